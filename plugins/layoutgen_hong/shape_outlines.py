"""Probabilities over a box become polygons on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from layoutgen.art.outline import trace
from layoutgen.art.place import Affine
from layoutgen.layout import Box
from layoutgen.raster import polygons_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FINER = 2  # cells of the field that is traced for each cell of the mask
LEAST_PART = 0.04  # of the whole area, under which a part by itself is left out
SOFTER = 0.7  # factor of the logits: the network is surer of itself than it is right


def outlined(shape: NDArray[np.floating], box: Box) -> tuple[tuple[float, ...], ...]:
    """The polygons, flat x y lists in the unit square, of a field of logits (M, M) over a box; they lie within it."""
    import shapely

    field = probabilities(shape)
    raised = np.clip(0.5 + (_finer(field) - level(field)) / 2, 0, 1)
    cells = len(raised) - 2
    traced = trace(raised, Affine(1 / cells, 0, 0, 1 / cells, -1 / cells, -1 / cells))
    inside = shapely.intersection(traced, shapely.box(0, 0, 1, 1))
    placed = shapely.transform(
        _without_crumbs(inside), lambda points: points * (box.width, box.height) + (box.x0, box.y0)
    )
    polygons = tuple(_clipped(polygon, box) for polygon in polygons_of(placed))
    return tuple(p for p in polygons if len(p) >= 6) or (
        _clipped((*box[:2], box.x1, box.y0, *box[2:], box.x0, box.y1), box),
    )


def probabilities(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Of the network's logits, any shape."""
    softer: NDArray[np.float64] = SOFTER * np.asarray(logits, dtype=np.float64)
    made: NDArray[np.float64] = 1 / (1 + np.exp(-softer))
    return made


def level(field: NDArray[np.float64]) -> float:
    """Where to cut a field of probabilities so that the shape's expected IoU with the true one is greatest.

    One half is too high: what is left out of an uncertain shape costs more than what is added. The IoU of the n
    likeliest cells is taken as the cells of the truth expected among them by those expected in either shape.
    """
    falling = np.sort(field, axis=None)[::-1]
    both = np.cumsum(falling)
    last = int(np.argmax(both / (both[-1] + np.arange(1, len(falling) + 1) - both)))
    return float(falling[last : last + 2].mean())


def _finer(shape: NDArray[np.float64]) -> NDArray[np.float64]:
    """Between the middles of cells values run evenly, beyond the outermost they stay; with one more cell all around."""
    cells = len(shape)
    at = (np.arange(-1, cells * FINER + 1) + 0.5) / FINER - 0.5
    low = np.clip(np.floor(at).astype(np.int64), 0, cells - 1)
    high = np.minimum(low + 1, cells - 1)
    share = np.clip(at - low, 0, 1)
    rows = shape[low] * (1 - share[:, None]) + shape[high] * share[:, None]
    made: NDArray[np.float64] = rows[:, low] * (1 - share) + rows[:, high] * share
    return made


def _without_crumbs(shape: BaseGeometry) -> BaseGeometry:
    import shapely

    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    whole = sum(part.area for part in parts)
    return shapely.MultiPolygon([part for part in parts if part.area >= LEAST_PART * whole])


def _clipped(polygon: tuple[float, ...], box: Box) -> tuple[float, ...]:
    """Rounding may have carried a corner over the box's sides."""
    low, high = (box.x0, box.y0), (box.x1, box.y1)
    return tuple(min(max(v, low[k % 2]), high[k % 2]) for k, v in enumerate(polygon))
