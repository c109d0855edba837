"""sg2im's scene layout (arXiv:1804.01622, section 3, figure 4): vectors of objects warped into their boxes, and added.

`align_corners` is how `grid_sample` places the corners of a map: torch up to 1.2, on which the published weights were
trained, aligned them; newer versions do not unless they are told.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

BOX_CELLS = 8  # an object without a mask is a constant map of so many cells a side, which blurs its border


def compose(
    vectors: Tensor,
    boxes: Tensor,
    masks: Tensor | None,
    owner: Tensor,
    scenes: int,
    size: tuple[int, int],
    *,
    align_corners: bool,
) -> Tensor:
    """The layouts (scenes, D, H, W) of all objects; objects of one scene are summed.

    vectors: (O, D). boxes: (O, 4) x0 y0 x1 y1 in the unit square. masks: (O, M, M) over the boxes, or none.
    owner: (O,), ascending. size: H, W.
    """
    placed = place(boxes, masks, size, align_corners=align_corners).flatten(1).to(vectors.dtype)  # (O, H W)
    # a product a scene: a map for every object's vector would be a hundred times as large as their sum
    counts = torch.bincount(owner, minlength=scenes).tolist()
    summed = [
        shown.T @ said for said, shown in zip(torch.split(vectors, counts), torch.split(placed, counts), strict=True)
    ]
    # (scenes, H, W, D) as it lies in memory
    return torch.stack(summed).view(scenes, *size, -1).permute(0, 3, 1, 2)


def place(boxes: Tensor, masks: Tensor | None, size: tuple[int, int], *, align_corners: bool) -> Tensor:
    """How much of each object's vector each pixel takes: (O, H, W) in 0..1; arguments as of `compose`."""
    cells = boxes.new_ones(len(boxes), BOX_CELLS, BOX_CELLS) if masks is None else masks.to(boxes.dtype)
    grid = box_grid(boxes, size)
    return functional.grid_sample(cells[:, None], grid, padding_mode="zeros", align_corners=align_corners)[:, 0]


def box_grid(boxes: Tensor, size: tuple[int, int]) -> Tensor:
    """Where each pixel lies in each box, -1..1 inside: (O, H, W, 2). First and last pixels of the picture: 0, 1."""
    height, width = size
    x = torch.linspace(0, 1, width, device=boxes.device)[None]  # (1, W)
    y = torch.linspace(0, 1, height, device=boxes.device)[None]
    x0, y0, x1, y1 = boxes[:, :, None].unbind(1)  # (O, 1) each
    across = (x - x0) / (x1 - x0) * 2 - 1  # (O, W)
    down = (y - y0) / (y1 - y0) * 2 - 1  # (O, H)
    return torch.stack([across[:, None].expand(-1, height, -1), down[:, :, None].expand(-1, -1, width)], -1)


def crop(images: Tensor, boxes: Tensor, owner: Tensor, size: int, *, align_corners: bool) -> Tensor:
    """What the pictures (B, 3, H, W) show in each box, bilinearly: (O, 3, size, size), both edges of a box included."""
    steps = torch.linspace(0, 1, size, device=boxes.device)
    x0, y0, x1, y1 = boxes.unbind(1)
    x = x0[:, None] * (1 - steps) + x1[:, None] * steps  # (O, size)
    y = y0[:, None] * (1 - steps) + y1[:, None] * steps
    grid = torch.stack([x[:, None].expand(-1, size, -1), y[:, :, None].expand(-1, -1, size)], -1) * 2 - 1
    return functional.grid_sample(images[owner], grid, align_corners=align_corners)
