"""GAWWN, the version with keypoints (arXiv:1610.02454, figure 3), and the network that makes up missing ones.

A point lights one cell of its own map of 16 x 16. Where any map is lit a gate is open, through which noise and text get
into the region path; the maps themselves are seen by both paths. Points that nobody gave are drawn by a third network
of noise, text and the points that are given; its switches let the given ones through as they are (section 3.3).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.nn.blocks import SLOPE, after, down, tiled
from layoutgen_dcgan.gawwn import (
    CLIPART64,
    GRID,
    Config,
    Judgement,
    Look,
    Residual,
    Seen,
    dressed,
    initialised,
    larger,
    to_picture,
    unfolded,
)  # fmt: skip
from layoutgen_dcgan.gawwn_looks import Chosen
from layoutgen_dcgan.gawwn_puppet import SETS, Puppet

THERE = 0.5  # a point whose third number is greater is shown


def lit(points: Tensor, *, exact: bool) -> Tensor:
    """points: (B, K, 3), x and y in the unit square and whether it is there -> (B, K, GRID, GRID) of 0 and 1.

    exact: the cell in which the point lies; published is the nearest corner of cells.
    """
    at = points[:, :, :2] * GRID
    cells = (at.floor() if exact else at.round() - 1).clamp(0, GRID - 1).long()
    places = functional.one_hot(cells[:, :, 1] * GRID + cells[:, :, 0], GRID * GRID)
    there = (points[:, :, 2:] > THERE) & (points[:, :, :2] >= 0).all(2, True) & (points[:, :, :2] <= 1).all(2, True)
    return (places * there).to(points.dtype).reshape(*points.shape[:2], GRID, GRID)


def gate(maps: Tensor) -> Tensor:
    """(B, K, GRID, GRID) -> (B, 1, GRID, GRID): 1 where any point lies."""
    return maps.sum(1, keepdim=True).clamp(0, 1)


class KeypointGenerator(nn.Module):
    """Noise, a caption and points to a picture."""

    def __init__(self, config: Config, names: Sequence[str] = ()) -> None:
        """names: of the keypoints, which only a person of paper asks for."""
        super().__init__()
        n = config.n
        self.noise, self.text = nn.Linear(config.noise, 4 * n), nn.Linear(config.text, 4 * n)
        self.whole_said = nn.Sequential(nn.Linear(8 * n, 4 * n), nn.BatchNorm1d(4 * n), nn.ReLU(inplace=True))
        self.place = nn.Sequential(
            *down(config.keypoints, n, slope=0.0),
            *down(n, 2 * n, slope=0.0),
            nn.Conv2d(2 * n, 4 * n, 4),
            *after(4 * n, slope=0.0),
        )
        self.whole = nn.Sequential(*unfolded(8 * n, 4 * n), *larger(4 * n, 2 * n), *larger(2 * n, n))
        said: list[nn.Module] = [nn.Linear(8 * n, 4 * n)]
        self.region_said = nn.Sequential(
            *said, *([] if config.residual else [nn.BatchNorm1d(4 * n), nn.ReLU(inplace=True)])
        )
        region: list[nn.Module] = [nn.ConvTranspose2d(4 * n, 4 * n, 3, 1, 1), *after(4 * n, slope=0.0)]
        self.region = nn.Sequential(*region, *([Residual(4 * n, n), nn.ReLU(inplace=True)] if config.residual else []))
        self.mix = nn.Sequential(
            nn.ConvTranspose2d(5 * n + config.keypoints, 4 * n, 3, 1, 1),
            *after(4 * n, slope=0.0),
            nn.ConvTranspose2d(4 * n, 4 * n, 3, 1, 1),
            nn.BatchNorm2d(4 * n),
            Residual(4 * n, n),
            nn.ReLU(inplace=True),
        )
        steps = [4 * n, 2 * n, n][: config.doublings]
        grown = [layer for a, b in itertools.pairwise(steps) for layer in larger(a, b)]
        self.picture = nn.Sequential(*grown, *to_picture(steps[-1], looks=config.looks))
        initialised(self)
        self.looks = Puppet(config.text, config.parts, names, manners=config.manners) if config.looks else None
        self.backdrops = Chosen(config.text, config.places, 3, config.size, learned=False) if config.looks else None

    def forward(
        self, noise: Tensor, text: Tensor, maps: Tensor, points: Tensor, behind: Tensor | None = None
    ) -> Tensor:
        """noise: (B, noise); text: (B, text); maps: (B, K, 16, 16) of 0 and 1 -> (B, 3, size, size) in -1..1.

        points: what the maps were lit by, (B, K, 3), for a person of paper has its joints there. behind: as of a
        `BoxGenerator`.
        """
        both = functional.relu(torch.cat([self.noise(noise), self.text(text)], 1))  # (B, 8n)
        about = torch.cat([self.whole_said(both), self.place(maps).flatten(1)], 1)
        whole = self.whole(about[:, :, None, None])  # (B, n, 16, 16)
        region = self.region(tiled(self.region_said(both), GRID, GRID) * gate(maps))  # (B, 4n, 16, 16)
        picture: Tensor = self.picture(self.mix(torch.cat([whole, region, maps], 1)))
        if self.looks is None or self.backdrops is None:
            return picture
        look = self.looks.drawn(text, points, picture.shape[-1], noise[:, : len(self.looks.manners)])
        return dressed(picture, self.backdrops(text) if behind is None else behind, look)


class KeypointDiscriminator(nn.Module):
    """Whether a picture is real, and shows what the caption says where the points are."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        d, told = config.d, config.told
        self.seen = Seen(config)
        self.text = nn.Sequential(nn.Linear(config.text, told), nn.LeakyReLU(SLOPE, inplace=True))
        self.met = nn.Sequential(nn.Conv2d(2 * d + told, 2 * d, 3, 1, 1), *after(2 * d))
        self.region = nn.Sequential(
            nn.Conv2d(2 * d + config.keypoints, 2 * d, 1), *after(2 * d), nn.Conv2d(2 * d, d, 1)
        )
        self.whole = nn.Sequential(*down(2 * d, 4 * d), *down(4 * d, 8 * d))
        self.joined = nn.Sequential(
            nn.Conv2d(8 * d + told, 4 * d, 1),
            *after(4 * d),
            nn.Conv2d(4 * d, d, 4),
            *after(d, norm=not config.bare),
        )
        self.dropout = nn.Dropout(config.dropped)
        self.judgement = Judgement(d, bare=config.bare)
        initialised(self)

    def look(self, images: Tensor) -> Look:
        """images: (B, 3, size, size) in -1..1 -> what is seen of them whatever the caption says."""
        seen = self.seen(images)  # (B, 2d, 16, 16)
        return Look(seen, self.whole(seen))  # (B, 8d, 4, 4)

    def forward(self, look: Look, text: Tensor, maps: Tensor) -> Tensor:
        """text: (B, text); maps: (B, K, 16, 16) of 0 and 1 -> (B,) logits."""
        told = tiled(self.text(text), GRID, GRID)  # (B, told, 16, 16)
        met = self.met(torch.cat([look.seen, told], 1)) * gate(maps)
        region = functional.leaky_relu(self.region(torch.cat([met, maps], 1)).mean((2, 3)), SLOPE)  # (B, d)
        whole = self.joined(torch.cat([look.whole, told[:, :, :4, :4]], 1)).flatten(1)  # (B, d)
        logits: Tensor = self.judgement(region, self.dropout(whole))
        return logits


