"""A text of commands carried out on a history: each clause a step, undo and redo among them, all of it or nothing."""

from __future__ import annotations

from layoutgen.edit.history import History
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.command import Command, Tools
from layoutgen.edit.words.lexicon import VERBS
from layoutgen.edit.words.ordering import steps_of
from layoutgen.edit.words.resolve import Context
from layoutgen.edit.words.sentence import Word, clauses, verb_at, words_of
from layoutgen.edit.words.understand import understood
from layoutgen.errors import EditError

_UNDO = frozenset(
    {"undo", "revert", "cancel", "take back", "go back", "step back", "roll back", "never mind", "nevermind"}
)
_REDO = frozenset({"redo", "reapply"})


def edited(history: History, text: str, tools: Tools, seed: int = 0) -> tuple[History, tuple[str, ...]]:
    """The history after all commands of a text, and what is to be told.

    Raises EditError at the first command that is not understood or cannot be done, and AmbiguousError, a question,
    where several things could be meant; the history that was given is then still what counts.
    """
    context = Context(history.layout)
    told: list[str] = []
    _, words = words_of(text, history.layout, tools.analyse)
    found = _gaps(clauses(words), context)
    if not found:
        raise EditError(f"there is no command in {text.strip()[:40]!r}: say what to change, as in 'delete the cat'")
    for clause in found:
        steps = _steps(clause, context, tools)
        if steps:
            history = history.undo(abs(steps) % _ALL) if steps > 0 else history.redo(abs(steps) % _ALL)
            told.append(f"{'undone' if steps > 0 else 'done again'}: back at {history.steps[history.at].words!r}")
            context.layout = history.layout
            continue
        done = understood(clause, context, tools, seed)
        if not done.told and done.layout == context.layout:
            continue  # "take the dog" only says what "it" is
        shaped = done._replace(layout=tools.shape(done.layout, history.layout, seed))
        history = history.add(shaped, _said(clause))
        told += done.told
        context.layout = history.layout
    return history, tuple(told)


_ALL = 10**6


def _steps(clause: list[Word], context: Context, tools: Tools) -> int:
    """How many steps the clause undoes (positive) or redoes (negative); 0 when it does neither, `_ALL` for all."""
    verb = verb_at(clause, 0) or " ".join(word.lower for word in clause[:2])
    single = clause[0].lower
    kind = 1 if verb in _UNDO or single in _UNDO else -1 if verb in _REDO or single in _REDO else 0
    text = " ".join(word.lower for word in clause)
    if text in (
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
        kind = -1 if text.endswith("again") else 1
    if text in ("start over", "start again", "reset", "reset everything", "start from scratch"):
        return _ALL
    if not kind:
        return 0
    reader = Bits(clause, context.labels)
    number = steps_of(Command(verb, "undo", clause, [], reader, context, tools))
    return kind * (number or _ALL)


def _said(clause: list[Word]) -> str:
    return " ".join(word.ids[0] if word.ids else word.text for word in clause).replace(" 's", "'s").replace(" %", "%")


def _gaps(found: list[list[Word]], context: Context) -> list[list[Word]]:
    """ "move the dog left and the cat right" as two commands with one verb."""
    made: list[list[Word]] = []
    waiting = list(found)
    while waiting:
        clause = waiting.pop(0)
        verb = verb_at(clause, 0)
        length = len(verb.split())
        cut = _gap(clause, length, context) if verb else None
        if cut is None:
            made.append(clause)
            continue
        made.append(clause[:cut])
        rest = clause[cut + 1 :]
        waiting.insert(0, [*clause[:length], *(rest[1:] if rest[0].lower in ("and", ",", "then") else rest)])
    return made


_SAYING = frozenset({"way", "side", "place", "size", "look", "prep", "amount", "depth"})


def _gap(clause: list[Word], start: int, context: Context) -> int | None:
    """The "and" behind which another thing and what becomes of it follow, as before it; none when there is none."""
    bits = Bits(clause, context.labels).read(start)
    kinds = [bit.kind for bit in bits]
    for k, bit in enumerate(bits):
        step = 1 + (kinds[k + 1 : k + 2] == ["joint"])
        before, after = kinds[:k], kinds[k + step :]
        if (
            bit.kind == "joint"
            and before[:1] == ["thing"]
            and len(before) > 1
            and after[:1] == ["thing"]
            and len(after) > 1
        ) and (
            after[1] in _SAYING
            and before[-1] in _SAYING
            and (bits[k + step].refs[0].definite or VERBS[verb_at(clause, 0)] in ("put", "add"))
        ):
            return bit.start
    return None
