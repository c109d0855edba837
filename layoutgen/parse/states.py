"""Phrases that say how a thing looks and name no other: "in bloom", "with the lid up", "with polka dots"."""

from __future__ import annotations

from layoutgen.parse.coordination import members
from layoutgen.parse.lexicon import LIFELIKE
from layoutgen.parse.neighbours import decoration, part_state
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.pronouns import pronoun
from layoutgen.parse.reading import Entity, Reading

_BLOOMS = frozenset({"bloom", "full bloom", "blossom", "full blossom", "flower"})


def in_that_state(reading: Reading, phrase: Phrase) -> list[Entity]:
    """The toilet of "a toilet with its seat open in the bathroom": the seat is no thing of its own."""
    near = next(
        (n for i in range(phrase.start - 1, max(-1, phrase.start - 4), -1) if (n := reading.chunk_at[i]) is not None),
        None,
    )
    outer = reading.landmark_of.get(near) if near is not None and not reading.refers[near] else None
    if outer is None or near in reading.dropped or reading.phrases[outer].predicate != "with":
        return []
    whole = reading.chunk_at[reading.phrases[outer].start - 1] if reading.phrases[outer].start else None
    return reading.refers[whole] if whole is not None else []


def in_state_of(reading: Reading, phrase: Phrase, landmark: int, subjects: list[Entity]) -> bool:
    """ "cherry trees in bloom", "a house on fire": how they look."""
    mention = reading.mentions[landmark]
    if mention is None or not subjects or reading.tree.tags[mention.chunk.start] == "DT":
        return False
    blooms = phrase.predicate == "in" and mention.label in _BLOOMS
    burns = (reading.words(phrase.start, phrase.end), mention.label) in (("on", "fire"), ("in", "flame"))
    if blooms and not all(e.group in ("plant", "place", "region") for e in subjects):
        return False
    if not blooms and not (burns and all(e.kind == "thing" and e.group not in LIFELIKE for e in subjects)):
        return False
    for entity in subjects:
        entity.describe(["blooming" if blooms else "burning"])
    reading.forget(landmark)
    return True


def decorated(reading: Reading, phrase: Phrase, landmark: int) -> bool:
    """ "a kite with polka dots", "donuts with blue icing": an attribute, and no object."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    if near is None or phrase.predicate != "with":
        return False
    if _in_state(reading, near, landmark):
        return True
    words = {n: decoration(reading, near, n) for n in members(reading, landmark)}
    for number, word in words.items():
        if word is not None:
            reading.refers[near][0].describe([word])
            reading.forget(number)
    return all(word is not None for word in words.values())


def _in_state(reading: Reading, near: int, landmark: int) -> bool:
    """ "a toilet with the lid up", "a car with its door open": how it is, and no lid beside it."""
    state = part_state(reading, landmark)
    word = reading.chunks[landmark].owner_word
    whole = reading.refers[near] if word is None else pronoun(reading, reading.tree.lower[word], landmark)
    whole = reading.refers[near] if whole == reading.refers[landmark] else whole
    if state is None or not whole or whole[0].kind == "stuff" or whole[0].group in LIFELIKE:
        return False
    whole[0].describe([state])
    reading.used.add(reading.chunks[landmark].end)
    reading.forget(landmark)
    return True
