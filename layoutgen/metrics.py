"""How near a predicted layout comes to a real one, and whether it says what was asked: the measures of the papers.

- Text2Scene (arXiv:1809.01110, section 4.1): objects matched by class and place, single ones and overlapping pairs.
- sg2im (arXiv:1804.01622, section 4.4): overlap of boxes, and their spread over seeds.
- NSR-1K of LayoutGPT (arXiv:2305.15393, section 4): counts, and directions by sectors of ninety degrees.

Things are (label, box) pairs; boxes are x0 y0 x1 y1 in the unit square, y down.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from layoutgen.boxes import iou
from layoutgen.layout import Box

Thing = tuple[str, Box]
SIGMA = 0.2  # of the Gaussian by which Text2Scene weighs how far a centre is from its place


class Match(NamedTuple):
    """`truth` and `made` are places in the two lists; `nearness` is 1 where the centres agree."""

    truth: int
    made: int
    nearness: float


def nearness(a: Box, b: Box, aspect: float = 1.0) -> float:
    """exp(-(dx^2 + dy^2) / (2 sigma^2)) of the centres.

    aspect: width by height of a picture that is seen in the smallest square around it; sigma is a part of that square.
    """
    dx, dy = (a.cx - b.cx) * min(1.0, aspect) / SIGMA, (a.cy - b.cy) / max(1.0, aspect) / SIGMA
    return math.exp(-0.5 * (dx * dx + dy * dy))


def matches(truth: Sequence[Thing], made: Sequence[Thing]) -> list[Match]:
    """Pairs of one label, each thing at most once, the nearest pairs first."""
    possible = [
        Match(t, m, nearness(true_box, made_box))
        for t, (true_label, true_box) in enumerate(truth)
        for m, (made_label, made_box) in enumerate(made)
        if true_label == made_label
    ]
    return sorted(_nearest_first(possible))


def _nearest_first(possible: Iterable[Match]) -> Iterator[Match]:
    """The nearest pairs of which neither end is taken yet; among equally near ones the first of both lists."""
    truth: set[int] = set()
    made: set[int] = set()
    for match in sorted(possible, key=lambda m: (-m.nearness, m.truth, m.made)):
        if match.truth not in truth and match.made not in made:
            truth.add(match.truth)
            made.add(match.made)
            yield match


def matches_in_order(truth: Sequence[Thing], made: Sequence[Thing], aspect: float = 1.0) -> list[Match]:
    """Each thing made, one after the other, with the nearest true one of its label that is left, as in Text2Scene."""
    left = dict(enumerate(truth))
    found = []
    for m, (label, box) in enumerate(made):
        possible = [Match(t, m, nearness(true[1], box, aspect)) for t, true in left.items() if true[0] == label]
        if possible:
            best = max(possible, key=lambda match: match.nearness)
            del left[best.truth]
            found.append(best)
    return found


@dataclass
class Sums:
    """Added up over layouts; every share is none while nothing has been counted.

    truth, made, matched: things, or pairs of them. near: sum of the nearness of the matched; overlap: of their IoU.
    """

    truth: int = 0
    made: int = 0
    matched: int = 0
    near: float = 0.0
    overlap: float = 0.0
    overlap_over: tuple[int, int] = (0, 0)  # matched with IoU of at least .3, and of at least .5

    @property
    def precision(self) -> float | None:
        """Matched of those made."""
        return _share(self.matched, self.made)

    @property
    def recall(self) -> float | None:
        """Matched of the true ones."""
        return _share(self.matched, self.truth)

    @property
    def coordinate(self) -> float | None:
        """Mean nearness of the matched."""
        return _share(self.near, self.matched)

    @property
    def iou(self) -> float | None:
        """Mean IoU of the matched."""
        return _share(self.overlap, self.matched)

    @property
    def recalled_at(self) -> tuple[float, float] | None:
        """Share of the matched with an IoU of at least .3, and of at least .5."""
        return (self.overlap_over[0] / self.matched, self.overlap_over[1] / self.matched) if self.matched else None


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None


def add_singles(sums: Sums, truth: Sequence[Thing], made: Sequence[Thing]) -> None:
    """Counts one layout's things."""
    found = matches(truth, made)
    overlaps = [iou(truth[m.truth][1], made[m.made][1]) for m in found]
    sums.truth += len(truth)
    sums.made += len(made)
    sums.matched += len(found)
    sums.near += sum(m.nearness for m in found)
    sums.overlap += sum(overlaps)
    low, high = sums.overlap_over
    sums.overlap_over = (low + sum(o >= 0.3 for o in overlaps), high + sum(o >= 0.5 for o in overlaps))


