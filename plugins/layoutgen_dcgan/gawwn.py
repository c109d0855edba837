"""GAWWN, the version with a box. Reed, Akata, Mohan, Tenka, Schiele, Lee: Learning What and Where to Draw (NIPS 2016).

arXiv:1610.02454, figure 2. The caption's vector, tiled on a grid of 16 x 16 cells, is warped into the box; from there
one path sees the whole picture, another draws the thing alone and is warped into the box; both are joined at 16 x 16
and grow to the picture. Sizes are written as in the authors' code: n channels for the generator, d for the
discriminator. The order of the layers is theirs too, for their weights have no names.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.nn.blocks import SLOPE, after, down, tiled
from layoutgen_dcgan.gawwn_looks import Chosen, Looks, turned
from layoutgen_dcgan.pathway import laid

GRID = 16  # cells, each way, on which text and place meet


@dataclass(frozen=True)
class Config:
    """Sizes and schedule of one network.

    size: of the picture, 64 or 128. text: of a caption's vector. noise: of z. told: of the text in the discriminator.
    n, d: channels. fine: channels before the last layer at 128 px, box version. keypoints: how many, 0 with a box.
    made_up: channels of the network that makes up missing keypoints. dropped: share of the discriminator's global
    features, MPII. residual: a residual block in the region path of the keypoint version, MPII. exact: boxes and points
    are aligned with the cells' edges; published is with the centres of the outermost cells, up to half a cell off.
    bare: the discriminator's last layers, with one number a picture, are not normalised.

    batch: pictures of a step. rate, judge_rate: of what draws and of the discriminator, halved every `halved` of the
    `epochs`. captions: how many of a picture's are averaged. least, most: by how much pictures are zoomed. pixels:
    weight of the mean absolute difference from the real picture, which is not in the paper; nor are the first `alone`
    steps, in which there is nothing else. looks, places: pictures of things and of backdrops to draw from, which are
    not in the paper either (`gawwn_looks.py`); a look has `side` cells a side and so many `parts` to colour. poses: to
    make up keypoints from. manners: numbers of noise that colour what captions do not speak of, keypoint version.
    """

    size: int = 128
    text: int = 1024
    noise: int = 100
    told: int = 128
    n: int = 128
    d: int = 128
    fine: int = 32
    keypoints: int = 0
    made_up: int = 128
    dropped: float = 0.0
    residual: bool = False
    exact: bool = False
    bare: bool = False
    batch: int = 16
    rate: float = 2e-4
    judge_rate: float = 2e-4
    epochs: int = 600
    halved: int = 100
    captions: int = 4
    least: float = 1.0
    most: float = 1.17
    pixels: float = 0.0
    alone: int = 0
    looks: int = 0
    places: int = 0
    side: int = 40
    parts: int = 10
    poses: int = 0
    manners: int = 0

    def __post_init__(self) -> None:
        if self.size not in (64, 128):
            raise ValueError(f"GAWWN draws 64 or 128 px, not {self.size}")

    @property
    def doublings(self) -> int:
        """From the grid to the picture."""
        return int(math.log2(self.size // GRID))


CUB_BOX = Config()
CUB_KEYPOINTS = Config(keypoints=15)
MPII = Config(keypoints=17, dropped=0.2, residual=True, epochs=4000, halved=200, captions=2)
CLIPART64 = Config(
    size=64, text=1024, n=20, d=24, told=64, exact=True, bare=True, captions=1, epochs=1, halved=1, least=0.5, most=1.1,
    rate=2e-4, judge_rate=2e-4, pixels=60.0, alone=300, looks=110,
)  # fmt: skip


# blocks -----------------------------------------------------------------------------------------------------------


def larger(inner: int, outer: int) -> list[nn.Module]:
    """Twice the width and height."""
    return [nn.ConvTranspose2d(inner, outer, 4, 2, 1), *after(outer, slope=0.0)]


def unfolded(inner: int, outer: int) -> list[nn.Module]:
    """One cell to 4 x 4."""
    return [nn.ConvTranspose2d(inner, outer, 4), *after(outer, slope=0.0)]


class Residual(nn.Module):
    """A bottleneck of `inner` channels beside the identity, without activation behind their sum."""

    def __init__(self, channels: int, inner: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, inner, 1),
            *after(inner, slope=0.0),
            nn.Conv2d(inner, inner, 3, 1, 1),
            *after(inner, slope=0.0),
            nn.Conv2d(inner, channels, 3, 1, 1),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        summed: Tensor = x + self.body(x)
        return summed


def pasted(maps: Tensor, boxes: Tensor, *, exact: bool) -> Tensor:
    """Maps that fill the grid, shrunk into boxes; nothing around them. maps: (B, C, GRID, GRID); boxes: (B, 4)."""
    middle, half = _places(boxes)
    return _sampled(maps, 1 / half, -middle / half, exact=exact)


def cut(maps: Tensor, boxes: Tensor, *, exact: bool) -> Tensor:
    """What boxes show, stretched to the grid. maps: (B, C, GRID, GRID); boxes: (B, 4) in the unit square."""
    middle, half = _places(boxes)
    return _sampled(maps, half, middle, exact=exact)


def _places(boxes: Tensor) -> tuple[Tensor, Tensor]:
    """The centres, and half the sides, in -1..1: (B, 2) x y each."""
    middle = boxes[:, :2] + boxes[:, 2:] - 1
    return middle, (boxes[:, 2:] - boxes[:, :2]).clamp(min=1 / (4 * GRID))


def _sampled(maps: Tensor, scale: Tensor, shift: Tensor, *, exact: bool) -> Tensor:
    zero = torch.zeros_like(scale[:, 0])
    across = torch.stack([scale[:, 0], zero, shift[:, 0]], 1)
    down = torch.stack([zero, scale[:, 1], shift[:, 1]], 1)
    affine = torch.stack([across, down], 1)  # (B, 2, 3)
    grid = functional.affine_grid(affine, list(maps.shape), align_corners=not exact)
    return functional.grid_sample(maps, grid.to(maps.dtype), align_corners=not exact)


def initialised(module: nn.Module) -> None:
    """The authors' start: N(0, .02) for convolutions, N(1, .02) for normalisations; linear layers as they are."""
    for layer in module.modules():
        if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
            nn.init.normal_(layer.weight, 0.0, 0.02)
            assert layer.bias is not None
            nn.init.zeros_(layer.bias)
        elif isinstance(layer, nn.BatchNorm2d | nn.BatchNorm1d):
            nn.init.normal_(layer.weight, 1.0, 0.02)
            nn.init.zeros_(layer.bias)


