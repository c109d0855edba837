"""Who is in what: the pizza of "a man making a pizza in an oven" and no cook, the caller and not the phone."""

from __future__ import annotations

from collections.abc import Iterable

from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.hosts import host_of_place
from layoutgen.parse.lexicon import INTO, WATERS
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.verbs import POSTURES

_STOVES = frozenset(
    {"oven", "stove", "stovetop", "microwave", "toaster", "grill", "skillet", "burner", "fryer", "cooktop", "wok"}
)
_WORN = frozenset({"clothing", "body", "part"})
_UNBORNE = frozenset({"body", "part", "sport", "vehicle", "boat"})  # who rides is where they go
_COOKED = frozenset({"food", "fruit", "kitchenware", "container", "drink", "plant"})
_BASKETS = frozenset({"basket", "bag", "backpack", "crate", "bowl", "bucket", "purse", "tray"})
_PHONES = ("phone", "cellphone", "smartphone")
_CAGES = frozenset({"tank", "aquarium", "fishbowl", "cage", "birdcage", "terrarium", "pen", "enclosure"})
_KEPT = frozenset({"animal", "bird", "fish", "insect"})
_LOOKS = frozenset({"look", "watch", "stare", "gaze", "glare", "peer", "observe", "see", "admire"})
_ROOMY = frozenset({"vehicle", "furniture", "place", "indoor", "building", "structure"})
_HANDY = frozenset({"kitchenware", "food", "fruit", "stationery", "tool", "container"})
_UNHELD = frozenset({"appliance", "vehicle", "building"})
_AFLOAT = frozenset({"boat", "bird", "fish", "animal", "plant", "nature", "person"})
_THIN = frozenset(
    {"pole", "line", "clothesline", "wire", "rope", "hook", "string", "stick", "flagpole", "washing line"}
)
_LARGE_ONES = frozenset({"building", "vehicle", "furniture", "place"})


def within(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """`subjects`, or what is named just before a stove or a basket that people would be in; who is on a phone that
    would be in a car."""
    if phrase.predicate not in INTO or not phrase.start:
        return subjects
    name = objects[0].label.rsplit(" ", 1)[-1]
    if name in _STOVES or name in _BASKETS:
        return _laid_there(reading, phrase, subjects, name in _STOVES)
    if name in _CAGES and phrase.predicate in ("in", "inside"):
        return _seen_within(reading, phrase, subjects)
    if phrase.predicate == "on" and objects[0].group not in _WORN:
        return _outermost(reading, phrase, subjects)
    if objects[0].group in _ROOMY and subjects[0].label.endswith(_PHONES):
        users = (f.subjects for f in reading.facts if f.predicate == "using" and subjects[0] in f.objects)
        return next(users, subjects)
    return subjects


def _outermost(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> list[Entity]:
    """The microwave of "a plate in a microwave on a counter", the mat of "a dog sleeping on a mat on the floor"."""
    at = phrase.start - 1
    while at > 0 and reading.is_verb(at) and reading.tree.lemmas[at] in POSTURES:
        at -= 1  # "a kitten on a laptop sitting on a desk"
    near = reading.chunk_at[at]
    outer = reading.landmark_of.get(near) if near is not None else None
    if near is None or outer is None or reading.phrases[outer].predicate not in INTO:
        return subjects
    holders = [e for n in members(reading, first_member(reading, near)) if n <= near for e in reading.refers[n]]
    if not holders or any(e.kind != "thing" or e.group in _UNBORNE for e in holders):
        return subjects
    there = _below(reading, _below(reading, subjects))
    return holders if there.issuperset(holders) else subjects


def _seen_within(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> list[Entity]:
    """The fish of "a cat looking at fish in a tank": not who looks at them."""
    near = reading.chunk_at[phrase.start - 1]
    seen = reading.refers[near] if near is not None else []
    if near is None or not seen or any(e.group not in _KEPT for e in seen):
        return subjects
    start = reading.chunks[near].start
    return seen if not _LOOKS.isdisjoint(reading.tree.lemmas[max(0, start - 2) : start]) else subjects


def _below(reading: Reading, things: Iterable[Entity]) -> set[Entity]:
    """The things, and what they are in or on."""
    found = set(things)
    return found.union(*(f.objects for f in reading.facts if f.predicate in INTO and found & set(f.subjects)))


def _laid_there(reading: Reading, phrase: Phrase, subjects: list[Entity], stove: bool) -> list[Entity]:
    near = reading.chunk_at[phrase.start - 1]
    things = reading.refers[near] if near is not None else []
    if near is None or not things or not any(e.group == "person" for e in subjects):
        return subjects
    if stove:
        return things if all(e.group in _COOKED for e in things) else subjects
    outer = reading.landmark_of.get(near)
    had = outer is not None and reading.phrases[outer].predicate == "with"
    return (
        things if had and all(e.kind == "thing" and e.group not in ("clothing", "body") for e in things) else subjects
    )


def holder(reading: Reading, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """Who stands there of "a man holding a bowl with an open oven": no bowl has an oven."""
    if objects[0].group not in _UNHELD or subjects[0].group not in _HANDY:
        return []
    tree = reading.tree
    verb = next((i for i, start in enumerate(tree.starts) if start >= subjects[0].start), 0) - 1
    if verb < 0 or tree.lemmas[verb] not in ("hold", "carry"):
        return []
    return [e for n in verb_subjects(reading, verb) for e in reading.refers[n]]


def by_water(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """The house of "a house by a lake with a green roof": no lake has one."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    outer = reading.landmark_of.get(near) if near is not None else None
    if near is None or outer is None or reading.phrases[outer].predicate not in ("next to", "near"):
        return []
    if any(e.label not in WATERS for e in subjects) or objects[0].group in _AFLOAT or objects[0].kind == "stuff":
        return []
    host = host_of_place(reading, near)
    return [e for e in reading.refers[host] if e.kind == "thing"] if host is not None else []


def ashore(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """The flag of "a castle by the sea with a flag on a pole": neither sea nor castle is on a pole."""
    if phrase.predicate != "on" or objects[0].kind != "thing":
        return []
    thin = objects[0].label.rsplit(" ", 1)[-1] in _THIN
    if not all(e.label in WATERS or (thin and e.group in _LARGE_ONES) for e in subjects):
        return []
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    return reading.refers[near] if near is not None else []
