"""Commands that change what a thing is and how it looks: make, turn, change, replace, paint, flip, scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import face, flip, paint, relabel, rename, strip
from layoutgen.edit.names import Edited, free
from layoutgen.edit.number import remove
from layoutgen.edit.size import match, scale
from layoutgen.edit.words.adding import amount_of, give
from layoutgen.edit.words.amount import Measure, Size
from layoutgen.edit.words.bits import Bit
from layoutgen.edit.words.command import (
    Command,
    exists,
    growth,
    idle,
    is_picture,
    merged,
    property_of,
    readings,
    thing,
    whole,
)
from layoutgen.edit.words.counting import counted
from layoutgen.edit.words.lexicon import VERBS
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ordering import swap_words
from layoutgen.edit.words.phrase import Ref
from layoutgen.edit.words.resolve import resolve
from layoutgen.edit.words.setting_words import canvas_of_words, is_setting, picture_first, setting_of, weather_verb
from layoutgen.errors import EditError
from layoutgen.geometry import holds
from layoutgen.layout import Layout
from layoutgen.pose import pose_of

_GONE = frozenset(
    {"removed", "deleted", "erased", "out", "disappear", "vanish", "invisible", "away", "leave", "hidden", "gone"}
)
_FACES = frozenset({"smile", "laugh", "cry", "frown", "blush", "wink", "scream"})
_PLAIN = frozenset({"normal", "plain", "ordinary"})


def make(command: Command) -> Edited | None:  # noqa: C901 - one case after the other
    """ "make X ...": size, looks, number, kind, place, setting, in this order of what the words allow."""
    first, rest = thing(command.bits)
    words = [word.lower for word in command.words]
    if picture_first(command):
        done = canvas_of_words(command, rest)
        if done is not None:
            return done
    if (
        first is not None
        and (first.refs[0].indefinite or first.refs[0].number)
        and not rest
        and first.refs[0].label in ("copy", "duplicate", "clone")
    ):
        return amount_of(command.sub("copy", "copy", [first] if first.refs[0].of else []))
    if is_setting(command, first) and first is not None:
        if words[-1] in ("rain", "snow", "storm", "rains", "snows", "raining", "snowing") and rest:
            done = weather_verb(command)
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


def _only_looks(bits: Sequence[Bit]) -> bool:
    """Whether the words could be looks of a thing: "black and white", not "night"."""
    return (
        bool(bits)
        and bits[0].kind == "look"
        and all(vocab.colour(look) or look in vocab.PATTERNS for look in bits[0].looks)
    )


def _made(command: Command, rest: Sequence[Bit]) -> Edited | None:  # noqa: C901 - one case after the other
    """The thing changed by what stands behind it."""
    second = next((bit for bit in rest if bit.kind == "thing"), None)
    if second is not None and _is_verb(second.refs):
        verb = replace(second, kind="word", value=second.refs[0].text.lower(), refs=())
        return _posed(
            command.sub(command.verb, command.frame, [verb if b is second else b for b in command.bits]), verb
        )
    if second is not None and _is_bare(second.refs):
        if second.refs[0].text.lower() in _GONE:
            return remove(command.layout, whole(command, command.bits[:1])[0])
        others = [bit for bit in command.bits if bit is not second]
        return move(command.sub("move", "move", others)) if len(others) > 1 else None
    if second is not None and not any(bit.kind in ("size", "look") for bit in rest):
        done = counted(command)
        if done is not None:
            return done
        done = _become(command, second.refs, second)
        if done is not None:
            return done
    if any(bit.kind == "word" and bit.value in _GONE for bit in rest):
        return remove(command.layout, whole(command, command.bits)[0])
    if any(bit.kind == "look" and bit.looks[0] in _GONE for bit in rest):
        return remove(command.layout, whole(command, [b for b in command.bits if b.kind != "look"])[0])
    worn = next(
        (bit for bit in rest if bit.kind == "prep" and bit.value in ("wearing", "holding", "carrying", "has")), None
    )
    if worn is not None and idle([b for b in rest if b is not worn]) and command.verb != "turn":
        return give(command, command.bits[0].refs, worn.refs, worn)
    times = [bit for bit in rest if bit.kind == "amount" and bit.measure is not None and bit.measure.unit == "times"]
    if times and idle([bit for bit in rest if bit not in times]):
        return scale_words(command.sub("scale", "size", command.bits))
    sizes = [bit for bit in rest if bit.kind == "size"]
    looks = [bit for bit in rest if bit.kind == "look"]
    if sizes or looks:
        return _changed(command, sizes, looks)
    pose = next((bit for bit in rest if bit.kind == "word" and _posture(bit.value)), None)
    if pose is not None:
        return _posed(command, pose)
    return move(command)


def _changed(command: Command, sizes: Sequence[Bit], looks: Sequence[Bit]) -> Edited | None:
    """Sizes and looks applied to the thing that is spoken of."""
    told_by = [bit for bit in command.bits if bit not in sizes and bit not in looks]
    ids, left = whole(command, told_by)
    goes_on = [bit for bit in left if bit.kind not in ("amount", "word", "joint", "axis")]
    if goes_on:
        if any(bit.kind in ("way", "side", "place", "prep") for bit in goes_on) and looks:
            return _posed(command, looks[0])
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


def looked(layout: Layout, ids: Sequence[str], looks: Sequence[str]) -> Edited:
    """Looks applied: colours and states, "facing left", "turned"."""
    done = Edited(layout)
    facing = ("turned", "facing left", "facing right", "facing each other")
    plain = [look for look in looks if look not in facing]
    for look in looks:
        if look == "turned":
            done = merged(done, flip(done.layout, ids))
        elif look == "facing each other":
            middle = sum(layout[each].box.cx for each in ids) / len(ids)
            for each in ids:
                done = merged(done, face(done.layout, [each], "right" if layout[each].box.cx < middle else "left"))
        elif look in ("facing left", "facing right"):
            done = merged(done, face(done.layout, ids, look.split()[1]))
    if plain and set(plain) <= _PLAIN:
        looks_now = [a for each in ids for a in layout[each].attributes]
        return strip(layout, ids, looks_now) if looks_now else Edited(layout, ("it looks plain already",))
    return merged(done, paint(done.layout, ids, plain)) if plain else done


def sized(command: Command, layout: Layout, ids: Sequence[str], size: Size, left: Sequence[Bit] = ()) -> Edited:
    """The things as large as a size says."""
    if size.other:
        other = resolve(size.other, command.context)
        if size.than and size.measure is None and _already(layout, ids, other, size):
            return Edited(layout, ("that is so already",))
        if size.than:
            gain = 1.15 if size.side != "both" else 1.2**0.5 * 1.02
            gain = growth(size.measure, 1) if size.measure is not None else gain
            return match(layout, ids, other, factor=gain**size.sign, side=size.side)
        return match(layout, ids, other, factor=size.factor or 1.0, side=size.side)
    amount = size.measure or next((bit.measure for bit in left if bit.kind == "amount"), None)
    if amount is not None and amount.unit == "px" and size.sign:
        box, sheet = layout[ids[0]].box, layout.canvas
        pixels = box.height * sheet.height if size.side == "height" else box.width * sheet.width
        size, amount = replace(size, factor=max(0.05, 1 + size.sign * amount.value / pixels), sign=0), None
    factor = size.factor if size.factor is not None and not size.sign else growth(amount, size.sign)
    sides = {"both": (factor, factor), "width": (factor, 1.0), "height": (1.0, factor)}[size.side]
    done = scale(layout, ids, *sides)
    if size.absolute and size.side == "both":
        words = {a for each in ids for a in done.layout[each].attributes if a in vocab.SIZES}
        plain = strip(done.layout, ids, sorted(words)).layout if words else done.layout
        done = Edited(paint(plain, ids, [size.absolute]).layout, done.told)
    return done


def _already(layout: Layout, ids: Sequence[str], other: Sequence[str], size: Size) -> bool:
    """Whether the things are larger (or smaller) than the other already, as `holds` asks it."""
    names = {"both": ("larger than", "smaller than"), "height": ("taller than", "shorter than")}.get(size.side)
    if names is None:
        return False
    return all(holds(names[size.sign < 0], layout[a], layout[b]) for a in ids for b in other)


def _posture(word: str) -> bool:
    """Whether a word is a verb that puts people or animals in a pose."""
    return pose_of("man", [_participle(word)], ()) is not None


def _is_bare(refs: Sequence[Ref]) -> bool:
    """Whether a noun without anything before it cannot be what a thing becomes: "make the birds fly higher"."""
    ref = refs[0]
    several = ref.plural and ref.label not in VERBS  # "the man drops the umbrella"
    plain = not (ref.definite or ref.indefinite or ref.number or several or ref.pronoun or ref.ids or ref.quantity)
    return plain and vocab.colour(ref.label or "") is None


def _is_verb(refs: Sequence[Ref]) -> bool:
    """Whether a bare noun is a verb that was taken for one: "make the dog sleep"."""
    ref = refs[0]
    if ref.label in _FACES and not ref.definite:
        return True
    bare = not (ref.definite or ref.indefinite or ref.number or ref.plural or ref.pronoun or ref.attributes or ref.ids)
    return bare and ref.label is not None and " " not in ref.label and _posture(ref.label)


def _participle(verb: str) -> str:
    """ "sit" -> "sitting", "lie" -> "lying"; participles as they are."""
    if verb.endswith("ing") and len(verb) > 5:
        return verb
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    short = (
        len(verb) > 2 and verb[-1] in "tpnmgb" and verb[-2] in "aeiou" and verb[-3] not in "aeiou" and len(verb) <= 5
    )
    return f"{verb}{verb[-1] if short else ''}ing"


def _posed(command: Command, verb: Bit) -> Edited | None:
    """ "make the man sit on the sofa": the pose, and the place where it is said."""
    at = command.bits.index(verb)
    place = [bit for bit in command.bits[at + 1 :] if not idle([bit]) and bit.value not in ("down", "up")]
    before = command.bits[:at]
    ids, left = whole(command, before)
    if [bit for bit in left if not idle([bit])]:
        return None
    look = _participle(verb.value) if verb.kind == "word" else verb.looks[0]
    done = Edited(command.layout)
    if place:
        subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "", ids=ids),))
        moved = move(command.sub("put", "put", [subject, *place]))
        if moved is None:
            return None
        done = moved
    command.context.mention(ids)
    return merged(done, looked(done.layout, ids, [look] if verb.kind == "word" else verb.looks))


# another thing ----------------------------------------------------------------------------------------------------


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
            if bit.kind == "prep" and (bit.value in ("to", "with", "for") or bit.words in ("into", "in to", "by"))
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
    if into is not None:
        return _become(command, into.refs, into) or make(command)
    return _turned_round(command, rest, words) or make(command)


def _turned_round(command: Command, rest: Sequence[Bit], words: Sequence[str]) -> Edited | None:
    """ "turn the dog around", "turn it to the left", "rotate": only left and right can be turned to."""
    if "upside" in words or "degrees" in words or "vertically" in words or "clockwise" in words:
        raise EditError("things can be mirrored left to right, but not rotated or stood on their head")
    side = next((bit.value for bit in rest if bit.kind in ("side", "way") and bit.value in ("left", "right")), "")
    round_ = any(w in ("around", "round", "over", "about") for w in words) or "other way" in " ".join(words)
    subject = [bit for bit in command.bits if bit.kind == "thing" or (bit.kind in ("prep", "place") and bit.refs)]
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


def replace_words(command: Command) -> Edited | None:
    """ "replace the cat with a rabbit", "substitute a rabbit for the cat", "swap the cat for a rabbit"."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    by = next((b for b in rest if b.kind == "prep" and (b.value in ("with", "for", "to", "next to", "in"))), None)
    if by is None:
        return None
    if by.value == "for" and first.refs[0].indefinite:
        swapped = replace(first, refs=by.refs)
        return _become(command.sub("replace", "replace", [swapped]), first.refs, first)
    if is_setting(command, first):
        done = setting_of(command, command.said(by.start + len(by.words.split())))
        if done is not None:
            return done
    return _become(command, by.refs, by)


