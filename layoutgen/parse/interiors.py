"""Buildings and bars: "a man in a house" is seen in a room, and the bar that people sit at is a counter."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import meanings
from layoutgen.parse.reading import Entity, Fact, Reading

_ROOMS = meanings("interiors")  # what the inside of a building is drawn as: of a house a room
_WITHIN = frozenset({"in", "inside", "at"})
_BESIDE = frozenset({"at", "on", "behind", "in front of", "along", "against", "across", "next to"})
_GUESTS = frozenset(
    {"person", "animal", "bird", "furniture", "vehicle", "appliance", "food", "electronics", "kitchenware", "toy",
     "stationery", "clothing", "sport", "music"}
)  # fmt: skip


_CAVES = frozenset({"cave", "cavern"})
_LEAVES = frozenset({"out", "outside", "entrance", "mouth", "into", "enter", "enters", "entering"})


def stand_at(reading: Reading) -> None:
    """The bar that people sit at is a counter; the one that they are in is a place."""
    for number, phrase in reading.landmark_of.items():
        mention = reading.mentions[number]
        if mention is None or mention.label != "bar" or reading.phrases[phrase].predicate not in _BESIDE:
            continue
        for bar in reading.refers[number]:
            bar.kind, bar.group = "thing", "furniture"
            if not reading.place_words:
                reading.place_words.append("restaurant")


def enter(reading: Reading) -> None:
    """Makes places of the buildings that the text shows from within, and notes what they are like."""
    for building in reading.entities:
        room = _ROOMS.get(building.label) or _ROOMS.get(building.label.rsplit(" ", 1)[-1])
        built = building.group == "building" or room == "cave"
        if room is None or building.kind == "stuff" or not built or building.count != 1:
            continue
        if not _is_around(building, reading.facts) or reading.place_words or _is_left(building, reading):
            continue
        building.kind = "stuff"
        parked = any(e.group == "vehicle" for fact in reading.facts if building in fact.objects for e in fact.subjects)
        reading.place_words.append("garage" if parked else room)


def _is_left(building: Entity, reading: Reading) -> bool:
    """Whether somebody looks or comes out of it."""
    words = {reading.tree.lower[i] for f in reading.facts if building in f.objects for i in f.tokens}
    if building.label in _CAVES:
        return not _LEAVES.isdisjoint(reading.tree.lower)
    return _is_barn(building) and "out" in words


def _is_barn(building: Entity) -> bool:
    """Whether it is a barn, of which the outside is shown where an animal looks out."""
    return _ROOMS.get(building.label) == "barn"


def _is_around(building: Entity, facts: list[Fact]) -> bool:
    """Whether somebody or something stands in the building and nothing is said that only its outside has."""
    about = [fact for fact in facts if building in fact.objects or building in fact.subjects]
    if not about or any(building in fact.subjects or fact.predicate not in _WITHIN for fact in about):
        return False
    inside = any(fact.predicate != "at" for fact in about)
    return inside and all(_stands_within(e) for fact in about for e in fact.subjects)


def _stands_within(entity: Entity) -> bool:
    """A clock in a church may well be in its wall."""
    return entity.group in _GUESTS and vocab.noun(entity.label).support != "wall"
