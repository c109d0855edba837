"""Verbs that ask for different things with different words behind them: put, move, make, swap, paint, centre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.boxes import hull
from layoutgen.edit.move import put_at, shift
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.words.adding import add_words
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.command import Command, exists, idle, is_picture, merged, readings, thing, whole
from layoutgen.edit.words.counting import counted
from layoutgen.edit.words.giving import give, in_hand
from layoutgen.edit.words.introducing import is_cloth, wears
from layoutgen.edit.words.kinds import replace_words
from layoutgen.edit.words.lexicon import STATE_VERBS
from layoutgen.edit.words.looking import in_state, looked, paint_words
from layoutgen.edit.words.making import make
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.ordering import (
    align_words,
    gather_words,
    row_words,
    spread_words,
    swap_words,
)
from layoutgen.edit.words.possessions import held_by
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.edit.words.setting_words import canvas_of_words, is_setting, of_sun, setting_of
from layoutgen.edit.words.sizing import equal
from layoutgen.edit.words.tilting import tilted
from layoutgen.edit.words.turning import turn
from layoutgen.edit.words.wishes import there_is, without_motion

_TAKING = frozenset({"take", "get", "grab", "pick up", "select", "pick", "choose"})


def put_words(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Put, place, set: what is there is moved, what is new is added, the setting is set."""
    first, rest = thing(command.bits)
    if first is None:
        return setting_of(command, command.said(1)) or _particle(command)
    turned = tilted(command)
    if turned is not None:
        return turned
    words = [word.lower for word in command.words]
    if is_setting(command, first) and not (
        first.refs[0].pronoun and command.context.focus and not _setting_only(command, first)
    ):
        done = canvas_of_words(command, rest) or (
            setting_of(command, command.said(first.end)) if rest or first.end < len(words) else None
        )
        if done is not None and not (first.refs[0].pronoun and _aims(command, rest)):
            return done
    if (done := in_hand(command, first, rest)) is not None:
        return done
    ref = first.refs[0]
    new = ref.indefinite or (ref.number is not None and not ref.definite) or ref.more or not _known_thing(command, ref)
    if new and not ref.pronoun and not ref.ids:
        return add_words(command)
    if any(w in ("row", "line", "column", "queue") for w in words) or words[-2:] in (
        ["same", "height"],
        ["same", "level"],
    ):
        return align_words(command)
    if "evenly" in words:
        return spread_words(command)
    if _gathers(words):
        return gather_words(command)
    if "side by side" in " ".join(words):
        return row_words(command)
    if any(bit.kind in ("size", "look") for bit in rest) and not any(
        bit.kind in ("prep", "way", "place", "side", "depth") for bit in rest
    ):
        return make(command)
    from layoutgen.edit.words.command import property_of

    if property_of(first.refs) is not None:
        return turn(command)
    if command.verb == "drop" and not rest:
        return remove(command.layout, whole(command, command.bits)[0])
    done = _dressed(command, first, rest) or move(command)
    sizes = [bit for bit in rest if bit.kind == "size"]
    if done is not None or not sizes:
        return done
    done = move(
        command.sub("put", "put", [bit for bit in command.bits if bit not in sizes])
    )  # "in the corner, smaller"
    if done is None:
        return None
    step = command.sub("make", "make", [Bit("thing", 0, 0, refs=(Ref(0, 0, "", ids=command.context.focus),)), *sizes])
    step.context = replace(command.context, layout=done.layout)
    made = make(step)
    return merged(done, made) if made is not None else None


