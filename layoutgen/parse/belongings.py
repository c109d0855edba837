"""Whose a thing is that a text names beside something else: "with a white beard and a blue hat sits", "in a meadow with
a net"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.company import HELD, HOLDABLE, with_predicate
from layoutgen.parse.reading import Entity, Fact, Reading

_BEINGS = frozenset({"person", "animal", "bird", "toy"})
_HAVING = frozenset({"with", "has", "have"})
_OWN = frozenset({"has", "wearing", "holding", "with"})
_MINE = frozenset({"has", "wearing", "holding"})
_THERE = frozenset({"in", "on", "at", "inside"})
_CARRIED = frozenset(
    {"net", "butterfly net", "bucket", "basket", "blanket", "candle", "lantern", "torch", "flashlight", "map", "bag"}
    | {"teddy bear", "camera", "umbrella", "axe", "shovel", "book", "magnifying glass", "telescope", "bow", "rope"}
)


def settle(reading: Reading) -> None:
    """Gives such things to those who have them; costs nothing for texts that say nothing of having."""
    if _HAVING.isdisjoint(reading.tree.lower):
        return
    _own_what_is_listed(reading)
    for fact in list(reading.facts):
        if fact.tokens and reading.tree.lower[fact.tokens[-1]] == "with":
            _carry(reading, fact)


def _own_what_is_listed(reading: Reading) -> None:
    """The hat of "a man with a beard and a hat sits on a bench", which a verb after it has torn from its list."""
    told = {e for f in reading.facts for e in (*f.subjects, *f.objects)}
    for number in range(1, len(reading.chunks)):
        thing = next(iter(reading.refers[number]), None)
        between = reading.tree.lower[reading.chunks[number - 1].end : reading.chunks[number].start]
        if thing is None or thing in told or thing.position or between not in (["and"], [","], [",", "and"]):
            continue
        before = reading.refers[number - 1]
        if not before and number > 1 and number - 1 in reading.landmark_of:  # "a stripe on its face and a mane"
            before = reading.refers[number - 2]
        owned = [f for f in reading.facts if f.predicate in _OWN and before and before[0] in f.objects]
        owners = [e for f in owned for e in f.subjects if e.group in _BEINGS or e.label == "snowman"]
        if len(owners) == 1 and owners[0] is not thing:
            after = reading.tree.lower[reading.chunks[number].end : reading.chunks[number].end + 3]
            grasped = after[:1] == ["in"] and after[-1:] in (["hand"], ["hands"], ["arms"])
            predicate = "holding" if grasped else with_predicate(owners[0], thing)
            if predicate in _MINE:
                reading.relate(owners, predicate, [thing], owned[0].tokens)


def _carry(reading: Reading, fact: Fact) -> None:
    """Who is in a meadow or a cave "with a net" has it; an animal has it beside it."""
    for thing, place in _with_places(fact):
        if fact not in reading.facts:
            continue
        if not _is_carried(thing):
            if place.kind == "thing" and vocab.noun(place.label).name == "cave" and fact.predicate == "with":
                fact.subjects, fact.predicate, fact.objects = [thing], "in", [place]
            continue
        there = [f for f in reading.facts if f is not fact and place in f.objects and f.predicate in _THERE]
        beings = [e for f in there for e in f.subjects if e.group in _BEINGS]
        others = [f for f in reading.facts if f is not fact and thing in (*f.subjects, *f.objects)]
        if not beings or others or len(there) > 1:
            continue
        reading.facts.remove(fact)
        held = beings[0].group == "person"
        reading.relate(beings, "holding" if held else "next to", [thing], fact.tokens)


def _with_places(fact: Fact) -> list[tuple[Entity, Entity]]:
    """The thing and the place, when the fact says no more than "a meadow with a net"."""
    if len(fact.subjects) != 1 or len(fact.objects) != 1:
        return []
    one, other = fact.subjects[0], fact.objects[0]
    if fact.predicate in ("in", "on") and _is_place(other):
        return [(one, other)]
    return [(other, one)] if fact.predicate in ("with", "has") and _is_place(one) else []


def _is_place(entity: Entity) -> bool:
    outdoors = entity.group not in ("indoor", "furniture", "container")
    return outdoors and (entity.kind == "stuff" or entity.label in _WORLDS or vocab.noun(entity.label).name == "cave")


_WORLDS = frozenset({"moon", "planet", "mars"})


def _is_carried(thing: Entity) -> bool:
    small = thing.label in HELD | _CARRIED or thing.group in ("toy", "accessory", "tool")
    return thing.count == 1 and small and (thing.label in _CARRIED or thing.group in HOLDABLE)


def is_in_hand(reading: Reading, thing: Entity) -> bool:
    """Whether the text says that somebody has, holds or wears it: the sword of "He has a shield and a sword"."""
    tree = reading.tree
    number = next((n for n, refers in enumerate(reading.refers) if thing in refers), None)
    at = None if number is None else reading.head(number)
    while at is not None and tree.heads[at] != at:
        at = tree.heads[at]
        if tree.lemmas[at] in _HAVE:
            return thing.group in HOLDABLE
    return False


_HAVE = frozenset({"have", "hold", "carry", "wear", "wield"})
