"""Clauses without a verb: "bigger", "one more dog", "no clouds", "on a beach instead", "the dog to the left"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import lock
from layoutgen.edit.names import Edited, names
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, exists, idle, merged, thing, whole
from layoutgen.edit.words.counting import counted, fewer_or_more
from layoutgen.edit.words.instead import instead_of
from layoutgen.edit.words.kinds import replace_words
from layoutgen.edit.words.lexicon import COMPARATIVES
from layoutgen.edit.words.look_bits import known_look
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.making import with_company
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.ordering import (
    gather_words,
    keep_words,
    row_words,
    spread_words,
)
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.edit.words.sentence import verb_at
from layoutgen.edit.words.setting_words import of_sun, setting_of
from layoutgen.edit.words.statements import statement
from layoutgen.edit.words.wishes import compared, too_many, without
from layoutgen.errors import EditError

_TOUCHING = frozenset({"move", "touch", "change", "shift", "alter", "edit", "modify"})
_SPACES = frozenset({"spacing", "gap", "space", "distance"})


def verbless(command: Command) -> Edited | None:
    """Bare phrases: "bigger", "one more dog", "no clouds", "on a beach instead", "the dog to the left"."""
    lower = [word.lower for word in command.words]
    bits = command.reader.read(0) if command.frame else command.bits
    step = command.sub("", "", bits)
    if lower[0] in ("no", "without"):
        return without(step, 1)
    if lower[0] == "only":
        return _only(step, lower)
    if lower[:2] in (["too", "many"], ["too", "much"]):
        return too_many(step, 2)
    if lower[:2] == ["the", "sun"] and (done := of_sun(step, lower)) is not None:
        return done
    return next((done for reader in _READERS if (done := reader(step, bits)) is not None), None)


def _only(command: Command, lower: Sequence[str]) -> Edited | None:
    """ "only three birds", "only keep the dog", "only the dog"."""
    first, _ = thing(command.reader.read(1))
    if first is not None and first.refs[0].number is not None:
        asked = replace(first, refs=(replace(first.refs[0], indefinite=False), *first.refs[1:]))
        return counted(command.sub("", "", [asked, *command.reader.read(first.end)]))
    if lower[1:2] in (["keep"], ["leave"]):
        return keep_words(command.sub("keep", "keep", command.reader.read(2)))
    return keep_words(command)


def _arranged(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "the cups side by side", "equal gaps", "the players closer together", "twice as many birds"."""
    lower = [word.lower for word in command.words]
    first, _ = thing(bits)
    if "side by side" in " ".join(lower) and first is not None:
        return row_words(command)
    if "as" in lower and "many" in lower:
        start = len(lower) - next((k for k, w in enumerate(reversed(lower)) if w == "many"), 0)
        return counted(command.sub("", "", command.reader.read(start)))
    if any(w in ("spacing", "gaps", "evenly", "equal", "equally") for w in lower):
        kept = [b for b in bits if b.kind == "prep" or not _SPACES & {r.label for r in b.refs}]
        return spread_words(command.sub("", "", kept))
    if first is not None and {"together", "apart"} & set(lower):
        return gather_words(command) if "together" in lower else spread_words(command)
    return None


