"""Things put where something new is brought for it: "put the statue on a pedestal", "the cat beside a lamp"."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.names import Edited
from layoutgen.edit.place import Goal, place_all
from layoutgen.edit.words.aims import predicate_of
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, exists, idle, is_place, merged, readings
from layoutgen.edit.words.describing import described, known
from layoutgen.edit.words.resolve import resolve
from layoutgen.errors import EditError
from layoutgen.meanings import PREDICATES


def by_new(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """The things moved to a new one that is added there; none where every landmark is in the picture.

    bits: the thing, then where it goes. What is said behind the new thing is where that one stands.
    """
    at = next((k for k, bit in enumerate(bits) if k and _is_new(command, bit)), 0)
    later = [bit for bit in bits[at + 1 :] if not idle([bit])]
    if not at or not all(bit.kind == "prep" and known(command, bit.refs) for bit in later):
        return None
    if any(bit.kind != "look" and not idle([bit]) for bit in bits[1:at]):
        return None
    ids, _ = next(readings(command, bits[:1], keep=True))
    bit, ref = bits[at], bits[at].refs[0]
    goals = []
    for each in later:
        marks = resolve(each.refs, command.context)
        goals.append(Goal(predicate_of(command, each.value, each.words, each.refs, marks), marks, each.words))
    made = described(command, command.said(ref.start, ref.end), ref, tuple(goals))
    there = {item.id for item in command.layout.items}
    new = [i for i in made.layout.items if i.id not in there]
    fresh = [i.id for i in new if i.label == ref.label] or [i.id for i in new if ref.of]  # "a pile of leaves"
    if not fresh:
        raise EditError(f"{ref.text!r} could not be added")
    done = place_all(made.layout, ids, [Goal(bit.value, tuple(fresh), bit.words)])
    command.context.mention(ids)
    return merged(made, done)


def _is_new(command: Command, bit: Bit) -> bool:
    """Whether a phrase names one thing that can be drawn, and that the picture lacks: "on a pedestal"."""
    if bit.kind != "prep" or bit.value not in PREDICATES or len(bit.refs) != 1:
        return False
    ref = bit.refs[0]
    one = ref.indefinite and ref.label is not None and not exists(command, ref.label)
    one = one and not any(each.definite or exists(command, each.label) for each in ref.of)  # "a puddle of mud"
    if not one or ref.owner is not None or is_place(ref) or vocab.is_stuff(ref.label or ""):
        return False
    noun, drawn = vocab.noun(ref.label or ""), (ref.label, *(each.label for each in ref.of))  # "a stack of books"
    return any(vocab.lookup(label or "") for label in drawn) and noun.group not in ("clothing", "part")
