"""Packs as batches: a pack's arrays, mapped into memory, to `SceneBatch` without a loop over objects.

Numbers of labels are those of `Packed.labels`, the pack's number plus one: 0 is nothing, 1 unknown, as everywhere in
`layoutgen.nn`. In the maps, 0 is nothing too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from pydantic import JsonValue
from torch import Tensor

from layoutgen.data.pack import Pack
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.weights import Config
from layoutgen.nn.words import Vocabulary
from layoutgen.warp import other_side

_SIDED = re.compile(r"\b(left|right|leftmost|rightmost|clockwise)\b", re.IGNORECASE)
Ints = npt.NDArray[np.int64]


class Packed:
    """A pack for training. labels, predicates: the vocabularies of its numbers. size: of its pictures in pixels."""

    def __init__(self, path: Path, words: Vocabulary | None = None, *, longest: int = 60) -> None:
        """words: gives the captions' words their numbers; without it there are none, and `texts` alone holds them.

        longest: words behind so many are cut off. Raises FormatError when there is no finished pack at the path.
        """
        self.pack = Pack(path)
        self.labels = Vocabulary(self.pack.head.labels)
        self.predicates = Vocabulary(self.pack.head.predicates)
        self.words, self.longest = words, longest
        self._swapped = _swapped(self.pack.head.keypoints)

    @property
    def size(self) -> int:
        """Width and height of the pictures in pixels."""
        return self.pack.head.size

    @property
    def train(self) -> range:
        """The rows to train on."""
        return self.pack.train

    @property
    def test(self) -> range:
        """The rows that are kept aside."""
        return self.pack.test

    def described(
        self, system: str, options: Mapping[str, JsonValue], vocabulary: Mapping[str, Sequence[str]]
    ) -> Config:
        """What weights that were trained on it say of themselves: ours, and of the data what the pack knows."""
        head = self.pack.head
        return Config(
            system=system,
            data=head.name,
            options=dict(options),
            vocabulary={name: tuple(entries) for name, entries in vocabulary.items()},
            recipe=f"layoutgen train {system} --data PACK",
            licence="Apache-2.0",
            data_licence=head.licence,
            credit=head.credit,
        )

    def caption(self, row: int, which: int = 0) -> str:
        """A caption of a picture: the one of this number, counted around; "" when it has none."""
        captions = self.pack.said[row][1]
        return captions[which % len(captions)] if captions else ""

    def batch(
        self, rows: Sequence[int], captions: int | Sequence[int] = 0, *, mirror: Sequence[bool] | None = None
    ) -> SceneBatch:
        """The pictures of these rows, in -1..1, with all that is known of them.

        captions: the number of the caption, one for all or one a row. mirror: which of them are to be mirrored, with
        boxes, masks, maps and key points; those whose caption says left or right stay as they are.
        """
        at = np.asarray(rows, dtype=np.int64)
        which = [captions] * len(at) if isinstance(captions, int) else captions
        texts = tuple(self.caption(row, number) for row, number in zip(at.tolist(), which, strict=True))
        turned = np.zeros(len(at), dtype=np.bool_)
        if mirror is not None:
            turned = np.asarray([m and not _SIDED.search(text) for m, text in zip(mirror, texts, strict=True)])
        pack = self.pack
        counts, objects = _runs(pack.starts, at)
        owner = np.repeat(np.arange(len(at)), counts)
        words, lengths = self._words(at.tolist(), which)
        boxes, masks = pack.boxes[objects], pack.masks[objects]  # copies, as are all that a list of rows gives
        images, maps = pack.images[at], pack.maps[at]
        maps += maps > 0  # the pack's numbers as the vocabulary's: one more, but nothing stays nothing
        points = None if pack.keypoints is None else pack.keypoints[objects].astype(np.float32)
        if turned.any():
            mine = turned[owner]
            boxes[mine] = boxes[mine][:, [2, 1, 0, 3]] * (-1, 1, -1, 1) + (1, 0, 1, 0)
            masks[mine] = masks[mine][:, :, ::-1]
            images[turned] = images[turned][:, :, ::-1]
            maps[turned] = maps[turned][:, :, ::-1]
            if points is not None:
                points[mine] = self._mirrored(points[mine])
        return SceneBatch(
            words=words,
            lengths=lengths,
            labels=torch.from_numpy(pack.labels[objects].astype(np.int64) + 1),
            boxes=torch.from_numpy(boxes),
            owner=torch.from_numpy(owner),
            triples=self._triples(at, counts),
            masks=torch.from_numpy(masks).float().div_(255),
            images=torch.from_numpy(images).permute(0, 3, 1, 2).float().div_(127.5).sub_(1),
            maps=torch.from_numpy(maps).long(),
            keypoints=None if points is None else torch.from_numpy(points),
            texts=texts,
        )

    def _triples(self, at: Ints, counts: Ints) -> Tensor:
        numbers, chosen = _runs(self.pack.links, at)
        made = self.pack.triples[chosen].astype(np.int64)
        first = np.repeat(np.cumsum(counts) - counts, numbers)
        made[:, 0] += first
        made[:, 1] += 2  # behind the two entries that every vocabulary has
        made[:, 2] += first
        return torch.from_numpy(made)

    def _mirrored(self, points: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        made: npt.NDArray[np.float32] = points[:, self._swapped].copy()
        made[..., 0] = np.where(made[..., 2] > 0, 1 - made[..., 0], made[..., 0])
        return made

    @cached_property
    def _ids(self) -> tuple[Ints, npt.NDArray[np.int32]]:
        """The captions of row i are starts[i]:starts[i + 1] of the numbers (captions, longest), 0 behind their ends."""
        if self.words is None:
            raise ValueError("captions have numbers only when there is a vocabulary")
        said = [captions or ("",) for _, captions in self.pack.said]
        ids = [self.words.ids(text)[: self.longest] for captions in said for text in captions]
        numbers = np.zeros((len(ids), max([1, *map(len, ids)])), dtype=np.int32)
        for row, found in zip(numbers, ids, strict=True):
            row[: len(found)] = found
        return np.cumsum([0, *map(len, said)]), numbers

    def _words(self, rows: Sequence[int], which: Sequence[int]) -> tuple[Tensor, Tensor]:
        if self.words is None:
            return torch.zeros(len(rows), 1, dtype=torch.int64), torch.ones(len(rows), dtype=torch.int64)
        starts, numbers = self._ids
        at = np.asarray(rows)
        chosen = numbers[starts[at] + np.asarray(which) % (starts[at + 1] - starts[at])]
        lengths = np.maximum((chosen > 0).sum(1), 1)
        return torch.from_numpy(chosen[:, : lengths.max()].astype(np.int64)), torch.from_numpy(lengths)


def batches(
    packed: Packed, size: int, seed: int = 0, *, mirror: bool = True, among: Sequence[int] | None = None
) -> Callable[[int], SceneBatch]:
    """Step -> batch of `size` rows of the training part, or of those `among` which one may choose, for `fit`.

    An epoch goes through all rows in an order drawn from the seed and its number, so a step's rows depend on its
    number alone; captions and, when `mirror` is set, mirrored rows are drawn from the seed and the step.
    """
    rows = np.asarray(packed.train if among is None else among)
    if len(rows) == 0:
        raise ValueError("the pack has no pictures to train on")

    @lru_cache(maxsize=2)
    def order(epoch: int) -> Ints:
        return np.random.default_rng((seed, 1, epoch)).permutation(rows)

    def batch(step: int) -> SceneBatch:
        chance = np.random.default_rng((seed, 0, step))
        chosen = [int(order(k // len(rows))[k % len(rows)]) for k in range(step * size, (step + 1) * size)]
        captions = chance.integers(0, 1 << 30, size).tolist()
        turned = chance.random(size) < 0.5
        return packed.batch(chosen, captions, mirror=turned.tolist() if mirror else None)

    return batch


def _runs(starts: Ints, at: Ints) -> tuple[Ints, Ints]:
    """How many entries each of the rows `at` has, and the places of them all, row after row."""
    counts = starts[at + 1] - starts[at]
    ends = np.cumsum(counts)
    return counts, np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts[at] - (ends - counts), counts)


def _swapped(names: Sequence[str]) -> list[int]:
    """The place of each point's name when left and right change places."""
    other = [other_side(name) for name in names]
    return [names.index(name) if name in names else k for k, name in enumerate(other)]
