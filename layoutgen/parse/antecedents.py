"""Which of the things before a pronoun is meant where other words tell: "a bear in a cage while a boy looks at it"."""

from __future__ import annotations

from layoutgen.parse.coordination import first_member, is_free, members
from layoutgen.parse.lexicon import SEATS
from layoutgen.parse.reading import Entity, Reading


def told_meanwhile(reading: Reading, number: int, here: list[Entity]) -> list[Entity]:
    """The bear of "a bear in a cage while a woman looks at it": what the sentence was about before "while"."""
    first = next((n for n in range(number) if any(e in here for e in reading.refers[n])), number)
    end, start = reading.chunks[first].end, reading.chunks[number].start
    if "while" not in reading.tree.lower[end:start] or first in reading.landmark_of:
        return []
    return [e for e in reading.refers[first] if e in here and e.kind == "thing"]


def leaky(reading: Reading, phrase: int, owner: int | None) -> int | None:
    """The radio of "a radio on a bench with a cord coming out of it": nothing comes out of a bench."""
    outer = reading.landmark_of.get(owner) if owner is not None else None
    start = reading.phrases[phrase].start
    if owner is None or outer is None or not owner or reading.tree.lower[start : start + 1] != ["out"]:
        return owner
    place, thing = reading.refers[owner][:1], reading.refers[owner - 1][:1]
    open_ground = place and (place[0].kind == "stuff" or place[0].label.rsplit(" ", 1)[-1] in SEATS)
    on = reading.phrases[outer].predicate == "on"
    return owner - 1 if open_ground and on and thing and thing[0].kind == "thing" else owner


def fellows(reading: Reading, before: int | None) -> list[Entity]:
    """Those who are listed after "with" together with the last before a pronoun: "with a cat and a dog behind him"."""
    first = first_member(reading, before) if before is not None else before
    if before is None or first is None or first == before or is_free(reading, first):
        return []
    return [e for n in members(reading, first) if n < before for e in reading.refers[n]]


def beside_one_before(reading: Reading, verb: int, last: int) -> bool:
    """ "a cup on a table and a man standing next to it": only the last of a list is beside what was named before it."""
    if last not in reading.coordinated:
        return False
    after = (reading.phrase_at[i] for i in range(verb + 1, min(verb + 3, len(reading.tree))))
    phrase = next((number for number in after if number is not None), None)
    landmark = None if phrase is None else reading.phrases[phrase].landmark
    return landmark is not None and reading.tree.lower[reading.head(landmark)] in ("it", "him", "her")
