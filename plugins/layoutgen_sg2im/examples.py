"""The training data as numbers: captions joined with boxes, VSR's sentences, and pictures of boxes alone.

Kept in the run's folder, for parsing a hundred thousand captions takes some minutes.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from layoutgen.data.example import Example
from layoutgen.data.jsonl import read_jsonl
from layoutgen.data.link import linked
from layoutgen.errors import FormatError
from layoutgen.layout import Layout
from layoutgen.meanings import PREDICATES
from layoutgen.nn.words import split
from layoutgen.scene import SceneData
from layoutgen.vocab import COCO_80
from layoutgen_sg2im.graphs import DERIVED, Sides
from layoutgen_sg2im.sentence import (
    BEFORE,
    IMAGE,
    IN_IMAGE,
    IS,
    UNKNOWN,
    UNSAID,
    Names,
    Said,
    Thing,
    attributes,
    left_over,
    said,
)

CAPTIONS, BOXES, VSR = "coco_train.jsonl.gz", "coco_boxes_nocaption_train.jsonl.gz", "vsr_train.jsonl.gz"
RARE = 25  # words that are met less often are not learnt


class Caption(NamedTuple):
    """One caption of a picture. places: of each thing its boxes in the picture; exact: whether it says its number."""

    said: Said
    places: list[list[int]]
    exact: list[bool]


class Picture(NamedTuple):
    """labels: ids of the boxes' classes."""

    labels: list[int]
    boxes: list[Sides]
    captions: list[Caption]


@dataclass(frozen=True)
class Corpus:
    """told: pictures with captions; stated: with a true sentence about some of their boxes; bare: boxes alone."""

    names: Names
    told: list[Picture]
    stated: list[Picture]
    bare: list[Picture]


def names_of(scenes: Iterable[SceneData]) -> Names:
    """The vocabulary of these scenes: the image, COCO's 80 classes, then nouns and words, the frequent ones first."""
    counts: Counter[str] = Counter()
    for scene in scenes:
        for thing in scene.objects:
            counts.update({thing.label, *thing.label.split(), *attributes(thing)})
        counts.update(w for r in scene.relations for w in set(split(r.words)))
        counts.update(set(left_over(scene)))
    known = {IMAGE, *COCO_80}
    frequent = sorted((w for w, n in counts.items() if n >= RARE and w not in known), key=lambda w: (-counts[w], w))
    own = (IN_IMAGE, UNSAID, BEFORE, IS)
    predicates = (*own, *DERIVED, *(p for p in PREDICATES if p not in DERIVED))
    return Names((IMAGE, *COCO_80, UNKNOWN, *frequent), predicates, COCO_80)


def picture(layout: Layout, scenes: Sequence[SceneData], names: Names) -> Picture:
    """The boxes of a layout, and these scenes joined with them."""
    items = [item for item in layout.items if item.label in names.object_ids]
    rows = {item.box: k for k, item in enumerate(items)}
    captions = []
    for scene in scenes:
        of: dict[str, list[int]] = {}
        classes: dict[str, str] = {}
        for item in linked(scene, layout).items:
            if item.node is not None and item.box in rows:
                of.setdefault(item.node, []).append(rows[item.box])
                classes[item.node] = item.label
        captions.append(
            Caption(
                said(scene, classes, names),
                [of.get(thing.id, []) for thing in scene.objects],
                [isinstance(thing.count, int) for thing in scene.objects],
            )
        )
    return Picture([names.object_ids[i.label] for i in items], [tuple(i.box) for i in items], captions)


def bare(path: Path, names: Names) -> Iterator[Picture]:
    """Pictures without captions: a JSON list a line, [id, [label, x0, y0, x1, y1], ...]."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                _, *boxes = json.loads(line)
                known = [(names.object_ids[b[0]], tuple(map(float, b[1:]))) for b in boxes if b[0] in names.object_ids]
            except (ValueError, TypeError, IndexError):
                raise FormatError(f"{path}, line {number}: a list [id, [label, x0, y0, x1, y1], ...] is due") from None
            if known:
                yield Picture([k for k, _ in known], [b for _, b in known], [])


def read_examples(path: Path) -> Iterator[Example]:
    """The entries that have boxes."""
    return (example for example in read_jsonl(path) if example.layout.items)


# the run's copy -------------------------------------------------------------------------------------------------------


def keep(pictures: Iterable[Picture], path: Path) -> None:
    """Writes them, a JSON list a line; all or nothing."""
    partial = path.with_suffix(".part")
    with gzip.open(partial, "wt", compresslevel=3) as file:
        for one in pictures:
            file.write(json.dumps(one, separators=(",", ":")) + "\n")
    partial.replace(path)


def kept(path: Path) -> list[Picture]:
    """What `keep` wrote."""
    with gzip.open(path, "rt") as file:
        return [_picture(*json.loads(line)) for line in file]


def _picture(labels: list[int], boxes: list[Sides], captions: list[list[list[object]]]) -> Picture:
    return Picture(labels, boxes, [_caption(*caption) for caption in captions])  # type: ignore[arg-type]


def _caption(
    told: tuple[list[list[object]], list[tuple[int, int, int]], list[int]], places: list[list[int]], exact: list[bool]
) -> Caption:
    things, relations, words = told
    return Caption(Said([Thing(*thing) for thing in things], relations, words), places, exact)  # type: ignore[arg-type]
