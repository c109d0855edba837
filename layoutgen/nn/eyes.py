"""What our measures of pictures see with when no Inception is at hand: one small network, trained on real pictures.

A U-Net (Ronneberger et al., arXiv:1505.04597) that says the label of every pixel, as the network by which SPADE
(arXiv:1903.07291) measures whether a picture keeps to its layout. Its encoder also names what a crop shows, and maps
pictures and captions to common vectors, for R-precision (AttnGAN, arXiv:1711.10485).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, embedding_bag, interpolate, linear, max_pool2d, normalize, pixel_shuffle
from torchvision.ops import roi_align

from layoutgen.nn.batch import WHOLE, SceneBatch
from layoutgen.nn.gan import Turn

CROP, MARGIN = 32, 0.1  # side of a crop in pixels; how far it reaches beyond its box, in sides of the box
RATE, WARM = 2e-3, 200
SHARPNESS = 14.0  # of the contrast between captions
_EQUAL = 0.5  # exponent of the labels' frequency in their weights: small things count as well


@dataclass(frozen=True)
class Sizes:
    """labels, words: entries of the vocabularies. width: channels at half size. vector: of pictures and captions."""

    labels: int
    words: int
    width: int = 32
    vector: int = 128


class Seen(NamedTuple):
    """What the encoder sees of (B, 3, H, W): channels grow from level to level and sides halve; features: (B, F)."""

    levels: tuple[Tensor, ...]
    features: Tensor


class Eyes(nn.Module):
    """Pictures are (B, 3, H, W) in -1..1, sides divisible by 16; our measures use 64 x 64."""

    def __init__(self, sizes: Sizes, weights: Tensor | None = None) -> None:
        """weights: of the labels in the pixels' loss, (labels,)."""
        super().__init__()
        self.sizes = sizes
        wide = [sizes.width << k for k in range(4)]
        self.stem = nn.Conv2d(3, wide[0], 4, 2, 1)
        self.down = nn.ModuleList(_pair(a, b) for a, b in zip((wide[0], *wide), wide, strict=False))
        self.up = nn.ModuleList(_pair(a + b, a) for a, b in pairwise(wide))
        self.pixel = nn.Conv2d(wide[0], sizes.labels * 4, 1)
        self.crop = nn.Linear(wide[-1], sizes.labels)
        self.picture = nn.Linear(wide[-1], sizes.vector)
        self.words = nn.Parameter(torch.randn(sizes.words, sizes.vector) * 0.1)
        self.caption = nn.Linear(sizes.vector, sizes.vector)
        self.weights: Tensor
        self.register_buffer("weights", torch.ones(sizes.labels) if weights is None else weights, persistent=False)

    def see(self, images: Tensor) -> Seen:
        """The encoder's levels, and the last one's mean over all places as the picture's features."""
        levels: list[Tensor] = []
        x = self.stem(images)
        for stage in self.down:
            x = stage(max_pool2d(x, 2) if levels else x)
            levels.append(x)
        return Seen(tuple(levels), x.mean((2, 3)))

    def decode(self, seen: Seen) -> Tensor:
        """What is known of each place at half size: (B, width, H / 2, W / 2)."""
        *shallow, x = seen.levels
        for stage, level in zip(reversed(self.up), reversed(shallow), strict=True):
            x = stage(torch.cat([level, interpolate(x, scale_factor=2)], 1))
        return x

    def segment(self, seen: Seen) -> Tensor:
        """Logits of the label at each pixel: (B, labels, H, W)."""
        made: Tensor = pixel_shuffle(self.pixel(self.decode(seen)), 2)
        return made

    def pixels_loss(self, seen: Seen, maps: Tensor) -> Tensor:
        """The cross-entropy of the labels at a quarter of all places, by chance: the rest teaches little more."""
        batch, height, width = maps.shape
        places = self.decode(seen).permute(0, 2, 3, 1).flatten(0, 2)  # (B H/2 W/2, width)
        truth = maps.view(batch, height // 2, 2, width // 2, 2).transpose(2, 3).reshape(-1, 4)
        some = torch.randperm(len(places), device=maps.device)[: len(places) // 4]
        logits = linear(places[some], self.pixel.weight[:, :, 0, 0], self.pixel.bias)
        return cross_entropy(logits.view(len(some), -1, 4), truth[some], self.weights)

    def name(self, images: Tensor, boxes: Tensor, owner: Tensor) -> Tensor:
        """Logits of what each box shows, (N, labels). boxes: (N, 4) in the unit square; owner: (N,) rows of images."""
        made: Tensor = self.crop(self.see(crops(images, boxes, owner)).features)
        return made

    def pictures(self, features: Tensor) -> Tensor:
        """Unit vectors of pictures, (B, vector)."""
        return normalize(self.picture(features))

    def captions(self, words: Tensor) -> Tensor:
        """Unit vectors of captions, (B, vector); the order of the words is not heard. words: (B, L), 0 for none."""
        there = (words > 0).to(self.words.dtype)
        mean = embedding_bag(words, self.words, per_sample_weights=there, mode="sum") / there.sum(1, True).clamp(min=1)
        return normalize(self.caption(mean.relu()))


def _pair(inner: int, outer: int) -> nn.Sequential:
    """Two convolutions of 3 x 3."""
    layers: list[nn.Module] = []
    for a in (inner, outer):
        layers += [nn.Conv2d(a, outer, 3, padding=1, bias=False), nn.BatchNorm2d(outer), nn.ReLU()]
    return nn.Sequential(*layers)


def crops(images: Tensor, boxes: Tensor, owner: Tensor, side: int = CROP) -> Tensor:
    """What the boxes show with a margin around it: (N, 3, side, side)."""
    size = boxes.new_tensor([images.shape[3], images.shape[2]] * 2)
    reach = (boxes[:, 2:] - boxes[:, :2]) * MARGIN
    wider = torch.cat([boxes[:, :2] - reach, boxes[:, 2:] + reach], 1).clamp(0, 1) * size
    found: Tensor = roi_align(
        images, torch.cat([owner[:, None].to(boxes.dtype), wider], 1), side, sampling_ratio=2, aligned=True
    )
    return found


def things(batch: SceneBatch) -> Tensor:
    """Which objects are not the backdrop: (N,) bool."""
    whole = batch.boxes.new_tensor(tuple(WHOLE))
    return ((batch.boxes - whole).abs() > 1e-3).any(1)


def one_each(wanted: Tensor, owner: Tensor, count: int) -> Tensor:
    """At most one of the wanted objects of each picture, by chance: rows, (at most count,)."""
    rows = torch.where(wanted)[0]
    rows = rows[torch.randperm(len(rows), device=rows.device)]
    chosen = torch.full((count,), -1, dtype=torch.int64, device=rows.device)
    chosen[owner[rows]] = rows
    return chosen[chosen >= 0]


class Learner(nn.Module):
    """Eyes as they are trained: on pixels, crops and captions at once."""

    def __init__(self, eyes: Eyes, steps: int) -> None:
        super().__init__()
        self.eyes, self.steps = eyes, steps

    def turns(self) -> list[Turn]:
        """One turn for everything."""
        return [Turn("eyes", self.eyes, self.losses, RATE, clip=5.0, schedule=self._rate)]

    def kept(self) -> Eyes:
        """The eyes, without what only their training needs."""
        return self.eyes

    def _rate(self, step: int) -> float:
        """A short rise, then a straight fall."""
        rise = min(WARM, self.steps // 10 + 1)
        return min((step + 1) / rise, (self.steps - step) / max(1, self.steps - rise))

    def losses(self, batch: SceneBatch) -> dict[str, Tensor]:
        """Cross-entropies of pixels and of crops, and between captions."""
        assert batch.images is not None and batch.maps is not None
        seen = self.eyes.see(batch.images)
        near = self.eyes.pictures(seen.features) @ self.eyes.captions(batch.words).T * SHARPNESS
        own = torch.arange(len(batch), device=batch.device)
        kept = one_each(things(batch), batch.owner, len(batch))
        named = self.eyes.name(batch.images, batch.boxes[kept], batch.owner[kept])
        return {
            "pixels": self.eyes.pixels_loss(seen, batch.maps),
            "crops": 0.5 * cross_entropy(named, batch.labels[kept]) if len(kept) else named.sum(),
            "captions": 0.1 * (cross_entropy(near, own) + cross_entropy(near.T, own)),
        }


def balanced(counts: Tensor) -> Tensor:
    """Weights (labels,) with mean 1 of labels met on so many pixels: rarer ones heavier, those never met 0."""
    share = counts / counts.sum().clamp(min=1)
    weights = torch.where(counts > 0, share.clamp(min=1e-5) ** -_EQUAL, torch.zeros_like(share))
    return weights / weights[counts > 0].mean() if (counts > 0).any() else weights
