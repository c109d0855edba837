"""The patch embedding of Text2Scene's composite variant (arXiv:1809.01110, sections 3.4 and 4.2).

A cut-out becomes a vector of length one by what it looks like and by the layout around it; a place in a layout becomes
one too; a triplet loss with a margin of .3 brings what belongs together nearer than another cut-out of the same class.

What differs from the paper: there the second vector comes out of the text decoder, trained along with it on pictures
and captions; here a network of the same form reads the layout alone, so a bank can be trained from itself, in minutes,
and serves the layouts of every predictor. The features of a ResNet trained on ImageNet are left out. Cut-outs are seen
at 32 pixels with 64 channels, not at 64 with 256.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.layout import Box
from layoutgen.nn import weights
from layoutgen_text2scene.abstract import painted
from layoutgen_text2scene.patches_colour import Floats, Pixels

SYSTEM = "text2scene_patches"
MARGIN = 0.3
BATCH = 32
AROUND = 2.0  # the window that is seen is so many times as large as the thing's box


@dataclass(frozen=True)
class Config:
    """Sizes. classes: labels of the bank. side: of the window in cells."""

    classes: int
    side: int = 32
    hidden: int = 64
    features: int = 128


class Place(NamedTuple):
    """A thing in a layout: all boxes, the numbers of their labels (-1: the bank has none), and which of them it is."""

    labels: tuple[int, ...]
    boxes: tuple[Box, ...]
    number: int


class Tower(nn.Module):
    """Five convolutions of 2x2 with stride 2, a mean, two linear layers, a vector of length one."""

    def __init__(self, channels: int, config: Config) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for k in range(5):
            layers += [nn.Conv2d(channels if k == 0 else config.hidden, config.hidden, 2, 2), nn.LeakyReLU(0.2)]
        self.main = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.merge = nn.Sequential(
            nn.Linear(config.hidden, config.hidden), nn.LeakyReLU(0.2), nn.Linear(config.hidden, config.features)
        )

    def forward(self, volume: Tensor) -> Tensor:
        """(B, channels, side, side) -> (B, features)."""
        return functional.normalize(self.merge(self.main(volume)), dim=-1)


class PatchEmbedding(nn.Module):
    """look: of cut-outs; seek: of places."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.look = Tower(config.classes + 4, config)
        self.seek = Tower(config.classes + 1, config)

    def around(self, places: Sequence[Place]) -> Tensor:
        """The layout in a window about each thing: (B, classes + 1, side, side), a channel a class and one its own."""
        side = self.config.side
        made = torch.zeros(len(places), self.config.classes + 1, side, side)
        for row, (labels, boxes, number) in enumerate(places):
            window = boxes[number].scale(AROUND)
            seen = torch.tensor([_within(box, window) for box in boxes])
            shown = (
                painted(seen, side)
                * ((seen[:, 2] > 0) & (seen[:, 0] < 1) & (seen[:, 3] > 0) & (seen[:, 1] < 1))[:, None, None]
            )
            for k, label in enumerate(labels):
                if label >= 0:
                    made[row, label] = torch.maximum(made[row, label], shown[k])
            made[row, -1] = shown[number]
        return made

    def pictures(self, thumbs: Tensor, places: Sequence[Place]) -> Tensor:
        """(B, classes + 4, side, side). thumbs: (B, 4, side / 2, side / 2) in 0..1, the box's part of the window."""
        around = self.around(places)[:, :-1]
        edge = round(self.config.side * (1 - 1 / AROUND) / 2)
        return torch.cat([functional.pad(thumbs, (edge,) * 4), around], 1)


def _within(box: Box, window: Box) -> tuple[float, float, float, float]:
    return (
        (box.x0 - window.x0) / window.width,
        (box.y0 - window.y0) / window.height,
        (box.x1 - window.x0) / window.width,
        (box.y1 - window.y0) / window.height,
    )


def thumb(pixels: Pixels, side: int) -> Pixels:
    """(4, side, side) bytes of a cut-out, stretched to a square; black outside the outline."""
    from PIL import Image

    small = np.asarray(Image.fromarray(pixels).convert("RGBa").resize((side, side), Image.Resampling.BOX))
    return np.moveaxis(small, -1, 0)


@dataclass
class Training:
    """The cut-outs of a bank as the network sees them. thumbs: (N, 4, side / 2, side / 2) bytes; pictures: whose."""

    labels: Sequence[str]
    thumbs: Pixels
    places: Sequence[Place]
    pictures: Sequence[str]

    @cached_property
    def classes(self) -> dict[int, list[int]]:
        """The cut-outs of each class."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.places)):
            found[self.label(number)].append(number)
        return found

    def label(self, number: int) -> int:
        """The number of a cut-out's class."""
        place = self.places[number]
        return place.labels[place.number]

    def other(self, number: int, rng: np.random.Generator) -> int:
        """A cut-out of the same class from another picture; any other one where chance finds none."""
        for pool in (self.classes[self.label(number)], range(len(self.places))):
            for _ in range(8):
                found = pool[int(rng.integers(len(pool)))]
                if found != number and self.pictures[found] != self.pictures[number]:
                    return found
        return number


