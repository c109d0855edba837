"""Commands that go through the history: undo, redo, "bring it back", "undo the last two steps", "start over"."""

from __future__ import annotations

import re

from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.command import Command, Tools
from layoutgen.edit.words.ordering import steps_of
from layoutgen.edit.words.resolve import Context
from layoutgen.edit.words.sentence import Word, verb_at

_UNDO = frozenset(
    {"undo", "revert", "cancel", "take back", "go back", "step back", "roll back", "never mind", "nevermind"}
)
_BACK = re.compile(
    r"(?:.* )?(?:want|bring|put|get|give me|take|change|have|need) (?:it|that|them|him|her) back(?: .*)?"
)
_REGRET = re.compile(
    r"(?:(?:that|this|it) (?:was|is|'s) (?:a mistake|wrong|not right|an error|not what i (?:wanted|meant))"
    r"|(?:i made|my|by) (?:a )?mistake|(?:i )?(?:did n't|did not) (?:mean|want) (?:that|it|this)|scratch that"
    r"|forget (?:that|it|about it|about that))"
)
_REDO = frozenset({"redo", "reapply"})
ALL = 10**6


def steps_said(clause: list[Word], context: Context, tools: Tools) -> int:
    """How many steps the clause undoes (positive) or redoes (negative); 0 when it does neither, `ALL` for all."""
    verb = verb_at(clause, 0) or " ".join(word.lower for word in clause[:2])
    single = clause[0].lower
    kind = 1 if verb in _UNDO or single in _UNDO else -1 if verb in _REDO or single in _REDO else 0
    text = " ".join(word.lower for word in clause)
    if _REGRET.fullmatch(text):
        kind = 1
    if _BACK.fullmatch(text) and (verb != "bring" or " it " in f" {text} "):
        kind = 1
    if text in (
        "back again",
        "and back again",
        "move it back",
        "put it back where it was",
        "back to where it was",
        "do it again",
        "do that again",
        "restore it",
        "put it back",
        "bring it back",
        "take it back",
        "take that back",
        "change it back",
        "as it was before",
        "put it back as it was",
    ):
        kind = -1 if text.startswith("do ") else 1
    if text in ("start over", "start again", "reset", "reset everything", "start from scratch"):
        return ALL
    if not kind:
        return 0
    reader = Bits(clause, context.labels)
    number = steps_of(Command(verb, "undo", clause, [], reader, context, tools))
    return kind * (number or ALL)
