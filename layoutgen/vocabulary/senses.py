"""Which of two things a word means, told by the words around it: a bat beside a pitcher is not an animal."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from layoutgen.vocabulary.nouns import noun, singular
from layoutgen.vocabulary.people import person
from layoutgen.vocabulary.words import rows


@lru_cache(maxsize=1)
def _senses() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    senses: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for meaning, cues in rows("senses"):
        word, _, sense = meaning.partition(" > ")
        senses[word] = (*senses.get(word, ()), (sense, frozenset(cues)))
    return senses


def ambiguous(label: str) -> bool:
    """Whether the words around it can give the label another meaning."""
    return singular(label) in _senses()


def sense(label: str, context: Collection[str]) -> str:
    """The label that is meant, given the other words of the sentence: nouns as lemmas, verbs in any form.

    `sense("mouse", ["laptop", "desk"]) == "computer mouse"`. Without a cue, or for a word with one meaning, `label`
    itself. Of several senses, the one with the most cues; the first of the table when they tie.
    """
    words = {word.lower() for word in context}
    options = _senses().get(singular(label), ())
    scored = [(len(cues & words), -place, name) for place, (name, cues) in enumerate(options) if cues & words]
    return max(scored)[2] if scored else label


def meant(label: str, others: Iterable[str], said: Iterable[str]) -> str:
    """What a thing's label means in a scene: a bat that a player swings is no animal.

    others: labels of the other things. said: attributes, words of relations, places. The same answer serves whoever
    gives the thing its size and whoever draws it; a person is never another.
    """
    if label == "glasses" or not ambiguous(label):
        return label
    names = {name for other in others for name in (other, noun(other).name)}
    context = names | {word for phrase in (*names, *said) for word in phrase.lower().split()}
    found = sense(label, context)
    return label if person(found) or found in names else found  # the fire in a fireplace that is named is its flames


_PLAYED_WITH = frozenset({"ball", "balls", "club"})
_WORD = re.compile(r"[a-z]+")


def told(label: str, text: str) -> tuple[str, ...]:
    """The words of the sentence that tell what a label means; () for all but a ball, which is that of the game."""
    return tuple(_WORD.findall(text.lower())) if label.rsplit(" ", 1)[-1] in _PLAYED_WITH else ()


_PORTIONS = {"pizza": "slice of pizza", "cake": "cake slice", "watermelon": "watermelon slice", "bread": "bread slice"}
_CUT = {"slice", "slices", "piece", "pieces"}


_WORN_IN_PAIRS = {"shoe", "sneaker", "boot", "sandal", "flip-flop", "slipper", "sock", "glove", "mitten"}


def portion(label: str, phrase: str) -> str:
    """What is called otherwise where `phrase`, the words for it, tells how much there is of it.

    "cake slice" for "a piece of cake", "pair of shoes" for the shoe of "a pair of shoes".
    """
    words = phrase.lower().split()
    if "pair" in words and noun(label).name in _WORN_IN_PAIRS:
        return f"pair of {label}s"
    last = max((k for k, word in enumerate(words) if word == "of"), default=0)  # "a couple of slices of pizza"
    if not _CUT & set(words[:last]):
        return label
    return next((cut for food, cut in _PORTIONS.items() if label == food or label.endswith(f" {food}")), label)
