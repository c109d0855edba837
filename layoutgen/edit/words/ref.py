"""What a noun phrase says of what it means."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ref:
    """What a noun phrase says of what it means. start, end: its words in the clause.

    label: singular, none for "the red one" and pronouns. number: how many. ordinal: which one, from 1 (or -1: the
    last), counted from `side`. quantity: "all", "both", "half", "part" (a number of a known
    group), "alternate" (every other one), or "".
    """

    start: int
    end: int
    text: str
    label: str | None = None
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    pronoun: str = ""
    ids: tuple[str, ...] = ()
    number: int | None = None
    more: bool = False
    ordinal: int | None = None
    side: str = "left"
    superlative: str = ""
    attributes: tuple[str, ...] = ()
    quantity: str = ""
    other: bool = False
    owner: Ref | None = None
    of: tuple[Ref, ...] = ()
    near: tuple[tuple[str, tuple[Ref, ...]], ...] = ()  # relations: canonical predicate and landmarks
    position: str = ""
    but: tuple[Ref, ...] = ()
    lately: str = ""  # "new": brought just now, "done": what the last command was about
    one_each: bool = False  # given to several, each of whom gets one
    labels: tuple[str, ...] = field(default=(), compare=False)
