"""The object pathway (Hinz, Heinrich, Wermter: Generating Multiple Objects at Spatially Distinct Locations,
arXiv:1901.00686, figure 1): what makes a GAN of captions obey boxes.

In the generator every object grows from its label and the caption to a patch of features, which is put into its box on
an empty canvas beside the features of the global path, and that path is told the layout as a vector. In the
discriminator what each box shows is read together with its label, and put back where it was.

The paper moves patches by a bilinear sampler; here a cell of the canvas takes from each cell of a patch by the area
that both share, so that an object smaller than a cell is still there, as faintly as it is small.

With `templates`, which are not in the paper, a patch also has colours and a shape, and nearer objects cover others
instead of being added to them. Both begin as the mean picture and the mean shape of the label, and are learned.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.blocks import after, down, tiled

SMALLEST = 1 / 256  # of a box's side, or its area could be nothing


@dataclass(frozen=True)
class PathwayConfig:
    """Sizes. labels: of the vocabulary with its two special entries.

    named: numbers of an object's label once it is mixed with the caption. patch: cells of its patch a side, 8 or 16.
    features: channels of the patch. canvas: cells a side of the canvas, 16 or 32. layout: numbers that tell the layout
    to the global path. crop: pixels a side of what the discriminator sees of a box. templates: see above.
    """

    labels: int
    named: int = 128
    patch: int = 16
    features: int = 128
    canvas: int = 16
    layout: int = 100
    crop: int = 16
    templates: bool = False

    @property
    def channels(self) -> int:
        """Of the canvas."""
        return self.features + 3 * self.templates


# where things are -----------------------------------------------------------------------------------------------------


def shared(low: Tensor, high: Tensor, inside: int, across: int) -> Tensor:
    """How much of each of `across` cells of the unit interval each of `inside` cells of an interval fills.

    low, high: (N,) ends of the intervals -> (N, across, inside) in 0..1; a row sums to the part that is covered.
    """
    side = (high - low).clamp(min=SMALLEST)
    edges = low[:, None] + side[:, None] * torch.linspace(0, 1, inside + 1, device=low.device)  # (N, inside + 1)
    ticks = torch.linspace(0, 1, across + 1, device=low.device)
    from_ = torch.maximum(edges[:, None, :-1], ticks[:-1, None])  # (N, across, inside)
    to = torch.minimum(edges[:, None, 1:], ticks[1:, None])
    return (to - from_).clamp(min=0) * across


def laid(patches: Tensor, boxes: Tensor, size: int) -> Tensor:
    """Patches (N, C, s, s) in their boxes, each on an empty canvas of its own: (N, C, size, size)."""
    x0, y0, x1, y1 = boxes.unbind(1)
    rows = shared(y0, y1, patches.shape[2], size).to(patches.dtype)  # (N, size, s)
    columns = shared(x0, x1, patches.shape[3], size).to(patches.dtype)
    return rows[:, None] @ patches @ columns[:, None].transpose(2, 3)


def place(patches: Tensor, boxes: Tensor, owner: Tensor, scenes: int, size: int) -> Tensor:
    """Patches (N, C, s, s) in their boxes on empty canvases, those of a scene summed: (scenes, C, size, size)."""
    placed = laid(patches, boxes, size)
    return placed.new_zeros(scenes, placed.shape[1], size, size).index_add(0, owner, placed)


def cover(patches: Tensor, opaque: Tensor, batch: SceneBatch, size: int) -> Tensor:
    """The same where nearer objects, the later ones, cover those behind them.

    patches: (N, C, s, s). opaque: (N, 1, s, s) in 0..1, how much of what is behind is hidden -> (B, C, size, size).
    """
    placed = laid(torch.cat([patches * opaque, opaque], 1), batch.boxes, size)
    hidden = batch.padded(placed[:, -1])  # (B, most objects, size, size)
    passed = torch.log1p(-hidden.clamp(max=0.98))
    through = (passed.flip(1).cumsum(1).flip(1) - passed).exp()  # what those in front let through
    seen = placed[:, :-1] * through[batch.owner, batch.ranks][:, None]
    return seen.new_zeros(len(batch), seen.shape[1], size, size).index_add(0, batch.owner, seen)


def spread(vectors: Tensor, batch: SceneBatch, size: int) -> Tensor:
    """The same as `place` for objects that look alike all over: vectors (N, C) -> (B, C, size, size)."""
    x0, y0, x1, y1 = batch.boxes.unbind(1)
    cover = shared(y0, y1, 1, size) * shared(x0, x1, 1, size).transpose(1, 2)  # (N, size, size)
    canvas = batch.padded(vectors).transpose(1, 2) @ batch.padded(cover.flatten(1).to(vectors.dtype))
    return canvas.unflatten(2, (size, size))


def crop(pictures: Tensor, boxes: Tensor, owner: Tensor, size: int) -> Tensor:
    """What each box shows of its scene's picture or features (B, C, H, W): (N, C, size, size), means over areas."""
    x0, y0, x1, y1 = boxes.unbind(1)
    rows = _means(shared(y0, y1, size, pictures.shape[2])).to(pictures.dtype)  # (N, size, H)
    columns = _means(shared(x0, x1, size, pictures.shape[3])).to(pictures.dtype)
    return rows[:, None] @ pictures[owner] @ columns[:, None].transpose(2, 3)


def _means(shares: Tensor) -> Tensor:
    turned = shares.transpose(1, 2)
    return turned / turned.sum(2, keepdim=True).clamp(min=1e-6)


