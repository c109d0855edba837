"""Text2Scene on abstract scenes (Tan, Feng, Ordonez; arXiv:1809.01110, section 4.1).

The network of the layout variant with other heads: each object of the 58 pieces of clip-art has a place on the grid,
a depth (3), a direction (2) and, when it is a person, a pose (7) and an expression (5), all read from the map at its
place. The published sizes are those of `Config`.

What differs from the paper: its canvas is the picture drawn so far, seen by a ResNet-50 that was trained on ImageNet;
here it is a map with a channel for each class, pose, expression, depth and direction, seen by the encoder of the layout
variant. Its word vectors are GloVe's and stay; here they are learned. It has batch normalisation, here is none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Turn
from layoutgen_text2scene import model as layout
from layoutgen_text2scene.model import END, START, Named, Read

NEXT, OTHERS = 5.0, 2.0  # weights of the losses: of what comes next, and of each of its attributes


@dataclass(frozen=True)
class Config:
    """Sizes. words: of the vocabulary; classes: PAD, START, END and the pieces of clip-art. canvas: its side in cells.

    lr: of Adam, at its highest; steps: of training, over which it falls to nothing, or 0 for the paper's schedule, a
    factor of .8 after every `decay` steps.
    """

    words: int
    classes: int = 61
    word_size: int = 300
    hidden: int = 256
    canvas_first: int = 128
    canvas_hidden: int = 256
    grid: tuple[int, int] = (28, 28)
    canvas: int = 64
    poses: int = 7
    expressions: int = 5
    depths: int = 3
    directions: int = 2
    lr: float = 5e-5
    steps: int = 0
    decay: int = 3000

    @property
    def looks(self) -> tuple[int, int, int, int]:
        """How many poses, expressions, depths and directions there are."""
        return self.poses, self.expressions, self.depths, self.directions

    @property
    def layout(self) -> layout.Config:
        """The sizes of the parts that this variant shares with the layout variant."""
        return layout.Config(
            words=self.words,
            classes=self.classes,
            word_size=self.word_size,
            hidden=self.hidden,
            canvas_first=self.canvas_first,
            canvas_hidden=self.canvas_hidden,
            grid=self.grid,
            scales=self.poses + self.expressions,  # the first maps behind the places, and the last ones
            ratios=self.depths + self.directions,
        )


@dataclass(frozen=True)
class AbstractBatch(SceneBatch):
    """Scenes whose objects stand in the order in which they are drawn.

    looks: (N, 4) int64, pose and expression of people from 1 on (0: no person), depth (0 is nearest), direction.
    """

    looks: Tensor | None = None


class Objects(NamedTuple):
    """Objects on canvases: classes (N,) int64, looks (N, 4) as in `AbstractBatch`, boxes (N, 4) in the unit square."""

    classes: Tensor
    looks: Tensor
    boxes: Tensor


class Put(NamedTuple):
    """Where the object may be, and what it looks like there, as logits; see `Config.looks`.

    place: (B, places); looks: one (B, choices, places) for each of the four attributes; weights: (B, L) on the words.
    """

    place: Tensor
    looks: tuple[Tensor, ...]
    weights: Tensor


class CanvasEncoder(layout.CanvasEncoder):
    """The layout variant's encoder on a canvas that is a sum of objects.

    Its first convolution is linear, so what an object adds to it is worked out once, from one map of its box and the
    sum of the kernels of its channels, instead of from a hundred channels at every step; the numbers are the same.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(replace(config.layout, classes=config.classes + sum(config.looks)))
        self.config = config

    def strokes(self, objects: Objects) -> Tensor:
        """What each object adds behind the first convolution: (N, canvas_first, h, w)."""
        side, weight = self.config.canvas, self.conv1.weight
        kernels = torch.einsum("nc,ockl->nokl", self.channels(objects), weight)  # (N, first, 7, 7)
        masks = painted(objects.boxes, side)[:, None]  # (N, 1, side, side)
        size, stride = self.conv1.kernel_size, self.conv1.stride[0]
        columns = functional.unfold(masks, size, padding=size[0] // 2, stride=stride)  # (N, 49, h w)
        made = torch.bmm(kernels.flatten(2), columns)
        return made.view(*made.shape[:2], -1, (side - 1) // stride + 1)

    def channels(self, objects: Objects) -> Tensor:
        """(N, channels): one for the class, and one for each attribute that the object has."""
        sizes = self.config.looks
        kinds = [functional.one_hot(objects.classes, self.config.classes)]
        kinds += [functional.one_hot(objects.looks[:, k], sizes[k] + 1)[:, 1:] for k in (0, 1)]  # 0 is nobody
        kinds += [functional.one_hot(objects.looks[:, k], sizes[k]) for k in (2, 3)]
        return torch.cat(kinds, -1).to(self.conv1.weight.dtype)


def painted(boxes: Tensor, side: int) -> Tensor:
    """(N, side, side): 1 in the cells whose centre lies in the box, at least one cell of each box."""
    x0, y0, x1, y1 = (boxes.clamp(0, 1) * side).unbind(-1)
    at = torch.arange(side, device=boxes.device)

    def within(low: Tensor, high: Tensor) -> Tensor:
        first = low.round().clamp(max=side - 1)[:, None]
        return ((at >= first) & (at < torch.maximum(high.round()[:, None], first + 1))).to(boxes.dtype)

    return within(y0, y1)[:, :, None] * within(x0, x1)[:, None, :]


class WhereDecoder(layout.WhereDecoder):
    """The layout variant's decoder; its maps of sizes and aspects are those of the four attributes."""

    def __init__(self, config: Config) -> None:
        super().__init__(config.layout)
        self.looks = config.looks

    def put(self, state: Tensor, current: Tensor, named: Named, text: Read) -> Put:
        """state: (B, state, rows, columns); current: (B, classes) one-hot of the object to place."""
        placed = self(state, current, named, text)
        maps = torch.cat([placed.scale, placed.ratio], 1)  # (B, 17, places)
        return Put(placed.place, torch.split(maps, list(self.looks), 1), placed.weights)


class AbstractText2Scene(nn.Module):
    """The four parts, the first state (the text's, tiled over the grid), and the loss of section 3.4."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.text_encoder = layout.TextEncoder(config.layout)
        self.image_encoder = CanvasEncoder(config)
        self.what_decoder = layout.WhatDecoder(config.layout)
        self.where_decoder = WhereDecoder(config)

    def first_state(self, text: Read) -> Tensor:
        """(B, state, rows, columns)."""
        columns, rows = self.config.grid
        return text.state[..., None, None].expand(-1, -1, rows, columns)

    def forward(self, batch: AbstractBatch) -> tuple[Tensor, Tensor, list[Tensor]]:
        """Teacher-forced, T = the most objects of a scene, and a step for the end.

        Returns the logits of what comes next (B, T + 1, classes), of its place (B, T + 1, places) and of its four
        attributes, (B, T + 1, choices, places) each.
        """
        text = self.text_encoder(batch.words, batch.lengths)
        canvases = self._canvases(batch)  # (B, T + 1, canvas_first, h, w)
        features = self.image_encoder.look(canvases.flatten(0, 1))
        features = features.view(*canvases.shape[:2], *features.shape[1:])
        state = self.first_state(text).to(features.dtype)
        one_hot = functional.one_hot(self.sequence(batch), self.config.classes).to(state.dtype)  # (B, T + 2, classes)
        named, put = [], []
        for step in range(canvases.shape[1]):
            state = self.what_decoder.remember(features[:, step], state)
            named.append(self.what_decoder(state, one_hot[:, step], text))
            put.append(self.where_decoder.put(state, one_hot[:, step + 1], named[-1], text))
        logits = torch.stack([n.logits for n in named], 1)
        looks = [torch.stack([p.looks[k] for p in put], 1) for k in range(4)]
        return logits, torch.stack([p.place for p in put], 1), looks

    def sequence(self, batch: AbstractBatch) -> Tensor:
        """(B, T + 2): START, the objects, END, padding."""
        labels = functional.pad(batch.padded(batch.labels), (1, 1))
        labels[:, 0] = START
        labels[torch.arange(len(batch), device=batch.device), batch.counts + 1] = END
        return labels

    def _canvases(self, batch: AbstractBatch) -> Tensor:
        """Behind the first convolution, before each step."""
        assert batch.looks is not None
        strokes = self.image_encoder.strokes(Objects(batch.labels, batch.looks, batch.boxes))
        return functional.pad(batch.padded(strokes).cumsum(1), (0, 0, 0, 0, 0, 0, 1, 0))

    def loss(self, batch: SceneBatch) -> dict[str, Tensor]:
        """Negative logarithms of the true choices, weighted as published, over the number of choices."""
        assert isinstance(batch, AbstractBatch)
        assert batch.looks is not None
        what, place, looks = self(batch)
        chosen = self.sequence(batch)[:, 1:]
        counted = torch.arange(chosen.shape[1], device=batch.device) <= batch.counts[:, None]  # the end counts too
        at = cells(batch.boxes, self.config.grid)  # (N,)
        steps = (batch.owner, batch.ranks)
        losses = {"what": NEXT * functional.cross_entropy(what[counted], chosen[counted], reduction="sum")}
        losses["where"] = OTHERS * functional.cross_entropy(place[steps], at, reduction="sum")
        total = counted.sum() + len(at)
        people = batch.looks[:, 0] > 0
        for k, name in enumerate(("pose", "expression", "depth", "direction")):
            here = looks[k][steps][torch.arange(len(at)), :, at]  # (N, choices)
            true = batch.looks[:, k]
            if k < 2:
                here, true = here[people], true[people] - 1
            losses[name] = OTHERS * functional.cross_entropy(here, true, reduction="sum")
            total = total + len(true)
        return {name: value / total for name, value in losses.items()}

    def turns(self) -> list[Turn]:
        """One optimiser for all of it, gradients of norm 5 at the most."""
        return [Turn("scene", self, self.loss, lr=self.config.lr, clip=5.0, schedule=self._schedule)]

    def _schedule(self, step: int) -> float:
        if not self.config.steps:
            return 0.8 ** (step // self.config.decay)
        return 0.5 * (1 + math.cos(math.pi * min(step / self.config.steps, 1.0))) * min(1.0, (step + 1) / 50)


def cells(boxes: Tensor, grid: tuple[int, int]) -> Tensor:
    """The places of the boxes' centres: (N,) int64, row by row."""
    columns, rows = grid
    x = ((boxes[:, 0] + boxes[:, 2]) / 2 * columns).long().clamp(0, columns - 1)
    y = ((boxes[:, 1] + boxes[:, 3]) / 2 * rows).long().clamp(0, rows - 1)
    return y * columns + x
