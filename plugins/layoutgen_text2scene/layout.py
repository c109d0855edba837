"""Boxes as Text2Scene's layout model says them: a place on a grid, a scale and an aspect (arXiv:1809.01110, 3.3).

The paper's bins are even in scale and whole in aspect, and a box belongs to one of each. Here scales grow as squares
(.0035 to 1, finer where boxes are small), aspects by equal factors (1/6 to 6), and a box is shared between the two
nearest bins: so what the network expects is not rounded, and a coarse grid places finely.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

WIDEST = 6.0  # the largest aspect, width by height, and one over the smallest


class Shared(NamedTuple):
    """A value between two bins, low and low + 1. low: (...,) int64; high: (...,) float, the upper one's share."""

    low: Tensor
    high: Tensor


class Said(NamedTuple):
    """Boxes as bins: `across` and `down` the grid, and two of the size."""

    across: Shared
    down: Shared
    scale: Shared
    ratio: Shared


@dataclass(frozen=True)
class Bins:
    """The grid of places (columns, rows), the numbers of scales and aspects, and the side of the canvas in cells."""

    grid: tuple[int, int]
    scales: int
    ratios: int
    canvas: int

    def said(self, boxes: Tensor) -> Said:
        """boxes: (..., 4), x0 y0 x1 y1 in the unit square."""
        x0, y0, x1, y1 = boxes.unbind(-1)
        wide, high = (x1 - x0).clamp(min=1e-4), (y1 - y0).clamp(min=1e-4)
        scale = (wide * high).sqrt().sqrt() * self.scales - 1
        ratio = ((wide / high).log() / math.log(WIDEST) + 1) * (self.ratios - 1) / 2
        return Said(
            _shared((x0 + x1) / 2 * self.grid[0] - 0.5, self.grid[0]),
            _shared((y0 + y1) / 2 * self.grid[1] - 0.5, self.grid[1]),
            _shared(scale, self.scales),
            _shared(ratio, self.ratios),
        )

    def centers(self) -> tuple[Tensor, Tensor]:
        """The x of the columns and the y of the rows."""
        columns, rows = self.grid
        return (torch.arange(columns) + 0.5) / columns, (torch.arange(rows) + 0.5) / rows

    def scale_of(self, bins: float) -> float:
        """The square root of the area; bins may lie between whole numbers."""
        return ((bins + 1) / self.scales) ** 2

    def ratio_of(self, bins: float) -> float:
        """Width by height, likewise."""
        return float(WIDEST ** (2 * bins / (self.ratios - 1) - 1))

    def shapes(self, boxes: Tensor) -> Tensor:
        """Boxes as drawn on the canvas: (..., 4) -> (..., canvas, canvas) of 0 and 1, a cell at least."""
        x0, y0, x1, y1 = boxes.unbind(-1)
        return (_covered(y0, y1, self.canvas)[..., :, None] & _covered(x0, x1, self.canvas)[..., None, :]).float()


def _shared(value: Tensor, bins: int) -> Shared:
    value = value.clamp(0, bins - 1)
    low = value.floor().clamp(max=bins - 2)
    return Shared(low.long(), value - low)


def _covered(low: Tensor, high: Tensor, cells: int) -> Tensor:
    """The cells of a line whose middles lie within low..high, or the one in the middle of it: (..., cells) bool."""
    at = torch.arange(cells, device=low.device)
    first, last = (low * cells - 0.5).ceil(), (high * cells - 0.5).floor()
    middle = ((low + high) / 2 * cells).floor().clamp(0, cells - 1)
    none = last < first
    first, last = torch.where(none, middle, first), torch.where(none, middle, last)
    return (at >= first[..., None]) & (at <= last[..., None])


def newly(shapes: Tensor, labels: Tensor) -> Tensor:
    """The part of each shape that none before it has covered in its own class's channel.

    shapes: (B, T, H, W) of 0 and 1, in the order of placing; labels: (B, T). The sum of what is returned, each in its
    channel, is the canvas.
    """
    steps = labels.shape[1]
    before = torch.ones(steps, steps, device=labels.device).tril(-1)
    alike = (labels[:, :, None] == labels[:, None]).float() * before  # (B, T, T)
    covered = (alike @ shapes.flatten(2)).view_as(shapes).clamp(max=1)
    return shapes * (1 - covered)
