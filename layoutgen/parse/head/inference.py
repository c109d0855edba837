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


@dataclass(frozen=True)
class Direction:
    """One direction of an LSTM layer. Gates are ordered input, forget, out, cell, so three share one sigmoid."""

    into: Array  # (n, 4 * hidden)
    recurrent: Array  # (hidden, 4 * hidden)
    bias: Array  # (4 * hidden,)


class Weights:
    """The tensors of a trained `network.Network` by their names there, as float32, and as the products need them."""

    def __init__(self, tensors: Mapping[str, NDArray[Any]]) -> None:
        self.all = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in tensors.items()}
        # One matrix product for all labels: (pair + 1, A * (pair + 1)).
        bilinear = self.all["bilinear"]
        self.bilinear = np.ascontiguousarray(bilinear.transpose(1, 0, 2).reshape(bilinear.shape[1], -1))
        self.lstm = [(self._direction(f"lstm{i}", ""), self._direction(f"lstm{i}", "_reverse")) for i in range(2)]

    def _direction(self, name: str, suffix: str) -> Direction:
        into, recurrent = (self.all[f"{name}.weight_{kind}_l0{suffix}"] for kind in ("ih", "hh"))
        bias = self.all[f"{name}.bias_ih_l0{suffix}"] + self.all[f"{name}.bias_hh_l0{suffix}"]
        size = recurrent.shape[1]
        order = np.concatenate([np.arange(2 * size), np.arange(3 * size, 4 * size), np.arange(2 * size, 3 * size)])
        return Direction(np.ascontiguousarray(into[order].T), np.ascontiguousarray(recurrent[order].T), bias[order])

    def __getitem__(self, name: str) -> Array:
        return self.all[name]

    def linear(self, name: str, x: Array) -> Array:
        """x (..., n) through the linear layer `name` -> (..., m)."""
        product: Array = x @ self.all[name + ".weight"].T + self.all[name + ".bias"]
        return product


def scores(weights: Weights, x: Mapping[str, NDArray[Any]]) -> tuple[Array, Array, list[Array]]:
    """Features of B texts of L tokens -> probabilities of roles (B, L, 3) and arcs (B, A, L, L), forms' logits."""
    word = weights["tables.word.weight"][x["word"]]  # (B, L, 64)
    fixed = weights["fixed"][x["fixed"]]  # (B, L, D)
    above = np.take_along_axis(word, x["head"][..., None], 1)
    others = [weights[f"tables.{name}.weight"][x[name]] for name in TABLES if name != "word"]
    before = np.pad(others[0][:, :-1], ((0, 0), (1, 0), (0, 0)))  # the pair with the previous token
    h = np.concatenate([word, *others, before, above, fixed, x["tensor"]], -1)
    h = _lstm(weights.lstm[1], _lstm(weights.lstm[0], h))  # (B, L, 2 * hidden)
    arcs = _arcs(weights, h, x["head"])
    seen = np.concatenate([np.maximum(weights.linear("shared", h), 0), word, fixed], -1)
    forms = [weights.linear(f"forms.{role}", seen) for role in range(3)]
    return _sigmoid(weights.linear("roles", seen)), _sigmoid(arcs), forms


def mean_scores(networks: Sequence[Weights], x: Mapping[str, NDArray[Any]]) -> tuple[Array, Array, list[Array]]:
    """The mean of what several networks say."""
    each = [scores(weights, x) for weights in networks]
    if len(each) == 1:
        return each[0]
    share = np.float32(1 / len(each))
    forms = [sum(said[2][k] for said in each) * share for k in range(3)]
    return sum(said[0] for said in each) * share, sum(said[1] for said in each) * share, forms


def _arcs(weights: Weights, h: Array, head: Ints) -> Array:
    """(B, L, 2 * hidden) -> (B, A, L, L) logits of arcs from row to column."""
    batch, length, _ = h.shape
    one = _with_one(np.maximum(weights.linear("out", h), 0))  # (B, L, pair + 1)
    other = _with_one(np.maximum(weights.linear("into", h), 0))
    count = len(weights["offsets"])
    left = (one @ weights.bilinear).reshape(batch, length * count, -1)  # (B, L * A, pair + 1)
    arcs = (left @ other.transpose(0, 2, 1)).reshape(batch, length, count, length).transpose(0, 2, 1, 3)
    steps = np.arange(length)
    away = np.clip(steps[None] - steps[:, None], -REACH, REACH) + REACH  # (L, L)
    total: Array = arcs + weights["offsets"][:, away] + weights["kinds"][:, _kinds(head)].swapaxes(0, 1)
    return total


def _lstm(directions: tuple[Direction, Direction], x: Array) -> Array:
    """x (B, L, n) -> (B, L, 2 * hidden), forwards and backwards."""
    batch, length, width = x.shape
    flat = x.reshape(-1, width)
    size = len(directions[0].recurrent)
    out = np.empty((batch, length, 2 * size), np.float32)
    for side, layer in enumerate(directions):
        gates = (flat @ layer.into + layer.bias).reshape(batch, length, 4 * size).transpose(1, 0, 2)
        h = c = np.zeros((batch, size), np.float32)
        for t in range(length)[:: 1 if side == 0 else -1]:
            z = h @ layer.recurrent
            z += gates[t]
            z[:, : 3 * size] *= 0.5
            np.tanh(z, out=z)
            squashed = 0.5 + 0.5 * z[:, : 3 * size]
            c = squashed[:, size : 2 * size] * c + squashed[:, :size] * z[:, 3 * size :]
            h = squashed[:, 2 * size :] * np.tanh(c)
            out[:, t, side * size : (side + 1) * size] = h
    return out


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
    squashed: Array = 0.5 + 0.5 * np.tanh(0.5 * x)
    return squashed
