"""What stands between a phrase and what it tells about: another phrase, a depiction, things that nobody draws."""

from __future__ import annotations

from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Reading

_NO_THINGS = frozenset({"object", "item", "thing", "stuff", "supply", "decoration", "knickknack", "clutter"})


def goes_on_from(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The first phrase of "a dog in a lot and on a leash", which tells about the same dog."""
    start = phrase.start
    before = reading.chunk_at[start - 2] if start > 1 and reading.tree.lower[start - 1] in ("and", "but") else None
    if before is None or phrase.predicate in ("with", "of", "", "without") or phrase.landmark is None:
        return None
    outer = reading.landmark_of.get(before)
    earlier = reading.phrases[outer] if outer is not None else None
    told = earlier is not None and earlier.predicate not in ("with", "of", "", "without") and not phrase.position
    return earlier if told and reading.chunks[phrase.landmark].kind == "noun" else None


def names_no_thing(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase tells of "many objects on the table", which nobody draws."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    mention = reading.mentions[near] if near is not None and near in reading.dropped else None
    return mention is not None and near in reading.landmark_of and mention.label in _NO_THINGS


def depiction(reading: Reading, number: int) -> int:
    """The pictures of "a clock with pictures of birds on it", for the birds."""
    outer = reading.landmark_of.get(number) if number in reading.dropped and number else None
    if outer is None or reading.phrases[outer].predicate != "of" or not reading.refers[number - 1]:
        return number
    return number - 1 if reading.chunks[number - 1].end == reading.phrases[outer].start else number
