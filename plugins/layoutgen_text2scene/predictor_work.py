"""One scene on its way to a layout: what it still asks for, what is there already, and how each object came."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from layoutgen.layout import Box, Item, Layout
from layoutgen.likeness import nearest
from layoutgen.nn.words import Vocabulary
from layoutgen.predict.learned import Guess, Wish, caption, wishes
from layoutgen.scene import SceneGraph
from layoutgen.vocab import noun
from layoutgen_text2scene.model import END
from layoutgen_text2scene.predictor_choice import Floats, Quota
from layoutgen_text2scene.words import heard

MOST = 10  # objects of a scene beyond which nothing is only implied: the network was taught no more
CROWD = 8  # instances that "many" may become


class Step(NamedTuple):
    """One object as it came. label: its noun; node: of the scene, none for what is implied.

    locked: a person had placed it. words, what, where: those that were read, and the shares of attention on each.
    chances: the likeliest next classes at this step, END's as "end".
    """

    label: str
    box: Box
    node: str | None
    locked: bool
    words: tuple[str, ...]
    what: tuple[float, ...]
    where: tuple[float, ...]
    chances: tuple[tuple[str, float], ...]


class Next(NamedTuple):
    """What comes next: a class, END when nothing does. box: where it stands already, if it does."""

    label: int
    box: Box | None = None
    node: str | None = None


@dataclass
class Work:
    """What is left to do, and what is done. last: things that another class stands for, placed at the end."""

    scene: SceneGraph
    keep: Layout | None
    asked: tuple[Wish, ...]
    heard: list[str]
    quota: Quota
    locked: deque[Next]
    last: deque[Next]
    taken: dict[str, set[int]]  # numbers of each node that locked items have
    draw: np.random.Generator
    placed: Counter[str] = field(default_factory=Counter)  # of each node, the locked ones among them
    boxes: dict[int, list[Box]] = field(default_factory=dict)  # of each class, on the canvas
    guesses: list[Guess] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    ended: bool = False

    def next(self, chances: Floats, classes: Mapping[str, int]) -> Next:
        """Locked items first, then what the network says within the quota, then stand-ins. chances: of every class."""
        if self.locked:
            return self.locked.popleft()
        if not self.ended:
            label = self.quota.next(chances)
            if label != END:
                needed = self.quota.least[label] > 0
                self.quota.take(label)
                return Next(label, None, self._owner(label, needed, classes))
            self.ended = True
        return self.last.popleft() if self.last else Next(END)

    def _owner(self, label: int, needed: bool, classes: Mapping[str, int]) -> str | None:
        """The node that an object of this class is of: the first that lacks one, or else the first of vague number."""
        mine = [wish for wish in self.asked if wish.exact and classes[wish.known] == label]
        lacking = [w.node for w in mine if self.placed[w.node] < least(w)] if needed else []
        vague = [w.node for w in mine if not w.exactly]
        return next(iter(lacking or vague), None)

    def guess(self, node: str | None, label: str, box: Box) -> None:
        """Notes an object that the network placed."""
        number = 0
        if node is not None:
            self.placed[node] += 1
            taken = self.taken.setdefault(node, set())
            number = next(n for n in range(1, len(taken) + 2) if n not in taken)
            taken.add(number)
        self.guesses.append(Guess(node, number, label, box))


def least(wish: Wish) -> int:
    """How many a wish must get: its number, two where the text says none."""
    return wish.number if wish.exactly else min(2, wish.number)


@dataclass(frozen=True)
class Desk:
    """Where work begins. labels: the classes, whose ids begin behind END. implied, more: see the predictor."""

    words: Vocabulary
    labels: tuple[str, ...]
    implied: float
    more: float

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """The classes' ids."""
        return {label: k for k, label in enumerate(self.labels, END + 1)}

    def begin(self, scene: SceneGraph, seed: int, keep: Layout | None) -> Work:
        """The work on a scene of which the locked items of `keep` are there already."""
        data = scene.data()
        asked = wishes(data, self.labels)
        known = {wish.node: wish.known for wish in asked}
        locked = [item for item in (keep.items if keep is not None else ()) if item.locked and item.z >= 0]
        there = [
            Next(self.ids[known.get(i.node or "") or nearest(noun(i.label), self.labels)[0]], i.box, i.node)
            for i in locked
        ]
        placed = Counter(one.node for one in there if one.node is not None)
        taken: dict[str, set[int]] = {}
        for item in locked:
            if item.node is not None:
                taken.setdefault(item.node, set()).add(_number(item))
        last = [
            Next(self.ids[wish.known], None, wish.node)
            for wish in asked
            if not wish.exact
            for _ in range(wish.number - placed[wish.node])
        ]
        return Work(
            scene=scene,
            keep=keep,
            asked=asked,
            heard=heard(caption(data), asked, self.words),
            quota=self._quota(asked, placed, len(there)),
            locked=deque(sorted(there, key=lambda one: one.label)),
            last=deque(last),
            taken=taken,
            draw=np.random.default_rng(seed),
            placed=placed,
        )

    def _quota(self, asked: Sequence[Wish], placed: Mapping[str, int], there: int) -> Quota:
        """The classes' numbers. A class of which the text gives a number gets no others; "some" may become more."""
        classes = END + 1 + len(self.labels)
        needed, most = np.zeros(classes, dtype=np.int64), np.full(classes, MOST)
        likely = np.full(classes, self.implied)
        meant = [wish for wish in asked if wish.exact]
        for wish in meant:
            needed[self.ids[wish.known]] += max(0, least(wish) - placed.get(wish.node, 0))
        for known in {wish.known for wish in meant}:
            mine = [wish for wish in meant if wish.known == known]
            k = self.ids[known]
            likely[k] = self.more
            most[k] = needed[k] if all(wish.exactly for wish in mine) else max(needed[k], CROWD)
        return Quota(needed, most, likely, room=max(0, MOST - int(needed.sum()) - there))


def _number(item: Item) -> int:
    """The number of an instance, the last part of its id; 0 when it has none."""
    tail = item.id.rpartition(".")[2]
    return int(tail) if tail.isdigit() else 0
