"""The text's side of an answer: where a mention stands, and which number the text says with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from layoutgen.parse.counts import number
from layoutgen.parse.lexicon import SINGLE_PAIRS
from layoutgen.scene import Vague
from layoutgen.vocab import collective, singular

Span = tuple[int, int]
_WORD = re.compile(r"\w+(?:[,'’-]\w+)*")
_DETERMINERS = re.compile(
    r"(?:(?:an? (?:group|set|bunch|row|line|pile) of|the|these|those|this|that|all|exactly|about|around|at least|only"
    r"|just|his|her|its|their|our|my|your) )+"
)
_AMOUNT = re.compile(
    r"(?P<half>half (?:a )?dozen)|(?:an? )?(?P<pack>pair|couple|trio|dozen)|(?:an? )?(?P<vague>many|several|few)"
    r"|(?P<article>an?)|(?P<number>[\w,-]+)(?P<dozen> dozen)?"
)
_PACKS = {"pair": 2, "couple": 2, "trio": 3, "dozen": 12}
_VAGUE: dict[str, Vague] = {"many": "many", "several": "several", "few": "few"}
_SAME = frozenset(
    {"sheep", "fish", "deer", "moose", "bison", "salmon", "trout", "aircraft", "cattle", "police", "zebra", "giraffe"}
)
_SINGLE = frozenset({"one", "each", "every", "either", "another", "pair", "a", "an"})
_ADJECTIVES = 3  # words between a number and the mention, when the model left the number out of it


class Claim(NamedTuple):
    """What the text says: the count, and where the word stands that says it."""

    amount: int | Vague
    at: int


def find(text: str, words: str, label: str, taken: set[Span]) -> Span | None:
    """Where a mention stands, the first place that is not taken; by its words, or else by its label in any number."""
    for wanted in (words.split(), label.split()):
        if wanted:
            pattern = r"\s+".join(map(re.escape, wanted))
            edges = (r"\b" if end.isalnum() else "" for end in (wanted[0][0], wanted[-1][-1]))
            pattern = pattern.join(edges)  # whole words, where it begins and ends with one
            places = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
            if places:
                return next((place for place in places if not _overlaps(place, taken)), places[0])
    tokens = list(_WORD.finditer(text))
    for first, last in zip(tokens, tokens[len(label.split()) - 1 :], strict=False):
        if singular(text[first.start() : last.end()].lower()) == label:
            return first.start(), last.end()
    return None


def claim(text: str, span: Span, attributes: tuple[str, ...] = ()) -> Claim | None:
    """The number that the text says with a mention; none when it says none, or when that is not plain.

    "two dogs", "a dog", "a couple of dogs"; "two old dogs" when the mention is "dogs" and it is known to be old.
    """
    mention = text[slice(*span)]
    if re.search(r"[,&;]\s|\band\b", mention.lower()):
        return None  # "a red and a blue car" are two
    start = _start(text, span[0], {part for words in attributes for part in words.lower().split()})
    said = " ".join(word.lower() for word in _WORD.findall(text[start : span[1]]))
    skipped = _DETERMINERS.match(said)
    said = said[skipped.end() :] if skipped else said
    count = _count(said)
    return None if count is None else Claim(count, start)


def several(text: str, span: Span, label: str) -> bool:
    """Whether a mention without a number names more than one: "dogs", but not "each of the dogs" or "skis"."""
    words = [word.lower() for word in _WORD.findall(text[slice(*span)])]
    noun = label.rpartition(" ")[2]
    plurals = [word for word in words if word != noun and singular(word) == noun and word not in SINGLE_PAIRS]
    return bool(plurals) and _SINGLE.isdisjoint(words)


def _start(text: str, start: int, adjectives: set[str]) -> int:
    """Where a mention begins when what stands before it belongs to it: its adjectives, and the number before them."""
    begin = start
    for token in reversed(list(_WORD.finditer(text, 0, start))[-_ADJECTIVES - 1 :]):
        word = token.group().lower()
        if text[token.end() : begin].strip():
            return start  # a comma or a stop stands between
        if number(word) is not None or word in _VAGUE or word in ("a", "an"):
            return token.start()
        if word not in adjectives:
            return start
        begin = token.start()
    return start


def _count(said: str) -> int | Vague | None:
    """The number at the beginning of a mention."""
    found = _AMOUNT.match(said)
    if found is None or not (rest := said[found.end() :].split()):
        return None
    plural = any(singular(word) != word for word in rest)
    if found["half"]:
        return 6
    if found["pack"]:
        one = (not plural and _SAME.isdisjoint(rest)) or rest[
            -1
        ] in SINGLE_PAIRS  # "a pair of scissors", "a couple" who walk
        return None if one else _PACKS[found["pack"]]
    if found["vague"]:
        return _VAGUE[found["vague"]] if rest[0] != "of" else None
    if found["article"]:
        counted = plural or rest[0] == "of" or "of" in rest or number(rest[0]) is not None
        grouped = any(collective(word) is not None for word in rest)
        return None if counted or grouped else 1  # "a group of dogs", "a hundred dogs", "a crowd"
    amount = number(found["number"])
    if amount is None or amount < 1 or "of" in rest:
        return None  # "two of the dogs", "two pairs of shoes", "two teams of children"
    if plural == (amount == 1) and _SAME.isdisjoint(rest):
        return None  # "2 story house", "one way signs"
    return amount * (12 if found["dozen"] else 1)


def _overlaps(place: Span, taken: set[Span]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in taken)
