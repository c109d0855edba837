"""A sheet of samples: the layout that was given, the real picture, the drawn one, side by side."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen_hong.image_layout import see

COLUMNS, GAP = 6, 2


def sheet(pairs: Iterable[tuple[SceneBatch, Tensor]], most: int) -> Image.Image:
    """At most so many triples, row by row. pairs: batches with their real pictures, and the drawn (B, 3, S, S)."""
    triples = []
    for batch, drawn in pairs:
        assert batch.images is not None
        layout = _coloured(batch, drawn.shape[-1])
        triples += list(torch.cat([layout, batch.images, drawn.clamp(-1, 1)], 3).cpu())  # (3, S, 3 S) each
    blank = torch.ones_like(triples[0])
    triples = triples[:most] + [blank] * (-min(len(triples), most) % COLUMNS)
    padded = [torch.nn.functional.pad(t, (GAP,) * 4, value=1.0) for t in triples]
    rows = [torch.cat(padded[k : k + COLUMNS], 2) for k in range(0, len(padded), COLUMNS)]
    pixels = ((torch.cat(rows, 1) + 1) * 127.5).round().byte().permute(1, 2, 0).numpy()
    return Image.fromarray(np.ascontiguousarray(pixels))


def _coloured(batch: SceneBatch, size: int) -> Tensor:
    """(B, 3, S, S) in -1..1: a colour for each label."""
    seen = see(batch, size)
    turns = seen.labels[..., None] * torch.tensor([2.4, 4.1, 7.3], device=batch.device)
    return torch.einsum("bkhw,bkc->bchw", seen.shares, torch.sin(turns)).clamp(-1, 1)
