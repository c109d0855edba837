"""Visual Genome (arXiv:1602.07332): a folder with image_data.json, objects.json and, if wanted, the other two.

relationships.json gives relations between objects; region_descriptions.json the captions of regions, longest first,
which are the captions of the picture. Boxes are x y w h in pixels there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from layoutgen.data.example import Example, Seen, Stated, layout_of, read_json
from layoutgen.errors import FormatError
from layoutgen.layout import Box

_PICTURES = ("images", "VG_100K", "VG_100K_2")  # where the pictures lie; the last two are the archives' own names


def read_visual_genome(folder: Path) -> Iterator[Example]:
    """The entries, in the order of image_data.json. Raises FormatError when a file is missing or not of this form."""
    try:
        pictures = read_json(folder / "image_data.json")
        sizes = {picture["image_id"]: (picture["width"], picture["height"]) for picture in pictures}
        objects = _by_image(folder / "objects.json", "objects")
        relations = _by_image(folder / "relationships.json", "relationships", optional=True)
        regions = _by_image(folder / "region_descriptions.json", "regions", optional=True)
        for image, size in sizes.items():
            told = objects.get(image, ()), relations.get(image, ()), regions.get(image, ())
            yield _example(image, size, *told, folder)
    except (KeyError, TypeError, IndexError, ZeroDivisionError) as error:
        raise FormatError(f"{folder} is not in Visual Genome's form: {type(error).__name__} {error}") from None


def _by_image(path: Path, field: str, *, optional: bool = False) -> dict[int, list[Mapping[str, Any]]]:
    if optional and not path.is_file():
        return {}
    records = read_json(path)
    return {record.get("image_id", record.get("id")): record[field] for record in records}


def _example(
    image: int,
    size: tuple[int, int],
    objects: Any,
    relations: Any,
    regions: Any,
    folder: Path,
) -> Example:
    width, height = size
    places: dict[int, int] = {}
    seen: list[Seen] = []
    for thing in objects:
        x, y, w, h = (float(thing[side]) for side in "xywh")
        if w <= 0 or h <= 0:
            continue
        places[thing["object_id"]] = len(seen)
        box = Box(x / width, y / height, (x + w) / width, (y + h) / height)
        seen.append(Seen(thing["names"][0].strip().lower(), box, attributes=tuple(thing.get("attributes", ()))))
    stated = [
        Stated(places[r["subject"]["object_id"]], r["predicate"].strip().lower(), places[r["object"]["object_id"]])
        for r in relations
        if r["subject"]["object_id"] in places and r["object"]["object_id"] in places and r["predicate"].strip()
    ]
    captions = tuple(sorted((region["phrase"].strip() for region in regions), key=len, reverse=True))
    found = [path for place in _PICTURES if (path := folder / place / f"{image}.jpg").is_file()]
    layout = layout_of(seen, captions=captions, size=size, stated=stated)
    return Example(f"vg-{image}", captions, layout, found[0] if found else None)
