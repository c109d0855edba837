"""Layouts as tensors: the only place where the one becomes the other.

Objects of all scenes of a batch stand in one list, scene after scene, and `owner` says whose they are, as in sg2im
(arXiv:1804.01622): scenes of three and of thirty objects share a batch without padding. `padded` gives the other view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from layoutgen.errors import LayoutError
from layoutgen.layout import Box, Item, Layout
from layoutgen.nn.words import Vocabulary
from layoutgen.raster import mask_in_box

WHOLE, SCENE = Box(0, 0, 1, 1), "scene"
LONGEST = 60  # words of a caption that are read


@dataclass(frozen=True)
class SceneBatch:
    """B scenes with N objects and T relations in all.

    words: (B, L) int64, ids of the caption's words, 0 behind its end; lengths: (B,) int64, at least 1.
    labels: (N,) int64. boxes: (N, 4) float, x0 y0 x1 y1 in the unit square, y down. owner: (N,) int64, ascending.
    masks: (N, M, M) float in 0..1, each over its own box, or none.
    triples: (T, 3) int64, subject and object as rows of `labels`, the predicate's id between them.
    images: (B, 3, H, W) float in -1..1, or none. maps: (B, H, W) int64, the label seen at each pixel of the pictures,
    0 for none, or none. keypoints: (N, K, 3) float, x and y in the unit square of the picture and 1 where the point is
    known, or none. texts: B captions as they were written. sentence: (B, D) float, the captions' vectors when a frozen
    encoder has made them.
    """

    words: Tensor
    lengths: Tensor
    labels: Tensor
    boxes: Tensor
    owner: Tensor
    triples: Tensor
    masks: Tensor | None = None
    images: Tensor | None = None
    maps: Tensor | None = None
    keypoints: Tensor | None = None
    sentence: Tensor | None = None
    texts: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    @property
    def device(self) -> torch.device:
        return self.words.device

    def to(self, device: torch.device | str) -> SceneBatch:
        """The batch on another device."""
        held = {f.name: getattr(self, f.name) for f in fields(self)}
        there: dict[str, Any] = {k: v.to(device) for k, v in held.items() if isinstance(v, Tensor)}
        return replace(self, **there)

    @property
    def counts(self) -> Tensor:
        """Objects of each scene: (B,) int64."""
        return torch.bincount(self.owner, minlength=len(self))

    @property
    def ranks(self) -> Tensor:
        """The place of each object among those of its scene, from 0: (N,) int64."""
        starts = self.counts.cumsum(0) - self.counts
        return torch.arange(len(self.owner), device=self.device) - starts[self.owner]

    def padded(self, values: Tensor, fill: float = 0) -> Tensor:
        """What is said of each object, (N, ...), as (B, most objects of a scene, ...), `fill` where there is none."""
        most = int(self.counts.max()) if len(self) else 0
        made = values.new_full((len(self), most, *values.shape[1:]), fill)
        made[self.owner, self.ranks] = values
        return made

    @property
    def present(self) -> Tensor:
        """Where `padded` holds an object: (B, most objects of a scene) bool."""
        return self.padded(torch.ones_like(self.owner, dtype=torch.bool), False)


def numbered(words: Vocabulary, texts: Sequence[str], longest: int = LONGEST) -> tuple[Tensor, Tensor]:
    """Texts as ids of words, (B, L) with zeros behind the ends, and their lengths (B,) within 1..`longest`."""
    said = [words.ids(text)[:longest] or [0] for text in texts]
    found = torch.zeros(len(said), max(map(len, said)), dtype=torch.int64)
    for row, ids in zip(found, said, strict=True):
        row[: len(ids)] = torch.tensor(ids)
    return found, torch.tensor([len(ids) for ids in said])


@dataclass(frozen=True)
class Encoder:
    """Layouts -> batch. The vocabularies give the ids; what they lack gets their unknown's id, 1.

    mask_size: M of the masks, or none for a batch without them. A caption is cut behind `longest` words. backdrop: as
    systems that draw pictures want it: the objects of a scene stand from the farthest to the nearest, and its
    background comes first, each word of it an object as large as the picture; "scene" stands for none. naming: the
    entry of `labels` that a noun is asked for as. points: the names of the keypoints, in order.
    """

    words: Vocabulary
    labels: Vocabulary
    predicates: Vocabulary
    mask_size: int | None = None
    longest: int = LONGEST
    backdrop: bool = False
    naming: Callable[[str], str] = str
    points: tuple[str, ...] = ()

    def __call__(self, layouts: Sequence[Layout], images: Tensor | None = None) -> SceneBatch:
        """The batch of these layouts and, when given, their pictures. Raises LayoutError for an empty list."""
        if not layouts:
            raise LayoutError("a batch needs at least one layout")
        texts = tuple(layout.scene.text for layout in layouts)
        words, lengths = numbered(self.words, texts, self.longest)
        shown = [self._shown(layout) for layout in layouts]
        items = [item for some in shown for item in some]
        return SceneBatch(
            words=words,
            lengths=lengths,
            labels=torch.tensor([self.labels.id(self.naming(item.label)) for item in items], dtype=torch.int64),
            boxes=torch.tensor([tuple(item.box) for item in items], dtype=torch.float32).reshape(-1, 4),
            owner=torch.repeat_interleave(torch.arange(len(layouts)), torch.tensor([len(some) for some in shown])),
            triples=self._triples(layouts, shown),
            masks=self._masks(items),
            images=images,
            keypoints=self._keypoints(items),
            texts=texts,
        )

    def _shown(self, layout: Layout) -> Sequence[Item]:
        if not self.backdrop:
            return layout.items
        behind = (Item(id=f"{name}.0.{k}", label=name, box=WHOLE) for k, name in enumerate(backdrop(layout), 1))
        # the regions of the background are no things: no network has learned a park that is half a picture high
        things = (item for item in layout.items if item.label not in layout.background)
        return (*behind, *sorted(things, key=lambda item: item.z))

    def _keypoints(self, items: Sequence[Item]) -> Tensor | None:
        if not self.points:
            return None
        found = torch.zeros(len(items), len(self.points), 3)
        for row, item in zip(found, items, strict=True):
            named = {point.name: point for point in item.keypoints or ()}
            for place, name in zip(row, self.points, strict=True):
                if name in named:
                    place[:] = torch.tensor((named[name].x, named[name].y, 1.0))
        return found

    def _masks(self, items: Sequence[Item]) -> Tensor | None:
        size = self.mask_size
        if size is None:
            return None
        if not items:
            return torch.zeros(0, size, size)
        return torch.from_numpy(np.stack([mask_in_box(item, size) for item in items]))

    def _triples(self, layouts: Sequence[Layout], shown: Sequence[Sequence[Item]]) -> Tensor:
        """Every stated relation between every instance of its subject and every instance of its object."""
        rows: list[tuple[int, int, int]] = []
        start = 0
        for layout, items in zip(layouts, shown, strict=True):
            of: dict[str | None, list[int]] = {}
            for k, item in enumerate(items, start):
                of.setdefault(item.node, []).append(k)
            for relation in layout.scene.relations:
                predicate = self.predicates.id(relation.predicate)
                rows += [(s, predicate, o) for s in of.get(relation.subject, ()) for o in of.get(relation.object, ())]
            start += len(items)
        return torch.tensor(rows, dtype=torch.int64).reshape(-1, 3)


def backdrop(layout: Layout) -> tuple[str, ...]:
    """What stands behind everything, each an object as large as the picture: the background, or "scene"."""
    return layout.background or (SCENE,)
