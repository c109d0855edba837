"""Image Generation from Scene Graphs (Johnson, Gupta, Fei-Fei; arXiv:1804.01622), section 3: graph convolution.

Every edge is a triple (subject, predicate, object) of vectors. One network looks at all three and proposes a new vector
for each; an object takes the mean of what its edges propose, and a second network has the last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn


def mlp(sizes: Sequence[int]) -> nn.Sequential:
    """Linear layers of these sizes, each followed by a ReLU: the last one too, so that outputs are never negative."""
    layers: list[nn.Module] = []
    for inner, outer in pairwise(sizes):
        layers += [nn.Linear(inner, outer), nn.ReLU()]
    return nn.Sequential(*layers)


class GraphTripleConv(nn.Module):
    """One layer: vectors of size `inner` to vectors of size `outer` by way of `hidden`."""

    def __init__(self, inner: int, outer: int, hidden: int) -> None:
        super().__init__()
        self.sizes = (hidden, outer, hidden)
        self.net1 = mlp([3 * inner, hidden, 2 * hidden + outer])
        self.net2 = mlp([hidden, hidden, outer])

    def forward(self, objects: Tensor, predicates: Tensor, edges: Tensor) -> tuple[Tensor, Tensor]:
        """objects: (O, inner); predicates: (T, inner); edges: (T, 2) rows of subject and object."""
        subject, target = edges.unbind(1)
        said = self.net1(torch.cat([objects[subject], predicates, objects[target]], 1))  # (T, 2 hidden + outer)
        of_subject, new_predicates, of_target = said.split(self.sizes, 1)
        pooled = objects.new_zeros(len(objects), self.sizes[0], dtype=said.dtype)
        pooled = pooled.index_add_(0, subject, of_subject).index_add_(0, target, of_target)
        times = torch.bincount(edges.flatten(), minlength=len(objects)).clamp(min=1)
        return self.net2(pooled / times[:, None]), new_predicates


class GraphTripleConvNet(nn.Module):
    """Layers of one size, each with weights of its own."""

    def __init__(self, size: int, hidden: int, layers: int) -> None:
        super().__init__()
        self.gconvs = nn.ModuleList(GraphTripleConv(size, size, hidden) for _ in range(layers))

    def forward(self, objects: Tensor, predicates: Tensor, edges: Tensor) -> tuple[Tensor, Tensor]:
        for layer in self.gconvs:
            objects, predicates = layer(objects, predicates, edges)
        return objects, predicates
