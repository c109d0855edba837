"""The test of every canonical predicate for two boxes; `layoutgen.meanings` says the same in words.

Lengths are in canvas heights: a box is first stretched by the canvas's aspect, so that directions are as a person
sees them.
Nearness grows with the things: R is half the mean longer side of the two, at least 0.1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Solid(NamedTuple):
    """A box in canvas heights with its depth (none: unknown) and whether it is a region (stuff)."""

    x0: float
    y0: float
    x1: float
    y1: float
    z: int | None = None
    region: bool = False


Test = Callable[[Solid, Solid], bool]

EPS = 1e-6
TOUCH = 0.04  # what counts as touching
SHRINK = 0.1  # GenEval (arXiv 2310.11513): the centre offset is shortened by a tenth of both sizes


def _spans(a: Solid, b: Solid) -> tuple[float, float, float, float]:
    """Centre offsets x, y and overlaps along x, y (negative: a gap)."""
    dx = (a.x0 + a.x1 - b.x0 - b.x1) / 2
    dy = (a.y0 + a.y1 - b.y0 - b.y1) / 2
    return dx, dy, min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)


def _reach(a: Solid, b: Solid) -> float:
    longer = max(a.x1 - a.x0, a.y1 - a.y0) + max(b.x1 - b.x0, b.y1 - b.y0)
    return max(0.1, 0.25 * longer)


def _gap(a: Solid, b: Solid) -> float:
    _, _, ox, oy = _spans(a, b)
    return float((max(0.0, -ox) ** 2 + max(0.0, -oy) ** 2) ** 0.5)


def _inside(a: Solid, b: Solid) -> float:
    """Share of a that lies in b."""
    _, _, ox, oy = _spans(a, b)
    return ox * oy / ((a.x1 - a.x0) * (a.y1 - a.y0)) if ox > 0 and oy > 0 else 0.0


def _clear(offset: float, sizes: float, norm: float) -> bool:
    return abs(offset) - SHRINK * sizes > 0.5 * norm


def leans_left(a: Solid, b: Solid) -> bool:
    """The weaker "left of", used for one half of a diagonal ("left of and above"): GenEval's test alone."""
    dx, dy, _, _ = _spans(a, b)
    return dx < 0 and _clear(dx, a.x1 - a.x0 + b.x1 - b.x0, float((dx * dx + dy * dy) ** 0.5))


def leans_up(a: Solid, b: Solid) -> bool:
    """The weaker "above", used for one half of a diagonal."""
    dx, dy, _, _ = _spans(a, b)
    return dy < 0 and _clear(dy, a.y1 - a.y0 + b.y1 - b.y0, float((dx * dx + dy * dy) ** 0.5))


def _left(a: Solid, b: Solid) -> bool:
    dx, dy, ox, _ = _spans(a, b)
    small = min(a.x1 - a.x0, b.x1 - b.x0)
    return leans_left(a, b) and -dx >= abs(dy) - EPS and ox <= 0.5 * small


def _above(a: Solid, b: Solid) -> bool:
    dx, dy, _, oy = _spans(a, b)
    small = min(a.y1 - a.y0, b.y1 - b.y0)
    return leans_up(a, b) and -dy >= abs(dx) - EPS and oy <= 0.5 * small


def _over(a: Solid, b: Solid) -> bool:
    _, dy, ox, _ = _spans(a, b)
    return dy < 0 and ox >= 0.3 * min(a.x1 - a.x0, b.x1 - b.x0)


def deeper(a: Solid, b: Solid) -> bool:
    """Whether a is farther off than b: its z is smaller (where known, and b no region, which has none of its own), its
    lower edge no lower (unless a region's)."""
    if a.z is not None and b.z is not None and a.z >= b.z and not b.region:
        return False
    return a.region or a.y1 <= b.y1 + 0.02


def _behind(a: Solid, b: Solid) -> bool:
    _, _, ox, _ = _spans(a, b)
    return deeper(a, b) and -ox <= _reach(a, b)


def _on(a: Solid, b: Solid) -> bool:
    _, dy, ox, _ = _spans(a, b)
    wide = min(a.x1 - a.x0, b.x1 - b.x0)
    if ox < 0.5 * wide or not b.y0 - TOUCH <= a.y1 <= b.y1 + TOUCH:
        return False
    return b.region or dy <= EPS or _inside(a, b) >= 0.8


def _under(a: Solid, b: Solid) -> bool:
    _, dy, ox, oy = _spans(a, b)
    return dy > 0 and ox >= 0.5 * min(a.x1 - a.x0, b.x1 - b.x0) and -oy <= 0.25


def _in(a: Solid, b: Solid) -> bool:
    _, _, ox, oy = _spans(a, b)
    if ox < 0.5 * (a.x1 - a.x0) or oy < 0.1 * (a.y1 - a.y0):
        return False
    return b.y0 - EPS <= a.y1 <= b.y1 + TOUCH or _inside(a, b) >= 0.6


def _beside(a: Solid, b: Solid) -> bool:
    dx, dy, ox, oy = _spans(a, b)
    if a.region or b.region:
        return _gap(a, b) <= _reach(a, b)
    wide, high = min(a.x1 - a.x0, b.x1 - b.x0), min(a.y1 - a.y0, b.y1 - b.y0)
    if abs(dx) < abs(dy) - EPS or ox > 0.35 * wide or -ox > _reach(a, b):
        return False
    return oy >= 0.25 * high


def _within(reach: float) -> Test:
    """Edges at most `reach` apart."""
    return lambda a, b: _gap(a, b) <= reach


