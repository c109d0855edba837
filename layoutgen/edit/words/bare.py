"""Clauses without a verb: "bigger", "one more dog", "no clouds", "on a beach instead", "the dog to the left"."""

from __future__ import annotations

from layoutgen.edit.look import lock
from layoutgen.edit.names import Edited
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, thing, whole
from layoutgen.edit.words.counting import counted, fewer_or_more
from layoutgen.edit.words.kinds import replace_words
from layoutgen.edit.words.ordering import (
    keep_words,
    spread_words,
)
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.setting_words import setting_of
from layoutgen.edit.words.statements import statement, without

_SPACES = frozenset({"spacing", "gap", "space", "distance"})


def verbless(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Bare phrases: "bigger", "one more dog", "no clouds", "on a beach instead", "the dog to the left"."""
    lower = [word.lower for word in command.words]
    bits = command.reader.read(0) if command.frame else command.bits
    step = command.sub("", "", bits)
    if lower[0] in ("no", "without"):
        return without(step, 1)
    if lower[0] in ("not", "don't", "do", "never"):
        return _forbidden(step)
    if lower[0] == "only":
        first, _ = thing(command.reader.read(1))
        if first is not None and first.refs[0].number is not None:
            return counted(step.sub("", "", command.reader.read(1)))
        if lower[1:2] in (["keep"], ["leave"]):
            return keep_words(step.sub("keep", "keep", command.reader.read(2)))
        return keep_words(step)
    if "as" in lower and "many" in lower:
        start = len(lower) - next((k for k, w in enumerate(reversed(lower)) if w == "many"), 0)
        things = command.reader.read(start)
        return counted(step.sub("", "", things))
    if any(w in ("spacing", "gaps", "evenly") for w in lower):
        return spread_words(
            step.sub("", "", [b for b in bits if b.kind == "prep" or not _SPACES & {r.label for r in b.refs}])
        )
    done = fewer_or_more(step, lower)
    if done is not None:
        return done
    if "instead" in lower or not thing(bits)[0]:
        done = setting_of(step, command.text)
        if done is not None:
            return done
    if "instead" in lower:
        done = counted(step) or (replace_words(step) if lower[0] != "instead" else None)
        if done is not None:
            return done
    if bits and all(bit.kind in ("size", "amount", "look", "way", "side", "depth") for bit in bits):
        subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "it", pronoun="it"),))
        return statement(step, [subject, *bits])
    first, rest = thing(bits)
    if first is not None and rest and not first.refs[0].indefinite:
        return statement(step, bits)
    return setting_of(step, command.text)


def _forbidden(command: Command) -> Edited | None:
    """ "don't move the dog", "never touch the sofa": it is locked."""
    lower = [word.lower for word in command.words]
    verbs = ("move", "touch", "change", "shift", "alter", "edit")
    at = next((k for k, w in enumerate(lower) if w in verbs), None)
    if at is None:
        return None
    ids, _ = whole(command, command.reader.read(at + 1))
    return lock(command.layout, ids)
