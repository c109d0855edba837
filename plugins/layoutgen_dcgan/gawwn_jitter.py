"""Pictures zoomed and moved at random, so that a thing is learned at every place and size.

The authors enlarge by 17 % and crop; our clip-art stands on the ground and fills its picture, so it is shrunk as well.
What comes in from outside is the border's colours: more sky above, more ground below.
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Generator, Tensor
from torch.nn.functional import affine_grid, grid_sample

from layoutgen.nn.batch import SceneBatch
from layoutgen_dcgan.gawwn_training import mains, pictures

SHARE = 0.7  # of the pictures; the others stay as they are


def jittered(batch: SceneBatch, chance: Generator, least: float, most: float) -> SceneBatch:
    """The batch with pictures, boxes and keypoints zoomed by least..most, the main thing as far as it goes inside.

    Label maps are left out, for nothing here looks at them.
    """
    count = len(batch)
    zoom = least + (most - least) * torch.rand(count, 1, generator=chance)
    zoom = torch.where(torch.rand(count, 1, generator=chance) < SHARE, zoom, torch.ones(count, 1))
    boxes = batch.boxes[mains(batch)]
    low, high = -zoom * boxes[:, :2], 1 - zoom * boxes[:, 2:]  # shifts that keep the thing in the picture
    shift = low + (high - low) * torch.rand(count, 2, generator=chance)
    shift = torch.where(zoom == 1, torch.zeros_like(shift), shift)
    return replace(
        batch,
        images=_sampled(pictures(batch), zoom, shift),
        boxes=_boxes(batch, zoom, shift),
        keypoints=_points(batch, zoom, shift),
        maps=None,
    )


def _sampled(images: Tensor, zoom: Tensor, shift: Tensor) -> Tensor:
    """images: (B, C, S, S); zoom: (B, 1); shift: (B, 2) in the unit square: where the upper left corner comes to."""
    middle = 2 * shift + zoom - 1  # of the old picture, in -1..1
    scale = 1 / zoom[:, 0]
    zero = torch.zeros_like(scale)
    across = torch.stack([scale, zero, -middle[:, 0] * scale], 1)
    down = torch.stack([zero, scale, -middle[:, 1] * scale], 1)
    grid = affine_grid(torch.stack([across, down], 1), list(images.shape), align_corners=False)
    return grid_sample(images, grid, padding_mode="border", align_corners=False)


def _boxes(batch: SceneBatch, zoom: Tensor, shift: Tensor) -> Tensor:
    """Boxes that are as large as the picture stay so."""
    behind = (batch.boxes[:, 2:] - batch.boxes[:, :2]).amin(1, keepdim=True) >= 1
    moved = batch.boxes * zoom[batch.owner] + shift[batch.owner].repeat(1, 2)
    return torch.where(behind, batch.boxes, moved)


def _points(batch: SceneBatch, zoom: Tensor, shift: Tensor) -> Tensor | None:
    if batch.keypoints is None:
        return None
    at = batch.keypoints[:, :, :2] * zoom[batch.owner][:, None] + shift[batch.owner][:, None]
    known = batch.keypoints[:, :, 2:]
    return torch.cat([torch.where(known > 0, at, batch.keypoints[:, :, :2]), known], 2)
