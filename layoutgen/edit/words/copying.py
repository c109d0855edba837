"""Commands that copy: "duplicate the dog twice", "one more tree behind the house"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.edit.look import paint
from layoutgen.edit.names import Edited
from layoutgen.edit.number import duplicate
from layoutgen.edit.rows import row
from layoutgen.edit.size import scale
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.carrying import carried_out
from layoutgen.edit.words.command import Command, growth, idle, merged, property_of, readings, thing
from layoutgen.edit.words.giving import give
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.plan import planned
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve


def amount_of(command: Command) -> Edited | None:
    """ "duplicate the dog", "copy it twice", "make two copies of the tree", "three copies of the car"."""
    first, rest = thing(command.bits)
    refs = first.refs if first is not None else (Ref(0, 0, "it", pronoun="it"),)
    prop = property_of(refs)
    number = 1
    if prop is not None and prop[0] == "copy":
        number = refs[0].number or 1
        refs = prop[1]
    measure = next((b.measure for b in rest if b.kind == "amount" and b.measure and b.measure.unit == "times"), None)
    words = [word.lower for word in command.words]
    if measure is not None:
        number = int(measure.value)
    elif "twice" in words or "double" in words:
        number = 2
    elif "thrice" in words:
        number = 3
    left = [b for b in rest if b.kind != "amount" and not (b.kind in ("word", "size") and b.words in ("", "twice"))]
    for ids, after in readings(
        command, [Bit("thing", 0, 0, refs=tuple(replace(r, more=False, definite=True) for r in refs)), *left], keep=True
    ):
        done = duplicate(command.layout, ids, max(1, number))
        old = {item.id for item in command.layout.items}
        labels = {command.layout[each].label for each in ids}
        fresh = [i.id for i in done.layout.items if i.id not in old and i.label in labels]
        command.context.mention(ids)  # "a copy of the dog to the right of it"
        made = placed(command, done, fresh, after)
        command.context.mention(fresh)
        return made
    return None


def more(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "one more dog", "another tree behind the house": copies of one that is there."""
    ref = first.refs[0]
    if ref.label is None:
        models = [command.layout[each] for each in resolve([Ref(0, 0, "it", pronoun="it")], command.context)]
    else:
        models = [i for i in named(ref.label, command.layout) if set(ref.attributes) <= set(i.attributes)]
    number = ref.number or (1 if not ref.plural else 2)
    done = duplicate(command.layout, [models[-1].id], number)
    fresh = [item.id for item in done.layout.items if not any(i.id == item.id for i in command.layout.items)]
    mine = [each for each in fresh if done.layout[each].label == models[-1].label]
    looks = [look for bit in rest if bit.kind == "look" for look in bit.looks]
    done = merged(done, paint(done.layout, mine, looks)) if looks else done
    rows = [b for b in rest if b.refs and b.refs[0].label in ("row", "line", "queue")]
    if rows:  # "three more cones, in a row with the first one"
        others = named(models[-1].label, command.layout)
        done = merged(done, row(done.layout, (*(i.id for i in others), *mine)))
        rest = [bit for bit in rest if bit not in rows and not (bit.kind == "prep" and bit.value == "with")]
    new = [b for b in rest if b.kind == "prep" and b.value in _HAD and not any(_known(command, r) for r in b.refs)]
    for bit in new:  # "a second boxer in black shorts"
        step = command.sub("give", "give", [])
        step.context = replace(command.context, layout=done.layout)
        given = give(step, (Ref(0, 0, "", ids=tuple(mine)),), bit.refs, bit)
        if given is None:
            return None
        done = merged(done, given)
    for bit in rest:
        if bit.size is not None:  # "another one, but smaller"
            factor = bit.size.factor or growth(bit.size.measure, bit.size.sign)
            done = merged(done, scale(done.layout, mine, factor))
    told = [bit for bit in rest if bit.kind not in ("look", "size") and bit not in new]
    made = placed(command, done, mine, told)
    command.context.mention(mine)
    return made


_HAD = frozenset({"in", "with", "wearing", "holding", "carrying"})


def _known(command: Command, ref: Ref) -> bool:
    return bool(ref.definite or ref.pronoun or ref.ids or named(ref.label or "", command.layout) or ref.label is None)


def of_kind(command: Command, label: str, bits: Sequence[Bit]) -> list[Bit]:
    """ "the first one", "the red one" in what is said of a new thing: of its kind, where there is such a one."""
    there = named(label, command.layout)

    def meant(ref: Ref) -> Ref:
        nameless = ref.label is None and not (ref.pronoun or ref.ids or ref.of)
        if ref.pronoun == "them" and not command.context.focus:  # "a third plate between them"
            return replace(ref, pronoun="", label=label, plural=True, quantity="all", definite=True)
        alike = nameless and any(set(ref.attributes) <= set(item.attributes) for item in there)
        return replace(ref, label=label) if alike else ref

    return [replace(bit, refs=tuple(map(meant, bit.refs))) if bit.kind == "prep" else bit for bit in bits]


def placed(command: Command, done: Edited, ids: Sequence[str], rest: Sequence[Bit]) -> Edited | None:
    """Copies where the rest of the clause says."""
    bits = [bit for bit in rest if not idle([bit])]
    if not bits:
        return done
    before = command.context.layout
    plan = planned(command.sub("put", "put", []), ids, bits)  # what is named is what was there before
    if plan is None or plan.empty:
        return None
    command.context.layout = done.layout
    try:
        moved = carried_out(command.sub("put", "put", []), ids, plan)
    finally:
        command.context.layout = before
    return merged(done, moved)