def jittered(place: Place, rng: np.random.Generator) -> Place:
    """The place as another layout might have it: boxes moved and scaled by a tenth, a fifth of the others gone."""
    labels, boxes = [], []
    for k, (label, box) in enumerate(zip(place.labels, place.boxes, strict=True)):
        dx, dy, fx, fy = rng.normal(0, 0.1, 4)
        moved = box.shift(dx * box.width, dy * box.height).scale(float(np.exp(fx)), float(np.exp(fy)))
        gone = k != place.number and rng.random() < 0.2
        labels.append(-1 if gone else label)
        boxes.append(moved)
    return Place(tuple(labels), tuple(boxes), place.number)


def train(
    data: Training, among: Sequence[int], *, steps: int, seed: int, tell: Callable[[], None] | None = None
) -> PatchEmbedding:
    """The embedding, trained on the cut-outs `among` a bank's; the same seed gives the same one. tell: after a step."""
    torch.manual_seed(seed)
    model = PatchEmbedding(Config(len(data.labels)))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss = nn.TripletMarginLoss(margin=MARGIN, p=2)
    rng = np.random.default_rng(seed)
    for _ in range(steps if len(among) > 1 else 0):
        right = [int(k) for k in rng.choice(np.asarray(among), BATCH)]
        wrong = [data.other(k, rng) for k in right]
        sought = model.seek(model.around([jittered(data.places[k], rng) for k in right]))
        seen = model.look(_volumes(model, data, [*right, *wrong]))
        optimizer.zero_grad(set_to_none=True)
        loss(sought, seen[:BATCH], seen[BATCH:]).backward()
        optimizer.step()
        if tell is not None:
            tell()
    return model.eval()


def _volumes(model: PatchEmbedding, data: Training, numbers: Sequence[int]) -> Tensor:
    thumbs = torch.from_numpy(data.thumbs[list(numbers)]).float() / 255
    return model.pictures(thumbs, [data.places[k] for k in numbers])


@torch.no_grad()
def embed(model: PatchEmbedding, data: Training) -> Floats:
    """The vectors of all cut-outs, (N, features)."""
    rows = [
        model.look(_volumes(model, data, range(k, min(k + 64, len(data.places)))))
        for k in range(0, len(data.places), 64)
    ]
    made: Floats = torch.cat(rows).numpy() if rows else np.zeros((0, model.config.features), dtype=np.float32)
    return made


@torch.no_grad()
def mean_rank(model: PatchEmbedding, data: Training, vectors: Floats, among: Sequence[int]) -> float:
    """How far up its own cut-out stands among those of its class for a jittered place: 0 first, 1 last, .5 chance."""
    rng, ranks = np.random.default_rng(0), []
    for k in among:
        peers = data.classes[data.label(k)]
        if len(peers) > 1:
            sought = model.seek(model.around([jittered(data.places[k], rng)]))[0].numpy()
            distance = np.linalg.norm(vectors[peers] - sought, axis=-1)
            ranks.append(float((distance < distance[peers.index(k)]).sum()) / (len(peers) - 1))
    return float(np.mean(ranks)) if ranks else 0.0


class Finder:
    """The trained network and its labels, for places in layouts."""

    def __init__(self, model: PatchEmbedding, labels: Sequence[str]) -> None:
        self.model, self.labels = model, {label: k for k, label in enumerate(labels)}

    @torch.no_grad()
    def __call__(self, labels: Sequence[str], boxes: Sequence[Box], number: int) -> Floats:
        """The vector that fits the thing with this number among a layout's things."""
        place = Place(tuple(self.labels.get(label, -1) for label in labels), tuple(boxes), number)
        made: Floats = self.model.seek(self.model.around([place]))[0].numpy()
        return made

    def save(self, folder: Path, seed: int, steps: int) -> None:
        """Writes the network."""
        config = weights.Config(
            system=SYSTEM,
            data="bank",
            options=weights.options_of(self.model.config),
            vocabulary={"labels": tuple(self.labels)},
            steps=steps,
            seed=seed,
            credit="Text2Scene, arXiv:1809.01110",
        )
        weights.save(folder, self.model, config)

    @classmethod
    def load(cls, folder: Path) -> Finder:
        """The network of a bank. Raises WeightsError."""
        found = weights.Weights(folder)
        model = PatchEmbedding(Config(**found.config.options))  # type: ignore[arg-type]
        found.load(model, SYSTEM)
        return cls(model.eval(), found.config.vocabulary["labels"])
