"""Who is behind or in front of a cake, a pizza or a laptop is at a table, though the text names none."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.parse.reading import Entity, Fact, Reading
from layoutgen.sorts import SERVED

_BEFORE = frozenset({"in front of", "behind", "around", "surrounding", "surrounded by"})
_PLACED = frozenset({"on", "in", "at", "inside", "under", "near", "next to", "around", "riding", "driving", "along"})
_HALLS = frozenset({"restaurant", "kitchen", "dining room", "living room", "house", "room", "cafe", "diner", "office"})
_DESKS = frozenset({"laptop", "laptop computer", "computer", "keyboard", "computer monitor", "desktop computer"})
_VESSELS = frozenset({"tableware", "kitchenware", "container", "decoration", "dish"})
_LOOSE = frozenset({"holding", "with", "has"})


def serve(reading: Reading) -> None:
    """Adds that table, for those of whom the text does not say where else they or what is before them are."""
    for fact in list(reading.facts):
        if fact.predicate in _BEFORE:
            _serve(reading, fact)


def _serve(reading: Reading, fact: Fact) -> None:
    guests, things = fact.subjects, fact.objects
    if not _are_people(guests):
        guests, things = things, guests
        if fact.predicate in ("around", "behind"):
            return  # peppers around somebody, a cup behind somebody
    elif fact.predicate == "in front of" and all(_is_bare(reading, fact, thing) for thing in things):
        return
    if not _are_people(guests) or not all(map(_is_served, things)) or _is_elsewhere(reading, (*guests, *things)):
        return
    desk = all(thing.label in _DESKS for thing in things)
    first = things[0]
    table = reading.add(
        Entity("desk" if desk else "table", [], 1, first.start, first.end, first.sentence, group="furniture")
    )
    both = {*map(id, guests)}, {*map(id, things)}
    for other in list(reading.facts):
        ends = {*map(id, other.subjects)}, {*map(id, other.objects)}
        if other.predicate in _LOOSE and ends == both:
            reading.facts.remove(other)  # who sits with a plate before him does not hold it
    reading.relate(things, "on", [table], fact.tokens)
    if fact.predicate in ("in front of", "behind"):
        reading.relate(guests, "at", [table], fact.tokens)
    else:
        fact.subjects, fact.predicate, fact.objects = guests, "around", [table]


def _are_people(entities: Sequence[Entity]) -> bool:
    return all(entity.group == "person" for entity in entities)


def _is_served(thing: Entity) -> bool:
    """Whether it stands on tables: a meal, dishes, a laptop, but no television."""
    if thing.group == "electronics":
        return thing.label in _DESKS
    return thing.group in SERVED and vocab.noun(thing.label).support == "surface"


def _is_bare(reading: Reading, fact: Fact, thing: Entity) -> bool:
    """Whether a cup stands for itself: nothing is in it, and nobody sits or eats."""
    if thing.group not in _VESSELS or any(
        thing in f.subjects or thing in f.objects for f in reading.facts if f is not fact
    ):
        return False
    return not any(map(reading.is_verb, range(len(reading.tree))))


def _is_elsewhere(reading: Reading, those: Sequence[Entity]) -> bool:
    """Whether the text has a table, or says that one of them is somewhere else: on a couch, in a park, in a hand."""
    if any(e.group == "furniture" or vocab.noun(e.label).name == "counter" for e in reading.entities):
        return True
    if any(vocab.place(word) not in _HALLS for word in reading.place_words):
        return True
    where = [e for f in reading.facts if f.predicate in _PLACED and _shares(f.subjects, those) for e in f.objects]
    return any(e not in those and vocab.place(e.label) not in _HALLS for e in where)


def _shares(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    return any(one is other for one in some for other in others)
