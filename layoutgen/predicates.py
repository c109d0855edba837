"""What every canonical predicate means for two boxes: the table, the tests, and the words of the documentation.

Lengths are in canvas heights: a box is first stretched by the canvas's aspect, so that directions are those a person sees.
`near` lengths grow with the things: R is half the mean longer side of the two, at least 0.1.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import NamedTuple

from layoutgen.errors import LayoutgenError


class Predicate(NamedTuple):
    """A canonical predicate: its name, family, inverse (or ""), and its geometric meaning in words."""

    name: str
    family: str
    inverse: str
    meaning: str


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


def _behind(a: Solid, b: Solid) -> bool:
    _, _, ox, _ = _spans(a, b)
    if a.z is not None and b.z is not None and a.z >= b.z:
        return False
    return (a.region or a.y1 <= b.y1 + 0.02) and -ox <= _reach(a, b)


def _on(a: Solid, b: Solid) -> bool:
    dx, dy, ox, _ = _spans(a, b)
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
    dx, dy, _, _ = _spans(a, b)
    covers = _inside(b, a) >= 0.5 and (a.x1 - a.x0) * (a.y1 - a.y0) > (b.x1 - b.x0) * (b.y1 - b.y0)
    return covers or _near(a, b)


def _has(a: Solid, b: Solid) -> bool:
    """b is a part, a garment or a belonging of a: its centre lies in a's box, stretched by a tenth, or it touches a."""
    return _gap(a, b) <= TOUCH


def _wearing(a: Solid, b: Solid) -> bool:
    mx, my = 0.15 * (a.x1 - a.x0), 0.15 * (a.y1 - a.y0)
    wide = Solid(a.x0 - mx, a.y0 - my, a.x1 + mx, a.y1 + my)
    return _inside(b, wide) >= 0.6 and (b.x1 - b.x0) * (b.y1 - b.y0) <= 1.3 * (a.x1 - a.x0) * (a.y1 - a.y0)


def _riding(a: Solid, b: Solid) -> bool:
    dx, dy, ox, _ = _spans(a, b)
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


_SIDE = (
    "the centre offset points {} within 45 degrees; shortened by a tenth of both sizes it is still more than half as long "
    "as the whole offset; the boxes overlap along {} by at most half of the smaller"
)
_TOUCHES = "the boxes touch or are at most {} apart"
_NEAR = "the gap between the boxes is at most R"

