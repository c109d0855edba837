"""Projections that hold one entity where it belongs: on the canvas, on its ground, within a range."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.layout import Box
from layoutgen.predict.body import Entity
from layoutgen.predict.forces import Force, Grip


def bounds(e: Entity, width: float) -> Force:
    """The foot between lo and hi, the core between left and right, and (unless it sits on a host) all on the canvas."""
    h0, h1, h2, h3 = e.hull
    c0, c1, c2, c3 = e.core
    margin = 0.0 if e.edged else 0.02 * min(1.0, width)

    def force() -> float:
        if e.fixed:
            return 0.0
        x = y = 0.0
        if e.left > 0 or e.right < width or e.seated:
            least, most = (e.left, e.right) if e.seated else (max(margin, e.left), min(width - margin, e.right))
            x = _clamp(c0 + e.dx, c2 + e.dx, least, most)
        if not e.seated:
            x += _clamp(h0 + e.dx + x, h2 + e.dx + x, margin, width - margin)
        foot = c3 + e.dy
        if foot < e.lo:
            y = e.lo - foot
        elif foot > e.hi:
            y = e.hi - foot
        if not e.seated:
            top = 0.02 if h1 == c1 else 0.085  # what sits on a host may be drawn a little higher on it
            y += _clamp(h1 + e.dy + y, h3 + e.dy + y, top, 0.98)
        if abs(x) + abs(y) < 1e-6:
            return 0.0
        e.shift(x, y)
        return abs(x) + abs(y)

    return force


def _clamp(low: float, high: float, least: float, most: float) -> float:
    """How far to move an interval so that it lies in another; the middles meet when it is too long."""
    if high - low > most - least:
        return (least + most) / 2 - (low + high) / 2
    return least - low if low < least else most - high if high > most else 0.0


def centred(a: Grip, x: tuple[float, float], y: tuple[float, float]) -> Force:
    """All centres of a within these ranges (canvas heights)."""
    e = a.entity

    def force() -> float:
        if e.fixed:
            return 0.0
        dx = _clamp(a.cx0 + e.dx, a.cx1 + e.dx, *x)
        dy = _clamp(a.cy0 + e.dy, a.cy1 + e.dy, *y)
        if abs(dx) + abs(dy) < 1e-6:
            return 0.0
        e.shift(dx, dy)
        return abs(dx) + abs(dy)

    return force


def keep_ashore(entity: Entity, waters: Sequence[Box], spread: float) -> None:
    """Keeps what stands on the grass near a pond out of the water: on its near shore. spread: of its feet."""
    for box in waters:
        if entity.hi > box.y0 and box.y1 <= 0.94:
            entity.lo = max(entity.lo, min(0.95, box.y1 + 0.02 + spread))
            entity.hi = max(entity.lo + 0.02, entity.hi)
