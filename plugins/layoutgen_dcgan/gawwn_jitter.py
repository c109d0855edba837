"""Things made smaller or larger and moved at random, so that one is learned at every place and size.

The authors enlarge by 17 % and crop the whole picture. Our clip-art stands on the ground and fills its picture, so it
is shrunk as well, and the border's colours come in from outside: more sky above, more ground below. With backdrops to
draw from, the thing alone is moved, and what stood behind it is filled in.
"""

from __future__ import annotations

from dataclasses import fields, replace

import torch
from torch import Generator, Tensor
from torch.nn.functional import affine_grid, grid_sample

from layoutgen.nn.batch import SceneBatch
from layoutgen_dcgan.gawwn_training import Staged, mains, pictures

SHARE = 0.7  # of the pictures; the others stay as they are
AROUND = 0.06  # of the picture's side: how far the shade of a thing reaches beyond its box


def jittered(batch: SceneBatch, chance: Generator, least: float, most: float) -> SceneBatch:
    """The batch with pictures, boxes and keypoints zoomed by least..most, the main thing as far as it goes inside."""
    zoom, shift = chosen(batch, chance, least, most)
    moved = _sampled(pictures(batch), zoom, shift, "border")
    return replace(
        batch, images=moved, boxes=_boxes(batch, zoom, shift), keypoints=_points(batch, zoom, shift), maps=None
    )


def staged(batch: SceneBatch, chance: Generator, least: float, most: float, backdrops: Tensor) -> Staged:
    """The same with things alone, cut out; their own backdrops stay.

    backdrops: those of the scenes' places, (B, 3, S, S), which are put where a thing and its shade were.
    """
    assert batch.maps is not None
    zoom, shift = chosen(batch, chance, least, most)
    images, main = pictures(batch), mains(batch)
    seen = (batch.maps == batch.labels[main][:, None, None])[:, None].to(images.dtype)
    thing = _sampled(torch.cat([images * seen, seen], 1), zoom, shift, "zeros")
    behind = torch.where(around(batch.boxes[main], images.shape[-1]), backdrops, images)
    held = {f.name: getattr(batch, f.name) for f in fields(batch)}
    held |= {"images": thing[:, :3] + (1 - thing[:, 3:]) * behind, "maps": None, "behind": behind}
    return Staged(**held | {"boxes": _boxes(batch, zoom, shift), "keypoints": _points(batch, zoom, shift)})


def chosen(batch: SceneBatch, chance: Generator, least: float, most: float) -> tuple[Tensor, Tensor]:
    """How much pictures are zoomed, (B, 1), and where their upper left corners come to, (B, 2)."""
    count = len(batch)
    zoom = least + (most - least) * torch.rand(count, 1, generator=chance)
    zoom = torch.where(torch.rand(count, 1, generator=chance) < SHARE, zoom, torch.ones(count, 1))
    boxes = batch.boxes[mains(batch)]
    low, high = -zoom * boxes[:, :2], 1 - zoom * boxes[:, 2:]  # shifts that keep the thing in the picture
    shift = low + (high - low) * torch.rand(count, 2, generator=chance)
    return zoom, torch.where(zoom == 1, torch.zeros_like(shift), shift)


def around(boxes: Tensor, size: int) -> Tensor:
    """Which pixels lie in boxes or near them: (B, 1, size, size)."""
    at = (torch.arange(size, device=boxes.device) + 0.5) / size
    x0, y0, x1, y1 = boxes.T[:, :, None]
    across, down = (at > x0 - AROUND) & (at < x1 + AROUND), (at > y0 - AROUND) & (at < y1 + AROUND)
    inside: Tensor = (down[:, :, None] & across[:, None])[:, None]
    return inside


def _sampled(images: Tensor, zoom: Tensor, shift: Tensor, outside: str) -> Tensor:
    """images: (B, C, S, S); zoom: (B, 1); shift: (B, 2) in the unit square: where the upper left corner comes to."""
    middle = 2 * shift + zoom - 1  # of the old picture, in -1..1
    scale = 1 / zoom[:, 0]
    zero = torch.zeros_like(scale)
    across = torch.stack([scale, zero, -middle[:, 0] * scale], 1)
    down = torch.stack([zero, scale, -middle[:, 1] * scale], 1)
    grid = affine_grid(torch.stack([across, down], 1), list(images.shape), align_corners=False)
    return grid_sample(images, grid, padding_mode=outside, align_corners=False)


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
