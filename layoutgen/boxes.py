"""Boxes in plain floats: intersections, gaps, what is left of a box behind others. Polygons go through shapely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from layoutgen.layout import Box, Item

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Rectangle = tuple[float, float, float, float]


def intersection(a: Sequence[float], b: Sequence[float]) -> float:
    """Area that two boxes share; 0 when they only touch."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return width * height if width > 0 and height > 0 else 0.0


def area(box: Sequence[float]) -> float:
    """Area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def iou(a: Sequence[float], b: Sequence[float]) -> float:
    """Intersection over union of two boxes, 0..1."""
    shared = intersection(a, b)
    return shared / (area(a) + area(b) - shared) if shared else 0.0


def overlap(a: Sequence[float], b: Sequence[float]) -> float:
    """Share of a's area that lies in b, 0..1."""
    return intersection(a, b) / area(a)


def gap(a: Sequence[float], b: Sequence[float]) -> float:
    """Distance between the nearest edges of two boxes, 0 when they touch or overlap."""
    dx = max(0.0, a[0] - b[2], b[0] - a[2])
    dy = max(0.0, a[1] - b[3], b[1] - a[3])
    return float((dx * dx + dy * dy) ** 0.5)


def uncovered(box: Sequence[float], covers: Iterable[Sequence[float]]) -> float:
    """Share of the box's area that none of the covers hides, 0..1."""
    rest: list[Rectangle] = [(box[0], box[1], box[2], box[3])]
    for c in covers:
        left: list[Rectangle] = []
        for x0, y0, x1, y1 in rest:
            cx0, cy0, cx1, cy1 = max(x0, c[0]), max(y0, c[1]), min(x1, c[2]), min(y1, c[3])
            if cx0 >= cx1 or cy0 >= cy1:
                left.append((x0, y0, x1, y1))
                continue
            if y0 < cy0:
                left.append((x0, y0, x1, cy0))
            if cy1 < y1:
                left.append((x0, cy1, x1, y1))
            if x0 < cx0:
                left.append((x0, cy0, cx0, cy1))
            if cx1 < x1:
                left.append((cx1, cy0, x1, cy1))
        rest = left
        if not rest:
            return 0.0
    return sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in rest) / area(box)


def outline(item: Item) -> BaseGeometry:
    """The item's polygons as a shapely geometry; its box where it has none (or only pixels)."""
    from shapely import Polygon, box, union_all

    if not isinstance(item.mask, tuple):
        return box(*item.box)
    parts = [Polygon(list(zip(p[::2], p[1::2], strict=True))).buffer(0) for p in item.mask]
    return union_all(parts)


def visible_fraction(item: Item, items: Iterable[Item], *, outlines: bool = False) -> float:
    """Share of the item that the nearer ones among `items` leave visible, 0..1.

    Nearer means a greater z; among equal z, later in the sequence (as in drawing). With `outlines`, polygons are used
    where there are any; else boxes, which is much faster.
    """
    nearer: list[Item] = []
    met = False
    for other in items:
        if other.id == item.id:
            met = True
        elif other.z > item.z or (other.z == item.z and met):
            nearer.append(other)
    if not outlines or all(not isinstance(i.mask, tuple) for i in (item, *nearer)):
        return uncovered(item.box, (other.box for other in nearer))
    from shapely import union_all

    own = outline(item)
    hidden = own.intersection(union_all([outline(other) for other in nearer])).area if nearer else 0.0
    return float(1 - hidden / own.area) if own.area else 0.0


def hull(boxes: Iterable[Sequence[float]]) -> Box:
    """The smallest box around all of them. Raises ValueError when there are none."""
    made = list(boxes)
    if not made:
        raise ValueError("hull() needs at least one box")
    return Box(min(b[0] for b in made), min(b[1] for b in made), max(b[2] for b in made), max(b[3] for b in made))
