"""Candles on a cake: as many as the text says, in the cake's own drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from layoutgen import vocab
from layoutgen.art import packs
from layoutgen.art.drawing import Drawing
from layoutgen.art.tint import recolour
from layoutgen.layout import Item, Layout

_ON = frozenset({"on", "with", "in", "has"})
_WAX = ("#55ACEE", "#FFCC4D", "#F5F8FA", "#77B255", "#9266CC")
_MOST = 24  # more of them would be a wall of wax


def candles_on(layout: Layout, cake: Item) -> list[int]:
    """The items that are candles of this cake."""
    nodes = {r.subject for r in layout.scene.relations if r.object == cake.node and r.predicate in _ON}
    nodes |= {r.object for r in layout.scene.relations if r.subject == cake.node and r.predicate in _ON}
    first = next((other.id for other in layout.items if other.node == cake.node), None)
    return [
        number
        for number, item in enumerate(layout.items)
        if item.node in nodes and vocab.noun(item.label).name == "candle" and cake.id == first
    ]


def candled(drawing: Drawing, candles: Sequence[int], attributes: Sequence[str] = ()) -> Drawing:
    """`drawing`, or a cake with that many candles that burn where there are any."""
    return drawing if not candles else _with_candles(drawing.name, min(len(candles), _MOST), tuple(attributes))


@lru_cache(maxsize=64)
def _with_candles(name: str, count: int, attributes: tuple[str, ...]) -> Drawing:
    cake = packs.find("plain cake")
    assert cake is not None
    x, y, width, height = cake.view
    tall, rows = 17.0, 1 if count <= 5 else 2
    sticks = ""
    for rank in sorted(range(count), key=lambda rank: rank % rows):  # the farther row first
        row = rank % rows
        across = 0.5 if count == 1 else 0.12 + 0.76 * rank / (count - 1)
        cx, foot = x + width * (0.14 + 0.72 * across), 8.0 + 5.0 * row - 3.0 * abs(across - 0.5) * (1 - row)
        wide = min(3.4, 0.6 * width * 0.72 / count)
        sticks += (
            f'<rect x="{cx - wide / 2:.2f}" y="{foot - tall:.2f}" width="{wide:.2f}" height="{tall:.2f}" '
            f'fill="{_WAX[rank % len(_WAX)]}"/><path fill="#F4900C" d="M{cx:.2f} {foot - tall - 9:.2f}'
            f'c{wide} 4 {wide} 8 0 8.4c{-wide} -.4 {-wide} -4.4 0 -8.4z"/>'
        )
    top = 8.0 - 3.0 - tall - 9.0
    painted = recolour(cake, attributes)
    svg = painted.svg[: -len("</g>")] + sticks + "</g>"
    return replace(painted, name=name, svg=svg, view=(x, top, width, y + height - top))