def _near(a: Solid, b: Solid) -> bool:
    return _gap(a, b) <= _reach(a, b)


def _around(a: Solid, b: Solid) -> bool:
    covers = _inside(b, a) >= 0.5 and (a.x1 - a.x0) * (a.y1 - a.y0) > (b.x1 - b.x0) * (b.y1 - b.y0)
    return covers or _near(a, b)


def _has(a: Solid, b: Solid) -> bool:
    """b is a part, a garment or a belonging of a: it lies in a's box or touches it."""
    return _gap(a, b) <= TOUCH


def _wearing(a: Solid, b: Solid) -> bool:
    mx, my = 0.15 * (a.x1 - a.x0), 0.15 * (a.y1 - a.y0)
    wide = Solid(a.x0 - mx, a.y0 - my, a.x1 + mx, a.y1 + my)
    return _inside(b, wide) >= 0.6 and (b.x1 - b.x0) * (b.y1 - b.y0) <= 1.3 * (a.x1 - a.x0) * (a.y1 - a.y0)


def _riding(a: Solid, b: Solid) -> bool:
    _, dy, ox, _ = _spans(a, b)
    return (
        ox >= 0.4 * min(a.x1 - a.x0, b.x1 - b.x0) and b.y0 - TOUCH <= a.y1 <= b.y1 + TOUCH and (b.region or dy < 0.05)
    )


def _covering(a: Solid, b: Solid) -> bool:
    return max(_inside(a, b), _inside(b, a)) >= 0.4


def _hanging(a: Solid, b: Solid) -> bool:
    _, dy, ox, _ = _spans(a, b)
    if _inside(a, b) >= 0.8:
        return True
    return ox >= 0.4 * (a.x1 - a.x0) and dy > 0 and b.y0 - TOUCH <= a.y0 <= b.y1 + TOUCH


def _through(a: Solid, b: Solid) -> bool:
    return max(_inside(a, b), _inside(b, a)) >= 0.25


def _across(a: Solid, b: Solid) -> bool:
    _, _, ox, oy = _spans(a, b)
    spans = ox >= 0.8 * (b.x1 - b.x0) and oy > 0
    return spans or _on(a, b)


def _opposite(a: Solid, b: Solid) -> bool:
    dx, dy, ox, _ = _spans(a, b)
    return abs(dx) >= abs(dy) - EPS and ox <= 0.25 * min(a.x1 - a.x0, b.x1 - b.x0)


def _driving(a: Solid, b: Solid) -> bool:
    return _inside(a, b) >= 0.3 or _riding(a, b)


def _chasing(a: Solid, b: Solid) -> bool:
    return _gap(a, b) <= max(0.4, 2 * _reach(a, b))


def _scales(ratio: float, sides: Callable[[Solid], float]) -> Test:
    return lambda a, b: sides(a) >= ratio * sides(b)


def _area(a: Solid) -> float:
    return (a.x1 - a.x0) * (a.y1 - a.y0)


def _height(a: Solid) -> float:
    return a.y1 - a.y0


def _same(a: Solid, b: Solid) -> bool:
    return 0.6 <= _area(a) / _area(b) <= 1 / 0.6


def _swap(test: Test) -> Test:
    return lambda a, b: test(b, a)


TESTS: dict[str, Test] = {
    "left of": _left,
    "right of": _swap(_left),
    "above": _above,
    "below": _swap(_above),
    "behind": _behind,
    "in front of": _swap(_behind),
    "on": _on,
    "under": _under,
    "in": _in,
    "inside": lambda a, b: _inside(a, b) >= 0.6,
    "containing": _swap(_in),
    "full of": _swap(_in),
    "near": _near,
    "next to": _beside,
    "at": _near,
    "with": lambda a, b: _gap(a, b) <= 2 * _reach(a, b),
    "along": _near,
    "against": _within(TOUCH),
    "leaning on": _within(TOUCH),
    "around": _around,
    "surrounded by": _swap(_around),
    "between": lambda a, b: _gap(a, b) <= 4 * _reach(a, b),
    "among": lambda a, b: _gap(a, b) <= 4 * _reach(a, b),
    "over": _over,
    "across": _across,
    "through": _through,
    "opposite": _opposite,
    "facing": _chasing,
    "far from": lambda a, b: _gap(a, b) >= 0.2,
    "wearing": _wearing,
    "holding": _within(TOUCH),
    "carrying": _within(TOUCH),
    "riding": _riding,
    "has": _has,
    "part of": _swap(_has),
    "covering": _covering,
    "covered with": _covering,
    "attached to": _within(TOUCH),
    "hanging from": _hanging,
    "eating": _near,
    "drinking": _near,
    "looking at": lambda a, b: _gap(a, b) <= 1.0,
    "reading": _near,
    "using": _near,
    "playing with": _near,
    "playing": _near,
    "pulling": _chasing,
    "pushing": _near,
    "kicking": _chasing,
    "hitting": _chasing,
    "throwing": _chasing,
    "catching": _chasing,
    "chasing": _chasing,
    "following": _chasing,
    "leading": _chasing,
    "feeding": _near,
    "touching": _within(TOUCH),
    "cutting": _near,
    "flying": lambda a, b: _gap(a, b) <= 1.0,
    "driving": _driving,
    "talking to": _chasing,
    "interacting with": _chasing,
    "larger than": _scales(1.2, _area),
    "smaller than": _swap(_scales(1.2, _area)),
    "taller than": _scales(1.1, _height),
    "shorter than": _swap(_scales(1.1, _height)),
    "same as": _same,
}
