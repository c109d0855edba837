"""Training of the layout model on captions and boxes (arXiv:1809.01110, section 3.5): cross-entropies, teacher-forced.

Objects are placed class after class, in the classes' order, and within a class from the lowest edge up: the authors'
`object_first`. In that order, what the network says of the next class is how likely another one of it is, so that a
predictor can decide about every object that the text only implies.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Turn
from layoutgen_text2scene.layout import Bins, Said, Shared, newly
from layoutgen_text2scene.model import END, START, Config, Read, Text2Scene

OBJECT, PLACE = 8.0, 2.0  # the authors' weights of the losses: of the object; of place, scale and aspect, each
CLIP = 5.0
GIVEN = 0.15  # share of scenes in which some objects are placed beforehand, as a person's locked ones will be


@dataclass(frozen=True)
class Pace:
    """How the learning rate goes: up in `warm` steps to `rate`, then down to a hundredth by a half cosine."""

    rate: float
    steps: int
    warm: int = 200

    def __call__(self, step: int) -> float:
        if step < self.warm:
            return (step + 1) / self.warm
        done = min(1.0, (step - self.warm) / max(1, self.steps - self.warm))
        return 0.01 + 0.99 * (1 + math.cos(math.pi * done)) / 2


class Learner(Text2Scene):
    """The model with its losses. A scene's labels are object classes, from END + 1 on."""

    def __init__(self, config: Config, bins: Bins, longest: int, pace: Pace) -> None:
        super().__init__(config)
        self.bins, self.longest, self.pace = bins, longest, pace

    def turns(self) -> list[Turn]:
        """One."""
        return [Turn("text2scene", self, self.losses, self.pace.rate, clip=CLIP, schedule=self.pace)]

    def losses(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The four cross-entropies, weighted as published."""
        labels, boxes, counts = batch.padded(batch.labels), batch.padded(batch.boxes), batch.counts
        given = self._given(counts, labels.shape[1]) if self.training else torch.zeros_like(counts)
        order = placing_order(labels, boxes, given, torch.is_grad_enabled() and self.training)
        labels = labels.gather(1, order)
        boxes = boxes.gather(1, order[..., None].expand_as(boxes))
        return self._of(self.text_encoder(batch.words, batch.lengths), labels, boxes, counts, given)

    def _given(self, counts: Tensor, most: int) -> Tensor:
        """How many objects of each scene are placed beforehand."""
        some = (torch.rand(len(counts)) * counts.clamp(max=most)).floor().long()
        return torch.where(torch.rand(len(counts)) < GIVEN, some, torch.zeros_like(some))

    def _of(self, text: Read, labels: Tensor, boxes: Tensor, counts: Tensor, given: Tensor) -> dict[str, Tensor]:
        """labels: (B, T), boxes: (B, T, 4) in the order of placing; counts: (B,); given: (B,) of them beforehand."""
        states = self._states(text, labels, boxes, counts)  # (B, T', state, rows, columns), T' <= T + 1
        steps = states.shape[1]
        scenes = torch.arange(len(labels))[:, None]
        at = torch.arange(steps)
        ended = functional.pad(labels, (0, 1))
        ended[scenes[:, 0], counts] = END
        ended = ended[:, :steps]
        one_hot = functional.one_hot(functional.pad(labels, (1, 0), value=START), self.config.classes).to(states.dtype)
        looked = self.what_decoder.look(states.flatten(0, 1)).unflatten(0, states.shape[:2])
        named = self.what_decoder.name(looked, one_hot[:, :steps], text)
        asked = (at >= given[:, None]) & (at <= counts[:, None])
        what = functional.cross_entropy(named.logits[asked].float(), ended[asked])
        placed = at < counts[:, None]
        current = functional.pad(one_hot, (0, 0, 0, 1))[:, 1 : steps + 1]
        context, _ = self.where_decoder.attend(current, named.context, text)
        place, scale, ratio = self.where_decoder.place(states[placed], current[placed], context[placed])
        said = self.bins.said(boxes[:, :steps][placed[:, : boxes.shape[1]]])
        return {"object": OBJECT * what} | {
            name: PLACE * value for name, value in place_losses(place, scale, ratio, said, self.bins.grid[0]).items()
        }

    def _states(self, text: Read, labels: Tensor, boxes: Tensor, counts: Tensor) -> Tensor:
        """The states at every step. A scene that is cut at the longest says nothing of its end, so that has no step."""
        steps = min(int(counts.max()) + 1, self.longest)
        here = (torch.arange(labels.shape[1]) < counts[:, None]).float()[..., None, None]
        shapes = newly(self.bins.shapes(boxes) * here, labels)[:, : steps - 1]
        encoder, cell = self.image_encoder, self.what_decoder.cell
        traces = encoder.trace(shapes.flatten(0, 1), labels[:, : steps - 1].flatten())
        traces = traces.unflatten(0, (len(labels), steps - 1)).cumsum(1)
        empty = encoder.look(torch.zeros_like(traces[:1, 0]))  # the same for all
        read = cell.read(encoder.look(traces.flatten(0, 1))).unflatten(0, traces.shape[:2])
        kernel = cell.kernel()
        states = [cell.begin(cell.read(empty), text.state, kernel)]
        for seen in read.unbind(1):
            states.append(cell.turn(seen, states[-1], kernel))
        return torch.stack(states, 1)


def placing_order(labels: Tensor, boxes: Tensor, given: Tensor, shuffled: bool) -> Tensor:
    """The ranks in which the objects of (B, T) are placed: given ones, then class after class, from below upwards.

    given: (B,), how many come first; which ones is drawn when `shuffled`. Places without an object, class 0, are last.
    """
    absent = labels == 0
    drawn = torch.rand(labels.shape) if shuffled else torch.zeros(labels.shape)
    rank = (drawn + absent).argsort(1).argsort(1)
    first = (rank < given[:, None]) & ~absent
    lower = 1 - boxes[..., 3] * 0.5
    return (labels + lower - 1000.0 * first + 1000.0 * absent).argsort(1)


def place_losses(place: Tensor, scale: Tensor, ratio: Tensor, said: Said, columns: int) -> dict[str, Tensor]:
    """Cross-entropies of the maps of N objects; place: (N, places), scale and ratio: (N, bins, places)."""
    place = place.float().log_softmax(-1)
    rows = torch.arange(len(place))
    near = torch.zeros(len(place))
    for y, share_y in _ends(said.down):
        for x, share_x in _ends(said.across):
            near = near + share_y * share_x * place[rows, y * columns + x]
    nearest = (said.down.low + (said.down.high > 0.5)) * columns + said.across.low + (said.across.high > 0.5)
    sizes = {"scale": (scale, said.scale), "ratio": (ratio, said.ratio)}
    losses = {"place": -near.mean()}
    for name, (maps, shared) in sizes.items():
        there = maps[rows, :, nearest].float().log_softmax(-1)  # (N, bins)
        losses[name] = -sum((share * there[rows, k] for k, share in _ends(shared)), torch.zeros(len(place))).mean()
    return losses


def _ends(shared: Shared) -> tuple[tuple[Tensor, Tensor], tuple[Tensor, Tensor]]:
    return (shared.low, 1 - shared.high), (shared.low + 1, shared.high)
