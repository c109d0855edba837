"""A data set of two entries."""

from __future__ import annotations

import json
from pathlib import Path

DOG = {"label": "dog", "box": [0.1, 0.5, 0.3, 0.9]}
CAT = {"label": "cat", "box": [0.6, 0.6, 0.9, 0.8]}


def boxes_file(path: Path) -> Path:
    """Writes a dog, and a dog with a cat, as JSON lines."""
    entries = (
        {"id": 1, "captions": ["a dog"], "objects": [DOG]},
        {"id": 2, "captions": ["pets"], "objects": [CAT, DOG]},
    )
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    return path