def _become(command: Command, new: Sequence[Ref], bit: Bit) -> Edited | None:
    """The thing as another thing; a place as another place."""
    ref = new[0]
    bits = [b for b in command.bits if b is not bit]
    end = next((k for k, b in enumerate(bits) if b.start >= bit.start > 0), len(bits))
    ids, left = whole(command, bits[:end])
    if [b for b in left if not idle([b])]:
        return None
    if ref.label is None and ref.attributes:
        return looked(command.layout, ids, ref.attributes)
    if ref.label is None:
        return None
    if vocab.colour(ref.label) is not None and not exists(command, ref.label):
        return looked(command.layout, ids, [" ".join((*ref.attributes, ref.label))])
    if all(command.layout[each].z < 0 for each in ids) and vocab.is_stuff(ref.label):
        done = setting_of(command, ref.label)
        if done is not None:
            return done
    tail = [
        b
        for b in command.bits
        if b.start >= bit.end and b.kind == "prep" and b.value in ("wearing", "with", "holding", "in")
    ]
    done = relabel(command.layout, ids, ref.label, ref.attributes)
    if ref.number and ref.number > 1 and ref.number != len(ids):
        from layoutgen.edit.number import count

        done = merged(done, count(done.layout, ids, ref.number))
    if tail:
        from layoutgen.edit.words.resolve import Context

        later = command.sub("give", "give", [])
        later.context = Context(done.layout, ids)
        given = give(later, (Ref(0, 0, "it", ids=ids),), tail[0].refs, tail[0])
        done = merged(done, given) if given is not None else done
    return done


