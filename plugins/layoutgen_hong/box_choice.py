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


def elected(boxes: Boxes) -> Boxes:
    """(N, 4) of S samples (S, N, 4) of the same N things: each thing's box that is nearest to its others.

    Boxes are x0 y0 x1 y1. Near means centres by the Gaussian of Text2Scene's measure, and overlap.
    """
    samples, things = boxes.shape[:2]
    if samples < 2 or things == 0:
        return boxes[0]
    centre = (boxes[..., :2] + boxes[..., 2:]) / 2  # (S, N, 2)
    apart = ((centre[:, None] - centre[None]) ** 2).sum(-1) / (2 * SIGMA**2)  # (S, S, N)
    low = np.maximum(boxes[:, None, :, :2], boxes[None, :, :, :2])
    high = np.minimum(boxes[:, None, :, 2:], boxes[None, :, :, 2:])
    common = np.prod(np.maximum(high - low, 0), -1)
    area = np.prod(boxes[..., 2:] - boxes[..., :2], -1)
    overlap = common / np.maximum(area[:, None] + area[None] - common, 1e-9)
    best = (np.exp(-apart) + overlap).mean(1).argmax(0)  # (N,)
    return np.asarray(boxes[best, np.arange(things)])
