"""How GAWWN is trained (arXiv:1610.02454, section 4.2), and what of a scene its networks are given.

A discriminator sees real pictures with their captions, the same with another's, and drawn ones; then the generator is
judged. The third network, which makes up keypoints, has a discriminator of its own.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Generator as Random
from torch import Tensor, nn

from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import GAN, Artist, Loss, Noise, Turn
from layoutgen.nn.losses import deceived, judged, taken_for
from layoutgen_dcgan.gawwn import BoxDiscriminator, BoxGenerator, Config, Look
from layoutgen_dcgan.gawwn_keypoints import (
    KeypointDiscriminator,
    KeypointGenerator,
    PointsConfig,
    PointsDiscriminator,
    PointsGenerator,
    lit,
)
from layoutgen_dcgan.gawwn_looks import facing

BETAS = (0.5, 0.999)
WRONG = 0.5  # share of "real picture, wrong caption" in what a discriminator shall reject
WHOLE = 0.999  # an object that covers so much of the picture is a background


@dataclass(frozen=True)
class Staged(SceneBatch):
    """Scenes whose things were cut out and put before known backdrops.

    behind: those, (B, 3, S, S). Drawn things stand before the same ones, so that the discriminator looks at things.
    """

    behind: Tensor = field(default_factory=lambda: torch.zeros(0, 3, 1, 1))


# what is drawn of a scene -------------------------------------------------------------------------------------------


def said(batch: SceneBatch) -> Tensor:
    """The captions' vectors: (B, D). Raises TrainingError when no encoder has read the captions."""
    if batch.sentence is None:
        raise TrainingError("GAWWN needs the captions' vectors: read the batch with a caption encoder first")
    return batch.sentence


def mains(batch: SceneBatch) -> Tensor:
    """The row of the one object of each scene that is drawn: (B,) int64.

    That with most known keypoints, the largest among equals; an object as large as the picture only if there is no
    other one, for a background is one.
    """
    width, height = (batch.boxes[:, 2:] - batch.boxes[:, :2]).clamp(min=0).unbind(1)
    score = width * height
    score = torch.where(score >= WHOLE, torch.zeros_like(score), score)
    if batch.keypoints is not None:
        score = score + 10 * (batch.keypoints[:, :, 2] > 0).sum(1)
    return batch.padded(score, -1.0).argmax(1) + batch.counts.cumsum(0) - batch.counts


def inside(points: Tensor, boxes: Tensor) -> Tensor:
    """Points of the picture as points of their boxes; zeros where none is known. points: (B, K, 3); boxes: (B, 4)."""
    corner, side = boxes[:, None, :2], (boxes[:, None, 2:] - boxes[:, None, :2]).clamp(min=1e-3)
    at = ((points[:, :, :2] - corner) / side).clamp(0, 1)
    return torch.cat([at, points[:, :, 2:]], 2) * points[:, :, 2:]


def outside(points: Tensor, boxes: Tensor) -> Tensor:
    """Points of boxes as points of the picture."""
    corner, side = boxes[:, None, :2], boxes[:, None, 2:] - boxes[:, None, :2]
    return torch.cat([corner + points[:, :, :2] * side, points[:, :, 2:]], 2)


# what draws ---------------------------------------------------------------------------------------------------------


class BoxArtist(Artist):
    """The version with a box."""

    conditions = frozenset({"caption", "boxes"})

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config, self.size = config, config.size
        self.generator = BoxGenerator(config)

    def noise(self, count: int, generator: Random | None = None) -> Noise:
        return {"z": torch.randn(count, self.config.noise, generator=generator)}

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        drawn: Tensor = self.generator(noise["z"], said(batch), batch.boxes[mains(batch)])
        return drawn