def to_picture(channels: int, *, looks: int) -> list[nn.Module]:
    """The last layer of a generator; with looks it says how the thing is to be changed, in colours as they are."""
    last = nn.ConvTranspose2d(channels, 3, 4, 2, 1)
    return [last] if looks else [last, nn.Tanh()]


def dressed(changes: Tensor, backdrops: Tensor, look: Tensor) -> Tensor:
    """Changed things before backdrops: (B, 3, S, S).

    changes, backdrops: (B, 3, S, S). look: (B, 4, S, S), colours times opacity, and opacity.
    """
    opaque = look[:, 3:]
    return (1 - opaque) * backdrops + look[:, :3] + opaque * changes


# the networks -----------------------------------------------------------------------------------------------------


class BoxGenerator(nn.Module):
    """Noise, a caption and a box to a picture."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        n, self.exact = config.n, config.exact
        self.whole_noise = nn.Linear(config.noise, 4 * n)
        self.text = nn.Linear(config.text, 4 * n)  # one for both paths
        self.place = nn.Sequential(
            *down(4 * n, 4 * n, slope=0.0),
            *down(4 * n, 4 * n, slope=0.0),
            nn.Conv2d(4 * n, 4 * n, 4),
            *after(4 * n, slope=0.0),
        )
        self.whole = nn.Sequential(*unfolded(8 * n, 8 * n), *larger(8 * n, 4 * n), *larger(4 * n, 2 * n))
        self.thing_noise = nn.Linear(config.noise, 4 * n)
        self.thing = nn.Sequential(
            *unfolded(8 * n, 8 * n)[:2],
            Residual(8 * n, 2 * n),
            nn.ReLU(inplace=True),
            *larger(8 * n, 4 * n)[:2],
            Residual(4 * n, n),
            nn.ReLU(inplace=True),
            *larger(4 * n, 2 * n)[:2],
        )
        self.mix = nn.Sequential(nn.ConvTranspose2d(4 * n, 2 * n, 3, 1, 1), *after(2 * n, slope=0.0))
        steps = [2 * n, n, config.fine][: config.doublings]
        grown = [layer for a, b in itertools.pairwise(steps) for layer in larger(a, b)]
        self.picture = nn.Sequential(*grown, *to_picture(steps[-1], looks=config.looks))
        initialised(self)
        self.looks = Looks(config.text, config.looks, config.parts, config.side) if config.looks else None
        self.backdrops = Chosen(config.text, config.places, 3, config.size, learned=False) if config.looks else None

    def forward(self, noise: Tensor, text: Tensor, boxes: Tensor, behind: Tensor | None = None) -> Tensor:
        """noise: (B, noise); text: (B, text); boxes: (B, 4) in the unit square -> (B, 3, size, size) in -1..1.

        behind: with looks, backdrops to stand before instead of those that are told, (B, 3, size, size).
        """
        said = self.text(text)  # (B, 4n)
        where = self.place(pasted(tiled(said, GRID, GRID), boxes, exact=self.exact))  # (B, 4n, 1, 1)
        about = functional.relu(self.whole_noise(noise))[:, :, None, None]
        whole = self.whole(torch.cat([about, where], 1))  # (B, 2n, 16, 16)
        alone = functional.relu(torch.cat([self.thing_noise(noise), said], 1))[:, :, None, None]
        thing = functional.relu(pasted(self.thing(alone), boxes, exact=self.exact))  # (B, 2n, 16, 16)
        picture: Tensor = self.picture(self.mix(torch.cat([whole, thing], 1)))
        if self.looks is None or self.backdrops is None:
            return picture
        look = laid(turned(self.looks(text), noise), boxes, picture.shape[-1])
        return dressed(picture, self.backdrops(text) if behind is None else behind, look)


class Seen(nn.Module):
    """A picture to features on the grid, for both paths of a discriminator."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        d = config.d
        steps = [3, d, d][: config.doublings]
        fine = [layer for a, b in itertools.pairwise(steps) for layer in down(a, b, norm=False)]
        last = nn.Conv2d(2 * d, 2 * d, 3, 1, 1)
        self.body = nn.Sequential(*fine, *down(d, 2 * d), last, *after(2 * d))

    def forward(self, images: Tensor) -> Tensor:
        """images: (B, 3, size, size) -> (B, 2d, 16, 16)."""
        seen: Tensor = self.body(images)
        return seen


