"""Which of the nouns before a verb can do it: no beach looks out at a boat, and no hydrant plays in the water."""

from __future__ import annotations

from layoutgen.parse.coordination import first_member, is_free, members
from layoutgen.parse.lexicon import LIFELIKE
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.reading import Reading, group_of

_VEHICLES = frozenset({"vehicle", "boat", "aircraft"})
_OF_PERSONS = words_of("verbs of persons")
_UNABLE = words_of("unable groups")
_INERT = (_UNABLE | {"surface", "weather", "sport", "electronics", "boat"}) - {"structure"}
_ACTING = words_of("acting verbs")
_HOLDING = frozenset({"hold", "carry", "wear"})
_LIVING_ONLY = words_of("deeds of the living")
_LIVELY = frozenset({"stare", "gaze", "peer", "peek", "glance", "sleep", "nap", "yawn", "sniff", "lick", "blow"})
_SET_DOWN = frozenset({"set", "place", "put", "position", "seat", "lay", "arrange", "serve"})
_EMPTY_HANDED = frozenset(
    {"electronics", "food", "fruit", "sport", "body", "accessory", "clothing", "surface", "weather"}
)


def is_alive(reading: Reading, number: int) -> bool:
    """Whether a chunk names somebody, an animal or a toy."""
    mention = reading.mentions[number]
    return mention is not None and (group_of(mention.label) in LIFELIKE or mention.label.endswith("robot"))


def agents(reading: Reading, verb: int, chunks: list[int], flown: bool) -> list[int]:
    """Of `chunks` those who can do it: no beach looks out at a boat beside the people who do.

    flown: whether the verb has an object, as kites are flown.
    """
    lemma = reading.tree.lemmas[verb]
    if reading.tree.tags[verb] == "VBN":
        return chunks
    doer = _of_own(reading, verb, chunks)
    doer = _vessel(reading, verb, chunks) if doer is None else doer
    if doer is not None:
        return [doer]
    rider = _rider(reading, verb, chunks)
    if rider is not None:
        return members(reading, first_member(reading, rider))
    living = lemma in _LIVING_ONLY or (lemma == "fly" and flown)
    if living and len(chunks) > 1:  # "a hydrant and children playing in the water"
        able = [n for n in chunks if reading.mentions[n] is None or is_alive(reading, n)]
        if any(reading.mentions[n] is not None for n in able):
            return able
    if lemma not in _ACTING and lemma not in _HOLDING and lemma not in _LIVELY:
        return chunks
    alive = [n for n in chunks if reading.mentions[n] is None or is_alive(reading, n)]
    lifeless = all(_lifeless(reading, n, lemma in _HOLDING) for n in chunks) or _holds_by_hand(reading, verb, chunks)
    if alive or not chunks or not lifeless:
        return alive or chunks
    for number in range(len(reading.chunks) - 1, -1, -1):
        chunk = reading.chunks[number]
        near = chunk.end <= verb and reading.tree.sentence[chunk.head] == reading.tree.sentence[verb]
        if near and number not in reading.dropped and is_alive(reading, number):
            return [n for n in members(reading, first_member(reading, number)) if is_alive(reading, n)]
    return chunks


def _vessel(reading: Reading, verb: int, chunks: list[int]) -> int | None:
    """The vase of "a cat before a vase containing a plant": nobody contains anything."""
    if reading.tree.lemmas[verb] != "contain" or not verb or not all(is_alive(reading, n) for n in chunks):
        return None
    vessel = reading.chunk_at[verb - 1]
    return None if vessel is None or is_alive(reading, vessel) else vessel


def _of_own(reading: Reading, verb: int, chunks: list[int]) -> int | None:
    """ "surfers board a bus carrying their boards": those whose boards they are carry them, and no bus."""
    after = reading.chunk_at[verb + 1] if verb + 1 < len(reading.tree) and reading.tree.tags[verb] == "VBG" else None
    word = reading.chunks[after].owner_word if after is not None else None
    if word is None or reading.tree.lower[word] not in ("his", "her", "their"):
        return None
    if any(reading.mentions[n] is None or is_alive(reading, n) for n in chunks):
        return None
    sentence = reading.tree.sentence[verb]
    before = (n for n in range(len(reading.chunks) - 1, -1, -1) if reading.chunks[n].end <= verb)
    return next(
        (n for n in before if is_alive(reading, n) and reading.tree.sentence[reading.head(n)] == sentence), None
    )


