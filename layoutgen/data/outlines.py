"""Masks as outlines, for formats that know polygons only."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layoutgen.layout import RLE, Box, Item
from layoutgen.raster import mask_box, polygons_of, rle_decode

Points = tuple[tuple[float, float], ...]


def polygons(item: Item) -> tuple[tuple[float, ...], ...]:
    """The item's mask as flat x y lists in the unit square; pixels become their exact outline, no mask the box."""
    if item.mask is None:
        x0, y0, x1, y1 = item.box
        return ((x0, y0, x1, y0, x1, y1, x0, y1),)
    return _traced(item.mask) if isinstance(item.mask, RLE) else tuple(item.mask)


def _traced(mask: RLE) -> tuple[tuple[float, ...], ...]:
    from shapely import box, unary_union

    height, width = mask.size
    runs, at = [], 0
    for number, length in enumerate(mask.counts):
        if number % 2:
            for column in range(at // height, (at + length - 1) // height + 1):
                y0, y1 = max(at - column * height, 0), min(at + length - column * height, height)
                runs.append(box(column / width, y0 / height, (column + 1) / width, y1 / height))
        at += length
    return polygons_of(unary_union(runs))


def joined(parts: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """Several outlines as one, for formats with one a thing: joined by lines without width where they are nearest."""
    whole, *rest = (tuple(zip(p[0::2], p[1::2], strict=True)) for p in parts)
    for part in rest:
        i, j = min(
            ((i, j) for i in range(len(whole)) for j in range(len(part))),
            key=lambda pair: math.dist(whole[pair[0]], part[pair[1]]),
        )
        whole = (*whole[: i + 1], *part[j:], *part[: j + 1], *whole[i:])
    return tuple(v for point in whole for v in point)


def box_of(polygon: Sequence[float]) -> Box:
    """The box about a flat x y list."""
    return Box(min(polygon[0::2]), min(polygon[1::2]), max(polygon[0::2]), max(polygon[1::2]))


def seen_box(item: Item) -> Box:
    """The box to label a picture with: about the item's outline where it has one, else its own.

    A rider sits on the saddle and a vase on the table top, wherever their boxes are, and the outline says where.
    """
    if item.mask is None or isinstance(item.mask, RLE):
        return item.box
    return box_of([v for polygon in item.mask for v in polygon])


def box_of_mask(mask: RLE) -> Box | None:
    """The box about the pixels of a mask, none when it is empty."""
    return mask_box(rle_decode(mask))
