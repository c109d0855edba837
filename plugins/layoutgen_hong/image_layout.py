"""The semantic layout M of Hong et al. 2018 (arXiv:1801.05091, 3.4): instance masks gathered to one map a class.

M[l] is where an object of class l is seen. COCO's masks, from which the paper's layouts come, end where a nearer object
begins; a layout's masks go on behind it, so they are cut here. Things that fill the whole picture, such as grass and
sky, do not hide each other: they share it. Numbers between 0 and 1 are the shares of a pixel.
"""

from __future__ import annotations

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
    fills = _fills(batch.boxes, masks)
    many = torch.bincount(batch.owner[fills], minlength=len(batch)).clamp(min=1)[batch.owner]
    inside = torch.where(fills[:, None, None], inside / many[:, None, None], inside)
    shares = batch.padded(inside) * _left(batch.padded(inside * ~fills[:, None, None]))
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
    """The semantic layout in fewer channels: a convolution of 1x1, which is one colour a class."""

    def __init__(self, classes: int, colours: int) -> None:
        super().__init__()
        self.colours = nn.Embedding(classes, colours)
        nn.init.normal_(self.colours.weight, std=0.3)
        self.channels = colours

    def forward(self, seen: Seen) -> Tensor:
        """(B, channels, S, S)."""
        return torch.einsum("bkhw,bkc->bhwc", seen.shares, self.colours(seen.labels)).permute(0, 3, 1, 2)


class Pictures(nn.Module):
    """A picture of each class, laid over the boxes of its objects where they are seen; not in the paper.

    Its first three channels begin as the class's mean picture, the next two as the place in the box.
    """

    def __init__(self, classes: int, channels: int, grid: int) -> None:
        """channels: 5 at least. grid: points along each side, the outer ones on the box's border."""
        super().__init__()
        along = torch.linspace(-1, 1, grid)
        pictures = torch.zeros(classes, grid, grid, channels)
        pictures[..., 3], pictures[..., 4] = along, along[:, None]
        self.pictures = nn.Embedding.from_pretrained(pictures.flatten(1), freeze=False)
        self.channels, self.grid = channels, grid

    @torch.no_grad()
    def begin(self, pictures: Tensor) -> None:
        """The first channels begin as these: (classes, grid, grid, 3)."""
        self.pictures.weight.view(len(pictures), self.grid, self.grid, self.channels)[..., :3] = pictures

    def forward(self, seen: Seen) -> Tensor:
        """(B, channels, S, S)."""
        pictures = self.pictures(seen.labels).unflatten(2, (self.grid, self.grid, self.channels))
        rows = torch.einsum("bkijc,bkwj->bkiwc", pictures, between(seen.across, self.grid))
        laid = torch.einsum("bkiwc,bkhi->bkhwc", rows, between(seen.down, self.grid))
        shown = laid.new_zeros(len(laid), *laid.shape[2:])  # (B, S, S, channels)
        for one, share in zip(laid.unbind(1), seen.shares.unbind(1), strict=True):  # a product a pixel is much slower
            shown = shown + one * share[..., None]
        return shown.permute(0, 3, 1, 2)


def between(places: Tensor, grid: int) -> Tensor:
    """The weights of `grid` points, the outer ones at -1 and 1, in linear interpolation: (..., S) -> (..., S, grid)."""
    points = torch.linspace(-1, 1, grid, device=places.device)
    return (1 - (places[..., None] - points).abs() * ((grid - 1) / 2)).clamp(min=0)


def smaller(layout: Tensor, size: int) -> Tensor:
    """A painted layout at a size that divides its own."""
    times = layout.shape[-1] // size
    return cast("Tensor", layout if times == 1 else functional.avg_pool2d(layout, times))
