"""What many samples say together: how many there are of each class, and where each thing most nearly lies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layoutgen.metrics import SIGMA
from layoutgen_hong.box_sampler import Samples

Boxes = NDArray[np.float32]


def numbers(drawn: Samples, least: NDArray[np.int64], confidence: float) -> NDArray[np.int64]:
    """(labels,) of each label, the largest number that at least this share of the samples reaches; never below `least`.

    For a measure that counts every thing by itself, no other set of things has more right ones for as many wrong.
    """
    kinds = len(least)
    counts = np.stack([np.bincount(row, minlength=kinds) for row in drawn.labels])  # (S, labels)
    reached = np.sort(counts, 0)[::-1]  # descending: the k-th row is what k + 1 samples reach
    enough = max(1, int(np.ceil(confidence * len(counts) - 1e-9)))
    made = np.maximum(reached[min(enough, len(counts)) - 1], least)
    made[:3] = 0  # what is no class
    return np.asarray(made, dtype=np.int64)


def elected(boxes: Boxes, groups: NDArray[np.int64]) -> Boxes:
    """(N, 4) of S samples (S, N, 4) of the same N things: of each group the boxes that are nearest to its others.

    Boxes are x0 y0 x1 y1; groups: (N,), things of one number are taken from one sample, and rather from one in which
    they do not cover one another. Near means centres by the Gaussian of Text2Scene's measure, and overlap.
    """
    if len(boxes) < 2:
        return np.asarray(boxes[0])
    centre = (boxes[..., :2] + boxes[..., 2:]) / 2  # (S, N, 2)
    apart = ((centre[:, None] - centre[None]) ** 2).sum(-1) / (2 * SIGMA**2)  # (S, S, N)
    common, area = _common(boxes[:, None], boxes[None]), _area(boxes)
    overlap = common / np.maximum(area[:, None] + area[None] - common, 1e-9)
    near = (np.exp(-apart) + overlap).mean(1)  # (S, N)
    chosen: Boxes = np.empty(boxes.shape[1:], np.float32)
    for group in np.unique(groups):
        mine = np.flatnonzero(groups == group)
        best = (near[:, mine].mean(-1) - _covered(boxes[:, mine])).argmax()
        chosen[mine] = boxes[best, mine]
    return chosen


def _covered(boxes: Boxes) -> NDArray[np.floating]:
    """(S,) of boxes (S, N, 4): the mean share of a box above one half that the one which covers most of it covers."""
    share = _common(boxes[:, :, None], boxes[:, None]) / np.maximum(_area(boxes), 1e-9)[:, :, None]  # (S, N, N)
    share = share * (1 - np.eye(boxes.shape[1]))
    return np.asarray(np.maximum(share.max(-1) - 0.5, 0).mean(-1))


def _common(a: Boxes, b: Boxes) -> Boxes:
    sides = np.minimum(a[..., 2:], b[..., 2:]) - np.maximum(a[..., :2], b[..., :2])
    return np.asarray(np.prod(np.maximum(sides, 0), -1), np.float32)


def _area(boxes: Boxes) -> Boxes:
    return np.asarray(np.prod(boxes[..., 2:] - boxes[..., :2], -1), np.float32)