class Look(NamedTuple):
    """What a discriminator sees of pictures. A real one is seen once, and judged with its caption and another's.

    seen: (B, 2d, 16, 16). whole: (B, 8d, 4, 4).
    """

    seen: Tensor
    whole: Tensor


class Judgement(nn.Module):
    """The features of both paths, (B, d) each, to one logit: (B,)."""

    def __init__(self, d: int, *, bare: bool) -> None:
        super().__init__()
        normal: list[nn.Module] = [] if bare else [nn.BatchNorm1d(d)]
        self.body = nn.Sequential(nn.Linear(2 * d, d), *normal, nn.LeakyReLU(SLOPE, inplace=True), nn.Linear(d, 1))

    def forward(self, region: Tensor, whole: Tensor) -> Tensor:
        logits: Tensor = self.body(torch.cat([region, whole], 1))[:, 0]
        return logits


class BoxDiscriminator(nn.Module):
    """Whether a picture is real, and shows what the caption says where the box is."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        d, told, self.exact = config.d, config.told, config.exact
        self.seen = Seen(config)
        self.text = nn.Sequential(nn.Linear(config.text, told), nn.LeakyReLU(SLOPE, inplace=True))
        self.met = nn.Sequential(nn.Conv2d(2 * d + told, 2 * d, 3, 1, 1), *after(2 * d))
        self.region = nn.Sequential(nn.Conv2d(2 * d, 2 * d, 1), *after(2 * d), nn.Conv2d(2 * d, d, 1))
        self.whole = nn.Sequential(*down(2 * d, 4 * d), *down(4 * d, 8 * d))
        self.words = nn.Sequential(*down(told, 4 * d, slope=0.0), *down(4 * d, d, slope=0.0))
        self.joined = nn.Sequential(
            nn.Conv2d(9 * d, 4 * d, 1),
            *after(4 * d),
            nn.Conv2d(4 * d, d, 4),
            *after(d, norm=not config.bare),
        )
        self.judgement = Judgement(d, bare=config.bare)
        initialised(self)

    def look(self, images: Tensor) -> Look:
        """images: (B, 3, size, size) in -1..1 -> what is seen of them whatever the caption says."""
        seen = self.seen(images)  # (B, 2d, 16, 16)
        return Look(seen, self.whole(seen))  # (B, 8d, 4, 4)

    def forward(self, look: Look, text: Tensor, boxes: Tensor) -> Tensor:
        """text: (B, text); boxes: (B, 4) in the unit square -> (B,) logits."""
        told = tiled(self.text(text), GRID, GRID)  # (B, told, 16, 16)
        inside = cut(self.met(torch.cat([look.seen, told], 1)), boxes, exact=self.exact)
        region = functional.leaky_relu(self.region(inside).mean((2, 3)), SLOPE)  # (B, d)
        words = self.words(cut(told, boxes, exact=self.exact))  # (B, d, 4, 4)
        whole = self.joined(torch.cat([look.whole, words], 1)).flatten(1)  # (B, d)
        logits: Tensor = self.judgement(region, whole)
        return logits
