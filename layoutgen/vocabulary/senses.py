"""Which of two things a word means, told by the words around it: a bat beside a pitcher is not an animal."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from layoutgen.vocabulary.nouns import singular
from layoutgen.vocabulary.words import rows


@lru_cache(maxsize=1)
def _senses() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    senses: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for meaning, cues in rows("senses"):
        word, _, sense = meaning.partition(" > ")
        senses[word] = (*senses.get(word, ()), (sense, frozenset(cues)))
    return senses


def ambiguous(label: str) -> bool:
    """Whether the words around it can give the label another meaning."""
    return singular(label) in _senses()


def sense(label: str, context: Collection[str]) -> str:
    """The label that is meant, given the other words of the sentence: nouns as lemmas, verbs in any form.

    `sense("mouse", ["laptop", "desk"]) == "computer mouse"`. Without a cue, or for a word with one meaning, `label`
    itself. Of several senses, the one with the most cues; the first of the table when they tie.
    """
    words = {word.lower() for word in context}
    options = _senses().get(singular(label), ())
    scored = [(len(cues & words), -place, name) for place, (name, cues) in enumerate(options) if cues & words]
    return max(scored)[2] if scored else label
