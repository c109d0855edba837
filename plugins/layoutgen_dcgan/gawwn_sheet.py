"""A sheet of samples: where the thing is to be, the real picture, the drawn one, side by side."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn.functional import pad

from layoutgen.nn.batch import SceneBatch
from layoutgen_dcgan.gawwn_keypoints import lit
from layoutgen_dcgan.gawwn_training import known, mains, pictures

COLUMNS, GAP = 6, 2


def sheet(pairs: Iterable[tuple[SceneBatch, Tensor]]) -> Image.Image:
    """Triples, row by row. pairs: batches with their real pictures, and the drawn (B, 3, S, S)."""
    triples: list[Tensor] = []
    for batch, drawn in pairs:
        triples += list(torch.cat([places(batch, drawn.shape[-1]), pictures(batch), drawn.clamp(-1, 1)], 3).cpu())
    triples += [torch.ones_like(triples[0])] * (-len(triples) % COLUMNS)
    padded = [pad(triple, (GAP,) * 4, value=1.0) for triple in triples]
    rows = [torch.cat(padded[k : k + COLUMNS], 2) for k in range(0, len(padded), COLUMNS)]
    pixels = ((torch.cat(rows, 1) + 1) * 127.5).round().byte().permute(1, 2, 0).numpy()
    return Image.fromarray(np.ascontiguousarray(pixels))


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
