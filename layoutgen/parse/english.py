"""A cheap answer to "is this English?": function words of English and its neighbours, and the vocabulary."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.errors import TextError
from layoutgen.parse.lexicon import members

WORDS_MOST = 2000
_ENGLISH = members("english")
_FOREIGN = members("foreign")
_WORD = re.compile(r"[^\W\d_]+")


def check_text(text: str, original: str) -> None:
    """Raises TextError when `text` (the cleaned `original`) is too long or not English."""
    words = _WORD.findall(text.lower())
    if len(words) > WORDS_MOST:
        raise TextError(
            f"The text has {len(words):,} words, but at most {WORDS_MOST:,} are read at once: shorten or divide it."
        )
    if not words:
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
