"""The measures of section 4.1: unigrams, bigrams, poses, expressions, depths, directions, places.

    python -m layoutgen_text2scene.abstract_evaluate --weights FOLDER --data codraw_val.jsonl.gz --train codraw_train...

Every scene is drawn from its text alone, the likeliest choice at each step. Objects match by label, as in
`layoutgen.metrics`; attributes are compared on what matches, poses and expressions on people. Sums are over all scenes.
The floor is the layout of the training scene whose text is nearest, by the cosine of tf-idf.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from layoutgen.data.example import Example
from layoutgen.data.jsonl import read_jsonl
from layoutgen.layout import Item
from layoutgen.metrics import Sums, add_pairs, add_singles, matches
from layoutgen.nn.weights import find
from layoutgen.nn.words import split
from layoutgen_text2scene.abstract_data import EXPRESSIONS, POSES
from layoutgen_text2scene.abstract_draw import Painter, Piece
from layoutgen_text2scene.abstract_predictor import painter_of

Draw = Callable[[str], Sequence[Piece]]


@dataclass
class Scores:
    """The sums of one way of drawing."""

    singles: Sums = field(default_factory=Sums)
    pairs: Sums = field(default_factory=Sums)
    right: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def add(self, truth: Sequence[Piece], made: Sequence[Piece]) -> None:
        """Counts one scene."""
        true_things, made_things = [(p.label, p.box) for p in truth], [(p.label, p.box) for p in made]
        add_singles(self.singles, true_things, made_things)
        add_pairs(self.pairs, true_things, made_things)
        for match in matches(true_things, made_things):
            a, b = truth[match.truth], made[match.made]
            self._count("depth", a.depth == b.depth)
            self._count("flip", a.flip == b.flip)
            if a.pose and b.pose:
                self._count("pose", a.pose == b.pose)
                self._count("expression", a.expression == b.expression)

    def _count(self, name: str, right: bool) -> None:
        self.seen[name] += 1
        self.right[name] += right

    def row(self) -> list[float]:
        """As the table has them."""
        single, pair = self.singles, self.pairs
        shares = [self.right[n] / max(1, self.seen[n]) for n in ("pose", "expression", "depth", "flip")]
        found = (single.precision, single.recall, pair.precision, pair.recall, *shares, single.coordinate)
        return [value or 0.0 for value in (*found, pair.coordinate, single.iou)]


COLUMNS = ("U-prec", "U-rec", "B-prec", "B-rec", "pose", "expr", "depth", "flip", "U-coord", "B-coord", "IoU")


def pieces(items: Iterable[Item]) -> list[Piece]:
    """A true scene's items."""
    return [
        Piece(
            item.label,
            item.box,
            min(max(-item.z, 0), 2),
            item.flip,
            item.pose if item.pose in POSES else None,
            next((a for a in item.attributes if a in EXPRESSIONS), None),
        )
        for item in items
    ]


def nearest_text(training: Sequence[Example]) -> Draw:
    """The floor: the scene of the nearest training text."""
    counts = [Counter(split(e.captions[0])) for e in training]
    met = Counter(word for count in counts for word in count)
    ids = {word: k for k, word in enumerate(sorted(met))}
    weight = np.array([np.log(len(counts) / met[word]) for word in sorted(met)])

    def vector(count: Counter[str]) -> np.ndarray:
        made = np.zeros(len(ids), dtype=np.float32)
        for word, number in count.items():
            if word in ids:
                made[ids[word]] = number * weight[ids[word]]
        length = float(np.linalg.norm(made))
        return made / length if length else made

    table = np.stack([vector(count) for count in counts])

    def draw(text: str) -> list[Piece]:
        return pieces(training[int((table @ vector(Counter(split(text)))).argmax())].layout.items)

    return draw


def score(examples: Iterable[Example], draw: Draw) -> Scores:
    """The measures of a way of drawing on some scenes."""
    scores = Scores()
    for example in examples:
        scores.add(pieces(example.layout.items), draw(example.captions[0]))
    return scores


def main() -> None:
    """Prints one table."""
    parser = argparse.ArgumentParser(description="Measures the abstract-scene variant of Text2Scene.")
    parser.add_argument("--weights", required=True, help="folder or name of the weights")
    parser.add_argument("--data", required=True, type=Path, help="the scenes to measure on")
    parser.add_argument("--train", required=True, type=Path, help="the scenes of the floor")
    parser.add_argument("--limit", type=int, default=None, help="of the scenes to measure on")
    given = parser.parse_args()
    examples = [e for e in read_jsonl(given.data) if e.layout.items and e.captions][: given.limit]
    painter: Painter = painter_of(find(given.weights))
    training = [e for e in read_jsonl(given.train) if e.layout.items and e.captions]
    rows: dict[str, Draw] = {"nearest text": nearest_text(training), "text2scene_abstract": painter}
    sys.stdout.write(f"{len(examples)} scenes".ljust(22) + "".join(name.rjust(9) for name in COLUMNS) + "\n")
    for name, draw in rows.items():
        found = score(examples, draw).row()
        sys.stdout.write(name.ljust(22) + "".join(f"{value:.3f}".rjust(9) for value in found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
