"""The canonical predicates: families, inverses, and what each means on boxes, in words."""

from __future__ import annotations

import difflib
from typing import NamedTuple

from layoutgen.errors import LayoutgenError


class Predicate(NamedTuple):
    """A canonical predicate: its name, family, inverse (or ""), and its geometric meaning in words."""

    name: str
    family: str
    inverse: str
    meaning: str


_TABLE = """
left of | direction | right of | the centre offset points left within 45 degrees; shortened by a tenth of both
    sizes it is still more than half as long as the whole offset; the boxes overlap along x by at most half of the
    smaller
right of | direction | left of | the centre offset points right within 45 degrees; shortened by a tenth of both
    sizes it is still more than half as long as the whole offset; the boxes overlap along x by at most half of the
    smaller
above | direction | below | the centre offset points up within 45 degrees; shortened by a tenth of both sizes it
    is still more than half as long as the whole offset; the boxes overlap along y by at most half of the smaller
below | direction | above | the centre offset points down within 45 degrees; shortened by a tenth of both sizes it
    is still more than half as long as the whole offset; the boxes overlap along y by at most half of the smaller
behind | depth | in front of | a has the smaller z (where known); its lower edge is no more than 0.02 below b's,
    unless it is a region; the gap along x is at most R
in front of | depth | behind | b is behind a
on | support |  | a's lower edge lies within b (from 0.04 above its upper edge to 0.04 below its lower edge); they
    share at least half of the narrower width; and a's centre is the higher one, or a lies in b by 80 %, or b is a
    region
under | support |  | a's centre is the lower one; they share at least half of the narrower width; the gap along y
    is at most 0.25
in | containment | containing | half of a's width lies within b, the boxes share a tenth of a's height, and a's
    lower edge lies in b (0.04 tolerance) or a lies in b by 60 %: flowers in a vase, a man in a boat
inside | containment | containing | 60 % of a's area lies in b
containing | containment | in | b is in a
full of | containment |  | b is in a
near | proximity | near | the gap between the boxes is at most R
next to | proximity | next to | the centre offset points left or right within 45 degrees; the boxes overlap along
    x by at most 35 % of the narrower, along y by at least a quarter of the lower; the gap along x is at most R;
    beside a region: the gap is at most R
at | proximity |  | the gap between the boxes is at most R
with | proximity | with | the gap is at most 2 R
along | proximity |  | the gap between the boxes is at most R
against | proximity |  | the boxes touch or are at most 0.04 apart
leaning on | proximity |  | the boxes touch or are at most 0.04 apart
around | surround |  | a is larger and covers half of b, or is near it; several a stand on at least two sides of b
    (no empty arc over 270 degrees)
surrounded by | surround | around | b is around a
between | between |  | seen from a's centre, two of the objects lie in directions at least 110 degrees apart; with
    one object box alone: the gap is at most 4 R
among | between |  | a's centre lies within the hull of the objects, stretched by R; with one object box alone:
    the gap is at most 4 R
over | direction |  | a's centre is the higher one and they share at least 30 % of the narrower width
across | support |  | a spans 80 % of b's width at its height (a bridge), or a is on b (somebody who walks across
    a street)
through | containment |  | a quarter of one lies in the other
opposite | proximity | opposite | the centre offset points left or right within 45 degrees and the boxes overlap
    along x by at most a quarter
facing | proximity |  | the gap is at most 0.4 or 2 R
far from | proximity | far from | the gap between the boxes is at least 0.2
wearing | attachment |  | 60 % of b lies in a's box stretched by 15 % to each side, and b is not much larger than a
holding | attachment |  | the boxes touch or are at most 0.04 apart
carrying | attachment |  | the boxes touch or are at most 0.04 apart
riding | support |  | a's lower edge lies within b's height, they share 40 % of the narrower width, and a's centre
    is higher
has | part | part of | the boxes touch or are at most 0.04 apart; two persons as with
part of | part | has | the boxes touch or are at most 0.04 apart
covering | support | covered with | 40 % of one lies in the other
covered with | support | covering | 40 % of one lies in the other, or several stand on it
attached to | attachment |  | the boxes touch or are at most 0.04 apart
hanging from | attachment |  | a lies in b by 80 % (a picture on a wall), or its upper edge lies within b's height
    and its centre lower than b's, with 40 % of its width below b
eating | action |  | the gap between the boxes is at most R
drinking | action |  | the gap between the boxes is at most R
looking at | action |  | the boxes touch or are at most 1.0 apart
reading | action |  | the gap between the boxes is at most R
using | action |  | the gap between the boxes is at most R
playing with | action |  | the gap between the boxes is at most R
playing | action |  | the gap between the boxes is at most R
pulling | action |  | the gap is at most 0.4 or 2 R
pushing | action |  | the gap between the boxes is at most R
kicking | action |  | the gap is at most 0.4 or 2 R
hitting | action |  | the gap is at most 0.4 or 2 R
throwing | action |  | the gap is at most 0.4 or 2 R
catching | action |  | the gap is at most 0.4 or 2 R
chasing | action |  | the gap is at most 0.4 or 2 R
following | action |  | the gap is at most 0.4 or 2 R
leading | action |  | the gap is at most 0.4 or 2 R
feeding | action |  | the gap between the boxes is at most R
touching | action |  | the boxes touch or are at most 0.04 apart
cutting | action |  | the gap between the boxes is at most R
flying | action |  | the boxes touch or are at most 1.0 apart
driving | action |  | 30 % of a lies in b, or a rides b
talking to | action |  | the gap is at most 0.4 or 2 R
interacting with | action |  | the gap is at most 0.4 or 2 R
larger than | comparison | smaller than | a's area is at least 1.2 times b's
smaller than | comparison | larger than | b is larger than a
taller than | comparison | shorter than | a's height is at least 1.1 times b's
shorter than | comparison | taller than | b is taller than a
same as | comparison | same as | the smaller area is at least 0.6 of the larger
"""


