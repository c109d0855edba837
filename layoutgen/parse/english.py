"""A cheap answer to "is this English?": function words of English and of its neighbours, and the words of the vocabulary."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.errors import TextError

WORDS_MOST = 2000
_ENGLISH = frozenset(
    ["the", "a", "an", "of", "on", "with", "and", "at", "is", "are", "to", "two", "three", "four", "five", "six", "seven", "one", "several", "some", "no", "without", "next", "left", "right", "above", "below", "behind", "near", "under", "over", "by", "his", "her", "its", "their", "that", "which", "who", "while", "there", "this", "these", "those", "from", "into", "front", "standing", "sitting", "holding", "wearing", "riding", "walking", "looking", "playing", "eating", "big", "small", "red", "green", "blue", "yellow", "white", "black", "brown", "lying", "laying", "laid", "parked"]
)  # fmt: skip
_FOREIGN = frozenset(
    ["un", "una", "uno", "unos", "unas", "el", "los", "las", "del", "le", "la", "les", "des", "du", "et", "une", "est", "sur", "avec", "dans", "il", "lo", "gli", "dei", "della", "di", "e", "der", "die", "das", "ein", "eine", "einen", "einem", "einer", "und", "auf", "mit", "im", "ist", "den", "dem", "zwei", "drei", "y", "con", "sobre", "en", "es", "por", "para", "dos", "tres", "que", "o", "os", "as", "um", "uma", "na", "no", "em", "com", "het", "een", "op", "van", "met", "och", "ett", "på", "med", "är", "jeden", "na", "z", "w", "ve", "bir", "po", "pod", "au", "aux", "deux", "trois", "sous", "devant", "chat", "chien", "roter", "rote", "rotes", "haus", "hund", "katze", "tisch", "mesa", "perro", "gato", "casa"]
)  # fmt: skip
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
