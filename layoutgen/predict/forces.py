"""One projection for each kind of statement: it moves two entities just as far as the statement asks, and no farther.

Projected relaxation as in position-based dynamics (Mueller et al. 2007): every force looks at where things are, and
shifts both ends (a fixed one not at all) until the statement holds with a little to spare.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from layoutgen.predict.body import Body, Entity

SPARE = 1.06
Force = Callable[[], float]  # moves things; returns how far, 0 when the statement held


class Grip:
    """The bodies of one node within an entity: their hull and the range of their centres, as measured."""

    __slots__ = ("cx0", "cx1", "cy0", "cy1", "entity", "foot", "x0", "x1", "y0", "y1")

    def __init__(self, entity: Entity, bodies: Sequence[Body]) -> None:
        self.entity = entity
        self.x0 = min(b.x0 for b in bodies)
        self.x1 = max(b.x1 for b in bodies)
        self.y0 = min(b.y0 for b in bodies)
        self.y1 = max(b.y for b in bodies)
        self.foot = min(b.y for b in bodies)  # of the farthest
        self.cx0 = min(b.x for b in bodies)
        self.cx1 = max(b.x for b in bodies)
        self.cy0 = min(b.cy for b in bodies)
        self.cy1 = max(b.cy for b in bodies)

    @property
    def w(self) -> float:
        return self.x1 - self.x0

    @property
    def h(self) -> float:
        return self.y1 - self.y0


def _apart(a: Entity, b: Entity, x: float, y: float) -> float:
    """Moves a by (-x, -y) and b by (x, y), sharing the way; a fixed end leaves all to the other."""
    if a.fixed and b.fixed:
        return 0.0
    share = 1.0 if b.fixed else 0.0 if a.fixed else 0.5
    a.shift(-x * share, -y * share)
    b.shift(x * (1 - share), y * (1 - share))
    return abs(x) + abs(y)


def left_of(a: Grip, b: Grip, slope: float) -> Force:
    """a left of b: no overlap along x, and every pair of centres within 45 degrees (slope 1) of the horizontal."""
    return _first(a.entity, b.entity, (a.x1, a.cx1, a.cy0, a.cy1), (b.x0, b.cx0, b.cy0, b.cy1), slope, _ACROSS)


def above(a: Grip, b: Grip, slope: float) -> Force:
    """a above b: no overlap along y, and every pair of centres within 45 degrees of the vertical."""
    return _first(a.entity, b.entity, (a.y1, a.cy1, a.cx0, a.cx1), (b.y0, b.cy0, b.cx0, b.cx1), slope, _UPRIGHT)


class _Axis(NamedTuple):
    """Along which axis one comes first, how much room is left between, and how a lack is shared with the other axis."""

    upright: bool
    room: float
    level: float  # share of the lack by which the middles are brought level
    rest: float  # share of it that is still made up along the axis then


_ACROSS = _Axis(False, 0.012, 0.4, 0.75)
_UPRIGHT = _Axis(True, 0.01, 0.8, 0.6)
_Ends = tuple[float, float, float, float]  # edge, centre, and least and greatest centre along the other axis


def _first(ea: Entity, eb: Entity, a: _Ends, b: _Ends, slope: float, axis: _Axis) -> Force:
    def force() -> float:
        x, y = eb.dx - ea.dx, eb.dy - ea.dy
        along, across = (y, x) if axis.upright else (x, y)
        after, before = b[3] - a[2] + across, a[3] - b[2] - across
        aslant = slope * SPARE * max(after, before) - (b[1] - a[1] + along)
        lack = max(aslant, axis.room - (b[0] - a[0] + along))
        if lack <= 1e-5:
            return 0.0
        level = 0.0
        if aslant > 0:
            most = axis.level * lack / slope
            level = max(-most, min(most, (before - after) / 2))
        way = lack * (axis.rest if level else 1.0) + 1e-4
        return _apart(ea, eb, level, way) if axis.upright else _apart(ea, eb, way, level)

    return force


def near(a: Grip, b: Grip, reach: float) -> Force:
    """Edges at most `reach` apart."""
    ea, eb = a.entity, b.entity

    def force() -> float:
        sx, sy = eb.dx - ea.dx, eb.dy - ea.dy
        gx = max(0.0, b.x0 + sx - a.x1, a.x0 - sx - b.x1)
        gy = max(0.0, b.y0 + sy - a.y1, a.y0 - sy - b.y1)
        distance = (gx * gx + gy * gy) ** 0.5
        if distance <= reach + 1e-6:
            return 0.0
        pull = (distance - 0.95 * reach) / distance
        right = 1 if b.cx0 + sx > a.cx0 else -1
        low = 1 if b.cy0 + sy > a.cy0 else -1
        return _apart(ea, eb, -gx * pull * right, -gy * pull * low)

    return force


def beside(a: Grip, b: Grip, reach: float, slope: float, side: int, level: bool = True) -> Force:
    """Next to one another at one ground line (`level`): a on the given side (-1 left, 1 right) of b."""
    row = left_of(a, b, slope) if side < 0 else left_of(b, a, slope)
    ea, eb = a.entity, b.entity

    def force() -> float:
        moved = row()
        sx, sy = eb.dx - ea.dx, eb.dy - ea.dy
        room = b.x0 + sx - a.x1 if side < 0 else a.x0 - sx - b.x1
        if room > reach:
            moved += _apart(ea, eb, side * (room - 0.9 * reach), 0.0)
        line = b.y1 + sy - a.y1
        if level and abs(line) > 0.06 * min(a.h, b.h) + 0.01:
            moved += _apart(ea, eb, 0.0, -0.5 * line)
        return moved

    return force


_CLOSE_BEHIND = 0.42  # of a barrier's height: so far beyond its foot is the foot of who is behind it


def behind(a: Grip, b: Grip, shown: float = 0.5) -> Force:
    """a behind b: its foot higher, overlapping along x or near it, and `shown` of its box not covered by b's; behind
    something wide (a fence) it looks out over it where the ground reaches high enough, else beside it."""
    ea, eb = a.entity, b.entity
    low = b.w >= 1.2 * b.h and b.h < 0.6 * a.h
    lifted = b.w >= 0.7 * a.w and eb.hi - b.h + (1 - shown) * a.h >= ea.lo + 0.01 and b.w >= 1.2 * b.h

    def force() -> float:
        moved = 0.0
        sx, sy = eb.dx - ea.dx, eb.dy - ea.dy
        lower = a.y1 + 0.025 - (b.foot + sy)
        if lower > 1e-6:
            moved += _apart(ea, eb, 0.0, lower)
            sy = eb.dy - ea.dy
        elif low and lower < 0.025 - _CLOSE_BEHIND * b.h:  # its feet are seen through a fence, not on top of it
            moved += _apart(ea, eb, 0.0, lower - 0.025 + 0.9 * _CLOSE_BEHIND * b.h)
            sy = eb.dy - ea.dy
        dx = (b.x0 + b.x1 - a.x0 - a.x1) / 2 + sx
        ox = min(a.x1, b.x1 + sx) - max(a.x0, b.x0 + sx)
        oy = min(a.y1, b.y1 + sy) - max(a.y0, b.y0 + sy)
        side = 1 if dx >= 0 else -1
        if lifted:
            if oy > (1 - shown) * a.h + 1e-6:
                moved += _apart(ea, eb, 0.0, oy - 0.97 * (1 - shown) * a.h)
            free = max(0.5 * (b.w - a.w), 0.35 * b.w if a.w < b.w else 0.05 * b.w)
            if abs(dx) > free + 1e-6:
                moved += _apart(ea, eb, -(abs(dx) - 0.95 * free) * (1 if dx > 0 else -1), 0.0)
            return moved
        limit = (1 - shown) * a.w * a.h / oy if oy > 0 else a.w
        wanted = min(0.35 * min(a.w, b.w), 0.9 * limit)
        if ox < wanted - 1e-6:
            moved += _apart(ea, eb, side * (ox - wanted), 0.0)
        elif ox > limit + 1e-6:
            moved += _apart(ea, eb, side * (ox - 0.97 * limit), 0.0)
        return moved

    return force


def farther(a: Grip, b: Grip) -> Force:
    """a's foot no lower than b's, so that b is the nearer one."""

    def force() -> float:
        lower = a.y1 + 0.005 - (b.foot + b.entity.dy - a.entity.dy)
        return _apart(a.entity, b.entity, 0.0, lower) if lower > 1e-6 else 0.0

    return force


def over(a: Grip, b: Grip, free: float) -> Force:
    """a above b's upper edge (by `free` of its height at least) and within its width."""
    ea, eb = a.entity, b.entity

    def force() -> float:
        sx, sy = eb.dx - ea.dx, eb.dy - ea.dy
        moved = 0.0
        lack = a.y1 - (b.y0 + sy) - (1 - free) * min(a.h, b.h)
        dy = (b.y0 + b.y1 - a.y0 - a.y1) / 2 + sy
        lack = max(lack, 0.02 - dy)
        if lack > 1e-6:
            moved += _apart(ea, eb, 0.0, lack)
        dx = (b.x0 + b.x1 - a.x0 - a.x1) / 2 + sx
        limit = max(0.5 * (a.w + b.w) - 0.6 * min(a.w, b.w), 0.0)
        if abs(dx) > limit + 1e-6:
            moved += _apart(ea, eb, -(abs(dx) - 0.95 * limit) * (1 if dx > 0 else -1), 0.0)
        return moved

    return force


