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

from layoutgen.nn.quick import Doubling, Kernel, blocks, convolved, folded, joined, of_nearest, quick
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
    """A refinement network that is told objects' vectors and places instead of the layout that they make."""

    spoken: Tensor  # (sum of outer 9, said): the first weights of all levels for vectors
    random: Tensor  # (sum of outer 9, noise): those for noise

    def __init__(self, net: RefinementNetwork, said: int, noise: int, kind: torch.dtype) -> None:
        """said: numbers of a vector. noise: channels of it."""
        super().__init__()
        self.kind = kind
        modules = [module for module in net.refinement_modules if isinstance(module, RefinementModule)]
        self.levels = nn.ModuleList(Level(module, said + noise, kind) for module in modules)
        first = [kernel(module).weight[:, : said + noise].permute(0, 2, 3, 1).flatten(0, 2) for module in modules]
        self.rows = [len(weight) for weight in first]
        spoken, random = torch.cat(first).split((said, noise), 1)
        self.register_buffer("spoken", spoken.contiguous())
        self.register_buffer("random", random.contiguous())
        self.output = quick(net.output_conv, kind)

    def forward(self, vectors: Tensor, placed: Tensor, counts: Sequence[int], noise: Tensor) -> Tensor:
        """(B, 3, H, W). vectors: (O, said); placed: (O, H, W) in 0..1; counts: objects of each of the B scenes."""
        maps = [
            torch.cat([places.to(self.kind), random], 1).contiguous(memory_format=torch.channels_last)
            for places, random in zip(placed[None].split(counts, 1), noise.to(self.kind).split(1), strict=True)
        ]
        pooled = [maps]
        for _ in self.levels[1:]:
            pooled.append([functional.avg_pool2d(scene, 2) for scene in pooled[-1]])
        told = joined([self.spoken @ block.T for block in blocks(vectors)], 1)[:, : len(vectors)]
        # for each scene, what its objects and the noise are to the first weights of each level
        weights = [torch.cat([said, self.random], 1).to(self.kind).split(self.rows) for said in told.split(counts, 1)]
        features = None
        for level, *spoken in zip(self.levels, *weights, strict=True):
            features = level(features, spoken, pooled.pop())
        made: Tensor = self.output(features)
        return made


class Level(nn.Module):
    """One refinement module. Of its first weights it has those for coarser features; those for the layout are told."""

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
        """(B, outer, h, w). features: (B, inner, h / 2, w / 2), none for the zeros that the coarsest module is given.

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
