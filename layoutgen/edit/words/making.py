"""What "make" asks for: size, looks, number, kind, place or setting, whichever the words allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.amount import Size
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    attached,
    exists,
    idle,
    merged,
    modifiers,
    property_of,
    thing,
    whole,
)
from layoutgen.edit.words.copying import amount_of
from layoutgen.edit.words.counting import counted
from layoutgen.edit.words.describing import known
from layoutgen.edit.words.giving import both_have, give, held_as, is_action
from layoutgen.edit.words.kinds import become
from layoutgen.edit.words.lexicon import PICTURE, VERBS
from layoutgen.edit.words.looking import like_another, looked
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ordering import swap_words
from layoutgen.edit.words.posing import is_verb, posed, posture
from layoutgen.edit.words.properties import change_property, scale_words
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.setting_words import (
    canvas_of_words,
    is_setting,
    known_place,
    picture_first,
    setting_of,
    weather_verb,
)
from layoutgen.edit.words.sizing import equal, sized
from layoutgen.edit.words.tilting import tilted

_GONE = frozenset(
    {"removed", "deleted", "erased", "out", "disappear", "vanish", "invisible", "away", "leave", "hidden", "gone"}
)


def make(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """ "make X ...": size, looks, number, kind, place, setting, in this order of what the words allow."""
    first, rest = thing(command.bits)
    words = [word.lower for word in command.words]
    if (turned := tilted(command)) is not None:
        return turned
    sheet = first is not None and first.refs[0].label in PICTURE and any(bit.kind == "pixels" for bit in rest)
    if picture_first(command) or sheet:
        done = canvas_of_words(command, rest)
        if done is not None:
            return done
    if (
        first is not None
        and (first.refs[0].indefinite or first.refs[0].number)
        and all(bit.kind == "prep" for bit in rest)
        and first.refs[0].label in ("copy", "duplicate", "clone")
    ):
        return amount_of(command.sub("copy", "copy", [first, *rest] if first.refs[0].of else rest))
    if is_setting(command, first) and first is not None:
        words = [w for w in words if not w.endswith("ly") and w not in ("hard", "lot")]
        company = next((b for b in rest if b.kind == "prep" and b.value == "with" and b.refs[0].label), None)
        if company is not None and (done := with_company(command, first.end, company)) is not None:
            return done
        known_place(command)
        if words[-1] in ("rain", "snow", "storm", "rains", "snows", "raining", "snowing") and rest:
            both = any(vocab.time_of_day(word) for word in words)  # "dusk with light rain"
            done = (setting_of(command, command.said(first.end)) if both else None) or weather_verb(command)
            if done is not None:
                return done
        phrase = command.said(first.end)
        looks = any(bit.kind in ("size", "way", "side", "depth") for bit in rest)
        focus = bool(command.context.focus) and first.refs[0].pronoun == "it"
        if phrase and not looks and not (focus and _only_looks(rest)):
            done = setting_of(command, phrase)
            if done is not None:
                return done
    if first is None and command.bits and command.frame != "size":
        done = setting_of(command, command.said(1))
        if done is not None:
            return done
    if first is not None and (prop := property_of(first.refs)) is not None:
        done = change_property(command, prop, rest)
        if done is not None:
            return done
    if any(word in ("places", "positions", "spots") for word in words) and any(
        w in ("swap", "trade", "switch", "change", "exchange") for w in words
    ):
        return swap_words(command)
    if not rest and first is not None:
        return counted(command)
    return _made(command, rest)


_TURNED = frozenset({"turned", "switched"})


def with_company(command: Command, start: int, company: Bit) -> Edited | None:
    """ "make it a sunset with a few clouds": the setting, and what is new in it; "night with the lamp on"."""
    head, tail = command.said(start, company.start).strip(" ,"), command.said(company.start + 1, company.end)
    told = [bit for bit in command.bits if bit.start >= company.end and not idle([bit]) and bit.value not in _TURNED]
    looks = [bit.words if bit.kind == "adverb" else look for bit in told for look in bit.looks or ("",)]
    shown = len(told) == 1 and (told[0].kind == "look" or told[0].words in ("on", "off"))
    shown = shown and known(command, company.refs)
    done = setting_of(command, head) if head and (not told or shown) else None
    if done is None:
        return None
    if shown:
        return merged(done, looked(done.layout, command.about(company.refs), looks))
    step = command.sub("add", "add", [replace(company, kind="thing", start=company.start + 1)])
    step.context = replace(command.context, layout=done.layout)
    added = setting_of(step, tail, places=False) or add_words(step)
    return merged(done, added) if added is not None else None


def _new_kind(command: Command, bit: Bit) -> bool:
    """Whether a phrase names what things can become: "into a frog", "into worms" where there are none."""
    ref = bit.refs[0]
    bare = ref.plural and not (ref.definite or ref.quantity or ref.pronoun) and not exists(command, ref.label)
    return ref.indefinite or bare


def _only_looks(bits: Sequence[Bit]) -> bool:
    """Whether the words could be looks of a thing: "black and white", not "night"."""
    return (
        bool(bits)
        and bits[0].kind == "look"
        and all(vocab.colour(look) or look in vocab.PATTERNS for look in bits[0].looks)
    )


def _made(command: Command, rest: Sequence[Bit]) -> Edited | None:  # noqa: C901 - one case after the other
    """The thing changed by what stands behind it."""
    like = next((bit for bit in rest if bit.kind == "prep" and bit.value == "coloured as"), None)
    if like is not None:
        return like_another(command, [bit for bit in command.bits if bit is not like], like)
    second = next((bit for bit in rest if bit.kind == "thing"), None)
    if second is not None and is_verb(second.refs):
        verb = replace(second, kind="word", value=second.refs[0].label or "", refs=())
        return posed(command.sub(command.verb, command.frame, [verb if b is second else b for b in command.bits]), verb)
    if second is not None and _is_bare(second.refs):
        if second.refs[0].text.lower() in _GONE:
            return remove(command.layout, whole(command, command.bits[:1])[0])
        others = [bit for bit in command.bits if bit is not second]
        return move(command.sub("move", "move", others)) if len(others) > 1 else None
    if second is not None and second.refs[0].label in ("size", "height", "width") and second.refs[0].definite:
        return equal(command)  # "the lemons should be the same size"
    if second is not None and not any(bit.kind in ("size", "look") for bit in rest):
        done = counted(command)
        if done is not None:
            return done
        needs = any(word.lower in ("needs", "need") for word in command.words)  # "the plate needs a cake" is no cake
        done = become(command, second.refs, second) if not needs else None
        if done is not None:
            return done
    if any(bit.kind == "word" and bit.value in _GONE and not _far(command, bit) for bit in rest):
        return remove(command.layout, whole(command, command.bits)[0])
    if any(bit.kind == "look" and bit.looks[0] in _GONE for bit in rest):
        return remove(command.layout, whole(command, [b for b in command.bits if b.kind != "look"])[0])
    into = next(
        (b for b in rest if b.kind == "prep" and (b.value == "to" or b.words == "into") and _new_kind(command, b)), None
    )
    if into is not None and command.frame == "make" and idle([b for b in rest if b is not into]):
        return become(command, into.refs, into)
    worn = next((bit for bit in rest if bit.kind == "prep" and is_had(command, bit)), None)
    if worn is not None and command.verb != "turn":
        return _having(command, worn)
    times = [bit for bit in rest if bit.kind == "amount" and bit.measure is not None and bit.measure.unit == "times"]
    if times and idle([bit for bit in rest if bit not in times]):
        return scale_words(command.sub("scale", "size", command.bits))
    sizes = [bit for bit in rest if bit.kind == "size"]
    looks = [bit for bit in rest if bit.kind == "look"]
    if len(looks) == 1 and not sizes and _placed(command, looks[0], rest):
        return posed(command, looks[0])
    if sizes or looks:
        return _changed(command, sizes, looks)
    pose = next((bit for bit in rest if bit.kind == "word" and posture(bit.value)), None)
    if pose is not None:
        return posed(command, pose)
    return move(command)


def _placed(command: Command, look: Bit, rest: Sequence[Bit]) -> bool:
    """ "flying above the boat": a pose, and right behind it where."""
    after = [bit for bit in rest if bit.start >= look.end and not idle([bit])]
    doing = look.end == look.start + 1 and command.words[look.start].tag == "VBG" and posture(look.looks[0])
    here = bool(after) and after[0].start == look.end and all(bit.kind in ("prep", "place", "depth") for bit in after)
    return doing and here and rest[0] is not None and all(bit is look or bit in after or idle([bit]) for bit in rest)


def _far(command: Command, bit: Bit) -> bool:
    """ "further away" is not gone."""
    return bit.value == "away" and command.words[bit.start - 1].lower in ("far", "farther", "further")


def is_had(command: Command, bit: Bit) -> bool:
    """ "wearing a hat"; "with yellow wheels", where there are none."""
    ref = bit.refs[0]
    new = bit.value == "with" and not (ref.definite or ref.pronoun or exists(command, ref.label))
    new = new or (is_action(bit) and ref.indefinite and not exists(command, ref.label))  # "flying a red flag"
    return bit.value in ("wearing", "holding", "carrying", "has") or new


def _having(command: Command, worn: Bit) -> Edited | None:
    """ "make the train red with yellow wheels": all that is said of it, then what it has."""
    if (done := both_have(command, command.bits)) is not None:
        return done
    bits = [bit for bit in command.bits if bit is not worn]
    telling = [bit for bit in bits[1:] if not idle([bit])]
    if modifiers(telling) == len(telling) and all(bit.end <= worn.start for bit in telling):
        refs = bits[0].refs
        for bit in telling:  # "the girl on the left should hold a book"
            refs = attached(refs, bit)
        return give(command, refs, worn.refs, worn)
    done = make(command.sub(command.verb, command.frame, bits))
    if done is None:
        return None
    ids = command.context.focus
    apart = worn.value == "with" and held_as(command, ids[0], worn.refs[0].label or "", worn)[0] == "next to"
    if apart:  # a thing for itself
        return None
    step = command.sub("give", "give", [])
    step.context = replace(command.context, layout=done.layout)
    given = give(step, (Ref(0, 0, "it", ids=ids),), worn.refs, worn)
    return merged(done, given) if given is not None else None


def _changed(command: Command, sizes: Sequence[Bit], looks: Sequence[Bit]) -> Edited | None:
    """Sizes and looks applied to the thing that is spoken of."""
    told_by = [bit for bit in command.bits if bit not in sizes and bit not in looks]
    ids, left = whole(command, told_by)
    goes_on = [bit for bit in left if bit.kind not in ("amount", "word", "joint", "axis") and bit.value != "like"]
    if goes_on and sizes and not looks:  # "smaller and further left"
        subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "", ids=ids),))
        layout, told = command.layout, list[str]()
        for bit in sizes:
            done = sized(command, layout, ids, bit.size or Size())
            layout, told = done.layout, [*told, *done.told]
        step = command.sub("move", "move", [subject, *goes_on])
        step.context = replace(command.context, layout=layout)
        moved = move(step)
        return Edited(moved.layout, (*told, *moved.told)) if moved is not None else None
    if goes_on:
        if all(look.startswith("facing ") for bit in looks for look in bit.looks):  # "left of the cat and face right"
            subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "", ids=ids),))
            moved = move(command.sub("put", "put", [subject, *goes_on]))
            faced = [look for bit in looks for look in bit.looks]
            return merged(moved, looked(moved.layout, ids, faced)) if moved is not None else None
        if any(bit.kind in ("way", "side", "place", "prep") for bit in goes_on) and looks:
            return posed(command, looks[0])
        return None
    layout, told = command.layout, list[str]()
    for bit in sizes:
        assert bit.size is not None
        done = sized(command, layout, ids, bit.size, left)
        layout, told = done.layout, [*told, *done.told]
    for bit in looks:
        done = looked(layout, ids, bit.looks)
        layout, told = done.layout, [*told, *done.told]
    return Edited(layout, tuple(told))


def _is_bare(refs: Sequence[Ref]) -> bool:
    """Whether a noun without anything before it cannot be what a thing becomes: "make the birds fly higher"."""
    ref = refs[0]
    several = ref.plural and ref.label not in VERBS  # "the man drops the umbrella"
    plain = not (ref.definite or ref.indefinite or ref.number or several or ref.pronoun or ref.ids or ref.quantity)
    return plain and vocab.colour(ref.label or "") is None
