"""What a turn of words is, and the pieces of patterns that turns share."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from layoutgen import vocab

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = rf"(?:\d+|{'|'.join(NUMBERS)})"
_STOPS = (
    "and|or|but|of|with|in|on|at|to|by|is|are|be|has|have|that|which|who|whose|where|while|from|under|above|"
    "below|next|"
    "behind|between|left|right|near|over|beside|without|not|no|there|the|an?|its?|their|both|all|each|colou?red|"
    "painted|having|as|for|one|other|beneath|underneath|inside|against|around|sits?|stands?|lies|can|should|may"
)
WORD = rf"(?!(?:{_STOPS})\b)[a-z][a-z'-]*"
NOUN = rf"{WORD}(?: {WORD}){{0,2}}?"
END = (
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|or|but|while|whereas|with|on|in|at|next|near|beside|behind|by|to|above|below|"
    r"under|over|left|right|between|is|are|sits?|stands?|sitting|standing|lying|beneath|underneath|inside|of)\b)"
)


class Turn(NamedTuple):
    """hints: words and marks; a text with none of them does not have the turn. pattern: of the turn, made when first
    needed; its group "cut" is what is replaced. meant: the words that take its place; None leaves it as it is.
    """

    hints: str
    pattern: Callable[[], str]
    meant: Callable[[re.Match[str]], str | None]

    def find(self, text: str) -> list[re.Match[str]]:
        """Where the turn stands in a text, last first."""
        return list(_compiled(self.pattern).finditer(text))[::-1]


@lru_cache(maxsize=256)
def _compiled(pattern: Callable[[], str]) -> re.Pattern[str]:
    return re.compile(pattern(), re.IGNORECASE)


@lru_cache(maxsize=1)
def colours() -> str:
    """The pattern of a colour: "navy blue", "dark red"."""
    names = "|".join(sorted((re.escape(name) for name in vocab.COLOURS), key=len, reverse=True))
    return rf"(?:(?:light|dark|bright|pale|deep|pastel|neon|soft|solid|very|all)[ -])*(?:{names})"


def articled(words: str) -> str:
    """The words with the indefinite article that the second one wants: "a orange cup" -> "an orange cup"."""
    article, _, rest = words.partition(" ")
    if article.lower() not in ("a", "an"):
        return words
    return f"{article[0]}{'n' if rest[:1].lower() in 'aeio' or rest[:3] == 'umb' else ''} {rest}"


def number_of(word: str) -> int:
    """The number that a text of digits or a number's word says."""
    return int(word) if word.isdigit() else NUMBERS.index(word.lower()) + 1


def word_of(number: int) -> str:
    """The number as a word, where it has one."""
    return NUMBERS[number - 1] if 0 < number <= len(NUMBERS) else str(number)
