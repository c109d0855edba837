"""What is said besides commands: reasons, complaints, praise, questions and small talk, which change nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from layoutgen.edit.words.lexicon import ABSOLUTE, POSITIVES

if TYPE_CHECKING:
    from layoutgen.edit.words.sentence import Word

_FINITE = ("VBZ", "VBP", "VBD", "MD")
_SHALL = frozenset({"should", "must", "shall", "ought", "want", "need", "like", "wish", "would", "'d", "prefer"})
_BACK = frozenset({"it", "them", "him", "her", "they", "that", "those", "these", "one", "ones", "its", "their"})
_ASKING = frozenset({"where", "what", "who", "why", "when", "how", "which"})
_DOUBTING = frozenset({"must", "does", "do", "is", "are", "did", "was", "were", "has"})
_MYSELF = frozenset({"i", "we", "you", "my"})
_SIZED = frozenset({*POSITIVES, *ABSOLUTE})
VerbAt = Callable[["Sequence[Word]", int], str]


def is_reason(clause: Sequence[Word]) -> bool:
    """Whether a clause only says why, and so what is spoken of."""
    return bool(clause) and clause[0].lower in ("because", "since", "while")


def reasoned(raw: Sequence[Sequence[Word]], plain: Sequence[list[Word]], verb_at: VerbAt) -> list[list[Word]]:
    """The clauses, with those that are no more than the reason of the next one marked by "because".

    raw: each with the words that join it to the one before ("so", "but"); plain: without them.
    """
    made: list[list[Word]] = []
    for k, clause in enumerate(plain):
        after = next((n for n in range(k + 1, len(plain)) if plain[n]), None)
        if made and _says_so(made[-1], clause):
            continue
        if (
            clause
            and not (after is not None and _says_so(clause, plain[after]))
            and after is not None
            and _explains(clause, raw[after], plain[after], verb_at)
        ):
            made.append([_because(clause[0]), *clause])
        elif clause:
            made.append(clause)
    return made


_LIT = frozenset({"bright", "dark", "sunny", "light", "gloomy", "cold", "warm", "dull", "boring", "empty"})
_DISLIKED = (["i", "do", "n't", "like"], ["i", "do", "not", "like"], ["we", "do", "n't", "like"])


def _says_so(first: Sequence[Word], second: Sequence[Word]) -> bool:
    """ "the book belongs on the desk, so put it there": the second asks for no more than the first."""
    lower = [word.lower for word in second]
    there = (
        len(lower) == 3 and lower[1] in _BACK and lower[2] in ("there", "so") and lower[0] in ("put", "move", "make")
    )
    return there and any(word.lower in _SHALL or word.lower in ("belongs", "belong", "goes") for word in first)


def _because(word: Word) -> Word:
    return type(word)("because", "because", "because", "IN", word.start, word.start)


def _explains(clause: Sequence[Word], raw: Sequence[Word], after: Sequence[Word], verb_at: VerbAt) -> bool:
    """Whether a statement is the reason of what follows: "it is too small, so make it larger"."""
    lower = [word.lower for word in clause]
    if lower[-4:] == ["out", "of", "the", "way"] and _BACK & {word.lower for word in after}:
        return True
    if lower[0] in ("it", "that") and "too" in lower and lower[-1] in _LIT:  # "it's too bright; it should be dusk"
        return True
    disliked = lower[:2] in (["i", "hate"], ["i", "dislike"]) or lower[:4] in _DISLIKED
    if disliked and after[0].lower in _BACK and _SHALL & {word.lower for word in after[1:4]}:
        return True
    if verb_at(clause, 0) or not any(word.tag in _FINITE for word in clause):
        return False
    joint = next((word.lower for word in raw if word.lower not in (",", "and")), "")
    if joint == "so" or (joint == "but" and not set(lower) & (_SHALL - {"like"})):
        return True
    very = any(a in ("so", "ever", "very") and b in _SIZED for a, b in itertools.pairwise(lower))
    complaint = very or {"too", "something", "wrong"} & set(lower) or lower[-2:] == ["the", "way"]
    return bool(complaint and verb_at(after, 0) and _BACK & {word.lower for word in after})


def asks(clause: Sequence[Word]) -> bool:
    """Whether a clause begins as a question does: "where is it", "must the bag be black"."""
    doubted = clause[0].lower in _DOUBTING and len(clause) > 1 and clause[1].tag in ("DT", "PRP", "PRP$", "EX")
    return clause[0].lower in _ASKING or doubted


def comments(clause: Sequence[Word]) -> bool:
    """Whether a clause says something of what was spoken of: "it is scary", "they look silly"."""
    lower = [word.lower for word in clause]
    about = lower[0] in _BACK and len(clause) > 1 and clause[1].tag in _FINITE and not set(lower) & _SHALL
    mine = lower[0] in ("i", "we") and {"n't", "not", "never"} & set(lower) and lower[-1] in _BACK  # "I don't need it"
    return bool(about or mine)


def only_talk(clause: Sequence[Word]) -> bool:
    """Whether a clause that was not understood asks for no change: a question, or what somebody says of himself."""
    lower = [word.lower for word in clause]
    of_there = lower[0] == "there" and not set(lower) & {"no", "too", "the"}  # "there is only one slice left"
    return asks(clause) or ((lower[0] in _MYSELF or of_there) and not set(lower) & _SHALL)
