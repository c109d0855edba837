"""Commands about a property of a thing: "change the colour of the car", "double the number of birds"."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.edit.look import flip, rename
from layoutgen.edit.names import Edited
from layoutgen.edit.rows import gather
from layoutgen.edit.size import scale
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    growth,
    is_picture,
    property_of,
    thing,
    whole,
)
from layoutgen.edit.words.counting import counted, delete
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ordering import swap_words
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.setting_words import picture_first
from layoutgen.edit.words.sizing import resized


def change_property(command: Command, prop: tuple[str, tuple[Ref, ...]], rest: Sequence[Bit]) -> Edited | None:
    """ "change the colour of the car to blue", "double the size of the dog", "set the number of birds to four"."""
    kind, refs = prop
    subject = Bit("thing", 0, 0, refs=refs)
    if kind in ("colour", "look", "name"):
        looks = [look for bit in rest if bit.kind == "look" and not _former(command, bit) for look in bit.looks]
        looks += [command.said(r.start, r.end) for b in rest if b.kind in ("prep", "thing") for r in b.refs]
        looks = [look.removeprefix("a ").removeprefix("an ") for look in looks]
        ids, _ = whole(command, [subject])
        if not looks:
            return None
        return rename(command.layout, ids, looks[0]) if kind == "name" else looked(command.layout, ids, looks)
    if kind in ("size", "height", "width"):
        return resized(
            command.sub(command.verb, command.frame if command.frame != "turn" else "size", [subject, *rest]),
            side=_side(command),
        )
    if kind == "number":
        return counted(command.sub(command.verb, command.frame, [subject, *rest]))
    if kind == "position":
        with_ = any(bit.kind == "prep" and bit.value in ("with", "for") for bit in rest)
        return swap_words(command) if len(refs) > 1 or with_ else move(command.sub("put", "put", [subject, *rest]))
    if kind == "facing":
        return flip(command.layout, whole(command, [subject])[0])
    return None


def _former(command: Command, bit: Bit) -> bool:
    """Whether a look is the one that was: "from green to orange"."""
    return bit.start > 0 and command.words[bit.start - 1].lower == "from"


def scale_words(command: Command) -> Edited | None:
    """ "scale the dog by 20 %", "double the number of birds", "increase the height of the tree"."""
    first, rest = thing(command.bits)
    if command.verb == "cut down" and all(bit.kind in ("prep", "place") for bit in rest):  # a tree, not a number
        return delete(command.sub("cut down", "delete", command.bits))
    if command.frame in ("grow", "shrink") and [word.lower for word in command.words[-2:-1]] == ["to"]:
        done = counted(command) if first is not None and first.refs[0].plural else None
        if done is not None:
            return done  # "reduce the birds to two"
    if first is not None and first.refs[0].label in _GAPS and rest and rest[0].value == "between":
        return _wider_apart(command, rest)
    prop = property_of(first.refs) if first is not None and not picture_first(command) else None
    if first is not None and any(
        b.kind == "prep" and b.value == "across" and is_picture(command, b.refs) for b in rest
    ):
        ids, _ = whole(command, [first])
        return scale(command.layout, ids, 1 / command.layout[ids[0]].box.width, 1.0)
    return change_property(command, prop, rest) if prop is not None else resized(command)


_GAPS = frozenset({"distance", "gap", "space", "spacing"})


def _wider_apart(command: Command, rest: Sequence[Bit]) -> Edited | None:
    """ "double the distance between the ducks", "reduce the gap between the chairs by half"."""
    ids, _ = whole(command, [Bit("thing", 0, 0, refs=rest[0].refs)])
    measure = next((bit.measure for bit in rest if bit.kind == "amount"), None)
    shrinks = command.frame == "shrink" or command.verb in ("halve", "half")
    factor = 0.5 if command.verb in ("halve", "half") else 2.0 if command.frame == "double" else 0.0
    factor = factor or growth(measure, -1 if shrinks else 1)
    return gather(command.layout, ids, 1 - factor)


def _side(command: Command) -> str:
    words = [word.lower for word in command.words]
    return "height" if "height" in words else "width" if "width" in words or "length" in words else "both"
