"""Lists and herds put otherwise than they are said: "a table phone hat and a bear", "a zebra herd"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from layoutgen import vocab

_GATHERINGS = frozenset({"herd", "flock", "congregation", "colony"})
_GATHERED = re.compile(
    rf"((?:^|\b(?:an?|the|large|small|big|whole|wild|this|one)) ?)\b([a-z]+) ({'|'.join(sorted(_GATHERINGS))})\b",
    re.IGNORECASE,
)  # "a zebra herd", said the other way round
_MADE_OF = frozenset({"cake", "salad", "sandwich", "wrap", "soup", "pie", "bread"})  # of what stands before them


def unsaid(text: str, present: Collection[str]) -> list[tuple[int, int, str]]:
    """Start, end and words of the "of" and the commas that `text` lacks. present: its words in lower case."""
    found: list[tuple[int, int, str]] = []
    if not _GATHERINGS.isdisjoint(present):
        gathered = (m for m in _GATHERED.finditer(text) if _is_animal(m[2]))
        found += [(m.start(2), m.end(), f"{m[3]} of {_many(m[2])}") for m in gathered]
    if "and" in present:
        found += [(at, at, ",") for at in _commas(text)]
    return found


def _commas(text: str) -> Iterator[int]:
    """Where three things before an "and" lack their commas: "a table phone hat and a bear"."""
    at = text.find(" and ")
    while at >= 0:
        words = text[:at].rsplit(" ", 3)[-3:]
        if (
            len(words) == 3
            and _listed(words[2])
            and _listed(words[1])
            and _listed(words[0])
            and words[2] not in _MADE_OF
        ):
            compounds = vocab.compounds()
            pairs = pairwise(words)
            if not any(compounds & {f"{a} {b}", f"{a} {vocab.singular(b)}"} or vocab.lookup(a + b) for a, b in pairs):
                yield at - len(words[2]) - 1 - len(words[1]) - 1
                yield at - len(words[2]) - 1
        at = text.find(" and ", at + 5)


@lru_cache(maxsize=4096)
def _listed(word: str) -> bool:
    """Whether a lower-case word is a thing by itself, rather than what another is made of or belongs to."""
    noun = vocab.lookup(word) if word.islower() else None
    if noun is None or noun.kind != "thing" or noun.group in ("person", "animal", "body", "part"):
        return False
    described = word in vocab.MATERIALS or word in vocab.SIZES or word in vocab.PATTERNS
    return not described and vocab.colour(word) is None


def _is_animal(word: str) -> bool:
    noun = vocab.lookup(word.lower())
    return noun is not None and noun.group in ("animal", "bird", "insect")


def _many(animal: str) -> str:
    """The plural of an animal as it is told as one word: what the singular of it is known to be."""
    word = animal.lower()
    return word if word.endswith("s") or vocab.singular(f"{word}s") != word else f"{word}s"
