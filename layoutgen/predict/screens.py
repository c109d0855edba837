"""Fences and railings: as many sections of them as those behind need; power lines from one side to the other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from layoutgen.predict.body import Body, Entity
from layoutgen.predict.cast import Cast
from layoutgen.predict.rules import RAILS
from layoutgen.sorts import WIRES

_BEHIND = {"behind", "through"}
_ROOM = 1.15  # width of a fence over that of those behind it, who stand side by side
_OVER = 0.02  # of the canvas's width, by which it reaches beyond them
_WIDEST = 0.96  # of the canvas
_MOST = 5  # sections
_WIRE = 0.94  # of the canvas's width, that a wire spans


def lengthen(cast: Cast) -> None:
    """Adds sections to the fences that several stand behind, before anything has its place."""
    for fence, behind in _fences(cast):
        wide = min(_ROOM * sum(other.w for other in behind), _WIDEST * cast.aspect)
        fence.w *= min(_MOST, max(1, round(wide / fence.w)))
        fence.w = min(fence.w, _WIDEST * cast.aspect)


def span(entities: Sequence[Entity], aspect: float) -> None:
    """Draws wires that nothing is on out across the picture, one below another."""
    for entity in entities:
        wires = entity.bodies
        free = not any(b.locked or b.given is not None or b.children for b in wires)
        if wires[0].node.noun.name not in WIRES or not free or wires[0].host is not None:
            continue
        wide = max(wires[0].w, _WIRE * aspect)
        high = wide / max(1.0, wires[0].node.aspect)
        for k, wire in enumerate(wires):
            wire.w, wire.h, wire.x, wire.y = wide, high, wires[0].x, wires[0].y + 0.7 * k * high
        entity.measure()


def cover(cast: Cast) -> None:
    """Draws the fences out to either side until they are before all who stand behind them."""
    for fence, behind in _fences(cast):
        left = max(min(fence.x0, *(b.x0 - _OVER for b in behind)), (1 - _WIDEST) / 2 * cast.aspect)
        right = min(max(fence.x1, *(b.x1 + _OVER for b in behind)), (1 + _WIDEST) / 2 * cast.aspect)
        if right - left <= fence.w or any(b.y > fence.y for b in behind):
            continue
        one = fence.node.aspect * fence.h  # width of a section
        count = max(1, min(_MOST, math.ceil((right - left) / one - 0.3)))
        fence.h *= min(1.0, (right - left) / count / one)
        fence.x, fence.w = (left + right) / 2, right - left


def _fences(cast: Cast) -> Iterator[tuple[Body, list[Body]]]:
    """Each fence that is free, stands by itself and has several behind it, with these."""
    for node in cast.roots:
        fence = node.bodies[0]
        if node.noun.name in RAILS and node.number == 1 and fence.given is None and not fence.children:
            names = {r.subject for r in cast.stated if r.object == node.id and r.predicate in _BEHIND}
            behind = [body for name in sorted(names) for body in cast.nodes[name].bodies if not cast.nodes[name].region]
            if len(behind) > 1:
                yield fence, behind
