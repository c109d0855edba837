"""The blanket and the sheets of a bed, whose drawing has them, in the colours and patterns that the text gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.tint import look, recolour
from layoutgen.layout import Item, Layout
from layoutgen.sorts import BEDDING

BED = "own/bed"
_BLANKET = {'d="M36 22h64': "#3B88C3", 'd="M44 36h62': "#226699", 'd="M34 21h10': "#55ACEE"}  # shapes of the drawing
_SHEET = {'d="M8 28h98': "#E1E8ED", 'd="M34 21h10': "#CCD6DD"}
_INSIDE = re.compile(r"</?svg[^>]*>")
_FILL = re.compile(r'fill="#[0-9A-Fa-f]{6}"')
_SPREAD_ON = frozenset({"on", "covering", "has", "with", "covered with", "part of"})


def bedding_of(layout: Layout) -> dict[int, int]:
    """Items that are the one blanket or the sheets on a bed, with the item of the bed."""
    beds = {item.node: n for n, item in enumerate(layout.items) if vocab.noun(item.label).name in _BEDS}
    if not beds:
        return {}
    found = {}
    for number, item in enumerate(layout.items):
        if vocab.noun(item.label).name not in BEDDING or "folded" in item.attributes:
            continue
        alone = vocab.noun(item.label).name == "sheet" or sum(other.node == item.node for other in layout.items) == 1
        bed = next((beds[r] for r in _lies_on(layout, item) if r in beds), None)
        if bed is not None and alone:
            found[number] = bed
    return found


_BEDS = frozenset({"bed", "hospital bed"})


def _lies_on(layout: Layout, item: Item) -> list[str]:
    """Nodes that an item is said to be on, or to belong to."""
    pairs = [(r.subject, r.object) for r in layout.scene.relations if r.predicate in _SPREAD_ON]
    sleepers = {a for a, b in pairs if b == item.node}
    under = [b for a, b in pairs if a in sleepers and b != item.node]  # of who lies on a blanket and on a bed
    return [*(b if a == item.node else a for a, b in pairs if item.node in (a, b)), *under]


def made(layout: Layout, bed: Item, drawing: Drawing) -> Drawing:
    """The bed with its blanket and sheets in their colours; sheets without a blanket give all of it theirs."""
    mine = [layout.items[n] for n, host in bedding_of(layout).items() if layout.items[host].id == bed.id]
    blankets = [item for item in mine if vocab.noun(item.label).name != "sheet"]
    for item in mine:
        alone = not blankets and vocab.noun(item.label).name == "sheet"
        shapes = _BLANKET if item in blankets or alone else _SHEET
        drawing = _dyed(drawing, shapes, item.attributes)
        if alone:
            drawing = _dyed(drawing, dict.fromkeys(list(_SHEET)[:1], "#E1E8ED"), item.attributes)
    return drawing


def _dyed(drawing: Drawing, shapes: dict[str, str], attributes: Sequence[str]) -> Drawing:
    """`drawing` with some of its shapes as `attributes` say; as it is where they name no colour and no pattern."""
    if not look(attributes).colours and look(attributes).pattern is None:
        return drawing
    svg = drawing.svg
    family = " ".join(dict.fromkeys(shapes.values()))
    for mark, fill in shapes.items():
        at = svg.find(mark)
        if at >= 0:
            start, end = svg.rfind("<", 0, at), svg.find("/>", at) + 2
            shape = _FILL.sub(f'fill="{fill}"', svg[start:end])
            alone = recolour(replace(drawing, svg=f'<svg data-main="{family}">{shape}</svg>'), attributes)
            svg = svg[:start] + _INSIDE.sub("", alone.svg) + svg[end:]
    return replace(drawing, svg=svg)
