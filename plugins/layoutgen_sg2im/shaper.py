"""sg2im as shaper: the items' graph gives each a mask of 16 x 16 cells, which becomes a smooth outline in its box."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray

from layoutgen import vocab
from layoutgen.art.outline import trace
from layoutgen.art.place import Affine
from layoutgen.layout import Box, Item, Layout
from layoutgen.likeness import nearest
from layoutgen.raster import polygons_of
from layoutgen_sg2im.graphs import Sketch, batch, derived
from layoutgen_sg2im.reading import Ready

VERSION = "1"
LEVEL = 0.4  # a cell belongs to the thing from this probability on: the best IoU on the development part
_COVERED = 0.1  # of the box at least, whatever the level
_FINER = 4  # points of the traced field for each cell, each way
_CRUMB = 0.05  # of the largest part, under which a part is left out
Polygons = tuple[tuple[float, ...], ...]


class Shaper:
    """The stage: fills missing masks and changes nothing else."""

    def __init__(self, ready: Ready) -> None:
        self.ready = ready

    def __call__(self, layout: Layout, *, seed: int = 0) -> Layout:
        """The layout with a mask on every item; regions such as sky and grass have their boxes."""
        things = [item for item in layout.items if not region(item, layout)]
        missing = {item.id for item in layout.items if item.mask is None}
        if not missing:
            return layout
        found, stands = self._masks(things) if things else ({}, {})
        items = [
            item.model_copy(update={"mask": found.get(item.id) or corners(item.box)}) if item.id in missing else item
            for item in layout.items
        ]
        told = [f"{i.label}: shaped as {stands[i.id]}" for i in things if i.id in missing and stands[i.id] != i.label]
        return layout.with_items(items).note("shape", "sg2im", VERSION, seed, tuple(dict.fromkeys(told)))

    @torch.inference_mode()
    def _masks(self, things: list[Item]) -> tuple[dict[str, Polygons], dict[str, str]]:
        """Outlines by item, and the classes that stand for the items."""
        names = self.ready.names
        classes = {item.id: nearest(vocab.noun(item.label), names.classes)[0] for item in things}
        sketch = Sketch(names)
        nodes = [sketch.put(names.object_ids[classes[item.id]]) for item in things]
        for a, item in zip(nodes, things, strict=True):
            other = min((t for t in things if t is not item), key=lambda t: _far(item.box, t.box), default=None)
            if other is not None:
                sketch.join(a, derived(item.box, other.box), nodes[things.index(other)])
        graph = batch([sketch])
        shapes = self.ready.net.shapes(self.ready.net.look(graph.labels, graph.triples)[nodes])
        if shapes is None:
            return {}, classes
        return {t.id: outlined(s, t.box) for t, s in zip(things, shapes.numpy(), strict=True)}, classes


def region(item: Item, layout: Layout) -> bool:
    """Whether an item is a region, which has no outline of its own."""
    known = vocab.lookup(item.label)
    stuff = {thing.id for thing in layout.scene.objects if thing.kind == "stuff"}
    return item.node in stuff or (item.node is None and known is not None and known.kind == "stuff")


def corners(box: Box) -> Polygons:
    """The box as a polygon."""
    return ((box.x0, box.y0, box.x1, box.y0, box.x1, box.y1, box.x0, box.y1),)


def outlined(shape: NDArray[np.float32], box: Box) -> Polygons:
    """The outline of a mask (M, M) in 0..1 over a box, as polygons in the unit square that lie within the box."""
    import shapely

    field = smooth(shape)
    level = min(LEVEL, float(np.quantile(field, 1 - _COVERED)))
    cells = len(field)
    raised = np.pad(np.clip(0.5 + (field - level) / 2, 0, 1), 1, mode="edge")
    traced = trace(raised, Affine(1 / cells, 0, 0, 1 / cells, -1 / cells, -1 / cells))
    parts = [p for p in shapely.get_parts(shapely.intersection(traced, shapely.box(0, 0, 1, 1))) if p.area > 0]
    largest = max((part.area for part in parts), default=0.0)
    whole = shapely.multipolygons([p for p in parts if p.geom_type == "Polygon" and p.area >= _CRUMB * largest])
    low, high = np.array(box[:2]), np.array(box[2:])
    placed = shapely.transform(whole, lambda points: np.clip(low + points * (high - low), low, high))
    return polygons_of(placed) or corners(box)


def smooth(shape: NDArray[np.float32]) -> NDArray[np.float64]:
    """The values between the middles of the cells, evenly; beyond the outermost ones they stay: (4 M, 4 M)."""
    cells = len(shape)
    at = (np.arange(cells * _FINER) + 0.5) / _FINER - 0.5
    rows = np.stack([np.interp(at, np.arange(cells), column) for column in np.asarray(shape, dtype=np.float64).T], 1)
    return np.stack([np.interp(at, np.arange(cells), row) for row in rows])


def _far(a: Box, b: Box) -> float:
    return math.hypot(a.cx - b.cx, a.cy - b.cy)
