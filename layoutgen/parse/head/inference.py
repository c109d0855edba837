"""The head's network in numpy alone, for batches of texts of one length. Computes what `network` computes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Ints = NDArray[np.int64]

TABLES = ("word", "next", "prefix", "suffix", "tag", "dep", "near")
REACH = 8
FEW = 16  # texts whose arcs are scored together: what is in between fits into the processor's cache


@dataclass(frozen=True)
class Layer:
    """A bidirectional LSTM layer. Gates are ordered input, forget, out, cell, so three share one tanh; these three are
    halved beforehand, as the sigmoid by tanh asks."""

    into: Array  # (n, 2 * 4 * hidden), forwards, then backwards
    bias: Array  # (2 * 4 * hidden,)
    recurrent: Array  # (2, hidden, 4 * hidden)


@dataclass(frozen=True)
class Linear:
    """Several linear layers on the same input as one product."""

    weight: Array  # (n, m)
    bias: Array  # (m,)

    def __call__(self, x: Array) -> Array:
        """x (..., n) -> (..., m). One product for all rows: numpy would make one for each text."""
        product: Array = x.reshape(-1, x.shape[-1]) @ self.weight
        product += self.bias
        return product.reshape(*x.shape[:-1], -1)


class Weights:
    """The tensors of a trained `network.Network` by their names there, as float32, and as the products need them."""

    def __init__(self, tensors: Mapping[str, NDArray[Any]]) -> None:
        self.all = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in tensors.items()}
        # One matrix product for all labels: (pair + 1, A * (pair + 1)).
        bilinear = self.all["bilinear"]
        flat = np.ascontiguousarray(bilinear.transpose(1, 0, 2).reshape(bilinear.shape[1], -1))
        self.bilinear = Linear(flat[:-1], flat[-1])  # the last row meets a constant one
        self.layers = [self._layer(f"lstm{i}") for i in range(2)]
        self.ends = self._linear("out", "into", "shared")
        self.said = self._linear("roles", "forms.0", "forms.1", "forms.2")

    def _layer(self, name: str) -> Layer:
        sides = [self._direction(name, suffix) for suffix in ("", "_reverse")]
        into, recurrent, bias = zip(*sides, strict=True)
        steps = np.ascontiguousarray(np.stack(recurrent))  # row by row: the products of few rows are faster so
        return Layer(np.ascontiguousarray(np.concatenate(into).T), np.concatenate(bias), steps)

    def _direction(self, name: str, suffix: str) -> tuple[Array, Array, Array]:
        into, recurrent = (self.all[f"{name}.weight_{kind}_l0{suffix}"] for kind in ("ih", "hh"))
        bias = self.all[f"{name}.bias_ih_l0{suffix}"] + self.all[f"{name}.bias_hh_l0{suffix}"]
        size = recurrent.shape[1]
        order = np.concatenate([np.arange(2 * size), np.arange(3 * size, 4 * size), np.arange(2 * size, 3 * size)])
        half = np.repeat(np.array([0.5, 1], np.float32), (3 * size, size))
        return into[order] * half[:, None], (recurrent[order] * half[:, None]).T, bias[order] * half

    def _linear(self, *names: str) -> Linear:
        weight = np.concatenate([self.all[name + ".weight"] for name in names])
        return Linear(np.ascontiguousarray(weight.T), np.concatenate([self.all[name + ".bias"] for name in names]))

    def __getitem__(self, name: str) -> Array:
        return self.all[name]


def scores(weights: Weights, x: Mapping[str, NDArray[Any]]) -> tuple[Array, Array, list[Array]]:
    """Features of B texts of L tokens -> probabilities of roles (B, L, 3) and arcs (B, A, L, L), forms' logits."""
    word = weights["tables.word.weight"][x["word"]]  # (B, L, 64)
    fixed = weights["fixed"][x["fixed"]]  # (B, L, D)
    above = np.take_along_axis(word, x["head"][..., None], 1)
    others = [weights[f"tables.{name}.weight"][x[name]] for name in TABLES if name != "word"]
    before = np.zeros_like(others[0])  # the pair with the previous token
    before[:, 1:] = others[0][:, :-1]
    h = np.concatenate([word, *others, before, above, fixed, x["tensor"]], -1)
    h = _lstm(weights.layers[1], _lstm(weights.layers[0], h))  # (B, L, 2 * hidden)
    ends = np.maximum(weights.ends(h), 0)  # (B, L, 3 * pair)
    size = ends.shape[-1] // 3
    arcs = _arcs(weights, ends[..., :size], ends[..., size : 2 * size], x["head"])
    said = weights.said(np.concatenate([ends[..., 2 * size :], word, fixed], -1))
    counts = [len(weights[f"forms.{role}.bias"]) for role in range(3)]
    roles, *forms = np.split(said, np.cumsum([3, *counts[:2]]), axis=-1)
    return _sigmoid(roles), _sigmoid(arcs), forms


