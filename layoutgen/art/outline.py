"""The outline of a drawing, traced from its own pixels: every piece of art has an exact shape without work by hand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen.art.place import Affine
from layoutgen.art.rasterise import Frame, alpha

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from layoutgen.art.drawing import Drawing

_PIXELS = 128  # of the longer side
_TOLERANCE = 0.2  # pixels that may lie between the outline and its polygon
_COLOURS = re.compile(r'((?:fill|stroke|stop-color)=")#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"')
_TAGS = re.compile(r' data-[a-z]+="[^"]*"')


def outline(drawing: Drawing, pixels: int = _PIXELS) -> BaseGeometry:
    """The region the ink covers by half or more, in units of the drawing (shapely; one polygon, several or none)."""
    return _traced(drawing.svg, drawing.view, pixels)


@lru_cache(maxsize=1024)
def _traced(svg: str, view: Frame, pixels: int) -> BaseGeometry:
    coloured = "<mask" in svg or "<filter" in svg  # which make alpha of colours
    return _ink(svg if coloured else _TAGS.sub("", _COLOURS.sub(r'\1#000"', svg)), view, pixels)


@lru_cache(maxsize=1024)
def _ink(svg: str, view: Frame, pixels: int) -> BaseGeometry:
    """The region of art that is all black: what differs in its colours alone is traced once."""
    x, y, width, height = view
    unit = max(width, height) / pixels
    columns, rows = max(2, round(width / unit) + 2), max(2, round(height / unit) + 2)
    shown = (x - unit, y - unit, columns * unit, rows * unit)
    covered = alpha(svg, shown, (columns, rows))
    return trace(covered, Affine(unit, 0, 0, unit, shown[0], shown[1]))


# Corners of a cell of four pixels, as bits: upper left 1, upper right 2, lower right 4, lower left 8. Each case lists
# the cell edges (0 top, 1 right, 2 bottom, 3 left) that the outline enters and leaves by, the inside on one hand; a
# second pair where it passes through the cell twice, -1 where it does not.
_ENTERS = np.array([(-1, -1), (3, -1), (0, -1), (3, -1), (1, -1), (3, 1), (0, -1), (3, -1), (2, -1), (2, -1), (0, 2),
                    (2, -1), (1, -1), (1, -1), (0, -1), (-1, -1)])  # fmt: skip
_LEAVES = np.array([(-1, -1), (0, -1), (1, -1), (1, -1), (2, -1), (0, 2), (2, -1), (2, -1), (3, -1), (0, -1), (1, 3),
                    (1, -1), (3, -1), (0, -1), (3, -1), (-1, -1)])  # fmt: skip


def trace(covered: npt.NDArray[np.floating], at: Affine) -> BaseGeometry:
    """The outline of what a (H, W) field in 0..1 covers by half or more (marching squares), pixels mapped by `at`."""
    import shapely

    field = np.zeros((covered.shape[0] + 2, covered.shape[1] + 2))
    field[1:-1, 1:-1] = covered
    columns = field.shape[1]
    inside = (field >= 0.5).view(np.int8)
    cases = inside[:-1, :-1] + 2 * inside[:-1, 1:] + 4 * inside[1:, 1:] + 8 * inside[1:, :-1]
    across, down = np.nonzero((cases > 0) & (cases < 15))
    if not len(across):
        return shapely.Polygon()
    kinds = cases[across, down]
    # a cell's top edge is horizontal edge `cell`, its left edge vertical edge `cell`; even ids lie across, odd down
    edges = 2 * (across * columns + down)[:, None] + np.array([0, 3, 2 * columns, 1])
    cell = np.arange(len(kinds))[:, None]
    enters, leaves = _ENTERS[kinds], _LEAVES[kinds]
    used = enters >= 0
    following = dict(zip(edges[cell, enters][used].tolist(), edges[cell, leaves][used].tolist(), strict=True))
    rings = [ring for ring in _chained(following) if len(ring) > 2]
    if not rings:
        return shapely.Polygon()
    points = _crossings(field, np.array([edge for ring in rings for edge in (*ring, ring[0])]))
    which = np.repeat(np.arange(len(rings)), [len(ring) + 1 for ring in rings])
    shape = shapely.build_area(shapely.geometrycollections(shapely.linestrings(points, indices=which)))
    return placed(shapely.simplify(shape, _TOLERANCE), at)


def _crossings(field: npt.NDArray[np.float64], edges: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """(N, 2) points where the outline crosses edges between two pixels' centres, in pixels of the field before it was
    padded."""
    columns = field.shape[1]
    cells, down = np.divmod(edges, 2)
    flat = field.ravel()
    here, there = flat[cells], flat[cells + np.where(down, columns, 1)]
    share = (0.5 - here) / (there - here)
    row, column = np.divmod(cells, columns)
    return np.column_stack((column - 0.5 + np.where(down, 0.0, share), row - 0.5 + np.where(down, share, 0.0)))


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
    import shapely

    def mapped(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        out = np.empty_like(points)
        x, y = points[:, 0], points[:, 1]
        out[:, 0] = at.a * x + at.c * y + at.e
        out[:, 1] = at.b * x + at.d * y + at.f
        return out

    made: BaseGeometry = shapely.transform(shape, mapped)
    return made


def path(shape: BaseGeometry) -> str:
    """SVG path data of a shape."""
    parts = getattr(shape, "geoms", [shape])
    rings = [ring for part in parts if part.geom_type == "Polygon" for ring in (part.exterior, *part.interiors)]
    return "".join("M" + "L".join(f"{p[0]:.4g} {p[1]:.4g}" for p in ring.coords[:-1]) + "Z" for ring in rings)
