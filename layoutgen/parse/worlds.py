"""The moon and the planets that somebody is on: they are the ground of the picture, and no disc in its sky."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Fact, Reading

_GROUNDS = {"moon": "moon surface", "planet": "planet surface", "mars": "planet surface", "venus": "planet surface"}
_ON = frozenset({"on", "in", "inside", "across", "through"})
_SKYWARD = frozenset({"celestial", "weather", "symbol"})


def land(reading: Reading) -> None:
    """Makes grounds of the worlds that somebody stands, rides or lands on."""
    for world in reading.entities:
        place = _GROUNDS.get(world.label)
        if place is None or world.kind == "stuff" or world.count != 1 or world.position:
            continue
        about = [fact for fact in reading.facts if world in fact.objects or world in fact.subjects]
        for fact in about:
            said = [reading.tree.lower[i] for i in fact.tokens]
            if "from" in said and fact.subjects[0].group == "person" and fact.predicate != "looking at":
                fact.predicate = "on"  # "waving from the moon"
        about = [f for f in about if not (f.predicate == "with" and all(e.group in _SKYWARD for e in f.objects))]
        trodden = bool(about) and all(world in fact.objects and fact.predicate in _ON for fact in about)
        if trodden and all(_treads(e) for fact in about for e in fact.subjects):
            world.kind = "stuff"
            reading.place_words[:] = [place, *(word for word in reading.place_words if word not in ("sky", "space"))]


def _treads(entity: Entity) -> bool:
    return entity.group not in _SKYWARD and entity.kind == "thing"


def dive(reading: Reading) -> None:
    """Makes a place of the water that somebody is under: "an octopus playing the drums under water"."""
    for water in reading.entities:
        if water.label not in _WATERS or water.kind != "stuff":
            continue
        about = [fact for fact in reading.facts if water in fact.objects or water in fact.subjects]
        diving = any(water in fact.objects and fact.predicate in _BELOW for fact in about)
        below = diving and all(water in f.objects and (f.predicate in _BELOW or _joins(reading, f)) for f in about)
        below = below or (not about and _is_below(reading, water))
        if below and all(e.group not in _BUILT for f in about for e in f.subjects):
            water.label = "underwater"
            for fact in about:
                fact.predicate = "in"
            reading.place_words[:] = [
                "underwater",
                *(word for word in reading.place_words if word not in ("sea", "underwater", "sky")),
            ]


def _joins(reading: Reading, fact: Fact) -> bool:
    """Whether it only tells what is there besides: "a diver under water with fish"."""
    return "with" in (reading.tree.lower[i] for i in fact.tokens)


def _is_below(reading: Reading, water: Entity) -> bool:
    """Whether "under" stands before water of which nothing else is said."""
    before = [word for word, end in zip(reading.tree.lower, reading.tree.ends, strict=True) if end <= water.start]
    return before[-1:] in (["under"], ["beneath"]) or before[-2:] in (["under", "the"], ["beneath", "the"])


_WATERS = frozenset({"water", "sea", "ocean"})
_BELOW = frozenset({"under", "below"})
_BUILT = frozenset({"structure", "building", "vehicle", "plant"})
