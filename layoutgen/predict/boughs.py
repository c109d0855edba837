"""A branch that bears birds grows into the picture from its side: its tree is beyond the edge."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.body import Body, Entity

_WIDE = 0.74  # of the canvas: how far a single one reaches in
_SEVERAL = 0.5  # and each of several
_LOW = 0.6  # how far down a single one is
_CLEAR = 0.03  # between those who sit on it and the upper edge


def _height(body: Body) -> float:
    """From its lower edge to the heads of those on it."""
    return body.y - min(part.y - part.h for part in body.tree())


def reach_in(entities: Sequence[Entity], aspect: float) -> None:
    """Moves branches up in the air to the right edge of the canvas, with all that is on them.

    It is done where branches are all there is: beside other things they stay where the relations have them.
    """
    if len(entities) != 1 or entities[0].fixed or any(b.given is not None for b in entities[0].bodies):
        return
    bodies = entities[0].bodies
    node = bodies[0].node
    if node.noun.name != "branch" or node.noun.support != "sky" or node.thing.position:
        return
    ordered = sorted(bodies, key=lambda body: body.y)
    for number, body in enumerate(ordered):
        if len(ordered) == 1:
            body.grow(max(1.0, min(1.6, _WIDE * aspect / body.w)))
        high = _height(body)
        if len(ordered) > 1:
            body.grow(max(1.0, min(_SEVERAL * aspect / body.w, 0.92 / len(ordered) / high)))
            high = _height(body)
            low = _CLEAR + high + number * (0.94 - high) / len(ordered)
        else:
            low = max(_LOW, high + _CLEAR)
        body.shift(aspect - 0.5 * body.w - body.x, min(low, 0.94) - body.y)
    entities[0].measure()