def _read(text: str) -> dict[str, Predicate]:
    """The rows of the table: name | family | inverse | meaning; an indented line goes on with the row above."""
    rows = text.strip().replace("\n    ", " ").splitlines()
    cells = ([cell.strip() for cell in row.split("|")] for row in rows)
    return {name: Predicate(name, family, inverse, meaning) for name, family, inverse, meaning in cells}


PREDICATES: dict[str, Predicate] = _read(_TABLE)


def known(predicate: str) -> Predicate:
    """The predicate's record. Raises LayoutgenError that names the nearest known one."""
    if predicate not in PREDICATES:
        near = difflib.get_close_matches(predicate, PREDICATES, n=1, cutoff=0.0)[0]
        raise LayoutgenError(f"unknown predicate {predicate!r}; the nearest known one is {near!r}")
    return PREDICATES[predicate]


def table() -> str:
    """The documentation's table of all predicates, in Markdown."""
    head = ["| predicate | family | inverse | a *predicate* b holds when |", "|---|---|---|---|"]
    return "\n".join([*head, *(f"| {p.name} | {p.family} | {p.inverse} | {p.meaning} |" for p in PREDICATES.values())])


_PAGE = """# What every predicate means

`layoutgen.geometry.holds(predicate, a, b)` says whether a relation holds between two boxes or items, `relation_holds`
whether it holds between two nodes with all their instances, and `check(layout)` lists everything that a layout
breaks.

Lengths are in canvas heights (a box is first stretched by the canvas's width / height), y points down. R is half the
mean of the longer sides of the two boxes, at least 0.1. A region is stuff, or an item with a negative z.

Between nodes with several instances, directions and comparisons hold between every pair; support, containment,
proximity, attachment, action and "over" hold when every subject has some object. Of depth, the order (z and lower
edge) holds between every pair, the gap with some object. What flies is in a place when it is in the air above its
ground: a kite in a park. A group is near another (at, along, with it) when some of it is and the others stand by
those. When there are fewer objects than subjects, it is enough that every object has its subject and the others stand
within 0.4 (or 2 R) of one of them. Two directions stated of one pair ("left of" and "above") make a diagonal: for
each, GenEval's test alone is asked.

{table}

Sources: the directions satisfy GenEval's rule (arXiv 2310.11513) and NSR-1K's 90-degree sectors (arXiv 2305.15393) at
once. This page is written by `python -m layoutgen.meanings > docs/predicates.md`; a test checks that it is current.
"""

if __name__ == "__main__":
    import sys

    sys.stdout.write(_PAGE.format(table=table()))
