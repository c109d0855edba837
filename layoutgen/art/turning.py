"""Drawings of turned items: the map that turns the art and fits what is then seen of it into the box."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from layoutgen.art.drawing import Drawing
from layoutgen.art.outline import outline
from layoutgen.art.place import Affine, Point, Rect

Points = npt.NDArray[np.float64]

_STEPS = 25  # tries between the narrowest and the widest form
_DEAR = 0.02  # what a form costs, so that of forms that fill the box alike the drawing's own is taken


def turned_fit(drawing: Drawing, box: Rect, degrees: float, *, flip: bool, stretch: float, anchor: Point) -> Affine:
    """The map that mirrors the drawing if asked, turns it clockwise, and puts its ink into the box.

    As `place.fit`: the aspect of the drawing changes by at most `stretch`, so that the turned ink fills the box as far
    as that can be; what is left over stays empty around the anchor.
    """
    room = box[2] - box[0], box[3] - box[1]
    wanted = math.log(room[0] / room[1])
    forms = np.exp(np.linspace(-1, 1, _STEPS) * math.log(stretch)) if stretch > 1 else np.ones(1)
    hull = _hull(drawing)

    def cost(form: float) -> float:
        x0, y0, x1, y1 = extent(hull, _turn(degrees, form, flip))
        return abs(math.log((x1 - x0) / (y1 - y0)) - wanted) + _DEAR * abs(math.log(form))

    at = _turn(degrees, min(map(float, forms), key=cost), flip)
    x0, y0, x1, y1 = extent(hull, at)
    scale = min(room[0] / (x1 - x0), room[1] / (y1 - y0))
    left = box[0] + (room[0] - scale * (x1 - x0)) * anchor[0]
    top = box[1] + (room[1] - scale * (y1 - y0)) * anchor[1]
    return at.then(Affine(scale, 0, 0, scale, left - scale * x0, top - scale * y0))


def ink_frame(drawing: Drawing, at: Affine) -> Rect:
    """The box of the placed ink itself, in units of the picture; `place.frame` gives that of its upright box."""
    return extent(_hull(drawing), at)


def extent(points: Points, at: Affine) -> Rect:
    """The box around (N, 2) points, mapped."""
    xs = at.a * points[:, 0] + at.c * points[:, 1] + at.e
    ys = at.b * points[:, 0] + at.d * points[:, 1] + at.f
    return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def _turn(degrees: float, form: float, flip: bool) -> Affine:
    wide = math.sqrt(form)
    return Affine(-wide if flip else wide, 0, 0, 1 / wide, 0, 0).turned((0.0, 0.0), degrees)


def _hull(drawing: Drawing) -> Points:
    """(N, 2) corners of the convex hull of the ink, in units of the drawing; of its view where it has no ink."""
    shape = outline(drawing).convex_hull
    if shape.geom_type == "Polygon" and not shape.is_empty:
        return np.asarray(shape.exterior.coords)[:-1]
    x, y, width, height = drawing.view
    return np.array([(x + i * width, y + j * height) for i in (0, 1) for j in (0, 1)])
