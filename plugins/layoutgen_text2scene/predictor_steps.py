"""The network one step at a time, for several scenes side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from layoutgen.layout import Box
from layoutgen_text2scene.layout import Bins
from layoutgen_text2scene.model import START, Read, Text2Scene

Floats = NDArray[np.float64]


class Sight(NamedTuple):
    """What the network has before it at a step, of B scenes.

    canvas: (B, classes, side, side) of 0 and 1; traces: (B, canvas_first, h, w), its first convolution; state: (B,
    state, rows, columns); previous: (B,) the class placed last.
    """

    text: Read
    canvas: Tensor
    traces: Tensor
    state: Tensor
    previous: Tensor

    def only(self, rows: Sequence[int]) -> Sight:
        """The sight of some of the scenes."""
        if len(rows) == len(self.previous):
            return self
        keep = torch.tensor(rows, dtype=torch.int64)
        text, *others = self
        return Sight(Read(*(part[keep] for part in text)), *(part[keep] for part in others))


class What(NamedTuple):
    """What may come next. chances: (B, classes); attention: (B, L) to the words; context: (B, read), for "where"."""

    chances: Floats
    attention: Floats
    context: Tensor

    def only(self, rows: Sequence[int]) -> What:
        """Of some of the scenes."""
        return What(self.chances[rows], self.attention[rows], self.context[torch.tensor(rows)])


class Where(NamedTuple):
    """Probabilities. place: (B, P); scale: (B, S, P); ratio: (B, R, P); attention: (B, L) to the words."""

    place: Floats
    scale: Floats
    ratio: Floats
    attention: Floats


class Steps:
    """The model in double precision: so a layout does not depend on which others are made beside it."""

    def __init__(self, model: Text2Scene, bins: Bins) -> None:
        self.model, self.bins = model.double().eval(), bins

    def begin(self, words: Sequence[Sequence[int]]) -> Sight:
        """Empty canvases of captions, given as the ids of their words."""
        rows = torch.zeros(len(words), max(map(len, words)), dtype=torch.int64)
        for row, ids in zip(rows, words, strict=True):
            row[: len(ids)] = torch.tensor(ids)
        text = self.model.text_encoder(rows, torch.tensor([len(ids) for ids in words]))
        side, classes = self.bins.canvas, self.model.config.classes
        canvas = text.state.new_zeros(len(words), classes, side, side)
        traces = self.model.image_encoder.conv1(canvas[:1]).repeat(len(words), 1, 1, 1)
        return Sight(text, canvas, traces, self.model.first_state(text), torch.full((len(words),), START))

    def what(self, sight: Sight) -> tuple[Sight, What]:
        """The sight with the canvas remembered, and what may come next."""
        decoder = self.model.what_decoder
        state = decoder.remember(self.model.image_encoder.look(sight.traces), sight.state)
        named = decoder(state, self._one_hot(sight.previous), sight.text)
        return sight._replace(state=state), What(
            _numbers(named.logits.softmax(-1)), _numbers(named.weights), named.context
        )

    def where(self, sight: Sight, labels: Tensor, context: Tensor) -> Where:
        """Where an object of these classes may be. context: (B, read) of the answer to "what"."""
        decoder, current = self.model.where_decoder, self._one_hot(labels)
        seen, weights = decoder.attend(current, context, sight.text)
        place, scale, ratio = decoder.place(sight.state, current, seen)
        return Where(*(_numbers(part) for part in (place.softmax(-1), scale.softmax(1), ratio.softmax(1), weights)))

    def paint(self, sight: Sight, labels: Tensor, boxes: Sequence[Box]) -> Sight:
        """The sight after an object was placed in each scene."""
        rows = torch.arange(len(labels))
        shapes = self.bins.shapes(torch.tensor([tuple(box) for box in boxes])).to(sight.canvas.dtype)
        fresh = shapes * (1 - sight.canvas[rows, labels])
        canvas = sight.canvas.clone()
        canvas[rows, labels] += fresh
        traces = sight.traces + self.model.image_encoder.trace(fresh, labels)
        return sight._replace(canvas=canvas, traces=traces, previous=labels)

    def _one_hot(self, labels: Tensor) -> Tensor:
        return functional.one_hot(labels, self.model.config.classes).double()


def _numbers(values: Tensor) -> NDArray[Any]:
    return values.numpy()
