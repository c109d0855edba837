"""GLIGEN's grounding (arXiv:2301.07093): a prompt, phrases, and boxes x0 y0 x1 y1 in the unit square."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from layoutgen.data.example import Example, Seen, clipped, layout_of
from layoutgen.data.instances import checked, entries, of_phrase
from layoutgen.data.prompts import phrase, whole
from layoutgen.layout import Layout, checked_box

_PHRASES, _BOXES = ("phrases", "gligen_phrases"), ("locations", "gligen_boxes", "boxes")


def export_gligen(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """NAME.json: {"prompt", "phrases", "locations"}, regions such as the sky included."""
    return {f"{name}.json": _record(layout) for name, layout in layouts.items()}


def _record(layout: Layout) -> bytes:
    shown = [(phrase(item), box) for item in layout.items if (box := clipped(item.box))]
    record = {
        "prompt": whole(layout),
        "phrases": [words for words, _ in shown],
        "locations": [[round(v, 5) for v in box] for _, box in shown],
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def read_gligen(path: Path) -> Iterator[Example]:
    """One record, or a list of them, of one file or all *.json of a folder; diffusers' names of the keys will do.

    Raises FormatError that names the file.
    """
    for name, file, record in entries(path):
        with checked(file, "GLIGEN's"):
            phrases = next(record[key] for key in _PHRASES if key in record)
            boxes = next(record[key] for key in _BOXES if key in record)
            seen = [
                Seen(label, checked_box(box), attributes=said)
                for (label, said), box in zip(map(of_phrase, phrases), boxes, strict=True)
            ]
            text = (record["prompt"],) if record.get("prompt") else ()
            yield Example(name, text, layout_of(seen, captions=text, size=None), sized=False)