_TABLE: tuple[tuple[str, str, str, Test, str], ...] = (
    ("left of", "direction", "right of", _left, _SIDE.format("left", "x")),
    ("right of", "direction", "left of", _swap(_left), _SIDE.format("right", "x")),
    ("above", "direction", "below", _above, _SIDE.format("up", "y")),
    ("below", "direction", "above", _swap(_above), _SIDE.format("down", "y")),
    (
        "behind",
        "depth",
        "in front of",
        _behind,
        "a has the smaller z (where known); its lower edge is no more than 0.02 below b's, unless it is a region; "
        "the gap along x is at most R",
    ),
    ("in front of", "depth", "behind", _swap(_behind), "b is behind a"),
    (
        "on",
        "support",
        "",
        _on,
        "a's lower edge lies within b (from 0.04 above its upper edge to 0.04 below its lower edge); they share at least half "
        "of the narrower width; and a's centre is the higher one, or a lies in b by 80 %, or b is a region",
    ),
    (
        "under",
        "support",
        "",
        _under,
        "a's centre is the lower one; they share at least half of the narrower width; the gap along y is at most 0.25",
    ),
    (
        "in",
        "containment",
        "containing",
        _in,
        "half of a's width lies within b, the boxes share a tenth of a's height, and a's lower edge lies in b (0.04 "
        "tolerance) or a lies in b by 60 %: flowers in a vase, a man in a boat",
    ),
    ("inside", "containment", "containing", lambda a, b: _inside(a, b) >= 0.6, "60 % of a's area lies in b"),
    ("containing", "containment", "in", _swap(_in), "b is in a"),
    ("full of", "containment", "", _swap(_in), "b is in a"),
    ("near", "proximity", "near", _near, _NEAR),
    (
        "next to",
        "proximity",
        "next to",
        _beside,
        "the centre offset points left or right within 45 degrees; the boxes overlap along x by at most 35 % of the narrower, "
        "along y by at least a quarter of the lower; the gap along x is at most R",
    ),
    ("at", "proximity", "", _near, _NEAR),
    ("with", "proximity", "with", lambda a, b: _gap(a, b) <= 2 * _reach(a, b), "the gap is at most 2 R"),
    ("along", "proximity", "", _near, _NEAR),
    ("against", "proximity", "", _within(TOUCH), _TOUCHES.format(TOUCH)),
    ("leaning on", "proximity", "", _within(TOUCH), _TOUCHES.format(TOUCH)),
    (
        "around",
        "surround",
        "",
        _around,
        "a is larger and covers half of b, or is near it; several a stand on at least two sides of b (no empty arc over "
        "240 degrees)",
    ),
    ("surrounded by", "surround", "around", _swap(_around), "b is around a"),
    (
        "between",
        "between",
        "",
        lambda a, b: _gap(a, b) <= 4 * _reach(a, b),
        "seen from a's centre, two of the objects lie in directions at least 110 degrees apart; with one object box alone: "
        "the gap is at most 4 R",
    ),
    (
        "among",
        "between",
        "",
        lambda a, b: _gap(a, b) <= 4 * _reach(a, b),
        "a's centre lies within the hull of the objects, stretched by R; with one object box alone: the gap is at most 4 R",
    ),
    (
        "over",
        "direction",
        "",
        _over,
        "a's centre is the higher one and they share at least 30 % of the narrower width",
    ),
    (
        "across",
        "support",
        "",
        _across,
        "a spans 80 % of b's width at its height (a bridge), or a is on b (somebody who walks across a street)",
    ),
    ("through", "containment", "", _through, "a quarter of one lies in the other"),
    (
        "opposite",
        "proximity",
        "opposite",
        _opposite,
        "the centre offset points left or right within 45 degrees and the boxes overlap along x by at most a quarter",
    ),
    ("facing", "proximity", "", _chasing, "the gap is at most 0.4 or 2 R"),
    (
        "far from",
        "proximity",
        "far from",
        lambda a, b: _gap(a, b) >= 0.2,
        "the gap between the boxes is at least 0.2",
    ),
    (
        "wearing",
        "attachment",
        "",
        _wearing,
        "60 % of b lies in a's box stretched by 15 % to each side, and b is not much larger than a",
    ),
    ("holding", "attachment", "", _within(TOUCH), _TOUCHES.format(TOUCH)),
    ("carrying", "attachment", "", _within(TOUCH), _TOUCHES.format(TOUCH)),
    (
        "riding",
        "support",
        "",
        _riding,
        "a's lower edge lies within b's height, they share 40 % of the narrower width, and a's centre is higher",
    ),
    ("has", "part", "part of", _has, _TOUCHES.format(TOUCH)),
    ("part of", "part", "has", _swap(_has), _TOUCHES.format(TOUCH)),
    ("covering", "support", "covered with", _covering, "40 % of one lies in the other"),
    ("covered with", "support", "covering", _covering, "40 % of one lies in the other"),
    ("attached to", "attachment", "", _within(TOUCH), _TOUCHES.format(TOUCH)),
    (
        "hanging from",
        "attachment",
        "",
        _hanging,
        "a lies in b by 80 % (a picture on a wall), or its upper edge lies within b's height and its centre lower than b's, "
        "with 40 % of its width below b",
    ),
    ("eating", "action", "", _near, _NEAR),
    ("drinking", "action", "", _near, _NEAR),
    ("looking at", "action", "", lambda a, b: _gap(a, b) <= 1.0, _TOUCHES.format(1.0)),
    ("reading", "action", "", _near, _NEAR),
    ("using", "action", "", _near, _NEAR),
    ("playing with", "action", "", _near, _NEAR),
    ("playing", "action", "", _near, _NEAR),
    ("pulling", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("pushing", "action", "", _near, _NEAR),
    ("kicking", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("hitting", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("throwing", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("catching", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("chasing", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("following", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("leading", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("feeding", "action", "", _near, _NEAR),
    ("touching", "action", "", _within(TOUCH), _TOUCHES.format(TOUCH)),
    ("cutting", "action", "", _near, _NEAR),
    ("flying", "action", "", lambda a, b: _gap(a, b) <= 1.0, _TOUCHES.format(1.0)),
    ("driving", "action", "", _driving, "30 % of a lies in b, or a rides b"),
    ("talking to", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("interacting with", "action", "", _chasing, "the gap is at most 0.4 or 2 R"),
    ("larger than", "comparison", "smaller than", _scales(1.2, _area), "a's area is at least 1.2 times b's"),
    ("smaller than", "comparison", "larger than", _swap(_scales(1.2, _area)), "b is larger than a"),
    ("taller than", "comparison", "shorter than", _scales(1.1, _height), "a's height is at least 1.1 times b's"),
    ("shorter than", "comparison", "taller than", _swap(_scales(1.1, _height)), "b is taller than a"),
    ("same as", "comparison", "same as", _same, "the areas differ by at most a factor 0.6"),
)

PREDICATES: dict[str, Predicate] = {n: Predicate(n, family, inverse, said) for n, family, inverse, _, said in _TABLE}
TESTS: dict[str, Test] = {name: test for name, _, _, test, _ in _TABLE}


def known(predicate: str) -> Predicate:
    """The predicate's record. Raises LayoutgenError that names the nearest known one."""
    if predicate not in PREDICATES:
        near = difflib.get_close_matches(predicate, PREDICATES, n=1, cutoff=0.0)[0]
        raise LayoutgenError(f"unknown predicate {predicate!r}; the nearest known one is {near!r}")
    return PREDICATES[predicate]


def table() -> str:
    """The documentation's table of all predicates, in Markdown."""
    head = ["| predicate | family | inverse | a *predicate* b holds when |", "|---|---|---|---|"]
    return "\n".join([*head, *(f"| {p.name} | {p.family} | {p.inverse} | {p.meaning} |" for p in PREDICATES.values())])


_PAGE = """# What every predicate means

`layoutgen.geometry.holds(predicate, a, b)` says whether a relation holds between two boxes or items, `relation_holds`
whether it holds between two nodes with all their instances, and `check(layout)` lists everything that a layout breaks.

Lengths are in canvas heights (a box is first stretched by the canvas's width / height), y points down. R is half the mean of
the longer sides of the two boxes, at least 0.1. A region is stuff, or an item with a negative z.

Between nodes with several instances, directions, depth and comparisons hold between every pair; support, containment,
proximity, attachment and action hold when every subject has some object. When there are fewer objects than subjects, it is
enough that every object has its subject and the others stand within 0.4 (or 2 R) of one of them. Two directions stated of one
pair ("left of" and "above") make a diagonal: for each, GenEval's test alone is asked.

{table}

Sources: the directions satisfy GenEval's rule (arXiv 2310.11513) and NSR-1K's 90-degree sectors (arXiv 2305.15393) at once.
This page is written by `python -m layoutgen.predicates > docs/predicates.md`; a test checks that it is current.
"""

if __name__ == "__main__":
    import sys

    sys.stdout.write(_PAGE.format(table=table()))
