"""Colour, pattern and material words on a drawing: "a red car" gets a red body and keeps its tyres, glass and lamps.

A drawing says which of its fills carry its colour (`data-main`, found by `families` and reviewed); those fills move to
the asked colour and keep their distances in lightness, so that shading stays. Patterns and materials paint them too.
"""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from layoutgen import vocab
from layoutgen.art.covering import pieces
from layoutgen.art.drawing import Drawing
from layoutgen.art.families import FILL, fills, full
from layoutgen.art.oklab import oklch, to_hex
from layoutgen.art.patterns import marks
from layoutgen.art.surfaces import MATERIALS, OWN_COLOURS, OWN_MARKS, PATTERNS, Material

_AND = re.compile(r"\s+and\s+|\s*,\s*|-and-|\s*&\s*|\s*/\s*")
_FAMILY = re.compile(r'data-(main|second)="([^"]*)"')
_ALIVE = frozenset({"animal", "bird", "person", "fish", "insect"})
_TWO_TONE = frozenset({"vehicle", "boat", "aircraft", "structure", "building", "appliance", "furniture", "electronics"})
_SERVED = frozenset({"food", "fruit", "vegetable"})
_SWEET = frozenset({"cake", "cupcake", "candy", "lollipop", "icing", "frosting", "popsicle", "jelly", "sprinkle"})
_LONG = frozenset({"vehicle", "boat", "aircraft"})  # whose stripes run along the side
# animals that already look as the words say
_NATURAL = dict.fromkeys(("cow", "zebra", "panda", "penguin"), frozenset({"black", "white"}))
_COATS = frozenset({"gold", "golden", "silver"})
_STRIPED = frozenset({"cat", "tiger", "zebra", "tabby", "tabby cat", "kitten", "bee"})


@dataclass(frozen=True, slots=True)
class Look:
    """What the attributes ask for: colours in their order, a pattern word, a material word."""

    colours: tuple[str, ...] = ()
    pattern: str | None = None
    material: str | None = None


def look(attributes: Sequence[str], name: str = "") -> Look:
    """Colours, pattern and material of `attributes`; words that `name` has already ("black cat") change nothing."""
    phrases = [part.strip().lower() for attribute in attributes for part in _AND.split(attribute) if part.strip()]
    colours: list[str] = []
    kind = material = None
    for phrase in phrases:
        found = vocab.colour(phrase)
        if phrase in PATTERNS:
            kind = phrase
        elif phrase in MATERIALS and phrase not in name.split():
            material = phrase
        elif found is not None:
            colours.append(found)
        elif phrase not in name and not phrase.endswith(" wine"):  # red wine does not make the glass red
            colours.extend(_inner_colours(phrase))
            kind = next((word for word in phrase.split() if word in PATTERNS), kind)
    if set(colours) <= {vocab.colour(word) for word in name.split()}:
        colours = []  # a black cat has art of its own; a black and white cat still needs its white
    return Look(tuple(dict.fromkeys(colours)), kind, material)


def _inner_colours(phrase: str) -> list[str]:
    """Colours inside a longer phrase: "red striped", "bright blue painted"."""
    words = phrase.split()
    if PATTERNS.get(words[-1]) == "stripes" and len(words) > 2 and all(map(vocab.colour, words[:-1])):
        return [colour for word in words[:-1] if (colour := vocab.colour(word))]  # "blue red striped"
    for size in (2, 1):
        said = (vocab.colour(" ".join(words[start : start + size])) for start in range(len(words) - size + 1))
        colours = [colour for colour in said if colour is not None]
        if colours:
            return colours if size == 1 and not PATTERNS.keys().isdisjoint(words) else colours[:1]
    return []


