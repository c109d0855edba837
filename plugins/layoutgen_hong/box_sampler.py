"""Sampling from the box generator under limits: so many of each class at least, so many at the most, some boxes given.

The limits only rule out labels that would break them; what is left keeps the network's own odds. With equal limits for
every class the network is asked where a known set of things lies, without any it says what belongs to a caption.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from layoutgen_hong.boxes import END, START, BoxGenerator

MOST = 20  # boxes of a picture that the network has been trained on


class Task(NamedTuple):
    """One scene. words: ids of the caption. least, most: (labels,) numbers of each label.

    labels, boxes: (G,), (G, 4) numbers of what is given, which is counted too. last: (labels,) numbers that come on
    top, when everything else has been written; only where least and most agree.
    """

    words: tuple[int, ...]
    least: NDArray[np.int64]
    most: NDArray[np.int64]
    labels: NDArray[np.int64]
    boxes: NDArray[np.float32]
    last: NDArray[np.int64]

    def exactly(self, numbers: NDArray[np.int64]) -> Task:
        """The same scene with just these numbers of each label, and the last ones."""
        return self._replace(least=numbers, most=numbers)

    def without_last(self) -> Task:
        """The same scene without the last ones."""
        return self._replace(last=np.zeros_like(self.last))

    @property
    def length(self) -> int:
        """Steps that are taken at the most."""
        wanted = int(self.least.sum())
        return int(self.last.sum()) + (wanted if bool((self.least == self.most).all()) else max(MOST, wanted))


class Samples(NamedTuple):
    """S samples of one scene. labels: (S, T), 0 where a sample has ended; boxes: (S, T, 4) numbers."""

    labels: NDArray[np.int64]
    boxes: NDArray[np.float32]


@torch.no_grad()
def sample(
    model: BoxGenerator,
    tasks: Sequence[Task],
    number: int,
    seeds: Sequence[tuple[int, int]],
    *,
    temperature: float = 1.0,
) -> list[Samples]:
    """`number` samples of each scene, drawn from its own seed. temperature: of the mixtures; labels keep their odds."""
    state = _State(model, tasks, number)
    draws = [np.random.default_rng(seed) for seed in seeds]
    labels, boxes = [], []
    for step in range(int(state.length.max()) if tasks else 0):
        uniform = torch.from_numpy(np.concatenate([rng.random((number, 3)) for rng in draws])).float()
        normal = torch.from_numpy(np.concatenate([rng.standard_normal((number, 2, 2)) for rng in draws])).float()
        state.step(step, uniform, normal, temperature)
        labels.append(state.label.masked_fill(state.over, 0))
        boxes.append(state.box)
        if bool(state.over.all()):
            break
    if not labels:
        return [Samples(np.zeros((number, 0), np.int64), np.zeros((number, 0, 4), np.float32)) for _ in tasks]
    all_labels = torch.stack(labels, 1).numpy().reshape(len(tasks), number, -1)
    all_boxes = torch.stack(boxes, 1).numpy().reshape(len(tasks), number, -1, 4)
    ends = [task.length for task in tasks]
    return [Samples(a[:, :end], b[:, :end]) for a, b, end in zip(all_labels, all_boxes, ends, strict=True)]


class _State:
    """All samples of all scenes while they are written, R rows."""

    def __init__(self, model: BoxGenerator, tasks: Sequence[Task], number: int) -> None:
        self.model, kinds = model, model.config.labels
        words = torch.zeros(len(tasks), max((len(t.words) for t in tasks), default=1), dtype=torch.int64)
        for row, task in zip(words, tasks, strict=True):
            row[: len(task.words)] = torch.tensor(task.words)
        lengths = torch.tensor([len(task.words) for task in tasks])
        hidden, cell = model.enc(words, lengths)
        self.lstm = hidden.repeat_interleave(number, 1), cell.repeat_interleave(number, 1)
        self.least = _spread([task.least for task in tasks], number)
        self.most = _spread([task.most for task in tasks], number)
        self.last = _spread([task.last for task in tasks], number)
        self.length = torch.tensor([task.length for task in tasks]).repeat_interleave(number)
        most_given = max((len(task.labels) for task in tasks), default=0)
        labels = [np.pad(task.labels, (0, most_given - len(task.labels))) for task in tasks]
        boxes = [np.pad(task.boxes, ((0, most_given - len(task.labels)), (0, 0))) for task in tasks]
        self.given_labels, self.given_boxes = _spread(labels, number), _spread(boxes, number)
        rows = len(tasks) * number
        self.count = torch.zeros(rows, kinds, dtype=torch.int64)
        self.over = torch.zeros(rows, dtype=torch.bool)
        self.label = torch.full((rows,), START)
        self.box = hidden.new_tensor(model.config.means).expand(rows, 4)

    def step(self, step: int, uniform: Tensor, normal: Tensor, temperature: float) -> None:
        """One more label and box in every row. uniform: (R, 3); normal: (R, 2, 2)."""
        dec, kinds = self.model.dec, self.model.config.labels
        hidden, self.lstm = dec.recur(self.label[:, None], self.box[:, None], self.lstm)
        hidden = hidden[:, 0]  # (R, hidden)
        odds = dec.l_out(hidden).masked_fill(~self._allowed(step), -torch.inf).softmax(-1)
        label = (odds.cumsum(-1) <= uniform[:, :1] * odds.sum(-1, keepdim=True)).sum(-1).clamp(max=kinds - 1)
        label = torch.where(odds.gather(1, label[:, None])[:, 0] > 0, label, odds.argmax(-1))  # at the very edge
        given = torch.zeros_like(self.over)
        if step < self.given_labels.shape[1]:
            given = self.given_labels[:, step] > END
            label = torch.where(given, self.given_labels[:, step], label)
        told = functional.one_hot(label, kinds).to(hidden.dtype)
        centre = dec.centre(hidden, told).sample(uniform[:, 1], normal[:, 0], temperature)
        if bool(given.any()):
            centre = torch.where(given[:, None], self.given_boxes[:, step, :2], centre)
        size = dec.size(hidden, told, centre, self.box[:, :2]).sample(uniform[:, 2], normal[:, 1], temperature)
        if bool(given.any()):
            size = torch.where(given[:, None], self.given_boxes[:, step, 2:], size)
        self.over |= (label == END) | (step >= self.length)
        self.label, self.box = label, torch.cat([centre, size], -1)
        self.count += functional.one_hot(label, kinds) * ~self.over[:, None]

    def _allowed(self, step: int) -> Tensor:
        """(R, labels) bool: END when nothing is owed any more, and only what is owed when steps run short."""
        owed = (self.least - self.count).clamp(min=0)
        after = (self.least + self.last - self.count).clamp(min=0)
        short = owed.sum(-1) >= self.length - self.last.sum(-1) - step
        allowed = ((self.count < self.most) & ~short[:, None]) | (owed > 0)
        allowed |= (owed.sum(-1) == 0)[:, None] & (after > 0)
        allowed[:, :END] = False
        allowed[:, END] = after.sum(-1) == 0
        return allowed


def _spread(values: Sequence[NDArray[np.int64]] | Sequence[NDArray[np.float32]], number: int) -> Tensor:
    return torch.from_numpy(np.stack(values)).repeat_interleave(number, 0)
