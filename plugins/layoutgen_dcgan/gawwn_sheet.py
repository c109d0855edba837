"""A sheet of samples: where the thing is to be, the real picture, the drawn one, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.renderer import pixels
from layoutgen.nn.samples import enlarged, sample_sheet
from layoutgen_dcgan.gawwn_keypoints import lit
from layoutgen_dcgan.gawwn_training import known, mains, pictures

if TYPE_CHECKING:
    from PIL.Image import Image

ACROSS, SCALE = 4, 2


def sheet(pairs: Sequence[tuple[SceneBatch, Tensor]]) -> Image:
    """Triples, row by row. pairs: batches with their real pictures, and the drawn (B, 3, S, S) in -1..1."""
    size = pairs[0][1].shape[-1]
    beside = (
        torch.cat([places(batch, size) for batch, _ in pairs]),
        torch.cat([pictures(batch) for batch, _ in pairs]),
        torch.cat([drawn for _, drawn in pairs]),
    )
    return sample_sheet([enlarged(pixels(shown), SCALE) for shown in beside], across=ACROSS)


def places(batch: SceneBatch, size: int) -> Tensor:
    """The boxes in grey, and in red the cells of the keypoints: (B, 3, S, S) in -1..1."""
    at = (torch.arange(size, device=batch.device) + 0.5) / size
    x0, y0, x1, y1 = batch.boxes[mains(batch)].T[:, :, None]
    across, down = (at >= x0) & (at < x1), (at >= y0) & (at < y1)  # (B, S) each
    made: Tensor = (down[:, :, None] & across[:, None]).float()[:, None].repeat(1, 3, 1, 1) - 1
    if batch.keypoints is not None:
        cells = lit(known(batch)[0], exact=True).amax(1, keepdim=True)  # (B, 1, 16, 16)
        points = cells.repeat_interleave(size // 16, 2).repeat_interleave(size // 16, 3)
        made = torch.where(points > 0, torch.tensor([1.0, -1.0, -1.0], device=made.device)[:, None, None], made)
    return made
