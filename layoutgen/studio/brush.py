"""A stroke of the brush: it is joined with an item's outline or taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layoutgen.errors import EditError
from layoutgen.layout import RLE, Layout, checked_box

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from layoutgen.layout import Item

_FINE = 0.0008  # of the canvas's height, how far the outline may be from the stroke, so that corners stay few
_CRUMB = 2e-5  # of the square of the canvas's height: smaller pieces are dropped


def paint(layout: Layout, item: str, points: Sequence[tuple[float, float]], *, radius: float, erase: bool) -> Layout:
    """The layout with a stroke added to an item's outline, or erased from it; the item's box follows the outline.

    points: of the stroke, in the unit square; a single one is a dab. radius: in heights of the canvas. Raises EditError
    for a locked item and when nothing would be left, LayoutError for an unknown item.
    """
    import shapely

    found = layout[item]
    if found.locked:
        raise EditError(f"{item} is locked: unlock it to paint its outline")
    aspect = layout.canvas.aspect
    line = [(x * aspect, y) for x, y in points]
    stroke = (shapely.Point(line[0]) if len(line) == 1 else shapely.LineString(line)).buffer(radius, quad_segs=6)
    old = _shape(found, aspect)
    shape = (old.difference(stroke) if erase else old.union(stroke)).simplify(_FINE)
    polygons = _polygons(shape, aspect)
    if not polygons:
        raise EditError(f"nothing would be left of the outline of {item}: delete it instead")
    xs = [value for polygon in polygons for value in polygon[::2]]
    ys = [value for polygon in polygons for value in polygon[1::2]]
    try:
        box = checked_box((min(xs), min(ys), max(xs), max(ys)))
    except ValueError as error:
        raise EditError(str(error)) from None
    painted = found.model_copy(update={"mask": polygons, "box": box})
    return layout.with_items(painted if each.id == item else each for each in layout.items)


def _shape(item: Item, aspect: float) -> BaseGeometry:
    """The outline in heights of the canvas; the box where there is none."""
    import shapely

    if isinstance(item.mask, tuple):
        rings = [shapely.Polygon([(x * aspect, y) for x, y in _pairs(polygon)]) for polygon in item.mask]
        return shapely.union_all([ring if ring.is_valid else ring.buffer(0) for ring in rings])
    if isinstance(item.mask, RLE):
        import numpy as np

        from layoutgen.art.outline import trace
        from layoutgen.art.place import Affine
        from layoutgen.raster import rle_decode

        height, width = item.mask.size
        pixels = rle_decode(item.mask).astype(np.float64)
        return trace(pixels, Affine(aspect / width, 0, 0, 1 / height, 0, 0))
    x0, y0, x1, y1 = item.box
    return shapely.box(x0 * aspect, y0, x1 * aspect, y1)


def _polygons(shape: BaseGeometry, aspect: float) -> tuple[tuple[float, ...], ...]:
    """The larger pieces of a shape as polygons of the unit square."""
    from layoutgen.raster import polygon_area, polygons_of

    made = (polygon for polygon in polygons_of(shape) if polygon_area(polygon) > _CRUMB)
    return tuple(
        tuple(round(value / aspect, 5) if k % 2 == 0 else value for k, value in enumerate(polygon)) for polygon in made
    )


def _pairs(polygon: Sequence[float]) -> list[tuple[float, float]]:
    return list(zip(polygon[::2], polygon[1::2], strict=True))