def change_property(command: Command, prop: tuple[str, tuple[Ref, ...]], rest: Sequence[Bit]) -> Edited | None:
    """ "change the colour of the car to blue", "double the size of the dog", "set the number of birds to four"."""
    kind, refs = prop
    subject = Bit("thing", 0, 0, refs=refs)
    if kind in ("colour", "look", "name"):
        looks = [look for bit in rest if bit.kind == "look" for look in bit.looks]
        looks += [command.said(r.start, r.end) for b in rest if b.kind in ("prep", "thing") for r in b.refs]
        looks = [look.removeprefix("a ").removeprefix("an ") for look in looks]
        ids, _ = whole(command, [subject])
        if not looks:
            return None
        return rename(command.layout, ids, looks[0]) if kind == "name" else looked(command.layout, ids, looks)
    if kind in ("size", "height", "width"):
        return scale_words(
            command.sub(command.verb, command.frame if command.frame != "turn" else "size", [subject, *rest]),
            side=_side(command),
        )
    if kind == "number":
        return counted(command.sub(command.verb, command.frame, [subject, *rest]))
    if kind == "position":
        return swap_words(command) if len(refs) > 1 else move(command.sub("put", "put", [subject, *rest]))
    if kind == "facing":
        return flip(command.layout, whole(command, [subject])[0])
    return None


