"""Layouts against the real ones: objects, overlapping pairs, statements held, spread over seeds.

For whoever trains: `score({id: layout}, examples)` needs nothing but layouts and the examples they are of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from layoutgen.checks import check
from layoutgen.data.example import Example
from layoutgen.evaluation.classes import item_class, things
from layoutgen.evaluation.protocol import EVERY, Protocol, aspect
from layoutgen.layout import Box, Layout
from layoutgen.metrics import Means, Sums, Thing, add_pairs, add_singles, mean_pairs, mean_singles, spread


@dataclass
class Scores:
    """Added up over layouts. held: of the layouts that were checked, how many break no statement of their scene."""

    protocol: Protocol = EVERY
    singles: Sums | Means = field(init=False)
    pairs: Sums | Means = field(init=False)
    layouts: int = 0
    checked: int = 0
    held: int = 0

    def __post_init__(self) -> None:
        self.singles, self.pairs = (Means(), Means()) if self.protocol.by_picture else (Sums(), Sums())

    @property
    def held_share(self) -> float | None:
        """Share of the checked layouts in which every statement holds, none when no layout was checked."""
        return self.held / self.checked if self.checked else None

    def add(self, example: Example, made: Sequence[Thing]) -> None:
        """Counts one layout, given as classes and boxes, against the true one."""
        truth = self.protocol.truth(example)
        if isinstance(self.singles, Means) and isinstance(self.pairs, Means):
            mean_singles(self.singles, truth, made, aspect(example))
            mean_pairs(self.pairs, truth, made)
        elif isinstance(self.singles, Sums) and isinstance(self.pairs, Sums):
            add_singles(self.singles, truth, made)
            add_pairs(self.pairs, truth, made)
        self.layouts += 1


def score(layouts: Mapping[str, Layout], examples: Iterable[Example], protocol: Protocol = EVERY) -> Scores:
    """The scores of the layouts of some examples, by id; an example without a layout counts as an empty one.

    Truth: the boxes that the protocol counts. Counted of a layout: its items of the 80 classes (`evaluation.classes`).
    """
    scores = Scores(protocol)
    for example in examples:
        layout = layouts.get(example.id)
        scores.add(example, [] if layout is None else things(layout))
        if layout is not None:
            scores.checked += 1
            scores.held += not check(layout)
    return scores


def score_things(
    made: Mapping[str, Sequence[Thing]], examples: Iterable[Example], protocol: Protocol = EVERY
) -> Scores:
    """`score` of what is no layout but only classes and boxes, as the floors."""
    scores = Scores(protocol)
    for example in examples:
        scores.add(example, made.get(example.id, ()))
    return scores


def spread_over(runs: Sequence[Mapping[str, Layout]]) -> float:
    """How much the boxes differ over seeds: the standard deviation of a coordinate, mean over items, then layouts.

    runs: id -> layout, one for each seed; of an item that not all seeds have nothing is counted (sg2im, section 4.4).
    """
    shared = [name for name in runs[0] if all(name in run for run in runs)] if runs else []
    found = [spread([_boxes(run[name]) for run in runs]) for name in shared if _boxes(runs[0][name])]
    return sum(found) / len(found) if found else 0.0


def _boxes(layout: Layout) -> dict[str, Box]:
    return {item.id: item.box for item in layout.items if item_class(item, layout) is not None}
