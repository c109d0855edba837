"""Markings of the coat: stripes, spots, patches, a saddle. They lie inside the trunk and the neck."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from layoutgen.art.animals.species import Species
from layoutgen.art.people.sheet import Point, Sheet, between


def draw_marks(sheet: Sheet, kind: Species, trunk: Sequence[Point], neck: Sequence[Point]) -> None:
    """trunk: hip, belly, shoulder. neck: its two ends."""
    if kind.marked in _ON_TRUNK:
        _ON_TRUNK[kind.marked](sheet, kind, trunk)
    if kind.marked == "zebra":
        _rings(sheet, kind, neck)
    elif kind.marked == "spots":
        _dots(sheet, kind, neck)


def _across(start: Point, end: Point) -> Point:
    """The unit vector across a line, to its upper side when the line goes right."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = math.hypot(dx, dy) or 1.0
    return dy / long, -dx / long


def _thick(kind: Species, t: float) -> float:
    """Half the thickness of the trunk at the share t of the way from hip to shoulder."""
    first, second = (kind.rump, kind.waist) if t < 0.5 else (kind.waist, kind.chest)
    share = t * 2 if t < 0.5 else t * 2 - 1
    return first + (second - first) * share


def _spine(trunk: Sequence[Point], t: float) -> Point:
    hip, belly, shoulder = trunk
    return between(hip, belly, t * 2) if t < 0.5 else between(belly, shoulder, t * 2 - 1)


def _zebra(sheet: Sheet, kind: Species, trunk: Sequence[Point]) -> None:
    nx, ny = _across(trunk[0], trunk[2])
    for k in range(8):
        t = -0.12 + k * 0.155
        x, y = _spine(trunk, t)
        r = _thick(kind, min(1.0, max(0.0, t))) * (0.9 if 0 <= t <= 1 else 0.82)
        lean = (0.5 - t) * 5.0
        d = f"M{x + nx * r} {y + ny * r}Q{x + lean} {y} {x - nx * r * 0.8} {y - ny * r * 0.8}"
        sheet.path(d, "", stroke=kind.coat.marks, width=2.3)


def _down(neck: Sequence[Point], kind: Species, t: float) -> tuple[float, float, float]:
    """x y on the middle of the neck, t of the way along it, and half its thickness there."""
    _, thick, thin, _ = kind.neck
    x, y = between(neck[0], neck[1], t)
    return x, y, thick + (thin - thick) * t


def _rings(sheet: Sheet, kind: Species, neck: Sequence[Point]) -> None:
    nx, ny = _across(neck[0], neck[1])
    for k in range(5):
        x, y, thick = _down(neck, kind, 0.1 + k * 0.2)
        r = thick * 0.9
        sheet.line([(x + nx * r, y + ny * r), (x - nx * r, y - ny * r)], 1.9, kind.coat.marks)


def _spots(sheet: Sheet, kind: Species, trunk: Sequence[Point]) -> None:
    nx, ny = _across(trunk[0], trunk[2])
    for t, off, size in (
        (0.0, 0.3, 0.3), (0.02, -0.34, 0.24), (0.3, 0.44, 0.3), (0.34, -0.2, 0.26), (0.62, 0.3, 0.28),
        (0.66, -0.4, 0.24), (0.95, 0.2, 0.3), (0.92, -0.44, 0.26),
    ):  # fmt: skip
        x, y = _spine(trunk, t)
        r = _thick(kind, t)
        sheet.ellipse(x + nx * r * off, y + ny * r * off, r * size, r * size * 0.86, kind.coat.marks)


def _dots(sheet: Sheet, kind: Species, neck: Sequence[Point]) -> None:
    nx, ny = _across(neck[0], neck[1])
    for k in range(7):
        x, y, r = _down(neck, kind, 0.08 + k * 0.14)
        off = 0.3 if k % 2 else -0.3
        sheet.circle((x + nx * r * off, y + ny * r * off), r * 0.4, kind.coat.marks)


def _patches(sheet: Sheet, kind: Species, trunk: Sequence[Point]) -> None:
    nx, ny = _across(trunk[0], trunk[2])
    for t, off, wide, high in ((0.1, 0.72, 0.8, 0.26), (0.42, -0.2, 0.62, 0.46), (0.8, 0.66, 0.62, 0.32)):
        x, y = _spine(trunk, t)
        r = _thick(kind, t)
        sheet.ellipse(x + nx * r * off, y + ny * r * off, r * wide, r * high, kind.coat.marks)


def _saddle(sheet: Sheet, kind: Species, trunk: Sequence[Point]) -> None:
    nx, ny = _across(trunk[0], trunk[2])
    ends = [(_spine(trunk, t), _thick(kind, t)) for t in (0.12, 0.34, 0.56)]
    points = [(x + nx * r * 0.66, y + ny * r * 0.66) for (x, y), r in ends]
    sheet.limb(points, (1.4, 2.3, 1.4), kind.coat.dark)


def _tabby(sheet: Sheet, kind: Species, trunk: Sequence[Point]) -> None:
    nx, ny = _across(trunk[0], trunk[2])
    for t in (0.15, 0.38, 0.61, 0.84):
        x, y = _spine(trunk, t)
        r = _thick(kind, t)
        start, end = (x + nx * r * 0.86, y + ny * r * 0.86), (x + nx * r * 0.3, y + ny * r * 0.3)
        sheet.limb((start, end), (1.5, 0.5), kind.coat.marks)


_ON_TRUNK: Mapping[str, Callable[[Sheet, Species, Sequence[Point]], None]] = {
    "zebra": _zebra, "spots": _spots, "patches": _patches, "saddle": _saddle, "tabby": _tabby,
}  # fmt: skip
