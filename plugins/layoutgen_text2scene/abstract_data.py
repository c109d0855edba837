"""Abstract scenes as the network sees them: classes, drawing order, poses, sizes of the clip-art at each depth.

Data: Abstract Scenes (Zitnick and Parikh 2013) with the conversations of CoDraw (arXiv:1712.05558), CC BY-NC 4.0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import torch

from layoutgen.data.example import Example
from layoutgen.data.jsonl import read_jsonl
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Item, Layout
from layoutgen.nn.batch import Encoder, SceneBatch
from layoutgen.nn.words import Vocabulary
from layoutgen_text2scene.abstract import AbstractBatch

POSES = ("arms_right", "arms_up", "kicking", "leg_crossed", "running", "sit", "wave")
EXPRESSIONS = ("angry", "sad", "scared", "smile", "wide smile")
PEOPLE = ("boy", "girl")
DEPTHS = 3
LONGEST = 200  # words of a text that are read
_SKY = ("airplane", "balloon", "cloud", "helicopter", "rocket", "sun")
_END = "<end>"
_EDGE = 1e-3  # of the canvas; a box that is nearer to its edge than this is cut off there


@dataclass(frozen=True)
class Kinds:
    """The vocabularies: words, and labels whose ids are the network's classes (PAD, START, END, clip-art)."""

    words: Vocabulary
    labels: Vocabulary

    @classmethod
    def of(cls, words: Sequence[str], labels: Sequence[str]) -> Kinds:
        """From plain lists. START stands where the unknown label would, and there is none."""
        return cls(Vocabulary(words), Vocabulary([_END, *labels]))

    @property
    def clip_art(self) -> tuple[str, ...]:
        """The labels of the pieces of clip-art."""
        return self.labels.entries[3:]


def read_scenes(data: Path) -> list[Example]:
    """The entries of a file, or of the one file of a folder whose name has "codraw" and "train" in it.

    Raises FormatError when there is no such file, or its scenes have no poses, or labels that stand twice in a scene.
    """
    files = sorted(data.glob("*codraw*train*.jsonl*")) if data.is_dir() else [data]
    if len(files) != 1:
        raise FormatError(f"{data} must be a file of abstract scenes, or hold one called *codraw*train*.jsonl[.gz]")
    examples = [e for e in read_jsonl(files[0]) if e.layout.items and e.captions]
    if not any(item.pose for e in examples for item in e.layout.items):
        raise FormatError(f"{files[0]} holds no abstract scenes: nobody in it has a pose")
    return examples


def kinds_of(examples: Iterable[Example]) -> Kinds:
    """The vocabularies of a training set: words met twice, all labels."""
    every = list(examples)
    words = Vocabulary.of_texts((e.captions[0] for e in every), at_least=2)
    labels = sorted({item.label for e in every for item in e.layout.items})
    return Kinds.of(words.entries[2:], labels)


def in_order(layout: Layout) -> Layout:
    """Its items in the order of drawing: the sky's first, then from the farthest to the nearest (as published)."""
    return layout.with_items(sorted(layout.items, key=lambda item: (not item.label.startswith(_SKY), item.z)))


def looks_of(item: Item) -> tuple[int, int, int, int]:
    """Pose and expression from 1 on (0: none), depth, direction; see `AbstractBatch`."""
    pose = POSES.index(item.pose) + 1 if item.pose in POSES else 0
    face = next((k for k, name in enumerate(EXPRESSIONS, 1) if name in item.attributes), 0)
    known = bool(pose and face)
    return (pose if known else 0, face if known else 0, min(max(-item.z, 0), DEPTHS - 1), int(item.flip))


@dataclass(frozen=True)
class Collate:
    """Layouts -> batch."""

    kinds: Kinds

    def __call__(self, layouts: Sequence[Layout]) -> AbstractBatch:
        """Their items are put in order of drawing; those of unknown labels are left out."""
        ready = [in_order(self._known(layout)) for layout in layouts]
        encode = Encoder(self.kinds.words, self.kinds.labels, Vocabulary([]), longest=LONGEST)
        batch = encode(ready)
        looks = torch.tensor([looks_of(item) for layout in ready for item in layout.items]).reshape(-1, 4)
        return AbstractBatch(**{f.name: getattr(batch, f.name) for f in fields(SceneBatch)}, looks=looks)

    def _known(self, layout: Layout) -> Layout:
        return layout.with_items(item for item in layout.items if item.label in self.kinds.labels)


def batches(examples: Sequence[Example], kinds: Kinds, size: int, seed: int) -> Any:
    """step -> batch: every scene once in each round, the order of a round drawn from (seed, round)."""
    collate, rounds = Collate(kinds), max(1, len(examples) // size)

    def batch_at(step: int) -> AbstractBatch:
        order = list(range(len(examples)))
        Random(seed * 1_000_003 + step // rounds).shuffle(order)
        at = step % rounds * size
        return collate([examples[k].layout for k in order[at : at + size]])

    return batch_at


Sizes = Mapping[str, Sequence[Sequence[float]]]


def sizes_of(examples: Iterable[Example]) -> dict[str, list[list[float]]]:
    """Median width and height of every label at each depth, in units of the canvas, from boxes that no edge cuts off.

    People have sizes for each pose too, under "label/pose". A depth at which none was seen gets the size of the
    nearest one that was, times the .7 by which the clip-art shrinks a step.
    """
    seen: dict[str, list[list[Box]]] = defaultdict(lambda: [[] for _ in range(DEPTHS)])
    for example in examples:
        for item in example.layout.items:
            names = (item.label, f"{item.label}/{item.pose}") if item.pose else (item.label,)
            for name in names:
                seen[name][looks_of(item)[2]].append(item.box)
    return {name: _filled(depths) for name, depths in sorted(seen.items())}


def _filled(depths: Sequence[Sequence[Box]]) -> list[list[float]]:
    whole = [[b for b in boxes if min(b) > _EDGE and max(b) < 1 - _EDGE] for boxes in depths]
    known = whole if any(whole) else depths
    there = [k for k, boxes in enumerate(known) if boxes]
    made = []
    for depth in range(DEPTHS):
        near = min(there, key=lambda k: abs(k - depth))
        factor = 0.7 ** (depth - near)
        sides = (median(b.width for b in known[near]), median(b.height for b in known[near]))
        made.append([round(side * factor, 4) for side in sides])
    return made
