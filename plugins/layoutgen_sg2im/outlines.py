"""Masks to learn from: COCO's outlines in their pictures, and the silhouettes of the engine's clip-art."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor

from layoutgen.art.drawing import Drawing
from layoutgen.art.packs import default_packs
from layoutgen.art.people import POSES, draw_person
from layoutgen.art.rasterise import alpha
from layoutgen.data.example import Example
from layoutgen.raster import mask_in_box
from layoutgen.vocab import COCO_80, aliases
from layoutgen_sg2im.graphs import GraphBatch, Sides, Sketch, batch, derive
from layoutgen_sg2im.sentence import Names

SIZE = 16  # cells of a mask, each way, as published
PICTURES, DRAWINGS = 3, 6  # in a batch
_MOST = 10  # objects of one picture in a batch
_FINER = 4


class Outlined(NamedTuple):
    """A picture's objects with masks. labels: ids of classes; masks: (n, SIZE, SIZE) of 0..255."""

    labels: list[int]
    boxes: list[Sides]
    masks: Tensor


def outlined(examples: Iterable[Example], names: Names) -> list[Outlined]:
    """The objects that have outlines, of examples that have any."""
    made = []
    for example in examples:
        items = [i for i in example.layout.items if i.mask is not None and i.label in names.object_ids]
        if items:
            masks = torch.stack([(255 * torch.from_numpy(mask_in_box(item, SIZE))).to(torch.uint8) for item in items])
            made.append(Outlined([names.object_ids[i.label] for i in items], [tuple(i.box) for i in items], masks))
    return made


def silhouettes(names: Names) -> list[Outlined]:
    """Everything the built-in packs draw of COCO's classes, and people in all their poses; one a picture."""
    made = {}
    for label, drawing in _drawings():
        fine = SIZE * _FINER
        covered = alpha(drawing.svg, drawing.view, (fine, fine)).reshape(SIZE, _FINER, SIZE, _FINER).mean((1, 3))
        mask = torch.from_numpy((255 * covered).astype(np.uint8))[None]
        made[label, drawing.svg] = Outlined([names.object_ids[label]], [(0.0, 0.0, 1.0, 1.0)], mask)
    return list(made.values())


def _drawings() -> Iterator[tuple[str, Drawing]]:
    for label in COCO_80:
        for name in (label, *aliases(label)):
            for pack in default_packs():
                drawing = pack.find(name)
                if drawing is not None:
                    yield label, drawing
    for number, pose in enumerate(POSES):
        yield (
            "person",
            draw_person(
                gender=("male", "female", None)[number % 3],
                age="adult",
                role=None,
                pose=pose,
                facing="right",
                outfit={},
                hair=None,
                skin=None,
                expression="neutral",
                variant=number,
            ),
        )


def draw_outlines(pictures: list[Outlined], drawings: list[Outlined], names: Names, rng: Generator) -> GraphBatch:
    """Graphs of objects and the relations between their boxes, half of them in a mirror, with masks on the objects."""
    sketches, masks = [], []
    for kind, number in ((pictures, PICTURES), (drawings, DRAWINGS)):
        for k in rng.integers(len(kind), size=number) if kind else ():
            labels, boxes, shapes = kind[k]
            some = rng.permutation(len(labels))[:_MOST]
            mirrored = rng.random() < 0.5
            sketch = Sketch(names)
            for place in map(int, some):
                x0, y0, x1, y1 = boxes[place]
                sketch.put(labels[place], labels[place], [(1 - x1, y0, 1 - x0, y1) if mirrored else boxes[place]])
                masks.append(shapes[place].flip(1) if mirrored else shapes[place])
            derive(sketch, rng)
            sketches.append(sketch)
    graphs = batch(sketches)
    every = torch.zeros(len(graphs.labels), SIZE, SIZE)
    every[graphs.open > 0] = torch.stack(masks).float() / 255
    return replace(graphs, masks=every)
