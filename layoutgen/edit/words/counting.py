"""Commands of how many: add, give, delete, copy, "make it three dogs", "half as many birds", "one more"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import paint
from layoutgen.edit.names import Edited
from layoutgen.edit.number import count, remove
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, attached, exists, idle, property_of, thing, whole
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.edit.words.setting_words import stop_weather


def delete(command: Command) -> Edited | None:
    """ "delete the second tree", "get rid of all birds", "remove the rain", "remove the red from the car"."""
    first, rest = thing(command.bits)
    if (done := _not_gone(command, first, rest)) is not None:
        return done
    if first is None and command.bits and not idle(command.bits):
        first_bit = command.bits[0]
        return _of_look(command, first_bit)
    bits = [b for b in command.bits if not (b.kind == "prep" and b.value in _FROM and _is_whole(command, b))]
    refs = first.refs if first is not None else ()
    if (
        first is not None
        and len(refs) == 1
        and not named(refs[0].label or "it", command.layout)
        and not refs[0].pronoun
    ):
        done = stop_weather(command, command.said(first.start, first.end))
        if done is not None:
            return done
    if refs and (done := _all_but(command, refs[0])) is not None:
        return done
    prop = property_of(refs) if refs else None
    if prop is not None and prop[0] == "look":
        return None
    if prop is not None and prop[0] == "number":
        return counted(command)
    bits = [replace(bit, value="on") if bit.kind == "prep" and bit.value in ("from", "off") else bit for bit in bits]
    if len(bits) == 2 and bits[1].kind == "look" and bits[0].kind == "thing":  # "anything that is red"
        bits = [replace(bits[0], refs=attached(bits[0].refs, bits[1]))]
    ids, left = whole(command, bits)
    if [bit for bit in left if not idle([bit])]:
        return None
    return remove(command.layout, ids)


def _not_gone(command: Command, first: Bit | None, rest: Sequence[Bit]) -> Edited | None:
    """ "hide the ball behind the tree" moves it, "clear the table" takes what is on it."""
    if command.verb == "hide" and any(
        b.kind == "prep" and b.value in ("behind", "under", "in", "inside") for b in rest
    ):
        return move(command)
    return _cleared(command, first) if command.verb == "clear" else None


def _cleared(command: Command, first: Bit | None) -> Edited | None:
    """ "clear the table": what is on it goes; a board is then empty. None for what is no place to put things."""
    if first is None or len(command.bits) != 1 or first.refs[0].pronoun:
        return None
    ids = resolve(first.refs, command.context)
    hosts = {command.layout[each].node for each in ids}
    upon = {r.subject for r in command.layout.scene.relations if r.object in hosts and r.predicate in ("on", "in")}
    things = tuple(item.id for item in command.layout.items if item.node in upon and item.z >= 0)
    if things:
        return remove(command.layout, things)
    boards = all(command.layout[each].label.endswith(("board", "table", "desk", "counter")) for each in ids)
    return paint(command.layout, ids, ["empty"]) if boards else None


def _all_but(command: Command, ref: Ref) -> Edited | None:
    """ "all but two birds", "all birds but two": so many are left."""
    kept = ref.but[0] if ref.but else None
    label = (kept.label or ref.label) if kept is not None else None
    if kept is None or label is None or not kept.number or kept.definite:
        return None
    return count(command.layout, [item.id for item in named(label, command.layout)], kept.number)


_FROM = frozenset({"from", "off", "in", "on"})


def _is_whole(command: Command, bit: Bit) -> bool:
    """ "from the picture", "from his hand", or from what it is not on in any way."""
    if not bit.refs:
        return False
    ref, from_ = bit.refs[0], bit.value in ("from", "off")
    limb = ref.owner is not None and vocab.part_place(ref.label or "") is not None and not exists(command, ref.label)
    whole_ = ref.label in ("picture", "image", "scene", "canvas", "view", "photo") or ref.pronoun != ""
    return limb or (from_ and whole_)


def _of_look(command: Command, bit: Bit) -> Edited | None:
    return stop_weather(command, command.said(bit.start)) if bit.kind in ("look", "word") else None


# how many ---------------------------------------------------------------------------------------------------------


def counted(command: Command) -> Edited | None:
    """ "make it three dogs", "three dogs instead of two", "half as many birds", "double the dogs", "only one dog"."""
    words = [word.lower for word in command.words]
    refs = [ref for bit in command.bits if bit.kind == "thing" for ref in bit.refs]
    if not refs:
        return None
    prop = property_of(refs)
    if prop is not None and prop[0] == "number":
        refs = list(prop[1])
    target = refs[-1] if len(refs) > 1 and refs[-1].label is not None else refs[0]
    number = _wanted(command, target, words)
    if number is None:
        return None
    if target.label is None and not target.ids:
        if not (refs[0].label or refs[0].pronoun):
            return None
        target = replace(refs[0], number=None, plural=True)
    if target.label is not None and not exists(command, target.label):
        return None
    bits = [
        bit for bit in command.bits if bit.kind in ("prep", "place") and bit.value not in ("to", "from", "as", "than")
    ]
    target = replace(target, attributes=tuple(a for a in target.attributes if a not in ("fewer", "less")))
    asked = replace(target, number=None, plural=True, more=False, quantity="all", definite=True, indefinite=False)
    ids, _ = whole(command, [Bit("thing", 0, 0, refs=(asked,)), *bits])
    if isinstance(number, float):
        number = max(1, round(len(ids) * number + (0.01 if number > 1 else -0.01)))
    elif number < 0:
        number = max(0, len(ids) + number)
    return count(command.layout, ids, number)


def _wanted(command: Command, ref: Ref, words: Sequence[str]) -> int | float | None:
    """The number asked for: an int, a negative one for so many fewer, a float for a factor; none when none is said."""
    share = _factor(words)
    if share is not None:
        return share
    if command.frame == "double":
        return {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}.get(command.verb)
    to = next((bit for bit in command.bits if bit.kind == "prep" and bit.value == "to"), None)
    if to is not None and to.refs[0].number is not None:
        return to.refs[0].number
    if any(w in ("fewer", "less") for w in words):
        found = next((n for n in (_number(w) for w in words) if n is not None), None)
        return -found if found is not None else 0.67
    if ref.number is not None and not ref.more and (ref.label is not None or len(command.bits) > 1):
        return ref.number if not (ref.indefinite and ref.label is not None) else None
    at = next((k for k, w in enumerate(words) if w == "to"), None)
    if at is not None and at + 1 < len(words) and _number(words[at + 1]) is not None:
        return _number(words[at + 1])
    return None


def _number(word: str) -> int | None:
    from layoutgen.edit.words.lexicon import NUMBERS

    return int(word) if word.isdigit() else NUMBERS.get(word)


_CHANGED = {"doubled": 2.0, "tripled": 3.0, "quadrupled": 4.0, "halved": 0.5}


def _factor(words: Sequence[str]) -> float | None:
    """ "half as many", "twice as many", "three times as many", "half the number of"."""
    if "many" in words and "as" in words:
        at = words.index("as")
        before = words[max(0, at - 2) : at]
        if "half" in before:
            return 0.5
        if "twice" in before or "double" in before:
            return 2.0
        if "times" in before:
            return float(_number(before[0]) or 3)
    changed = next((_CHANGED[word] for word in words if word in _CHANGED), None)
    if changed is not None:
        return changed
    if "half" in words and ("number" in words or "amount" in words):
        return 0.5
    if words[:1] == ["twice"] or ("twice" in words and "number" in words):
        return 2.0
    return None


def fewer_or_more(command: Command, words: Sequence[str]) -> Edited | None:
    """Clauses without a verb: "one more dog", "fewer birds", "no clouds", "another tree", "more trees"."""
    if words[0] in ("fewer", "less"):
        command = command.sub("", "", command.reader.read(1))
    first, _ = thing(command.bits)
    if first is None or first.refs[0].label is None:
        return None
    if words[0] in ("fewer", "less") or "fewer" in words or "less" in words:
        return counted(command)
    if words[-1] == "more" and first.refs[0].number:
        more = replace(first, refs=(replace(first.refs[0], more=True),))
        return add_words(command.sub("", "add", [more]))
    if first.refs[0].more or words[0] in ("another", "additional", "extra"):
        return add_words(command)
    return None
