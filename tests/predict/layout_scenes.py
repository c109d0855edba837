"""Scene graphs for the tests, by hand and by the hundred."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence

from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import SceneGraph

PAIRS = [
    ("dog", "car"), ("person", "horse"), ("cup", "table"), ("cat", "couch"), ("bird", "tree"), ("man", "umbrella"),
    ("apple", "bowl"), ("giraffe", "bench"), ("airplane", "house"), ("teddy bear", "laptop"),
]  # fmt: skip
NOUNS = [
    "dog",
    "cat",
    "car",
    "person",
    "horse",
    "bench",
    "chair",
    "cup",
    "bottle",
    "bird",
    "umbrella",
    "elephant",
    "giraffe",
    "tv",
    "vase",
    "clock",
    "kite",
    "bus",
    "tree",
    "bicycle",
    "laptop",
    "pizza",
    "skateboard",
    "suitcase",
]
DIRECTIONS = ("left of", "right of", "above", "below")
SPATIAL = (*DIRECTIONS, "next to", "behind", "in front of", "near", "on", "under")


def pair(a: str, predicate: str, b: str, count: int = 1) -> SceneGraph:
    scene = SceneGraph()
    one, two = scene.put(a, count=count), scene.put(b)
    scene.relate(one, predicate, two)
    return scene


def chain(seed: int, predicates: Sequence[str]) -> SceneGraph:
    """Four to six things, each related to the next."""
    rng = random.Random(seed)
    names = rng.sample(NOUNS, rng.randint(4, 6))
    scene = SceneGraph()
    ids = [scene.put(name) for name in names]
    for first, second in itertools.pairwise(ids):
        scene.relate(first, rng.choice(predicates), second)
    return scene


def chains(number: int, predicates: Sequence[str]) -> Iterator[tuple[int, SceneGraph]]:
    for seed in range(number):
        yield seed, chain(seed, predicates)


def bad_layout(scene: SceneGraph, seed: int, canvas: Canvas | None = None) -> Layout:
    """What a deliberately bad predictor makes: wrong counts, any boxes, any depth, something nobody asked for."""
    rng = random.Random(seed)
    items = []
    for thing in scene.objects:
        for number in range(rng.choice((0, 1, 2, 3))):
            x, y, w, h = rng.uniform(-0.1, 0.9), rng.uniform(-0.1, 0.9), rng.uniform(0.02, 0.7), rng.uniform(0.02, 0.7)
            name = f"{thing.id}.{number + 1}"
            items.append(
                Item(id=name, node=thing.id, label=thing.label, box=Box(x, y, x + w, y + h), z=rng.randint(-3, 9))
            )
    items.append(Item(id="rock.9", label="rock", box=Box(0.1, 0.1, 0.3, 0.3), z=5))
    return Layout(items=tuple(items), scene=scene.data(), canvas=canvas or Canvas())
