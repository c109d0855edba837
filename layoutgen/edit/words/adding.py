"""Commands that bring new things: "add a red balloon above the house", "two more dogs", "add rain"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.boxes import hull
from layoutgen.edit.look import paint
from layoutgen.edit.names import Edited
from layoutgen.edit.place import Goal
from layoutgen.edit.setting import set_place
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, exists, is_place, merged, thing
from layoutgen.edit.words.copying import amount_of, more, of_kind, placed
from layoutgen.edit.words.describing import described, known
from layoutgen.edit.words.giving import give
from layoutgen.edit.words.introducing import introduced, marks_of, wears
from layoutgen.edit.words.lexicon import NUMBERS
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import Context
from layoutgen.edit.words.setting_words import setting_of


def add_words(command: Command) -> Edited | None:
    """ "add a red balloon above the house", "two more dogs", "add a hat to the man", "add rain"."""
    first, rest = thing(command.bits)
    listed = first.refs[1:] if first is not None else ()
    so = all(ref.label is None and ref.attributes for ref in listed)
    if first is not None and listed and so and first.refs[0].number == len(listed):
        return _each_so(command, first, rest)
    return _new(command, first, rest)


def _new(command: Command, first: Bit | None, rest: list[Bit]) -> Edited | None:
    if first is None:
        return setting_of(command, command.said(_after_verb(command)), places=False)
    ref = first.refs[0]
    rest = of_kind(command, ref.label, rest) if ref.label is not None else rest
    weather_too = ref.more and vocab.weather(ref.label or "") is not None  # "more snow" where snow lies
    if ref.label is not None and (weather_too or not exists(command, ref.label)) and len(first.refs) == 1:
        only = [bit for bit in rest if not (bit.kind == "prep" and bit.value in ("to", "in", "on"))]
        weather = (
            setting_of(command, command.said(first.start, first.end), places=False)
            if not only and not vocab.lookup(ref.label or "")
            else None
        )
        if weather is None and not only and (vocab.weather(ref.label) or ref.label in ("rain", "snow", "fog")):
            weather = setting_of(command, ref.label, places=False)
        if weather is not None:
            return weather
    if ref.label in ("copy", "duplicate", "clone", "one") and ref.of:
        return amount_of(command.sub("copy", "copy", [replace(first, refs=_copies(ref)), *rest]))
    if ref.more and len(first.refs) == 1 and (done := _one_more(command, first, rest)) is not None:
        return done
    if ref.pronoun and rest and command.verb in ("add", "place", "put", "draw", "insert"):
        return move(command.sub("put", "put", command.bits))  # "it needs a farmer. Add him near the well"
    if ref.pronoun or (ref.label is None and not ref.ids):
        return None
    if (
        len(first.refs) == 1
        and vocab.is_stuff(ref.label or "")
        and is_place(ref)
        and not rest
        and not ref.attributes
        and not command.layout.scene.background
    ):
        return set_place(command.layout, ref.label or "", command.tools.predict, command.seed)
    return _for_each(command, first, rest) or _added(command, first, rest)


def _one_more(command: Command, first: Bit, rest: list[Bit]) -> Edited | None:
    """ "another lamp", "two more lamps, one on each side of the sofa"; none for one that looks otherwise."""
    ref = first.refs[0]
    plain = replace(first, refs=(replace(ref, more=False),))
    done = _for_each(command, plain, rest) if ref.label is not None else None
    if done is not None:
        return done
    alike = ref.label is None or (exists(command, ref.label) and not _told_apart(command, ref))
    return more(command, first, rest) if alike else None


def _each_so(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "two more ducks, a green one and a pink one"."""
    done = _new(command, replace(first, refs=first.refs[:1], end=first.refs[0].end), list(rest))
    if done is None or len(command.context.focus) != len(first.refs) - 1:
        return done
    for each, ref in zip(command.context.focus, first.refs[1:], strict=True):
        done = merged(done, paint(done.layout, [each], ref.attributes))
    return done