def between(a: Grip, first: Grip, last: Grip) -> Force:
    """a in the middle of two others, which make room for it."""
    ea, e1, e2 = a.entity, first.entity, last.entity

    def force() -> float:
        def middle(g: Grip, e: Entity) -> tuple[float, float]:
            return (g.x0 + g.x1) / 2 + e.dx, (g.y0 + g.y1) / 2 + e.dy

        (x, y), (x1, y1), (x2, y2) = middle(a, ea), middle(first, e1), middle(last, e2)
        moved = 0.0
        side = 1 if x2 >= x1 else -1
        need = a.w + (first.w + last.w) / 2 + 0.03
        lack = max(need, 1.3 * abs(y2 - y1)) - abs(x2 - x1)
        if lack > 1e-5:
            moved += _apart(e1, e2, side * lack, 0.0)
        mid = (x1 + x2) / 2 + side * (first.w - last.w) / 4
        off_x, off_y = mid - x, (y1 + y2) / 2 - y
        slack = max(0.01, 0.25 * (abs(x2 - x1) / 2 - a.w / 2 - max(first.w, last.w) / 2))
        if abs(off_x) > slack:
            moved += _pull(ea, (e1, e2), off_x, 0.0)
        if abs(off_y) > 0.12 * abs(x2 - x1):
            moved += _pull(ea, (e1, e2), 0.0, 0.6 * off_y)
        return moved

    return force


