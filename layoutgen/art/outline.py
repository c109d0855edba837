"""The outline of a drawing, traced from its own pixels: every piece of art has an exact shape without work by hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen.art.place import Affine
from layoutgen.art.rasterise import alpha

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from layoutgen.art.drawing import Drawing

_PIXELS = 128  # of the longer side
_TOLERANCE = 0.2  # pixels that may lie between the outline and its polygon


def outline(drawing: Drawing, pixels: int = _PIXELS) -> BaseGeometry:
    """The region the ink covers by half or more, in units of the drawing (shapely; one polygon, several or none)."""
    return _traced(drawing.svg, drawing.view, pixels)


@lru_cache(maxsize=1024)
def _traced(svg: str, view: tuple[float, float, float, float], pixels: int) -> BaseGeometry:
    x, y, width, height = view
    unit = max(width, height) / pixels
    columns, rows = max(2, round(width / unit) + 2), max(2, round(height / unit) + 2)
    shown = (x - unit, y - unit, columns * unit, rows * unit)
    covered = alpha(svg, shown, (columns, rows))
    return trace(covered, Affine(unit, 0, 0, unit, shown[0], shown[1]))


# Corners of a cell of four pixels, as bits: upper left 1, upper right 2, lower right 4, lower left 8. Each case lists
# the cell edges (0 top, 1 right, 2 bottom, 3 left) that the outline enters and leaves by, the inside on one hand.
_CASES: tuple[tuple[tuple[int, int], ...], ...] = (
    (), ((3, 0),), ((0, 1),), ((3, 1),), ((1, 2),), ((3, 0), (1, 2)), ((0, 2),), ((3, 2),),
    ((2, 3),), ((2, 0),), ((0, 1), (2, 3)), ((2, 1),), ((1, 3),), ((1, 0),), ((0, 3),), (),
)  # fmt: skip


def trace(covered: npt.NDArray[np.floating], at: Affine) -> BaseGeometry:
    """The outline of what a (H, W) field in 0..1 covers by half or more (marching squares), pixels mapped by `at`."""
    import shapely

    field = np.pad(covered.astype(np.float64), 1)
    columns = field.shape[1]
    inside = field >= 0.5
    cases = inside[:-1, :-1] + 2 * inside[:-1, 1:] + 4 * inside[1:, 1:] + 8 * inside[1:, :-1]
    following: dict[int, int] = {}
    for row, column in zip(*np.nonzero((cases > 0) & (cases < 15)), strict=True):
        cell = int(row) * columns + int(column)
        # a cell's top edge is horizontal edge `cell`, its left edge vertical edge `cell`; even ids lie across, odd down
        edges = (2 * cell, 2 * (cell + 1) + 1, 2 * (cell + columns), 2 * cell + 1)
        for enter, leave in _CASES[cases[row, column]]:
            following[edges[enter]] = edges[leave]
    rings = [np.array([_crossing(field, edge) for edge in ring]) for ring in _chained(following)]
    if not rings:
        return shapely.Polygon()
    lines = [shapely.linestrings(np.vstack((ring, ring[:1]))) for ring in rings if len(ring) > 2]
    shape = shapely.build_area(shapely.geometrycollections(lines))
    return placed(shapely.simplify(shape, _TOLERANCE), at)


def _crossing(field: npt.NDArray[np.float64], edge: int) -> tuple[float, float]:
    """Where the outline crosses the edge between two pixels' centres, in pixels of the field before it was padded."""
    cell, down = divmod(edge, 2)
    row, column = divmod(cell, field.shape[1])
    here, there = field[row, column], field[row + 1, column] if down else field[row, column + 1]
    share = (0.5 - here) / (there - here)
    return (column - 0.5, row - 0.5 + share) if down else (column - 0.5 + share, row - 0.5)


def _chained(following: dict[int, int]) -> list[list[int]]:
    """The closed rings of a map from each point to the next one."""
    rings = []
    while following:
        start, here = following.popitem()
        ring = [start]
        while here != start:
            ring.append(here)
            here = following.pop(here)
        rings.append(ring)
    return rings


def placed(shape: BaseGeometry, at: Affine) -> BaseGeometry:
    """A shape in the units of a drawing, mapped as the drawing is."""
    from shapely.affinity import affine_transform

    return affine_transform(shape, [at.a, at.c, at.b, at.d, at.e, at.f])


def path(shape: BaseGeometry) -> str:
    """SVG path data of a shape."""
    parts = getattr(shape, "geoms", [shape])
    rings = [ring for part in parts if part.geom_type == "Polygon" for ring in (part.exterior, *part.interiors)]
    return "".join("M" + "L".join(f"{p[0]:.4g} {p[1]:.4g}" for p in ring.coords[:-1]) + "Z" for ring in rings)
