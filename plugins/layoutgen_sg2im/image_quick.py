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

from layoutgen.nn.quick import Doubling, Kernel, convolved, folded, of_nearest, quick
from layoutgen_sg2im.layout import place
from layoutgen_sg2im.model import Sg2Im
from layoutgen_sg2im.refinement import RefinementModule, RefinementNetwork


class QuickSg2Im(Sg2Im):
    """A network for drawing alone, with the weights of `net`. kind: the type of numbers that it computes with."""

    def __init__(self, net: Sg2Im, kind: torch.dtype) -> None:
        assert net.refinement_net is not None
        super().__init__(replace(net.config, refinement=None))
        self.load_state_dict(net.state_dict(), strict=False)
        self.config = net.config
        self.eval()
        self.mask_net = None if net.mask_net is None else quick(net.mask_net, kind)
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
    """A refinement network that is told objects' vectors and places instead of the layout that they make."""

    spoken: Tensor  # (sum of outer 9, said): the weights of all levels for vectors

    def __init__(self, net: RefinementNetwork, said: int, noise: int, kind: torch.dtype) -> None:
        """said: numbers of a vector. noise: channels of it."""
        super().__init__()
        self.kind = kind
        modules = [module for module in net.refinement_modules if isinstance(module, RefinementModule)]
        self.levels = nn.ModuleList(Level(module, said, noise, kind) for module in modules)
        spoken = [kernel(module).weight[:, :said].permute(0, 2, 3, 1).flatten(0, 2) for module in modules]
        self.rows = [len(weight) for weight in spoken]
        self.register_buffer("spoken", torch.cat(spoken).to(kind))
        self.output = quick(net.output_conv, kind)

    def forward(self, vectors: Tensor, placed: Tensor, counts: Sequence[int], noise: Tensor) -> Tensor:
        """(B, 3, H, W). vectors: (O, said); placed: (O, H, W) in 0..1; counts: objects of each of the B scenes."""
        maps = [
            torch.cat([places, random], 1).to(self.kind, memory_format=torch.channels_last)
            for places, random in zip(placed[None].split(counts, 1), noise.split(1), strict=True)
        ]
        pooled = [maps]
        for _ in self.levels[1:]:
            pooled.append([functional.avg_pool2d(scene, 2) for scene in pooled[-1]])
        # (O, outer 9) for each level
        weights = functional.linear(vectors.to(self.kind), self.spoken).split(self.rows, 1)
        features = None
        for level, weight in zip(self.levels, weights, strict=True):
            features = level(features, weight.split(counts), pooled.pop())
        made: Tensor = self.output(features)
        return made


class Level(nn.Module):
    """One refinement module. Its first weights are apart: those for noise, and those for coarser features."""

    random: Tensor  # (outer, noise, 3, 3)
    bias: Tensor

    def __init__(self, module: RefinementModule, said: int, noise: int, kind: torch.dtype) -> None:
        super().__init__()
        weight, bias = kernel(module)
        of_noise, of_features = weight[:, said:].split((noise, weight.shape[1] - said - noise), 1)
        assert bias is not None and isinstance(module.net[2], nn.LeakyReLU)
        self.slope = module.net[2].negative_slope
        self.register_buffer("random", of_noise.to(kind))
        self.register_buffer("bias", bias.to(kind))
        self.doubling = Doubling(of_nearest(Kernel(of_features, None)), self.slope, kind=kind)
        self.rest = quick(module.net[3:], kind)

    def forward(self, features: Tensor | None, spoken: Sequence[Tensor], scenes: Sequence[Tensor]) -> Tensor:
        """(B, outer, h, w). features: (B, inner, h / 2, w / 2), none for the zeros that the coarsest module is given.

        For each scene spoken: (K, outer 9), what its objects' vectors are to the first weights; scenes: the places of
        its objects, and noise, (1, K + noise, h, w).
        """
        shown = torch.cat([self._shown(maps, said) for maps, said in zip(scenes, spoken, strict=True)])
        made = functional.leaky_relu_(shown, self.slope) if features is None else self.doubling(features, shown)
        drawn: Tensor = self.rest(made)
        return drawn

    def _shown(self, maps: Tensor, said: Tensor) -> Tensor:
        weight = said.view(-1, len(self.random), 3, 3).transpose(0, 1)
        return convolved(maps, torch.cat([weight, self.random], 1), self.bias, padding=1)


def kernel(module: RefinementModule) -> Kernel:
    """The first convolution of a module with its normalisation."""
    first, norm = module.net[0], module.net[1]
    assert isinstance(first, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d)
    return folded(first, norm)
