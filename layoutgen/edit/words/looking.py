"""Commands about looks: "paint the car blue", "a sad man", "facing left"."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.look import face, flip, paint, strip
from layoutgen.edit.names import Edited, names
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    merged,
    readings,
    thing,
    whole,
)
from layoutgen.edit.words.giving import give
from layoutgen.edit.words.lexicon import STATE_VERBS
from layoutgen.edit.words.look_bits import known_look
from layoutgen.edit.words.resolve import resolve
from layoutgen.errors import EditError
from layoutgen.layout import Layout
from layoutgen.pose import pose_of

_PLAIN = frozenset({"normal", "plain", "ordinary"})


def looked(layout: Layout, ids: Sequence[str], looks: Sequence[str]) -> Edited:
    """Looks applied: colours and states, "facing left", "turned"."""
    if not looks:
        raise EditError("say how it shall look, as in 'make the car blue'")
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
    if not plain:
        return done
    done = merged(done, paint(done.layout, ids, plain))
    unseen = [look for look in plain if not known_look(look) and pose_of("man", [look], ()) is None]
    said = f"{' and '.join(unseen)} is kept as a word: the pictures made here do not show it"
    return merged(done, Edited(done.layout, (said,))) if unseen else done


def like_another(command: Command, subject: Sequence[Bit], like: Bit) -> Edited:
    """ "the same colour as the car": the colours of another thing. Raises EditError when it has none that are said."""
    marks = resolve(like.refs, command.context)
    ids, _ = whole(command, subject)
    colours = [a for a in command.layout[marks[0]].attributes if vocab.colour(a)]
    if not colours:
        raise EditError(f"nothing is said of the colour of {names(command.layout, marks)}; name a colour")
    return looked(command.layout, ids, colours)


def paint_words(command: Command) -> Edited | None:
    """ "paint the car blue", "colour it in red", "paint a tree behind the house" (which adds one)."""
    first, rest = thing(command.bits)
    if first is None:
        return None
    like = next((bit for bit in rest if bit.kind == "prep" and bit.value in ("coloured as", "like", "as")), None)
    if like is not None and not vocab.colour(like.refs[0].label or ""):
        return like_another(command, [bit for bit in command.bits if bit is not like], like)
    ids, left = next(readings(command, [b for b in command.bits if b.kind != "look"], keep=False))
    command.context.mention(ids)
    looks = [look for bit in rest if bit.kind == "look" for look in bit.looks]
    colours = [r for b in left if b.kind in ("prep", "thing") for r in b.refs if vocab.colour(r.label or "")]
    looks += [command.said(r.start, r.end) for r in colours]
    words = [word.lower for word in command.words]
    if len(looks) == len(ids) > 1 and (
        len(ids) > 2 or "respectively" in words or "from left to right" in " ".join(words)
    ):
        done = Edited(command.layout)  # "red, blue and yellow from left to right"
        by_place = sorted(ids, key=lambda each: command.layout[each].box.cx)
        for each, look in zip(ids if "respectively" in words else by_place, looks, strict=True):
            done = merged(done, looked(done.layout, [each], [look]))
        return done
    return looked(command.layout, ids, looks) if looks else None


def in_state(command: Command) -> Edited | None:
    """ "wake up the cat", "open the window", "fill the glass with water" (which then holds some)."""
    first, rest = thing(command.bits)
    state = STATE_VERBS.get(command.verb, "")
    filling = next((bit for bit in rest if bit.kind == "prep" and bit.value == "with"), None)
    said = [bit for bit in rest if bit is not filling and command.said(bit.start, bit.end) not in ("up", "down", "out")]
    if first is None or [bit for bit in said if bit.kind not in ("prep", "place", "joint")]:
        return None
    if filling is not None and state in ("full", "decorated"):
        return give(command, first.refs, filling.refs, filling)
    return looked(command.layout, whole(command, [first, *said])[0], [state])


def switched(command: Command) -> Edited | None:
    """ "turn on the lamp", "switch the light off"."""
    first, rest = thing(command.bits)
    if first is None or [bit for bit in rest if bit.kind not in ("prep", "place", "word")]:
        return None
    return looked(command.layout, whole(command, command.bits)[0], ["on" if command.frame.endswith("on") else "off"])