def recolour(drawing: Drawing, attributes: Sequence[str]) -> Drawing:
    """`drawing` with the colours, patterns and materials that `attributes` name; itself when they name none.

    Two colours become patches on an animal, two tones on a vehicle or a piece of furniture, stripes on other things;
    three are all seen.
    The result has the same frame and key points; `pale` says whether it is near white now.
    """
    wanted = look(attributes, drawing.name)
    group = vocab.noun(drawing.name).group
    if group in _SERVED and PATTERNS.get(wanted.pattern or "") == "rainbow" and _SWEET.isdisjoint(drawing.name.split()):
        wanted = replace(wanted, pattern=None)  # a colourful salad has the colours of what is in it
    if wanted == Look() or _natural(drawing.name, wanted):
        return drawing
    main, second = _families(drawing.svg)
    if not main:
        return drawing
    paint = _paint(wanted, main[0], group, bool(second))
    table = {colour: shade(colour, main[0], paint.base) for colour in main}
    if paint.second is not None:
        table |= {colour: shade(colour, second[0], paint.second) for colour in second}
    if wanted.colours:
        table |= _apart(fills(drawing.svg), table, main[0], group)
    svg = _painted(drawing.svg, table) if paint.kind is None else _patterned(drawing, main, table, paint, paint.kind)
    if paint.opacity < 1:
        svg = _faded(svg, paint.opacity)
    light, chroma, _ = oklch(paint.base)
    return replace(drawing, svg=svg, pale=light > 0.88 and chroma < 0.05)


def _painted(svg: str, table: Mapping[str, str]) -> str:
    """`svg` with its colours exchanged by `table`."""

    def exchanged(match: re.Match[str]) -> str:
        return match.group(0).replace(match.group(1), table.get(full(match.group(1)), match.group(1)))

    return FILL.sub(exchanged, svg)


def _patterned(drawing: Drawing, main: Sequence[str], table: Mapping[str, str], paint: _Paint, kind: str) -> str:
    """The drawing painted by `table`, with the marks of the pattern on every shape of the main family, in its shade."""
    mark = {colour: shade(colour, main[0], paint.mark) for colour in main}
    over = marks(kind, drawing.view, paint.third)
    svg = ""
    for text, shape in pieces(drawing.svg, main):
        svg += _painted(text, table) + (shape.under(over, mark[shape.fill]) if shape is not None else "")
    return svg


def _faded(svg: str, opacity: float) -> str:
    """The drawing as a sheet of glass: what says where it comes from stays in front."""
    return (
        svg.replace("<g ", f'<g opacity="{opacity}" ', 1)
        if svg.startswith("<g ")
        else f'<g opacity="{opacity}">{svg}</g>'
    )


def _natural(name: str, wanted: Look) -> bool:
    """Whether the animal `name` looks like that by itself: a black and white cow, a striped cat."""
    if wanted.pattern is not None:
        return PATTERNS[wanted.pattern] == "stripes" and name in _STRIPED and not wanted.colours
    coat = _NATURAL.get(name) or _NATURAL.get(vocab.noun(name).name)
    return coat is not None and set(wanted.colours) == {vocab.colour(word) for word in coat}


@dataclass(frozen=True, slots=True)
class _Paint:
    base: str
    mark: str
    kind: str | None
    second: str | None = None
    opacity: float = 1.0
    third: str | None = None


def _paint(wanted: Look, own: str, group: str, has_second: bool) -> _Paint:
    """What to paint a drawing of colour `own` with."""
    alive = group in _ALIVE
    material = MATERIALS.get(wanted.material or "")
    if alive and wanted.material in _COATS and material is not None:
        material = Material(material.colour)  # golden fur does not shine; a wooden horse is a figure, with its grain
    base = wanted.colours[0] if wanted.colours else material.colour if material else own
    mark = wanted.colours[1] if len(wanted.colours) > 1 else _contrast(base)
    third = wanted.colours[2] if len(wanted.colours) > 2 else None
    opacity = material.opacity if material else 1.0
    if wanted.pattern is not None:
        if wanted.pattern in OWN_COLOURS and not wanted.colours:
            base, mark = OWN_COLOURS[wanted.pattern]
        mark = OWN_MARKS.get(wanted.pattern, mark)
        kind = PATTERNS[wanted.pattern]
        if kind == "stripes":
            kind = "level" if group == "clothing" else "bands" if group in _LONG else "upright"
            mark = _darker(base) if alive and len(wanted.colours) < 2 else mark
        return _Paint(base, mark, kind, opacity=opacity, third=third)
    if len(wanted.colours) > 1:
        if alive:
            return _Paint(base, mark, "patches", opacity=opacity, third=third)
        if third is not None:
            return _Paint(base, mark, "thirds" if group in _TWO_TONE else "three", opacity=opacity, third=third)
        if has_second and group in _TWO_TONE:
            return _Paint(base, mark, None, mark, opacity)
        return _Paint(base, mark, "halves" if group in _TWO_TONE else "upright", opacity=opacity)
    if material is not None and material.texture is not None:
        return _Paint(base, _tone(base, material.texture), material.texture, opacity=opacity)
    return _Paint(base, mark, None, opacity=opacity)


