"""Parts of a drawing in colours of their own: the red door of a house, the soup that is seen in its bowl."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.art.bedding import BED, made
from layoutgen.art.contents import filled, pours
from layoutgen.art.drawing import Drawing
from layoutgen.art.oklab import oklch, to_hex
from layoutgen.art.surfaces import MATERIALS
from layoutgen.layout import Item, Layout


class _Shape(NamedTuple):
    """A shape of a part. mark: attributes that no other element of the drawing has, in their order, without the fill.

    darker: how much darker than the part's colour it is. added: the path of a shape that is drawn right behind that
    element instead, for parts that the drawing does not set apart.
    """

    mark: str
    darker: float = 0.0
    added: str = ""


def _path(start: str, darker: float = 0.0, added: str = "") -> _Shape:
    return _Shape(f' d="{start}', darker, added)


_TAIL = {"tail": (_path("m92 20 14-20", 0.12), _path("M98 21h14l8-7")), "nose": (_path("M8 20l9-2.600"),)}
_SOCKETS = tuple(_Shape(f' cx="{x}" cy="31" r="2"') for x in (10, 27))
_PARTS: Mapping[str, Mapping[str, tuple[_Shape, ...]]] = {  # of a drawing
    "own/house": {
        "roof": (_path("M36 0 72 31H0z"), _path("M0 31 3 28.500", 0.06)),
        "door": (_path("M29 40h14v24H29z"),),
        "chimney": (_path("M52 6h9v18h-9z"),),
    },
    "own/train": {
        "door": (_path("M42 9h10v32H42z"),),
        "stripe": (_path("M1 30h73v4H0z"),),
        "front": (_path("M0 36h74v8H8", 0.0, "M0 34C2 16 10 4 22 4h4v40H8c-6 0-8-4-8-10z"),),
        "roof": (_path("M1 30h73v4H0z", 0.0, "M17 4.600C19 4.200 20.500 4 22 4h52v4H13zM78 8V4h54a4 4 0 0 1 4 4z"),),
    },
    "own/bus": {
        "door": (_path("M15 6h16v40H15z"),),
        "stripe": (_path("M34 36h78v2H34z", 0.0, "M33 32h79v4.500H33z"),),
        "front": (_path("M0 34h112v10", 0.0, "M0 24C1 8 3 0 11 0h3v48H4a4 4 0 0 1-4-4z"),),
        "roof": (_path("M0 34h112v10", 0.0, "M4.800 4C6.300 1 8.300 0 11 0h94a7 7 0 0 1 6.400 4z"),),
    },
    "twemoji/1f697": {  # a car
        "roof": (
            _path("M20 16h-2c-2", 0.0, "M15.200 17.400C17 15.600 18.500 14 20 14h5c1.600 0 5 1 7 3L30 17.600H26z"),
        ),
        "wheel": _SOCKETS,
        "rim": _SOCKETS,
        "hubcap": _SOCKETS,
    },
    "own/stool": {"seat": (_Shape(' x="0" y="2" width="36"', 0.06), _path("M4 2h28"))},
    "own/chair": {"seat": (_path("M5 40h34l4 7H1z"), _Shape(' x="0" y="46" width="44"', 0.06))},
    "own/sailboat": {
        "sail": (_path("M33 4v54H4"), _path("M33 4v54H23", 0.06), _path("M39 10c12"), _path("M39 40h19", 0.06)),
        "mast": (_path("M34.500 0h3v66"),),
        "bottom": (_path("M4 73h64"),),
    },
    "own/boat": {
        "stripe": (_path("M0 6c32 7 68 7"),),
        "trim": (_path("M0 6c32 7 68 7"),),
        "bottom": (_path("M3.500 20c30 5"),),
    },
    "own/airplane": _TAIL,
    "own/parked-airplane": _TAIL,
    "own/fire-hydrant": {
        **dict.fromkeys(
            ("top", "cap", "lid", "head"),
            (
                _path("M10 20a10 12 0 0 1 20 0z"),
                _Shape(' x="17" y="3" width="6" height="7" rx="2"', 0.08),
                _Shape(' x="7" y="18" width="26" height="5" rx="2"', 0.08),
            ),
        ),
        "bottom": (_Shape(' x="7" y="58" width="26"', 0.04), _Shape(' x="9" y="51" width="22"', 0.08)),
        **dict.fromkeys(
            ("side", "arm", "nozzle", "handle", "knob", "cover"),
            (_Shape(' x="4" y="28" width="8"'), _Shape(' x="28" y="28" width="8"', 0.05)),
        ),
    },
    "own/clock": {
        "face": (_Shape(' cx="28" cy="28" r="21"'),),
        "rim": (_Shape(' cx="28" cy="28" r="28"'), _Shape(' cx="28" cy="28" r="26"')),
        "hand": (_Shape(' d="M28 28 19 18"'), _Shape(' d="M28 28 40 17"')),
        **dict.fromkeys(("number", "numeral"), (_path("M27 8h2v5h-2z"),)),
    },
    "own/clock-tower": {"roof": (_path("M20 0 38 32H2z"), _path("m20 0 18 32H26z", 0.06)),
                        "top": (_path("M20 0 38 32H2z"), _path("m20 0 18 32H26z", 0.06)),
                        "face": (_Shape(' cx="20" cy="48" r="9.500"'),)},
    "own/sheep": {
        **dict.fromkeys(("face", "head"), (_path("M2 28C4 20"), _path("M22 20c5-3", 0.05))),
        "leg": (_path("M30 42h7v22"), _path("M22 42h7v22", 0.06)),
    },
    "own/bird": {
        "head": (_Shape(' cx="22" cy="16" r="14"'),),
        **dict.fromkeys(("belly", "chest", "breast", "stomach"), (_path("M10.500 26C14 30"),)),
        **dict.fromkeys(("wing", "feather"), (_path("M30 27c10-4"), _path("M33 38c7 5", 0.1))),
        "tail": (_path("M46 38l25 7"),),
        **dict.fromkeys(("beak", "bill"), (_path("M9 14 0 20"),)),
        **dict.fromkeys(("leg", "foot"), (_path("M30 50v11"),)),
        "body": (_path("M10 22C12 8"),),
    },
    "own/flying-bird": {
        "head": (_path("M6 32c2-7"),),
        **dict.fromkeys(("wing", "feather"), (_path("M34 32C32 18"), _path("M46 30C50 14", 0.1))),
        "tail": (_path("M72 38l26 4"),),
        **dict.fromkeys(("beak", "bill"), (_path("M7 30 0 36"),)),
        "body": (_path("M8 34c4-8"),),
    },
    "twemoji/1f6bd": {  # a toilet, whose lid is up
        "seat": (_path("M25 21c0 .553"),),
        "lid": (_path("M18 16H6c-1.104"),),
        "tank": (_path("M34 4c0-1.104"), _path("M22 4h12v2", 0.06)),
    },
    "twemoji/1fa81": {"tail": (_path("M27.367 35.339"), _path("M31.532 30.992", 0.08))},  # a kite
}  # fmt: skip
_ART = re.compile(r'data-art="([^"]*)"')
_INK = re.compile(r'\b(fill|stroke)="#[0-9A-Fa-f]{6}"')
_HAS = frozenset({"has", "with"})
_ALSO = {"toilet seat": "seat", "toilet lid": "lid", "toilet seat lid": "lid", "toilet tank": "tank", "tire": "wheel"}


def accented(layout: Layout, item: Item, drawing: Drawing) -> Drawing:
    """`drawing` of an item with the colours that the text gives to its parts, and with what is in it."""
    found = _ART.search(drawing.svg[:200])
    key = found.group(1) if found else ""
    if pours(key):
        return filled(layout, item, drawing, key)
    if key == BED:
        return made(layout, item, drawing)
    known = _PARTS.get(key)
    if known is None:
        return drawing
    svg = drawing.svg
    for part, colour in _seen((*_coloured(layout, item), *_told(layout, item, known))):
        for shape in known.get(part, ()):
            light, chroma, hue = oklch(colour)
            svg = _painted(svg, shape, to_hex(max(0.0, light - shape.darker), chroma, hue))
    return drawing if svg == drawing.svg else replace(drawing, svg=svg)


def sets_apart(drawing: Drawing, label: str) -> bool:
    """Whether the drawing has a part of this name, which the text may give a colour of its own."""
    found = _ART.search(drawing.svg[:200])
    return found is not None and not _names(label).isdisjoint(_PARTS.get(found.group(1), ()))


def is_part(label: str) -> bool:
    """Whether any drawing sets a part of this name apart."""
    return not _names(label).isdisjoint(_NAMES)


_NAMES = frozenset(name for parts in _PARTS.values() for name in parts)


def _names(label: str) -> set[str]:
    return {_ALSO.get(label) or vocab.noun(label).name, vocab.singular(label.split()[-1])} if label.split() else set()


def _seen(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The coloured parts; on a dark dial, hands and numbers without a colour are white."""
    if any(part == "face" and oklch(colour)[0] < _DARK for part, colour in parts):
        yield from (("hand", _LIGHT), ("number", _LIGHT))
    yield from parts


