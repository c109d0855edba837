"""Rugs and mats: as large as what stands on them, and in a room under whatever else is there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layoutgen.predict.body import Body, Node
from layoutgen.sorts import SPREAD

_ROUND = 1.35  # width of a rug over that of what stands on it
_FLAT = 0.27  # height of a rug, which lies on the floor, over its width
_WIDE = 0.72  # of the canvas's width, under the furniture of a room
_BEFORE = 0.05  # so far before the nearest foot it ends


def carry(children: Sequence[Body], host: Body) -> None:
    """Makes a rug wide enough for those on it; their feet come on its middle."""
    laid = host.node.noun.name == "blanket" and host.node.host is None and living(children)
    if not (laid or host.node.noun.name in SPREAD) or host.locked:
        return
    wide = max(host.w, _ROUND * sum(child.w for child in children))
    host.w, host.h = wide, _FLAT * wide


def living(children: Sequence[Body]) -> bool:
    """Whether all of them are people or animals, under whom a blanket is spread out."""
    return all(child.node.noun.group in ("person", "animal") for child in children)


def loose(roots: Sequence[Node], related: Collection[str]) -> list[Node]:
    """The rugs of which nothing is said but that they are there, beside other things. related: ids in relations."""
    if len(roots) < 2:
        return []
    return [
        node
        for node in roots
        if node.noun.name in SPREAD
        and node.number == 1
        and node.id not in related
        and not node.thing.position
        and not any(body.given for body in node.bodies)
        and not node.bodies[0].children
    ]


def lay(rugs: Sequence[Node], others: Sequence[Body], aspect: float) -> None:
    """Spreads the rugs on the floor under the others, side by side."""
    if not rugs or not others:
        return
    middle = (min(b.x0 for b in others) + max(b.x1 for b in others)) / 2
    wide = _WIDE * aspect / len(rugs)
    foot = min(0.965, max(b.y for b in others) + _BEFORE)
    left = min(max(middle - wide * len(rugs) / 2, 0.02 * aspect), 0.98 * aspect - wide * len(rugs))
    for k, rug in enumerate(rugs):
        body = rug.bodies[0]
        body.w, body.h = 0.98 * wide, _FLAT * wide
        body.x, body.y = left + (k + 0.5) * wide, foot