def _dressed(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "put the hat on the girl", who then wears it."""
    there = [bit for bit in rest if not idle([bit])]
    if len(there) != 1 or there[0].kind != "prep" or there[0].value != "on" or first.refs[0].pronoun:
        return None
    resolve(first.refs, command.context)  # asks which one before it asks whom
    return give(command, there[0].refs, first.refs, first) if wears(command, first.refs, there[0].refs) else None


def _particle(command: Command) -> Edited | None:
    """ "put on a hat": nothing that is understood without a thing."""
    things = [bit for bit in command.bits if bit.kind == "prep"]
    return None if not things else move(command)


def _gathers(words: Sequence[str]) -> bool:
    """ "closer together", but not "together with"."""
    return any(w == "together" and words[k + 1 : k + 2] != ["with"] for k, w in enumerate(words))


def _setting_only(command: Command, first: Bit) -> bool:
    """Whether "put it ..." can only mean the whole scene: a place that is not there follows, and "instead"."""
    return any(w.lower == "instead" for w in command.words) and first.refs[0].pronoun != ""


def _aims(command: Command, rest: Sequence[Bit]) -> bool:
    """Whether a thing that is there is named as the aim: "put everything on the table"."""
    return any(bit.kind == "prep" and bit.refs and exists(command, bit.refs[0].label) for bit in rest)


def _known_thing(command: Command, ref: Ref) -> bool:
    if ref.plural and not ref.definite and ref.number is None and ref.label is not None:
        return (
            len(named(ref.label, command.layout)) > 1
        )  # "put flowers on the table" means new ones, "put birds ..." these
    return ref.label is None or exists(command, ref.label) or ref.definite


def moved_words(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Move, bring, take: also "take the cup away", "bring a chair" (which adds one)."""
    first, rest = thing(command.bits)
    words = [word.lower for word in command.words]
    if (
        first is not None
        and command.verb in ("bring", "get")
        and (first.refs[0].indefinite or (first.refs[0].number and not first.refs[0].definite))
        and not exists(command, first.refs[0].label)
    ):
        return add_words(command)
    if first is not None and command.verb in _TAKING and not [b for b in rest if b.kind not in ("prep", "place")]:
        if not (done := move(command)) if rest else True:
            whole(command, command.bits)
            return Edited(command.layout)
        return done
    if (done := _taken(command, first, rest)) is not None:
        return done
    if words[-1] == "away" or "out" in words[-1:] or (rest and rest[0].kind == "word" and rest[0].value == "away"):
        return remove(command.layout, whole(command, [b for b in command.bits if b.kind != "word"])[0])
    if any(w in ("row", "line", "column") for w in words):
        return align_words(command)
    if any(w in ("apart", "evenly") for w in words):
        return spread_words(command)
    if _gathers(words):
        return gather_words(command)
    if command.verb == "get" and any(bit.kind in ("size", "look") for bit in rest):
        return make(command)
    if first is not None and is_setting(command, first) and first.refs[0].pronoun != "it":
        done = setting_of(command, command.said(first.end)) if first.end < len(words) else None
        if done is not None and not _aims(command, rest):
            return done
    return move(command)


def _taken(command: Command, first: Bit | None, rest: Sequence[Bit]) -> Edited | None:
    """ "take the ball away from the boy", who holds it: gone."""
    if first is None or command.verb != "take" or len(rest) != 1 or rest[0].value not in ("away", "from", "off"):
        return None
    if not rest[0].refs or first.refs[0].pronoun or not exists(command, rest[0].refs[0].label):
        return None
    held = held_by(command.layout, resolve(rest[0].refs, command.context))
    if not any(item in held for item in named(first.refs[0].label or "", command.layout)):
        return None
    mine = replace(first.refs[0], owner=rest[0].refs[0])
    return remove(command.layout, whole(command, [replace(first, refs=(mine,))])[0])


_FALLING = frozenset({"rain", "snow", "storm", "thunder", "hail", "drizzle"})


def made_words(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """Make, let, have: "let there be a tree", "make a copy", "make room", and all that `make` knows."""
    first, rest = thing(command.bits)
    words = [word.lower for word in command.words]
    if words[1:2] == ["it"] and words[2:3] and words[2] in _FALLING and "and" not in words:
        return setting_of(command, words[2])  # "let it snow on the forest"
    if (done := of_sun(command, words)) is not None:
        return done
    only = first is not None and command.verb == "have" and not rest and first.refs[0].number is not None
    if only and first is not None and exists(command, first.refs[0].label) and not first.refs[0].more:
        return counted(command.sub("", "", [replace(first, refs=(replace(first.refs[0], indefinite=False),))]))
    if len(words) > 2 and words[1] == "there":
        return there_is(command, 2 + (words[2] == "be"))
    if first is not None and (done := _brought(command, first, rest)) is not None:
        return done
    if (
        any(w in ("row", "line", "column", "queue") for w in words)
        and any(w in ("stand", "in", "form") for w in words)
        and not any(b.kind == "size" for b in rest)
    ):
        return align_words(command)
    if any(w in ("gaps", "spacing", "distances", "spaces") for w in words):
        return spread_words(command.sub("spread", "spread", [bit for bit in rest if bit.kind == "prep"]))
    if _gathers(words) and first is not None:
        return gather_words(command)
    state = next(
        (k for k, bit in enumerate(rest[:-1]) if bit.value in STATE_VERBS and rest[k + 1].kind == "thing"), None
    )
    if state is not None:  # "let the woman close her umbrella"
        if first is not None:
            command.about(first.refs)
        return in_state(command.sub(rest[state].value, "state", rest[state + 1 :]))
    if command.verb in ("let", "have", "make") and any(w in _SWAPPING for w in words):
        bits = Bits(command.words[:-1], command.context.labels).read(1) if words[-1] in _SWAPPING else command.bits
        return swap_words(command.sub("swap", "swap", bits))
    done = _goes(command, words) if first is not None and _MOVING & set(words[2:]) else None
    if done is not None:
        return done
    if (
        first is not None
        and any(w == "same" for w in words)
        and any(w in ("size", "height", "width", "big", "large", "tall") for w in words)
        and not any(b.kind == "size" for b in rest)
    ):
        return equal(command)
    return make(command)


def _brought(command: Command, first: Bit, rest: Sequence[Bit]) -> Edited | None:
    """ "make a fence behind the sheep", "let a bird fly above the cat": new things, where there are none of them."""
    ref = first.refs[0]
    if ref.more and not ref.definite:
        return add_words(command.sub("", "add", without_motion(command.bits)))
    some = ref.indefinite or (ref.number is not None and not ref.definite and command.verb == "have")
    if not some or ref.label is None or exists(command, ref.label) or is_picture(command, first.refs):
        return None
    if command.verb in ("have", "get", "let"):
        return add_words(command.sub("", "add", without_motion(command.bits)))
    plain = all(bit.kind in ("prep", "place", "side") for bit in rest) and ref.label not in (
        "copy",
        "duplicate",
        "clone",
    )
    if command.verb not in ("make", "render") or not plain:
        return None
    return (None if rest else setting_of(command, command.said(first.start))) or add_words(command)


_SWAPPING = frozenset({"swap", "switch", "trade"})
_MOVING = frozenset({"move", "go", "come", "float", "fly", "stay", "run", "walk", "jump", "sit", "stand", "lie"})
_RESTING = frozenset({"sit", "stand", "lie", "stay", "sleep", "rest", "wait", "hang", "swim"})


def _goes(command: Command, words: Sequence[str]) -> Edited | None:
    """ "let the dog go to the left", "make the bird fly away"."""
    if _RESTING & set(words) and not {
        "move",
        "go",
        "come",
    } & set(words):
        return None  # a pose, and a place with it
    bits = without_motion(command.bits)
    if ("away" in words and len(bits) == 1) or any(b.value == "away" and b.kind == "word" for b in bits):
        return remove(command.layout, whole(command, bits[:1])[0])
    return move(command.sub("move", "move", bits)) if len(bits) > 1 else None


def cover_words(command: Command) -> Edited | None:
    """ "cover the moon with a cloud": the cloud in front of the moon."""
    first, rest = thing(command.bits)
    by = next((bit for bit in rest if bit.kind == "prep" and (bit.value == "with" or bit.words == "by")), None)
    if first is None or by is None:
        return None
    value, words = ("above", "over") if is_cloth(by.refs) else ("in front of", "in front of")
    before = replace(first, kind="prep", value=value, words=words)
    return put_words(command.sub("put", "put", [replace(by, kind="thing", end=by.end), before]))


def lined_words(command: Command) -> Edited | None:
    """ "line up the chairs"; "stack a plate on the bowl" puts it there."""
    first, rest = thing(command.bits)
    onto = len(rest) == 1 and rest[0].kind == "prep" and rest[0].value in ("on", "above")
    single = first is not None and len(first.refs) == 1 and first.refs[0].pronoun != "them"
    if command.verb == "stack" and onto and single and "each other" not in rest[0].refs[0].text:
        return put_words(command.sub("put", "put", command.bits))
    return align_words(command)


def centre_words(command: Command) -> Edited | None:
    """ "centre the dog", "centre the lamp above the table"."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    if any(bit.kind == "prep" for bit in rest):
        return move(command)
    ids, _ = next(readings(command, [first], keep=False))
    command.context.mention(ids)
    place = next((bit for bit in rest if bit.kind == "place" and bit.value != "center"), None)
    if place is not None:
        return put_at(command.layout, ids, place.value, edge=place.edge)  # type: ignore[arg-type]
    axis = next((bit.value for bit in rest if bit.kind == "axis"), "")
    if axis:
        box = hull(command.layout[each].box for each in ids)
        return shift(
            command.layout, ids, 0.5 - box.cx if axis == "across" else 0.0, 0.5 - box.cy if axis == "down" else 0.0
        )
    return put_at(command.layout, ids, "center")


def swapped_words(command: Command) -> Edited | None:
    """Swap two things, or one that is there for one that is not."""
    first, rest = thing(command.bits)
    if first is not None and command.words[-1].lower in ("on", "off"):  # "switch the light off"
        return looked(command.layout, whole(command, [first])[0], [command.words[-1].lower])
    if is_setting(command, first) and any(word.lower in ("to", "into") for word in command.words):
        return turn(command)
    by = next(
        (b for b in rest if b.kind == "prep" and (b.value in ("for", "with", "against") or b.words == "by")), None
    )
    if by is not None and (by.refs[0].indefinite or (by.refs[0].label and not exists(command, by.refs[0].label))):
        return replace_words(command)
    return swap_words(command)


def painted_words(command: Command) -> Edited | None:
    """Paint what is there; "paint a tree behind the house" adds one."""
    first, rest = thing(command.bits)
    looks = any(bit.kind == "look" for bit in rest)
    if (
        first is not None
        and not looks
        and (first.refs[0].indefinite or not (first.refs[0].definite or exists(command, first.refs[0].label)))
        and not first.refs[0].pronoun
        and not first.refs[0].ids
    ):
        return add_words(command)
    return paint_words(command)