def mean_scores(networks: Sequence[Weights], x: Mapping[str, NDArray[Any]]) -> tuple[Array, Array, list[Array]]:
    """The mean of what several networks say."""
    each = [scores(weights, x) for weights in networks]
    if len(each) == 1:
        return each[0]
    share = np.float32(1 / len(each))
    forms = [sum(said[2][k] for said in each) * share for k in range(3)]
    return sum(said[0] for said in each) * share, sum(said[1] for said in each) * share, forms


def _arcs(weights: Weights, out: Array, into: Array, head: Ints) -> Array:
    """(B, L, pair) twice -> (B, A, L, L) logits of arcs from row to column."""
    batch, length, _ = out.shape
    count = len(weights["offsets"])
    other = np.ascontiguousarray(_with_one(into).transpose(0, 2, 1))  # (B, pair + 1, L)
    each = np.empty((batch, length * count, length), np.float32)
    for start in range(0, batch, FEW):
        few = slice(start, start + FEW)
        left = weights.bilinear(out[few])  # (FEW, L, A * (pair + 1))
        np.matmul(left.reshape(-1, length * count, other.shape[1]), other[few], out=each[few])
    arcs: Array = each.reshape(batch, length, count, length).transpose(0, 2, 1, 3)
    steps = np.arange(length)
    away = np.clip(steps[None] - steps[:, None], -REACH, REACH) + REACH  # (L, L)
    arcs += weights["offsets"][:, away]
    arcs += weights["kinds"][:, _kinds(head)].swapaxes(0, 1)
    return arcs


def _lstm(layer: Layer, x: Array) -> Array:
    """x (B, L, n) -> (B, L, 2 * hidden), forwards and backwards; step t of both directions at once."""
    batch, length, width = x.shape
    size = layer.recurrent.shape[1]
    product = x.reshape(-1, width) @ layer.into
    product += layer.bias
    gates = product.reshape(batch, length, 2, 4 * size)
    out = np.empty((batch, length, 2, size), np.float32)
    h, c, new = np.zeros((3, 2, batch, size), np.float32)
    z = np.empty((2, batch, 4 * size), np.float32)  # kept: new memory for each step takes longer than the sums in it
    squashed, cell = z[..., : 3 * size], z[..., 3 * size :]
    let_in, keep, let_out = (squashed[..., k * size : (k + 1) * size] for k in range(3))
    for t in range(length):
        np.matmul(h, layer.recurrent, out=z)
        z[0] += gates[:, t, 0]
        z[1] += gates[:, -1 - t, 1]
        np.tanh(z, out=z)
        squashed *= 0.5
        squashed += 0.5
        c *= keep
        c += np.multiply(let_in, cell, out=new)
        np.multiply(let_out, np.tanh(c, out=new), out=h)
        out[:, t, 0] = h[0]
        out[:, -1 - t, 1] = h[1]
    return out.reshape(batch, length, 2 * size)


def _kinds(head: Ints) -> Ints:
    """As `network.kinds`."""
    up = head[:, :, None] == np.arange(head.shape[1])
    grand = np.take_along_axis(head, head, 1)[:, :, None] == np.arange(head.shape[1])
    same = head[:, :, None] == head[:, None, :]
    kind = np.where(same, 3, np.where(grand | grand.swapaxes(1, 2), 4, 0))
    return np.where(up, 1, np.where(up.swapaxes(1, 2), 2, kind))


def _with_one(x: Array) -> Array:
    return np.concatenate([x, np.ones((*x.shape[:-1], 1), np.float32)], -1)


def _sigmoid(x: Array) -> Array:
    squashed: Array = np.multiply(x, np.float32(0.5))
    np.tanh(squashed, out=squashed)
    squashed *= 0.5
    squashed += 0.5
    return squashed
