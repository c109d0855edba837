"""Which relation is meant: "to the table" is on it, "to the car" next to it, "into the box" in it."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.words.command import (
    Command,
)
from layoutgen.edit.words.ref import Ref

_SURFACES = frozenset({"furniture", "appliance"})
_STANDING = frozenset({"furniture", "person", "vehicle"})  # brought to a table, not onto it
_TABLES = frozenset({"table", "desk", "dining table", "counter", "kitchen counter", "bar"})
_VESSELS = frozenset({
    "box", "basket", "bowl", "vase", "bag", "suitcase", "cup", "glass", "bucket", "crate", "pot", "boat", "cage",
    "bin",
})  # fmt: skip


def predicate_of(command: Command, value: str, words: str, refs: Sequence[Ref], marks: Sequence[str]) -> str:
    """The canonical predicate of what was said: "to the table" is on it, "to the car" next to it."""
    layout = command.layout
    mark = layout[marks[0]]
    known = vocab.noun(mark.label)
    region = mark.z < 0 or known.kind == "stuff"
    holds_things = known.name in _VESSELS
    if value in ("to", "at", "middle of", "with"):
        if value == "middle of" and len(marks) > 1:
            return "between"
        movers = [i for i in layout.items if i.id in command.context.focus and i.id not in marks]
        standing = value == "to" and known.name in _TABLES
        standing = standing and any(vocab.noun(i.label).group in _STANDING for i in movers)
        if region or (known.group in _SURFACES and value != "with" and not standing):
            return "at" if value == "at" and not region else "on"
        return "in" if holds_things and value != "at" else "in" if value == "middle of" else "next to"
    if value == "off":
        return "next to"
    if value == "other side of":
        mine = [
            layout[each].box.cx
            for each in command.context.focus
            if each not in marks and any(i.id == each for i in layout.items)
        ]
        return "right of" if mine and mine[0] < mark.box.cx else "left of"
    if (
        value == "in"
        and known.group == "furniture"
        and not holds_things
        and known.name not in ("crib", "cabinet", "drawer")
    ):
        return "on"
    if value == "between" and len(marks) == 1:
        return "between"
    if words == "around" and len(marks) == 1 and len(refs) == 1:
        return "near"
    return value
