"""The word that the dependency tree hangs a phrase on."""

from __future__ import annotations

from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Reading


def word_by_tree(reading: Reading, phrase: Phrase) -> int | None:
    """The word outside the phrase and its landmark that governs them, or the subject of their copula; or None."""
    return _outside(reading, phrase, set())


def _outside(reading: Reading, phrase: Phrase, seen: set[int]) -> int | None:
    tree = reading.tree
    if phrase.start in seen:
        return None
    seen.add(phrase.start)
    inside = set(range(phrase.start, phrase.end))
    at = phrase.end - 1
    if phrase.landmark is not None:
        chunk = reading.chunks[phrase.landmark]
        inside.update(range(chunk.start, chunk.end))
        at = chunk.head
    for _ in range(len(tree)):
        head = tree.heads[at]
        subject = None if head in inside and head != at else _subject_word(reading, at, inside)
        if head == at or subject is not None:
            return subject
        other = None if head in inside else _other_phrase(reading, phrase, at, head)
        if other is not None:
            landmark = other.landmark
            if tree.deps[at] != "conj" and landmark is not None and reading.chunks[landmark].end <= phrase.start:
                return reading.chunks[landmark].head
            return _outside(reading, other, seen)
        if head not in inside and not _passes_on(reading, head):
            return head
        at = head
        inside.add(head)
    return None


def _other_phrase(reading: Reading, phrase: Phrase, at: int, head: int) -> Phrase | None:
    """The phrase that `head` stands in: "to the left of a cat and to the right of a car"."""
    number = reading.phrase_at[head]
    chunk = reading.chunk_at[head]
    if reading.tree.deps[at] == "conj":
        if number is None and chunk is not None:
            number = reading.landmark_of.get(chunk)
        if number is not None and reading.phrases[number] is not phrase:
            return reading.phrases[number]
        return None
    return reading.phrases[number] if number is not None and head < phrase.start else None


def _passes_on(reading: Reading, head: int) -> bool:
    """Whether `head` is only on the way: an adjective or adverb ("located close to"), a word of a later phrase."""
    if reading.phrase_at[head] is not None:
        return True
    return reading.chunk_at[head] is None and not reading.tree.tags[head].startswith("VB")


def _subject_word(reading: Reading, at: int, inside: set[int]) -> int | None:
    """The subject of the copula clause whose predicate stands at `at`."""
    tree = reading.tree
    if tree.kid(at, "cop") is None and not tree.deps[at].startswith("acl:relcl"):
        return None
    subject = tree.kid(at, "nsubj", "nsubj:pass")
    if subject is not None and subject not in inside:
        return subject
    if tree.deps[at] in ("acl:relcl", "acl") and tree.heads[at] not in inside:
        return tree.heads[at]
    return None
