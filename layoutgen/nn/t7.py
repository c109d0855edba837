"""Torch7's files (`.t7`, binary), read without running anything of them.

A file is a tree of values with references: nil, numbers, strings, booleans, tables, tensors and objects of named
classes. Tensors become numpy arrays that share the file's bytes, objects become a class name with fields, functions
become nothing. Everything a file says of its own size is checked against the file before it is believed.
"""

from __future__ import annotations

import math
import struct
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from layoutgen.errors import WeightsError

MOST_BYTES = 4 << 30
DEEPEST = 20_000  # tables in tables; recurrent graphs are some hundreds deep
WIDEST = 16  # dimensions of a tensor
MOST_REPEATED = 1 << 20  # numbers of a tensor that shows the same ones again and again

_NIL, _NUMBER, _STRING, _TABLE, _TORCH, _BOOLEAN, _FUNCTION, _OLD_CLOSURE, _CLOSURE = range(9)
_TYPES = {
    "Double": "<f8", "Float": "<f4", "Half": "<f2", "Long": "<i8", "Int": "<i4", "Short": "<i2", "Char": "<i1",
    "Byte": "<u1",
}  # fmt: skip
_KINDS = {f"torch.{cuda}{name}": code for name, code in _TYPES.items() for cuda in ("", "Cuda")} | {"torch.Cuda": "<f4"}

Array = npt.NDArray[Any]
Table = dict[Any, Any]


@dataclass(eq=False)
class Object:
    """A value of a class, "nn.Linear": its fields by name. Classes that keep something else than fields are refused."""

    kind: str
    fields: Table = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The field, or `default` where the object has none."""
        return self.fields.get(name, default)


@dataclass(eq=False)
class Function:
    """A Lua function, of which nothing is kept."""


def read(file: Path) -> Any:
    """What a .t7 file holds: None, float, str, bool, dict, numpy array, `Object`, `Function`.

    Tables become dictionaries; their whole numbers become int keys from 1. Shared and circular values stay shared.
    Arrays are read-only. Raises WeightsError when it cannot be read, is cut short, or is no binary .t7 file.
    """
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise WeightsError(f"{file} has {size:,} bytes, more than the {MOST_BYTES:,} that are read")
        data = file.read_bytes()
    except OSError as error:
        raise WeightsError(f"{file} cannot be read: {error.strerror}") from None
    try:
        return _Reader(data).value()
    except _UnreadableError as error:
        raise WeightsError(f"{file} cannot be read as a binary file of Torch7: {error}") from None


def listed(table: Table) -> list[Any]:
    """The values at 1, 2, ... of a table, as far as they go."""
    return [table[k] for k in range(1, _length(table) + 1)]


def _length(table: Table) -> int:
    count = 0
    while count + 1 in table:
        count += 1
    return count


def layers(root: Any) -> Iterator[Object]:
    """The modules without modules of their own, in the order in which they were added; each once, as first met."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        module = waiting.pop()
        if not isinstance(module, Object) or id(module) in seen:
            continue
        seen.add(id(module))
        inner = module.get("modules")
        if isinstance(inner, dict):
            waiting.extend(reversed(listed(inner)))
        else:
            yield module


# reading ----------------------------------------------------------------------------------------------------------


class _UnreadableError(Exception):
    """Why the file is not believed."""


_OPEN = object()  # the value is not finished: a frame waits for another one


class _Frame(ABC):
    """A value that needs further values before it is finished."""

    @abstractmethod
    def take(self, value: Any) -> Any:
        """The next value it needs; returns the finished value, or _OPEN."""


class _TableFrame(_Frame):
    def __init__(self, made: Table, entries: int) -> None:
        self.made, self.left, self.key = made, entries, _OPEN

    def take(self, value: Any) -> Any:
        if self.key is _OPEN:
            if isinstance(value, float):
                value = int(value) if value.is_integer() else value
            if value is None or isinstance(value, dict | np.ndarray):
                raise _UnreadableError(f"a table has {'nil' if value is None else 'a table or tensor'} as a key")
            self.key = value
            return _OPEN
        self.made[self.key] = value
        self.key = _OPEN
        self.left -= 1
        return _OPEN if self.left else self.made


class _ObjectFrame(_Frame):
    def __init__(self, made: Object) -> None:
        self.made = made

    def take(self, value: Any) -> Any:
        if not isinstance(value, dict):
            raise _UnreadableError(f"an object of class {self.made.kind!r} does not consist of fields")
        self.made.fields = value
        return self.made


class _FunctionFrame(_Frame):
    def __init__(self, made: Function) -> None:
        self.made = made

    def take(self, value: Any) -> Any:  # noqa: ARG002 - the values it closes over are not kept
        return self.made


