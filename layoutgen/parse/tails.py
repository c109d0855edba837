"""The few words after "with a hat" that say where the hat is: "on", "on top", "in the air"."""

from __future__ import annotations

from layoutgen.parse.company import with_predicate
from layoutgen.parse.coordination import members
from layoutgen.parse.lexicon import WATERS
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading, group_of

_PLACES = frozenset({"on", "in", "under", "inside", "at", "behind", "next to", "in front of", "near", "above", "below"})


def is_on_top(reading: Reading, landmark: int) -> bool:
    """ "a stack of books with an apple on top"."""
    end = reading.chunks[members(reading, landmark)[-1]].end
    return reading.words(end, end + 2) == "on top" and reading.words(end + 2, end + 3) != "of"


def is_put_on(reading: Reading, landmark: int) -> bool:
    """ "a person with skis on riding through snow"."""
    end = reading.chunks[members(reading, landmark)[-1]].end
    after = reading.tree.tags[end + 1] if end + 1 < len(reading.tree) else "."
    return reading.tree.lower[end : end + 1] == ["on"] and after in ("VBG", ".", ",", "CC", "VBZ", "IN", "VBP")


def is_aloft(reading: Reading, landmark: int, place: Entity, entity: Entity) -> bool:
    """ "a beach with kites in the air", "a lake with birds flying in the sky": they are over the place."""
    open_air = with_predicate(place, entity) == "~on" or place.label.rsplit(" ", 1)[-1] in WATERS
    if place.kind != "stuff" or not open_air or entity.group in ("person", "animal"):
        return False
    end = reading.chunks[members(reading, landmark)[-1]].end
    words = reading.tree.lower[end : end + 4]
    words = words[1:] if words[:1] in (["flying"], ["soaring"], ["hovering"], ["high"], ["up"]) else words[:3]
    return words in (["in", "the", "air"], ["in", "the", "sky"]) or words[:1] == ["overhead"]


def is_vessel(reading: Reading, content: int) -> bool:
    """Whether the noun before "of" is a vessel of its own."""
    mention = reading.mentions[content - 1] if content else None
    return mention is not None and group_of(mention.label) in ("container", "kitchenware")


def is_placed_before(reading: Reading, chunk: int, phrase: Phrase) -> bool:
    """ "a girl on a slide and a boy on a swing": of the girl it is told already where she is."""
    before = reading.coordinated.get(chunk)
    if before is None or phrase.predicate not in _PLACES or reading.chunks[chunk].end != phrase.start:
        return False
    at = reading.chunks[before].end
    said = reading.phrase_at[at] if at < len(reading.tree) else None
    return said is not None and reading.phrases[said].start == at and reading.phrases[said].predicate in _PLACES
