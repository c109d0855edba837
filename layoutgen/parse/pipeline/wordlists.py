"""Closed word lists of the grammar and the lemmatizer, read from `words/lists.txt`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"


def lines(name: str) -> list[str]:
    """The lines of a file in `words/`, without comments and empty ones."""
    text = (WORDS / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines("lists.txt"):
        name, words = line.split(":", 1)
        found[name] = (*found.get(name, ()), *words.split())
    return found


def listed(name: str) -> tuple[str, ...]:
    """The words of the list called `name`, in the order of the file."""
    return _lists()[name]
