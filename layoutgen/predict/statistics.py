"""What the COCO boxes say of sizes and places; `python -m layoutgen.predict.statistics --data DIR` measures it anew.

The file statistics.json holds, for each of the 80 classes, its usual aspect, height, centre and lower edge as
quantiles, and for pairs that are often seen together the ratio of their heights. COCO annotations: CC BY 4.0, see
statistics.NOTICE.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).with_name("statistics.json")
FILES = ("coco_train.jsonl.gz", "coco_boxes_nocaption_train.jsonl.gz")
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
Objects = list[tuple[str, tuple[float, float, float, float]]]


class Statistics:
    """The measured priors. A class is a COCO-80 name."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._classes: dict[str, dict[str, list[float]]] = table["classes"]
        self._pairs: dict[str, float] = table["pairs"]

    def prominence(self, name: str | None) -> float:
        """How much larger than its real size says people photograph this class: 0.9..1.12."""
        entry = self._classes.get(name or "")
        return 1.0 if entry is None else min(1.12, max(0.9, (entry["height"][2] / 0.42) ** 0.2))

    def place(self, name: str | None, quantity: str, share: float) -> float | None:
        """A quantile (share 0..1) of "height", "cx", "cy", "foot" (lower edge) or "aspect" of a class's main object."""
        entry = self._classes.get(name or "")
        if entry is None:
            return None
        values = entry[quantity]
        at = min(max(share, QUANTILES[0]), QUANTILES[-1])
        for k in range(len(QUANTILES) - 1):
            if at <= QUANTILES[k + 1]:
                part = (at - QUANTILES[k]) / (QUANTILES[k + 1] - QUANTILES[k])
                return values[k] + part * (values[k + 1] - values[k])
        return values[-1]

    def ratio(self, a: str | None, b: str | None) -> float | None:
        """Median height of a over height of b where their boxes overlap; None for pairs rarely seen together."""
        if a is None or b is None or a == b:
            return None
        if f"{a}/{b}" in self._pairs:
            return self._pairs[f"{a}/{b}"]
        other = self._pairs.get(f"{b}/{a}")
        return None if other is None else 1 / other


@lru_cache(maxsize=1)
def statistics() -> Statistics:
    """The shipped statistics; read on first use."""
    return Statistics(json.loads(PATH.read_text(encoding="utf-8")))


def measure(images: Iterator[tuple[Objects, float | None]]) -> dict[str, Any]:
    """The table of statistics.json from (objects, aspect of the picture or none) of many pictures."""
    rows: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    ratios: dict[str, list[float]] = defaultdict(list)
    for objects, aspect in images:
        main: dict[str, tuple[float, float, float, float]] = {}
        for label, box in sorted(objects, key=lambda o: (o[1][0] - o[1][2]) * (o[1][3] - o[1][1])):
            main.setdefault(label, box)
        for label, (x0, y0, x1, y1) in main.items():
            if (x1 - x0) * (y1 - y0) < 0.01:
                continue
            row = rows[label]
            row["height"].append(y1 - y0)
            row["cx"].append((x0 + x1) / 2)
            row["cy"].append((y0 + y1) / 2)
            row["foot"].append(y1)
            if aspect and x0 > 0.01 and x1 < 0.99 and y0 > 0.01 and y1 < 0.99:
                row["aspect"].append((x1 - x0) / (y1 - y0) * aspect)
        names = sorted(main)
        for i, a in enumerate(names):
            for b in names[i + 1 :]:
                if _touch(main[a], main[b]):
                    ratios[f"{a}/{b}"].append((main[a][3] - main[a][1]) / (main[b][3] - main[b][1]))
    classes = {
        label: {name: _quantiles(values or [1.0]) for name, values in sorted({"aspect": [], **row}.items())}
        for label, row in sorted(rows.items())
    }
    pairs = {pair: _round(_quantiles(values)[2]) for pair, values in sorted(ratios.items()) if len(values) >= 100}
    return {"source": "COCO train2017 annotations, CC BY 4.0", "classes": classes, "pairs": pairs}


def _touch(a: Sequence[float], b: Sequence[float]) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def _round(value: float) -> float:
    return round(value, 4)


def _quantiles(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [_round(ordered[min(len(ordered) - 1, math.floor(q * len(ordered)))]) for q in QUANTILES]


def read(folder: Path) -> Iterator[tuple[Objects, float | None]]:
    """The pictures of the two COCO files below `folder`: objects, and width / height where it is known."""
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if isinstance(record, list):
                    yield [(o[0], (o[1], o[2], o[3], o[4])) for o in record[1:]], None
                    continue
                width, height = record.get("width"), record.get("height")
                aspect = width / height if width and height else None
                yield [(o["label"], tuple(o["box"])) for o in record["objects"]], aspect


def main() -> None:
    """Writes statistics.json from the data folder."""
    parser = argparse.ArgumentParser(prog="python -m layoutgen.predict.statistics", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help=f"folder with {' and '.join(FILES)}")
    parser.add_argument("--output", type=Path, default=PATH)
    options = parser.parse_args()
    table = measure(read(options.data))
    options.output.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
