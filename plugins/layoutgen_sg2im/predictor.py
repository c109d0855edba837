"""sg2im as predictor: a scene's graph to boxes, in two passes.

The first graph has what is said; the second also the rest of its crowds and what the text implies. Boxes are the
network's medians. The seed chooses which way a picture faces where nothing says so, and how boxes stray.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import torch

from layoutgen import vocab
from layoutgen.layout import Canvas, Layout
from layoutgen.predict.learned import Guess, Wish, settle, stand_ins, wishes
from layoutgen.scene import SceneData, SceneGraph
from layoutgen_sg2im.counting import Company, alone, company, least
from layoutgen_sg2im.graphs import Sketch, bags, batch, stated
from layoutgen_sg2im.reading import Ready
from layoutgen_sg2im.sampling import sampled
from layoutgen_sg2im.sentence import Said, bag, said

VERSION = "1"
AT_ONCE = 64  # scenes in one batch
_SIDES = {"left", "right", "lefthand", "righthand"}
PLAIN_STRAY = 0.05  # of boxes whose network does not tell


class Asked(NamedTuple):
    """One scene, understood. rows: of each wish its thing."""

    scene: SceneGraph
    data: SceneData
    wishes: tuple[Wish, ...]
    said: Said
    rows: list[int]


class Place(NamedTuple):
    """A node of the second graph that stands for an instance. node: of the scene, none where it is implied."""

    node: str | None
    number: int
    label: str
    row: int


class Predictor:
    """The stage; `many` asks for several scenes at once."""

    def __init__(self, ready: Ready, *, temperature: float, confidence: float, implied: bool) -> None:
        """temperature: of the boxes. confidence: from which a thing is drawn. implied: what is not mentioned, too."""
        self.ready, self.temperature, self.confidence, self.implied = ready, temperature, confidence, implied

    def __call__(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        """The layout of one scene."""
        return next(iter(self.many([scene], seeds=[seed], keep=keep, canvas=canvas)))

    def many(
        self,
        scenes: Iterable[SceneGraph],
        *,
        seeds: Sequence[int] | None = None,
        keep: Layout | None = None,
        canvas: Canvas | None = None,
    ) -> Iterable[Layout]:
        """The layouts of many scenes, in their order, each as if it were alone. seeds: one a scene; 0 where none."""
        waiting = list(scenes)
        chosen = list(seeds) if seeds is not None else [0] * len(waiting)
        for start in range(0, len(waiting), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            found = self.guesses(waiting[part], chosen[part])
            for (asked, guesses), seed in zip(found, chosen[part], strict=True):
                yield settle(
                    asked.scene,
                    guesses,
                    canvas=canvas or Canvas(),
                    seed=seed,
                    keep=keep,
                    plugin="sg2im",
                    version=VERSION,
                    notes=stand_ins(asked.wishes),
                )

    @torch.no_grad()
    def guesses(self, scenes: Sequence[SceneGraph], seeds: Sequence[int]) -> list[tuple[Asked, list[Guess]]]:
        """Where the things of each scene lie."""
        every = [self._understood(scene) for scene in scenes]
        drawn = [self._sketch(asked, joined) for asked, joined in zip(every, self._companies(every), strict=True)]
        one = batch([sketch for sketch, _ in drawn])
        vectors = self.ready.net.look(one.labels, one.triples)
        boxes = self.ready.net.box_net(vectors).numpy()
        beside = self.ready.beside
        strays = beside.strays(vectors).numpy() if beside is not None else np.full_like(boxes, PLAIN_STRAY)
        made, first = [], 0
        for asked, (sketch, places), seed in zip(every, drawn, seeds, strict=True):
            rows = [first + place.row for place in places]
            made.append((asked, self._placed(asked, places, boxes[rows], strays[rows], seed)))
            first += len(sketch.nodes)
        return made

    def _placed(
        self, asked: Asked, places: Sequence[Place], medians: np.ndarray, strays: np.ndarray, seed: int
    ) -> list[Guess]:
        rng = np.random.default_rng(seed)
        mirrored = bool(rng.random() < 0.5) and not one_sided(asked.data)
        boxes = sampled(
            medians,
            strays,
            [place.node or f" {place.label}" for place in places],
            temperature=self.temperature,
            mirrored=mirrored,
            rng=rng,
        )
        return [Guess(p.node, p.number, p.label, box) for p, box in zip(places, boxes, strict=True)]

    def _understood(self, scene: SceneGraph) -> Asked:
        data, names = scene.data(), self.ready.names
        asked = wishes(data, names.classes)
        own = {w.node: w.known for w in asked if vocab.nearest_coco(w.label) == w.known}  # the nouns that had boxes
        rows = {thing.id: k for k, thing in enumerate(data.objects)}
        return Asked(scene, data, asked, said(data, own, names), [rows[wish.node] for wish in asked])

    def _companies(self, some: Sequence[Asked]) -> list[Company]:
        beside, classes = self.ready.beside, self.ready.names.classes
        if beside is None:
            return [alone(asked.wishes) for asked in some]
        bare = [
            bag(a.said, {k: least(w) for k, w in zip(a.rows, a.wishes, strict=True) if a.said.things[k].known})
            for a in some
        ]
        return [
            company(
                odds,
                classes,
                a.wishes,
                {absent.label for absent in a.data.absent},
                confidence=self.confidence,
                implied=self.implied,
            )
            for odds, a in zip(beside.counts(*bags(bare)), some, strict=True)
        ]

    def _sketch(self, asked: Asked, joined: Company) -> tuple[Sketch, list[Place]]:
        """The graph of a scene in this company, and which of its nodes are whose instances."""
        ids = self.ready.names.object_ids
        sketch = Sketch(self.ready.names)
        numbers = dict(zip(asked.rows, zip(asked.wishes, joined.numbers, strict=True), strict=True))
        members, places = [], []
        for row, thing in enumerate(asked.said.things):
            wish, number = numbers.get(row, (None, 1))
            noun = thing.label if thing.known or wish is None else ids[wish.known]
            nodes = [sketch.put(noun) for _ in range(number)]
            members.append(nodes)
            if wish is not None:
                places += [Place(wish.node, k, wish.known, node) for k, node in enumerate(nodes, 1)]
        stated(sketch, asked.said, members)
        for label, number in joined.implied:
            nodes = [sketch.put(ids[label], unsaid=True) for _ in range(number)]
            sketch.row(nodes)
            places += [Place(None, k, label, node) for k, node in enumerate(nodes, 1)]
        return sketch, places


def one_sided(data: SceneData) -> bool:
    """Whether a scene says what is left and what is right, so that its mirror image is another scene."""
    told = [p for thing in data.objects for p in (*thing.attributes, *thing.position)]
    words = [*told, *(r.predicate for r in data.relations), *(r.words for r in data.relations)]
    return any(_SIDES & set(word.split()) for word in words)
