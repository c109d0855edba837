"""A sheet of samples: the layout that was given, the real picture, the drawn one, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.renderer import pixels
from layoutgen.nn.samples import sample_sheet
from layoutgen_hong.image_layout import see

if TYPE_CHECKING:
    from PIL.Image import Image

ACROSS = 6


def sheet(pairs: Iterable[tuple[SceneBatch, Tensor]], most: int) -> Image:
    """At most so many triples, row by row. pairs: batches with their real pictures, and the drawn (B, 3, S, S)."""
    columns: tuple[list[np.ndarray], ...] = ([], [], [])
    for batch, drawn in pairs:
        assert batch.images is not None
        for column, shown in zip(columns, (_coloured(batch, drawn.shape[-1]), batch.images, drawn), strict=True):
            column.append(pixels(shown))
    return sample_sheet([np.concatenate(column)[:most] for column in columns], across=ACROSS)


def _coloured(batch: SceneBatch, size: int) -> Tensor:
    """(B, 3, S, S) in -1..1: a colour for each label."""
    seen = see(batch, size)
    turns = seen.labels[..., None] * torch.tensor([2.4, 4.1, 7.3], device=batch.device)
    return torch.einsum("bkhw,bkc->bchw", seen.shares, torch.sin(turns)).clamp(-1, 1)
