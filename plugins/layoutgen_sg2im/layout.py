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
    height, width = size
    low, high = boxes[:, :, None].view(-1, 2, 2, 1).unbind(1)
    if height == width:
        across, down = taps(low, high, width, cells.shape[1], align_corners=align_corners).unbind(1)
    else:
        across = taps(low[:, 0], high[:, 0], width, cells.shape[2], align_corners=align_corners)
        down = taps(low[:, 1], high[:, 1], height, cells.shape[1], align_corners=align_corners)
    return torch.bmm(torch.bmm(down, cells), across.transpose(1, 2))


def taps(low: Tensor, high: Tensor, pixels: int, cells: int, *, align_corners: bool) -> Tensor:
    """What each of so many cells from `low` to `high`, (..., 1) each, is to each pixel of 0..1: (..., pixels, cells).

    Linear between two cells, and from the outermost ones to nothing, one cell on; `grid_sample` along one axis.
    """
    at = torch.linspace(0, 1, pixels, device=low.device)  # the first and the last pixel lie on the picture's edges
    inside = (at - low) / (high - low)
    place = inside * (cells - 1) if align_corners else inside * cells - 0.5
    near = 1 - (place[..., None] - torch.arange(cells, device=low.device)).abs()
    return near.nan_to_num(0).clamp(min=0)  # an empty box is nowhere


def crop(images: Tensor, boxes: Tensor, owner: Tensor, size: int, *, align_corners: bool) -> Tensor:
    """What the pictures (B, 3, H, W) show in each box, bilinearly: (O, 3, size, size), both edges of a box included."""
    steps = torch.linspace(0, 1, size, device=boxes.device)
    x0, y0, x1, y1 = boxes.unbind(1)
    x = x0[:, None] * (1 - steps) + x1[:, None] * steps  # (O, size)
    y = y0[:, None] * (1 - steps) + y1[:, None] * steps
    grid = torch.stack([x[:, None].expand(-1, size, -1), y[:, :, None].expand(-1, -1, size)], -1) * 2 - 1
    return functional.grid_sample(images[owner], grid, align_corners=align_corners)
