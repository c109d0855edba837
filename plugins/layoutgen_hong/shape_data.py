"""Outlines to learn shapes from: pictures with boxes and masks, and the silhouettes of the engine's clip-art."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from layoutgen.art.animals import POSES as ANIMAL_POSES
from layoutgen.art.animals import posed
from layoutgen.art.drawing import Drawing, Facing
from layoutgen.art.packs import default_packs
from layoutgen.art.people import POSES, draw_person
from layoutgen.art.rasterise import alpha
from layoutgen.data.example import Example
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.words import Vocabulary
from layoutgen.raster import mask_in_box
from layoutgen.vocab import aliases
from layoutgen.vocabulary.coco import COCO_80
from layoutgen_hong.shape_frames import Boxes

LABELS = Vocabulary(COCO_80)  # 1, the unknown, stands for a thing of any kind
DRAWN = "drawn"  # the pose of clip-art that has none
STANCES = Vocabulary((DRAWN, *dict.fromkeys((*POSES, *ANIMAL_POSES))))  # 0: nothing is told, as of all photographs
_FINER = 4  # pixels of a rendering for each cell of a mask
_LOOKS = 3  # persons of each pose and facing
_FACINGS: tuple[Facing, ...] = ("right", "front")  # left is right mirrored


@dataclass(frozen=True, kw_only=True)
class ShapeBatch(SceneBatch):
    """A batch with the canvases' aspects, (B,) width by height, and the poses of its objects, (N,) ids.

    weights: (N,), how much each object counts.
    """

    aspects: Tensor
    poses: Tensor

    @property
    def given(self) -> Boxes:
        """What the generator is told."""
        return Boxes(self.labels, self.poses, self.boxes, self.owner, self.aspects)


class Picture(NamedTuple):
    """Boxes with outlines. labels: (n,); boxes: (n, 4); masks: (n, M, M) of 0..255, each over its own box."""

    labels: Tensor
    boxes: Tensor
    masks: Tensor
    aspect: float


class Silhouette(NamedTuple):
    """One drawing. mask: (M, M) of 0..255; aspect: of its frame, width by height."""

    label: int
    pose: int
    mask: Tensor
    aspect: float


def pictures(examples: Iterable[Example], size: int) -> list[Picture]:
    """The examples' objects with outlines, the largest first; examples without one are left out. size: M."""
    made = []
    for example in examples:
        items = sorted((i for i in example.layout.items if i.mask is not None), key=lambda i: -i.box.area)
        if items:
            canvas = example.layout.canvas
            labels = torch.tensor([LABELS.id(item.label) for item in items])
            boxes = torch.tensor([tuple(item.box) for item in items], dtype=torch.float32)
            masks = torch.stack([(255 * torch.from_numpy(mask_in_box(item, size))).to(torch.uint8) for item in items])
            made.append(Picture(labels, boxes, masks, canvas.width / canvas.height))
    return made


def silhouettes(size: int) -> list[Silhouette]:
    """Everything the built-in packs draw of COCO's classes, people and animals in all their poses. size: M."""
    made, seen = [], set()
    for label, pose, drawing in _drawings():
        if (drawing.svg, pose) not in seen:
            seen.add((drawing.svg, pose))
            covered = _silhouette(drawing, size)
            made.append(Silhouette(LABELS.id(label), STANCES.id(pose), covered, drawing.aspect))
    return made


def _drawings() -> Iterator[tuple[str, str, Drawing]]:
    for label in COCO_80:
        for name in (label, *aliases(label)):
            for pack in default_packs():
                drawing = pack.find(name)
                if drawing is None:
                    continue
                yield label, DRAWN, drawing
                for pose in ANIMAL_POSES:
                    changed = posed(drawing, pose)
                    if changed is not drawing:
                        yield label, pose, changed
    for pose in POSES:
        for number in range(_LOOKS):
            for facing in _FACINGS:
                yield "person", pose, _person(pose, facing, number)


def _person(pose: str, facing: Facing, number: int) -> Drawing:
    """Man, woman and child in turns."""
    return draw_person(
        gender=("male", "female", None)[number % 3],
        age=("adult", "adult", "child")[number % 3],
        role=None,
        pose=pose,
        facing=facing,
        outfit={},
        hair=None,
        skin=None,
        expression="neutral",
        variant=number,
    )


