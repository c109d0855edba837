"""Parts of a drawing in colours of their own: the red door of a house, the soup that is seen in its bowl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.contents import filled, pours
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
_ART = re.compile(r'data-art="([^"]*)"')
_HAS = frozenset({"has", "with"})


def accented(layout: Layout, item: Item, drawing: Drawing) -> Drawing:
    """`drawing` of an item with the colours that the text gives to its parts, and with what is in it."""
    found = _ART.search(drawing.svg[:200])
    key = found.group(1) if found else ""
    if pours(key):
        return filled(layout, item, drawing, key)
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
