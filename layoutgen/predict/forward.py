"""What is small stands before what is large where both are in one place, so that it is seen: a cat before a chair."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layoutgen.predict.body import Body, Entity
from layoutgen.predict.footing import airborne

_SMALL = 0.75  # of the area of what hides it
_HIDDEN = 0.12  # so much of a thing may be covered
_NEAREST = 0.965  # the lowest foot
_STEP = 0.012


def bring_forward(entities: Sequence[Entity], apart: Collection[tuple[int, int]]) -> None:
    """Moves small things that larger ones would hide down, before them, as far as the ground goes.

    apart: pairs of ids of entities between which the text states the depth; these stay.
    """
    standing = [e for e in entities if not e.fixed and not e.floats and not e.kept and _stands(e)]
    for large in sorted(standing, key=lambda e: -_area(e.core)):
        for small in standing:
            if small is large or small.far or {(id(small), id(large)), (id(large), id(small))} & set(apart):
                continue
            need = max((_step(a, b) for a in small.bodies for b in large.bodies), default=0.0)
            if 0.0 < need <= max(small.hi, _NEAREST) - small.core[3]:
                for body in small.bodies:
                    body.shift(0.0, need)
                small.measure()


def _stands(entity: Entity) -> bool:
    node = entity.bodies[0].node
    return not airborne(node) and node.noun.support in ("ground", "any", "surface")


def _step(small: Body, large: Body) -> float:
    """How far down the small body must come to stand before the large one that hides it; 0 where it does not."""
    if small.w * small.h > _SMALL * large.w * large.h or small.y > large.y:
        return 0.0
    across = min(small.x1, large.x1) - max(small.x0, large.x0)
    down = min(small.y, large.y) - max(small.y0, large.y0)
    if across <= 0 or down <= 0 or across * down < _HIDDEN * small.w * small.h:
        return 0.0
    return large.y - small.y + _STEP


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