def _silhouette(drawing: Drawing, size: int) -> Tensor:
    fine = size * _FINER
    covered = alpha(drawing.svg, drawing.view, (fine, fine)).reshape(size, _FINER, size, _FINER).mean((1, 3))
    return torch.from_numpy((255 * covered).astype(np.uint8))


def batch_of(
    chosen: Sequence[tuple[Picture, bool]],
    alone: Sequence[tuple[Silhouette, Tensor, bool]] = (),
) -> ShapeBatch:
    """One batch: pictures, then silhouettes each in a box (4,) of a picture of its own; mirrored where it says so."""
    parts = [_mirrored(p) if mirror else p for p, mirror in chosen]
    for shape, box, mirror in alone:
        mask = shape.mask.flip(-1) if mirror else shape.mask
        parts.append(Picture(torch.tensor([shape.label]), box[None], mask[None], 1.0))
    counts = torch.tensor([len(part.labels) for part in parts])
    number = len(parts)
    poses = torch.zeros(int(counts.sum()), dtype=torch.int64)
    labels = torch.cat([part.labels for part in parts])
    if alone:
        poses[-len(alone) :] = torch.tensor([shape.pose for shape, _, _ in alone])
    return ShapeBatch(
        words=torch.zeros(number, 1, dtype=torch.int64),
        lengths=torch.ones(number, dtype=torch.int64),
        labels=labels,
        boxes=torch.cat([part.boxes for part in parts]),
        owner=torch.arange(number).repeat_interleave(counts),
        triples=torch.zeros(0, 3, dtype=torch.int64),
        masks=torch.cat([part.masks for part in parts]).float() / 255,
        aspects=torch.tensor([part.aspect for part in parts]),
        poses=poses,
    )


def _mirrored(picture: Picture) -> Picture:
    x0, y0, x1, y1 = picture.boxes.unbind(-1)
    return picture._replace(boxes=torch.stack([1 - x1, y0, 1 - x0, y1], -1), masks=picture.masks.flip(-1))


class Batches:
    """step -> batch: so many pictures, all of them once an epoch, and so many silhouettes in boxes made up for them.

    Half of everything is mirrored.
    """

    def __init__(
        self, learned: Sequence[Picture], drawn: Sequence[Silhouette], sizes: tuple[int, int], seed: int
    ) -> None:
        """sizes: pictures and silhouettes of a batch."""
        self._learned, self._drawn, self._sizes, self._seed = learned, drawn, sizes, seed

    def __call__(self, step: int) -> ShapeBatch:
        rng = np.random.default_rng((self._seed, step))
        first = step * self._sizes[0]
        chosen = [
            (self._learned[self._order(k // len(self._learned))[k % len(self._learned)]], bool(rng.random() < 0.5))
            for k in range(first, first + self._sizes[0])
        ]
        # one class after the other is drawn, or the poses of people would be nearly all
        alone = []
        for _ in range(self._sizes[1]):
            shape = self._of_class(rng)
            alone.append((shape, _somewhere(shape.aspect, rng), bool(rng.random() < 0.5)))
        return batch_of(chosen, alone)

    def _order(self, epoch: int) -> list[int]:
        rng = np.random.default_rng((self._seed, epoch, 1))
        return [int(k) for k in rng.permutation(len(self._learned))]

    def _of_class(self, rng: np.random.Generator) -> Silhouette:
        if rng.random() < 0.5:
            return self._drawn[int(rng.integers(len(self._drawn)))]
        labels = sorted({shape.label for shape in self._drawn})
        label = labels[int(rng.integers(len(labels)))]
        peers = [shape for shape in self._drawn if shape.label == label]
        return peers[int(rng.integers(len(peers)))]


def _somewhere(aspect: float, rng: np.random.Generator) -> Tensor:
    """A box of about this aspect on a square canvas, of any size, nowhere at its borders: (4,)."""
    stretched = aspect * float(np.exp(rng.normal(0, 0.15)))
    longest = float(np.exp(rng.uniform(np.log(0.05), np.log(0.9))))
    width, height = longest * min(1.0, stretched), longest * min(1.0, 1 / stretched)
    x, y = rng.uniform(0.02, 0.98 - width), rng.uniform(0.02, 0.98 - height)
    return torch.tensor([x, y, x + width, y + height], dtype=torch.float32)
