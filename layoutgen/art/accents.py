"""Parts of a drawing in colours of their own: the red door of a house, the soup that is seen in its bowl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.oklab import oklch, to_hex
from layoutgen.layout import Item, Layout

_PARTS = {  # of a drawing: how the shapes of a part begin, and how much darker than its colour each is
    "own/house": {
        "roof": (("M36 0 72 31H0z", 0.0), ("M0 31 3 28.500", 0.06)),
        "door": (("M29 40h14v24H29z", 0.0),),
        "chimney": (("M52 6h9v18h-9z", 0.0),),
    },
}
_FILLED = {  # where what is in a vessel is seen: the shapes of the drawing that have its colour
    "own/bowl": re.compile(r'(<ellipse cx="32" cy="8" rx="27" ry="4.800" fill=")#[0-9A-Fa-f]{6}'),
    "own/cup": re.compile(r'(<ellipse cx="20" cy="5.500" rx="16.500" ry="3.300" fill=")#[0-9A-Fa-f]{6}'),
}
_SOUPS = {
    "soup": "#E59A3C",
    "tomato soup": "#D9432F",
    "stew": "#9C5B33",
    "chili": "#A83A22",
    "sauce": "#B8432A",
    "porridge": "#EADBB8",
    "oatmeal": "#EADBB8",
    "milk": "#FDFDF8",
    "water": "#8FD0F0",
    "broth": "#E8B860",
    "tea": "#B5651D",
    "coffee": "#5A3620",
    "cocoa": "#6B3E26",
    "chocolate": "#6B3E26",
    "hot chocolate": "#6B3E26",
    "chocolate milk": "#9C6B4A",
    "cola": "#4A2A1C",
    "coke": "#4A2A1C",
    "soda": "#4A2A1C",
    "beer": "#F2B632",
}
_DRINKS = {
    "milk": "#FDFDF8", "water": "#88C9F9", "juice": "#F9A13C", "orange juice": "#F9A13C", "lemonade": "#FBE27A",
    "wine": "#8E1F3C", "beer": "#F2B632", "soda": "#7A3B1E", "cola": "#5A2A16", "coke": "#5A2A16", "tea": "#C9803C",
    "iced tea": "#C9803C", "coffee": "#6B4226", "smoothie": "#EE7FA8", "liquid": "#B98A5A", "alcohol": "#D99A4A",
    "drink": "#F9A13C", "milkshake": "#F4C6D4", "cocktail": "#EE6A7C", "chocolate milk": "#9A6A48", "cider": "#D99A3C",
}  # fmt: skip
_ART = re.compile(r'data-art="([^"]*)"')
_HAS = frozenset({"has", "with"})
_IN = frozenset({"in", "inside"})


def accented(layout: Layout, item: Item, drawing: Drawing) -> Drawing:
    """`drawing` of an item with the colours that the text gives to its parts, and with what is in it."""
    found = _ART.search(drawing.svg[:200])
    key = found.group(1) if found else ""
    if key in _FILLED:
        return _filled(layout, item, drawing, _FILLED[key])
    if key == "own/glass":
        return _poured(layout, item, drawing)
    known = _PARTS.get(key)
    if known is None:
        return drawing
    svg = drawing.svg
    for part, colour in _coloured(layout, item):
        for start, darker in known.get(vocab.noun(part).name, ()):
            light, chroma, hue = oklch(colour)
            fill = to_hex(max(0.0, light - darker), chroma, hue)
            svg = re.sub(r'fill="#[0-9A-Fa-f]{6}"( d="' + re.escape(start) + ")", rf'fill="{fill}"\1', svg)
    return drawing if svg == drawing.svg else replace(drawing, svg=svg)


def _coloured(layout: Layout, item: Item) -> Iterator[tuple[str, str]]:
    """The parts that the item has, with their colours as `#rrggbb`."""
    nodes = {r.object for r in layout.scene.relations if r.subject == item.node and r.predicate in _HAS}
    nodes |= {r.subject for r in layout.scene.relations if r.object == item.node and r.predicate == "part of"}
    for thing in layout.scene.objects:
        if thing.id in nodes:
            yield from ((thing.label, colour) for word in thing.attributes if (colour := vocab.colour(word)))


def _poured(layout: Layout, item: Item, drawing: Drawing) -> Drawing:
    """A glass with the drink that the text says is in it, or with nothing."""
    if "empty" in item.attributes:
        return replace(drawing, svg=drawing.svg.replace("#88C9F9", "#BBDDF5").replace("#55ACEE", "#CFE8F7"))
    inside = {r.subject for r in layout.scene.relations if r.object == item.node and r.predicate in _IN}
    for thing in layout.scene.objects:
        colour = _DRINKS.get(thing.label) or _DRINKS.get(thing.label.rsplit(" ", 1)[-1])
        if thing.id in inside and colour and thing.label != "water":
            colour = next((c for word in thing.attributes if (c := vocab.colour(word))), colour)
            light, chroma, hue = oklch(colour)
            rim = to_hex(light - 0.1, chroma, hue)
            return replace(drawing, svg=drawing.svg.replace("#88C9F9", colour).replace("#55ACEE", rim))
    return drawing


def _filled(layout: Layout, item: Item, drawing: Drawing, shapes: re.Pattern[str]) -> Drawing:
    """A bowl whose soup is seen, a glass of juice."""
    inside = {r.subject for r in layout.scene.relations if r.object == item.node and r.predicate in _IN}
    for thing in layout.scene.objects:
        colour = _SOUPS.get(thing.label) or _SOUPS.get(thing.label.rsplit(" ", 1)[-1])
        if thing.id in inside and colour:
            colour = next((c for word in thing.attributes if (c := vocab.colour(word))), colour)
            return replace(drawing, svg=shapes.sub(rf"\g<1>{colour}", drawing.svg))
    return drawing
