"""What shall be there instead of something: "put a dog instead of the cat", "she should hold a cup, not the tray"."""

from __future__ import annotations

from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.move import shift
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.place import already, place
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.amount import number_at
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, exists, merged
from layoutgen.edit.words.counting import counted
from layoutgen.edit.words.giving import give
from layoutgen.edit.words.kinds import become
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.possessions import HELD
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.meanings import PREDICATES


def instead_of(command: Command) -> Edited | None:
    """ "put a dog instead of the cat", "a fox rather than a cat"; where nothing new is named, only the rest counts."""
    rather = any(word.lower in ("rather", "prefer") for word in command.words)
    values = ("instead of", "than") if rather else ("instead of",)
    if "prefer" in {word.lower for word in command.words}:  # "a sailboat to the boat"
        values = (*values, "to")
    other = next((b for b in command.bits if b.kind == "prep" and b.value in values), None)
    first = next((b for b in command.bits if b.kind == "thing"), None)
    if first is not None and first.refs[0].number and exists(command, first.refs[0].label) and _of_number(command):
        return counted(command.sub("", "", [replace(first, refs=(replace(first.refs[0], indefinite=False),))]))
    if other is None or first is None:
        return None
    new = first.refs[0]
    held = next((b for b in command.bits if b.kind == "prep" and b.value in HELD and b.end <= other.start), None)
    kind = held.refs[0].label if held is not None and held.refs else new.label
    there = tuple(replace(r, definite=True, indefinite=False, label=r.label or kind) for r in other.refs)
    if all(ref.pronoun or exists(command, ref.label) for ref in there):
        done = _held_instead(command, other, there)
        if done is not None:
            return done
    brings = command.frame in ("put", "add", "want", "give") or command.verb in ("let", "have")
    brings = brings and new.label is not None
    known = all(ref.pronoun or exists(command, ref.label) for ref in there)
    if brings and known and (new.indefinite or not exists(command, new.label)):
        done = _brought_there(command, other, there)
        if done is not None:
            return done
        return become(command.sub("replace", "replace", [Bit("thing", 0, 0, refs=there)]), first.refs, first)
    command.bits = [bit for bit in command.bits if bit is not other]
    return _moved_there(command, there) if known and command.frame in ("put", "move") else None


def _moved_there(command: Command, there: tuple[Ref, ...]) -> Edited | None:
    """ "put the rooster on the hay bale instead of the goat", which gets off it; none where it is not on it."""
    aim = next((b for b in command.bits if b.kind == "prep" and b.value in ("on", "in", "inside") and b.refs), None)
    if aim is None:
        return None
    gone, marks = resolve(there, command.context), resolve(aim.refs, command.context)
    if set(gone) & set(marks) or not already(command.layout, gone, aim.value, marks):
        return None
    off = place(command.layout, gone, "next to", marks)
    step = command.sub("put", "put", command.bits)
    step.context = replace(command.context, layout=off.layout)
    done = move(step)
    command.context.mention(step.context.focus)
    return merged(off, done) if done is not None else None


def _of_number(command: Command) -> bool:
    """Whether only a number is replaced: "draw three camels instead of two"."""
    lower = [word.lower for word in command.words]
    start = next((k + 2 for k in range(len(lower)) if lower[k : k + 2] in (["instead", "of"], ["rather", "than"])), 0)
    number = next((k for k in range(start, len(lower)) if lower[k] not in ("the", "just", "only")), 0) if start else 0
    return bool(number) and number_at(command.reader, number) is not None and command.reader.things(number) is None


def _brought_there(command: Command, other: Bit, there: tuple[Ref, ...]) -> Edited | None:
    """ "put a vase on the table instead of the lamp", which goes: another place is named than that of the lamp."""
    bits = [bit for bit in command.bits if bit is not other]
    aims = [
        b for b in bits if b.kind == "prep" and b.value in PREDICATES and b.refs and exists(command, b.refs[0].label)
    ]
    if not aims or command.frame not in ("put", "add"):
        return None
    gone = remove(command.layout, resolve(there, command.context))
    step = command.sub("add", "add", bits)
    step.context = replace(command.context, layout=gone.layout)
    brought = add_words(step)
    if brought is not None:
        command.context.mention(step.context.focus)
    return merged(gone, brought) if brought is not None else None


def _held_instead(command: Command, other: Bit, there: tuple[Ref, ...]) -> Edited | None:
    """ "hold a kite instead of the balloon", which becomes one; a cup that is there changes places with the tray."""
    held = next((b for b in command.bits if b.kind == "prep" and b.value in HELD and b.end <= other.start), None)
    first = command.bits[0]
    if held is None or first.kind != "thing" or len(held.refs) != 1:
        return None
    if any(vocab.person(ref.label or "") for ref in there):
        return None  # "she should hold the bucket rather than the child": who holds it no longer
    there = tuple(replace(ref, owner=ref.owner or first.refs[0]) for ref in there)
    new = held.refs[0]
    if new.indefinite or not exists(command, new.label):
        return become(command.sub("replace", "replace", [Bit("thing", 0, 0, refs=there)]), held.refs, held)
    gone, wanted = resolve(there, command.context), resolve(held.refs, command.context)
    if len(gone) != 1 or len(wanted) != 1:
        return None
    old = command.layout[wanted[0]].box
    done = give(command, first.refs, held.refs, held)
    if done is None:
        return None
    mine = done.layout[gone[0]].box
    return merged(done, shift(done.layout, gone, old.cx - mine.cx, old.y1 - mine.y1, exact=True))
