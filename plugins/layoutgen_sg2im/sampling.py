"""From medians to boxes: noise by seed, the same for a whole group as far as its place goes, and mirrored pictures."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise

import numpy as np

from layoutgen.layout import Box

_OWN = 0.4  # share of an instance's place that is its own; the rest it has in common with its group
_NARROW = 0.5  # a side shrinks to half of its median at the most
_GAP = 0.45  # between the centres of neighbours of one group, of the narrower one's width


def sampled(
    medians: np.ndarray,
    strays: np.ndarray,
    groups: Sequence[Hashable],
    *,
    temperature: float,
    mirrored: bool,
    rng: np.random.Generator,
) -> list[Box]:
    """Boxes around the medians. medians: (O, 4) x0 y0 x1 y1; strays: (O, 4) mean distances of cx, cy, width, height.

    groups: whose instance each is. temperature: factor of the strays, 0 for the medians themselves.
    """
    x0, y0, x1, y1 = medians.T
    sizes = np.stack([x1 - x0, y1 - y0], 1).clip(0.01)
    centers = np.stack([x0 + x1, y0 + y1], 1) / 2
    noise = rng.laplace(size=medians.shape).clip(-3, 3)
    common = {group: rng.laplace(size=4).clip(-3, 3) for group in dict.fromkeys(groups)}
    shared = np.array([common[group] for group in groups]).reshape(-1, 4)
    off = temperature * strays * (_OWN * noise + (1 - _OWN) * shared)
    centers = centers + off[:, :2]
    sizes = np.maximum(sizes + off[:, 2:], _NARROW * sizes)
    apart(centers, sizes, groups)
    if mirrored:
        centers[:, 0] = 1 - centers[:, 0]
    low = _inside(centers - sizes / 2, sizes)
    return [Box(*map(float, row)) for row in np.concatenate([low, low + sizes], 1)]


def apart(centers: np.ndarray, sizes: np.ndarray, groups: Sequence[Hashable]) -> None:
    """Moves the instances of a group so far apart, left and right of where they are, that each of them can be seen."""
    for group in dict.fromkeys(groups):
        row = np.array([k for k, other in enumerate(groups) if other == group])
        row = row[np.argsort(centers[row, 0], kind="stable")]
        before = centers[row, 0].mean()
        for left, right in pairwise(row):
            least = _GAP * min(sizes[left, 0], sizes[right, 0])
            centers[right, 0] = max(centers[right, 0], centers[left, 0] + least)
        centers[row, 0] += before - centers[row, 0].mean()


def _inside(low: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Lower corners moved so that the boxes lie in the unit square as far as they fit."""
    return np.clip(low, 0, np.maximum(0, 1 - sizes))
