"""What goes on with a list although a phrase, a verb or an article could begin something new: "topped with A and B"."""

from __future__ import annotations

from layoutgen.parse.hosts import is_eaten
from layoutgen.parse.lexicon import LIFELIKE, members
from layoutgen.parse.reading import Reading, group_of, kind_of

_HOLDABLE = members("holdable groups") | {"clothing"}
_FILLED = frozenset({"fill", "load", "pack", "stuff", "pile", "top", "cover", "stock", "lade", "clutter", "decorate"})
_STANDING = LIFELIKE | {"furniture", "vehicle", "building", "appliance", "structure", "person"}
_HOLDS = frozenset({"hold", "carry", "wear", "with"})
_WHERE = frozenset({"on", "in", "at", "near", "along", "across", "next to", "through"})
_INNER = frozenset({"with", "of", "~in", "~on"})
_MEAT = frozenset({"chicken", "turkey", "duck", "lamb", "fish", "shrimp", "crab", "lobster"})


def served(reading: Reading, number: int) -> bool:
    """Whether chunk `number` is something to eat, be it called as the animal is: "full of rice and chicken"."""
    mention = reading.mentions[number]
    return is_eaten(mention) or (mention is not None and mention.label in _MEAT and not mention.plural)


def goes_with_list(reading: Reading, number: int, first: int) -> bool:
    """Whether chunk `number`, after "and", is one more of the list that begins with chunk `first`."""
    here, before = reading.mentions[number], reading.chunks[number - 1]
    if here is None or here.chunk.kind != "noun" or kind_of(here.label) == "stuff":
        return False
    if reading.tree.lower[here.chunk.start - 1] != "and" or reading.tree.tags[before.head][:2] != "NN":
        return False
    return _lies_there_too(reading, number, first) or _is_held_there(reading, number) or _are_bare(reading, number)


def _ends(reading: Reading, number: int) -> bool:
    end = reading.chunks[number].end
    return end >= len(reading.tree) or reading.tree.tags[end] == "."


def _lies_there_too(reading: Reading, number: int, first: int) -> bool:
    """ "a table topped with fruit and a cookbook": the book is on it, as a chair would not be."""
    outer, here = reading.landmark_of.get(first), reading.mentions[number]
    if outer is None or here is None or reading.phrases[outer].predicate != "with" or not _ends(reading, number):
        return False
    filled = reading.phrases[outer].start - 1
    return filled >= 0 and reading.tree.lemmas[filled] in _FILLED and group_of(here.label) not in _STANDING


def _is_held_there(reading: Reading, number: int) -> bool:
    """ "holding a ball and a racket on a court": nobody lays a racket there; who holds both is there."""
    held, here, end = reading.chunks[number - 1].start - 1, reading.mentions[number], reading.chunks[number].end
    if held < 0 or here is None or reading.tree.lemmas[held] not in _HOLDS or end >= len(reading.tree):
        return False
    if group_of(here.label) not in _HOLDABLE or reading.chunk_at[held - 1] is None:
        return False
    phrase = reading.phrase_at[end]
    if phrase is None or reading.phrases[phrase].predicate not in _WHERE:
        return False
    landmark = reading.phrases[phrase].landmark
    place = reading.mentions[landmark] if landmark is not None else None
    return place is not None and kind_of(place.label) == "stuff"


def _are_bare(reading: Reading, number: int) -> bool:
    """ "with plates and containers filled with food": two bare plurals are one list, and the last of it is full."""
    tree, end, outer = reading.tree, reading.chunks[number].end, reading.landmark_of.get(number - 1)
    if outer is None or reading.phrases[outer].predicate not in _INNER:
        return False
    if tree.tags[end : end + 1] != ["VBN"] and tree.lower[end : end + 1] != ["with"]:
        return False
    bare = all(tree.tags[reading.chunks[n].start] in ("NNS", "JJ", "NN") for n in (number - 1, number))
    return bare and all(tree.tags[reading.head(n)] == "NNS" for n in (number - 1, number))


def in_other_hand(reading: Reading, number: int) -> int | None:
    """The flag of "a flag in one hand and a drum in the other", beside which the drum stands; else None."""
    tree, hand = reading.tree, reading.mentions[number - 1]
    end = reading.chunks[number].end
    if number < 2 or hand is None or group_of(hand.label) != "body" or number - 1 not in reading.landmark_of:
        return None
    return number - 2 if tree.lower[end : end + 3] == ["in", "the", "other"] else None


def is_region_too(reading: Reading, number: int) -> bool:
    """ "in a field next to mountains and a river": both are places."""
    here, before = reading.mentions[number], reading.mentions[number - 1]
    return here is not None and before is not None and kind_of(here.label) == kind_of(before.label) == "stuff"
