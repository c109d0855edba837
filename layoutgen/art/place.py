"""Fitting a drawing into a box: affine maps from the units of the art to the units of the picture."""

from __future__ import annotations

import math
from typing import NamedTuple

from layoutgen.art.drawing import Drawing

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # x0, y0, x1, y1 in units of the picture

STRETCH = 1.3  # a thing may be this much wider or narrower than it was drawn
STRETCH_OF_BEINGS = 1.12  # people and animals look wrong sooner


class Affine(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f, as in SVG's matrix()."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, point: Point) -> Point:
        """A point of the art in units of the picture."""
        x, y = point
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: Affine) -> Affine:
        """This map followed by another."""
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            *after.at((self.e, self.f)),
        )

    def shift(self, dx: float, dy: float) -> Affine:
        """The map moved right by dx and down by dy in the picture."""
        return self._replace(e=self.e + dx, f=self.f + dy)

    def about(self, point: Point, factor: float) -> Affine:
        """The map scaled about a point of the picture."""
        x, y = point
        return self.then(Affine(factor, 0, 0, factor, x * (1 - factor), y * (1 - factor)))

    def turned(self, point: Point, degrees: float) -> Affine:
        """The map turned clockwise about a point of the picture."""
        if not degrees:
            return self
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        x, y = point
        return self.then(Affine(cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y))

    @property
    def svg(self) -> str:
        """A transform attribute's value."""
        return "matrix(" + " ".join(f"{value:.6g}" for value in self) + ")"


IDENTITY = Affine(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def frame(drawing: Drawing, at: Affine) -> Rect:
    """The box of the placed ink's view, in units of the picture."""
    x, y, width, height = drawing.view
    corners = [at.at((x + i * width, y + j * height)) for i in (0, 1) for j in (0, 1)]
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return min(xs), min(ys), max(xs), max(ys)


def fit(
    drawing: Drawing, box: Rect, *, flip: bool = False, stretch: float = STRETCH, anchor: Point = (0.5, 1.0)
) -> Affine:
    """The map that puts the drawing's ink into the box.

    The aspect of the drawing changes by at most `stretch`; what is left over of the box stays empty around the anchor
    (shares of the free room: the middle of the lower edge by default, so that things stand where their boxes stand).
    """
    x, y, width, height = drawing.view
    room_x, room_y = box[2] - box[0], box[3] - box[1]
    wanted = (room_x / room_y) / (width / height)
    aspect = width / height * min(stretch, max(1 / stretch, wanted))
    drawn_x = min(room_x, room_y * aspect)
    drawn_y = drawn_x / aspect
    left = box[0] + (room_x - drawn_x) * anchor[0]
    top = box[1] + (room_y - drawn_y) * anchor[1]
    sx, sy = drawn_x / width, drawn_y / height
    if flip:
        return Affine(-sx, 0, 0, sy, left + drawn_x + sx * x, top - sy * y)
    return Affine(sx, 0, 0, sy, left - sx * x, top - sy * y)


def middle_of(box: Rect) -> Point:
    """The middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def mirror(drawing: Drawing, at: Affine) -> Affine:
    """The same place with the drawing turned left to right within its frame."""
    x0, _, x1, _ = frame(drawing, at)
    return at.then(Affine(-1, 0, 0, 1, x0 + x1, 0))
