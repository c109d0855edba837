"""JSON lines of captions and boxes: {"id", "captions", "objects": [{"label", "box", ...}], ...}, gzip or not.

One entry a line; boxes are x0 y0 x1 y1 in the unit square. Optional: "width" and "height" in pixels, "file" (a picture
beside the list), "mask_polygons" and "attributes" of an object, "relations" [[label, words, label], ...], each held to
be about the first object of a label. CoDraw's "pose", "expr", "depth" and "flip" become an item's pose, an attribute,
its depth and its flip (Abstract Scenes, Zitnick and Parikh 2013; CoDraw, arXiv:1712.05558).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from layoutgen.data.example import Example, Seen, Stated, layout_of, lines
from layoutgen.errors import FormatError
from layoutgen.layout import checked_box


def read_jsonl(path: Path) -> Iterator[Example]:
    """The entries of a file. Raises FormatError that names the line and what is wrong with it."""
    for number, record in lines(path):
        yield _checked_example(record, path, number)


def _checked_example(record: Mapping[str, Any], path: Path, number: int) -> Example:
    try:
        return _example(record, path.parent)
    except (KeyError, TypeError, ValueError) as error:
        said = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise FormatError(f"{path}, line {number}: {said}") from None


def _example(record: Mapping[str, Any], folder: Path) -> Example:
    captions = tuple(record["captions"]) if "captions" in record else (record["caption"],)
    seen = [_seen(thing) for thing in record["objects"]]
    first: dict[str, int] = {}
    for k, thing in enumerate(seen):
        first.setdefault(thing.label, k)
    stated = [
        Stated(first[a], words, first[b]) for a, words, b in record.get("relations", ()) if a in first and b in first
    ]
    size = (record["width"], record["height"]) if record.get("width") and record.get("height") else None
    layout = layout_of(seen, captions=captions, size=size, stated=stated)
    file = record.get("file")
    return Example(str(record["id"]), captions, layout, folder / file if file else None)


def _seen(thing: Mapping[str, Any]) -> Seen:
    polygons = tuple(tuple(map(float, polygon)) for polygon in thing.get("mask_polygons") or () if len(polygon) >= 6)
    expression = thing.get("expr")
    return Seen(
        label=thing["label"],
        box=checked_box(thing["box"]),
        mask=polygons or None,
        attributes=(*thing.get("attributes", ()), *((expression.replace("_", " "),) if expression else ())),
        pose=thing.get("pose"),
        flip=bool(thing.get("flip", 0)),
        depth=int(thing.get("depth", 0)),
    )
