"""Inferring Semantic Layout for Hierarchical Text-to-Image Synthesis (Hong, Yang, Choi, Lee; arXiv:1801.05091), 4.2.

The shape generator as published: every box becomes a map of the canvas, a convolutional LSTM runs over the boxes both
ways, noise joins, features outside the box are cut off, and a decoder draws the mask on the canvas. Two discriminators
judge: one each mask beside its box, the other all masks of a picture together. Sizes follow the successor that has
public code (Obj-GAN, arXiv:1902.10740): all widths come from the number of channels of a map.
"""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import torch
from torch import Tensor, nn

SLOPE = 0.2  # of every leaky rectifier


def down(inputs: int, outputs: int) -> nn.Sequential:
    """Half the size: 3x3 convolution, instance norm, leaky rectifier."""
    convolution = nn.Conv2d(inputs, outputs, 3, 2, 1, bias=False)
    return nn.Sequential(convolution, nn.InstanceNorm2d(outputs), nn.LeakyReLU(SLOPE))


def gated(inputs: int, outputs: int) -> list[nn.Module]:
    """3x3 convolution to twice the channels, instance norm, and one half gates the other."""
    return [nn.Conv2d(inputs, 2 * outputs, 3, 1, 1, bias=False), nn.InstanceNorm2d(2 * outputs), nn.GLU(1)]


class ConvLSTM(nn.Module):
    """A long short-term memory whose gates are one 3x3 convolution: input, forget, output, cell."""

    def __init__(self, inputs: int, hidden: int) -> None:
        super().__init__()
        self.hidden = hidden
        self.gates = nn.Conv2d(inputs + hidden, 4 * hidden, 3, 1, 1)

    def forward(self, x: Tensor, steps: list[Tensor]) -> Tensor:
        """x: (N, C, h, w). steps: for each time the rows of x that come then, of ever fewer sequences. (N, hidden,..).

        The k-th row of a step belongs to the k-th sequence, so the sequences stand in the order of their lengths, the
        longest first.
        """
        shape = (len(steps[0]), self.hidden, *x.shape[2:])
        state, cell = x.new_zeros(shape), x.new_zeros(shape)
        made = []
        for rows in steps:
            before = torch.cat([x[rows], state[: len(rows)]], 1)
            take, forget, show, new = cast("Tensor", self.gates(before)).chunk(4, 1)
            cell = forget.sigmoid() * cell[: len(rows)] + take.sigmoid() * new.tanh()
            state = show.sigmoid() * cell.tanh()
            made.append(state)
        return torch.cat(made)[torch.cat(steps).argsort()]


class BoxContext(nn.Module):
    """Maps of boxes -> what each box knows of all boxes of its picture: two strides and the LSTM both ways."""

    def __init__(self, channels: int) -> None:
        """channels: of a map; 4 times as many come out."""
        super().__init__()
        self.downsample1 = down(channels, 2 * channels)
        self.downsample2 = down(2 * channels, 4 * channels)
        self.ahead = ConvLSTM(4 * channels, 2 * channels)
        self.back = ConvLSTM(4 * channels, 2 * channels)

    def forward(self, maps: Tensor, counts: Tensor) -> Tensor:
        """maps: (N, channels, H, W), picture after picture; counts: (B,), boxes of each -> (N, 4 channels, H/4, W/4)"""
        x = self.downsample2(self.downsample1(maps))
        if not len(x):
            return cast("Tensor", x)
        counts, starts = _longest_first(counts)
        steps = [starts[counts > t] + t for t in range(int(counts.max()))]
        mirrored = [(starts + counts - 1)[counts > t] - t for t in range(len(steps))]
        return torch.cat([self.ahead(x, steps), self.back(x, mirrored)], 1)


def _longest_first(counts: Tensor) -> tuple[Tensor, Tensor]:
    """The lengths of the sequences and their first rows, the longest first, empty ones left out."""
    starts = counts.cumsum(0) - counts
    order = counts.argsort(descending=True, stable=True)
    order = order[counts[order] > 0]
    return counts[order], starts[order]


