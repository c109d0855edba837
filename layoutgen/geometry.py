"""What every canonical predicate means on boxes, and pure functions on boxes and polygons."""

from __future__ import annotations

from typing import NamedTuple


class Predicate(NamedTuple):
    """A canonical predicate: its name, family, inverse (or ""), and its geometric meaning in words."""

    name: str
    family: str
    inverse: str
    meaning: str


_TABLE = """
left of | direction | right of
right of | direction | left of
above | direction | below
below | direction | above
behind | depth | in front of
in front of | depth | behind
on | support |
under | support |
in | containment | containing
inside | containment | containing
containing | containment | in
full of | containment |
near | proximity | near
next to | proximity | next to
at | proximity |
with | proximity | with
along | proximity |
against | proximity |
leaning on | proximity |
around | surround |
surrounded by | surround | around
between | between |
among | between |
over | direction |
across | support |
through | containment |
opposite | proximity | opposite
facing | proximity |
far from | proximity | far from
wearing | attachment |
holding | attachment |
carrying | attachment |
riding | support |
has | part | part of
part of | part | has
covering | support | covered with
covered with | support | covering
attached to | attachment |
hanging from | attachment |
eating | action |
drinking | action |
looking at | action |
reading | action |
using | action |
playing with | action |
playing | action |
pulling | action |
pushing | action |
kicking | action |
hitting | action |
throwing | action |
catching | action |
chasing | action |
following | action |
leading | action |
feeding | action |
touching | action |
cutting | action |
flying | action |
driving | action |
talking to | action |
interacting with | action |
larger than | comparison | smaller than
smaller than | comparison | larger than
taller than | comparison | shorter than
shorter than | comparison | taller than
same as | comparison | same as
"""

PREDICATES: dict[str, Predicate] = {
    name: Predicate(name, family, inverse, "")
    for name, family, inverse in ([part.strip() for part in row.split("|")] for row in _TABLE.strip().splitlines())
}