def _sized(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "bigger dog"."""
    sized = [bit.kind for bit in bits] == ["size", "thing"] and exists(command, bits[1].refs[0].label)
    return statement(command, [bits[1], bits[0]]) if sized else None


def _in_setting(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "at night, with a full moon", "a beach at dusk"."""
    company = bits[-1] if bits and bits[-1].kind == "prep" and bits[-1].value == "with" else None
    if company is not None and not exists(command, bits[0].refs[0].label if bits[0].refs else None):
        done = with_company(command, 0, company)
        if done is not None:
            return done
    first, rest = thing(bits)
    place = first is not None and rest and vocab.place(first.refs[0].label or "")
    return setting_of(command, command.text) if place else None


def _in_place_of(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "a fox instead of the cat", "fewer birds", "on a beach instead"."""
    lower = [word.lower for word in command.words]
    done = instead_of(command.sub("", "add", list(bits))) or fewer_or_more(command, lower)
    if done is None and ("instead" in lower or thing(bits)[0] is None):
        done = setting_of(command, command.text)
    if done is None and "instead" in lower:
        done = counted(command) or (replace_words(command) if lower[0] != "instead" else None)
    return done


def _of_it(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "a bit to the left with the dog", "bigger and on the left" of what was spoken of."""
    said = bits[:-1]
    if said and bits[-1].kind == "prep" and bits[-1].value in ("with", "for") and all(b.kind in _SAID for b in said):
        return statement(command, [Bit("thing", 0, 0, refs=bits[-1].refs), *said])
    if bits and all(bit.kind in (*_SAID, "place", "prep") for bit in bits):
        return statement(command, [Bit("thing", 0, 0, refs=(Ref(0, 0, "it", pronoun="it"),)), *bits])
    return None


def _of_thing(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "helmet for the biker", "one apple green", "the dog to the left", "a dog on the bed"."""
    first, rest = thing(bits)
    if first is None:
        return setting_of(command, command.text)
    ref = first.refs[0]
    aims = bool(rest) and (rest[0].kind in ("place", "side") or (rest[0].kind == "prep" and rest[0].value in _AIMS))
    if aims and _unknown(command, ref):
        return add_words(command.sub("", "add", list(bits)))
    looks = bool(rest) and all(bit.kind == "look" for bit in rest)
    if looks and ref.number and exists(command, ref.label) and _fresh(ref):  # any of those that are there
        return statement(command, [replace(first, refs=(replace(ref, quantity="part"),)), *rest])
    if rest and not _fresh(ref) and not _next(command, ref):
        return statement(command, list(bits))
    return setting_of(command, command.text) or _named(command, first, rest)


def _one(bit: Bit) -> bool:
    """ "one", "the other"."""
    return bit.value == "one" or (bit.kind == "thing" and all(r.label is None and r.other for r in bit.refs))


_SAID = ("size", "amount", "look", "way", "side", "depth")
_AIMS = frozenset({
    "for", "on", "in", "next to", "behind", "above", "in front of", "left of", "right of", "under", "near", "between",
})  # fmt: skip


def _each_looking(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "blue cooler, red ball": so they look; "a red one and a blue one" behind "add two cushions": one each."""
    looks = [bit for bit in bits if bit.kind == "look"]
    if len(looks) > 1 and idle([b for b in bits if b not in looks and b is not bits[0] and not _one(b)]):
        first, _ = thing(bits)
        if first is not None and (first.refs[0].more or _unknown(command, first.refs[0])):
            return _added_looking(command, first, looks)
        ids_ = command.about(first.refs) if first is not None else command.context.focus
        if len(ids_) == len(looks):
            return _one_by_one(Edited(command.layout), ids_, looks)  # "the boxes: one blue, one green"
        if first is not None:
            raise EditError(f"{names(command.layout, ids_)}: say as many looks as there are things")
    refs = [ref for bit in bits for ref in bit.refs] if all(b.kind in ("thing", "joint") for b in bits) else []
    if not refs or not all(ref.attributes and all(map(known_look, ref.attributes)) for ref in refs):
        return None
    bare = not any(r.definite or r.indefinite or r.number or r.quantity or r.owner or r.more for r in refs)
    focus = command.context.focus
    done = Edited(command.layout)
    ids: list[tuple[str, ...]]
    if bare and all(exists(command, ref.label) for ref in refs):
        ids = [resolve((replace(ref, attributes=(), definite=True),), command.context) for ref in refs]
    elif len(refs) == len(focus) > 1 and all(ref.label is None and not ref.definite for ref in refs):
        ids = [(each,) for each in focus]
    else:
        return None
    for ref, each in zip(refs, ids, strict=True):
        done = merged(done, looked(done.layout, each, ref.attributes))
    return done


def _one_by_one(done: Edited, ids: Sequence[str], looks: Sequence[Bit]) -> Edited:
    for one, bit in zip(ids, looks, strict=True):
        done = merged(done, looked(done.layout, [one], bit.looks))
    return done


def _added_looking(command: Command, first: Bit, looks: Sequence[Bit]) -> Edited | None:
    """ "two more towels, one red and one green"."""
    done = add_words(command.sub("", "add", [first]))
    fresh = command.context.focus
    return done if done is None or len(fresh) != len(looks) else _one_by_one(done, fresh, looks)


_READERS = (_each_looking, _sized, _arranged, _in_setting, _in_place_of, _of_it, _of_thing)


def _unknown(command: Command, ref: Ref) -> bool:
    """Whether a phrase without anything before it names what is not there, and can be drawn."""
    known = ref.definite or ref.pronoun or ref.ids or ref.owner is not None or exists(command, ref.label)
    return not known and vocab.lookup(ref.label or "") is not None


def _next(command: Command, ref: Ref) -> bool:
    """ "a third penguin", "third penguin" where there are two."""
    bare = not ref.text.lower().startswith(("the ", "this ", "that ", "my "))
    there = len(named(ref.label, command.layout)) if ref.label is not None and ref.ordinal and bare else 0
    return there > 0 and ref.ordinal == there + 1


def _fresh(ref: Ref) -> bool:
    """Whether a phrase can name something new: "a dog", "three dogs", "some flowers"."""
    known = ref.definite or ref.pronoun or ref.ids or ref.owner is not None
    return ref.label is not None and (ref.indefinite or ref.number is not None) and not known


def _named(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "a dog on the bed", "three dogs": brought, or as many as are said; "a third penguin": one more."""
    ref = first.refs[0]
    if ref.indefinite and exists(command, ref.label) and any(a in COMPARATIVES for a in ref.attributes):
        return compared(command, first)  # "a bigger cake"
    if _next(command, ref):
        more = replace(ref, ordinal=None, more=True, definite=False, number=1)
        return add_words(command.sub("", "add", [replace(first, refs=(more,)), *rest]))
    if not _fresh(ref):
        return None
    if not rest and ref.number is not None and exists(command, ref.label):
        return counted(command.sub("", "", [replace(first, refs=(replace(ref, indefinite=False),))]))
    return add_words(command.sub("", "add", [first, *rest]))


def forbidden(command: Command) -> Edited | None:
    """ "don't move the dog", "never touch the sofa": it is locked; "don't delete the cat": nothing is done."""
    lower = [word.lower for word in command.words]
    lead = next((n for n, text in ((2, "do n't"), (2, "do not"), (1, "never"), (1, "not")) if _starts(lower, text)), 0)
    if not lead:
        return None
    if lower[lead : lead + 1] and lower[lead] in _TOUCHING:
        ids, _ = whole(command, command.reader.read(lead + 1))
        return lock(command.layout, ids)
    if not verb_at(command.words, lead):
        return None
    ids = whole(command, command.reader.read(lead + 1)[:1])[0]
    return Edited(command.layout, (f"{names(command.layout, ids)} {'stays' if len(ids) == 1 else 'stay'} as before",))


def _starts(lower: Sequence[str], text: str) -> bool:
    return " ".join(lower[: len(text.split())]) == text