class _TensorFrame(_Frame):
    def __init__(
        self, reader: _Reader, index: int, kind: str, sizes: list[int], strides: list[int], start: int
    ) -> None:
        self.reader, self.index, self.kind = reader, index, kind
        self.sizes, self.strides, self.start = sizes, strides, start

    def take(self, value: Any) -> Any:
        made = self.view(value)
        self.reader.known[self.index] = made
        return made

    def view(self, storage: Any) -> Array:
        code = np.dtype(_KINDS[self.kind])
        if storage is None or not self.sizes:
            return np.zeros(0, code)
        if not isinstance(storage, np.ndarray) or storage.dtype != code:
            raise _UnreadableError(f"a {self.kind}Tensor has a storage of another type")
        if min(self.sizes) == 0:
            return np.zeros(self.sizes, code)
        last = self.start + sum((n - 1) * step for n, step in zip(self.sizes, self.strides, strict=True))
        if self.start < 0 or min(self.strides) < 0 or last >= len(storage):
            raise _UnreadableError(f"a tensor of size {self.sizes} reaches beyond its {len(storage)} numbers")
        if math.prod(self.sizes) > max(len(storage), MOST_REPEATED):
            raise _UnreadableError(f"a tensor of size {self.sizes} repeats the {len(storage)} numbers that it has")
        apart = [step * code.itemsize for step in self.strides]
        return np.lib.stride_tricks.as_strided(storage[self.start :], self.sizes, apart, writeable=False)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0
        self.known: dict[int, Any] = {}

    def value(self) -> Any:
        """One value with all that belongs to it; the stack stands in for recursion, of which a file decides."""
        stack: list[_Frame] = []
        while True:
            value = self.begin(stack)
            while value is not _OPEN:
                if not stack:
                    return value
                value = stack[-1].take(value)
                if value is not _OPEN:
                    stack.pop()
            if len(stack) > DEEPEST:
                raise _UnreadableError(f"its tables are nested more than {DEEPEST:,} deep")

    def begin(self, stack: list[_Frame]) -> Any:
        kind = self.whole()
        if kind == _NIL:
            return None
        if kind == _NUMBER:
            return float(self.unpack("<d", 8))
        if kind == _STRING:
            return self.text()
        if kind == _BOOLEAN:
            return self.whole() == 1
        if kind == _FUNCTION:
            return self.opened(stack, _FunctionFrame(self.function()))
        if kind not in (_TABLE, _TORCH, _OLD_CLOSURE, _CLOSURE):
            raise _UnreadableError(f"at byte {self.at - 4} there is a value of type {kind}, which is none of Torch7's")
        index = self.whole()
        if index in self.known:
            return self.known[index]
        if kind == _TABLE:
            return self.table(index, stack)
        if kind == _TORCH:
            return self.torch(index, stack)
        self.known[index] = made = self.function()
        return self.opened(stack, _FunctionFrame(made))

    def table(self, index: int, stack: list[_Frame]) -> Any:
        entries = self.count(self.whole(), 8, "a table")  # a key and a value have at least four bytes each
        made: Table = {}
        self.known[index] = made
        return self.opened(stack, _TableFrame(made, entries)) if entries else made

    def torch(self, index: int, stack: list[_Frame]) -> Any:
        name = self.text()
        if name.startswith("V "):
            name = self.text()
        if name.endswith("Tensor") and name.removesuffix("Tensor") in _KINDS:
            return self.tensor(index, name.removesuffix("Tensor"), stack)
        if name.endswith("Storage") and name.removesuffix("Storage") in _KINDS:
            self.known[index] = made = self.storage(np.dtype(_KINDS[name.removesuffix("Storage")]))
            return made
        self.known[index] = thing = Object(name)
        return self.opened(stack, _ObjectFrame(thing))

    def tensor(self, index: int, kind: str, stack: list[_Frame]) -> Any:
        width = self.whole()
        if not 0 <= width <= WIDEST:
            raise _UnreadableError(f"a tensor has {width} dimensions")
        sizes, strides = ([self.long() for _ in range(width)] for _ in range(2))
        if any(size < 0 for size in sizes):
            raise _UnreadableError(f"a tensor is of size {sizes}")
        return self.opened(stack, _TensorFrame(self, index, kind, sizes, strides, self.long() - 1))

    def storage(self, code: np.dtype[Any]) -> Array:
        count = self.count(self.long(), code.itemsize, "a storage")
        start = self.skip(count * code.itemsize)
        return np.frombuffer(self.data, code, count, start)

    def function(self) -> Function:
        """The dumped code is passed over; what it closes over follows as a value."""
        self.skip(self.count(self.whole(), 1, "a function"))
        return Function()

    @staticmethod
    def opened(stack: list[_Frame], frame: _Frame) -> Any:
        stack.append(frame)
        return _OPEN

    # bytes ----------------------------------------------------------------------------------------------------------

    def skip(self, size: int) -> int:
        """Goes on by so many bytes; returns where they begin."""
        start = self.at
        if start + size > len(self.data):
            raise _UnreadableError(f"it ends at byte {len(self.data)}, in the middle of a value")
        self.at = start + size
        return start

    def unpack(self, form: str, size: int) -> Any:
        return struct.unpack_from(form, self.data, self.skip(size))[0]

    def whole(self) -> int:
        return int(self.unpack("<i", 4))

    def long(self) -> int:
        return int(self.unpack("<q", 8))

    def count(self, number: int, each: int, of: str) -> int:
        """How many things of so many bytes there are said to be, if the rest of the file has room for them."""
        if number < 0 or number * each > len(self.data) - self.at:
            raise _UnreadableError(f"{of} is said to have {number} entries, for which the file is too short")
        return number

    def text(self) -> str:
        size = self.count(self.whole(), 1, "a string")
        start = self.skip(size)
        return self.data[start : start + size].decode("utf-8", "replace")
