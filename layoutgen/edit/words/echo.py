"""Clauses that lean on the last command: "again", "a bit more", "the cat too", "no, the other one"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.lexicon import DIRECTIONS, FUZZY, NUMBERS, VERBS
from layoutgen.edit.words.sentence import Word, verb_at

_AGAIN = frozenset({
    "again", "once more", "one more time", "more", "do it again", "do that again", "do the same again", "repeat that",
    "repeat", "the same again", "and again", "same again", "once again", "keep going", "continue", "further",
})  # fmt: skip
_LESS = frozenset({
    "too much", "that is too much", "that 's too much", "not so much", "not that much", "less", "a bit less", "too far",
    "a little less", "that was too much", "not so far", "not that far", "that is too far", "that 's too far",
    "it is too much", "that was too far",
})  # fmt: skip
_SAME = tuple(tuple(line.split()) for line in (
    "do the same for", "do the same with", "do the same to", "the same for", "the same with", "same for", "same with",
    "same thing for", "same thing with", "the same goes for", "likewise for", "also for", "and also", "do that to",
    "do it to", "do that with", "do it with", "do this to", "do this with", "do it for", "do that for", "apply that to",
    "apply the same to", "repeat that for", "repeat that with", "the same thing for", "the same thing with",
    "the same to", "same to", "do the same thing with", "do the same thing to", "do the same thing for",
))  # fmt: skip
_MEANT = tuple(tuple(line.split()) for line in (
    "no ,", "i meant", "i mean", "no i meant", "no i mean", "not that one ,", "not this one ,", "i mean ,",
    "not that one but",    "rather", "wrong one ,", "the wrong one ,", "no , not that one ,", "not it ,",
))  # fmt: skip


class Echo(NamedTuple):
    """A command made of the last one. instead: whether it takes that one's place, which is then undone.

    No words: the last one is only undone ("and back up again").
    """

    words: list[Word]
    instead: bool = False


def echoed(clause: Sequence[Word], last: Sequence[Word], labels: Collection[str]) -> Echo | None:
    """The command that a clause without one of its own means, made of the last; none when it stands for itself."""
    if not last or not clause:
        return None
    text = " ".join(word.lower for word in clause)
    if VERBS.get(verb_at(last, 0)) == "delete" and (further := _further(clause, last, labels)):
        return Echo(further)
    if _there_and_back(clause, last, labels):
        return Echo([], instead=True)
    clause = _owned(clause, last, labels)
    if (
        text in _AGAIN
        or text in FUZZY
        or (" ".join(text.split()[:-1]) in FUZZY and text.split()[-1] in ("more", "again", "further", "farther"))
    ):
        amount = (
            []
            if "more" not in text and text in _AGAIN
            else [w for w in clause if w.lower not in ("more", "again", "further", "farther")]
        )
        made = _said_of(last, None, amount, labels)
        return Echo(made) if made else None
    if text in _LESS:
        made = _said_of(last, None, [_word("a"), _word("bit")], labels)
        return Echo(made, instead=True) if made else None
    for leads, instead in ((_SAME, False), (_MEANT, True)):
        lead = max((one for one in leads if tuple(text.split()[: len(one)]) == one), key=len, default=())
        if lead and is_thing(clause[len(lead) :], labels):
            made = _said_of(last, clause[len(lead) :], (), labels)
            return Echo(made, instead) if made else None
    cut = next(
        (k for k, word in enumerate(clause) if word.lower in ("another", "by", "more") or word.lower.isdigit()), 0
    )
    if cut and is_thing(clause[:cut], labels) and not verb_at(clause, 0) and _is_amount(clause, cut, labels):
        made = _said_of(last, clause[:cut], clause[cut:], labels)  # "the right one another 5 %"
        return Echo(made) if made else None
    if is_thing(clause, labels) and not verb_at(clause, 0):
        made = _said_of(last, clause, (), labels)
        return Echo(made) if made else None
    return None


def _further(clause: Sequence[Word], last: Sequence[Word], labels: Collection[str]) -> list[Word]:
    """ "another one", "two more" behind "delete a bird": so many of them again."""
    lower = [word.lower for word in clause if word.lower != "and"]
    if lower not in (["another"], ["another", "one"]) and not (len(lower) == 2 and lower[1] == "more"):
        return []
    length = len(verb_at(last, 0).split())
    things = Bits(last, labels).things(length)
    if things is None or things[0][0].label is None:
        return []
    number = _word("one" if lower[0] == "another" else lower[0])
    head = next((w for w in reversed(last[length : things[1]]) if w.tag.startswith("NN")), None)
    return [*last[:length], number, head] if head is not None else []


def named(clause: list[Word], kind: str, labels: Collection[str]) -> list[Word]:
    """ "add one in the bus" with the name of what was spoken of: "where is the driver?"."""
    verb = verb_at(clause, 0)
    at = len(verb.split())
    number = [word.lower for word in clause[at:]]
    few = number[:1] and number[0] in NUMBERS and number[1:] in ([], ["away"], ["off"], ["out"])
    if few and kind in labels and (VERBS.get(verb) == "delete" or number[1:]):  # "three are enough. Take one away"
        head_ = replace(_word(kind), tag="NN")
        return [replace(_word("delete"), tag="VB"), clause[at], head_]
    if VERBS.get(verb) in ("add", "put") and kind and (head := _nameless(clause, at)):  # "put a second one on it"
        return [*clause[:head], replace(_word(kind), tag="NN"), *clause[head + 1 :]]
    one = VERBS.get(verb) in ("add", "put", "make") and [word.lower for word in clause[at : at + 1]] == ["one"]
    if [word.lower for word in clause[at : at + 2]] == ["one", "more"] and one and kind in labels:
        clause = [*clause[:at], *clause[at + 1 :]]
        clause = [_word("add") if k < at else word for k, word in enumerate(clause)]
    if not one or not kind or Bits(clause, labels).things(at) is not None:
        return clause
    lead = _word("another" if kind in labels else "a")
    return [*clause[:at], lead, replace(_word(kind), tag="NN"), *clause[at + 1 :]]


def _nameless(clause: Sequence[Word], i: int) -> int:
    """Where "one" stands in "a second one", "another red one" at i; 0 for anything else."""
    lower = [word.lower for word in clause[i : i + 4]]
    head = lower.index("one") if "one" in lower[1:] else 0
    plain = all(word.tag in ("JJ", "JJR", "NN") for word in clause[i + 1 : i + head])
    return i + head if head and plain and lower[0] in ("a", "an", "another") else 0


_GOING = frozenset({
    "move", "put", "bring", "shift", "push", "pull", "slide", "take", "it", "them", "him", "her", "to", "the",
    "again", "and", "then", "straight", "all", "way",
})  # fmt: skip


def _there_and_back(clause: Sequence[Word], last: Sequence[Word], labels: Collection[str]) -> bool:
    """ "move it back up" behind "move the goal down a bit": to where it was."""
    lower = [word.lower for word in clause if word.lower not in _GOING]
    if len(lower) != 2 or lower[0] != "back" or lower[1] not in DIRECTIONS:
        return False
    ways = [
        DIRECTIONS[b.value] for b in Bits(last, labels).read(0) if b.kind in ("way", "side") and b.value in DIRECTIONS
    ]
    (x, y), back = DIRECTIONS[lower[1]], ways[-1:]
    return back == [(-x, -y)]


def _owned(clause: Sequence[Word], last: Sequence[Word], labels: Collection[str]) -> Sequence[Word]:
    """ "the boy's" behind "paint the girl's balloon green": the boy's balloon."""
    if clause[-1].lower not in ("'s", "’s", "'"):
        return clause
    things = Bits(last, labels).things(len(verb_at(last, 0).split()))
    head = things is not None and things[0][0].owner is not None
    return [*clause, last[things[1] - 1]] if things is not None and head else clause


