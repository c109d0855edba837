"""Nearer to the camera: a scene that fills little of the picture is enlarged as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.body import Body, Entity

ENOUGH = 0.64  # of the canvas's width or height: nothing is enlarged that fills so much
_FULL = 0.72
_LOW = 0.4  # a row lower than this may be wider
_ROW = 0.2
_MOST = 1.6


def zoom(entities: Sequence[Entity], aspect: float, edge: float | None = None) -> float:
    """Enlarges everything about the lowest foot, as far as canvas and ground allow; returns the factor, 1 for none.

    edge: of a counter; what stands on it is as large as it can be.

    Directions, order and proportions stay. Feet stay on the ground: they come no higher than their entity's `lo` and
    no lower than its `hi`.
    """
    alone = len(entities) == 1 and not any(len(list(b.tree())) > 1 for b in entities[0].bodies)
    if not entities or alone or any(e.fixed or e.hi == edge for e in entities):
        return 1.0
    x0, y0, x1, y1 = (pick(e.hull[k] for e in entities) for k, pick in enumerate((min, min, max, max)))
    fills = max((x1 - x0) / aspect, y1 - y0)
    row = _ROW * min(1.0, max(0.0, _LOW - (y1 - y0)) / 0.15)
    if fills >= ENOUGH + row or fills <= 0:
        return 1.0
    factor = min(_MOST, (_FULL + row) / fills)
    foot = min(0.93, y1 + 0.4 * (factor - 1) * (y1 - y0))  # the lowest comes a little nearer
    for e in entities:
        rise = y1 - e.core[3]
        if rise > 1e-6:
            factor = min(factor, max(1.0, (foot - e.lo + 0.01) / rise))
    foot = min(foot, *(max(e.hi, e.core[3]) + (y1 - e.core[3]) * factor for e in entities))
    factor = min(factor, (foot - 0.05) / (y1 - y0))
    if factor <= 1.02:
        return 1.0
    middle = (x0 + x1) / 2
    half = (x1 - x0) * factor / 2
    centre = min(aspect * 0.97 - half, max(aspect * 0.03 + half, middle))
    for e in entities:
        for body in e.bodies:
            _enlarge(body, factor, (middle, y1), (centre, foot))
        e.measure()
    return factor


def _enlarge(body: Body, factor: float, about: tuple[float, float], to: tuple[float, float]) -> None:
    x, y = to[0] + (body.x - about[0]) * factor, to[1] + (body.y - about[1]) * factor
    body.grow(factor)
    body.shift(x - body.x, y - body.y)