class KeypointArtist(Artist):
    """The version with keypoints, and the network that makes up those that nobody gave.

    framed: the made-up points are points of the object's box; published is of the picture, whatever the box. names: of
    the keypoints.
    """

    conditions = frozenset({"caption", "boxes", "keypoints"})

    def __init__(self, config: Config, points: PointsConfig, *, framed: bool, names: Sequence[str] = ()) -> None:
        super().__init__()
        self.config, self.size, self.framed = config, config.size, framed
        self.generator, self.points = KeypointGenerator(config, names), PointsGenerator(points)

    def noise(self, count: int, generator: Random | None = None) -> Noise:
        z, points = (torch.randn(count, self.config.noise, generator=generator) for _ in range(2))
        return {"z": z, "points": points}

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        return self.shown(batch, noise["z"], self.completed(batch, noise))

    def shown(self, batch: SceneBatch, z: Tensor, points: Tensor) -> Tensor:
        """(B, 3, size, size). points: (B, K, 3) in the picture."""
        drawn: Tensor = self.generator(z, said(batch), lit(points, exact=self.config.exact), points)
        return drawn

    def completed(self, batch: SceneBatch, noise: Noise) -> Tensor:
        """The keypoints of each scene's main object, (B, K, 3) in the picture: known ones stay, others are made up."""
        given, boxes = known(batch)
        if not self.framed:
            made: Tensor = self.points(noise["points"], said(batch), given * given[:, :, 2:])
            return made
        made = outside(self.points(noise["points"], said(batch), inside(given, boxes)), boxes)
        return torch.where(given[:, :, 2:] > 0, given, made)


def known(batch: SceneBatch) -> tuple[Tensor, Tensor]:
    """The keypoints of each scene's main object (B, K, 3), and its box (B, 4)."""
    if batch.keypoints is None:
        raise TrainingError("the keypoint version of GAWWN needs pictures with keypoints")
    rows = mains(batch)
    return batch.keypoints[rows], batch.boxes[rows]


# both sides -----------------------------------------------------------------------------------------------------------


