"""Blocks that three systems or more share, as lists of layers: numbers and names in a network stay its authors' own."""

from __future__ import annotations

from torch import Tensor, nn

SLOPE = 0.2  # of leaky rectifiers, below zero


def down(inner: int, outer: int, *, norm: bool = True, slope: float = SLOPE, bias: bool = True) -> list[nn.Module]:
    """Half the width and height, as in the discriminator of DCGAN (Radford et al., arXiv:1511.06434).

    (B, inner, 2 h, 2 w) -> (B, outer, h, w): a 4x4 convolution of stride 2 and what `after` has.
    """
    return [nn.Conv2d(inner, outer, 4, 2, 1, bias=bias), *after(outer, norm=norm, slope=slope)]


def after(channels: int, *, norm: bool = True, slope: float = SLOPE) -> list[nn.Module]:
    """What follows a convolution: batch normalisation (arXiv:1502.03167), if any, and a rectifier of this slope."""
    rectifier: nn.Module = nn.LeakyReLU(slope, inplace=True) if slope else nn.ReLU(inplace=True)
    return [nn.BatchNorm2d(channels), rectifier] if norm else [rectifier]


def tiled(vectors: Tensor, height: int, width: int) -> Tensor:
    """(B, C) -> (B, C, height, width): a caption at every place of a map (Reed et al., arXiv:1605.05396, figure 2)."""
    return vectors[:, :, None, None].expand(-1, -1, height, width)
