"""Image Generation from Scene Graphs (Johnson, Gupta, Fei-Fei; arXiv:1804.01622), section 3: graph convolution.

Every edge is a triple (subject, predicate, object) of vectors. One network looks at all three and proposes a new vector
for each; an object takes the mean of what its edges propose, and a second network has the last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn


def mlp(sizes: Sequence[int]) -> nn.Sequential:
    """Linear layers of these sizes, each followed by a ReLU: the last one too, so that outputs are never negative."""
    layers: list[nn.Module] = []
    for inner, outer in pairwise(sizes):
        layers += [nn.Linear(inner, outer), nn.ReLU()]
    return nn.Sequential(*layers)


class Edges(NamedTuple):
    """Which objects the triples join.

    subject, target: (T,) rows of objects; both: (2 T,) of them; times: (O, 1), an object's edges, or 1.
    """

    subject: Tensor
    target: Tensor
    both: Tensor
    times: Tensor

    @classmethod
    def of(cls, subject: Tensor, target: Tensor, objects: int) -> Edges:
        """Those of so many objects."""
        both = torch.cat([subject, target])
        return cls(subject, target, both, torch.bincount(both, minlength=objects).clamp(min=1)[:, None])


class GraphTripleConv(nn.Module):
    """One layer: vectors of size `inner` to vectors of size `outer` by way of `hidden`."""

    def __init__(self, inner: int, outer: int, hidden: int) -> None:
        super().__init__()
        self.sizes = (hidden, outer, hidden)
        self.net1 = mlp([3 * inner, hidden, 2 * hidden + outer])
        self.net2 = mlp([hidden, hidden, outer])

    def forward(self, objects: Tensor, predicates: Tensor, edges: Edges) -> tuple[Tensor, Tensor]:
        """objects: (O, inner); predicates: (T, inner)."""
        subject, target, both, times = edges
        seen = torch.cat([objects.index_select(0, subject), predicates, objects.index_select(0, target)], 1)
        said = self.net1(seen)  # (T, 2 hidden + outer)
        of_subject, new_predicates, of_target = said.split(self.sizes, 1)
        pooled = objects.new_zeros(len(objects), self.sizes[0], dtype=said.dtype)
        pooled = pooled.index_add_(0, both, torch.cat([of_subject, of_target]))
        return self.net2(pooled / times), new_predicates


class GraphTripleConvNet(nn.Module):
    """Layers of one size, each with weights of its own."""

    def __init__(self, size: int, hidden: int, layers: int) -> None:
        super().__init__()
        self.gconvs = nn.ModuleList(GraphTripleConv(size, size, hidden) for _ in range(layers))

    def forward(self, objects: Tensor, predicates: Tensor, edges: Edges) -> tuple[Tensor, Tensor]:
        for layer in self.gconvs:
            objects, predicates = layer(objects, predicates, edges)
        return objects, predicates
