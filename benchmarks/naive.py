"""The learned predictors' networks as one would write them first: one caption, one step, one triple at a time.

They take the parameters of the plugins' networks and give the same numbers, which `layouts.py` asserts before it
measures how much longer they take.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from layoutgen_hong import boxes as hong
from layoutgen_sg2im.model import Sg2Im
from layoutgen_text2scene.layout import Bins
from layoutgen_text2scene.model import START, ConvGRUCell, Text2Scene
from torch import Tensor, nn
from torch.nn import functional

Sides = tuple[float, float, float, float]
Name = Callable[[Tensor], int]  # chances of the classes -> the next one
Place = Callable[[Tensor, Tensor, Tensor], Sides]  # probabilities of place (P,), scale and aspect (S, P) -> a box


class Objects(NamedTuple):
    """What was placed: labels and boxes of T objects, and the probabilities (T, P) of their places."""

    labels: list[int]
    boxes: list[Sides]
    places: Tensor


# Text2Scene ----------------------------------------------------------------------------------------------------------


@torch.no_grad()
def text2scene(model: Text2Scene, bins: Bins, words: list[int], steps: int, name: Name, place: Place) -> Objects:
    """Every step convolves the whole canvas, and each vector as a map that is the same everywhere."""
    text = model.text_encoder(torch.tensor([words]), torch.tensor([len(words)]))
    columns, rows = model.config.grid
    state = _tiled(text.state, rows, columns)
    canvas = state.new_zeros(1, model.config.classes, bins.canvas, bins.canvas)
    label, labels, boxes, places = START, [], [], []
    for _ in range(steps):
        state = _gru(model.what_decoder.cell, model.image_encoder(canvas), state)
        seen = model.what_decoder.spatial_attn(state).flatten(2).softmax(-1).view(1, 1, rows, columns)
        query = torch.cat([(state * seen).sum((2, 3)), _one_hot(label, model)], 1)
        context, _ = model.what_decoder.attention(query, text)
        chances = model.what_decoder.decoder(torch.cat([query, context], 1)).softmax(-1)[0]
        label = name(chances)
        current = _one_hot(label, model)
        heard, _ = model.where_decoder.attention(torch.cat([current, context], 1), text)
        looked = model.where_decoder.spatial_attn(torch.cat([state, _tiled(heard, rows, columns)], 1))
        looked = looked.flatten(2).softmax(-1).view(1, 1, rows, columns) * model.where_decoder.lift
        beside = _tiled(torch.cat([current, heard], 1), rows, columns)
        maps = model.where_decoder.decoder(torch.cat([state * looked, beside], 1)).flatten(2)[0]
        where, scale, ratio = maps.split([1, model.config.scales, model.config.ratios])
        places.append(where[0].softmax(-1))
        box = place(places[-1], scale.softmax(0), ratio.softmax(0))
        canvas[0, label] = torch.maximum(canvas[0, label], bins.shapes(torch.tensor(box)).to(canvas.dtype))
        labels.append(label)
        boxes.append(box)
    return Objects(labels, boxes, torch.stack(places))


def _one_hot(label: int, model: Text2Scene) -> Tensor:
    return functional.one_hot(torch.tensor([label]), model.config.classes).to(model.text_encoder.embedding.weight.dtype)


def _tiled(vector: Tensor, rows: int, columns: int) -> Tensor:
    return vector[:, :, None, None].repeat(1, 1, rows, columns)


def _gru(cell: ConvGRUCell, x: Tensor, state: Tensor) -> Tensor:
    update, reset = torch.sigmoid(cell.conv1(torch.cat([x, state], 1))).chunk(2, 1)
    fresh = torch.tanh(cell.conv2(x) + reset * cell.conv3(state))
    return update * state + (1 - update) * fresh


# Hong et al. ---------------------------------------------------------------------------------------------------------


class Written(NamedTuple):
    """Labels (T,) and boxes (T, 4), centre and size, up to the end."""

    labels: Tensor
    boxes: Tensor


class Hong:
    """LSTM cells, stepped; the components of a mixture one after the other."""

    def __init__(self, model: hong.BoxGenerator) -> None:
        self.model = model
        reader = model.enc.rnn
        self.forth, self.back = _cell(reader, ""), _cell(reader, "_reverse")
        self.writer = _cell(model.dec.rnn, "")

    @torch.no_grad()
    def __call__(self, words: list[int], pick: Tensor, normal: Tensor) -> Written:
        """pick: (T, 2); normal: (T, 2, 2), as `Draws` has them for one caption; the likeliest label each time."""
        dec, config = self.model.dec, self.model.config
        hidden, cell = self._read(words)
        label, box = torch.tensor([hong.START]), hidden.new_tensor([config.means])
        labels, boxes = [], []
        for step in range(len(pick)):
            told = [dec.xy_embedding(box[:, :2]), dec.wh_embedding(box[:, 2:]), dec.l_embedding(label)]
            hidden, cell = self.writer(torch.cat(told, 1), (hidden, cell))
            odds = dec.l_out(hidden).softmax(-1)
            label = odds.argmax(-1)
            one_hot = functional.one_hot(label, config.labels).to(odds.dtype)
            named = odds if config.soft_labels else one_hot
            raw = dec.xy_out(torch.cat([hidden, named], 1))[0]
            centre = _drawn(raw, float(pick[step, 0]), normal[step, 0])
            known = hidden.new_tensor([[centre[0], float(box[0, 1]) if config.stale_y else centre[1]]])
            raw = dec.wh_out(torch.cat([hidden, named, dec.next_xy_embedding(known)], 1))[0]
            box = hidden.new_tensor([[*centre, *_drawn(raw, float(pick[step, 1]), normal[step, 1])]])
            labels.append(label[0])
            boxes.append(box[0])
            if int(label) == hong.END:
                break
        return Written(torch.stack(labels), torch.stack(boxes))

    def _read(self, words: list[int]) -> tuple[Tensor, Tensor]:
        """The states of both directions at their ends, joined."""
        ends = []
        for cell, order in ((self.forth, words), (self.back, words[::-1])):
            state = None
            for word in order:
                state = cell(self.model.enc.encoder(torch.tensor([word])), state)
            assert state is not None
            ends.append(state)
        return torch.cat([ends[0][0], ends[1][0]], 1), torch.cat([ends[0][1], ends[1][1]], 1)


def _cell(lstm: nn.LSTM, suffix: str) -> nn.LSTMCell:
    cell = nn.LSTMCell(lstm.input_size, lstm.hidden_size)
    for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
        getattr(cell, name).data = getattr(lstm, f"{name}_l0{suffix}").data
    return cell


def _drawn(raw: Tensor, pick: float, normal: Tensor) -> tuple[float, float]:
    """A point of the mixture that 6 K numbers describe."""
    weights, mean1, mean2, sigma1, sigma2, rho = (part.tolist() for part in raw.chunk(6))
    odds = [math.exp(weight - max(weights)) for weight in weights]
    reached = 0.0
    chosen = len(odds) - 1
    for k, odd in enumerate(odds):
        reached += odd / sum(odds)
        if reached > pick:
            chosen = k
            break
    a, b = normal.tolist()
    along = math.tanh(rho[chosen])
    across = along * a + math.sqrt(max(0.0, 1 - along * along)) * b
    return mean1[chosen] + math.exp(sigma1[chosen]) * a, mean2[chosen] + math.exp(sigma2[chosen]) * across


# sg2im ---------------------------------------------------------------------------------------------------------------


@torch.no_grad()
def sg2im(model: Sg2Im, objects: list[int], triples: list[tuple[int, int, int]]) -> Tensor:
    """Boxes (O, 4), triple by triple and object by object."""
    vectors = [model.obj_embeddings(torch.tensor(label)) for label in objects]
    predicates = [model.pred_embeddings(torch.tensor(predicate)) for _, predicate, _ in triples]
    for layer in (model.gconv, *model.gconv_net.gconvs):
        proposed: list[list[Tensor]] = [[] for _ in vectors]
        for k, (subject, _, target) in enumerate(triples):
            said = layer.net1(torch.cat([vectors[subject], predicates[k], vectors[target]]))
            of_subject, predicates[k], of_target = said.split(layer.sizes)
            proposed[subject].append(of_subject)
            proposed[target].append(of_target)
        none = vectors[0].new_zeros(layer.sizes[0])
        vectors = [layer.net2(sum(each, none) / max(1, len(each))) for each in proposed]
    return torch.stack([model.box_net(vector) for vector in vectors])
