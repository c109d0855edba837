"""A text of commands carried out on a history: each clause a step, undo and redo among them, all of it or nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from layoutgen.edit.history import History
from layoutgen.edit.words.asides import asks, comments, is_reason, only_talk
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.command import Tools, attached, modifiers
from layoutgen.edit.words.distances import fronted
from layoutgen.edit.words.echo import echoed, is_thing, named
from layoutgen.edit.words.joining import gapped, joined, said
from layoutgen.edit.words.own_sides import plain_sides
from layoutgen.edit.words.relaxing import relaxed
from layoutgen.edit.words.repairing import repaired
from layoutgen.edit.words.resolve import Context, resolve
from layoutgen.edit.words.sentence import MOST, Word, clauses, verb_at, words_of
from layoutgen.edit.words.spelling import mended
from layoutgen.edit.words.stepping import ALL, steps_said
from layoutgen.edit.words.understand import understood
from layoutgen.errors import AmbiguousError, EditError


def edited(history: History, text: str, tools: Tools, seed: int = 0) -> tuple[History, tuple[str, ...]]:
    """The history after all commands of a text, and what is to be told.

    Raises EditError at the first command that is not understood or cannot be done, and AmbiguousError, a question,
    where several things could be meant; the history that was given is then still what counts.
    """
    try:
        return _carried_out(history, text, tools, seed)
    except AmbiguousError:
        raise
    except EditError as error:
        plain, slips = mended(text, {item.label for item in history.layout.items})
        if not slips:
            raise
        try:
            history, told = _carried_out(history, plain, tools, seed)
        except EditError:
            raise error from None
        return history, (*slips, *told)


def _carried_out(history: History, text: str, tools: Tools, seed: int) -> tuple[History, tuple[str, ...]]:
    talk = _Talk(history, tools, seed)
    words = plain_sides(words_of(text, history.layout, tools.analyse)[1])
    words = fronted(words)
    words = repaired(words, talk.context.labels)
    found = gapped(joined(clauses(words)), talk.context)
    if not found:
        raise EditError(f"there is no command in {text.strip()[:40]!r}: say what to change, as in 'delete the cat'")
    for k, clause in enumerate(found):
        _done(talk, clause, first=len(found) == 1, last=k + 1 == len(found))
    if not talk.told and all(is_reason(clause) or only_talk(clause) for clause in found):
        raise EditError(f"{text.strip()[:60]!r} asks for no change")
    return talk.history, tuple(talk.told)


def _done(talk: _Talk, clause: list[Word], *, first: bool, last: bool) -> None:
    """A clause, done or noted. first and last: whether it is the only one, and whether any follows."""
    if is_reason(clause):
        talk.note(clause[1:])
        return
    if talk.told and comments(clause) and talk.has_lost_what_it_spoke_of:
        return  # "delete the snake. It is scary"
    try:
        talk.hear(clause)
    except AmbiguousError:
        raise
    except EditError:
        only = only_talk(clause) and (not first or asks(clause))
        topic = clause[len(verb_at(clause, 0)) and 1 :]  # "paint the bags: the left one pink, the right one green"
        if only or (not last and (is_thing(clause, talk.context.labels) or is_thing(topic, talk.context.labels))):
            talk.note(topic)  # "the tree, move it to the left"
        elif not talk.hear_loosely(clause):
            raise


class _Talk:
    """A text being carried out: the history so far, what was spoken of, the last command, and what is to be told."""

    def __init__(self, history: History, tools: Tools, seed: int) -> None:
        self.history, self.tools, self.seed = history, tools, seed
        self.told: list[str] = []
        spoken = history.spoken
        self.context = Context(history.layout, spoken.focus, spoken.several, before=history.layout)
        self.last: list[Word] | None = None

    def hear(self, clause: list[Word]) -> None:
        """One command, done; raises EditError as `edited` does."""
        echo = echoed(clause, self._last(), self.context.labels)
        if echo is None or not (self.history.way and clause[-1].lower == "again"):
            steps = steps_said(clause, self.context, self.tools) if echo is None else 0
            if steps:
                return self._step(steps)
        if echo is not None:
            if echo.instead:
                self._step(1)
            if not echo.words:
                return None
            clause = echo.words
        clause = named(clause, self.context.kind, self.context.labels)
        done = understood(clause, self.context, self.tools, self.seed)
        self.last = clause
        if not done.told and done.layout == self.context.layout:
            self.history = self.history.about(self.context.focus, self.context.several)
            return None  # "take the dog" only says what "it" is
        shaped = done._replace(layout=self.tools.shape(done.layout, self.history.layout, self.seed))
        self.history = self.history.add(shaped, said(clause)).about(self.context.focus, self.context.several)
        self.told += done.told
        self.context.layout = self.history.layout
        return None

    def hear_loosely(self, clause: list[Word]) -> bool:
        """Whether a clause could be done without the words in it that ask for nothing."""
        before = self.context
        for words in relaxed(clause, before.labels):
            self.context = replace(before)
            try:
                self.hear(words)
            except EditError:
                continue
            return True
        self.context = before
        return False

    @property
    def has_lost_what_it_spoke_of(self) -> bool:
        """Whether what "it" means is no longer there."""
        there = {item.id for item in self.context.layout.items}
        return bool(self.context.focus) and not there & set(self.context.focus)

    def note(self, clause: list[Word]) -> None:
        """What a reason speaks of, which "it" then means."""
        bits = Bits(clause, self.context.labels).read(0)
        for k, bit in enumerate(bits):
            refs = bit.refs
            if not refs:
                continue
            telling = [b for b in bits[k + 1 : k + 2] if bit.kind == "thing" and modifiers([b])]
            for each in (refs, *(attached(refs, more) for more in telling)):  # "the bird next to the cat"
                try:
                    self.context.mention(resolve(each, self.context))
                except EditError:  # a grandmother who is not in the picture
                    self.context.kind = refs[-1].label or self.context.kind
                    continue
                self._note_wanted(clause, bits[k + 1 :])
                return

    def _note_wanted(self, clause: list[Word], bits: list[Bit]) -> None:
        """ "the girl wants the hat, so give it to her": the hat is "it"; who is named in passing is "him"."""
        for bit in bits:
            if bit.kind == "prep" and bit.refs[0].definite:
                with suppress(EditError):
                    self.context.note_person(resolve(bit.refs, replace(self.context)))
        wanted = next((bit for bit in bits if bit.kind == "thing" and bit.refs[0].definite), None)
        if wanted is None or not any(word.lemma in ("want", "need", "like", "love", "miss") for word in clause[1:]):
            return
        with suppress(EditError):
            self.context.mention(resolve(wanted.refs, self.context))

    def _last(self) -> list[Word]:
        """The words of the last command, which may be one of an earlier call."""
        step = self.history.spoken
        if self.last is None and step.number and step.words.strip():
            self.last = words_of(step.words[:MOST], self.history.layout, self.tools.analyse)[1]
        return self.last or []

    def _step(self, steps: int) -> None:
        """So many steps undone (positive) or done again."""
        number, before = abs(steps) % ALL, self.context
        self.history = self.history.undo(number) if steps > 0 else self.history.redo(number)
        words = self.history.steps[self.history.at].words
        self.told.append(f"{'undone' if steps > 0 else 'done again'}: back at {words!r}")
        spoken = self.history.spoken
        self.context = Context(self.history.layout, spoken.focus or before.focus, spoken.several or before.several)
