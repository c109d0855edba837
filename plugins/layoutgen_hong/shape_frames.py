"""The shape generator at the scale of the box: after Hong et al. (arXiv:1801.05091), 4.2, with three departures.

A canvas of 64 pixels gives most of COCO's boxes fewer than ten across, so the masks are drawn in frames, each over its
own box; classes share all weights but an embedding, for few outlines are at hand; and what overlaps the box is
laid over its frame, since a coarse canvas cannot tell a rider from the horse. The maps, the convolutional LSTM over the
boxes, the noise and the cut at the box are the paper's. Noise enters before the frame is unfolded: where the paper's
successor has it, the instance norm behind it takes it out again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen_hong.shapes import BoxContext, gated

SPREAD = 1.5  # the frame in which neighbours are seen, in sides of the box
EDGE = 0.01  # of the canvas; a box that comes nearer to a border touches it
FURTHEST = 3.0  # sides of the box, beyond which a neighbour's edge is not told


@dataclass(frozen=True)
class FrameConfig:
    """Sizes. labels, poses: entries of the vocabularies. channels: of a box's map on the canvas of `canvas` cells.

    overlay: channels of what lies over the frame. size: of a mask, a multiple of 16.
    """

    labels: int = 82
    poses: int = 3
    embedded: int = 16
    channels: int = 8
    overlay: int = 12
    hidden: int = 96
    noise: int = 8
    canvas: int = 32
    size: int = 32
    dropout: float = 0.3


class Boxes(NamedTuple):
    """N boxes of B pictures. labels, poses: (N,) ids; boxes: (N, 4) in the unit square; owner: (N,) ascending.

    aspects: (B,), width of the canvas divided by its height. poses: 0 where none is told.
    """

    labels: Tensor
    poses: Tensor
    boxes: Tensor
    owner: Tensor
    aspects: Tensor


class Seen(NamedTuple):
    """All that is known before the noise: of the item (N, D), the canvas (N, C, 4, 4), the frame (N, P, 24, 24)."""

    item: Tensor
    canvas: Tensor
    frame: Tensor


class FrameShapes(nn.Module):
    """Boxes with labels -> one mask each, over its own box."""

    def __init__(self, config: FrameConfig) -> None:
        super().__init__()
        self.config = c = config
        self.cells = 3 * c.size // 4  # of the frame with its surroundings: half as fine as the mask, SPREAD as wide
        self.anything = nn.Parameter(torch.zeros(c.embedded))
        self.names = nn.Embedding(c.labels, c.embedded, padding_idx=1)  # in what a class differs from anything
        self.neighbours = nn.Embedding(c.labels, c.embedded)
        self.stances = nn.Embedding(c.poses, c.embedded, padding_idx=0)
        self.colours = nn.Embedding(c.labels, c.channels)
        for table in (self.names, self.stances):
            nn.init.normal_(table.weight, 0, 0.1)
            with torch.no_grad():
                table.weight[table.padding_idx] = 0
        self.context = BoxContext(c.channels)
        self.joint = nn.Sequential(*gated(4 * c.channels, 3 * c.channels))
        self.item = nn.Sequential(
            nn.Linear(2 * c.embedded + 11, c.hidden),
            nn.GELU(),
            nn.Dropout(0.2),
            nn.Linear(c.hidden, c.hidden),
            nn.GELU(),
        )
        self.pair = nn.Sequential(nn.Linear(2 * c.embedded + 10, 64), nn.GELU(), nn.Linear(64, c.overlay))
        around = (nn.Conv2d(c.overlay + 4, 24, 3, 2, 1), nn.GELU(), nn.Conv2d(24, 48, 3, 2, 1), nn.GELU())
        self.around = nn.Sequential(*around)
        self.unfold = nn.Linear(c.hidden + c.noise, 32 * 16)
        self.start = nn.Conv2d(32 + 48 + 3 * c.channels, 64, 3, 1, 1)
        self.middle = nn.Conv2d(64, 48, 3, 1, 1)
        self.fine = nn.Conv2d(48 + c.overlay + 2, 32, 3, 1, 1)
        self.last = nn.Conv2d(32, 4, 3, 1, 1)

    def forward(self, given: Boxes, noise: Tensor) -> Tensor:
        """noise: (N, config.noise), standard normal, zeros for the likeliest shape -> logits (N, size, size)."""
        return self.draw(self.see(given), noise)

    def see(self, given: Boxes) -> Seen:
        """What a shape depends on besides chance."""
        item, told = self._items(given)
        return Seen(item, self._canvas(given), self._frame(given, told))

    def draw(self, seen: Seen, noise: Tensor) -> Tensor:
        """Logits (N, size, size); the noise as in `forward`."""
        size = self.config.size
        inner = (self.cells - size // 2) // 2  # cells of the surroundings on each side
        folded = self.unfold(torch.cat([seen.item, noise], 1)).reshape(-1, 32, 4, 4)
        outside = self.around(torch.cat([seen.frame, self._rulers(len(folded), folded)], 1))
        outside = functional.interpolate(outside, size=(6, 6), mode="bilinear")[:, :, 1:5, 1:5]
        x = functional.gelu(self.start(torch.cat([folded, outside, seen.canvas], 1)))  # (N, 64, 4, 4)
        x = functional.dropout2d(x, self.config.dropout, self.training)
        x = functional.gelu(self.middle(_grown(x, size // 4)))
        within = slice(inner, inner + size // 2)
        lies = torch.cat([seen.frame, self._rulers(len(x), x)[:, :2]], 1)[:, :, within, within]
        x = functional.gelu(self.fine(torch.cat([_grown(x, size // 2), lies], 1)))
        return functional.pixel_shuffle(cast("Tensor", self.last(x)), 2)[:, 0]

    def _items(self, given: Boxes) -> tuple[Tensor, Tensor]:
        """What is known of each box by itself: (N, hidden), and the part that pairs are told: (N, embedded + 6)."""
        x0, y0, x1, y1 = given.boxes.unbind(-1)
        width, height = (x1 - x0).clamp(min=1e-4), (y1 - y0).clamp(min=1e-4)
        aspect = torch.log(width / height * given.aspects[given.owner]).clamp(-3, 3)
        size = torch.log(width * height) / 4
        touches = torch.stack([x0 < EDGE, y0 < EDGE, x1 > 1 - EDGE, y1 > 1 - EDGE], -1).to(width.dtype)
        name = self.anything + self.names(given.labels)
        numbers = torch.stack([aspect, aspect.square(), size], -1)
        known = torch.cat([name, self.stances(given.poses), numbers, touches, given.boxes], -1)
        return self.item(known), torch.cat([name, aspect[:, None], size[:, None], touches], -1)

    def _canvas(self, given: Boxes) -> Tensor:
        """The paper's way: maps of the canvas, the LSTM over them, and of its features the part in the box."""
        boxes = given.boxes
        centres = ((torch.arange(self.config.canvas, device=boxes.device) + 0.5) / self.config.canvas).expand(
            len(boxes), -1
        )
        across = _covered(centres, boxes[:, 0], boxes[:, 2])
        down = _covered(centres, boxes[:, 1], boxes[:, 3])
        maps = self.colours(given.labels)[..., None, None] * (down[:, :, None] * across[:, None])[:, None]
        x = self.joint(self.context(maps, torch.bincount(given.owner, minlength=len(given.aspects))))
        steps = (torch.arange(4, device=boxes.device) + 0.5) / 4
        columns = 2 * (boxes[:, :1] + steps * (boxes[:, 2:3] - boxes[:, :1])) - 1  # (N, 4)
        rows = 2 * (boxes[:, 1:2] + steps * (boxes[:, 3:] - boxes[:, 1:2])) - 1
        grid = torch.stack([columns[:, None].expand(-1, 4, -1), rows[:, :, None].expand(-1, -1, 4)], -1)
        return functional.grid_sample(x, grid, padding_mode="border", align_corners=False)

    def _frame(self, given: Boxes, told: Tensor) -> Tensor:
        """What lies over the frame: the neighbours, each in the colours of the pair, added up: (N, overlay, 24, 24)."""
        mine, other = self._neighbours(given)
        boxes, theirs = given.boxes[mine], given.boxes[other]
        colours = self.pair(self._said(given, told, mine, other))  # (P, overlay)
        sides = (boxes[:, 2:] - boxes[:, :2]).clamp(min=1e-4)[..., None]
        points = boxes[:, :2, None] + self._along(boxes) * sides  # (P, 2, cells)
        across = _covered(points[:, 0], theirs[:, 0], theirs[:, 2])
        down = _covered(points[:, 1], theirs[:, 1], theirs[:, 3])  # (P, cells)
        laid = (colours[..., None] * down[:, None])[..., None] * across[:, None, None]
        blank = laid.new_zeros(len(given.boxes), *laid.shape[1:])
        return blank.index_add(0, mine, laid)

    def _neighbours(self, given: Boxes) -> tuple[Tensor, Tensor]:
        """The pairs of one picture of which the second is seen in the frame of the first: (P,) and (P,)."""
        low, high = given.boxes[:, :2], given.boxes[:, 2:]
        margin = (high - low) * (SPREAD - 1) / 2
        met = (low < (high + margin)[:, None]) & (high > (low - margin)[:, None])  # (N, N, 2), the frame's rows first
        met = met.all(-1) & (given.owner == given.owner[:, None])
        mine, other = met.fill_diagonal_(False).nonzero(as_tuple=True)
        return mine, other

    def _said(self, given: Boxes, told: Tensor, mine: Tensor, other: Tensor) -> Tensor:
        """What is said of the pairs: (P, 2 embedded + 10)."""
        boxes, name = given.boxes[mine], self.config.embedded
        sides = (boxes[:, 2:] - boxes[:, :2]).clamp(min=1e-4).repeat(1, 2)
        off = ((given.boxes[other] - boxes) / sides).clamp(-FURTHEST, FURTHEST)
        unlike = told[other, name : name + 2] - told[mine, name : name + 2]  # aspect and size
        theirs = self.neighbours(given.labels[other])
        return torch.cat([told[mine, :name], theirs, off, unlike, told[other, name + 2 :]], -1)

    def _along(self, like: Tensor) -> Tensor:
        """Where the cells of a frame with its surroundings lie, in sides of the box: (cells,)."""
        at = (torch.arange(self.cells, device=like.device) + 0.5) / self.cells
        return SPREAD * (at - 0.5) + 0.5

    def _rulers(self, number: int, like: Tensor) -> Tensor:
        """Columns, rows, and both distances from the middle: (number, 4, cells, cells)."""
        along = (self._along(like) - 0.5).to(like.dtype)
        across = along.expand(self.cells, -1)
        return torch.stack([across, across.T, across.abs(), across.T.abs()]).expand(number, -1, -1, -1)


def _covered(centres: Tensor, low: Tensor, high: Tensor) -> Tensor:
    """The share of cells along a line, of centres (..., M), that lie between low and high (...)."""
    cell = (centres[..., 1] - centres[..., 0]).clamp(min=1e-6)[..., None]
    begin = ((centres - low[..., None]) / cell + 0.5).clamp(0, 1)
    return cast("Tensor", torch.minimum(begin, ((high[..., None] - centres) / cell + 0.5).clamp(0, 1)))


def _grown(x: Tensor, size: int) -> Tensor:
    return functional.interpolate(x, size=(size, size), mode="bilinear", align_corners=False)
