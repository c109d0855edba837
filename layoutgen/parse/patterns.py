"""Two words before a noun that say one thing of it: "an upside down cup", "a lime green bus", "a carry out tray"."""

from __future__ import annotations

from functools import lru_cache

from layoutgen import vocab
from layoutgen.parse.lexicon import SECOND_HALVES, SHADES, members

_OPENED = members("opened")
_PARTICLES = frozenset({"out", "up", "down", "in"})


@lru_cache(maxsize=8192)
def is_pattern(pair: str) -> bool:
    """Whether two words before a noun tell one look of it: "horse drawn", "dark green", "carry out"."""
    first, last = pair.split()
    return (
        pair in ("inside out", "upside down", "life size", "full size", "king size", "queen size", "twin size")
        or last in SECOND_HALVES
        or (first in _OPENED and last in _PARTICLES)
        or (first in SHADES and vocab.colour(last) is not None)
        or pair in vocab.PATTERNS
        or pair.replace(" ", "-") in vocab.PATTERNS
        or pair in vocab.MATERIALS
        or vocab.colour(pair) is not None
    )
