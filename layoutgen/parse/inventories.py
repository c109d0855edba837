"""Lists of which a phrase tells about the last alone: "a bedroom with a bed, a lamp, and a vase on a desk"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.pronouns import host
from layoutgen.parse.reading import Reading

_SCREENS = frozenset({"tv", "television", "screen", "shelf", "shelves"})


def last_before(reading: Reading, phrase: Phrase, landmark: int, chunks: list[int]) -> list[int]:
    """ "an elephant, two giraffes, a monkey in a tree and a girl": the list goes on, so the monkey alone is there."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    before = reading.coordinated.get(near) if near is not None else None
    if near not in chunks or near is None or before is None or len(chunks) < 2:
        return chunks
    words, end = reading.tree.lower, reading.chunks[landmark].end
    end += words[end : end + 2] == [",", "and"]
    after = reading.chunk_at[end + 1] if words[end : end + 1] in (["and"], [","]) and end + 1 < len(words) else None
    hung = _hung(reading, phrase, landmark, chunks)
    if hung:
        return hung
    if _ends_inventory(reading, near, landmark):
        return [near]
    goes_on = after is not None and reading.coordinated.get(after) != landmark
    return [near] if goes_on and words[reading.chunks[before].end : reading.chunks[near].start] == [","] else chunks


def _hung(reading: Reading, phrase: Phrase, landmark: int, chunks: list[int]) -> list[int]:
    """The painting of "two beds, a lamp and a painting on the wall", and all else of the list that hangs there."""
    if phrase.predicate != "on" or [e.label for e in reading.refers[landmark]] != ["wall"]:
        return []
    return [n for n in chunks if any(hangs(e.label) for e in reading.refers[n])]


def hangs(label: str) -> bool:
    """Whether a thing is one that hangs on walls."""
    return label.rsplit(" ", 1)[-1] in _SCREENS or vocab.noun(label).support == "wall"


def _ends_inventory(reading: Reading, near: int, landmark: int) -> bool:
    """ "a bedroom with a bed, a lamp, and a vase on a desk": the vase alone is there, for the bed is in the room."""
    first, place = first_member(reading, near), reading.refers[landmark]
    if not place or place[0].kind == "stuff" or reading.tree.lower[reading.chunks[near].start - 1] != "and":
        return False
    room = host(reading, near)
    if (
        room is None
        or not reading.refers[room]
        or len(members(reading, first)) < 3 - (reading.refers[room][0].label == "bed")
    ):
        return False
    return reading.refers[room][0].kind == "stuff" or reading.refers[room][0].label == "bed"
