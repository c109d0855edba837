"""What is in the oven: the pizza of "a man making a pizza in an oven", and no cook."""

from __future__ import annotations

from layoutgen.parse.lexicon import INTO
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading

_STOVES = frozenset(
    {"oven", "stove", "stovetop", "microwave", "toaster", "grill", "skillet", "burner", "fryer", "cooktop", "wok"}
)
_COOKED = frozenset({"food", "fruit", "kitchenware", "container", "drink", "plant"})


def cooked(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """`subjects`, or what is named just before a stove that people would be in or on."""
    if phrase.predicate not in INTO or not phrase.start:
        return subjects
    if objects[0].label.rsplit(" ", 1)[-1] not in _STOVES or not any(e.group == "person" for e in subjects):
        return subjects
    near = reading.chunk_at[phrase.start - 1]
    things = reading.refers[near] if near is not None else []
    return things if things and all(e.group in _COOKED for e in things) else subjects
