"""The data set `clipart_single`: one thing on a simple ground, and sentences about it by a grammar."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from layoutgen import vocab
from layoutgen.data.coco import KEYPOINTS
from layoutgen.data.pack import Head
from layoutgen.data.part import held_out
from layoutgen.layout import Box, Item, Layout
from layoutgen.packing.orders import Order, picture_seed, with_labels
from layoutgen.packing.sentences import KINDS, Subject, subject
from layoutgen.packing.staging import clothes

CREDIT = (
    "Drawings: the engine's own, and Twemoji by Twitter, Inc and other contributors, CC BY 4.0; Material Design Icons, "
    "Apache-2.0."
)
LABELS = ("person", *(noun for kind, nouns in KINDS.items() for noun in nouns if kind != "person"))


def plan(
    *, name: str, size: int, count: int, seed: int, kinds: Sequence[str] = tuple(KINDS)
) -> tuple[Head, list[Order]]:
    """The head and the orders of a pack of `count` pictures of things of these kinds (keys of KINDS)."""
    head = Head(
        name=name,
        size=size,
        labels=(),
        keypoints=KEYPOINTS,
        predicates=(),
        seed=seed,
        source="single things drawn by layoutgen, with sentences by a grammar",
        licence="CC BY 4.0",
        credit=CREDIT,
    )
    return with_labels(head, _orders(count, seed, kinds), LABELS)


def _orders(count: int, seed: int, kinds: Sequence[str]) -> Iterator[Order]:
    for number in range(count):
        name = f"single-{number}"
        chance = random.Random(f"{seed}/{name}")
        found = subject(chance, kinds)
        captions = found.sentences(chance)
        layout, label = _layout(found, captions[0], chance), "person" if found.kind == "person" else found.noun
        labels = (label, *(None for _ in layout.items[1:]))
        yield Order(name, captions, layout, labels, picture_seed(seed, name), held_out(f"{seed}/{name}"))


def _layout(found: Subject, text: str, chance: random.Random) -> Layout:
    """The thing near the middle: on the ground, or in the air when it flies; its clothes with it."""
    scene = found.scene(text)
    thing = scene.objects[0]
    item = Item(
        id=f"{thing.id}.1",
        node=thing.id,
        label=thing.label,
        attributes=thing.attributes,
        box=_box(found, chance),
        pose=found.action or None,
        flip=chance.random() < 0.5,
    )
    worn = clothes(scene, {each.id: each for each in scene.objects}, (item,))
    return Layout(scene=scene, background=scene.background, items=(item, *worn))


def _box(found: Subject, chance: random.Random) -> Box:
    people = found.kind == "person"  # room for their arms and legs; the drawing takes what it needs
    aspect = 0.8 if people else min(max(vocab.noun(found.noun).aspect, 0.5), 1.6)
    height = min(chance.uniform(0.55, 0.9), 0.92 / aspect)
    width = height * aspect
    middle = 0.5 + chance.uniform(-0.5, 0.5) * (0.96 - width)
    flies = found.action == "flying"
    low = chance.uniform(0.45 + height / 2, 0.7 + height / 4) if flies else chance.uniform(0.86, 0.97)
    return Box(middle - width / 2, low - height, middle + width / 2, low)
