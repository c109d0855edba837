"""The layers of a network that was read from a .t7 file, as layers of torch: in order, for they have no names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from layoutgen.errors import WeightsError
from layoutgen.nn.t7 import Array, Object, layers

_EPS = 1e-5  # of Torch7's batch normalisation
_KINDS: dict[str, type[nn.Module] | tuple[type[nn.Module], ...]] = {
    "Linear": nn.Linear,
    "SpatialConvolution": nn.Conv2d,
    "SpatialConvolutionMM": nn.Conv2d,
    "SpatialFullConvolution": nn.ConvTranspose2d,
    "TemporalConvolution": nn.Conv1d,
    "BatchNormalization": nn.BatchNorm1d,
    "SpatialBatchNormalization": nn.BatchNorm2d,
}


def weighted(root: object) -> list[Object]:
    """The layers of a network that have weights, in the order in which they were added.

    Each once: a layer that stands in two places is one, and so are copies of it that share its weights.
    """
    found: list[Object] = []
    seen: set[tuple[int, tuple[int, ...]]] = set()
    for layer in layers(root):
        weight = layer.get("weight")
        if not isinstance(weight, np.ndarray) or not weight.size:
            continue
        key = weight.__array_interface__["data"][0], weight.shape
        if key not in seen:
            seen.add(key)
            found.append(layer)
    return found


def shapes(root: object) -> list[tuple[int, ...]]:
    """The shape of each layer's weight."""
    return [tuple(layer["weight"].shape) for layer in weighted(root)]


def fill_in_order(root: object, modules: Sequence[nn.Module], file: Path) -> None:
    """Puts the weights of a network's layers into these modules, one after the other.

    Raises WeightsError that names the first layer that is of another kind or size, or how many there are too few.
    """
    found = weighted(root)
    for place, (layer, module) in enumerate(zip(found, modules, strict=False), 1):
        kind = _kind(layer)
        if kind not in _KINDS or not isinstance(module, _KINDS[kind]):
            raise WeightsError(
                f"{file} is of another network: layer {place} of {len(found)} is a {layer.kind}, where "
                f"{type(module).__name__} was expected"
            )
        _fill(layer, module, f"{file} is of another network: layer {place} of {len(found)} ({layer.kind})")
    if len(found) != len(modules):
        raise WeightsError(f"{file} is of another network: it has {len(found)} layers with weights, not {len(modules)}")


def fillable(module: nn.Module) -> list[nn.Module]:
    """The layers with weights of a network of ours, in the order in which they were made."""
    kinds = tuple(kind for kind in _KINDS.values() if isinstance(kind, type))
    return [layer for layer in module.modules() if isinstance(layer, kinds)]


def _kind(layer: Object) -> str:
    return layer.kind.rpartition(".")[2]


@torch.no_grad()
def _fill(layer: Object, module: nn.Module, what: str) -> None:
    own = {name: value for name, value in module.state_dict().items() if name != "num_batches_tracked"}
    for name, value in own.items():
        given = _given(layer, name)
        if given is None and name == "bias":  # a layer without bias
            value.zero_()
            continue
        if not isinstance(given, np.ndarray):
            raise WeightsError(f"{what} has no {name}")
        numbers = torch.from_numpy(np.array(given, dtype=np.float32))
        value.copy_(_shaped(numbers, value, _kind(layer), f"{what}: its {name}"))


def _given(layer: Object, name: str) -> Array | None:
    if name == "running_var" and "running_var" not in layer.fields:
        inverse: Any = layer.get("running_std")  # files of 2015 keep 1 / sqrt(variance + eps)
        return None if inverse is None else 1 / np.square(inverse) - _EPS
    found: Array | None = layer.get(name)
    return found


def _shaped(numbers: Tensor, own: Tensor, kind: str, what: str) -> Tensor:
    """The numbers in our layer's shape: some classes keep a kernel as one row, TemporalConvolution the width first."""
    if kind == "TemporalConvolution" and own.ndim == 3 and numbers.numel() == own.numel():
        return numbers.reshape(own.shape[0], own.shape[2], own.shape[1]).transpose(1, 2)
    if kind == "SpatialConvolutionMM" and numbers.numel() == own.numel() and len(numbers) == len(own):
        return numbers.reshape(own.shape)
    if numbers.shape != own.shape:
        raise WeightsError(f"{what} is of size {tuple(numbers.shape)}, not {tuple(own.shape)}")
    return numbers
