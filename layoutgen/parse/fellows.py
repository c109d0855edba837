"""Who is with somebody in a car, in a boat or on a couch is there too."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.reading import Entity, Fact, Reading
from layoutgen.sorts import CYCLES

_WITHIN = frozenset({"in", "inside", "riding", "driving", "on"})
_CARRY = frozenset({"vehicle", "boat", "aircraft"})
_SEATS = frozenset({"bed", "couch", "sofa bed", "bench", "pew"})
_TABLES = frozenset({"table", "dining table", "kitchen table", "picnic table", "round table", "conference table"})
_PLACED = _WITHIN | {"at", "under", "behind", "in front of", "holding", "around", "near"}
_BESIDE = frozenset({"with", "next to"})
_STANDS = frozenset({"standing", "stands", "stand", "walking", "walks", "running", "playing", "lying"})


def keep_company(reading: Reading) -> None:
    """Puts the dog of "a man in a car with a dog" into that car, and the man beside a woman on a bench onto it."""
    for fact in [f for f in reading.facts if f.predicate in _BESIDE]:
        for one, other in ((fact.subjects, fact.objects), (fact.objects, fact.subjects)):
            if len(one) == len(other) == 1:
                _bring_along(reading, fact, one[0], other[0])


def _bring_along(reading: Reading, fact: Fact, one: Entity, other: Entity) -> None:
    """Has `other` share the place of `one`, if it has none of its own; what is driven has both on it."""
    if not _lives(other) or any(other in f.subjects and f.predicate in _PLACED for f in reading.facts):
        return
    first = min(fact.tokens)
    verbs = reading.tree.lower[max(0, first - 1) : max(fact.tokens) + 1]
    if not _STANDS.isdisjoint(other.attributes) or (other is fact.subjects[0] and not _STANDS.isdisjoint(verbs)):
        return
    if one.group in _CARRY and fact.predicate == "with":  # a woman drives a car with a child
        if any(one in f.objects and f.predicate in ("riding", "driving", "in") for f in reading.facts):
            reading.relate([other], _share(one), [one], fact.tokens)
            reading.facts.remove(fact)
        return
    people = one.group == other.group == "person"
    if not _lives(one) or (fact.subjects[0] is not one and not (people and fact.predicate == "next to")):
        return
    for told in reading.facts:
        if told.subjects == [one] and told.predicate in (*_WITHIN, "at") and len(told.objects) == 1:
            place = told.objects[0]
            if _is_shared(place, one, other, fact):
                reading.relate([other], _share(place), [place], told.tokens)
                return


def _is_shared(place: Entity, one: Entity, other: Entity, fact: Fact) -> bool:
    """Whether two who are beside one another are both there: in a vehicle, people on one bench."""
    if place.group in _CARRY:
        return fact.predicate == "with" and vocab.noun(place.label).height > 0.8
    people = one.group == other.group == "person"
    if vocab.noun(place.label).name in _TABLES:
        return people and place.count == 1
    small = fact.predicate == "with" and vocab.noun(place.label).name != "bench"
    return vocab.noun(place.label).name in _SEATS and place.count == 1 and (people or small)


def _share(place: Entity) -> str:
    """What who shares it is said to be."""
    if vocab.noun(place.label).name in _TABLES:
        return "at"
    return "on" if place.group == "furniture" or vocab.noun(place.label).name in CYCLES | _SEATS else "in"


def _lives(entity: Entity) -> bool:
    return entity.group in ("person", "animal")
