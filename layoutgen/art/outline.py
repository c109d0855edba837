"""The outline of a drawing, traced from its own pixels, so that every piece of art has an exact shape at no cost by hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen.art.place import Affine
from layoutgen.art.rasterise import alpha, document

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from layoutgen.art.drawing import Drawing

_PIXELS = 128  # of the longer side
_TOLERANCE = 0.7  # pixels by which the outline may leave the staircase of pixel edges


def outline(drawing: Drawing, pixels: int = _PIXELS) -> BaseGeometry:
    """The region the ink covers by half or more, in units of the drawing (shapely, maybe several polygons, maybe empty)."""
    return _traced(drawing.svg, drawing.view, pixels)


@lru_cache(maxsize=1024)
def _traced(svg: str, view: tuple[float, float, float, float], pixels: int) -> BaseGeometry:
    x, y, width, height = view
    unit = max(width, height) / pixels
    columns, rows = max(2, round(width / unit) + 2), max(2, round(height / unit) + 2)
    shown = (x - unit, y - unit, columns * unit, rows * unit)
    covered = alpha(document(svg, shown), columns, rows) >= 0.5
    return trace(covered, Affine(unit, 0, 0, unit, shown[0], shown[1]))


def trace(mask: npt.NDArray[np.bool_], at: Affine) -> BaseGeometry:
    """The outline of the set pixels of a (H, W) mask, its staircases smoothed, mapped by `at` (one unit is one pixel)."""
    import shapely

    padded = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    if not len(rows):
        return shapely.Polygon()
    runs = shapely.box(starts, rows, ends, rows + 1)
    shape = shapely.union_all(runs)
    smooth = shapely.simplify(shape, _TOLERANCE)
    if smooth.is_empty or not smooth.is_valid:
        smooth = shapely.make_valid(smooth) if not smooth.is_empty else shape
    return placed(smooth, at)


def placed(shape: BaseGeometry, at: Affine) -> BaseGeometry:
    """A shape in the units of a drawing, mapped as the drawing is."""
    from shapely.affinity import affine_transform

    return affine_transform(shape, [at.a, at.c, at.b, at.d, at.e, at.f])


def path(shape: BaseGeometry) -> str:
    """SVG path data of a shape."""
    parts = getattr(shape, "geoms", [shape])
    rings = [ring for part in parts if part.geom_type == "Polygon" for ring in (part.exterior, *part.interiors)]
    return "".join("M" + "L".join(f"{p[0]:.4g} {p[1]:.4g}" for p in ring.coords[:-1]) + "Z" for ring in rings)
