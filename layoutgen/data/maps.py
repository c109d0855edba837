"""Label maps and instance maps: PNG files in which a pixel's value is a class or an object.

NAME.label.png has 8 or 16 bits a pixel, 0 where nothing is, else the class's number; NAME.instance.png has 16 bits, 0
or the object's number, whose class, attributes and text stand in labels.json.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from layoutgen.data.example import Example, Seen, layout_of, read_json
from layoutgen.data.instances import checked
from layoutgen.errors import FormatError
from layoutgen.layout import Layout
from layoutgen.raster import label_map, mask_box, rle_encode

NAMES = "labels.json"


def export_maps(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """NAME.label.png, NAME.instance.png and labels.json. What is wholly hidden has no pixel and is not listed."""
    classes: dict[str, int] = {}
    files: dict[str, bytes] = {}
    scenes: dict[str, Any] = {}
    for name, layout in layouts.items():
        instances = label_map(layout)
        table = np.zeros(len(layout.items) + 1, np.int32)
        for number, item in enumerate(layout.items, 1):
            table[number] = classes.setdefault(item.label, len(classes) + 1)
        files[f"{name}.label.png"] = _png(table[instances])
        files[f"{name}.instance.png"] = _png(instances)
        shown = {int(number) for number in np.unique(instances)} - {0}
        scenes[name] = {
            "text": layout.scene.text,
            "objects": {
                str(number): {"label": item.label, "attributes": list(item.attributes)}
                for number, item in enumerate(layout.items, 1)
                if number in shown
            },
        }
    record = {"classes": {str(number): label for label, number in classes.items()}, "scenes": scenes}
    files[NAMES] = (json.dumps(record, indent=1) + "\n").encode()
    return files


def _png(values: npt.NDArray[np.int32]) -> bytes:
    from PIL import Image

    if values.max(initial=0) > 65_535:
        raise FormatError("a map has at most 65,535 classes or objects")
    stream = io.BytesIO()
    Image.fromarray(values.astype(np.uint16)).save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def read_maps(path: Path) -> Iterator[Example]:
    """The instance maps of a folder, or of its labels.json; masks are the visible pixels. Raises FormatError."""
    names = path / NAMES if path.is_dir() else path
    record = read_json(names)
    with checked(names, "a table of labels'"):
        for name, scene in record["scenes"].items():
            pixels = _pixels(names.parent / f"{name}.instance.png")
            seen = []
            for number, thing in scene["objects"].items():
                mask = pixels == int(number)
                box = mask_box(mask)
                if box is not None:
                    seen.append(Seen(thing["label"], box, rle_encode(mask), tuple(thing.get("attributes", ()))))
            text = (scene["text"],) if scene.get("text") else ()
            layout = layout_of(seen, captions=text, size=(pixels.shape[1], pixels.shape[0]))
            yield Example(name, text, layout)


def _pixels(path: Path) -> npt.NDArray[Any]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            return np.asarray(image)
    except (OSError, UnidentifiedImageError, SyntaxError) as error:
        raise FormatError(f"cannot read {path}: {error}") from None