class Gawwn(GAN):
    """An artist of either version with its discriminator."""

    def __init__(
        self, config: Config, drawer: Artist, judge: BoxDiscriminator | KeypointDiscriminator, halve: int
    ) -> None:
        """halve: steps to half of the learning rate."""
        super().__init__()
        self.config, self.halve, self.size = config, halve, config.size
        self.drawer, self.judge, self.alone = drawer, judge, False
        self.conditions = drawer.conditions  # type: ignore[misc]

    def noise(self, count: int, generator: Random | None = None) -> Noise:
        return self.drawer.noise(count, generator)

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        drawn: Tensor = self.drawer(batch, noise)
        return drawn

    def artist(self) -> Artist:
        return self.drawer

    def begin(self, step: int) -> None:
        """Tells the number of the step: in the first ones there is no discriminator, which learns nothing from grey."""
        self.alone = step < self.config.alone

    def turns(self) -> list[Turn]:
        return [
            self.turn("judge", self.judge, self.judging, self.config.judge_rate),
            self.turn("draw", self.generator, self.drawing, self.config.rate),
        ]

    def turn(self, name: str, module: nn.Module, loss: Loss, rate: float) -> Turn:
        """A turn of this rate with the published momentum and schedule."""
        return Turn(name, module, loss, rate, BETAS, schedule=lambda step: 0.5 ** (step // self.halve))

    @property
    def generator(self) -> nn.Module:
        found = self.drawer.generator
        assert isinstance(found, nn.Module)
        return found

    @abstractmethod
    def place(self, batch: SceneBatch) -> Tensor:
        """Where the thing is, as the networks are told it."""

    def drawn(self, batch: SceneBatch) -> Tensor:
        """Pictures of the real places with new noise."""
        made: Tensor = self.generator(self.z(batch), said(batch), self.place(batch), **self.behind(batch))
        return made

    def behind(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The backdrops of a batch that is staged, as the generators are told them."""
        return {"behind": batch.behind} if isinstance(batch, Staged) else {}

    def z(self, batch: SceneBatch) -> Tensor:
        """New noise: (B, noise)."""
        return torch.randn(len(batch), self.config.noise, device=batch.device)

    def judging(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The discriminator's losses: real pictures, real ones with another's caption, drawn ones."""
        if self.alone:
            return {"waits": 0 * next(self.judge.parameters()).sum()}
        text, place = said(batch), self.place(batch)
        real = self.judge.look(pictures(batch))
        with torch.no_grad():
            drawn = self.drawn(batch)
        return {
            "real": taken_for(self.verdict(real, text, place), 1.0),
            "wrong": WRONG * taken_for(self.verdict(real, text.roll(1, 0), place), 0.0),
            "fake": (1 - WRONG) * taken_for(self.verdict(self.judge.look(drawn), text, place), 0.0),
        }

    def drawing(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The generator's losses."""
        drawn = self.drawn(batch)
        losses: dict[str, Tensor] = {}
        if self.config.pixels:
            losses["pixels"] = self.config.pixels * (drawn - pictures(batch)).abs().mean()
        if not self.alone:
            losses["deceived"] = deceived(self.verdict(self.judge.look(drawn), said(batch), self.place(batch)))
        return losses

    def verdict(self, look: Look, text: Tensor, place: Tensor) -> Tensor:
        logits: Tensor = self.judge(look, text, place)
        return logits


class BoxGawwn(Gawwn):
    """The version with a box, as it is trained."""

    def __init__(self, config: Config, halve: int) -> None:
        super().__init__(config, BoxArtist(config), BoxDiscriminator(config), halve)

    def place(self, batch: SceneBatch) -> Tensor:
        return batch.boxes[mains(batch)]

    @torch.no_grad()
    def z(self, batch: SceneBatch) -> Tensor:
        """New noise; with looks, such that things face as in the real pictures."""
        noise, generator = super().z(batch), self.generator
        assert isinstance(generator, BoxGenerator)
        if generator.looks is None:
            return noise
        return facing(generator.looks(said(batch)), noise, self.place(batch), pictures(batch))


class KeypointGawwn(Gawwn):
    """The version with keypoints, and both sides of the third network."""

    def __init__(
        self, config: Config, points: PointsConfig, halve: int, *, framed: bool, names: Sequence[str] = ()
    ) -> None:
        drawer = KeypointArtist(config, points, framed=framed, names=names)
        super().__init__(config, drawer, KeypointDiscriminator(config), halve)
        self.points, self.points_judge = points, PointsDiscriminator(points)

    @property
    def maker(self) -> PointsGenerator:
        """The third network."""
        found = self.drawer.points
        assert isinstance(found, PointsGenerator)
        return found

    def turns(self) -> list[Turn]:
        return [
            *super().turns(),
            self.turn("judge points", self.points_judge, self.judging_points, self.points.rate),
            self.turn("points", self.maker, self.making_points, self.points.rate),
        ]

    def place(self, batch: SceneBatch) -> Tensor:
        return lit(known(batch)[0], exact=self.config.exact)

    def drawn(self, batch: SceneBatch) -> Tensor:
        """Pictures of the real points with new noise."""
        told = (self.z(batch), said(batch), self.place(batch), known(batch)[0])
        made: Tensor = self.generator(*told, **self.behind(batch))
        return made

    def judging_points(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The loss of the third network's discriminator."""
        real = self.real_points(batch)
        with torch.no_grad():
            made = self.made_points(batch, real)
        fake = self.points_judge(made, said(batch))
        return {"both": judged(self.points_judge(real, said(batch)), fake)}

    def making_points(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The loss of the third network."""
        return {"deceived": deceived(self.points_judge(self.made_points(batch, self.real_points(batch)), said(batch)))}

    def real_points(self, batch: SceneBatch) -> Tensor:
        """The true points as the third network shall make them: (B, K, 3), zeros where none is known."""
        points, boxes = known(batch)
        return inside(points, boxes) if self.drawer.framed else points * points[:, :, 2:]

    def made_points(self, batch: SceneBatch, real: Tensor) -> Tensor:
        """Some points are shown, each with the same probability; the rest is made up."""
        kept = (torch.rand(real.shape[:2], device=real.device) < self.points.shown)[:, :, None] * real
        made: Tensor = self.maker(torch.randn(len(real), self.points.noise, device=real.device), said(batch), kept)
        return made


def pictures(batch: SceneBatch) -> Tensor:
    """The real pictures. Raises TrainingError when there are none."""
    if batch.images is None:
        raise TrainingError("GAWWN is trained on pictures, which this batch has not")
    return batch.images
