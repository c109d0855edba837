"""Who is in what: the pizza of "a man making a pizza in an oven" and no cook, the caller and not the phone."""

from __future__ import annotations

from collections.abc import Iterable

from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.lexicon import INTO
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading

_STOVES = frozenset(
    {"oven", "stove", "stovetop", "microwave", "toaster", "grill", "skillet", "burner", "fryer", "cooktop", "wok"}
)
_WORN = frozenset({"clothing", "body", "part"})
_UNBORNE = frozenset({"body", "part", "sport", "vehicle", "boat"})  # who rides is where they go
POSTURES = frozenset({"sit", "stand", "lie", "lay", "lean", "kneel", "sleep", "rest", "perch", "crouch", "curl"})
_COOKED = frozenset({"food", "fruit", "kitchenware", "container", "drink", "plant"})
_BASKETS = frozenset({"basket", "bag", "backpack", "crate", "bowl", "bucket", "purse", "tray"})
_PHONES = ("phone", "cellphone", "smartphone")
_ROOMY = frozenset({"vehicle", "furniture", "place", "indoor", "building", "structure"})


def within(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """`subjects`, or what is named just before a stove or a basket that people would be in; who is on a phone that
    would be in a car."""
    if phrase.predicate not in INTO or not phrase.start:
        return subjects
    name = objects[0].label.rsplit(" ", 1)[-1]
    if name in _STOVES or name in _BASKETS:
        return _laid_there(reading, phrase, subjects, name in _STOVES)
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
