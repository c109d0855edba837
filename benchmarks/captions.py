"""The captions that benchmarks draw from: the stored scenes, or a data file's development part."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from random import Random

SCENES = Path(__file__).resolve().parent.parent / "scenes"
DEVELOPMENT = 10  # per cent of the pictures


def captions(data: Path | None, count: int, seed: int) -> list[str]:
    """`count` captions, the same for the same seed; fewer when there are fewer.

    data: a file of JSON lines with `id` and `captions` (gzip or not), of whose development part one caption a picture
    is drawn. The prompts of scenes/ when no file is given.
    """
    draw = Random(seed)
    if data is None:
        texts = [path.read_text(encoding="utf-8").strip() for path in sorted(SCENES.glob("*/prompt.txt"))]
        return draw.sample(texts, min(count, len(texts)))
    pictures = [record for record in _records(data) if is_development(record["id"])]
    return [draw.choice(record["captions"]).strip() for record in draw.sample(pictures, min(count, len(pictures)))]


def is_development(picture: str) -> bool:
    """Whether a picture is kept aside for development: a tenth of all, by a hash of its id."""
    return int.from_bytes(hashlib.sha256(picture.encode()).digest()[:4], "big") % 100 < DEVELOPMENT


def _records(path: Path) -> list[dict[str, object]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
