"""Masks against the true ones, given the true boxes: what a shaper adds to the box itself."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen.data.example import Example
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Item, Layout
from layoutgen.raster import polygon_mask, rle_decode

if TYPE_CHECKING:
    from layoutgen.engine import Engine

Bools = npt.NDArray[np.bool_]
SIDE = 64  # pixels across and down a box, whatever its shape
LARGE = 0.02  # of the picture's area, from which an object counts as large


@dataclass(frozen=True)
class Shapes:
    """Mean IoU of masks with the true ones: over all objects, as a mean of the classes' means, and of large objects.

    number: of masks. speed: masks a second, none for what no shaper made.
    """

    number: int
    iou: float
    by_class: float
    large: float | None
    speed: float | None


def outlined(examples: Iterable[Example]) -> list[Example]:
    """The examples with only those objects that have a true mask. Raises FormatError when none has one."""
    kept = []
    for example in examples:
        items = tuple(item for item in example.layout.items if item.mask is not None)
        if items:
            kept.append(replace(example, layout=example.layout.with_items(items)))
    if not kept:
        raise FormatError("no object of the data has a mask to compare with")
    return kept


def shapes(examples: Iterable[Example], shape: Callable[[Layout], Layout]) -> Shapes:
    """What `shape` makes of the layouts without their masks, compared at 64 x 64 pixels within every box.

    Raises FormatError when an object comes back without a mask.
    """
    found: dict[str, list[float]] = defaultdict(list)
    large: list[float] = []
    spent = 0.0
    for example in examples:
        bare = example.layout.with_items(item.model_copy(update={"mask": None}) for item in example.layout.items)
        begin = time.perf_counter()
        made = shape(bare)
        spent += time.perf_counter() - begin
        for item in example.layout.items:
            value = likeness(within(item), within(made[item.id].model_copy(update={"box": item.box})))
            found[item.label].append(value)
            if item.box.area >= LARGE:
                large.append(value)
    every = [value for values in found.values() for value in values]
    return Shapes(
        len(every),
        _mean(every),
        _mean([_mean(values) for values in found.values()]),
        _mean(large) if large else None,
        len(every) / spent if spent else None,
    )


def shaper_of(engine: Engine, seed: int) -> Callable[[Layout], Layout]:
    """The engine's shaper as a function for `shapes`."""
    return lambda layout: engine.shape(layout, seed=seed)


def boxes(layout: Layout) -> Layout:
    """Every mask is the whole box."""
    return layout.with_items(item.model_copy(update={"mask": (_rectangle(item.box),)}) for item in layout.items)


def ellipses(layout: Layout) -> Layout:
    """Every mask is the ellipse that fills the box, in 64 corners."""
    return layout.with_items(item.model_copy(update={"mask": (_ellipse(item.box),)}) for item in layout.items)


def _rectangle(box: Box) -> tuple[float, ...]:
    return (box.x0, box.y0, box.x1, box.y0, box.x1, box.y1, box.x0, box.y1)


def _ellipse(box: Box) -> tuple[float, ...]:
    angles = [2 * math.pi * k / 64 for k in range(64)]
    return tuple(
        value
        for angle in angles
        for value in (box.cx + box.width / 2 * math.cos(angle), box.cy + box.height / 2 * math.sin(angle))
    )


def within(item: Item, side: int = SIDE) -> Bools:
    """An item's mask seen through its box: (side, side), true where a pixel's middle is inside.

    Several polygons are one shape. Raises FormatError for an item without a mask.
    """
    if item.mask is None:
        raise FormatError(f"{item.id} has no mask")
    box = item.box
    if not isinstance(item.mask, tuple):
        return _cut(rle_decode(item.mask), box, side)
    shape = np.zeros((side, side), dtype=bool)
    for polygon in item.mask:
        shape |= polygon_mask(_seen_through(box, polygon), (side, side))
    return shape


def _seen_through(box: Box, polygon: Sequence[float]) -> list[float]:
    starts, lengths = (box.x0, box.y0), (box.width, box.height)
    return [(value - starts[k % 2]) / lengths[k % 2] for k, value in enumerate(polygon)]


def _cut(pixels: Bools, box: Box, side: int) -> Bools:
    """The part of a picture's mask in a box, by the nearest pixels."""
    height, width = pixels.shape
    middles = (np.arange(side) + 0.5) / side
    rows = np.clip(((box.y0 + middles * box.height) * height).astype(int), 0, height - 1)
    columns = np.clip(((box.x0 + middles * box.width) * width).astype(int), 0, width - 1)
    return pixels[np.ix_(rows, columns)]


def likeness(a: Bools, b: Bools) -> float:
    """Intersection over union of two masks; 0 when both are empty."""
    either = int((a | b).sum())
    return int((a & b).sum()) / either if either else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
