"""Misspelt words of captions ("chiar", "bluw"), read as the common word that is one slip away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layoutgen.parse.head.forms import base
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.spell.slips import one_slip

SHORTEST = 4  # letters; shorter words are one slip away from too many others


class Spelling:
    """english: words that are right as they are. common: words that others may be slips of, most frequent first."""

    def __init__(self, english: Iterable[str], common: Sequence[str]) -> None:
        self._known = frozenset(english) | frozenset(common)
        self._rank = {word: i for i, word in enumerate(common)}
        self._done: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The lower-case word, or what it was meant to be when it is no word and one slip from a common one."""
        if len(word) < SHORTEST or word in self._known or not (word.isascii() and word.isalpha()):
            return word
        if word not in self._done:
            self._done[word] = self._meant(word)
        return self._done[word]

    def _meant(self, word: str) -> str:
        if not self._known or self._known & {lemma_of(word, "NNS"), base(word), word + "s"}:
            return word
        found = [other for other in one_slip(word) if other in self._rank]
        return min(found, key=self._rank.__getitem__, default=word)
