"""Commands about size: "scale the dog by 20 %", "twice as big as the car", "all of the same size"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.edit.look import paint, strip
from layoutgen.edit.names import Edited, free
from layoutgen.edit.size import match, scale
from layoutgen.edit.words.amount import Measure, Size
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    growth,
    idle,
    property_of,
    thing,
    whole,
)
from layoutgen.edit.words.counting import counted
from layoutgen.edit.words.resolve import resolve
from layoutgen.edit.words.setting_words import (
    canvas_of_words,
    picture_first,
)
from layoutgen.errors import EditError
from layoutgen.geometry import holds
from layoutgen.layout import Layout


def sized(command: Command, layout: Layout, ids: Sequence[str], size: Size, left: Sequence[Bit] = ()) -> Edited:
    """The things as large as a size says."""
    if size.other:
        other = resolve(size.other, command.context)
        if size.than and (size.measure is None or size.measure.unit == "fuzzy") and _already(layout, ids, other, size):
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


_WAYS = {
    "grow": ("both", 1), "shrink": ("both", -1), "widen": ("width", 1), "narrow": ("width", -1),
    "heighten": ("height", 1), "shorten": ("height", -1),
}  # fmt: skip
_TIMES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}


def resized(command: Command, side: str = "") -> Edited | None:
    """ "scale the dog by 20 %", "shrink it to half its size", "double the car", "enlarge the tree a bit"."""
    first, rest = thing(command.bits)
    if picture_first(command):
        return canvas_of_words(command, rest) or _scaled_canvas(command)
    if (
        command.frame == "double"
        and not side
        and first is not None
        and (first.refs[0].plural or first.refs[0].label == "number")
    ):
        return counted(command)
    told_by = [bit for bit in command.bits if bit.kind not in ("size", "amount", "axis", "pixels", "way", "side")]
    ids, left = whole(command, told_by)
    if [bit for bit in left if not idle([bit])] or _cut_what(command):
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
        side = side or {"across": "width", "down": "height"}.get(axis, "both")
        return sized(command, command.layout, ids, Size(side, factor=_TIMES[command.verb]))
    sides, sign = _WAYS.get(command.frame, ("both", 0))
    sides = side or {"across": "width", "down": "height"}.get(axis, sides)
    if word is not None:
        return sized(command, command.layout, ids, Size(sides, factor=word))
    if not sign:
        sign = -1 if "down" in [w.lower for w in command.words] else 1
        if measure is None and "up" not in [w.lower for w in command.words] and sign > 0:
            return None
        said = {word.lower for word in command.words}
        to = measure is not None and measure.unit == "share" and not said & {"by", "up", "down"}
        factor = _plain_factor(replace(measure, to=True) if to and measure is not None else measure, sign)
        if factor is not None:
            return sized(command, command.layout, ids, Size(sides, factor=factor))
    return sized(command, command.layout, ids, Size(sides, sign, measure=measure))


_FACTOR_WORDS = {"twice": 2.0, "thrice": 3.0, "half": 0.5, "double": 2.0, "triple": 3.0, "twofold": 2.0}


def _cut_what(command: Command) -> bool:
    """Whether "cut the cake" says nothing of a size."""
    return command.verb == "cut" and not {"half", "by", "to", "down"} & {word.lower for word in command.words}


def _plain_factor(measure: Measure | None, sign: int) -> float | None:
    """ "scale by 0.5" and "by a factor of 2" are factors; "by 20 %" is so much more; "to 50 %" is that."""
    if measure is None or measure.unit in ("fuzzy", "px"):
        return None
    if measure.unit == "share":
        return measure.value if measure.to else (1 + measure.value if sign > 0 else 1 - measure.value)
    return measure.value if sign > 0 else 1 / measure.value if measure.value > 1 else measure.value


def _scaled_canvas(command: Command) -> Edited | None:
    raise EditError(f"say how large the canvas shall be, as in 'resize the canvas to 800x600' (not {command.text!r})")


def match_words(command: Command) -> Edited | None:
    """ "match the height of the mug to that of the laptop", "match the chairs in size to the table"."""
    first, rest = thing(command.bits)
    to = next((b for b in rest if b.kind == "prep" and b.value in ("to", "with", "as", "of", "next to", "like")), None)
    if first is None or to is None:
        return None
    mine, theirs = property_of(first.refs), property_of(to.refs)
    refs = mine[1] if mine is not None else first.refs
    other = theirs[1] if theirs is not None else to.refs[0].of or to.refs
    side = {"height": "height", "width": "width"}.get(mine[0] if mine else theirs[0] if theirs else "", "both")
    ids, _ = whole(command, [Bit("thing", 0, 0, refs=refs)])
    return match(command.layout, ids, resolve(other, command.context), side=side)


def equal(command: Command) -> Edited | None:
    """ "make all dogs the same size": the mean of them."""
    from layoutgen.edit.size import scale

    first, _ = thing(command.bits)
    if first is None:
        return None
    ids, _ = whole(command, [first])
    words = [word.lower for word in command.words]
    if len(ids) < 2:
        return None
    layout = command.layout
    height = "height" in words or "tall" in words
    values = [layout[e].box.height if height else layout[e].box.area ** 0.5 for e in ids]
    mean = sum(values) / len(values)
    told: list[str] = []
    for each, value in zip(ids, values, strict=True):
        if abs(mean / value - 1) > 1e-6:
            done = scale(layout, [each], mean / value)
            layout, told = done.layout, [*told, *done.told]
    return Edited(layout, tuple(told) or ("they are of one size already",))
