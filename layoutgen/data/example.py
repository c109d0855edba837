"""One entry of a data set: a layout, the captions that people gave it, and its picture when there is one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from layoutgen.errors import FormatError
from layoutgen.layout import CANVAS_MAX, CANVAS_MIN, Box, Canvas, Item, Keypoint, Layout, Mask
from layoutgen.scene import Relation, SceneData, SceneObject

LEAST = 1e-4  # side of the smallest box, of the canvas's; data sets hold boxes without area
Dataset = Callable[[Path], Iterable["Example"]]


@dataclass(frozen=True)
class Example:
    """id: of the data set. captions: none to many. layout: its scene's text is the first caption. image: a file.

    sized: whether the data tell the picture's width and height; if not, the canvas is a square for want of better.
    """

    id: str
    captions: tuple[str, ...]
    layout: Layout
    image: Path | None = None
    sized: bool = True


class Seen(NamedTuple):
    """An object as a data set has it; `box` may reach beyond the picture and is cut there."""

    label: str
    box: Box
    mask: Mask | None = None
    attributes: tuple[str, ...] = ()
    pose: str | None = None
    flip: bool = False
    depth: int = 0
    keypoints: tuple[Keypoint, ...] | None = None


class Stated(NamedTuple):
    """A relation between two objects of an entry, by their places in its list. words: as the data set says it."""

    subject: int
    words: str
    object: int


def layout_of(
    seen: Sequence[Seen], *, captions: Sequence[str], size: tuple[int, int] | None, stated: Sequence[Stated] = ()
) -> Layout:
    """The layout; objects outside the picture are left out. Objects in relations become nodes of its scene.

    size: width, height in pixels, none when the data set does not tell; it is scaled into the canvas's limits.
    """
    inside = {k: box for k, thing in enumerate(seen) if (box := clipped(thing.box)) is not None}
    relations = [s for s in stated if s.subject in inside and s.object in inside]
    told = sorted({end for s in relations for end in (s.subject, s.object)})
    numbers: Counter[str] = Counter()
    names: dict[int, str] = {}
    for k in inside:
        numbers[seen[k].label] += 1
        names[k] = f"{seen[k].label}.{numbers[seen[k].label]}"
    items = tuple(
        Item(
            id=f"{names[k]}.1",
            node=names[k] if k in told else None,
            label=seen[k].label,
            attributes=seen[k].attributes,
            box=box,
            mask=seen[k].mask,
            keypoints=seen[k].keypoints,
            pose=seen[k].pose,
            flip=seen[k].flip,
            z=-seen[k].depth,
        )
        for k, box in inside.items()
    )
    scene = SceneData(
        text=captions[0] if captions else "",
        objects=tuple(SceneObject(id=names[k], label=seen[k].label, attributes=seen[k].attributes) for k in told),
        relations=tuple(
            Relation(subject=names[s.subject], predicate=s.words, object=names[s.object], words=s.words)
            for s in relations
        ),
    )
    return Layout(canvas=_canvas(size), items=items, scene=scene)


def clipped(box: Box) -> Box | None:
    """The part of a box that lies on the canvas, none when there is hardly any."""
    inside = Box(*(min(max(side, 0.0), 1.0) for side in box))
    return inside if inside.width > LEAST and inside.height > LEAST else None


def _canvas(size: tuple[int, int] | None) -> Canvas:
    if size is None:
        return Canvas()
    scale = min(1.0, CANVAS_MAX / max(size))
    width, height = (max(CANVAS_MIN, round(side * scale)) for side in size)
    return Canvas(width=width, height=height)


def lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Number and object of every line of a JSON-lines file, gzip or not. Raises FormatError that names the line."""
    import gzip
    import zlib

    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _object(path, number, line)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise FormatError(f"cannot read {path}: {error}") from None


def _object(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}, line {number}: no JSON ({error.msg})") from None
    if not isinstance(record, dict):
        raise FormatError(f"{path}, line {number}: an object is expected, not {type(record).__name__}")
    return record


def read_json(path: Path) -> Any:
    """A whole JSON file. Raises FormatError."""
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise FormatError(f"cannot read {path}: {error.strerror}") from None
    except ValueError:
        raise FormatError(f"{path} is no JSON") from None