def _word(text: str) -> Word:
    return Word(text, text, text, "PRP" if text == "it" else "DT", 0, 0)


def is_thing(words: Sequence[Word], labels: Collection[str]) -> bool:
    """Whether words are one phrase of known things and nothing else: "the cat and the dog"."""
    if not words:
        return False
    things = Bits(words, labels).things(0)
    return things is not None and things[1] == len(words) and all(r.definite or r.pronoun or r.ids for r in things[0])


def _is_amount(words: Sequence[Word], start: int, labels: Collection[str]) -> bool:
    bits = Bits(words, labels).read(start)
    return len(bits) == 1 and bits[0].kind == "amount"


def _said_of(
    last: Sequence[Word], subject: Sequence[Word] | None, amount: Sequence[Word], labels: Collection[str]
) -> list[Word]:
    """The last command said of a subject (none: of the same), by an amount; nothing when it cannot be said so."""
    verb = verb_at(last, 0)
    length = len(verb.split()) if verb else 0
    bits = Bits(last, labels).read(length)
    at = bits[0].end if bits and bits[0].kind == "thing" else length
    head = list(last[:length]) or [replace(_word("make"), tag="VB")]
    rest = [bit for bit in bits if bit.start >= at]
    if amount:
        graded = next((bit.start for bit in rest if bit.kind in ("way", "side", "size", "depth", "amount")), None)
        if graded is None and VERBS.get(verb) not in ("grow", "shrink", "lift", "lower", "widen", "narrow"):
            return []
        cut = len(last) if graded is None else graded
        kept = next((bit.end for bit in rest if bit.kind == "amount" and bit.start == graded), cut)
        tail = [*last[at:cut], *amount, *last[kept:]]
    else:
        tail = list(last[at:])
    return [*head, *(subject if subject is not None else [_word("it")]), *tail]
