"""What words can refer back to: the things spoken of last, the last group, the somebody of "him" and "her"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layoutgen import vocab
from layoutgen.layout import Layout


@dataclass(slots=True)
class Context:
    """What words can refer back to. focus: the items spoken of last; several: the last group of several.

    person: the somebody who was spoken of last, whom "him" and "her" mean when "it" is something else.
    kind: the label of what was spoken of last. before: the layout when the text began.
    """

    layout: Layout
    focus: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    person: str = ""
    kind: str = ""
    before: Layout | None = None
    earlier: tuple[str, ...] = ()  # what was spoken of before that
    beside: tuple[str, ...] = ()  # what it was put next to, or the like
    landmarks: tuple[str, ...] = ()  # what something was put on or beside last, or who was given it
    locked_too: bool = False  # whether "everything" means locked things as well
    left_out: tuple[str, ...] = ()  # what "except" took out last
    former: bool = False  # whether a name means what was called so when the text began, where there is such a thing

    @property
    def labels(self) -> frozenset[str]:
        """The labels in the layout."""
        return frozenset(item.label for item in self.layout.items)

    def note_person(self, ids: Sequence[str]) -> None:
        """Notes somebody who was named in passing: "next to the farmer"."""
        there = {item.id: item.label for item in self.layout.items}
        if len(ids) == 1 and vocab.person(there.get(ids[0], "")) is not None:
            self.person = ids[0]

    def mention(self, ids: Sequence[str]) -> None:
        """Notes what was spoken of."""
        self.earlier = self.focus if self.focus and not set(self.focus) & set(ids) else self.earlier
        self.focus = tuple(ids)
        self.beside = ()
        there = {item.id: item.label for item in self.layout.items}
        people = [each for each in ids if vocab.person(there.get(each, "")) is not None]
        self.person = people[0] if len(people) == 1 else self.person
        self.kind = there.get(ids[0], self.kind) if ids else self.kind
        if len(ids) > 1:
            self.several = tuple(ids)
