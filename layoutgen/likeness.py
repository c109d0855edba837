"""Which of the classes that a network knows is most like a noun that it does not know."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from layoutgen import vocab
from layoutgen.vocab import Noun

_LIVING = {"person", "animal", "bird", "fish", "insect"}
_MOVING = {*_LIVING, "vehicle", "aircraft", "boat", "accessory"}


@lru_cache(maxsize=8192)
def nearest(noun: Noun, classes: tuple[str, ...]) -> tuple[str, bool]:
    """The class that stands for a noun, and whether it means the same ("sofa": couch, "man": person)."""
    if noun.name in classes:
        return noun.name, True
    own = noun.coco
    if own in classes:
        return own, noun.group == "person" or own in vocab.aliases(noun.name)
    peers = [(name, vocab.noun(name)) for name in classes if vocab.lookup(name) is not None]
    alike = [p for p in peers if p[1].group == noun.group]
    if not alike and noun.group in _LIVING:
        alike = [p for p in peers if p[1].group in _LIVING and p[1].group != "person"]
    still = [p for p in peers if p[1].group not in _MOVING]  # a piano is rather like an oven than like a bear
    alike = alike or [p for p in still if p[1].support == noun.support] or still
    return min(alike or peers, key=lambda p: _unlikeness(noun, p[1]), default=(classes[0], noun))[0], False


def _unlikeness(a: Noun, b: Noun) -> float:
    return abs(math.log(a.height / b.height)) + 0.5 * abs(math.log(a.aspect / b.aspect))


def stand_ins(labels: Iterable[str], classes: tuple[str, ...], verb: str) -> tuple[str, ...]:
    """A sentence for each label that a class stands for which means something else: "zebra: drawn as horse"."""
    said = ((label, nearest(vocab.noun(label), classes)) for label in dict.fromkeys(labels))
    return tuple(f"{label}: {verb} as {known}" for label, (known, exact) in said if not exact)
