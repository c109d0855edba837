"""Layouts as pixels: label maps, instance masks and what hides what, with COCO's run-length encodings. numpy, no torch.

A pixel belongs to a polygon when its centre does (even-odd rule), so neighbours that share an edge never share a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen.errors import FormatError, LayoutError
from layoutgen.layout import RLE, Box, Item, Layout
from layoutgen.warp import rectangle

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Bools = npt.NDArray[np.bool_]
Size = tuple[int, int]  # width, height in pixels, as in Pillow
SIZE_MIN, SIZE_MAX = 16, 4096  # of a picture's sides in pixels
_FINER = 4  # a cell of a mask over a box is the mean of so many times so many points


def picture_size(layout: Layout, size: Size | None = None) -> Size:
    """The size to draw in: this one, or the canvas's own. Raises LayoutError for a side out of 16..4096 px."""
    width, height = size or (layout.canvas.width, layout.canvas.height)
    if not (SIZE_MIN <= width <= SIZE_MAX and SIZE_MIN <= height <= SIZE_MAX):
        raise LayoutError(
            f"a picture of {width} x {height} px is not possible: each side must lie within {SIZE_MIN}..{SIZE_MAX}"
        )
    return width, height


def polygon_mask(polygon: Sequence[float], size: Size) -> Bools:
    """The pixels of a polygon: flat x y list in the unit square -> (H, W) bool. It may reach beyond the canvas."""
    width, height = size
    points = np.asarray(polygon, dtype=np.float64).reshape(-1, 2) * (width, height)
    start, end = points, np.roll(points, -1, axis=0)
    lower = np.minimum(start[:, 1], end[:, 1])
    upper = np.maximum(start[:, 1], end[:, 1])
    first = np.clip(np.ceil(lower - 0.5), 0, height).astype(np.int64)  # rows whose centre line the edge crosses
    last = np.clip(np.ceil(upper - 0.5), 0, height).astype(np.int64)
    spans = last - first
    edge = np.repeat(np.arange(len(points)), spans)
    row = np.arange(spans.sum()) - np.repeat(np.cumsum(spans) - spans, spans) + first[edge]
    share = (row + 0.5 - start[edge, 1]) / (end[edge, 1] - start[edge, 1])
    crossing = start[edge, 0] + share * (end[edge, 0] - start[edge, 0])
    column = np.clip(np.ceil(crossing - 0.5), 0, width).astype(np.int64)
    toggles = np.zeros((height, width + 1), dtype=np.int32)
    np.add.at(toggles, (row, column), 1)
    inside: Bools = (np.cumsum(toggles, axis=1)[:, :width] & 1).astype(np.bool_)
    return inside


def box_mask(box: Box, size: Size) -> Bools:
    """The pixels of a box -> (H, W) bool."""
    return polygon_mask((box.x0, box.y0, box.x1, box.y0, box.x1, box.y1, box.x0, box.y1), size)


def item_mask(item: Item, size: Size) -> Bools:
    """The pixels of an item -> (H, W) bool: its polygons or RLE (scaled to the size), its box when it has no mask.

    The box of a turned item is that around a turned rectangle, and the pixels are those of the rectangle.
    """
    if item.mask is None:
        turned = rectangle(item.box, item.angle, size[0] / size[1]) if item.angle else None
        return polygon_mask(turned, size) if turned else box_mask(item.box, size)
    if isinstance(item.mask, RLE):
        return _scaled(rle_decode(item.mask), size)
    out = np.zeros((size[1], size[0]), dtype=np.bool_)
    for polygon in item.mask:
        out |= polygon_mask(polygon, size)
    return out


def mask_in_box(item: Item, size: int) -> npt.NDArray[np.float32]:
    """The item's mask over its own box: (size, size) float32 in 0..1, the share of each cell; ones without a mask."""
    if item.mask is None:
        return np.ones((size, size), dtype=np.float32)
    box, fine = item.box, size * _FINER
    if isinstance(item.mask, RLE):
        whole = rle_decode(item.mask)
        height, width = whole.shape
        at = (np.arange(fine) + 0.5) / fine
        rows = np.clip(((box.y0 + at * box.height) * height).astype(np.int64), 0, height - 1)
        columns = np.clip(((box.x0 + at * box.width) * width).astype(np.int64), 0, width - 1)
        inside = whole[np.ix_(rows, columns)]
    else:
        inside = np.zeros((fine, fine), dtype=np.bool_)
        for polygon in item.mask:
            points = (np.asarray(polygon).reshape(-1, 2) - (box.x0, box.y0)) / (box.width, box.height)
            inside |= polygon_mask(points.ravel().tolist(), (fine, fine))
    shares: npt.NDArray[np.float32] = inside.reshape(size, _FINER, size, _FINER).mean((1, 3), dtype=np.float32)
    return shares


def instance_masks(layout: Layout, size: Size | None = None) -> Bools:
    """(N, H, W) bool, one mask an item in the order of `layout.items`, parts behind other items included.

    size: width, height in pixels; the layout's canvas when none is given.
    """
    width, height = size or (layout.canvas.width, layout.canvas.height)
    out = np.zeros((len(layout.items), height, width), dtype=np.bool_)
    for number, item in enumerate(layout.items):
        out[number] = item_mask(item, (width, height))
    return out


def visible_masks(layout: Layout, size: Size | None = None) -> Bools:
    """(N, H, W) bool: as `instance_masks`, without the pixels that nearer items cover (greater z; later of equal z)."""
    masks = instance_masks(layout, size)
    taken = np.zeros(masks.shape[1:], dtype=np.bool_)
    for number in reversed(_far_to_near(layout)):
        masks[number] &= ~taken
        taken |= masks[number]
    return masks


