"""Captions and boxes as one table, and batches by number from it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from layoutgen.data.example import Example
from layoutgen.data.part import held_out
from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.words import Vocabulary
from layoutgen_text2scene.words import LONGEST, mirrored, words

MIXED = 64  # batches that are made of one shuffled lot, so that each holds scenes of nearly one length


class Table(NamedTuple):
    """C captions of I pictures.

    words, turned: (C, LONGEST) ids of a caption and of its mirror image's, 0 behind its end. picture: (C,).
    labels, boxes: (I, T) and (I, T, 4) of the largest objects, label 0 where there is none. counts: (I,).
    """

    words: NDArray[np.int32]
    turned: NDArray[np.int32]
    picture: NDArray[np.int32]
    labels: NDArray[np.int64]
    boxes: NDArray[np.float32]
    counts: NDArray[np.int64]

    def batch(self, captions: NDArray[Any], flipped: bool) -> SceneBatch:
        """The scenes of these captions, all of them turned left to right or none."""
        said = torch.from_numpy((self.turned if flipped else self.words)[captions].astype(np.int64))
        pictures = self.picture[captions]
        counts = torch.from_numpy(self.counts[pictures])
        here = torch.arange(self.labels.shape[1]) < counts[:, None]
        boxes = torch.from_numpy(self.boxes[pictures])[here]
        if flipped:
            boxes = torch.stack([1 - boxes[:, 2], boxes[:, 1], 1 - boxes[:, 0], boxes[:, 3]], 1)
        lengths = (said > 0).sum(1)
        return SceneBatch(
            words=said[:, : int(lengths.max())],
            lengths=lengths,
            labels=torch.from_numpy(self.labels[pictures])[here],
            boxes=boxes,
            owner=torch.arange(len(captions)).repeat_interleave(counts),
            triples=torch.zeros(0, 3, dtype=torch.int64),
        )


def split_parts(examples: Iterable[Example]) -> tuple[list[Example], list[Example]]:
    """Those to train on and those of the development part; without captions or objects an example is in neither."""
    parts: tuple[list[Example], list[Example]] = ([], [])
    for example in examples:
        if example.captions and example.layout.items:
            parts[held_out(example.id)].append(example)
    return parts


def table(examples: Iterable[Example], vocabulary: Vocabulary, ids: dict[str, int], longest: int) -> Table:
    """Every caption of every example. ids: of the labels; other labels are left out. longest: objects of a scene.

    Raises TrainingError when no example is left.
    """
    said: list[tuple[list[int], list[int]]] = []
    picture: list[int] = []
    labels, boxes, counts = [], [], []
    for example in examples:
        known = [item for item in example.layout.items if item.label in ids]
        largest = sorted(known, key=lambda item: -item.box.area)[:longest]
        if not largest:
            continue
        for caption in example.captions:
            heard = words(caption)
            said.append(([vocabulary.id(w) for w in heard], [vocabulary.id(w) for w in mirrored(heard)]))
            picture.append(len(counts))
        empty = longest - len(largest)
        labels.append([ids[item.label] for item in largest] + [0] * empty)
        boxes.append([tuple(item.box) for item in largest] + [(0.0,) * 4] * empty)
        counts.append(len(largest))
    if not counts:
        raise TrainingError("there is no picture with a caption and with objects of the classes that are learned")
    rows = np.zeros((2, len(said), LONGEST), dtype=np.int32)
    for k, both in enumerate(said):
        for row, heard_ids in zip(rows[:, k], both, strict=True):
            row[: len(heard_ids)] = heard_ids
    return Table(
        rows[0], rows[1], np.array(picture, np.int32), np.array(labels), np.array(boxes, np.float32), np.array(counts)
    )


class Batches:
    """step -> batch: all captions in an order of its own every time round, scenes of nearly one length together."""

    def __init__(self, scenes: Table, size: int, seed: int) -> None:
        self.scenes, self.size, self.seed = scenes, size, seed
        self.round = max(1, len(scenes.picture) // size)  # batches
        self._orders = lru_cache(maxsize=2)(self._order)

    def __call__(self, step: int) -> SceneBatch:
        """The batch of this step."""
        time, k = divmod(step, self.round)
        captions = self._orders(time)[k * self.size : (k + 1) * self.size]
        return self.scenes.batch(captions, bool(np.random.default_rng((self.seed, 1, step)).random() < 0.5))

    def _order(self, time: int) -> NDArray[Any]:
        draw = np.random.default_rng((self.seed, 0, time))
        order = draw.permutation(len(self.scenes.picture))
        counts = self.scenes.counts[self.scenes.picture[order]]
        lots = np.arange(len(order)) // (MIXED * self.size)
        order = order[np.lexsort((counts, lots))]
        full = self.round * self.size
        if len(order) < full or self.round == 1:
            return order
        whole = order[:full].reshape(self.round, self.size)
        return whole[draw.permutation(self.round)].reshape(-1)


def examples(data: Path) -> Iterable[Example]:
    """The examples of a folder with coco_train.jsonl.gz, of such a file, or of COCO's instances_*.json with captions.

    Raises FormatError when there is none.
    """
    from layoutgen.data.coco_reader import read_coco
    from layoutgen.data.jsonl import read_jsonl
    from layoutgen.errors import FormatError

    names = ("coco_train.jsonl.gz", "coco_train.jsonl", "annotations/instances_train2017.json")
    found = [data / name for name in names if (data / name).is_file()] if data.is_dir() else [data]
    if not found:
        raise FormatError(f"{data} holds none of {', '.join(names)}: name a file of captions and boxes")
    return read_coco(found[0]) if found[0].suffix == ".json" else read_jsonl(found[0])
