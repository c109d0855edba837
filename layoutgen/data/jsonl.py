"""JSON lines of captions and boxes: {"id", "captions", "objects": [{"label", "box", ...}], ...}, gzip or not.

One entry a line; boxes are x0 y0 x1 y1 in the unit square. Optional: "width" and "height" in pixels, "file" (a picture
beside the list), "mask" or "mask_polygons", "attributes" and "keypoints" of an object (x y v for each of COCO's names,
v 0 where none is marked), "relations" [[label, words, label], ...], each held to be about the first object of a label.
A folder is read by its index.jsonl; an entry there with a "label" and no objects is a picture of one thing that fills
it. CoDraw's "pose", "expr", "depth" and "flip" become an item's pose, an attribute,
its depth and its flip (Abstract Scenes, Zitnick and Parikh 2013; CoDraw, arXiv:1712.05558).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from layoutgen.data.coco import KEYPOINTS
from layoutgen.data.example import Example, Seen, Stated, layout_of, lines
from layoutgen.errors import FormatError
from layoutgen.layout import Keypoint, checked_box

INDEX = "index.jsonl"


def read_jsonl(path: Path) -> Iterator[Example]:
    """The entries of a file, or of the index.jsonl of a folder. Raises FormatError naming the line and the fault."""
    path = path / INDEX if path.is_dir() else path
    for number, record in lines(path):
        yield example_of(record, path, number)


def example_of(record: Mapping[str, Any], path: Path, number: int) -> Example:
    """The entry of one line of a file. Raises FormatError that names the line and the fault."""
    try:
        return _example(record, path.parent)
    except (KeyError, TypeError, ValueError) as error:
        said = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise FormatError(f"{path}, line {number}: {said}") from None


def _example(record: Mapping[str, Any], folder: Path) -> Example:
    captions = tuple(record["captions"]) if "captions" in record else (record["caption"],)
    seen = [_seen(thing) for thing in record["objects"]]
    if not seen and record.get("label"):
        seen = [_seen({"label": record["label"], "box": (0, 0, 1, 1)})]
    first: dict[str, int] = {}
    for k, thing in enumerate(seen):
        first.setdefault(thing.label, k)
    stated = [
        Stated(first[a], words, first[b]) for a, words, b in record.get("relations", ()) if a in first and b in first
    ]
    size = (record["width"], record["height"]) if record.get("width") and record.get("height") else None
    layout = layout_of(seen, captions=captions, size=size, stated=stated)
    file = record.get("file")
    return Example(str(record["id"]), captions, layout, folder / file if file else None, size is not None)


def _seen(thing: Mapping[str, Any]) -> Seen:
    outline = thing.get("mask_polygons") or thing.get("mask") or ()
    polygons = tuple(tuple(map(float, polygon)) for polygon in outline if len(polygon) >= 6)
    expression = thing.get("expr")
    return Seen(
        label=thing["label"],
        box=checked_box(thing["box"]),
        mask=polygons or None,
        attributes=(*thing.get("attributes", ()), *((expression.replace("_", " "),) if expression else ())),
        pose=thing.get("pose"),
        flip=bool(thing.get("flip", 0)),
        depth=int(thing.get("depth", 0)),
        keypoints=_points(thing.get("keypoints") or ()),
    )


def _points(flat: Sequence[float]) -> tuple[Keypoint, ...] | None:
    marked = [
        Keypoint(name=name, x=flat[3 * k], y=flat[3 * k + 1], visible=flat[3 * k + 2] == 2)
        for k, name in enumerate(KEYPOINTS if len(flat) >= 3 * len(KEYPOINTS) else ())
        if flat[3 * k + 2]
    ]
    return tuple(marked) or None
