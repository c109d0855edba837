"""What one item is in the picture: a drawing of its own, a part of somebody's, a card, or a piece of the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.persons import Figure
from layoutgen.layout import Item

_FABLED = frozenset({"mermaid", "merman", "genie", "yeti", "centaur", "ghost"})
How = Literal["person", "art", "card", "stuff", "figure", "part"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one item is in the picture.

    how: person, art or card have a `drawing`; "stuff" is a region of the background; "figure" is drawn as part of the
    person `owner` (a garment, a board), "part" is a piece of `owner`'s drawing that no art changes (a tail, a wheel).
    flip: the drawing is mirrored. prop: how the figure calls a garment or board ("" otherwise). figure: how a person is
    drawn, so that it can be drawn again in other clothes.
    """

    how: How
    drawing: Drawing | None = None
    owner: int | None = None
    flip: bool = False
    prop: str = ""
    figure: Figure | None = None


def is_person(item: Item) -> bool:
    """Persons of fable are rather a kind of art than a man in clothes."""
    return vocab.person(item.label) is not None and vocab.noun(item.label).name not in _FABLED
