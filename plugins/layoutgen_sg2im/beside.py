"""What sg2im lacks and a sentence needs: ours, beside the published network and without influence on its boxes.

Counts: how many more objects of each class a picture has than its text mentions, from the graph's nodes as a bag of
words; one hidden layer learns this far better than a layer on the image's vector does. Spread: how far the boxes of
such an object stray from the median, from the object's vector.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

MOST = 8  # more objects of one class than this are not told apart
HIDDEN, DROPPED = 256, 0.4
FEW = -4.5  # log odds to begin with: most classes are absent from most pictures


class Counter(nn.Module):
    """A bag of node ids to the numbers of what is not said."""

    def __init__(self, entries: int, classes: int) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(entries, HIDDEN, mode="sum")
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.dropout = nn.Dropout(DROPPED)
        self.out = nn.Linear(HIDDEN, classes * MOST)
        nn.init.normal_(self.bag.weight, std=0.1)
        nn.init.constant_(self.out.bias, FEW)

    def forward(self, ids: Tensor, starts: Tensor) -> Tensor:
        """ids: (K,) of all bags, one after the other; starts: (C,) -> (C, classes, MOST) log odds of 1, 2, ... more."""
        hidden = self.dropout(functional.relu(self.bag(ids, starts) + self.bias))
        odds: Tensor = self.out(hidden).unflatten(1, (-1, MOST))
        return odds


class Beside(nn.Module):
    """Both: `counts`, and a linear layer for the spread."""

    def __init__(self, size: int, entries: int, classes: int) -> None:
        super().__init__()
        self.counts = Counter(entries, classes)
        self.spread = nn.Linear(size, 4)
        nn.init.constant_(self.spread.bias, -2.0)

    def strays(self, objects: Tensor) -> Tensor:
        """objects: (O, size) vectors -> (O, 4), the mean distance of cx, cy, width, height from their medians."""
        return functional.softplus(self.spread(objects)) + 1e-3


def count_loss(odds: Tensor, more: Tensor) -> Tensor:
    """The log loss of all numbers, a sum over those of a bag and a mean over bags. more: (C, classes) int64."""
    steps = torch.arange(1, MOST + 1, device=odds.device)
    truth = (more[:, :, None] >= steps).to(odds.dtype)
    return functional.binary_cross_entropy_with_logits(odds, truth, reduction="sum") / len(odds)


def spread_loss(strays: Tensor, boxes: Tensor, truth: Tensor) -> Tensor:
    """The negative log likelihood of a Laplace distribution about the boxes, which do not learn from it."""
    off = (sized(truth) - sized(boxes.detach())).abs()
    return (off / strays + strays.log()).mean()


def sized(boxes: Tensor) -> Tensor:
    """x0 y0 x1 y1 -> cx, cy, width, height."""
    x0, y0, x1, y1 = boxes.unbind(-1)
    return torch.stack([(x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y1 - y0], -1)
