"""Pure functions on boxes and layouts: what overlaps, what is visible, which relation holds, what is broken."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.box import sound_box
from layoutgen.boxes import area, gap, hull, intersection, iou, outline, overlap, uncovered, visible_fraction
from layoutgen.checks import check
from layoutgen.judging import instances, position_holds, relation_holds
from layoutgen.layout import Box, Item
from layoutgen.meanings import PREDICATES, Predicate, known
from layoutgen.predicates import TESTS, Solid

__all__ = [
    "PREDICATES",
    "Predicate",
    "area",
    "check",
    "gap",
    "holds",
    "hull",
    "instances",
    "intersection",
    "iou",
    "outline",
    "overlap",
    "position_holds",
    "relation_holds",
    "solid",
    "uncovered",
    "visible_fraction",
]


def solid(thing: Item | Sequence[float], aspect: float = 1.0) -> Solid:
    """An item or a box (unit square) in canvas heights; a box has no depth, an item with a negative z is a region."""
    if isinstance(thing, Item):
        x0, y0, x1, y1 = thing.box
        return Solid(x0 * aspect, y0, x1 * aspect, y1, thing.z, thing.z < 0)
    x0, y0, x1, y1 = thing if isinstance(thing, Box) else sound_box(thing)
    return Solid(x0 * aspect, y0, x1 * aspect, y1)


def holds(predicate: str, a: Item | Sequence[float], b: Item | Sequence[float], *, aspect: float = 1.0) -> bool:
    """Whether `a predicate b` holds for two items or two boxes x0 y0 x1 y1, as docs/predicates.md says.

    aspect: width / height of the canvas in pixels. Depth is judged by z and boxes for items, by boxes alone otherwise.
    Raises LayoutgenError for an unknown predicate and for what is no box.
    """
    known(predicate)
    return TESTS[predicate](solid(a, aspect), solid(b, aspect))
