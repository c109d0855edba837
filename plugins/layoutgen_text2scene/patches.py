"""A bank of cut-outs: photographed things with their outlines, sources and licences, and empty places to put them.

A folder with `bank.json`, one line a cut-out in `patches.jsonl` and one a place in `backdrops.jsonl`, their pictures
(WebP), `embeddings.npy` with a row for each cut-out, and the network that finds them in `network/`. `layoutgen patches
build` makes it from any COCO folder; see `patches_build`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np
from pydantic import Field, ValidationError

from layoutgen.errors import FormatError
from layoutgen.layout import Box
from layoutgen.scene import Record
from layoutgen_text2scene.patches_colour import Floats, Pixels

if TYPE_CHECKING:
    from layoutgen_text2scene.patches_network import Finder

BANK, PATCHES, BACKDROPS, EMBEDDINGS, NETWORK = (
    "bank.json",
    "patches.jsonl",
    "backdrops.jsonl",
    "embeddings.npy",
    "network",
)
R = TypeVar("R", bound=Record)


class Source(Record):
    """Whose picture it is. picture: its id in the data set; credit: its address."""

    picture: str
    licence: str = ""
    credit: str = ""


class Thing(Record):
    """An object of a picture: its label and box, x0 y0 x1 y1 in the unit square, y down."""

    label: str
    box: Box


class Patch(Record):
    """A cut-out. file: within the bank; width, height: of its pixels.

    things: all objects of its picture; number: which of them it is. cut: sides of the picture that cut it off, of
    "left", "top", "right", "bottom". hidden: share of its box that other objects cover. whole: share of the largest of
    its pieces. colours: see `shares`.
    """

    label: str
    file: str
    width: int
    height: int
    number: int
    things: tuple[Thing, ...]
    cut: tuple[str, ...] = ()
    hidden: float = 0.0
    whole: float = 1.0
    colours: dict[str, float] = Field(default_factory=dict)
    source: Source

    @property
    def aspect(self) -> float:
        return self.width / self.height


class Backdrop(Record):
    """A picture whose objects were filled in from around them, a share `covered` of it.

    words: places and regions that its captions name; labels: of the objects that were there.
    """

    file: str
    width: int
    height: int
    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    covered: float = 0.0
    source: Source


class Head(Record):
    """What `bank.json` says. built: how, to tell a build that goes on from another one."""

    schema_: Literal["layoutgen/patches@1"] = Field(default="layoutgen/patches@1", alias="schema")
    labels: tuple[str, ...]
    patches: int
    backdrops: int
    pictures: int
    built: dict[str, int | str | None] = Field(default_factory=dict)
    figures: dict[str, float] = Field(default_factory=dict)


class Bank:
    """A bank that was built; pictures are read when they are needed."""

    def __init__(self, folder: Path) -> None:
        """Raises FormatError when the folder holds no whole bank."""
        self.folder = folder
        path = folder / BANK
        if not path.is_file():
            said = "its building was not finished" if (folder / PATCHES).is_file() else "it is not one"
            raise FormatError(f"{folder} is no bank of cut-outs ({said}): layoutgen patches build COCO -o {folder}")
        try:
            self.head = Head.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise FormatError(f"{path} is damaged: {str(error).splitlines()[0]}") from None
        self.patches = read_lines(folder / PATCHES, Patch)
        self.backdrops = read_lines(folder / BACKDROPS, Backdrop)
        self.embeddings: Floats = self._embeddings()

    def _embeddings(self) -> Floats:
        path = self.folder / EMBEDDINGS
        try:
            made: Floats = np.load(path, allow_pickle=False).astype(np.float32)
        except (OSError, ValueError) as error:
            raise FormatError(f"{path} is missing or damaged: {error}") from None
        if len(made) != len(self.patches):
            raise FormatError(f"{path} has {len(made)} rows for {len(self.patches)} cut-outs: build the bank again")
        return made

    @cached_property
    def of(self) -> dict[str, list[int]]:
        """The numbers of the cut-outs of each label."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, patch in enumerate(self.patches):
            found[patch.label].append(number)
        return dict(found)

    @cached_property
    def finder(self) -> Finder:
        """The network that says what fits a place in a layout."""
        from layoutgen_text2scene.patches_network import Finder

        return Finder.load(self.folder / NETWORK)

    def pixels(self, number: int) -> Pixels:
        """The pixels of a cut-out. Raises FormatError when its file is missing or damaged."""
        return picture(self.folder / self.patches[number].file, "RGBA")


@lru_cache(maxsize=256)
def picture(path: Path, mode: str) -> Pixels:
    """A picture's pixels, not to be written to. Raises FormatError."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            made = np.asarray(image.convert(mode))
    except (OSError, UnidentifiedImageError, ValueError) as error:
        raise FormatError(f"{path} of the bank is missing or damaged: {error}") from None
    made.flags.writeable = False
    return made


def read_lines(path: Path, kind: type[R]) -> list[R]:
    """The records of a file, one a line. Raises FormatError that names the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(f"cannot read {path}: {error}") from None
    return [_record(entry, kind, f"{path}, line {number}") for number, entry in enumerate(text.splitlines(), 1)]


def _record(entry: str, kind: type[R], where: str) -> R:
    try:
        return kind.model_validate_json(entry)
    except ValidationError as error:
        first: Any = error.errors()[0]
        raise FormatError(f"{where}: {first['msg']}") from None


def line(record: Record) -> str:
    """A record as one line."""
    return json.dumps(record.model_dump(mode="json", by_alias=True), ensure_ascii=False) + "\n"