def label_map(layout: Layout, size: Size | None = None) -> npt.NDArray[np.int32]:
    """(H, W) int32: 0 where nothing is, k + 1 where `layout.items[k]` is the nearest."""
    masks = instance_masks(layout, size)
    out = np.zeros(masks.shape[1:], dtype=np.int32)
    for number in _far_to_near(layout):
        out[masks[number]] = number + 1
    return out


def _far_to_near(layout: Layout) -> list[int]:
    return sorted(range(len(layout.items)), key=lambda number: layout.items[number].z)


def _scaled(mask: Bools, size: Size) -> Bools:
    """Nearest pixel."""
    width, height = size
    if mask.shape == (height, width):
        return mask
    rows = ((np.arange(height) + 0.5) * mask.shape[0] / height).astype(np.int64)
    columns = ((np.arange(width) + 0.5) * mask.shape[1] / width).astype(np.int64)
    return mask[np.ix_(rows, columns)]


# polygons -----------------------------------------------------------------------------------------------------------


def polygon_area(polygon: Sequence[float]) -> float:
    """Area of a flat x y list, in the square of its units (shoelace formula); never negative."""
    points = np.asarray(polygon, dtype=np.float64).reshape(-1, 2)
    following = np.roll(points, -1, axis=0)
    return abs(float(np.sum(points[:, 0] * following[:, 1] - following[:, 0] * points[:, 1]))) / 2


def mask_box(mask: Bools) -> Box | None:
    """The tight box of a (H, W) mask in the unit square, none when the mask is empty."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    height, width = mask.shape
    return Box(columns[0] / width, rows[0] / height, (columns[-1] + 1) / width, (rows[-1] + 1) / height)


def polygons_of(shape: BaseGeometry) -> tuple[tuple[float, ...], ...]:
    """A shapely geometry as polygons without holes (flat x y lists): one with holes is cut through each of them."""
    from shapely import clip_by_rect, get_coordinates
    from shapely.geometry import MultiPolygon, Polygon

    if isinstance(shape, Polygon):
        if shape.is_empty:
            return ()
        if not shape.interiors:
            rounded = get_coordinates(shape)[:-1].round(5)  # all at once: Python's round takes thrice as long
            return (tuple(rounded.ravel().tolist()),)
        x0, y0, x1, y1 = shape.bounds
        cut = Polygon(shape.interiors[0]).centroid.x
        halves = (clip_by_rect(shape, x0, y0, cut, y1), clip_by_rect(shape, cut, y0, x1, y1))
        return tuple(polygon for half in halves for polygon in polygons_of(half))
    parts = shape.geoms if isinstance(shape, MultiPolygon) or hasattr(shape, "geoms") else ()
    return tuple(polygon for part in parts for polygon in polygons_of(part))


# COCO run-length encoding ---------------------------------------------------------------------------------------------


def rle_encode(mask: Bools) -> RLE:
    """COCO's uncompressed RLE of a (H, W) mask: run lengths column by column, zeros first; size is (H, W)."""
    flat = np.asarray(mask, dtype=np.bool_).ravel(order="F")
    changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    runs = np.diff(np.concatenate(([0], changes, [flat.size])))
    counts = [int(run) for run in runs]
    if flat.size and flat[0]:
        counts.insert(0, 0)
    return RLE(size=(mask.shape[0], mask.shape[1]), counts=tuple(counts))


def rle_decode(rle: RLE) -> Bools:
    """The (H, W) mask of an RLE."""
    values = np.arange(len(rle.counts)) % 2 == 1
    return np.repeat(values, rle.counts).reshape(rle.size, order="F")


def rle_from_counts(counts: Sequence[int], size: tuple[int, int]) -> RLE:
    """The RLE of uncompressed runs; size is (H, W). Raises FormatError when the runs do not fill the mask."""
    height, width = size
    if min(size) < 1 or any(run < 0 for run in counts) or sum(counts) != height * width:
        raise FormatError(
            f"an RLE of {height} x {width} pixels must have runs that add up to {height * width}, got {sum(counts)}"
        )
    return RLE(size=size, counts=tuple(counts))


def rle_to_string(rle: RLE) -> str:
    """COCO's compressed form: five bits a character from "0" on, each run as the difference from the last but one."""
    out: list[str] = []
    for number, run in enumerate(rle.counts):
        value = run - rle.counts[number - 2] if number > 2 else run
        while True:
            bits, value = value & 31, value >> 5
            more = value != (-1 if bits & 16 else 0)
            out.append(chr(48 + (bits | 32 if more else bits)))
            if not more:
                break
    return "".join(out)


def rle_from_string(text: str, size: tuple[int, int]) -> RLE:
    """The RLE of a compressed string; size is (H, W). Raises FormatError for a string cut short, odd characters or
    runs that do not fill the mask."""
    counts: list[int] = []
    value = shift = 0
    for character in text:
        bits = ord(character) - 48
        if not 0 <= bits < 64:
            raise FormatError(f"{character!r} cannot stand in a compressed RLE; its characters lie between '0' and 'o'")
        value |= (bits & 31) << shift
        shift += 5
        if bits & 32:
            continue
        if bits & 16:
            value -= 1 << shift
        counts.append(value + counts[-2] if len(counts) > 2 else value)
        value = shift = 0
    if shift:
        raise FormatError("the compressed RLE ends in the middle of a number")
    return rle_from_counts(counts, size)
