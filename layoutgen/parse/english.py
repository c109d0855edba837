"""A cheap answer to "is this English?": function words of English and its neighbours, and the vocabulary."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.errors import TextError
from layoutgen.parse.lexicon import members
from layoutgen.utf8 import broken

WORDS_MOST = 2000
CHARACTERS_MOST = 20_000
_ENGLISH = members("english")
_FOREIGN = members("foreign")
_WORD = re.compile(r"[^\W\d_]+")


def check_length(text: str) -> None:
    """Raises TextError when the text is so long that even cleaning it would take long."""
    if len(text) <= 2 * WORDS_MOST:
        return
    if (count := len(text.split())) > WORDS_MOST:
        raise TextError(_too_many(count))
    if len(text) > CHARACTERS_MOST:
        raise TextError(
            f"The text has {len(text):,} characters, but at most {CHARACTERS_MOST:,} are read at once: "
            "shorten or divide it."
        )


def _too_many(count: int) -> str:
    return f"The text has {count:,} words, but at most {WORDS_MOST:,} are read at once: shorten or divide it."


def check_whole(text: str) -> None:
    """Raises TextError when `text` holds half a character: no scene or layout of it could be written."""
    if wrong := broken(text):
        raise TextError(f"The text is not UTF-8: {wrong}.")


def check_text(text: str, original: str) -> None:
    """Raises TextError when `text` (the cleaned `original`) is too long or not English."""
    words = _WORD.findall(text.lower())
    if len(words) > WORDS_MOST:
        raise TextError(_too_many(len(words)))
    if not words or (text.isascii() and _FOREIGN.isdisjoint(words)):  # nearly all
        return
    ascii_words = [word for word in words if word.isascii()]
    if 2 * len(ascii_words) < len(words):
        raise TextError(f"The parser reads English, and {_short(original)!r} seems to be in another language.")
    if len(words) < 2:
        return
    foreign = sum(word in _FOREIGN or not word.isascii() for word in words)
    if not foreign:
        return
    english = sum(word in _ENGLISH or (word not in _FOREIGN and _known(word)) for word in words)
    if foreign >= english and not (foreign == 1 and english == 1):
        raise TextError(f"The parser reads English, and {_short(original)!r} seems to be in another language.")


def _known(word: str) -> bool:
    return vocab.lookup(word) is not None or vocab.colour(word) is not None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