def _pull(entity: Entity, others: Sequence[Entity], x: float, y: float) -> float:
    if entity.fixed:
        for other in others:
            other.shift(-x, -y)
    else:
        entity.shift(x, y)
    return abs(x) + abs(y)


def upon(a: Grip, b: Grip, deepest: float) -> Force:
    """a's lower edge within b, from its upper edge down to a share of its height, and their middles near along x."""
    ea, eb = a.entity, b.entity

    def force() -> float:
        sx, sy = eb.dx - ea.dx, eb.dy - ea.dy
        dx = (b.x0 + b.x1 - a.x0 - a.x1) / 2 + sx
        limit = 0.5 * (a.w + b.w) - 0.6 * min(a.w, b.w)
        x = (abs(dx) - 0.95 * limit) * (1 if dx > 0 else -1) if abs(dx) > limit + 1e-6 else 0.0
        high = b.y0 + 0.02 * b.h + sy
        low = max(high, min(b.y0 + deepest * b.h, (b.y0 + b.y1 + a.h) / 2 - 0.005) + sy)
        y = high - a.y1 if a.y1 < high - 1e-6 else low - a.y1 if a.y1 > low + 1e-6 else 0.0
        return _apart(ea, eb, -x, -y) if x or y else 0.0

    return force


def far(a: Grip, b: Grip, least: float) -> Force:
    """Edges at least `least` apart, along x."""
    ea, eb = a.entity, b.entity

    def force() -> float:
        sx, sy = eb.dx - ea.dx, eb.dy - ea.dy
        gx = max(b.x0 + sx - a.x1, a.x0 - sx - b.x1)
        gy = max(b.y0 + sy - a.y1, a.y0 - sy - b.y1)
        if max(gx, gy) >= least:
            return 0.0
        side = 1 if b.x0 + b.x1 + 2 * sx >= a.x0 + a.x1 else -1
        return _apart(ea, eb, side * (least * 1.03 - gx), 0.0)

    return force


def separate(a: Entity, b: Entity, allowed: float) -> Force:
    """Two unrelated entities cover at most `allowed` of the smaller one; they move apart along the shorter way."""
    (a0, a1, a2, a3), (b0, b1, b2, b3) = a.hull, b.hull
    smaller = min((a2 - a0) * (a3 - a1), (b2 - b0) * (b3 - b1))

    def force() -> float:
        sx, sy = b.dx - a.dx, b.dy - a.dy
        ox = min(a2, b2 + sx) - max(a0, b0 + sx)
        if ox <= 0:
            return 0.0
        oy = min(a3, b3 + sy) - max(a1, b1 + sy)
        if oy <= 0 or ox * oy <= allowed * smaller:
            return 0.0
        right = 1 if b0 + b2 + 2 * sx >= a0 + a2 else -1
        low = 1 if b1 + b3 + 2 * sy >= a1 + a3 else -1
        if ox <= oy * 1.3:
            return _apart(a, b, right * (ox - 0.9 * allowed * smaller / oy), 0.0)
        return _apart(a, b, 0.0, low * (oy - 0.9 * allowed * smaller / ox))

    return force


def relax(forces: Sequence[Force], sweeps: int) -> bool:
    """Applies all forces in turn until nothing moves; False when they still do after so many sweeps."""
    return any(sum(force() for force in forces) <= 1e-4 for _ in range(sweeps))
