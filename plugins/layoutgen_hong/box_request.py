"""What a scene asks of the box generator: its words, how many of each class, and which boxes are there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from layoutgen.layout import Item, Layout
from layoutgen.likeness import nearest
from layoutgen.nn.words import Vocabulary
from layoutgen.predict.learned import Wish, caption, wishes
from layoutgen.scene import SceneData, SceneGraph
from layoutgen.vocab import nearest_coco, noun
from layoutgen_hong.box_data import LONGEST_TEXT
from layoutgen_hong.box_numbers import CLASSES, LABELS, to_numbers
from layoutgen_hong.box_sampler import MOST, Task
from layoutgen_hong.box_words import says_sides, spoken, unheard


class Request(NamedTuple):
    """One scene and what it asks for.

    wishes: those that the network hears of, and those (`late`) whose nouns it knows but has no class for: it places
    their stand-ins when all else is placed. given: locked items, each with a class that stands for it. mirrors:
    whether left and right may be exchanged.
    """

    scene: SceneGraph
    keep: Layout | None
    wishes: tuple[Wish, ...]
    late: tuple[Wish, ...]
    given: tuple[tuple[Item, str], ...]
    task: Task
    mirrors: bool


def request(scene: SceneGraph, keep: Layout | None, words: Vocabulary) -> Request:
    """What a scene and the locked items of `keep` ask for; what lies behind all things, as the sky, is not given."""
    data = scene.data()
    wanted = wishes(data, CLASSES)
    strange = unheard(wanted, words)
    late = tuple(wish for wish in wanted if not wish.exact and wish not in strange)
    prompt = tuple(wish for wish in wanted if wish not in late)
    classes = {wish.node: wish.known for wish in wanted}
    given = tuple(
        (item, classes.get(item.node or "") or nearest(noun(item.label), CLASSES)[0])
        for item in (keep.items if keep is not None else ())
        if item.locked and item.z >= 0
    )[:MOST]
    text = caption(data)
    heard = tuple(words.ids(spoken(data, strange, text))[:LONGEST_TEXT]) or (1,)
    labels = np.array([LABELS.id(known) for _, known in given], dtype=np.int64)
    boxes = torch.tensor([tuple(item.box) for item, _ in given]).reshape(-1, 4)
    task = Task(heard, *_limits(prompt, given, data), labels, to_numbers(boxes).numpy(), _last(late, given))
    return Request(scene, keep, prompt, late, given, task, not given and not says_sides(text))


def owed(wish: Wish, given: Sequence[tuple[Item, str]]) -> int:
    """How many of a mention must still be placed at the least."""
    return max(0, (wish.number if wish.exactly else 2) - sum(item.node == wish.node for item, _ in given))


def _last(late: Sequence[Wish], given: Sequence[tuple[Item, str]]) -> NDArray[np.int64]:
    last = np.zeros(len(LABELS), np.int64)
    for wish in late:
        last[LABELS.id(wish.known)] += wish.number - sum(item.node == wish.node for item, _ in given)
    return np.maximum(last, 0)


def _limits(
    wanted: Sequence[Wish], given: Sequence[tuple[Item, str]], data: SceneData
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Least and most of each label: a number that the text says is both, what is locked counts, what is absent is 0."""
    least, most = np.zeros(len(LABELS), np.int64), np.full(len(LABELS), MOST)
    for wish in wanted:
        least[LABELS.id(wish.known)] += owed(wish, given)
    for _, known in given:
        least[LABELS.id(known)] += 1
    for known in {wish.known for wish in wanted}:
        if all(wish.exactly for wish in wanted if wish.known == known):
            most[LABELS.id(known)] = 0
    for absent in data.absent:
        if (banned := nearest_coco(absent.label)) in CLASSES:
            most[LABELS.id(banned)] = 0
    return least, np.maximum(least, most)
