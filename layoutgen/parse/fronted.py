"""Phrases that come before what they tell about: "On the table sits a cat", "In the park, a man ..."."""

from __future__ import annotations

from layoutgen.parse.coordination import members
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Reading
from layoutgen.parse.verbs import POSTURES

Anchor = tuple[list[int], int | None]  # chunks, and the verb between them and the phrase
_BEFORE = frozenset({"right", "directly", "just", "also", "and", ","})
_VIEWERS = frozenset({"we", "you", "i", "one"})
_SEEN = frozenset({"be", "see", "notice", "spot", "find", "observe"})
_THERE = (POSTURES - {"sleep"}) | {"be"}
_INVERTED = _THERE | {"grow", "sleep", "swim", "float", "walk", "run", "fly", "wait", "play", "lurk", "live"}


def fronted_subject(reading: Reading, phrase: Phrase) -> Anchor | None:
    """What a phrase at the beginning of a clause tells about; None for a phrase that stands elsewhere."""
    listed = _beside_pronoun(reading, phrase)
    if listed is not None:
        return members(reading, listed), None
    if not _begins_clause(reading, phrase) or (phrase.predicate in ("without", "of", "with") and not phrase.position):
        return None
    tree, verb = reading.tree, None
    for i in range(_end_of_landmark(reading, phrase), len(tree)):
        if tree.sentence[i] != tree.sentence[phrase.start]:
            return None
        number = reading.chunk_at[i]
        if number is not None and tree.lower[i] in _VIEWERS and reading.chunks[number].end == i + 1:
            continue  # "in the background we can see trees"
        if number is None:
            verb = i if verb is None and reading.is_verb(i) else verb
        elif number not in reading.landmark_of and reading.chunks[number].kind != "relative":
            if verb is not None and tree.lemmas[verb] in _THERE and tree.deps[reading.head(number)] == "obj":
                tree.deps[reading.head(number)] = "nsubj"  # "In front of him lies an open case"
            said = verb is not None and tree.lemmas[verb] not in _SEEN and tree.kid(verb, "expl") is None
            return members(reading, number), verb if said else None
    return None


def undoubted_subject(reading: Reading, phrase: Phrase) -> list[int]:
    """What two turns tell about, whatever stands around them: the owl of "a barn, to the left of which is an owl", the
    seal of "a walrus and a seal, the seal being on the left"; nothing for other phrases."""
    tree, landmark = reading.tree, phrase.landmark
    if phrase.start > 1 and tree.lower[phrase.start - 1] == "being":
        before = reading.chunk_at[phrase.start - 2]
        return [before] if before is not None else []
    if landmark is None or reading.chunks[landmark].kind != "relative":
        return []
    verb = reading.chunks[landmark].end
    if verb >= len(tree) - 1 or tree.lemmas[verb] not in _THERE or not tree.tags[verb].startswith("VB"):
        return []
    while verb + 2 < len(tree) and reading.chunk_at[verb + 1] is None:
        verb += 1
    number = reading.chunk_at[verb + 1]
    return members(reading, number) if number is not None and number not in reading.landmark_of else []


def _beside_pronoun(reading: Reading, phrase: Phrase) -> int | None:
    """The apple of "the book, and to the left of it an apple"."""
    tree, landmark = reading.tree, phrase.landmark
    if landmark is None or reading.chunks[landmark].kind != "pronoun" or not phrase.start:
        return None
    number = reading.chunk_at[reading.chunks[landmark].end] if reading.chunks[landmark].end < len(tree) else None
    if number is None or tree.lower[phrase.start - 1] not in (",", "and", ";", "with"):
        return None
    return number if reading.chunks[number].kind == "noun" else None


def _begins_clause(reading: Reading, phrase: Phrase) -> bool:
    tree, start = reading.tree, phrase.start
    inverted = _clause_follows(reading, phrase)
    while start and tree.lower[start - 1] in _BEFORE and (inverted or tree.lower[start - 1] not in ("and", ",")):
        start -= 1
    if start < phrase.start and tree.lower[start] in ("and", ",") and inverted:
        return True
    return start == 0 or tree.sentence[start - 1] != tree.sentence[start]


def _end_of_landmark(reading: Reading, phrase: Phrase) -> int:
    if phrase.landmark is None:
        return phrase.end
    at = reading.chunks[members(reading, phrase.landmark)[-1]].end
    while at < len(reading.tree) and reading.tree.lower[at] == "of":
        number = reading.phrase_at[at]
        inner = reading.phrases[number].landmark if number is not None else None
        at = reading.chunks[inner].end if inner is not None else at + 1
    return at


def _clause_follows(reading: Reading, phrase: Phrase) -> bool:
    """Whether "is a cat" or "there is a cat" comes right after the phrase and its landmark."""
    tree = reading.tree
    at = phrase.end if phrase.landmark is None else reading.chunks[phrase.landmark].end
    while at < len(tree) and (tree.lower[at] == "," or tree.tags[at] == "EX"):
        at += 1
    if at >= len(tree) or not tree.tags[at].startswith("VB") or tree.tags[at] in ("VBG", "VBN"):
        return False
    verb_end = at + 1
    return (
        tree.lemmas[at] in _INVERTED and verb_end < len(tree) and tree.tags[verb_end] in ("DT", "CD", "JJ", "NN", "NNS")
    )