class Residual(nn.Module):
    """Two gated convolutions and a plain one, added to what came in."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        last = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.block = nn.Sequential(*gated(channels, channels), *gated(channels, channels), last)

    def forward(self, x: Tensor) -> Tensor:
        return x + cast("Tensor", self.block(x))


class ShapeGenerator(nn.Module):
    """Boxes to masks on the canvas, as published."""

    def __init__(self, classes: int, blocks: int = 1) -> None:
        """blocks: residual ones."""
        super().__init__()
        self.context = BoxContext(classes)
        self.joint = nn.Sequential(*gated(8 * classes, 4 * classes))
        self.residual = nn.Sequential(*(Residual(4 * classes) for _ in range(blocks)))
        self.upsample1 = nn.Sequential(nn.Upsample(scale_factor=2), *gated(4 * classes, 2 * classes))
        self.upsample2 = nn.Sequential(nn.Upsample(scale_factor=2), *gated(2 * classes, classes))
        self.image = nn.Conv2d(classes, 1, 1, bias=False)

    def forward(self, maps: Tensor, counts: Tensor, noise: Tensor, inside: Tensor) -> Tensor:
        """Masks (N, 1, H, W) in 0..1.

        maps: (N, classes, H, W), 1 in the box at its class; counts: (B,), boxes of each picture; noise: (N, 4 classes)
        standard normal; inside: (N, H/4, W/4), the box at the size of the features.
        """
        context = self.context(maps, counts)  # (N, 4 classes, H/4, W/4)
        spread = noise[..., None, None].expand(*noise.shape, *context.shape[2:])
        x = self.joint(torch.cat([context, spread], 1)) * inside[:, None]
        x = self.upsample2(self.upsample1(self.residual(x)))  # (N, classes, H, W)
        return torch.sigmoid(cast("Tensor", self.image(x)))


class ShapeDiscriminator(nn.Module):
    """Whether masks are real, seen beside the maps of their boxes: four halvings and one number.

    The instance-wise one is given each mask with its own map, the global one the greatest over a picture's boxes.
    """

    def __init__(self, classes: int, size: int = 64) -> None:
        """size: of the maps, a multiple of 16; at least 16 classes, so that a channel is left at the end."""
        super().__init__()
        widths = [classes + 1, *(classes // share for share in (2, 4, 8, 16))]
        self.stages = nn.ModuleList(
            nn.Sequential(nn.Conv2d(a, b, 4, 2, 1, bias=False), nn.InstanceNorm2d(b), nn.LeakyReLU(SLOPE))
            for a, b in pairwise(widths)
        )
        self.verdict = nn.Conv2d(widths[-1], 1, size // 16)

    def forward(self, shapes: Tensor, maps: Tensor) -> Tensor:
        """shapes: (N, 1, H, W) in 0..1; maps: (N, classes, H, W) -> probabilities (N,)."""
        return self.judged(self.features(shapes, maps))

    def features(self, shapes: Tensor, maps: Tensor) -> list[Tensor]:
        """What the four halvings see."""
        x, seen = torch.cat([shapes, maps], 1), []
        for stage in self.stages:
            x = stage(x)
            seen.append(x)
        return seen

    def judged(self, features: list[Tensor]) -> Tensor:
        """Probabilities (N,) from the features."""
        return torch.sigmoid(cast("Tensor", self.verdict(features[-1]))).flatten()


def greatest(values: Tensor, owner: Tensor, pictures: int) -> Tensor:
    """Of what is said of each box, (N, ...) and not negative, the greatest of each picture: (pictures, ...)."""
    made = values.new_zeros(pictures, *values.shape[1:])
    index = owner.reshape(-1, *(1,) * (values.dim() - 1)).expand_as(values)
    return made.scatter_reduce(0, index, values, "amax")
