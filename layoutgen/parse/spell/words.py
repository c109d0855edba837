"""The words that spelling goes by, read from the lists beside this file."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def common() -> dict[str, int]:
    """Words that captions use often -> how often of 100,000 captions."""
    return {word: int(count) for word, count in (line.split() for line in _lines("common.txt"))}


@lru_cache(maxsize=1)
def right() -> frozenset[str]:
    """Words that are right although they look like slips of a common one."""
    return frozenset(_lines("right.txt"))


@lru_cache(maxsize=1)
def known_slips() -> dict[str, str]:
    """Frequent slips that make another word or a possessive without its apostrophe -> what was meant."""
    return dict(line.split("\t") for line in _lines("slips.txt"))


@lru_cache(maxsize=1)
def in_context() -> dict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]]:
    """Slips that make another word -> what must stand before and after them, and what was meant then."""
    found: dict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]] = {}
    for word, before, after, meant in (line.split("\t") for line in _lines("in_context.tsv")):
        found.setdefault(word, []).append((re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE), meant))
    return found


def _lines(name: str) -> list[str]:
    return [line for line in (_HERE / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
