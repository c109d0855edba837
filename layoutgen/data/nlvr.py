"""NLVR (Suhr et al. 2017): small pictures of three boxes with shapes, and what people said of them.

A line of train.json is {"sentence", "label", "identifier", "directory", "structured_rep"}; the last is the shapes of
each of the three boxes, with x_loc and y_loc of their upper left corners and sizes in pixels of 100 x 100. The pictures
are images/DIRECTORY/train-IDENTIFIER-0.png to -5.png, the boxes in another order each time; the first has the order of
the record. A folder with an index.jsonl in the form of `layoutgen.data.jsonl` is read too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from layoutgen.data.example import Example, Seen, layout_of, lines
from layoutgen.data.jsonl import INDEX, example_of
from layoutgen.errors import FormatError
from layoutgen.layout import Box

_WIDTH, _HEIGHT, _SIDE, _STEP = 400, 100, 100, 150  # of the picture and of a box; from one box to the next
_SIZES = {10: "small", 20: "medium", 30: "large"}
_COLOURS = {"#0099ff": "blue"}


def read_nlvr(path: Path) -> Iterator[Example]:
    """The entries of a file, or of all files of a folder, whose sentences are true of their pictures.

    Raises FormatError that names the line and what is wrong with it.
    """
    if (path / INDEX).is_file():
        for number, record in lines(path / INDEX):
            if _is_true(record):
                yield example_of(record, path / INDEX, number)
        return
    files = [path]
    if path.is_dir():
        files = sorted(path.glob("*.json")) or sorted(path.glob("*/*.json"))
        if not files:
            raise FormatError(f"{path} has no {INDEX} and no train.json, dev.json or test.json")
    for file in files:
        for number, record in lines(file):
            if _is_true(record):
                yield _checked(record, file, number)


def _is_true(record: Mapping[str, Any]) -> bool:
    return str(record.get("label")).lower() == "true"


def _checked(record: Mapping[str, Any], file: Path, number: int) -> Example:
    try:
        return _example(record, file)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FormatError(f"{file}, line {number}: {type(error).__name__} {error}") from None


def _example(record: Mapping[str, Any], file: Path) -> Example:
    seen = []
    for place, shapes in enumerate(record["structured_rep"]):
        left = place * _STEP
        seen.append(Seen("box", _box(left, 0, _SIDE)))
        for shape in shapes:
            size = int(shape["size"])
            colour = _COLOURS.get(shape["color"], shape["color"].lower())
            box = _box(left + float(shape["x_loc"]), float(shape["y_loc"]), size)
            seen.append(Seen(shape["type"], box, attributes=(colour, _SIZES.get(size, str(size))), depth=-1))
    captions = (record["sentence"].strip(),)
    name = f"{file.stem}-{record['identifier']}"
    picture = file.parent / "images" / str(record.get("directory", "")) / f"{name}-0.png"
    layout = layout_of(seen, captions=captions, size=(_WIDTH, _HEIGHT))
    return Example(f"nlvr-{name}", captions, layout, picture if picture.is_file() else None)


def _box(x: float, y: float, side: float) -> Box:
    return Box(x / _WIDTH, y / _HEIGHT, (x + side) / _WIDTH, (y + side) / _HEIGHT)