CLIPART64_KEYPOINTS = replace(
    CLIPART64, n=16, keypoints=17, made_up=64, looks=SETS, parts=16, poses=60, manners=4, epochs=2, halved=2
)


# the third network ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PointsConfig:
    """Sizes of the network that makes up keypoints. shown: how probable it is in training that a point is given.

    poses: to begin with, of which the caption chooses one and noise whether it is mirrored; not in the paper.
    """

    keypoints: int = 15
    text: int = 1024
    noise: int = 100
    n: int = 128
    d: int = 128
    shown: float = 0.1
    rate: float = 2e-4
    poses: int = 0


def _dense(inner: int, outer: int, slope: float) -> list[nn.Module]:
    acts: nn.Module = nn.LeakyReLU(slope, inplace=True) if slope else nn.ReLU(inplace=True)
    return [nn.Linear(inner, outer), nn.BatchNorm1d(outer), acts]


class PointsGenerator(nn.Module):
    """Noise, a caption and some points to all points."""

    def __init__(self, config: PointsConfig) -> None:
        super().__init__()
        n, numbers = config.n, 3 * config.keypoints
        self.noise, self.text = nn.Linear(config.noise, 4 * n), nn.Linear(config.text, 4 * n)
        self.given = nn.Sequential(*_dense(numbers, 4 * n, 0.0), *_dense(4 * n, 2 * n, 0.0))
        self.body = nn.Sequential(
            *_dense(10 * n, 8 * n, 0.0),
            *_dense(8 * n, 4 * n, 0.0),
            *_dense(4 * n, 2 * n, 0.0),
            nn.Linear(2 * n, numbers),
        )
        initialised(self)
        self.poses = Chosen(config.text, config.poses, 2, config.keypoints, wide=3) if config.poses else None

    def forward(self, noise: Tensor, text: Tensor, points: Tensor) -> Tensor:
        """noise: (B, noise); text: (B, text); points: (B, K, 3), x y 1 or zeros -> (B, K, 3) in 0..1.

        The third number says whether a point is there. Those that are given come out as they are.
        """
        given = points[:, :, 2:]
        points = points * given
        known = [functional.relu(self.noise(noise)), functional.relu(self.text(text)), self.given(points.flatten(1))]
        logits = self.body(torch.cat(known, 1)).reshape(points.shape)
        if self.poses is not None:
            ways = self.poses(text)  # (B, 2, K, 3)
            logits = logits + torch.where((noise[:, 0] > 0)[:, None, None], ways[:, 1], ways[:, 0])
        # with single precision the last bit of a sigmoid depends on where among others it is computed
        made = logits.double().sigmoid().to(logits.dtype)
        whole: Tensor = (1 - given) * made + points
        return whole


class PointsDiscriminator(nn.Module):
    """Whether points are those of a real picture with this caption."""

    def __init__(self, config: PointsConfig) -> None:
        super().__init__()
        d = config.d
        self.points = nn.Sequential(*_dense(3 * config.keypoints, 4 * d, SLOPE), *_dense(4 * d, 2 * d, SLOPE))
        self.text = nn.Sequential(*_dense(config.text, 4 * d, SLOPE), *_dense(4 * d, 2 * d, SLOPE))
        self.body = nn.Sequential(*_dense(4 * d, 2 * d, SLOPE), nn.Linear(2 * d, 1))
        initialised(self)

    def forward(self, points: Tensor, text: Tensor) -> Tensor:
        """points: (B, K, 3); text: (B, text) -> (B,) logits."""
        logits: Tensor = self.body(torch.cat([self.points(points.flatten(1)), self.text(text)], 1))[:, 0]
        return logits