def _side(command: Command) -> str:
    words = [word.lower for word in command.words]
    return "height" if "height" in words else "width" if "width" in words or "length" in words else "both"


_WAYS = {
    "grow": ("both", 1), "shrink": ("both", -1), "widen": ("width", 1), "narrow": ("width", -1),
    "heighten": ("height", 1), "shorten": ("height", -1),
}  # fmt: skip
_TIMES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}


def scale_words(command: Command, side: str = "") -> Edited | None:  # noqa: C901 - one case after the other
    """ "scale the dog by 20 %", "shrink it to half its size", "double the car", "enlarge the tree a bit"."""
    first, rest = thing(command.bits)
    if picture_first(command):
        return canvas_of_words(command, rest) or _scaled_canvas(command)
    if first is not None and (prop := property_of(first.refs)) is not None and not side:
        return change_property(command, prop, rest)
    if command.frame == "double" and first is not None and (first.refs[0].plural or first.refs[0].label == "number"):
        return counted(command)
    told_by = [bit for bit in command.bits if bit.kind not in ("size", "amount", "axis", "pixels", "way")]
    ids, left = whole(command, told_by)
    if [bit for bit in left if not idle([bit])]:
        return None
    free(command.layout, ids)
    size = next((bit.size for bit in rest if bit.kind == "size"), None)
    measure = next((bit.measure for bit in command.bits if bit.kind == "amount"), None)
    axis = next((bit.value for bit in rest if bit.kind == "axis"), "")
    word = next((_FACTOR_WORDS[b.value] for b in rest if b.kind == "word" and b.value in _FACTOR_WORDS), None)
    if size is not None:
        return sized(
            command, command.layout, ids, replace(size, side=side if side and size.side == "both" else size.side), rest
        )
    if command.frame == "double":
        return sized(command, command.layout, ids, Size(side or "both", factor=_TIMES[command.verb]))
    sides, sign = _WAYS.get(command.frame, ("both", 0))
    sides = side or {"across": "width", "down": "height"}.get(axis, sides)
    if word is not None:
        return sized(command, command.layout, ids, Size(sides, factor=word))
    if not sign:
        sign = -1 if "down" in [w.lower for w in command.words] else 1
        if measure is None and "up" not in [w.lower for w in command.words] and sign > 0:
            return None
        to = measure is not None and measure.unit == "share" and "by" not in [w.lower for w in command.words]
        factor = _plain_factor(replace(measure, to=True) if to and measure is not None else measure, sign)
        if factor is not None:
            return sized(command, command.layout, ids, Size(sides, factor=factor))
    return sized(command, command.layout, ids, Size(sides, sign, measure=measure))


