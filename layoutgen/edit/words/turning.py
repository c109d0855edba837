"""Commands with turn, flip and face: "turn the cat into a rabbit", "turn it around", "flip the dog"."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.edit.look import face, flip
from layoutgen.edit.names import Edited
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    property_of,
    thing,
    whole,
)
from layoutgen.edit.words.kinds import become
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.making import make
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ordering import swap_words
from layoutgen.edit.words.properties import change_property
from layoutgen.edit.words.setting_words import canvas_of_words, is_setting, picture_first, setting_of
from layoutgen.edit.words.tilting import tilted


def turn(command: Command) -> Edited | None:
    """ "turn X into Y", "change X to Y", "turn X around", "change the colour of X to red", "turn X blue"."""
    first, rest = thing(command.bits)
    words = [word.lower for word in command.words]
    if first is None:
        done = setting_of(command, command.said(1))
        return done or _turned_round(command, rest, words)
    into = next(
        (
            bit
            for bit in rest
            if bit.kind == "prep" and (bit.value in ("to", "with", "for") or bit.words in ("into", "in to", "by", "in"))
        ),
        None,
    )
    prop = property_of(first.refs)
    if prop is not None:
        return change_property(command, prop, rest)
    if picture_first(command):
        done = canvas_of_words(command, rest)
        if done is not None:
            return done
    if is_setting(command, first):
        phrase = command.said(rest[0].start if rest else first.end)
        done = setting_of(command, phrase) if phrase else None
        if done is not None and not any(bit.kind == "size" for bit in rest):
            return done
    if any(w in ("places", "positions") for w in words):
        return swap_words(command)
    if words[-1] in ("on", "off") and len(rest) == 1:
        return looked(command.layout, whole(command, [first])[0], [words[-1]])
    if into is not None:
        return become(command, into.refs, into) or make(command)
    return _turned_round(command, rest, words) or make(command)


def _turned_round(command: Command, rest: Sequence[Bit], words: Sequence[str]) -> Edited | None:
    """ "turn the dog around", "turn it to the left", "rotate it by 30 degrees", "turn it upside down"."""
    done = tilted(command)
    if done is not None:
        return done
    if any(bit.kind == "prep" and bit.value == "facing" for bit in rest):
        return move(command.sub("put", "put", command.bits))  # "turn the dog so that it faces the cat"
    side = next((bit.value for bit in rest if bit.kind in ("side", "way") and bit.value in ("left", "right")), "")
    round_ = any(w in ("around", "round", "over", "about") for w in words) or "other way" in " ".join(words)
    telling = ("on", "in", "at")
    subject = [
        bit
        for bit in command.bits
        if bit.kind == "thing" or (bit.kind == "prep" and bit.refs) or (bit.kind == "place" and bit.words in telling)
    ]
    if side:
        return face(command.layout, whole(command, subject[:1])[0], side)
    if round_ or command.frame in ("flip", "rotate"):
        return flip(command.layout, whole(command, subject)[0])
    return None


def flip_words(command: Command) -> Edited | None:
    """ "flip the dog", "mirror it horizontally", "reverse the direction of the car"."""
    first, _ = thing(command.bits)
    prop = property_of(first.refs) if first is not None else None
    if prop is not None and prop[0] in ("facing", "position"):
        return flip(command.layout, whole(command, [Bit("thing", 0, 0, refs=prop[1])])[0])
    return _turned_round(command, command.bits, [word.lower for word in command.words])


def face_words(command: Command) -> Edited | None:
    """ "face the dog to the left"."""
    first, rest = thing(command.bits)
    return _turned_round(command, rest, [word.lower for word in command.words]) if first is not None else None
