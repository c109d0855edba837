"""What bears a thing is where the thing is said to be: food on a plate is on no table, the plate is."""

from __future__ import annotations

from layoutgen.parse.lexicon import ALIVE, INTO, SEATS, WATERS
from layoutgen.parse.reading import Entity, Fact, Reading

_SOMEWHERE = frozenset(
    {"on", "in", "along", "across", "at", "through", "over", "near", "under", "in front of", "behind"}
)
_HELD = frozenset({"holding", "carrying", "using"})
_DRIVEN = frozenset({"driving"})
_TOPPINGS = frozenset({"food", "vegetable", "fruit"})
_CASES = frozenset({"suitcase", "luggage", "bag", "backpack", "purse"})


def move_to_bearers(reading: Reading) -> None:
    """Changes the subjects of facts that say where something is that is on, in or with something else said to move."""
    for fact in reading.facts:
        if fact.predicate in _SOMEWHERE and fact.objects and reading.tree.lower[min(fact.tokens or (0,))] != "wrapped":
            for bearers in (_vessels, _dishes, _bearers, _driven):
                meant = (other for e in fact.subjects for other in (bearers(reading, e, fact.objects) or [e]))
                fact.subjects = list(dict.fromkeys(meant))
        elif fact.predicate == "with" and all(e.group == "clothing" for e in (*fact.subjects, *fact.objects)):
            wearers = [
                e
                for f in reading.facts
                if f.predicate == "wearing" and fact.subjects[0] in f.objects
                for e in f.subjects
            ]
            if wearers:  # "in a jacket with a tie"
                fact.subjects, fact.predicate = wearers, "wearing"
        elif fact.predicate == "with" and fact.tokens and reading.tree.lemmas[fact.tokens[0]] == "serve":
            _serve(reading, fact)


def _serve(reading: Reading, fact: Fact) -> None:
    """The rice of "fish served with rice on a plate" is on the plate as well."""
    foods = [*fact.subjects, *fact.objects]
    if any(e.group not in _TOPPINGS for e in fact.subjects):
        return
    for other in reading.facts:
        plate = other.predicate in ("on", "in") and all(e.group in ("kitchenware", "container") for e in other.objects)
        if plate and not set(other.subjects).isdisjoint(foods):
            other.subjects = list(dict.fromkeys((*other.subjects, *foods)))


def _vessels(reading: Reading, entity: Entity, objects: list[Entity]) -> list[Entity]:
    """The plate, for the food on it that is said to be on a table; the suitcase, for the cat in it that is on a bed."""
    alive = entity.group in ALIVE
    if entity.kind == "stuff" or (alive and any(e.group != "furniture" for e in objects)):
        return []
    if any(e.group in ("container", "kitchenware", "food") for e in objects):
        return []
    return [
        e
        for f in reading.facts
        if entity in f.subjects and f.predicate in (("in", "inside") if alive else INTO)
        for e in f.objects
        if (e.group in ("container", "kitchenware") or e.label in _CASES) and e not in objects
    ]


def _dishes(reading: Reading, entity: Entity, objects: list[Entity]) -> list[Entity]:
    """The pizza, for the meats on it that are said to be on a pan or a table."""
    if entity.group not in _TOPPINGS or any(e.group not in ("container", "kitchenware", "furniture") for e in objects):
        return []
    return [
        e
        for f in reading.facts
        if entity in f.subjects and f.predicate == "on" and f.tokens and reading.tree.lower[f.tokens[0]] == "with"
        for e in f.objects
        if e.group == "food" and e not in objects
    ]


def _bearers(reading: Reading, entity: Entity, objects: list[Entity]) -> list[Entity]:
    """Who wears or holds what is said to be on a street: "people with umbrellas on a sidewalk"."""
    if entity.group in ALIVE or objects[0].label == "sky":
        return []
    worn = entity.group == "clothing"
    if entity.group == "part" or entity.label.rsplit(" ", 1)[-1] == "seat":
        wholes = [
            e for f in reading.facts if entity in f.objects and f.predicate in ("has", "with") for e in f.subjects
        ]
        return [e for e in wholes if e.kind == "thing"]
    if not worn and any(e.kind != "stuff" and e.label not in SEATS for e in objects):
        return []
    return [
        e
        for f in reading.facts
        if entity in f.objects and (f.predicate == "wearing" if worn else f.predicate in _HELD)
        for e in f.subjects
        if e not in objects
    ]


def _driven(reading: Reading, entity: Entity, objects: list[Entity]) -> list[Entity]:
    """The truck, for who drives it over a bridge; the boat, for who stands on it in the water."""
    wet = objects[0].label.rsplit(" ", 1)[-1] in WATERS
    bridge = objects[0].label.rsplit(" ", 1)[-1] == "bridge"
    if not wet and entity.group != "person":
        return []
    if not wet and not bridge and objects[0].kind != "stuff":
        return []
    return [
        e
        for f in reading.facts
        if entity in f.subjects and (f.predicate in _DRIVEN or (wet and f.predicate in ("on", "in")))
        for e in f.objects
        if e.group in ("boat", "vehicle", "aircraft") and not e.label.endswith("board") and e not in objects
    ]
