"""A pair of shoes: the drawing of one, twice."""

from __future__ import annotations

from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.layout import Item, Layout

PAIR_OF = "pair of "
_PAIRS = frozenset({"glove", "gloves", "sock", "socks", "mitten", "mittens"})  # of which the art shows two
_ASIDE, _BELOW = 0.5, 0.12  # of the drawing's width and height, from the farther one to the nearer


def is_pair(layout: Layout, item: Item) -> bool:
    """Whether the one shoe of a layout stands for "some shoes"."""
    if vocab.portion(vocab.singular(item.label), "pair") == item.label or item.label.startswith(PAIR_OF):
        return False
    span = next((thing.span for thing in layout.scene.objects if thing.id == item.node), None)
    said = layout.scene.text[slice(*span)].lower() if span is not None else ""
    if sum(other.node == item.node for other in layout.items) > 1 and "pairs of" not in said:
        return False
    return said.endswith("s") and not item.label.endswith("s")


def paired(drawing: Drawing) -> Drawing:
    """Two of a drawing, the nearer one lower and to the right; itself when it shows a pair already."""
    if drawing.name in _PAIRS:
        return drawing
    x, y, width, height = drawing.view
    dx, dy = round(_ASIDE * width, 3), round(_BELOW * height, 3)
    svg = f'<g>{drawing.svg}</g><g transform="translate({dx} {dy})">{drawing.svg}</g>'
    return replace(drawing, name=f"pair of {drawing.name}", svg=svg, view=(x, y, width + dx, height + dy))
