"""What somebody wants there to be, or not to be: "there are three dogs", "I want a tree", "no clouds"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.edit.names import Edited
from layoutgen.edit.number import count
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.amount import Size, number_at
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, attached, exists, is_scenery, thing, whole
from layoutgen.edit.words.counting import counted, delete
from layoutgen.edit.words.lexicon import COMPARATIVES
from layoutgen.edit.words.making import make
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.edit.words.setting_words import setting_of, stop_weather
from layoutgen.errors import EditError

MOTION = frozenset({
    "move", "go", "come", "float", "fly", "stay", "run", "walk", "jump", "sit", "stand", "lie", "wait", "rest", "sleep",
    "hang", "swim", "be", "appear",
})  # fmt: skip


def without_motion(bits: Sequence[Bit]) -> list[Bit]:
    """The bits without the verb of "let the bird fly up", "a butterfly to sit on the flower"."""
    plain = [bit for bit in bits if not (bit.value in MOTION or bit.words in MOTION)]
    return [bit for bit in plain if not (bit.kind == "word" and bit.value == "to")]


def there_is(command: Command, start: int) -> Edited | None:
    """ "there should be three dogs", "let there be rain": a number where there are some, else new things."""
    bits = command.reader.read(start)
    first, rest = thing(bits)
    step = command.sub("make", "make", bits)
    if command.words[start : start + 1] and command.words[start].lower in ("no", "any"):
        return without(step, start + 1)
    if {"fewer", "less"} & {word.lower for word in command.words[start : start + 3]} and exists_any(step, first):
        return counted(step)  # "there should be one fewer boat"
    if first is not None and first.refs[0].number and command.words[-1].lower in ("much", "many"):
        return _fewer(command, first, first.refs[0].number)  # "there is one sheep too much"
    if first is None:
        return setting_of(step, command.said(start), places=False)
    ref = first.refs[0]
    if ref.pronoun == "them" and ref.number and command.context.kind and not rest:  # "three of them"
        some = replace(ref, pronoun="", label=command.context.kind, quantity="", plural=True)
        return counted(step.sub("", "", [replace(first, refs=(some,))]))
    rest = [bit for bit in rest if not (exists(command, ref.label) and is_scenery(command, bit))]  # "in the sky"
    if ref.label is not None and exists(command, ref.label) and not ref.more and not ref.indefinite:
        if not rest:
            return counted(step)
        if too_few(command, ref, rest):  # "four plates on the table", where there are two
            return counted(step.sub("", "", [first]))
    return add_words(step.sub("", "add", bits))


def exists_any(command: Command, first: Bit | None) -> bool:
    """Whether there is something of the kind that a phrase names."""
    return first is not None and exists(command, first.refs[0].label)


def too_many(command: Command, start: int) -> Edited | None:
    """ "there are too many birds": a third of them goes; "too many birds, only three": as many as are said."""
    bits = command.reader.read(start)
    first, _ = thing(bits)
    if first is None or first.refs[0].label is None:
        return None
    lower = [word.lower for word in command.words]
    numbers = [found[0] for k in range(first.end, len(lower)) if (found := number_at(command.reader, k))]
    ids = _all_of(command, first)
    return count(command.layout, ids, int(numbers[0]) if numbers else max(1, round(len(ids) * 0.67 - 0.01)))


def not_enough(command: Command, start: int) -> Edited | None:
    """ "there are too few cows": half as many again."""
    first, _ = thing(command.reader.read(start))
    if first is None or not exists(command, first.refs[0].label):
        return None
    ids = _all_of(command, first)
    return count(command.layout, ids, len(ids) + max(1, len(ids) // 2))


def _fewer(command: Command, first: Bit, number: int) -> Edited:
    ids = _all_of(command, first)
    return count(command.layout, ids, max(0, len(ids) - number))


def _all_of(command: Command, first: Bit) -> tuple[str, ...]:
    """All things of the kind that a phrase names."""
    asked = replace(first.refs[0], plural=True, quantity="all", definite=True, indefinite=False, number=None)
    return whole(command, [replace(first, refs=(asked,))])[0]


def without(command: Command, start: int) -> Edited | None:
    """ "no clouds", "without the hat", "no more rain"."""
    while start < len(command.words) and command.words[start].lower in ("more", "longer", "any", "no"):
        start += 1
    bits = command.reader.read(start)
    first, _ = thing(bits)
    done = stop_weather(command, command.said(start)) if start < len(command.words) else None
    if done is not None:
        return done
    if first is None:
        return None
    if not any(ref.definite or ref.pronoun or ref.ids or exists(command, ref.label) for ref in first.refs):
        command.context.kind = first.refs[0].label or command.context.kind  # "there is no lamp. Add one"
        return Edited(command.layout, (f"there is no {first.refs[0].label} already",))
    refs = tuple(replace(ref, plural=True, quantity="all") if not ref.definite else ref for ref in first.refs)
    return delete(command.sub("delete", "delete", [replace(first, refs=refs), *bits[1:]]))


def compared(command: Command, first: Bit) -> Edited | None:
    """ "I would like a smaller chair": the one that is there, smaller."""
    ref = first.refs[0]
    sizes = [a for a in ref.attributes if a in COMPARATIVES]
    asked = replace(
        ref, indefinite=False, definite=True, number=None, attributes=tuple(a for a in ref.attributes if a not in sizes)
    )
    size = Bit("size", first.start, first.end, size=Size(*COMPARATIVES[sizes[0]]), words=sizes[0])
    return make(command.sub("make", "make", [replace(first, refs=(asked,)), size]))


def too_few(command: Command, ref: Ref, rest: Sequence[Bit]) -> bool:
    """ "five monkeys on the tree" where there are two, both of them on the tree."""
    there = named(ref.label or "", command.layout)
    if ref.number is None or len(there) >= ref.number or any(bit.kind not in ("prep", "place") for bit in rest):
        return False
    every = replace(ref, number=None, plural=True, quantity="all", definite=True, indefinite=False)
    for bit in rest:
        every = attached((every,), bit)[0]
    try:
        return len(resolve((every,), command.context)) == len(there)
    except EditError:
        return False
