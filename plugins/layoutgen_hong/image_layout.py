"""The semantic layout M of Hong et al. 2018 (arXiv:1801.05091, 3.4): instance masks gathered to one map a class.

M[l] is where an object of class l is seen. COCO's masks, from which the paper's layouts come, end where a nearer object
begins; a layout's masks go on behind it, so they are cut here. A thing that fills the whole picture, such as the grass,
hides nothing of another such thing: both are there. Numbers between 0 and 1 are the shares of a pixel.
"""

from __future__ import annotations

import math
from typing import NamedTuple, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.nn.batch import SceneBatch


class Seen(NamedTuple):
    """What is seen of K objects of each of B pictures, where a picture with fewer has empty ones behind.

    shares: (B, K, S, S) in 0..1; labels: (B, K) int64; across, down: (B, K, S), from -1 to 1 along the object's box.
    """

    shares: Tensor
    labels: Tensor
    across: Tensor
    down: Tensor

    def maps(self, classes: int) -> Tensor:
        """The semantic layout: (B, classes, S, S) in 0..1."""
        which = functional.one_hot(self.labels, classes).to(self.shares.dtype)
        return torch.einsum("bkhw,bkc->bchw", self.shares, which).clamp(max=1)


def see(batch: SceneBatch, size: int) -> Seen:
    """What is seen of the objects on `size` x `size` pixels; objects without masks fill their boxes.

    The objects of a picture stand from the farthest to the nearest.
    """
    masks = batch.masks if batch.masks is not None else batch.boxes.new_ones(len(batch.boxes), 1, 1)
    at = (torch.arange(size, device=batch.device) + 0.5) / size
    sides = (batch.boxes[:, 2:] - batch.boxes[:, :2]).clamp(min=1 / size)
    places = 2 * (at[:, None, None] - batch.boxes[:, :2]) / sides - 1  # (S, N, 2)
    across, down = places.permute(2, 1, 0)
    grid = torch.stack([across[:, None].expand(-1, size, -1), down[:, :, None].expand(-1, -1, size)], -1)
    inside = functional.grid_sample(masks[:, None], grid, padding_mode="border", align_corners=False)[:, 0]
    inside = inside * (across.abs() <= 1)[:, None] * (down.abs() <= 1)[:, :, None]  # (N, S, S)
    covers = batch.padded(inside * ~_fills(batch.boxes, masks)[:, None, None])
    shares = batch.padded(inside) * _left(covers)
    limited = (batch.padded(part.clamp(-1, 1)) for part in (across, down))
    return Seen(shares, batch.padded(batch.labels), *limited)


def _fills(boxes: Tensor, masks: Tensor) -> Tensor:
    """(N,) bool: the object is as large as the picture."""
    whole = (boxes[:, :2] <= 0).all(1) & (boxes[:, 2:] >= 1).all(1)
    return whole & (masks.amin((1, 2)) >= 1)


def _left(covers: Tensor) -> Tensor:
    """The share of each pixel that the objects behind the k-th leave free: (B, K, S, S)."""
    free = (1 - covers[:, 1:]).flip(1).cumprod(1).flip(1)
    return torch.cat([free, torch.ones_like(covers[:, :1])], 1)


class Painter(nn.Module):
    """The semantic layout in fewer channels: a convolution of 1x1, which is one colour a class.

    octaves: none paints the layout alone, as published. Above that the place of each pixel in the box of the object
    that is seen there is told too, as its two numbers and as so many waves of them.
    """

    def __init__(self, classes: int, colours: int, octaves: int = 0) -> None:
        super().__init__()
        self.colours = nn.Embedding(classes, colours)
        self.octaves = octaves
        self.channels = colours + (2 + 4 * octaves if octaves else 0)

    def forward(self, seen: Seen) -> Tensor:
        """(B, channels, S, S)."""
        painted = torch.einsum("bkhw,bkc->bhwc", seen.shares, self.colours(seen.labels))
        if self.octaves:
            across = torch.einsum("bkhw,bkwc->bhwc", seen.shares, self._waves(seen.across))
            down = torch.einsum("bkhw,bkhc->bhwc", seen.shares, self._waves(seen.down))
            painted = torch.cat([painted, across, down], -1)
        return painted.permute(0, 3, 1, 2)

    def _waves(self, places: Tensor) -> Tensor:
        """(..., 1 + 2 octaves)"""
        angles = [places * (math.pi * 2**k) for k in range(self.octaves)]
        return torch.stack([places, *(wave(angle) for angle in angles for wave in (torch.sin, torch.cos))], -1)


def smaller(layout: Tensor, size: int) -> Tensor:
    """A painted layout at a size that divides its own."""
    times = layout.shape[-1] // size
    return cast("Tensor", layout if times == 1 else functional.avg_pool2d(layout, times))
