"""The lists of words in `words.tsv`: each line is a list's name, a meaning and the words that have it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    text = Path(__file__).with_name("words.tsv").read_text(encoding="utf-8")
    fields = (line.split("\t") for line in text.splitlines()[1:])
    return tuple((name, meaning, tuple(words.split(", "))) for name, meaning, words in fields)


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    for name, meaning, words in _lines():
        lists.setdefault(name, {}).update(dict.fromkeys(words, meaning))
    return lists


def meanings(name: str) -> Mapping[str, str]:
    """Word -> meaning, of the list called `name`."""
    return MappingProxyType(_lists()[name])


def numbers(name: str) -> Mapping[str, tuple[float, ...]]:
    """Word -> numbers, of a list whose meanings are numbers with spaces between."""
    return MappingProxyType({word: tuple(float(n) for n in text.split()) for word, text in _lists()[name].items()})


def members(name: str) -> frozenset[str]:
    """The words of the list called `name`, whatever they mean."""
    return frozenset(_lists()[name])


def rows(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of the list called `name`: the meaning and its words, in order."""
    return tuple((meaning, words) for list_name, meaning, words in _lines() if list_name == name)
