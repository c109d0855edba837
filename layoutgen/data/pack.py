"""Packs: pictures with their boxes, masks, label maps and captions in a folder of arrays, read at memory's speed.

pack.json tells what is in it (`Head`); it is written last, so that a folder without it is of a pack that was never
finished. N pictures of S x S pixels with M objects and T relations, each picture's in one run:

    images.npy      (N, S, S, 3) uint8
    maps.npy        (N, S, S) uint8: the label seen at each pixel, k for `labels[k - 1]`, 0 for none
    starts.npy      (N + 1,) int64: the objects of picture i are starts[i]:starts[i + 1]
    labels.npy      (M,) uint8, as in the maps
    boxes.npy       (M, 4) float32: x0 y0 x1 y1 in the unit square, y down
    masks.npy       (M, 32, 32) uint8: how much of each cell of its box an object fills, 0 to 255
    keypoints.npy   (M, K, 3) float16: x and y in the unit square of the picture, 1 where known; absent when K = 0
    links.npy       (N + 1,) int64: the relations of picture i are links[i]:links[i + 1]
    triples.npy     (T, 3) int32: subject and object as places in the picture's list, the predicate's place between
    captions.jsonl  a line a picture: {"id", "captions"}
    layouts.jsonl.gz  the layouts of the test part, a line a picture, where the pack has them

The pictures of the part "train" come first, then those of "test".
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from layoutgen.errors import FormatError, OutputError
from layoutgen.layout import Layout
from layoutgen.scene import Record, checked

MASK_SIZE = 32
MOST_LABELS = 254  # a label of a map is a byte, to which a network's vocabulary adds one
_HEAD, _CAPTIONS, _LAYOUTS = "pack.json", "captions.jsonl", "layouts.jsonl.gz"
_HEADER = 128  # bytes before an array's values: enough for any shape that is told when the last row is written

Array = npt.NDArray[Any]


class Head(Record):
    """What pack.json says.

    parts: how many pictures each part has. maps: where the label maps come from: "exact" from the drawing itself,
    "outlines" and "boxes" from those of the data set. labels: id 1 is the first. objects: how many objects have each
    label. predicates: of the triples. licence, credit: of the pictures.
    """

    schema_: Literal["layoutgen/pack@1"] = Field(default="layoutgen/pack@1", alias="schema")
    name: str = Field(min_length=1)
    size: int = Field(ge=8)
    labels: tuple[str, ...] = Field(max_length=MOST_LABELS)
    keypoints: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    count: int = 0
    parts: Mapping[Literal["train", "test"], int] = {"train": 0, "test": 0}
    objects: Mapping[str, int] = {}
    maps: Literal["exact", "outlines", "boxes"] = "exact"
    seed: int = 0
    source: str = ""
    licence: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Pair:
    """One picture of a pack: the arrays as in the module's docstring, for n objects and t relations.

    image: (S, S, 3) uint8. seen: (S, S) uint8. labels: n numbers. boxes: (n, 4). masks: (n, 32, 32) uint8.
    keypoints: (n, K, 3). triples: t times subject, predicate, object.
    """

    id: str
    captions: tuple[str, ...]
    image: Array
    seen: Array
    labels: Sequence[int]
    boxes: Array
    masks: Array
    keypoints: Array
    triples: Sequence[tuple[int, int, int]] = ()
    layout: Layout | None = None
    held_out: bool = False


@dataclass
class _Column:
    """An array that grows on disk row by row; its header is written when it is closed."""

    path: Path
    dtype: str
    row: tuple[int, ...]
    rows: int = 0
    file: BinaryIO = field(init=False)

    def __post_init__(self) -> None:
        self.file = self.path.open("wb")
        self.file.write(b"\0" * _HEADER)

    def add(self, values: Array) -> None:
        """values: (any number, *row)."""
        rows = np.ascontiguousarray(values, dtype=self.dtype).reshape(-1, *self.row)
        self.file.write(rows.tobytes())
        self.rows += len(rows)

    def close(self) -> None:
        shape = (self.rows, *self.row)
        said = repr({"descr": self.dtype, "fortran_order": False, "shape": shape}).encode()
        self.file.seek(0)
        self.file.write(b"\x93NUMPY\x01\x00" + (_HEADER - 10).to_bytes(2, "little"))
        self.file.write(said.ljust(_HEADER - 11) + b"\n")
        self.file.close()


class PackWriter:
    """Writes a pack picture by picture; a context manager, whose end writes pack.json unless something went wrong."""

    def __init__(self, folder: Path, head: Head) -> None:
        """head: its count, parts and objects are counted here. Raises OutputError if the folder holds other things."""
        if folder.is_dir() and any(folder.iterdir()) and not (folder / "starts.npy").is_file():
            raise OutputError(f"cannot write {folder}: it holds something else than a pack; name another folder")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _HEAD).unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"cannot write {folder}: {error.strerror}") from None
        self.folder, self.head = folder, head
        size, points = head.size, len(head.keypoints)
        self._columns = {
            name: _Column(folder / f"{name}.npy", dtype, row)
            for name, dtype, row in (
                ("images", "|u1", (size, size, 3)), ("maps", "|u1", (size, size)), ("starts", "<i8", ()),
                ("labels", "|u1", ()), ("boxes", "<f4", (4,)), ("masks", "|u1", (MASK_SIZE, MASK_SIZE)),
                ("keypoints", "<f2", (points, 3)), ("links", "<i8", ()), ("triples", "<i4", (3,)),
            )
            if points or name != "keypoints"
        }  # fmt: skip
        for name in ("starts", "links"):
            self._columns[name].add(np.zeros(1))
        self._captions = (folder / _CAPTIONS).open("w", encoding="utf-8")
        self._layouts = gzip.open(folder / _LAYOUTS, "wt", encoding="utf-8")  # noqa: SIM115 - closed in __exit__
        self._parts: dict[Literal["train", "test"], int] = {"train": 0, "test": 0}
        self._objects = np.zeros(len(head.labels) + 1, dtype=np.int64)

    def add(self, pair: Pair) -> None:
        """Appends one picture. Raises ValueError when one of the part "train" comes behind the first of "test"."""
        if self._parts["test"] and not pair.held_out:
            raise ValueError(f"{pair.id} is of the part that is trained on, which comes before the other")
        self._parts["test" if pair.held_out else "train"] += 1
        columns = self._columns
        for name, values in (
            ("images", pair.image), ("maps", pair.seen), ("labels", np.asarray(pair.labels)), ("boxes", pair.boxes),
            ("masks", pair.masks), ("keypoints", pair.keypoints),
            ("triples", np.asarray(pair.triples).reshape(-1, 3)),
        ):  # fmt: skip
            if name in columns:
                columns[name].add(values)
        columns["starts"].add(np.asarray([columns["labels"].rows]))
        columns["links"].add(np.asarray([columns["triples"].rows]))
        self._objects += np.bincount(np.asarray(pair.labels, dtype=np.int64), minlength=len(self._objects))
        self._captions.write(json.dumps({"id": pair.id, "captions": pair.captions}, ensure_ascii=False) + "\n")
        if pair.held_out and pair.layout is not None:
            self._layouts.write(pair.layout.to_json() + "\n")

    def __enter__(self) -> PackWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for column in self._columns.values():
            column.close()
        self._captions.close()
        self._layouts.close()
        if kind is None:
            objects = dict(zip(self.head.labels, self._objects[1:].tolist(), strict=True))
            found = {"count": sum(self._parts.values()), "parts": dict(self._parts), "objects": objects}
            head = self.head.model_copy(update=found)
            (self.folder / _HEAD).write_text(head.model_dump_json(by_alias=True, indent=1) + "\n", encoding="utf-8")


class Pack:
    """A pack on disk; its arrays are mapped into memory, so opening one costs nothing and several programs share it."""

    def __init__(self, folder: Path) -> None:
        """Raises FormatError when the folder holds no finished pack or when its arrays do not fit each other."""
        try:
            self.head = checked(Head, (folder / _HEAD).read_bytes())
        except OSError:
            raise FormatError(
                f"{folder} holds no finished pack: it has no {_HEAD}, which `layoutgen pack` writes last"
            ) from None
        self.folder = folder
        self.starts, self.links = np.array(self._array("starts")), np.array(self._array("links"))
        self.images, self.maps = self._array("images"), self._array("maps")
        self.labels, self.boxes, self.masks = self._array("labels"), self._array("boxes"), self._array("masks")
        self.triples = self._array("triples")
        self.keypoints = self._array("keypoints") if self.head.keypoints else None
        count, objects = self.head.count, int(self.starts[-1])
        wanted = {"images": count, "maps": count, "starts": count + 1, "links": count + 1, "triples": self.links[-1]}
        wanted |= {"labels": objects, "boxes": objects, "masks": objects}
        for name, rows in wanted.items():
            if len(getattr(self, name)) != rows:
                raise FormatError(f"{folder} is damaged: {name}.npy has {len(getattr(self, name))} rows, not {rows}")

    def __len__(self) -> int:
        return self.head.count

    @property
    def train(self) -> range:
        """The rows of the part that is trained on."""
        return range(self.head.parts["train"])

    @property
    def test(self) -> range:
        """The rows of the part that is kept aside."""
        return range(self.head.parts["train"], self.head.count)

    @cached_property
    def said(self) -> list[tuple[str, tuple[str, ...]]]:
        """The id and the captions of every picture."""
        try:
            with (self.folder / _CAPTIONS).open(encoding="utf-8") as file:
                records = [json.loads(line) for line in file]
            return [(record["id"], tuple(record["captions"])) for record in records]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise FormatError(f"cannot read {self.folder / _CAPTIONS}: {error}") from None

    def layouts(self) -> Iterator[Layout]:
        """The layouts of the test part, in the order of its rows; none when the pack has none."""
        try:
            with gzip.open(self.folder / _LAYOUTS, "rt", encoding="utf-8") as file:
                for line in file:
                    yield Layout.from_json(line)
        except (OSError, EOFError) as error:
            raise FormatError(f"cannot read {self.folder / _LAYOUTS}: {error}") from None

    def _array(self, name: str) -> Array:
        path = self.folder / f"{name}.npy"
        try:
            mapped = path.stat().st_size > _HEADER  # nothing cannot be mapped
            found: Array = np.asarray(np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False))
        except (OSError, ValueError) as error:
            raise FormatError(f"cannot read {path}: {error}") from None
        return found