# the two paths --------------------------------------------------------------------------------------------------------


class ObjectNames(nn.Module):
    """What an object is called and what the caption says, as one vector: (N, named)."""

    def __init__(self, config: PathwayConfig, condition: int) -> None:
        super().__init__()
        self.label = nn.Embedding(config.labels, config.named)
        self.told = nn.Linear(condition, config.named, bias=False)
        self.norm = nn.BatchNorm1d(config.named)

    def forward(self, batch: SceneBatch, condition: Tensor) -> Tensor:
        """condition: (B, condition), of the captions and whatever else each scene's objects shall know."""
        named: Tensor = self.norm(self.label(batch.labels) + self.told(condition)[batch.owner]).relu()
        return named


class LayoutCode(nn.Module):
    """The layout as a vector: names in their boxes on a canvas of 16 cells a side, through convolutions."""

    def __init__(self, config: PathwayConfig) -> None:
        super().__init__()
        inner = config.named // 2
        self.net = nn.Sequential(
            nn.Conv2d(config.named, inner, 4, 2, 1, bias=False), nn.BatchNorm2d(inner), nn.LeakyReLU(0.2),  # 8
            nn.Conv2d(inner, inner, 4, 2, 1, bias=False), nn.BatchNorm2d(inner), nn.LeakyReLU(0.2),  # 4
            nn.Flatten(), nn.Linear(inner * 16, config.layout),
        )  # fmt: skip

    def forward(self, batch: SceneBatch, names: Tensor) -> Tensor:
        """names: (N, named) -> (B, layout)."""
        coded: Tensor = self.net(spread(names, batch, 16))
        return coded


class ObjectPathway(nn.Module):
    """The generator's: names grow to patches, and stand in their boxes on a canvas."""

    def __init__(self, config: PathwayConfig) -> None:
        super().__init__()
        self.canvas = config.canvas
        width, layers = config.features * config.patch // 8, list[nn.Module]()
        self.first = nn.Sequential(
            nn.ConvTranspose2d(config.named, width, 4, bias=False), nn.BatchNorm2d(width), nn.ReLU()
        )  # 4
        for _ in range(config.patch.bit_length() - 3):  # 8, 16
            layers += [nn.ConvTranspose2d(width, width // 2, 4, 2, 1, bias=False)]
            layers += [nn.BatchNorm2d(width // 2), nn.ReLU()]
            width //= 2
        self.grow = nn.Sequential(*layers, nn.Conv2d(width, config.features, 3, padding=1, bias=False))
        self.norm = nn.BatchNorm2d(config.features)
        self.templates = Templates(config) if config.templates else None

    def forward(self, batch: SceneBatch, names: Tensor) -> Tensor:
        """names: (N, named) -> (B, channels, canvas, canvas); with templates the first three are colours."""
        patches = self.norm(self.grow(self.first(names[:, :, None, None]))).relu()
        if self.templates is None:
            return place(patches, batch.boxes, batch.owner, len(batch), self.canvas)
        colours, opaque = self.templates(batch.labels, patches)
        return cover(torch.cat([colours, patches], 1), opaque, batch, self.canvas)


class Templates(nn.Module):
    """What each label looks like, changed by what its patch says: colours before a tanh, and how much is hidden."""

    def __init__(self, config: PathwayConfig) -> None:
        super().__init__()
        self.side = config.patch
        self.looks = nn.Parameter(torch.zeros(config.labels, 4, config.patch, config.patch))
        self.change = nn.Conv2d(config.features, 4, 1)

    def begin(self, pictures: Tensor, shapes: Tensor) -> None:
        """Begins as these. pictures: (labels, 3, patch, patch) in -1..1. shapes: (labels, 1, patch, patch) in 0..1."""
        with torch.no_grad():
            self.looks.copy_(torch.cat([(0.95 * pictures).atanh(), shapes.clamp(0.02, 0.98).logit()], 1))
            self.change.weight.zero_()
            self.change.bias.zero_()

    def forward(self, labels: Tensor, patches: Tensor) -> tuple[Tensor, Tensor]:
        """labels: (N,). patches: (N, features, patch, patch) -> colours (N, 3, ...) and opacity (N, 1, ...) in 0..1."""
        looks = self.looks[labels] + self.change(patches)
        return looks[:, :3], looks[:, 3:].sigmoid()


class ObjectReading(nn.Module):
    """The discriminator's: what each box shows and its label, as features where the box is."""

    def __init__(self, config: PathwayConfig, canvas: int = 16, channels: int = 3, *, normed: bool = True) -> None:
        super().__init__()
        self.crop, self.canvas = config.crop, canvas
        inner, wide = config.features // 2, config.features
        self.label = nn.Embedding(config.labels, inner)
        self.net = nn.Sequential(
            *down(channels + inner, inner, norm=normed, bias=not normed),
            nn.Conv2d(inner, wide, 3, padding=1, bias=not normed),
            *after(wide, norm=normed),
        )

    def forward(self, pictures: Tensor, batch: SceneBatch) -> Tensor:
        """pictures: (B, channels, H, W) -> (B, features, canvas, canvas)."""
        seen = crop(pictures, batch.boxes, batch.owner, self.crop)  # (N, channels, crop, crop)
        told = tiled(self.label(batch.labels), self.crop, self.crop)
        return place(self.net(torch.cat([seen, told], 1)), batch.boxes, batch.owner, len(batch), self.canvas)