_DARK, _LIGHT = 0.5, "#F5F8FA"


def _painted(svg: str, shape: _Shape, fill: str) -> str:
    """`svg` with a shape in a colour; as it is where it has no such shape."""
    at = svg.find(shape.mark)
    if at < 0:
        return svg
    start, end = svg.rfind("<", 0, at), svg.find("/>", at) + 2
    if shape.added:
        return f'{svg[:end]}<path fill="{fill}" d="{shape.added}"/>{svg[end:]}'
    return svg[:start] + _INK.sub(rf'\g<1>="{fill}"', svg[start:end]) + svg[end:]


def _dye(word: str) -> str | None:
    """The `#rrggbb` of a colour word, or of a material's."""
    material = MATERIALS.get(word)
    return vocab.colour(word) or (material.colour if material else None)


def _coloured(layout: Layout, item: Item) -> Iterator[tuple[str, str]]:
    """The parts that the item has, with their colours as `#rrggbb`."""
    nodes = {r.object for r in layout.scene.relations if r.subject == item.node and r.predicate in _HAS}
    nodes |= {r.subject for r in layout.scene.relations if r.object == item.node and r.predicate == "part of"}
    for thing in layout.scene.objects:
        if thing.id in nodes:
            for name in _names(thing.label):
                yield from ((name, colour) for word in thing.attributes if (colour := _dye(word)))


def _told(layout: Layout, item: Item, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Parts that are no things of the scene, from the words up to the next thing: a hydrant "with a blue top"."""
    spans = [thing.span for thing in layout.scene.objects if thing.span is not None and thing.id != item.node]
    mine = next((thing.span for thing in layout.scene.objects if thing.id == item.node), None)
    if mine is None:
        return
    stop = min((start for start, _ in spans if start >= mine[1]), default=len(layout.scene.text))
    words = re.findall(r"[a-z-]+", layout.scene.text[mine[1] : stop].lower())
    for before, word in pairwise(words):
        part = vocab.singular(word)
        if part in known and (colour := _dye(before)):
            yield part, colour
