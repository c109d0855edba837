"""What is in a vessel: the soup that is seen in its bowl, milk in a glass, paint in a bucket, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.oklab import oklch, to_hex
from layoutgen.layout import Item, Layout

_COLOURS = {
    "soup": "#E59A3C", "tomato soup": "#D9432F", "stew": "#9C5B33", "chili": "#A83A22", "sauce": "#B8432A",
    "oat": "#EADBB8", "granola": "#C99A5A",
    "cereal": "#DDA94F",
    "porridge": "#EADBB8", "oatmeal": "#EADBB8", "broth": "#E8B860", "gravy": "#8A5A34", "curry": "#D9922E",
    "milk": "#FDFDF8", "water": "#8FD0F0", "juice": "#F9A13C", "orange juice": "#F9A13C", "lemonade": "#FBE27A",
    "wine": "#8E1F3C", "beer": "#F2B632", "soda": "#7A3B1E", "cola": "#5A2A16", "coke": "#5A2A16", "tea": "#B86E2E",
    "coffee": "#6B4226", "smoothie": "#EE7FA8", "liquid": "#B98A5A", "alcohol": "#D99A4A", "drink": "#F9A13C",
    "milkshake": "#F4C6D4", "cocktail": "#EE6A7C", "chocolate milk": "#9A6A48", "cider": "#D99A3C",
    "iced tea": "#C9803C", "hot chocolate": "#7A4A2E", "cocoa": "#7A4A2E", "chocolate": "#6B3E26",
    "honey": "#E8A317", "jam": "#B3203A", "jelly": "#B3203A",
    "syrup": "#9A5A1E", "oil": "#E8C93A", "paint": "#D9304A", "ketchup": "#D9262E", "mustard": "#F2C12E",
    "yogurt": "#FBF4EA", "cream": "#FBF4E0", "whipped cream": "#FDFBF4", "batter": "#F2DDA4", "dough": "#F0DDB0",
    "sugar": "#FDFDFD", "flour": "#F7F3EA", "sand": "#E3C98A", "dirt": "#7A5A3C", "soil": "#6B4A30",
    "pasta sauce": "#C8402A", "salsa": "#C8402A", "guacamole": "#8FB04A", "peanut butter": "#B87A3C",
}  # fmt: skip
_IN = frozenset({"in", "inside"})
_HEX = r"#[0-9A-Fa-f]{6}"
_Pour = Callable[[str, str], str]


def _surface(shape: str) -> _Pour:
    """Recolours the shape, the attributes of one of the drawing's own elements in order, that is the surface."""
    before, after = shape.split("fill")
    pattern = re.compile(f'({re.escape(before)}fill="){_HEX}("{re.escape(after)})')
    return lambda svg, colour: pattern.sub(rf"\g<1>{colour}\g<2>", svg)


def _into_glass(svg: str, colour: str) -> str:
    light, chroma, hue = oklch(colour)
    return svg.replace("#88C9F9", colour).replace("#55ACEE", to_hex(light - 0.1, chroma, hue))


def _added(shape: str) -> _Pour:
    """A shape of the colour on the drawing; `@` stands for the colour."""
    return lambda svg, colour: svg[: -len("</g>")] + shape.replace("@", colour) + "</g>"


def _into_bottle(svg: str, colour: str) -> str:
    """The bottle is clear, and its label goes."""
    clear = svg.replace("#88C9F9", "#D8EAF6").replace('fill="#55ACEE"', f'fill="{colour}"')
    return clear.replace('<path fill="#F5F8FA" d="M0 38h24v16H0z"/>', "").replace(
        '<path fill="#3B88C3" d="M0 42h24v8H0z"/>', ""
    )


def _into_pot(svg: str, colour: str) -> str:
    """The lid comes off."""
    start = svg.index('d="M8 13c4-8')
    lid = svg.rindex("<path", 0, start)
    return svg[:lid] + (
        '<ellipse cx="38" cy="12" rx="30" ry="6" fill="#66757F"/>'
        f'<ellipse cx="38" cy="12.500" rx="26" ry="4.200" fill="{colour}"/></g>'
    )


def _lighter(colour: str) -> str:
    light, chroma, hue = oklch(colour)
    return to_hex(min(1.0, light + 0.12), chroma, hue)


_POURS: Mapping[str, _Pour] = {
    "own/bowl": _surface(' cx="32" cy="8" rx="27" ry="4.800" fill/>'),
    "own/cup": _surface(' cx="20" cy="5.500" rx="16.500" ry="3.300" fill/>'),
    "own/pan": _surface(' cx="63" cy="5.500" rx="25" ry="3.200" fill/>'),
    "own/glass": _into_glass,
    "own/bottle": _into_bottle,
    "own/pot": _into_pot,
    "own/cauldron": lambda svg, colour: svg.replace("#77B255", colour).replace("#A6D388", _lighter(colour)),
    "twemoji/1faa3": _added('<ellipse cx="18" cy="5.100" rx="13.600" ry="2.700" fill="@"/>'),
    "twemoji/1fad9": _added(
        '<path fill="@" d="M8.200 15h19.600v15.400c0 1.500-4.400 2.700-9.800 2.700s-9.800-1.200-9.800-2.700z"/>'
        '<path fill="#FFF" fill-opacity=".7" d="M10 31a1 1 0 0 1-1-1V14a1 1 0 1 1 2 0v16a1 1 0 0 1-1 1z"/>'
    ),
    "twemoji/1f6c1": _added('<path fill="@" d="M2 19c8-2.400 24-1.600 33 1.200v1L2 20.200z"/>'),
}
_GLASS = "own/glass"


def filled(layout: Layout, item: Item, drawing: Drawing, key: str) -> Drawing:
    """`drawing`, the art `key` ("own/bowl") of an item, with what the text says is in it."""
    pour = _POURS.get(key)
    if pour is None:
        return drawing
    if key == _GLASS and "empty" in item.attributes:
        return replace(drawing, svg=drawing.svg.replace("#88C9F9", "#BBDDF5").replace("#55ACEE", "#CFE8F7"))
    inside = {r.subject for r in layout.scene.relations if r.object == item.node and r.predicate in _IN}
    for thing in layout.scene.objects:
        colour = _COLOURS.get(thing.label) or _COLOURS.get(thing.label.rsplit(" ", 1)[-1])
        if thing.id not in inside or colour is None or (key == _GLASS and thing.label == "water"):
            continue
        colour = next((c for word in thing.attributes if (c := vocab.colour(word))), colour)
        return replace(drawing, svg=pour(drawing.svg, colour))
    return drawing


def pours(key: str) -> bool:
    """Whether what is in a vessel with this art is seen in its drawing."""
    return key in _POURS
