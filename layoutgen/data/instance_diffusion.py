"""InstanceDiffusion's input (arXiv:2402.03290): a caption and instances with boxes x y w h in pixels, masks as RLE."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from layoutgen.data.example import Example, Seen, clipped, layout_of
from layoutgen.data.instances import checked, entries, of_phrase
from layoutgen.data.prompts import phrase, whole
from layoutgen.layout import Box, Item, Layout, Mask
from layoutgen.raster import item_mask, rle_encode, rle_from_counts, rle_from_string, rle_to_string


def export_instance_diffusion(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """NAME.json: {"caption", "width", "height", "annos": [{"bbox", "mask", "category_name", "caption"}]}."""
    return {f"{name}.json": _record(layout) for name, layout in layouts.items()}


def _record(layout: Layout) -> bytes:
    width, height = layout.canvas.width, layout.canvas.height
    record = {
        "caption": whole(layout),
        "width": width,
        "height": height,
        "annos": [
            {
                "bbox": [round(v, 2) for v in (b.x0 * width, b.y0 * height, b.width * width, b.height * height)],
                "mask": _coded(item, (width, height)),
                "category_name": item.label,
                "caption": phrase(item),
            }
            for item in layout.items
            if (b := clipped(item.box))
        ],
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def _coded(item: Item, size: tuple[int, int]) -> dict[str, Any] | list[Any]:
    if item.mask is None:
        return []
    mask = rle_encode(item_mask(item, size))
    return {"size": list(mask.size), "counts": rle_to_string(mask)}


def read_instance_diffusion(path: Path) -> Iterator[Example]:
    """One record, or a list of them, of one file or all *.json of a folder. Raises FormatError that names the file."""
    for name, file, record in entries(path):
        with checked(file, "InstanceDiffusion's"):
            size = (int(record["width"]), int(record["height"]))
            seen = [_seen(thing, size) for thing in record["annos"]]
            text = (record["caption"],) if record.get("caption") else ()
            yield Example(name, text, layout_of(seen, captions=text, size=size))


def _seen(thing: Mapping[str, Any], size: tuple[int, int]) -> Seen:
    x, y, w, h = thing["bbox"]
    label, said = of_phrase(thing.get("caption") or thing["category_name"])
    box = Box(x / size[0], y / size[1], (x + w) / size[0], (y + h) / size[1])
    return Seen(thing.get("category_name") or label, box, _mask(thing.get("mask")), said)


def _mask(shape: Any) -> Mask | None:
    if not shape:
        return None
    size = (shape["size"][0], shape["size"][1])
    counts = shape["counts"]
    return rle_from_string(counts, size) if isinstance(counts, str) else rle_from_counts(counts, size)
