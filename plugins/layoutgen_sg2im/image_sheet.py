"""Sample sheets: what was asked for beside what was drawn."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from torch import Tensor

from layoutgen.nn.renderer import pixels

if TYPE_CHECKING:
    from PIL.Image import Image

COLUMNS = 4  # pictures beside one another, each with what stands beside it
_GAP = 3
Pixels = npt.NDArray[np.uint8]


def coloured(maps: Tensor) -> Pixels:
    """Label maps (B, H, W) as (B, H, W, 3) uint8: a colour a label, far apart for neighbours in the vocabulary."""
    shades = [(0, 0, 0)]
    for k in range(1, int(maps.max()) + 1):
        r, g, b = colorsys.hsv_to_rgb(k * 0.61803 % 1, 0.45 + 0.2 * (k % 3), 0.95 - 0.18 * (k % 4))
        shades.append((int(r * 255), int(g * 255), int(b * 255)))
    found: Pixels = np.asarray(shades, dtype=np.uint8)[maps.cpu().numpy()]
    return found


def sheet(maps: Tensor, *pictures: Tensor) -> Image:
    """A sheet of B pictures: the layout of each, then what `pictures`, (B, 3, H, W) in -1..1 each, show of it."""
    from PIL.Image import fromarray

    beside = [coloured(maps), *map(pixels, pictures)]
    shown = [np.concatenate([column[k] for column in beside], 1) for k in range(len(maps))]
    height, width = shown[0].shape[:2]
    rows = -(-len(shown) // COLUMNS)
    whole = np.full((rows * (height + _GAP), COLUMNS * (width + 2 * _GAP), 3), 255, dtype=np.uint8)
    for k, one in enumerate(shown):
        y, x = k // COLUMNS * (height + _GAP), k % COLUMNS * (width + 2 * _GAP)
        whole[y : y + height, x : x + width] = one
    return fromarray(whole)
