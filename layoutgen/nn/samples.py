"""Sheets of samples for a run's folder: what was asked for beside what was drawn."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image

GAP = 4  # pixels of white between samples
Pictures = npt.NDArray[np.uint8]  # (B, H, W, 3)


def colours(count: int) -> npt.NDArray[np.uint8]:
    """A colour for each label id, far apart for neighbours in the vocabulary: (count, 3). The first is black."""
    others = ((k * 0.61803 % 1, 0.45 + 0.2 * (k % 3), 0.95 - 0.18 * (k % 4)) for k in range(1, count))
    shades = [(0.0, 0.0, 0.0), *(colorsys.hsv_to_rgb(*hsv) for hsv in others)]
    return (np.asarray(shades) * 255).astype(np.uint8)


def coloured(maps: npt.NDArray[np.int64]) -> Pictures:
    """Label maps (B, H, W) as pictures."""
    found: Pictures = colours(int(maps.max(initial=0)) + 1)[maps]
    return found


def enlarged(pictures: Pictures, times: int) -> Pictures:
    """Each pixel as a square of so many."""
    return pictures.repeat(times, 1).repeat(times, 2)


def sample_sheet(beside: Sequence[Pictures], *, across: int) -> Image:
    """B samples in rows of `across`; each is what `beside` shows of it, side by side.

    beside: arrays (B, H, W, 3) of one shape. Raises ValueError when there is nothing to show or the shapes differ.
    """
    from PIL.Image import fromarray

    if not beside or not len(beside[0]) or len({one.shape for one in beside}) > 1:
        raise ValueError(f"a sheet of arrays of {[one.shape for one in beside]} cannot be made")
    samples = np.concatenate(beside, 2)  # (B, H, W of all, 3)
    count, height, width, _ = samples.shape
    rows = -(-count // across)
    whole = np.full((rows * (height + GAP) - GAP, across * (width + GAP) - GAP, 3), 255, dtype=np.uint8)
    for k, sample in enumerate(samples):
        y, x = k // across * (height + GAP), k % across * (width + GAP)
        whole[y : y + height, x : x + width] = sample
    return fromarray(whole)
