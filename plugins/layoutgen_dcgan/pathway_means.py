"""The mean picture and the mean shape of each label of a pack: what templates begin as."""

from __future__ import annotations

import torch
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.packed import Packed
from layoutgen_dcgan.pathway import crop

AT_ONCE = 32
FEWEST = 3.0  # objects that a mean is taken of; of fewer it is drawn towards grey
BEHIND = 0.98  # how much a backdrop hides: there is nothing behind it


def means(packed: Packed, pictures: int, side: int) -> tuple[Tensor, Tensor]:
    """Of the first so many pictures: (labels, 3, side, side) in -1..1 and (labels, 1, side, side) in 0..1.

    Colours are of what is seen of a label, by the pack's maps; shapes are of its masks.
    """
    labels = len(packed.labels)
    colours, seen = torch.zeros(labels, 3, side, side), torch.zeros(labels, 1, side, side)
    shapes, counts = torch.zeros(labels, 1, side, side), torch.zeros(labels, 1, 1, 1)
    rows = packed.train[:pictures]
    for start in range(0, len(rows), AT_ONCE):
        batch = packed.batch(rows[start : start + AT_ONCE])
        shown, visible, shape = _looks(batch, side)
        colours.index_add_(0, batch.labels, shown)
        seen.index_add_(0, batch.labels, visible)
        shapes.index_add_(0, batch.labels, shape)
        counts.index_add_(0, batch.labels, torch.ones(len(shape), 1, 1, 1))
    return colours / (seen + FEWEST * 0.1), (shapes + 0.5 * FEWEST) / (counts + FEWEST)


def _looks(batch: SceneBatch, side: int) -> tuple[Tensor, Tensor, Tensor]:
    """What is seen of each object, where it is seen, and its shape: (N, 3 or 1, side, side)."""
    assert batch.images is not None and batch.maps is not None and batch.masks is not None
    visible = (batch.maps[batch.owner] == batch.labels[:, None, None])[:, None].float()
    each = torch.arange(len(batch.labels))
    found = crop(torch.cat([batch.images[batch.owner] * visible, visible], 1), batch.boxes, each, side)
    shape = torch.nn.functional.adaptive_avg_pool2d(batch.masks[:, None], side)
    whole = (batch.boxes == torch.tensor([0.0, 0.0, 1.0, 1.0])).all(1)
    behind = BEHIND * (visible.amax((1, 2, 3)) > 0)  # of several backdrops one is shown
    return found[:, :3], found[:, 3:], torch.where(whole[:, None, None, None], behind[:, None, None, None], shape)