def _for_each(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "a lamp over each table", "two at each table", "a chair on either side of it"; none for one place."""
    bit = next((b for b in rest if b.kind == "prep" and (b.value in _SIDES or _names_each(b))), None)
    if bit is None or bit.value in ("with", "to", "for") or not known(command, bit.refs):
        return None
    marks = marks_of(command, bit)
    if bit.value == "on" and wears(command, first.refs, bit.refs):
        return None
    each = _at_sides(command, bit, marks) if bit.value in _SIDES else [_at(bit, (mark,)) for mark in marks]
    one = _share(command, first, bit)
    done = Edited(command.layout)
    for place in each:
        step = command.sub("add", "add", [])
        step.context = Context(done.layout, command.context.focus, command.context.several)
        said = [b for b in rest if not (b.kind in ("word", "joint") or b.value in NUMBERS)]
        made = _added(step, one, [place if b is bit else b for b in said])
        if made is None:
            return None
        done = merged(done, made)
    old = {item.id for item in command.layout.items}
    command.context.mention([item.id for item in done.layout.items if item.id not in old])
    return done


_SIDES = {"both sides of": ("left of", "right of"), "both ends of": ("left end of", "right end of")}


def _at(bit: Bit, ids: tuple[str, ...]) -> Bit:
    return replace(bit, refs=(Ref(0, 0, bit.words, ids=ids, definite=True),))


def _at_sides(command: Command, bit: Bit, marks: tuple[str, ...]) -> list[Bit]:
    """Left and right of a thing, on its two ends, or at the sides of the picture where a street fills it."""
    there = hull(command.layout[each].box for each in marks)
    ground = all(vocab.is_stuff(command.layout[each].label) for each in marks)
    if bit.value == "both sides of" and ground and there.width > _FILLING:
        return [replace(bit, kind="place", value=side, refs=()) for side in ("left", "right")]
    return [_at(replace(bit, value=side, words=side), marks) for side in _SIDES[bit.value]]


_FILLING = 0.85  # of the picture's width, beside which there is no room


def _share(command: Command, first: Bit, bit: Bit) -> Bit:
    """How many come to each place: "six pencils, two on each desk", "two chairs on either side"."""
    word = command.words[bit.start - 1].lower
    ref = first.refs[0]
    number = NUMBERS.get(word, int(word) if word.isdigit() else 0) if bit.start > first.end else 0
    if not number and bit.value in _SIDES and ref.plural and ref.number in (None, 2):
        number = 1
    return replace(first, refs=(replace(ref, number=number, plural=number > 1, one_each=True),)) if number else first


def _names_each(bit: Bit) -> bool:
    return bool(bit.refs) and bit.refs[0].text.lower().startswith(("each ", "every ")) and bit.refs[0].quantity == "all"


def _after_verb(command: Command) -> int:
    return len(command.verb.split()) if command.verb else 0


def _copies(ref: Ref) -> tuple[Ref, ...]:
    return tuple(replace(each, more=True) for each in ref.of) if ref.of else ()


def _told_apart(command: Command, ref: Ref) -> bool:
    """Whether the new thing looks otherwise than those that are there: "another red dog" beside a brown one."""
    return bool(ref.attributes) and not any(
        set(ref.attributes) <= set(item.attributes) for item in named(ref.label or "", command.layout)
    )


def _added(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """New things read by the parser; the phrases behind them that name what is there are where they go."""
    new = introduced(command, first, rest)
    if new.hosts:
        return give(command, new.hosts[0].refs, first.refs, first, new.goals)
    if not all(bit.kind in ("amount", "depth", "size") for bit in new.others):
        return None
    if len(first.refs) > 1 and (new.goals or new.position) and new.end == first.end:
        return _each(command, first.refs, tuple(new.goals), new.position)
    text = command.said(first.start, new.end) + new.tail
    done = described(command, text, first.refs[0], tuple(new.goals), new.position)
    fresh = [i.id for i in done.layout.items if not any(o.id == i.id for o in command.layout.items)]
    mine = [each for each in fresh if done.layout[each].label == (first.refs[0].label or "")] or fresh[:1]
    command.context.mention(mine)
    command.context.landmarks = tuple(mark for goal in new.goals for mark in goal.landmarks)
    if new.looks:
        done = merged(done, paint(done.layout, mine, new.looks))
    later = new.later
    if any(b.kind == "depth" for b in new.others):
        later = [*later, *(b for b in new.others if b.kind in ("depth", "amount"))]
    return placed(command, done, mine, later) if later else done


def _each(command: Command, refs: Sequence[Ref], goals: tuple[Goal, ...], position: str) -> Edited:
    """ "a dog and a cat left of the house": both are there."""
    done = Edited(command.layout)
    for ref in refs:
        step = command.sub("add", "add", [])
        step.context = Context(done.layout, command.context.focus, command.context.several)
        done = merged(done, described(step, command.said(ref.start, ref.end), ref, goals, position))
    return done
