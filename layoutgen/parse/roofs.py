"""Roofs and chimneys belong to the house of the picture: a rooster on the roof of a barn is on the barn."""

from __future__ import annotations

from layoutgen.parse.company import HOLDABLE
from layoutgen.parse.reading import Entity, Reading

_SMOKES = frozenset({"smoke", "steam", "smoke cloud"})


def house(reading: Reading) -> None:
    """Gives such parts to their house, and the house what is said to be on its roof."""
    for part in [e for e in reading.entities if e.label in ("roof", "rooftop", "chimney") and e.count == 1]:
        building = _building(reading, part)
        if building is None:
            _make_house(part, reading)
            continue
        if part.label == "chimney":
            _smoke(reading, part, building)
        elif not part.attributes and _is_definite(reading, part):
            _climb_on(reading, part, building)


def _make_house(part: Entity, reading: Reading) -> None:
    """The roof on which somebody is, where no house is named, is that of one."""
    tokens = [
        f.tokens for f in reading.facts if part in f.objects and f.predicate == "on" and f.subjects[0].group in _UP
    ]
    if part.label in ("roof", "rooftop") and tokens and not part.attributes:
        part.label, part.kind, part.group = "house", "thing", "building"
        reading.place_words[:] = [word for word in reading.place_words if word != "city"]
        who = next(f.subjects for f in reading.facts if f.predicate == "on" and f.tokens == tokens[0])
        for fact in reading.facts:  # "with a bag"
            if part in fact.objects and fact.predicate == "in" and fact.subjects[0].group in HOLDABLE:
                fact.subjects, fact.predicate, fact.objects = list(who), "holding", fact.subjects


_UP = frozenset({"person", "animal", "bird", "toy"})


def _is_definite(reading: Reading, part: Entity) -> bool:
    tree = reading.tree
    at = next(i for i in range(len(tree)) if tree.starts[i] >= part.start)
    return tree.lower[at] in ("the", "its") or tree.lower[max(0, at - 1)] in ("the", "its")


def _building(reading: Reading, part: Entity) -> Entity | None:
    """The house that has the part: the one that the text says, else the last that it names."""
    for fact in reading.facts:
        if part in fact.subjects and fact.predicate == "part of":
            return fact.objects[0] if fact.objects[0].group in ("building", "vehicle", "boat") else None
        if part in fact.objects and fact.predicate == "has":
            return fact.subjects[0]
    houses = [e for e in reading.entities if e.group == "building" and e.count == 1 and e.kind == "thing"]
    return houses[-1] if houses else None


def _climb_on(reading: Reading, roof: Entity, building: Entity) -> None:
    on = [f for f in reading.facts if roof in f.objects and f.predicate == "on" and building not in f.subjects]
    if not on:
        return
    for fact in on:
        fact.objects = [building if e is roof else e for e in fact.objects]
    reading.facts[:] = [f for f in reading.facts if roof not in f.objects and roof not in f.subjects]
    reading.entities.remove(roof)
    for entities in reading.refers:
        entities[:] = [building if e is roof else e for e in entities]


def _smoke(reading: Reading, chimney: Entity, building: Entity) -> None:
    """Smoke comes out at the top of a chimney, and nothing else of the picture is in it."""
    smokes = [e for e in reading.entities if e.label in _SMOKES]
    about = {chimney, building, *smokes}
    tokens = next((f.tokens for f in reading.facts if chimney in (*f.objects, *f.subjects)), ())
    reading.facts[:] = [
        f for f in reading.facts
        if not ({*f.subjects, *f.objects} <= about) and not ({*f.subjects, *f.objects} & {chimney, *smokes})
    ]  # fmt: skip
    reading.relate([building], "has", [chimney], tokens)
    if smokes:
        reading.relate(smokes, "on", [chimney], tokens)
