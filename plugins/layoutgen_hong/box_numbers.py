"""Boxes and labels as the box generator reads and writes them."""

from __future__ import annotations

import torch
from torch import Tensor

from layoutgen import vocab
from layoutgen.nn.words import Vocabulary

LABELS = Vocabulary(("<end>", *vocab.COCO_80))  # the padding, what stands before the first box, the end, COCO's things
CLASSES: tuple[str, ...] = vocab.COCO_80

# Centre x y, logarithms of width and height: their mean and spread in COCO, so that all numbers are near -1..1. Sizes
# are learned as logarithms: a Gaussian of them never falls below zero, and small boxes weigh as much as large ones.
MEANS = (0.5, 0.55, -1.5, -1.4)
SPREADS = (0.25, 0.2, 0.9, 0.9)
THINNEST = 0.005  # side of the smallest box that is told apart


def to_numbers(boxes: Tensor) -> Tensor:
    """Boxes (..., 4), x0 y0 x1 y1 in the unit square -> (..., 4) centre and size, about -1..1."""
    low, high = boxes[..., :2], boxes[..., 2:]
    raw = torch.cat([(low + high) / 2, (high - low).clamp(min=THINNEST).log()], -1)
    return (raw - raw.new_tensor(MEANS)) / raw.new_tensor(SPREADS)


def to_boxes(numbers: Tensor) -> Tensor:
    """The way back; boxes may reach beyond the unit square."""
    raw = numbers * numbers.new_tensor(SPREADS) + numbers.new_tensor(MEANS)
    centre, half = raw[..., :2], raw[..., 2:].clamp(max=0.0).exp() / 2
    return torch.cat([centre - half, centre + half], -1)
