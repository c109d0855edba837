"""Branches that bear birds grow into the picture from its side, one above another: their tree is beyond the edge."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.body import Body, Entity

_WIDE = 0.5  # of the canvas: how far they reach in
_CLEAR = 0.03  # between those who sit on the highest and the upper edge


def reach_in(entities: Sequence[Entity], aspect: float) -> None:
    """Moves several branches up in the air to the right edge of the canvas, with all that is on them.

    It is done where branches are all there is: beside other things they stay where the relations have them.
    """
    if len(entities) != 1 or entities[0].fixed or any(b.given is not None for b in entities[0].bodies):
        return
    bodies = entities[0].bodies
    node = bodies[0].node
    if len(bodies) == 1 or node.noun.name != "branch" or node.noun.support != "sky" or node.thing.position:
        return
    for number, body in enumerate(sorted(bodies, key=lambda body: body.y)):
        body.grow(max(1.0, min(_WIDE * aspect / body.w, 0.92 / len(bodies) / _height(body))))
        high = _height(body)
        low = _CLEAR + high + number * (0.94 - high) / len(bodies)
        body.shift(aspect - 0.5 * body.w - body.x, min(low, 0.94) - body.y)
    entities[0].measure()


def _height(body: Body) -> float:
    """From its lower edge to the heads of those on it."""
    return body.y - min(part.y - part.h for part in body.tree())
