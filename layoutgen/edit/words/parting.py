"""Parts that are no items: "the dog's ears", "the roof of the house". What is said of their looks makes them items."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.names import Edited
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, PartError
from layoutgen.edit.words.giving import give
from layoutgen.edit.words.lexicon import STATE_VERBS
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve

_FACES = frozenset({"face", "head", "expression", "body"})  # which look as their owner does
_PAIRS = frozenset({"person", "animal", "bird", "fish", "toy", "insect"})


def of_part(command: Command, error: PartError) -> Edited:
    """The part as a new item of its owner, looking so; raises the error where nothing is said of its looks."""
    part = error.part
    looks = [STATE_VERBS[command.verb]] if command.verb in STATE_VERBS else []
    for bit in command.reader.read(0):
        if bit.start >= part.end:
            looks += _said(bit)
    if not looks:
        raise error
    owners = (part.owner,) if part.owner is not None else part.of
    if part.label in _FACES and all(look in vocab.STATES for look in looks):
        return looked(command.layout, resolve(owners, command.context), looks)
    ids = resolve(owners, command.context)
    group = vocab.noun(command.layout[ids[0]].label).group
    number = part.number or (2 * len(ids) if part.plural and group in _PAIRS else None)
    new = Ref(
        0, 0, part.text, label=part.label, attributes=tuple(looks), plural=part.plural, number=number, indefinite=True
    )
    done = give(command, owners, (new,), Bit("thing", 0, 0))
    if done is None:
        raise error
    return done


def _said(bit: Bit) -> Sequence[str]:
    """The looks that a bit speaks of: "red", "huge", "a pink colour"."""
    if bit.kind == "look":
        return bit.looks
    if bit.kind == "size" and bit.size is not None and bit.size.absolute:
        return (bit.size.absolute,)
    if bit.kind == "thing" and len(bit.refs) == 1 and bit.refs[0].label in ("colour", "color", "look", "shade"):
        return bit.refs[0].attributes
    return ()
