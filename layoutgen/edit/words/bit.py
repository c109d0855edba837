"""A piece of a clause."""

from __future__ import annotations

from dataclasses import dataclass

from layoutgen.edit.words.amount import Measure, Size
from layoutgen.edit.words.ref import Ref


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a clause. kind: thing, prep, place, side, way, depth, amount, size, look, axis, pixels, joint, word.

    value: the predicate, position, direction or word; refs: the things of a thing or prep; words: how it was said.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    refs: tuple[Ref, ...] = ()
    words: str = ""
    measure: Measure | None = None
    size: Size | None = None
    looks: tuple[str, ...] = ()
    edge: bool = False
