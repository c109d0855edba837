"""Training graphs: each step draws pictures, what of them is said, what relations are told, and how they face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
import torch
from numpy.random import Generator

from layoutgen_sg2im.beside import MOST
from layoutgen_sg2im.counting import LEAST
from layoutgen_sg2im.examples import Caption, Corpus, Picture
from layoutgen_sg2im.graphs import GraphBatch, Sketch, bags, batch, derive, stated
from layoutgen_sg2im.outlines import Outlined, draw_outlines
from layoutgen_sg2im.sentence import Names, Said, Thing, bag

TOLD, STATED, BARE = 40, 4, 16  # graphs of each kind in a batch
COUNTED = 128  # captions in a batch as bags
CHOICES = 8  # boxes of a crowd that one of its drawn instances may take
_CROWD = 8  # instances of one mention at the most
_MIRRORED = {"left": "right", "right": "left", "left of": "right of", "right of": "left of", "lefthand": "righthand"}


class Drawing:
    """step -> batch, always the same for one step and seed."""

    def __init__(
        self, corpus: Corpus, seed: int, shapes: tuple[list[Outlined], list[Outlined]] = ([], []), start: int = 0
    ) -> None:
        """shapes: pictures with outlines, and silhouettes; they join from step `start` on."""
        self.corpus, self.seed, self.shapes, self.start = corpus, seed, shapes, start

    def __call__(self, step: int) -> GraphBatch:
        """The batch of a step: graphs of what is said alone or of whole pictures, and other captions as bags."""
        rng = np.random.default_rng((self.seed, step))
        names, told = self.corpus.names, self.corpus.told
        sketches = []
        for kind, number in ((told, TOLD), (self.corpus.stated, STATED), (self.corpus.bare, BARE)):
            for k in rng.integers(len(kind), size=number) if kind else ():
                shown = self._mirrored(kind[k]) if rng.random() < 0.5 else kind[k]
                caption = shown.captions[rng.integers(len(shown.captions))] if shown.captions else None
                unsaid = kind is not told or rng.random() < 0.6
                sketches.append(draw(shown, caption, names, rng, unsaid=unsaid))
        made = counted(batch(sketches, CHOICES), *self._captions(rng), len(names.classes))
        if step < self.start or not any(self.shapes):
            return made
        return replace(made, outlined=draw_outlines(*self.shapes, names, rng))

    def _captions(self, rng: Generator) -> tuple[list[Picture], list[Caption]]:
        told = self.corpus.told
        pictures = [told[k] for k in rng.integers(len(told), size=COUNTED)]
        return pictures, [p.captions[rng.integers(len(p.captions))] for p in pictures]

    @cached_property
    def _swaps(self) -> tuple[dict[int, int], dict[int, int]]:
        names = self.corpus.names
        words, predicates = names.object_ids, names.predicate_ids
        return (
            {words[a]: words[b] for a, b in _MIRRORED.items() if a in words and b in words},
            {predicates[a]: predicates[b] for a, b in _MIRRORED.items() if a in predicates and b in predicates},
        )

    def _mirrored(self, shown: Picture) -> Picture:
        """The picture in a mirror, left and right exchanged in what is said of it."""
        words, predicates = self._swaps
        captions = []
        for told, places, exact in shown.captions:
            things = [Thing(t.label, t.known, [words.get(w, w) for w in t.words]) for t in told.things]
            relations = [(s, predicates.get(p, p), o) for s, p, o in told.relations]
            captions.append(Caption(Said(things, relations, [words.get(w, w) for w in told.words]), places, exact))
        return Picture(shown.labels, [(1 - x1, y0, 1 - x0, y1) for x0, y0, x1, y1 in shown.boxes], captions)


def draw(shown: Picture, caption: Caption | None, names: Names, rng: Generator, *, unsaid: bool) -> Sketch:
    """One graph of a picture. unsaid: whether objects that the caption does not mention join it."""
    sketch = Sketch(names)
    free = set(range(len(shown.boxes)))
    if caption is not None:
        told = caption.said if rng.random() < 0.7 else caption.said._replace(words=[])
        members = []
        for thing, places, exact in zip(told.things, caption.places, caption.exact, strict=True):
            free -= set(places)
            most = _CROWD if exact else int(rng.integers(LEAST, _CROWD + 1)) if unsaid else LEAST
            plain = bool(thing.known) and rng.random() < 0.15
            label = thing.known if plain else thing.label
            members.append(_instances(sketch, shown, places, most, label) or [sketch.put(label)])
        stated(sketch, told, members)
    by_class: dict[int, list[int]] = {}
    for place in sorted(free):
        by_class.setdefault(shown.labels[place], []).append(place)
    for label, places in by_class.items() if unsaid else ():
        mentioned = caption is None and rng.random() < 0.7
        if caption is None or rng.random() < 0.7:
            most = int(rng.integers(1, _CROWD + 1))
            sketch.row(_instances(sketch, shown, places, most, label, unsaid=not mentioned))
    if rng.random() < (0.4 if caption is not None else 0.8):
        derive(sketch, rng)
    return sketch


def _instances(
    sketch: Sketch, shown: Picture, places: Sequence[int], most: int, label: int, *, unsaid: bool = False
) -> list[int]:
    """Nodes for boxes of one kind, from left to right. Of a crowd some are drawn; each may be one of several boxes."""
    boxes = sorted((shown.boxes[place] for place in places), key=lambda b: b[0] + b[2])
    number = min(most, len(boxes))
    window = len(boxes) - number + 1
    known = shown.labels[places[0]] if places else 0
    return [sketch.put(label, known, boxes[k : k + window], unsaid=unsaid) for k in range(number)]


def counted(graphs: GraphBatch, pictures: Sequence[Picture], captions: Sequence[Caption], classes: int) -> GraphBatch:
    """The batch with these captions as bags, and the numbers of what they do not say of their pictures."""
    found, more = [], []
    for shown, (told, places, exact) in zip(pictures, captions, strict=True):
        numbers = {
            k: min(len(p), _CROWD if e else LEAST) for k, (p, e) in enumerate(zip(places, exact, strict=True)) if p
        }
        rest = [0] * (classes + 1)
        for label in shown.labels:
            rest[label] += 1
        for k, number in numbers.items():
            rest[told.things[k].known] -= number
        found.append(bag(told, numbers))
        more.append([min(MOST, number) for number in rest[1:]])
    ids, starts = bags(found)
    return replace(graphs, bags=ids, starts=starts, more=torch.tensor(more))
