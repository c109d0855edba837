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
from layoutgen.edit.words.kinds import instead_of, replace_words
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
from layoutgen.edit.words.setting_words import setting_of
from layoutgen.edit.words.statements import statement
from layoutgen.edit.words.wishes import compared, too_many, without
from layoutgen.errors import EditError

_TOUCHING = frozenset({"move", "touch", "change", "shift", "alter", "edit", "modify"})
_SPACES = frozenset({"spacing", "gap", "space", "distance"})


def verbless(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Bare phrases: "bigger", "one more dog", "no clouds", "on a beach instead", "the dog to the left"."""
    lower = [word.lower for word in command.words]
    bits = command.reader.read(0) if command.frame else command.bits
    step = command.sub("", "", bits)
    if lower[0] in ("no", "without"):
        return without(step, 1)
    if lower[0] == "only":
        first, _ = thing(command.reader.read(1))
        if first is not None and first.refs[0].number is not None:
            return counted(step.sub("", "", command.reader.read(1)))
        if lower[1:2] in (["keep"], ["leave"]):
            return keep_words(step.sub("keep", "keep", command.reader.read(2)))
        return keep_words(step)
    if "side by side" in " ".join(lower) and thing(bits)[0] is not None:
        return row_words(step)
    done = _each_looking(step, bits)
    if done is not None:
        return done
    if lower[:2] in (["too", "many"], ["too", "much"]):
        return too_many(step, 2)
    if [bit.kind for bit in bits] == ["size", "thing"] and exists(step, bits[1].refs[0].label):
        return statement(step, [bits[1], bits[0]])  # "bigger dog"
    company = bits[-1] if bits and bits[-1].kind == "prep" and bits[-1].value == "with" else None
    if company is not None and not exists(step, bits[0].refs[0].label if bits[0].refs else None):
        done = with_company(step, 0, company)  # "at night, with a full moon"
        if done is not None:
            return done
    if "as" in lower and "many" in lower:
        start = len(lower) - next((k for k, w in enumerate(reversed(lower)) if w == "many"), 0)
        things = command.reader.read(start)
        return counted(step.sub("", "", things))
    if any(w in ("spacing", "gaps", "evenly", "equal", "equally") for w in lower):
        return spread_words(
            step.sub("", "", [b for b in bits if b.kind == "prep" or not _SPACES & {r.label for r in b.refs}])
        )
    if thing(bits)[0] and {"together", "apart"} & set(lower):  # "the players closer together"
        return gather_words(step) if "together" in lower else spread_words(step)
    if (first := thing(bits)[0]) is not None and len(bits) > 1 and vocab.place(first.refs[0].label or ""):
        done = setting_of(step, command.text)
        if done is not None:
            return done
    swapped = step.sub("", "add", bits)
    done = instead_of(swapped) or fewer_or_more(step, lower)
    if done is not None:
        return done
    if "instead" in lower or not thing(bits)[0]:
        done = setting_of(step, command.text)
        if done is not None:
            return done
    if "instead" in lower:
        done = counted(step) or (replace_words(step) if lower[0] != "instead" else None)
        if done is not None:
            return done
    said = bits[:-1]
    if said and bits[-1].kind == "prep" and bits[-1].value in ("with", "for") and all(b.kind in _SAID for b in said):
        return statement(step, [Bit("thing", 0, 0, refs=bits[-1].refs), *said])  # "a bit to the left with the dog"
    kinds = (*_SAID, "place", "prep")
    if bits and all(bit.kind in kinds for bit in bits):
        subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "it", pronoun="it"),))
        return statement(step, [subject, *bits])
    first, rest = thing(bits)
    aims = bool(rest) and (rest[0].kind in ("place", "side") or (rest[0].kind == "prep" and rest[0].value in _AIMS))
    if first is not None and aims and _unknown(step, first.refs[0]):
        return add_words(step.sub("", "add", bits))  # "helmet for the biker"
    looks = bool(rest) and all(bit.kind == "look" for bit in rest)
    some = looks and first is not None and first.refs[0].number and exists(step, first.refs[0].label)
    if some and first is not None and _fresh(first.refs[0]):  # "one apple green": any of those that are there
        return statement(step, [replace(first, refs=(replace(first.refs[0], quantity="part"),)), *rest])
    if first is not None and rest and not _fresh(first.refs[0]) and not _next(step, first.refs[0]):
        return statement(step, bits)
    return setting_of(step, command.text) or (_named(step, first, rest) if first is not None else None)


def _one(bit: Bit) -> bool:
    """ "one", "the other"."""
    return bit.value == "one" or (bit.kind == "thing" and all(r.label is None and r.other for r in bit.refs))


_SAID = ("size", "amount", "look", "way", "side", "depth")
_AIMS = frozenset({
    "for", "on", "in", "next to", "behind", "above", "in front of", "left of", "right of", "under", "near", "between",
})  # fmt: skip


def _each_looking(command: Command, bits: Sequence[Bit]) -> Edited | None:
    """ "blue cooler, red ball": so they look; "a red one and a blue one" behind "add two cushions": one each."""
    some = [bit for bit in bits[1:] if bit.kind == "look"]
    others = [bit for bit in bits[1:] if bit not in some and not _one(bit)]
    if bits and len(some) > 1 and bits[0].kind == "thing" and idle(others):
        every = command.about(bits[0].refs)
        if len(every) != len(some):
            raise EditError(f"{names(command.layout, every)}: say as many looks as there are things")
        done = Edited(command.layout)
        for one, bit in zip(every, some, strict=True):  # "the boxes: one blue, one green"
            done = merged(done, looked(done.layout, [one], bit.looks))
        return done
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
