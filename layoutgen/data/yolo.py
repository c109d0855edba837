"""YOLO text labels (docs.ultralytics.com/datasets): a line an object, numbers relative to the picture.

A line is the number of a class and either the centre and size of the box ("0 0.5 0.5 0.2 0.4") or the points of the
outline ("0 0.1 0.1 0.3 0.1 0.2 0.4"). The classes stand in data.yaml, the labels in labels/, the pictures in images/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from layoutgen.data.example import Example, Seen, clipped, layout_of
from layoutgen.data.folder import numbers, picture, picture_size, read_text, stems
from layoutgen.data.outlines import box_of, joined, polygons, seen_box
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Item, Layout

_NAME = re.compile(r"\s*(?:-|(\d+)\s*:)\s+(.+?)\s*")


def export_boxes(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """labels/NAME.txt with a box a line, and data.yaml with the classes in the order in which they appear."""
    return _export(layouts, _centred)


def export_segments(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """labels/NAME.txt with an outline a line (several parts are joined into one), and data.yaml with the classes."""
    return _export(layouts, lambda item: [min(max(v, 0.0), 1.0) for v in joined(polygons(item))])


def _centred(item: Item) -> list[float]:
    box = clipped(seen_box(item))
    assert box is not None
    return [box.cx, box.cy, box.width, box.height]


def _export(layouts: Mapping[str, Layout], values: Callable[[Item], Sequence[float]]) -> Mapping[str, bytes]:
    classes: dict[str, int] = {}
    files: dict[str, bytes] = {}
    for name, layout in layouts.items():
        shown = [item for item in layout.items if clipped(seen_box(item)) is not None]
        lines = [
            " ".join([str(classes.setdefault(item.label, len(classes))), *(f"{v:.6g}" for v in values(item))])
            for item in shown
        ]
        files[f"labels/{name}.txt"] = "".join(f"{line}\n" for line in lines).encode()
    names = "".join(f"  {number}: {json.dumps(label)}\n" for label, number in classes.items())
    files["data.yaml"] = f"path: .\ntrain: images\nval: images\nnames:\n{names}".encode()
    return files


def read_yolo(path: Path) -> Iterator[Example]:
    """The labelled pictures below a folder, or of its data.yaml. Raises FormatError that names the file and the line.

    A line of five numbers is a box, a longer one an outline. Pictures that are found say the size.
    """
    if not path.exists():
        raise FormatError(f"cannot read {path}: there is no such file or folder")
    folder = path if path.is_dir() else path.parent
    classes = read_classes(folder)
    for stem, file in stems(folder, ".txt", ("labels", "."), without=("classes.txt",)):
        seen = [_seen(line, number, file, classes) for number, line in enumerate(read_text(file).splitlines(), 1)]
        image = picture(folder, stem)
        layout = layout_of([s for s in seen if s is not None], captions=(), size=picture_size(image))
        yield Example(stem, (), layout, image)


def read_classes(folder: Path) -> list[str]:
    """The names of the classes by number, from data.yaml or classes.txt. Raises FormatError when neither tells."""
    listed = folder / "classes.txt"
    if listed.is_file():
        return [line.strip() for line in read_text(listed).splitlines() if line.strip()]
    table = folder / "data.yaml"
    if not table.is_file():
        raise FormatError(f"{folder} has neither data.yaml nor classes.txt, so its labels are numbers without names")
    _, _, after = read_text(table).partition("names:")
    first = after.partition("\n")[0].strip()
    if first.startswith("["):
        return [name.strip().strip("'\"") for name in after[after.index("[") + 1 : after.index("]")].split(",")]
    found: list[tuple[int, str]] = []
    for line in after.splitlines()[1:]:
        match = _NAME.fullmatch(line)
        if match is None:
            break
        found.append((int(match[1] or len(found)), match[2].strip("'\"")))
    if not found:
        raise FormatError(f"{table} has no list of names")
    return [name for _, name in sorted(found)]


def _seen(line: str, number: int, file: Path, classes: Sequence[str]) -> Seen | None:
    if not line.strip():
        return None
    first, *values = numbers(line.split(), f"{file}, line {number}")
    if not (first == int(first) and 0 <= first < len(classes)):
        raise FormatError(f"{file}, line {number}: class {first:g} is none of the {len(classes)} classes")
    label = classes[int(first)]
    if len(values) in (4, 5):  # with a confidence behind it, as predictions have
        return Seen(label, Box.around(*values[:4]))
    if len(values) < 6 or len(values) % 2:
        raise FormatError(f"{file}, line {number}: {len(values)} numbers are neither a box nor an outline")
    return Seen(label, box_of(values), (tuple(values),))
