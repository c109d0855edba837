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


_ROOFED = frozenset({"tower", "lighthouse", "windmill", "mill", "kiosk", "gazebo", "pavilion", "treehouse"})
_UP = frozenset({"person", "animal", "bird", "toy"})


def _is_definite(reading: Reading, part: Entity) -> bool:
    tree = reading.tree
    at = next(i for i in range(len(tree)) if tree.starts[i] >= part.start)
    return tree.lower[at] in ("the", "its") or tree.lower[max(0, at - 1)] in ("the", "its")


def _building(reading: Reading, part: Entity) -> Entity | None:
    """The house that has the part: the one that the text says, else the last that it names."""
    for fact in reading.facts:
        if part in fact.subjects and fact.predicate == "part of":
            whole = fact.objects[0]
            return whole if whole.group in ("building", "vehicle", "boat") or _is_roofed(whole) else None
        up = [e for f in reading.facts if f.predicate == "on" and part in f.objects for e in f.subjects]
        if part in fact.objects and fact.predicate == "has" and fact.subjects[0] not in up:  # nobody is on his own roof
            return fact.subjects[0]
    named = [e for e in reading.entities if e.count == 1 and e.kind == "thing"]
    houses = [e for e in named if e.group == "building" or _is_roofed(e)]
    cars = [e for e in named if e.group == "vehicle"] if part.label == "roof" and not houses else []
    return houses[-1] if houses else cars[0] if len(cars) == 1 else None


def _is_roofed(entity: Entity) -> bool:
    return entity.label.rsplit(" ", 1)[-1] in _ROOFED


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
