"""The cascaded refinement network (Chen and Koltun, arXiv:1707.09405) as sg2im uses it: layout to picture."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional


class RefinementModule(nn.Module):
    """Two convolutions over the layout, pooled to this scale, and what the coarser module saw."""

    def __init__(self, layout: int, inner: int, outer: int, slope: float) -> None:
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(layout + inner, outer, 3, padding=1), nn.BatchNorm2d(outer), nn.LeakyReLU(slope),
            nn.Conv2d(outer, outer, 3, padding=1), nn.BatchNorm2d(outer), nn.LeakyReLU(slope),
        )  # fmt: skip

    def forward(self, layout: Tensor, features: Tensor) -> Tensor:
        """layout: (B, layout, h, w), pooled to this scale; features: (B, inner, h, w)."""
        made: Tensor = self.net(torch.cat([layout, features], 1))
        return made


class RefinementNetwork(nn.Module):
    """Modules from the coarsest to full size; pictures are not bounded, being normalised by mean and deviation."""

    def __init__(self, layout: int, sizes: Sequence[int], slope: float) -> None:
        super().__init__()
        inner = [1, *sizes[:-1]]
        self.refinement_modules = nn.ModuleList(
            RefinementModule(layout, i, o, slope) for i, o in zip(inner, sizes, strict=True)
        )
        last = sizes[-1]
        self.output_conv = nn.Sequential(
            nn.Conv2d(last, last, 3, padding=1), nn.LeakyReLU(slope), nn.Conv2d(last, 3, 1)
        )

    def forward(self, layout: Tensor) -> Tensor:
        """layout: (B, layout, H, W), H and W divisible by 2 to the number of modules -> (B, 3, H, W)."""
        pooled = [layout]
        for _ in self.refinement_modules[1:]:
            pooled.append(functional.avg_pool2d(pooled[-1], 2))
        batch, _, height, width = pooled[-1].shape
        features = layout.new_zeros(batch, 1, height // 2, width // 2)
        for module, seen in zip(self.refinement_modules, reversed(pooled), strict=True):
            features = module(seen, functional.interpolate(features, scale_factor=2, mode="nearest"))
        made: Tensor = self.output_conv(features)
        return made
