"""COCO's captions and boxes, batch by batch: every caption of every picture once an epoch, pictures of a size together.

The order of the boxes is the successor's (Obj-GAN, arXiv:1902.10740): the largest first, and no more than so many.
Every second time a picture is mirrored, when its caption says nothing of left and right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from layoutgen.data.example import Example
from layoutgen.layout import Item
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.box_numbers import LABELS
from layoutgen_hong.box_words import says_sides

LONGEST_TEXT = 40  # words
_CHUNK = 40  # batches among which captions of pictures with as many boxes come together


class Row(NamedTuple):
    """One caption and the boxes of its picture, the largest first. boxes: (N, 4); mirrors: whether it may be."""

    words: tuple[int, ...]
    labels: NDArray[np.int64]
    boxes: NDArray[np.float32]
    mirrors: bool


def rows(examples: Iterable[Example], words: Vocabulary, most: int, *, first: bool = False) -> list[Row]:
    """A row for every caption, or for the first of each example. most: boxes that are kept of a picture."""
    made = []
    for example in examples:
        things = sorted((i for i in example.layout.items if i.label in LABELS), key=_smallness)[:most]
        labels = np.array([LABELS.id(item.label) for item in things], dtype=np.int64)
        boxes = np.array([item.box for item in things], dtype=np.float32).reshape(-1, 4)
        for caption in example.captions[: 1 if first else None]:
            ids = tuple(words.ids(caption)[:LONGEST_TEXT]) or (1,)
            made.append(Row(ids, labels, boxes, not says_sides(caption)))
    return made


def _smallness(item: Item) -> float:
    return -item.box.area


def batch_of(chosen: Sequence[Row], mirrored: Sequence[bool]) -> SceneBatch:
    """The rows as one batch; those that may be are mirrored where it says so."""
    words = torch.zeros(len(chosen), max(len(row.words) for row in chosen), dtype=torch.int64)
    for line, row in zip(words, chosen, strict=True):
        line[: len(row.words)] = torch.tensor(row.words)
    boxes = [
        _mirror(row.boxes) if flip and row.mirrors else row.boxes for row, flip in zip(chosen, mirrored, strict=True)
    ]
    counts = torch.tensor([len(row.labels) for row in chosen])
    return SceneBatch(
        words=words,
        lengths=torch.tensor([len(row.words) for row in chosen]),
        labels=torch.from_numpy(np.concatenate([row.labels for row in chosen])),
        boxes=torch.from_numpy(np.concatenate(boxes)),
        owner=torch.repeat_interleave(torch.arange(len(chosen)), counts),
        triples=torch.zeros(0, 3, dtype=torch.int64),
    )


def _mirror(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    x0, y0, x1, y1 = boxes.T
    return np.stack([1 - x1, y0, 1 - x0, y1], 1)


@dataclass(frozen=True, eq=False)
class Batches:
    """step -> batch. The order of an epoch and the mirroring follow from the seed and the number alone."""

    rows: Sequence[Row]
    size: int
    seed: int

    def __call__(self, step: int) -> SceneBatch:
        epochs = -(-len(self.rows) // self.size)
        epoch, place = divmod(step, epochs)
        chosen = [self.rows[k] for k in _order(self, epoch)[place]]
        mirrored = np.random.default_rng((self.seed, 1, step)).random(len(chosen)) < 0.5
        return batch_of(chosen, mirrored.tolist())


@lru_cache(maxsize=2)
def _order(batches: Batches, epoch: int) -> list[NDArray[np.int64]]:
    """Which rows form which batch of an epoch: shuffled, then sorted by boxes within chunks, so that few steps idle."""
    rng = np.random.default_rng((batches.seed, 0, epoch))
    order = rng.permutation(len(batches.rows))
    number = np.array([len(row.labels) for row in batches.rows])
    made: list[NDArray[np.int64]] = []
    for start in range(0, len(order), batches.size * _CHUNK):
        chunk = order[start : start + batches.size * _CHUNK]
        chunk = chunk[np.argsort(number[chunk], kind="stable")]
        made += [chunk[k : k + batches.size] for k in range(0, len(chunk), batches.size)]
    return [made[k] for k in rng.permutation(len(made))]
