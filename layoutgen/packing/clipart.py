"""The data set `clipart`: captions and boxes that people gave photos, drawn by the engine's compositor."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from layoutgen import vocab
from layoutgen.data.coco import KEYPOINTS
from layoutgen.data.example import Example
from layoutgen.data.pack import Head
from layoutgen.data.part import held_out
from layoutgen.errors import FormatError, LayoutgenError
from layoutgen.geometry import PREDICATES
from layoutgen.packing.orders import Order, picture_seed, with_labels
from layoutgen.packing.staging import staged
from layoutgen.scene import SceneGraph

T = TypeVar("T")
Read = Callable[[Sequence[str]], Iterable[SceneGraph | LayoutgenError]]
Show = Callable[[Iterable[T], int, str], Iterator[T]]
_BATCH = 512
CREDIT = (
    "Captions and boxes: COCO (cocodataset.org), CC BY 4.0. Drawings: the engine's own, and Twemoji by Twitter, Inc "
    "and other contributors, CC BY 4.0; Material Design Icons, Apache-2.0."
)


def plan(
    examples: Sequence[Example], read: Read, *, name: str, size: int, count: int, seed: int, show: Show[Order]
) -> tuple[Head, list[Order]]:
    """The head and the orders of a pack of `count` pictures.

    examples: with COCO's labels. Each gives one picture with one of its captions, then a second one with another, and
    so on until there are enough; a caption that comes again is drawn with other art. Variants of an example are all
    of the part that its id is of. read: captions -> scenes, or errors, which are passed over. Raises FormatError when
    no caption names what has a box.
    """
    named = [example for example in examples if example.captions and example.layout.items]
    orders = list(show(_orders(named, read, count, seed), count, "reading the captions"))
    head = Head(
        name=name,
        size=size,
        labels=(),
        keypoints=KEYPOINTS,
        predicates=tuple(PREDICATES),
        seed=seed,
        source="captions and boxes of COCO, drawn by layoutgen",
        licence="CC BY 4.0",
        credit=CREDIT,
    )
    return with_labels(head, orders, vocab.COCO_80)


def _orders(examples: Sequence[Example], read: Read, count: int, seed: int) -> Iterator[Order]:
    made = variant = 0
    while made < count:
        before = made
        order = list(examples)
        random.Random(f"{seed}/{variant}").shuffle(order)
        for start in range(0, len(order), _BATCH):
            for found in _drawable(order[start : start + _BATCH], read, variant, seed):
                yield found
                made += 1
                if made == count:
                    return
        if made == before:
            raise FormatError("no caption names anything that has a box, so there is nothing to draw")
        variant += 1


def _drawable(examples: Sequence[Example], read: Read, variant: int, seed: int) -> Iterator[Order]:
    captions = [_caption(example, variant, seed) for example in examples]
    for example, caption, scene in zip(examples, captions, read(captions), strict=True):
        found = None if isinstance(scene, LayoutgenError) else staged(scene.data(), example.layout)
        if found is not None:
            name = f"{example.id}.{variant}"
            aside = held_out(example.id)
            yield Order(name, (caption,), found.layout, found.labels, picture_seed(seed, name), aside)


def _caption(example: Example, variant: int, seed: int) -> str:
    captions = list(example.captions)
    random.Random(f"{seed}/{example.id}").shuffle(captions)
    return captions[variant % len(captions)]


def coco_like(path: Path) -> list[Example]:
    """The examples of a COCO file or folder, or of JSON lines of captions and boxes with COCO's labels."""
    from layoutgen.data.coco_reader import read_coco
    from layoutgen.data.jsonl import read_jsonl

    lines = path.suffix in (".jsonl", ".gz")
    return list(read_jsonl(path) if lines else read_coco(path))