def _families(svg: str) -> tuple[list[str], list[str]]:
    """(main, second) as the drawing declares them; without a declaration all its fills but near black and white."""
    declared = {key: value.split() for key, value in _FAMILY.findall(svg.partition(">")[0])}
    if declared.get("main"):
        return declared["main"], declared.get("second", [])
    found = [colour for colour in fills(svg) if 0.36 < oklch(colour)[0] < 0.93]
    return found, []


def _apart(colours: Sequence[str], table: Mapping[str, str], anchor: str, group: str) -> dict[str, str]:
    """New shades for fills that the asked colour would swallow: letters on a white sign, keys of a black keyboard.

    Fills near black stay on vehicles, where they are tyres, and so do fills that were close to the main one all along.
    """
    ground = table[anchor]
    base, _, _ = oklch(ground)
    moved = {}
    for colour in colours:
        light, chroma, hue = oklch(colour)
        tyre = group == "vehicle" and light < 0.36
        if colour in table or tyre or _distance(colour, ground) > 0.12 or _distance(colour, anchor) < 0.18:
            continue
        moved[colour] = to_hex(base + (0.16 if base < 0.4 else 0.22) if base < 0.6 else base - 0.26, chroma, hue)
    return moved


def _distance(first: str, second: str) -> float:
    """How far apart two colours look, 0..1 in OKLab."""
    a, b = (cmath.rect(chroma, math.radians(hue)) for _, chroma, hue in (oklch(first), oklch(second)))
    return math.hypot(oklch(first)[0] - oklch(second)[0], abs(a - b))


def _contrast(base: str) -> str:
    """The second colour of a pattern when only one is named: white, on light grounds a deep shade of the same hue."""
    light, chroma, hue = oklch(base)
    return "#FAFAFA" if light < 0.8 else to_hex(0.45, min(chroma, 0.12), hue)


def _darker(base: str) -> str:
    light, chroma, hue = oklch(base)
    return to_hex(light - 0.2 if light > 0.5 else light + 0.2, chroma, hue)


def _tone(base: str, texture: str) -> str:
    """The marks of a material: mortar and highlights are lighter than the ground, grain and grit darker."""
    light, chroma, hue = oklch(base)
    if texture == "bricks":
        return to_hex(0.86, 0.012, hue)
    if texture == "sheen":
        return to_hex(min(0.98, light + 0.09), chroma * 0.8, hue)
    return to_hex(light - 0.1, chroma, hue)


def shade(colour: str, anchor: str, target: str) -> str:
    """`colour` of a family whose main fill is `anchor`, moved so that the anchor becomes `target`; `#RRGGBB`.

    Distances in lightness stay. Where black or white leaves no room on one side, they shrink or turn to the other side,
    so that folds and windows can still be told apart; black stays lighter than tyres and outlines.
    """
    light, chroma, hue = oklch(target)
    light = min(0.985, max(0.31, light))
    step = oklch(colour)[0] - oklch(anchor)[0]
    if light > 0.9:
        moved = light - abs(step) * (0.55 if step < 0 else 0.3)
    elif light < 0.42:
        moved = light + (step * 0.65 if step > 0 else -step * 0.22)
    else:
        moved = light + (min(step * 0.85, (0.97 - light) * 0.6) if step > 0 else step * 0.85)
    moved = min(0.985, max(0.2, moved))
    return to_hex(moved, chroma, hue)
