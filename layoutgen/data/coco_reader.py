"""Reads COCO: `instances_*.json` and the `captions_*.json` beside it, or one file with both, as this engine writes.

Pictures are looked for in the folder of the name's last part beside the annotations' folder (annotations/
instances_val2017.json: val2017/) and beside the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from layoutgen.data.example import Example, Seen, layout_of, read_json
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Keypoint, Mask
from layoutgen.raster import rle_from_counts, rle_from_string


def read_coco(path: Path) -> Iterator[Example]:
    """The entries of a file, or of all instances files of a folder, in the order of their images; no crowds.

    A folder holds the files itself or in annotations/. Raises FormatError when a file is not COCO's.
    """
    if not path.is_dir():
        yield from _entries(path)
        return
    files = sorted(path.glob("instances*.json")) or sorted(path.glob("annotations/instances*.json"))
    if not files:
        raise FormatError(f"{path} has no instances*.json, nor has its annotations/")
    for file in files:
        yield from _entries(file)


def _entries(path: Path) -> Iterator[Example]:
    record = read_json(path)
    beside = path.with_name(path.name.replace("instances", "captions"))
    try:
        said = read_json(beside)["annotations"] if beside != path and beside.is_file() else record.get("captions", ())
        kinds = {category["id"]: category for category in record["categories"]}
        things: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
        for annotation in record["annotations"]:
            if not annotation.get("iscrowd"):
                things[annotation["image_id"]].append(annotation)
        captions: dict[int, list[str]] = defaultdict(list)
        for caption in said:
            captions[caption["image_id"]].append(caption["caption"].strip())
        for image in record["images"]:
            yield _example(image, things[image["id"]], tuple(captions[image["id"]]), kinds, path)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FormatError(f"{path} is not in COCO's form: {type(error).__name__} {error}") from None


def _example(
    image: Mapping[str, Any],
    things: list[Mapping[str, Any]],
    captions: tuple[str, ...],
    kinds: Mapping[int, Mapping[str, Any]],
    path: Path,
) -> Example:
    width, height = image["width"], image["height"]
    seen = []
    for thing in things:
        x, y, w, h = thing["bbox"]
        if w > 0 and h > 0:
            box = Box(x / width, y / height, (x + w) / width, (y + h) / height)
            kind = kinds[thing["category_id"]]
            mask = _mask(thing.get("segmentation"), width, height)
            points = _points(thing.get("keypoints"), kind.get("keypoints", ()), width, height)
            seen.append(Seen(kind["name"], box, mask, keypoints=points))
    layout = layout_of(seen, captions=captions, size=(width, height))
    places = (path.parent.parent / path.stem.rpartition("_")[2], path.parent)
    found = [place / image["file_name"] for place in places if (place / image["file_name"]).is_file()]
    return Example(str(image["id"]), captions, layout, found[0] if found else None)


def _points(flat: Any, names: Sequence[str], width: int, height: int) -> tuple[Keypoint, ...] | None:
    """x y v for each name: v is 0 for a point that nobody marked, 1 for a hidden one, 2 for one that is seen."""
    marked = [
        Keypoint(name=name, x=flat[3 * k] / width, y=flat[3 * k + 1] / height, visible=flat[3 * k + 2] == 2)
        for k, name in enumerate(names if flat else ())
        if flat[3 * k + 2]
    ]
    return tuple(marked) or None


def _mask(shape: Any, width: int, height: int) -> Mask | None:
    if isinstance(shape, Mapping):
        size = (shape["size"][0], shape["size"][1])
        counts = shape["counts"]
        return rle_from_string(counts, size) if isinstance(counts, str) else rle_from_counts(counts, size)
    polygons = [polygon for polygon in shape or () if len(polygon) >= 6 and len(polygon) % 2 == 0]
    scaled = (tuple(v / (height if k % 2 else width) for k, v in enumerate(polygon)) for polygon in polygons)
    return tuple(scaled) or None
