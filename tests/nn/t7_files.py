"""A writer of Torch7's binary files, for tests alone: the few types that a network consists of."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from torch import nn

from layoutgen.nn.t7 import Object

_NAMES = {"float64": "Double", "float32": "Float", "int64": "Long", "int32": "Int", "uint8": "Byte"}


class Writer:
    """Values as bytes; the same table, array or object twice is written once and referred to."""

    def __init__(self) -> None:
        self.bytes, self.indices, self.kept = bytearray(), {}, []

    def int(self, *values: int) -> None:
        self.bytes += struct.pack(f"<{len(values)}i", *values)

    def long(self, *values: int) -> None:
        self.bytes += struct.pack(f"<{len(values)}q", *values)

    def text(self, value: str) -> None:
        self.int(len(value.encode()))
        self.bytes += value.encode()

    def index(self, value: Any) -> bool:
        """Writes the value's number; whether it is written for the first time."""
        new = id(value) not in self.indices
        self.kept.append(value)
        self.int(self.indices.setdefault(id(value), len(self.indices) + 1))
        return new

    def put(self, value: Any) -> None:
        if isinstance(value, dict | list | tuple | Object):
            self.tree(value)
        elif value is None:
            self.int(0)
        elif isinstance(value, bool):
            self.int(5, value)
        elif isinstance(value, int | float):
            self.int(1)
            self.bytes += struct.pack("<d", value)
        elif isinstance(value, str):
            self.int(2)
            self.text(value)
        else:
            self.array(np.asarray(value))

    def tree(self, value: Any) -> None:
        """A table or an object."""
        if isinstance(value, list | tuple):
            value = dict(enumerate(value, 1))
        self.int(4 if isinstance(value, Object) else 3)
        if not self.index(value):
            return
        if isinstance(value, Object):
            self.text("V 1")
            self.text(value.kind)
            self.put(value.fields)
            return
        self.int(len(value))
        for key, held in value.items():
            self.put(key)
            self.put(held)

    def array(self, value: np.ndarray, strides: Sequence[int] | None = None, start: int = 1) -> None:
        name = _NAMES[str(value.dtype)]
        self.int(4)
        if not self.index(value):
            return
        self.text("V 1")
        self.text(f"torch.{name}Tensor")
        self.int(value.ndim)
        self.long(*value.shape)
        self.long(*(strides or [step // value.itemsize for step in np.ascontiguousarray(value).strides]))
        self.long(start)
        self.storage(value)

    def storage(self, value: np.ndarray) -> None:
        self.int(4)
        self.index(object())
        self.text("V 1")
        self.text(f"torch.{_NAMES[str(value.dtype)]}Storage")
        self.long(value.size)
        self.bytes += np.ascontiguousarray(value).tobytes()


def written(value: Any) -> bytes:
    """The file of a value."""
    writer = Writer()
    writer.put(value)
    return bytes(writer.bytes)


def layer_of(module: nn.Module) -> Object:
    """A layer of torch as Torch7 keeps it."""
    names = {
        nn.Linear: "nn.Linear",
        nn.Conv2d: "cudnn.SpatialConvolution",
        nn.ConvTranspose2d: "cudnn.SpatialFullConvolution",
        nn.BatchNorm1d: "nn.BatchNormalization",
        nn.BatchNorm2d: "cudnn.SpatialBatchNormalization",
    }
    fields = {name: value.numpy() for name, value in module.state_dict().items() if value.ndim}
    return Object(names[type(module)], fields)


def network_of(modules: Sequence[nn.Module]) -> Object:
    """Layers one after the other, with one that has no weights between them."""
    found = [layer_of(module) for module in modules]
    inner = Object("nn.Sequential", {"modules": dict(enumerate(found[1:], 1))})
    return Object("nn.Sequential", {"modules": {1: found[0], 2: Object("nn.ReLU", {"val": 0.0}), 3: inner}})
