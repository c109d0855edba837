"""The moon and the planets that somebody is on: they are the ground of the picture, and no disc in its sky."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Reading

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
        trodden = bool(about) and all(world in fact.objects and fact.predicate in _ON for fact in about)
        if trodden and all(_treads(e) for fact in about for e in fact.subjects):
            world.kind = "stuff"
            reading.place_words[:] = [place, *(word for word in reading.place_words if word not in ("sky", "space"))]


def _treads(entity: Entity) -> bool:
    return entity.group not in _SKYWARD and entity.kind == "thing"