def _rider(reading: Reading, verb: int, chunks: list[int]) -> int | None:
    """ "men riding horses playing a game": the men play."""
    if len(chunks) != 1 or reading.tree.lemmas[verb] not in _OF_PERSONS:
        return None
    ridden = reading.chunks[chunks[0]].start - 1
    if ridden < 0 or not reading.is_verb(ridden) or reading.tree.lemmas[ridden] != "ride":
        return None
    sentence = reading.tree.sentence[verb]
    people = (n for n in range(chunks[0] - 1, -1, -1) if reading.tree.sentence[reading.head(n)] == sentence)
    return next((n for n in people if (m := reading.mentions[n]) is not None and group_of(m.label) == "person"), None)


def _lifeless(reading: Reading, number: int, holds: bool) -> bool:
    """Whether a chunk names something that never acts as the living do; a toy or statue may."""
    mention = reading.mentions[number]
    return (
        mention is not None
        and mention.chunk.kind == "noun"
        and not (holds and mention.label == "hand" and number not in reading.dropped)
        and group_of(mention.label) in (_EMPTY_HANDED if holds else _INERT)
    )


def _holds_by_hand(reading: Reading, verb: int, chunks: list[int]) -> bool:
    """Whether the vehicle just before "holding" is only where somebody holds: "a man in a car holding a cat"."""
    if reading.tree.lemmas[verb] != "hold" or len(chunks) != 1 or chunks[0] not in reading.landmark_of:
        return False
    mention = reading.mentions[chunks[0]]
    inside = reading.phrases[reading.landmark_of[chunks[0]]].predicate in ("in", "on", "inside", "next to", "near")
    return inside and mention is not None and group_of(mention.label) in _VEHICLES | {"furniture", "structure"}


def wearing_verb(reading: Reading, verb: int) -> int | None:
    """The verb whose subject does it too: "a penguin wearing sunglasses lying on a towel" is who lies there."""
    before = reading.chunk_at[verb - 1] if verb and reading.tree.tags[verb] == "VBG" else None
    worn = reading.mentions[before] if before is not None else None
    if before is None or worn is None or group_of(worn.label) not in ("clothing", "accessory"):
        return None
    start = reading.chunks[first_member(reading, before)].start - 1
    return start if start > 0 and reading.tree.lemmas[start] == "wear" else None


def _surrounded(reading: Reading, verb: int) -> list[int]:
    """ "a man holding a kite surrounded by people": the man is, who has it in his hands."""
    before, tree = reading.chunk_at[verb - 1], reading.tree
    start = reading.chunks[before].start - 1 if before is not None else -1
    if before is None or start < 0 or tree.lemmas[start] not in _HOLDING or not reading.is_verb(start):
        return []
    living = (n for n in range(before - 1, -1, -1) if is_alive(reading, n))
    holder = next(living, None)
    return [holder] if holder is not None else []


def _vessel_set_down(reading: Reading, verb: int) -> list[int]:
    """ "a bottle of wine set next to a glass": the bottle is."""
    before = reading.chunk_at[verb - 1]
    outer = reading.landmark_of.get(before) if before else None
    if not before or outer is None or reading.phrases[outer].predicate != "of":
        return []
    vessel = reading.mentions[before - 1]
    holds = vessel is not None and group_of(vessel.label) in ("container", "kitchenware")
    return [before - 1] if holds else []


def told_after_comma(reading: Reading, verb: int) -> list[int]:
    """ "a cake with candles, surrounded by presents": the cake is, of which all before the comma tells."""
    tree = reading.tree
    if verb < 2 or tree.tags[verb] != "VBN":
        return []
    if tree.lower[verb - 1] != ",":
        if tree.lemmas[verb] == "surround":
            return _surrounded(reading, verb)
        return _vessel_set_down(reading, verb) if tree.lemmas[verb] in _SET_DOWN else []
    before = reading.chunk_at[verb - 2]
    outer = reading.landmark_of.get(first_member(reading, before)) if before is not None else None
    if outer is None or reading.phrases[outer].predicate != "with" or not reading.phrases[outer].start:
        return []
    host = reading.chunk_at[reading.phrases[outer].start - 1]
    if host is None or host in reading.landmark_of:
        return []
    first = first_member(reading, host)
    return members(reading, first) if is_free(reading, first) else [host]
