"""Commands that move: "move the dog a bit to the left", "put the lamp behind the sofa", "bring it to the front"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from layoutgen.boxes import hull
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.setting import set_place
from layoutgen.edit.words.bases import by_new
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.carrying import carried_out
from layoutgen.edit.words.command import (
    Command,
    attached,
    exists,
    is_picture,
    is_place,
    readings,
    thing,
)
from layoutgen.edit.words.plan import planned
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.errors import EditError


def move(command: Command) -> Edited | None:
    """Things moved to where the rest of the clause says; none when it says nothing of the sort."""
    first, rest = thing(command.bits)
    if first is None:
        scene = _scene_moved(command, rest) if not command.context.focus else None
        if scene is not None:
            return scene
        bits = [Bit("thing", 0, 0, refs=(Ref(0, 0, "it", pronoun="it"),)), *command.bits]
    else:
        bits = _across(command, _together(command.bits))
        rest = bits[1:]
        if (taken := _taken_off(command, first, rest)) is not None:
            return taken
        if is_picture(command, first.refs):
            return _scene_moved(command, rest)
    if (not rest and command.frame in ("lift", "lower")) or (
        command.frame in ("lift", "lower") and not any(b.kind in ("way", "prep", "place", "depth") for b in rest)
    ):
        bits = [*bits, Bit("way", 0, 0, "up" if command.frame == "lift" else "down")]
    elif command.frame in ("lift", "lower") and {"until", "till"} & {word.lower for word in command.words}:
        bits = [bits[0], Bit("way", 0, 0, "up" if command.frame == "lift" else "down"), *bits[1:]]
    return by_new(command, bits) or _moved(command, bits)


def _moved(command: Command, bits: list[Bit]) -> Edited | None:
    """The thing moved by the first of its readings that can be carried out."""
    error: EditError | None = None
    for ids, left in _readings(command, bits):
        try:
            plan = planned(command, ids, left)
            if plan is None or plan.empty:
                continue
            done = carried_out(command, ids, plan)
        except EditError as wrong:
            error = error or wrong
            continue
        command.context.mention([each for each in ids if any(i.id == each for i in done.layout.items)])
        things = {item.id for item in command.layout.items if item.z >= 0}
        command.context.landmarks = tuple(m for goal in plan.goals for m in goal.landmarks if m in things)
        command.context.beside = command.context.landmarks
        return done
    if error is not None:
        raise error
    return None


def _apart(command: Command, ids: tuple[str, ...], left: Sequence[Bit]) -> tuple[str, ...]:
    """Without what things go to: "everything on the blanket into the basket", which is on it as well."""
    aim = next((bit for bit in reversed(left) if bit.kind == "prep" and bit.refs), None)
    try:
        marks = resolve(aim.refs, command.context) if aim is not None else ()
    except EditError:
        return ids
    return tuple(each for each in ids if each not in marks) or ids


def _taken_off(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "take everything off the table": it goes."""
    off = [bit.value for bit in rest] in (["off"], ["from"])
    if command.verb != "take" or not off or first.refs[0].pronoun != "everything":
        return None
    upon = attached(first.refs, replace(rest[0], value="on"))
    return remove(command.layout, resolve(upon, command.context))


def _readings(command: Command, bits: list[Bit]) -> Iterator[tuple[tuple[str, ...], list[Bit]]]:
    """The readings of the thing and where it goes; that none of them is the thing is said only if there is no other."""
    some = False
    try:
        for ids, left in readings(command, bits, keep=True):
            some = True
            yield (_apart(command, ids, left) if bits[0].refs[0].pronoun == "everything" else ids), left
    except EditError:
        if not some:
            raise


def _together(bits: list[Bit]) -> list[Bit]:
    """ "the table to the right along with the cake": both of them."""
    company = [bit for bit in bits[1:] if bit.kind == "prep" and (bit.value == "together with" or _his(bit))]
    every = [b for b in company if b.refs[0].pronoun == "everything"]
    on = [b for a, b in itertools.pairwise(bits) if a in every and b.kind == "prep" and b.refs[0].pronoun == "it"]
    bits = [bit for bit in bits if bit not in every and bit not in on]  # "with everything on it" comes along anyway
    refs = (*bits[0].refs, *(ref for bit in company if bit not in every for ref in bit.refs))
    return [replace(bits[0], refs=refs), *(bit for bit in bits[1:] if bit not in company)]


def _across(command: Command, bits: list[Bit]) -> list[Bit]:
    """ "the lamp to the other side": of the picture, where nothing is said of what."""
    at = next((k for k, bit in enumerate(bits) if k and bit.kind == "prep" and len(bit.refs) == 1 and _other(bit)), 0)
    ref = bits[at].refs[0] if at else None
    if ref is None or ref.of or ref.owner is not None or exists(command, ref.label):
        return bits
    ids, _ = next(readings(command, bits[:at], keep=True))
    left = hull(command.layout[each].box for each in ids).cx < _MIDDLE
    place = Bit("place", bits[at].start, bits[at].end, "right" if left else "left", words="to")
    return [*bits[:at], place, *bits[at + 1 :]]


_MIDDLE = 0.5


def _other(bit: Bit) -> bool:
    ref = bit.refs[0]
    other = ref.other or "opposite" in ref.text.lower().split()
    return other and ref.label in ("side", "half", "end") and bit.value in ("to", "on", "at", "in")


def _his(bit: Bit) -> bool:
    """ "with his horse", "with its cub"."""
    if bit.value != "with" or not bit.refs:
        return False
    owner = bit.refs[0].owner
    return bit.refs[0].pronoun == "everything" or (owner is not None and bool(owner.pronoun))


def _scene_moved(command: Command, rest: Sequence[Bit]) -> Edited | None:
    """ "put the scene on a beach": another place for all."""
    for bit in rest:
        if bit.kind == "prep" and bit.value in ("on", "in", "to", "at", "inside") and is_place(bit.refs[0]):
            return set_place(command.layout, bit.refs[0].label or "", command.tools.predict, command.seed)
    return None
