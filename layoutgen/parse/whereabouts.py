"""Where things are of which a phrase tells in a roundabout way: "with bananas in the back"."""

from __future__ import annotations

from layoutgen.parse.coordination import members
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading


def in_vehicle(reading: Reading, phrase: Phrase) -> bool:
    """ "a truck drives down a street with bananas in the back": they are in the truck."""
    if reading.words(phrase.start, phrase.end) != "in the back" or not phrase.start:
        return False
    near = reading.chunk_at[phrase.start - 1]
    things = reading.refers[near] if near is not None else []
    start = reading.tree.starts[phrase.start]
    before = [e for e in reading.entities if e.group in ("vehicle", "boat") and e.end <= start]
    if not things or not before or things[0] in before:
        return False
    reading.facts[:] = [f for f in reading.facts if not (f.weak and things[0] in (*f.subjects, *f.objects))]
    reading.relate(things, "in", before[:1], tuple(range(phrase.start, phrase.end)))
    return True


def host_of_dropped(reading: Reading, chunks: list[int], landmark: int) -> list[Entity]:
    """The pizza of "a pizza with toppings served on a board": what is not drawn is where its bearer is."""
    number = chunks[0] if len(chunks) == 1 and reading.chunks[landmark].kind != "pronoun" else None
    for _ in range(3):
        outer = reading.landmark_of.get(number) if number in reading.dropped and number is not None else None
        if outer is None or reading.phrases[outer].predicate not in ("with", "of") or not reading.phrases[outer].start:
            return []
        number = reading.chunk_at[reading.phrases[outer].start - 1]
        if number is not None and reading.refers[number]:
            return reading.refers[number]
    return []


def has_listed(reading: Reading, phrase: Phrase, landmark: int) -> bool:
    """Whether a list goes on after what is not drawn: "with many items, a pen and a cup"."""
    return phrase.predicate in ("with", "~in") and members(reading, landmark) != [landmark]


def is_put_there(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> bool:
    """ "horses pull a carriage with men on it": the men are with the carriage alone."""
    last = members(reading, phrase.landmark)[-1] if phrase.landmark is not None else len(reading.chunks)
    inner = reading.landmark_of.get(last + 1)
    if (
        inner is None
        or reading.chunks[last + 1].kind != "pronoun"
        or reading.chunks[last].end != reading.phrases[inner].start
    ):
        return False
    place = reading.refers[last + 1]
    own = {e for n in members(reading, phrase.landmark or 0) for e in reading.refers[n]}
    return bool(place) and not any(e in subjects or e in own for e in place)


def had_on_it(reading: Reading, verb: int) -> int | None:
    """The stew of "has on it some kind of stew", for its verb."""
    inner = reading.phrase_at[verb + 1] if verb + 1 < len(reading.tree) else None
    it = reading.phrases[inner].landmark if inner is not None else None
    if it is None or reading.chunks[it].kind != "pronoun" or it + 1 >= len(reading.chunks):
        return None
    return it + 1 if reading.chunks[it].end == reading.chunks[it + 1].start else None
