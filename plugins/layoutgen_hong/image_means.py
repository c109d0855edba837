"""What the classes look like on the mean: the generator's painter begins with it, since few steps have to do."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen_hong.image_layout import between, see

FIRM = 3.0  # pixels of the class's mean colour that each point has from the start
NEAR_ONE = 0.97  # of a colour that the generator's tanh is to give


@torch.no_grad()
def mean_pictures(batches: Iterable[SceneBatch], classes: int, grid: int) -> Tensor:
    """The mean of what is seen of each class over the box of its objects: (classes, grid, grid, 3), before a tanh.

    Classes that are not seen are grey.
    """
    sums = torch.zeros(classes, grid, grid, 4)
    for batch in batches:
        assert batch.images is not None
        seen = see(batch, batch.images.shape[-1])
        shown = torch.cat([batch.images, torch.ones_like(batch.images[:, :1])], 1)  # the last one counts
        across, down = between(seen.across, grid), between(seen.down, grid)
        wide = torch.einsum("bkhw,bchw,bkwj->bkhjc", seen.shares, shown, across)
        found = torch.einsum("bkhjc,bkhi->bkijc", wide, down)
        sums.index_add_(0, seen.labels.flatten(), found.flatten(0, 1).cpu())
    whole = sums.sum((1, 2), keepdim=True)
    mean = whole[..., :3] / whole[..., 3:].clamp(min=1)
    points = (sums[..., :3] + FIRM * mean) / (sums[..., 3:] + FIRM)
    return torch.atanh(points.clamp(-NEAR_ONE, NEAR_ONE))
