"""A box: x0 y0 x1 y1 in the unit square, y down."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layoutgen.errors import LayoutError


class Box(NamedTuple):
    """x0 y0 x1 y1 in the unit square, y down. A box may reach beyond the canvas, down to -1 and up to 2."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def cx(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def cy(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def center(self) -> tuple[float, float]:
        return self.cx, self.cy

    @property
    def area(self) -> float:
        return self.width * self.height

    def shift(self, dx: float, dy: float) -> Box:
        """The box moved right by dx and down by dy."""
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def scale(self, fx: float, fy: float | None = None) -> Box:
        """The box scaled about its centre."""
        w, h = self.width * fx / 2, self.height * (fx if fy is None else fy) / 2
        return Box(self.cx - w, self.cy - h, self.cx + w, self.cy + h)

    @classmethod
    def around(cls, cx: float, cy: float, width: float, height: float) -> Box:
        """The box of this size about a centre."""
        return cls(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)


def checked_box(box: Sequence[float]) -> Box:
    """The box, if it is finite, has area and lies within -1..2; raises ValueError otherwise."""
    try:
        sound = len(box) == 4 and all(math.isfinite(v) for v in box)
    except TypeError:  # no numbers, or no sequence of any
        sound = False
    if not sound:
        said = box if isinstance(box, str) or not isinstance(box, Iterable) else list(box)
        raise ValueError(f"box {said!r} must be four finite numbers x0 y0 x1 y1")
    made = Box(*map(float, box))
    if made.x0 >= made.x1 or made.y0 >= made.y1:
        raise ValueError(f"box {list(box)} is inverted or empty: x0 < x1 and y0 < y1 are needed")
    if min(made) < -1 or max(made) > 2:
        raise ValueError(f"box {list(box)} is far outside the unit square: values must lie within -1..2")
    return made


def sound_box(box: Sequence[float]) -> Box:
    """The box, if `checked_box` finds nothing wrong with it. Raises LayoutError."""
    try:
        return checked_box(box)
    except ValueError as error:
        raise LayoutError(str(error)) from None