_FACTOR_WORDS = {"twice": 2.0, "thrice": 3.0, "half": 0.5, "double": 2.0, "triple": 3.0, "twofold": 2.0}


def _plain_factor(measure: Measure | None, sign: int) -> float | None:
    """ "scale by 0.5" and "by a factor of 2" are factors; "by 20 %" is so much more; "to 50 %" is that."""
    if measure is None or measure.unit in ("fuzzy", "px"):
        return None
    if measure.unit == "share":
        return measure.value if measure.to else (1 + measure.value if sign > 0 else 1 - measure.value)
    return measure.value if sign > 0 else 1 / measure.value if measure.value > 1 else measure.value


def _scaled_canvas(command: Command) -> Edited | None:
    raise EditError(f"say how large the canvas shall be, as in 'resize the canvas to 800x600' (not {command.text!r})")


def paint_words(command: Command) -> Edited | None:
    """ "paint the car blue", "colour it in red", "paint a tree behind the house" (which adds one)."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    ids, left = next(readings(command, [b for b in command.bits if b.kind != "look"], keep=False))
    command.context.mention(ids)
    looks = [look for bit in rest if bit.kind == "look" for look in bit.looks]
    colours = [r for b in left if b.kind in ("prep", "thing") for r in b.refs if vocab.colour(r.label or "")]
    looks += [command.said(r.start, r.end) for r in colours]
    return looked(command.layout, ids, looks) if looks else None


def rename_words(command: Command) -> Edited | None:
    """ "rename the car to taxi", "call it a bus"."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    new = next(
        (bit for bit in rest if bit.kind in ("prep", "thing", "look", "word") and bit.value not in ("the", "as", "to")),
        None,
    )
    start = new.start if new is not None else first.end
    while start < len(command.words) and command.words[start].lower in ("to", "as", "into", "a", "an", "the", '"', "'"):
        start += 1
    name = command.said(start).strip("\"' ")
    ids, _ = whole(command, [first])
    return rename(command.layout, ids, name) if name and not is_picture(command, first.refs) else None