@dataclass
class Means:
    """Means over pictures, as Text2Scene's released evaluation has them: one in which nothing matches counts as 0.

    found: of each picture precision, recall, coordinate, IoU, and the shares of IoU of at least .3 and .5.
    """

    found: list[tuple[float, ...]] = field(default_factory=list)

    def add(self, truth: int, made: int, near: Sequence[float], overlaps: Sequence[float] = ()) -> None:
        """Counts one picture of so many true things and things made. near, overlaps: of the matched."""
        matched = len(near)
        values = (
            matched,
            matched,
            sum(near),
            sum(overlaps),
            *(sum(o >= least for o in overlaps) for least in (0.3, 0.5)),
        )
        whole = (made, truth, *[matched] * 4)
        self.found.append(tuple(v / n if n else 0.0 for v, n in zip(values, whole, strict=True)))

    def _mean(self, k: int) -> float | None:
        return _share(sum(values[k] for values in self.found), len(self.found))

    @property
    def precision(self) -> float | None:
        """Matched of those made."""
        return self._mean(0)

    @property
    def recall(self) -> float | None:
        """Matched of the true ones."""
        return self._mean(1)

    @property
    def coordinate(self) -> float | None:
        """Nearness of the matched."""
        return self._mean(2)

    @property
    def iou(self) -> float | None:
        """IoU of the matched."""
        return self._mean(3)

    @property
    def recalled_at(self) -> tuple[float, float] | None:
        """Share of the matched with an IoU of at least .3, and of at least .5."""
        low, high = self._mean(4), self._mean(5)
        return None if low is None or high is None else (low, high)


def mean_singles(means: Means, truth: Sequence[Thing], made: Sequence[Thing], aspect: float = 1.0) -> None:
    """Counts one layout's things by picture."""
    found = matches_in_order(truth, made, aspect)
    means.add(
        len(truth), len(made), [m.nearness for m in found], [iou(truth[m.truth][1], made[m.made][1]) for m in found]
    )


def mean_pairs(means: Means, truth: Sequence[Thing], made: Sequence[Thing]) -> None:
    """Counts one layout's overlapping pairs by picture, where the real one has any; their nearness is not measured."""
    true, ours = (Counter((a, b) for (a, _), (b, _) in pairs(things)) for things in (truth, made))
    if true:
        means.add(true.total(), ours.total(), [0.0] * (true & ours).total())


def pairs(things: Sequence[Thing]) -> list[tuple[Thing, Thing]]:
    """The pairs of things whose boxes overlap, the labels of each in the alphabet's order."""
    found = []
    for a, b in combinations(things, 2):
        if iou(a[1], b[1]) > 0:
            found.append((a, b) if a[0] <= b[0] else (b, a))
    return found


def add_pairs(sums: Sums, truth: Sequence[Thing], made: Sequence[Thing]) -> None:
    """Counts one layout's overlapping pairs; a pair matches by both labels, as near as the mean of its two things."""
    true_pairs, made_pairs = pairs(truth), pairs(made)
    possible = [
        Match(t, m, (nearness(a[1], c[1]) + nearness(b[1], d[1])) / 2)
        for t, (a, b) in enumerate(true_pairs)
        for m, (c, d) in enumerate(made_pairs)
        if (a[0], b[0]) == (c[0], d[0])
    ]
    found = list(_nearest_first(possible))
    sums.matched += len(found)
    sums.near += sum(match.nearness for match in found)
    sums.truth += len(true_pairs)
    sums.made += len(made_pairs)


def spread(layouts: Sequence[Mapping[str, Box]]) -> float:
    """The standard deviation of box coordinates over several layouts of one scene, the mean over its items.

    layouts: item id -> box, one for each seed; an item counts when all of them have it.
    """
    shared = set.intersection(*(set(boxes) for boxes in layouts)) if layouts else set()
    found = [
        math.sqrt(_variance([boxes[item][side] for boxes in layouts])) for item in sorted(shared) for side in range(4)
    ]
    return sum(found) / len(found) if found else 0.0


def _variance(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((v - mean) ** 2 for v in values) / len(values)


# NSR-1K -------------------------------------------------------------------------------------------------------------


class Counted(NamedTuple):
    """One layout against the counts that were asked for. right: all of them agree, and nothing else was asked for."""

    precision: float
    recall: float
    right: bool


def count(asked: Mapping[str, int], made: Iterable[str]) -> Counted:
    """Compares the labels of a layout with the numbers asked for; labels that nobody asked for do not count."""
    found = Counter(label for label in made if label in asked)
    both = sum(min(number, found[label]) for label, number in asked.items())
    drawn, wanted = sum(found.values()), sum(asked.values())
    return Counted(
        both / drawn if drawn else 0.0,
        both / wanted if wanted else 0.0,
        all(found[label] == number for label, number in asked.items()),
    )


def direction(a: Box, b: Box) -> str:
    """Where a lies from b: "left of", "right of", "above" or "below", by sectors of ninety degrees of the centres."""
    dx, dy = a.cx - b.cx, a.cy - b.cy
    if abs(dx) > abs(dy):
        return "right of" if dx > 0 else "left of"
    return "below" if dy > 0 else "above"


def stands(relation: str, a: Box, b: Box) -> bool:
    """Whether NSR-1K's measure sees the relation; "next to" is either side. Raises ValueError for other relations."""
    if relation == "next to":
        return direction(a, b) in ("left of", "right of")
    if relation not in ("left of", "right of", "above", "below"):
        raise ValueError(f"NSR-1K knows left of, right of, above, below and next to, not {relation!r}")
    return a.center != b.center and direction(a, b) == relation
