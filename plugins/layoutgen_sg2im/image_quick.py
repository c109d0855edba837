"""sg2im's pictures as a CPU computes them quickest: the same sums in an order with fewer of them.

A scene's layout is its objects' vectors times their masks, and a convolution is linear: so the vectors go through the
weights first, and what is convolved is a map for each object instead of one for each number of a vector. See
`layoutgen.nn.quick` for the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.nn.quick import Doubling, Kernel, convolved, folded, joined, of_nearest, quick
from layoutgen_sg2im.layout import place
from layoutgen_sg2im.model import Sg2Im
from layoutgen_sg2im.refinement import RefinementModule, RefinementNetwork

FINE = 3  # modules whose maps are larger than their weights


class QuickSg2Im(Sg2Im):
    """A network for drawing alone, with the weights of `net`. kind: the type of numbers that it computes with."""

    def __init__(self, net: Sg2Im, kind: torch.dtype) -> None:
        assert net.refinement_net is not None
        super().__init__(replace(net.config, refinement=None))
        self.load_state_dict(net.state_dict(), strict=False)
        self.config = net.config
        self.eval()
        self.mask_net = None if net.mask_net is None else quick(net.mask_net, kind)
        if kind == torch.float32:
            self.gconv, self.gconv_net = quick(self.gconv, kind), quick(self.gconv_net, kind)
        self.painting = Painting(net.refinement_net, net.config.gconv, net.config.layout_noise, kind)

    def look(self, objects: Tensor, triples: Tensor) -> Tensor:
        """As the network's own. These are small products, which nothing makes quicker, so they stay exact."""
        with torch.autocast(objects.device.type, enabled=False):
            return super().look(objects, triples)

    def draw(self, vectors: Tensor, boxes: Tensor, masks: Tensor | None, owner: Tensor, noise: Tensor) -> Tensor:
        """As the network's own."""
        placed = place(boxes, masks, (noise.shape[2], noise.shape[3]), align_corners=self.config.align_corners)
        made: Tensor = self.painting(vectors, placed, torch.bincount(owner, minlength=len(noise)).tolist(), noise)
        return made


class Painting(nn.Module):
    """A refinement network that is told objects' vectors and places instead of the layout that they make.

    Only the coarsest modules, whose maps are smaller than their weights, are given the layout.
    """

    first: Tensor  # (sum of outer 9, said + noise): the first weights of the fine modules for the layout
    same: Tensor  # (noise, said + noise): noise stays what it is

    def __init__(self, net: RefinementNetwork, said: int, noise: int, kind: torch.dtype) -> None:
        """said: numbers of a vector. noise: channels of it."""
        super().__init__()
        self.kind, self.noise, layout = kind, noise, said + noise
        modules = [module for module in net.refinement_modules if isinstance(module, RefinementModule)]
        self.coarse = nn.ModuleList(quick(module, kind) for module in modules[:-FINE])
        self.fine = nn.ModuleList(Fine(module, layout, kind) for module in modules[-FINE:])
        first = [kernel(module).weight[:, :layout].permute(0, 2, 3, 1).flatten(0, 2) for module in modules[-FINE:]]
        self.rows = [len(weight) for weight in first]
        self.register_buffer("first", torch.cat(first))
        self.register_buffer("same", torch.eye(layout)[said:])
        self.output = quick(net.output_conv, kind)

    def forward(self, vectors: Tensor, placed: Tensor, counts: Sequence[int], noise: Tensor) -> Tensor:
        """(B, 3, H, W). vectors: (O, said); placed: (O, H, W) in 0..1; counts: objects of each of the B scenes."""
        each = zip(placed.to(self.kind)[None].split(counts, 1), noise.to(self.kind).split(1), strict=True)
        pooled = [[torch.cat(parts, 1).contiguous(memory_format=torch.channels_last) for parts in each]]
        for _ in self.fine[1:]:
            pooled.append([functional.avg_pool2d(maps, 2) for maps in pooled[-1]])
        wide = functional.pad(vectors, (0, self.noise))
        told = [torch.cat([said, self.same]) for said in wide.split(counts)]  # (K + noise, said + noise) each
        features = self._begun(pooled[-1], told)
        weights = [(self.first @ said.T).to(self.kind).split(self.rows) for said in told]
        for level, *spoken in zip(self.fine, *weights, strict=True):
            features = level(features, spoken, pooled.pop())
        made: Tensor = self.output(features)
        return made

    def _begun(self, maps: Sequence[Tensor], told: Sequence[Tensor]) -> Tensor | None:
        """What the coarsest modules make of the layout; nothing if there are none."""
        if not len(self.coarse):
            return None
        smaller = [functional.avg_pool2d(scene, 2).permute(0, 2, 3, 1) for scene in maps]
        layout = joined([places.float() @ said for places, said in zip(smaller, told, strict=True)])
        pooled = [layout.permute(0, 3, 1, 2).to(self.kind)]
        for _ in self.coarse[1:]:
            pooled.append(functional.avg_pool2d(pooled[-1], 2))
        batch, _, height, width = pooled[-1].shape
        features = layout.new_zeros(batch, 1, height // 2, width // 2, dtype=self.kind)
        for module in self.coarse:
            features = module(pooled.pop(), functional.interpolate(features, scale_factor=2, mode="nearest"))
        return features


class Fine(nn.Module):
    """A module that is told the vectors by way of its first weights; those for coarser features are apart."""

    bias: Tensor

    def __init__(self, module: RefinementModule, layout: int, kind: torch.dtype) -> None:
        """layout: channels of it."""
        super().__init__()
        weight, bias = kernel(module)
        assert bias is not None and isinstance(module.net[2], nn.LeakyReLU)
        self.slope = module.net[2].negative_slope
        self.register_buffer("bias", bias.to(kind))
        self.doubling = Doubling(of_nearest(Kernel(weight[:, layout:], None)), self.slope, kind=kind)
        self.rest = quick(module.net[3:], kind)

    def forward(self, features: Tensor | None, spoken: Sequence[Tensor], scenes: Sequence[Tensor]) -> Tensor:
        """(B, outer, h, w). features: (B, inner, h / 2, w / 2), none for the zeros that the first module is given.

        For each scene spoken: (outer 9, K + noise), what its objects and its noise are to the first weights; scenes:
        their places, (1, K + noise, h, w).
        """
        shown = joined([self._shown(maps, weight) for maps, weight in zip(scenes, spoken, strict=True)])
        made = functional.leaky_relu_(shown, self.slope) if features is None else self.doubling(features, shown)
        drawn: Tensor = self.rest(made)
        return drawn

    def _shown(self, maps: Tensor, weight: Tensor) -> Tensor:
        return convolved(maps, weight.view(-1, 3, 3, maps.shape[1]).permute(0, 3, 1, 2), self.bias, padding=1)


def kernel(module: RefinementModule) -> Kernel:
    """The first convolution of a module with its normalisation."""
    first, norm = module.net[0], module.net[1]
    assert isinstance(first, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d)
    return folded(first, norm)
