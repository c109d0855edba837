"""Ideogram's JSON prompts (docs.ideogram.ai, JSON prompting): boxes y0 x0 y1 x1 on a grid of a thousand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from layoutgen import vocab
from layoutgen.data.example import Example, Seen, clipped, layout_of
from layoutgen.data.instances import checked, entries, of_phrase
from layoutgen.data.prompts import phrase, whole
from layoutgen.layout import Box, Item, Layout

GRID = 1000


def export_ideogram(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """NAME.json: the text, the background in words, and an element for each thing. Regions count as background."""
    return {f"{name}.json": _record(layout) for name, layout in layouts.items()}


def _record(layout: Layout) -> bytes:
    regions = [i for i in layout.items if i.z < 0 or vocab.is_stuff(i.label)]
    things = [i for i in layout.items if i not in regions]
    behind = list(dict.fromkeys([*layout.background, *map(phrase, regions)]))
    elements = [
        {"type": "obj", "bbox": _grid(box), "desc": phrase(item)}
        for item in _far_first(things)
        if (box := clipped(item.box))
    ]
    record = {
        "high_level_description": whole(layout),
        "compositional_deconstruction": {"background": ", ".join(behind), "elements": elements},
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def _far_first(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.z)


def _grid(box: Box) -> list[int]:
    return [round(GRID * v) for v in (box.y0, box.x0, box.y1, box.x1)]


def read_ideogram(path: Path) -> Iterator[Example]:
    """One record, or a list of them, of one file or all *.json of a folder; elements without a box are left out.

    Raises FormatError that names the file.
    """
    for name, file, record in entries(path):
        with checked(file, "Ideogram's"):
            seen = []
            for depth, element in enumerate(record["compositional_deconstruction"]["elements"]):
                if element.get("bbox"):
                    y0, x0, y1, x1 = (v / GRID for v in element["bbox"])
                    label, said = of_phrase(element.get("desc") or element["text"])
                    seen.append(Seen(label, Box(x0, y0, x1, y1), attributes=said, depth=-depth))
            text = (record["high_level_description"],) if record.get("high_level_description") else ()
            yield Example(name, text, layout_of(seen, captions=text, size=None), sized=False)
