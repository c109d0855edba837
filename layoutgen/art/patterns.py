"""Patterns and surfaces as shapes: stripes, dots, checks, patches of fur, wood grain, brick, a metal sheen.

A pattern is a few paths over the frame of a drawing; `covering` cuts them to its shapes. They are no `<pattern>` fills
and no clip paths because resvg takes 3 to 20 times as long for those.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from layoutgen.art.regions import path_region

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

View = tuple[float, float, float, float]

RAINBOW = ("#E53935", "#FB8C00", "#FDD835", "#43A047", "#1E6FD9", "#8E3CB0")


class Marks(NamedTuple):
    """One colour of a pattern: its path data; `fill` None means the colour that the words ask for."""

    data: str
    fill: str | None = None
    opacity: float = 1.0

    def region(self) -> BaseGeometry:
        """What the marks cover."""
        return _region(self.data)


@lru_cache(maxsize=64)
def _region(data: str) -> BaseGeometry:
    return path_region(data)


class Stamp(NamedTuple):
    """One colour of a tile: pieces of path data, each a start and the relative commands from there."""

    pieces: tuple[tuple[float, float, str], ...]
    fill: str | None = None
    opacity: float = 1.0


class Tile(NamedTuple):
    """A piece of pattern that repeats every `width` and `height`, in units of the pattern."""

    width: float
    height: float
    stamps: tuple[Stamp, ...]


def _rect(x: float, y: float, width: float, height: float) -> tuple[float, float, str]:
    return x, y, f"h{width:.2f}v{height:.2f}h{-width:.2f}z"


def _oval(x: float, y: float, rx: float, ry: float | None = None) -> tuple[float, float, str]:
    ry = rx if ry is None else ry
    arc = f"a{rx:.2f} {ry:.2f} 0 1 0"
    return x - rx, y, f"{arc} {2 * rx:.2f} 0{arc} {-2 * rx:.2f} 0z"


def _upright(u: float, size: float) -> Tile:
    return Tile(2 * u, size, (Stamp((_rect(u, 0, u, size),)),))


def _three(u: float, size: float) -> Tile:
    return Tile(3 * u, size, (Stamp((_rect(u, 0, u, size),)), Stamp((_rect(2 * u, 0, u, size),))))


def _level(u: float, size: float) -> Tile:
    return Tile(size, 2 * u, (Stamp((_rect(0, u, size, u),)),))


def _dots(u: float, _size: float) -> Tile:
    side = 2.6 * u
    return Tile(
        side, side, (Stamp((_oval(side / 4, side / 4, 0.55 * u), _oval(side * 3 / 4, side * 3 / 4, 0.55 * u))),)
    )


def _checks(u: float, _size: float) -> Tile:
    return Tile(2 * u, 2 * u, (Stamp((_rect(0, 0, u, u), _rect(u, u, u, u))),))


def _plaid(u: float, _size: float) -> Tile:
    side = 3 * u
    across, down = _rect(0, 0, side, u), _rect(0, 0, u, side)
    lines = _rect(2 * u, 0, 0.2 * u, side), _rect(0, 2 * u, side, 0.2 * u)
    return Tile(side, side, (Stamp((across,), None, 0.55), Stamp((down,), None, 0.55), Stamp(lines)))


def _flowers(u: float, _size: float) -> Tile:
    side = 3.2 * u
    hearts = (side / 4, side / 4), (side * 3 / 4, side * 3 / 4)
    around = (0.42, 0), (-0.42, 0), (0, 0.42), (0, -0.42)
    petals = tuple(_oval(x + dx * u, y + dy * u, 0.36 * u) for x, y in hearts for dx, dy in around)
    return Tile(side, side, (Stamp(petals), Stamp(tuple(_oval(x, y, 0.3 * u) for x, y in hearts), "#FFCC4D")))


def _rainbow(u: float, size: float) -> Tile:
    return Tile(6 * u, size, tuple(Stamp((_rect(i * u, 0, u, size),), fill) for i, fill in enumerate(RAINBOW)))


def _zigzag(u: float, _size: float) -> Tile:
    rise = (
        f"l{u:.2f} {-0.7 * u:.2f}l{u:.2f} {0.7 * u:.2f}v{0.5 * u:.2f}l{-u:.2f} {-0.7 * u:.2f}l{-u:.2f} {0.7 * u:.2f}z"
    )
    return Tile(2 * u, 1.7 * u, (Stamp(((0, u, rise),)),))


def _blotches(u: float, _size: float) -> Tile:
    spots = (1.1, 1, 1.1, 0.6), (3.6, 1.7, 0.9, 0.7), (1.7, 3.2, 0.8, 0.55), (3.9, 4.1, 0.9, 0.5)
    return Tile(5 * u, 5 * u, (Stamp(tuple(_oval(x * u, y * u, w * u, h * u) for x, y, w, h in spots)),))


def _grain(u: float, _size: float) -> Tile:
    lines = (0, 0.4, 6), (3, 1.4, 6), (1, 2.4, 4)
    return Tile(9 * u, 3 * u, (Stamp(tuple(_rect(x * u, y * u, w * u, 0.22 * u) for x, y, w in lines)),))


def _bricks(u: float, _size: float) -> Tile:
    width, height, joint = 2.6 * u, 2.4 * u, 0.2 * u
    courses = _rect(0, 0, width, joint), _rect(0, height / 2, width, joint)
    ends = _rect(0, joint, joint, height / 2 - joint), _rect(width / 2, height / 2 + joint, joint, height / 2 - joint)
    return Tile(width, height, (Stamp((*courses, *ends)),))


def _speckles(u: float, _size: float) -> Tile:
    points = (0.5, 0.6, 0.22), (2.1, 0.4, 0.15), (3.3, 1.3, 0.25), (1.2, 2, 0.18), (2.6, 2.7, 0.24), (0.6, 3.4, 0.16)
    return Tile(4 * u, 4 * u, (Stamp(tuple(_oval(x * u, y * u, r * u) for x, y, r in points)),))


def _weave(u: float, _size: float) -> Tile:
    side = 1.4 * u
    return Tile(
        side, side, (Stamp((_rect(0, 0, side / 2, 0.35 * side), _rect(side / 2, side / 2, side / 2, 0.35 * side))),)
    )


# kind -> its tile, given the unit and a length that spans any drawing
REPEATED: Mapping[str, Callable[[float, float], Tile]] = {
    "upright": _upright,
    "three": _three,
    "level": _level,
    "dots": _dots,
    "checks": _checks,
    "plaid": _plaid,
    "flowers": _flowers,
    "rainbow": _rainbow,
    "zigzag": _zigzag,
    "blotches": _blotches,
    "grain": _grain,
    "bricks": _bricks,
    "speckles": _speckles,
    "weave": _weave,
}
# centre and radii of the patches on an animal, in shares of its width and height
_SPOTS = (
    (0.42, 0.32, 0.13, 0.16),
    (0.72, 0.5, 0.17, 0.2),
    (0.1, 0.2, 0.12, 0.12),
    (0.4, 0.88, 0.12, 0.14),
    (0.93, 0.24, 0.1, 0.16),
)
# the same of dirt and rust, most of it below
_SMEARS = (
    (0.08, 0.86, 0.1, 0.09), (0.26, 0.95, 0.12, 0.08), (0.2, 0.74, 0.05, 0.05), (0.46, 0.88, 0.08, 0.1),
    (0.66, 0.96, 0.14, 0.07), (0.6, 0.74, 0.06, 0.05), (0.88, 0.86, 0.1, 0.1), (0.8, 0.68, 0.04, 0.04),
    (0.36, 0.6, 0.07, 0.05), (0.1, 0.52, 0.05, 0.07), (0.92, 0.5, 0.06, 0.06), (0.55, 0.42, 0.06, 0.04),
    (0.28, 0.34, 0.04, 0.05), (0.74, 0.3, 0.07, 0.05), (0.48, 0.14, 0.05, 0.04), (0.14, 0.2, 0.05, 0.04),
    (0.86, 0.14, 0.05, 0.05), (0.4, 0.72, 0.02, 0.02), (0.7, 0.5, 0.02, 0.025), (0.2, 0.44, 0.015, 0.02),
)  # fmt: skip
WHOLE = ("patches", "halves", "thirds", "bands", "sheen", "smears")  # shapes that are placed once


def _whole(kind: str, width: float, height: float) -> Tile:
    """The marks of a kind that is placed once over a drawing of this size."""
    if kind == "halves":
        pieces: tuple[tuple[float, float, str], ...] = (_rect(0, height / 2, width, height / 2),)
    elif kind in ("thirds", "bands"):
        cuts = ((1 / 3, 1 / 3), (2 / 3, 1 / 3)) if kind == "thirds" else ((0.46, 0.09), (0.59, 0.06))
        return Tile(width, height, tuple(Stamp((_rect(0, v * height, width, d * height),)) for v, d in cuts))
    elif kind == "sheen":
        lean = 0.35 * width
        pieces = tuple(
            (foot * width, height, f"l{lean:.2f} {-height:.2f}h{wide * width:.2f}l{-lean:.2f} {height:.2f}z")
            for foot, wide in ((0.2, 0.16), (0.46, 0.05))
        )
    else:
        spots = _SMEARS if kind == "smears" else _SPOTS
        pieces = tuple(_oval(x * width, y * height, a * width, b * height) for x, y, a, b in spots)
        if kind == "patches":
            return Tile(width, height, (Stamp(pieces[::2]), Stamp(pieces[1::2])))
    return Tile(width, height, (Stamp(pieces, None, 0.8 if kind == "smears" else 1.0),))


def marks(kind: str, view: View, last: str | None = None) -> tuple[Marks, ...]:
    """The marks of pattern `kind` over the frame `view`; a name that is no pattern raises KeyError.

    last: the colour of the last stamp of a pattern that has several, in place of the one that the words ask for.
    """
    x, y, width, height = view
    size = max(width, height)
    tile = _whole(kind, width, height) if kind in WHOLE else REPEATED[kind](size / 15, size)
    corners = [
        (x + column * tile.width, y + row * tile.height)
        for row in range(math.ceil(height / tile.height - 1e-6))
        for column in range(math.ceil(width / tile.width - 1e-6))
    ]
    found = []
    for pieces, fill, opacity in tile.stamps:
        parts = (f"M{left + dx:.2f} {top + dy:.2f}{rest}" for left, top in corners for dx, dy, rest in pieces)
        found.append(Marks("".join(parts), fill, opacity))
    return (*found[:-1], found[-1]._replace(fill=last)) if last and len(found) > 1 else tuple(found)
