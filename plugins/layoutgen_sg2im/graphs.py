"""Graphs as tensors: a node for every instance, every word and the image; and the relations that boxes show.

Beside the paper's `__in_image__` there are three predicates of ours: `__is__` joins a word with what it is said of,
`__before__` the instances of one mention from left to right (or several dogs would be one and the same node), and
`__unsaid__` an object that the text does not mention with the image.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import torch
from numpy.random import Generator
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen_sg2im.sentence import BEFORE, IMAGE, IN_IMAGE, IS, UNSAID, Names, Said

DERIVED = ("left of", "right of", "above", "below", "inside", "surrounding")
_PAIRS = 8  # so many edges at most say one relation between many instances
Sides = Sequence[float]


@dataclass(frozen=True)
class GraphBatch(SceneBatch):
    """Graphs, and what is true of them; and sentences, as bags of their nodes.

    choices: (N, M, 4) boxes that a node may take, the first `open` of them (0: none is known). bags: (K,) int64 ids of
    the nodes of C sentences, one after the other, each from `starts`, (C,), on; more: (C, classes) int64, how many of
    each class their pictures have beside what they mention. outlined: graphs of objects with masks, if any.
    """

    choices: Tensor = field(default_factory=lambda: torch.zeros(0, 1, 4))
    open: Tensor = field(default_factory=lambda: torch.zeros(0, dtype=torch.int64))
    bags: Tensor = field(default_factory=lambda: torch.zeros(0, dtype=torch.int64))
    starts: Tensor = field(default_factory=lambda: torch.zeros(0, dtype=torch.int64))
    more: Tensor = field(default_factory=lambda: torch.zeros(0, 0, dtype=torch.int64))
    outlined: GraphBatch | None = None


@dataclass
class Sketch:
    """One graph while it grows.

    nodes: ids; edges: rows of node, predicate's id, node. known: the class of a node that has a box; boxes: those that
    it may take, in training.
    """

    names: Names
    nodes: list[int] = field(default_factory=list)
    edges: list[tuple[int, int, int]] = field(default_factory=list)
    known: dict[int, int] = field(default_factory=dict)
    boxes: dict[int, list[Sides]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nodes.append(self.names.object_ids[IMAGE])

    def join(self, a: int, predicate: str, b: int) -> None:
        """An edge, where the network knows the predicate."""
        known = self.names.predicate_ids.get(predicate)
        if known is not None:
            self.edges.append((a, known, b))

    def put(self, label: int, known: int = 0, boxes: Sequence[Sides] = (), *, unsaid: bool = False) -> int:
        """An object in the image; returns its node. known: its class, 0 for what has no box."""
        node = len(self.nodes)
        self.nodes.append(label)
        self.join(node, UNSAID if unsaid and UNSAID in self.names.predicate_ids else IN_IMAGE, 0)
        if known:
            self.known[node] = known
        if boxes:
            self.boxes[node] = list(boxes)
        return node

    def row(self, nodes: Sequence[int]) -> None:
        """The instances of one mention, from left to right."""
        for a, b in pairwise(nodes):
            self.join(a, BEFORE if BEFORE in self.names.predicate_ids else "left of", b)

    def describe(self, words: Sequence[int], nodes: Sequence[int]) -> None:
        """Words said of these nodes, a node each."""
        for word in words:
            self.nodes.append(word)
            for node in nodes[:4]:
                self.join(len(self.nodes) - 1, IS, node)

    def relate(self, subjects: Sequence[int], predicate: int, objects: Sequence[int]) -> None:
        """A stated relation: every instance with every other, or with one each when they are many."""
        if len(subjects) * len(objects) <= _PAIRS:
            pairs = [(s, o) for s in subjects for o in objects]
        else:
            most = max(len(subjects), len(objects))
            pairs = [(subjects[k * len(subjects) // most], objects[k * len(objects) // most]) for k in range(most)]
        self.edges += [(s, predicate, o) for s, o in pairs if s != o]


def stated(sketch: Sketch, sentence: Said, members: Sequence[Sequence[int]]) -> None:
    """Adds what the sentence says. members: the nodes of each thing's instances, from left to right."""
    for thing, nodes in zip(sentence.things, members, strict=True):
        sketch.row(nodes)
        sketch.describe(thing.words, nodes)
    for subject, predicate, target in sentence.relations:
        sketch.relate(members[subject], predicate, members[target])
    sketch.describe(sentence.words, [0])


def derived(a: Sides, b: Sides) -> str:
    """How box a lies to box b, as sg2im derives it for COCO: by containment, else by the angle of the centres."""
    if a[0] > b[0] and a[2] < b[2] and a[1] > b[1] and a[3] < b[3]:
        return "inside"
    if a[0] < b[0] and a[2] > b[2] and a[1] < b[1] and a[3] > b[3]:
        return "surrounding"
    angle = math.atan2(a[1] + a[3] - b[1] - b[3], a[0] + a[2] - b[0] - b[2])
    if abs(angle) >= math.pi * 3 / 4:
        return "left of"
    if abs(angle) < math.pi / 4:
        return "right of"
    return "above" if angle < 0 else "below"


def derive(sketch: Sketch, rng: Generator) -> None:
    """Relations that the boxes show, between some objects and another one each."""
    sure = [node for node, boxes in sketch.boxes.items() if len(boxes) == 1]
    if len(sure) < 2:
        return
    share = rng.random()
    for node in sure:
        other = sure[rng.integers(len(sure))]
        if other != node and rng.random() < share:
            a, b = (node, other) if rng.random() < 0.5 else (other, node)
            sketch.join(a, derived(sketch.boxes[a][0], sketch.boxes[b][0]), b)


def batch(sketches: Sequence[Sketch], most: int = 1) -> GraphBatch:
    """The graphs as one batch. most: M, the choices of a node at the most; of more, some are taken."""
    sizes = [len(sketch.nodes) for sketch in sketches]
    firsts = list(accumulate(sizes, initial=0))
    choices = torch.zeros(firsts[-1], most, 4)
    number = torch.zeros(firsts[-1], dtype=torch.int64)
    for first, sketch in zip(firsts, sketches, strict=False):
        for node, boxes in sketch.boxes.items():
            some = boxes if len(boxes) <= most else [boxes[k * len(boxes) // most] for k in range(most)]
            choices[first + node, : len(some)] = torch.tensor(some)
            number[first + node] = len(some)
    rows = [(s + first, p, o + first) for first, g in zip(firsts, sketches, strict=False) for s, p, o in g.edges]
    return GraphBatch(
        words=torch.zeros(len(sketches), 1, dtype=torch.int64),
        lengths=torch.ones(len(sketches), dtype=torch.int64),
        labels=torch.tensor([node for sketch in sketches for node in sketch.nodes], dtype=torch.int64),
        boxes=choices[:, 0],
        owner=torch.repeat_interleave(torch.arange(len(sketches)), torch.tensor(sizes, dtype=torch.int64)),
        triples=torch.tensor(rows, dtype=torch.int64).reshape(-1, 3),
        choices=choices,
        open=number,
    )


def bags(sentences: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """ids and starts of these bags, as GraphBatch has them."""
    starts = list(accumulate(map(len, sentences), initial=0))[:-1]
    flat = [node for nodes in sentences for node in nodes]
    return torch.tensor(flat, dtype=torch.int64), torch.tensor(starts, dtype=torch.int64)
