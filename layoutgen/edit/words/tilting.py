"""Commands that turn a thing about its middle: "rotate it by 30 degrees", "tilt the tree", "upside down"."""

from __future__ import annotations

from layoutgen.edit.look import flip
from layoutgen.edit.names import Edited
from layoutgen.edit.tilt import tilt, upright
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, merged, modifiers, property_of, thing, whole
from layoutgen.errors import EditError

_BACKWARDS = frozenset({"counterclockwise", "anticlockwise", "ccw", "counter", "anti", "left", "leftwards", "leftward"})
_HEADLONG = (("upside", "down"), ("on", "its", "head"), ("on", "their", "heads"), ("on", "his", "head"),
             ("on", "her", "head"), ("bottom", "up"), ("on", "the", "head"), ("on", "its", "roof"),
             ("on", "its", "back"), ("onto", "its", "roof"), ("onto", "its", "back"))  # fmt: skip
_SIDEWAYS = (
    ("on", "its", "side"), ("on", "their", "sides"), ("onto", "its", "side"), ("sideways",),
    ("on", "his", "side"), ("on", "her", "side"), ("on", "the", "side"), ("a", "quarter", "turn"),
    ("by", "a", "quarter"), ("a", "right", "angle"),
)  # fmt: skip
_HALF = (("half", "a", "turn"), ("a", "half", "turn"), ("by", "a", "half", "turn"))
_UPRIGHT = (("upright",), ("straight", "again"), ("straight", "up"), ("up", "straight"))
_CLOCK = frozenset({"clockwise", "cw", "counterclockwise", "anticlockwise", "ccw", "counter", "anti"})
_LEAN = {"little": 10.0, "some": 20.0, "lot": 45.0, "all": 90.0}


def tilted(command: Command) -> Edited | None:
    """Things turned by what the clause says; none when it says nothing of the sort."""
    words = [word.lower for word in command.words]
    turned = command.frame in ("rotate", "tilt", "turn", "flip")
    degrees = _degrees(command, words)
    if _said(words, _UPRIGHT) and degrees is None:
        return upright(command.layout, _subject(command))
    if degrees is None or not (turned or _said(words, _HEADLONG + _SIDEWAYS) or "degrees" in words):
        return None
    ids = _subject(command)
    if command.frame == "flip" and abs(degrees) == 180:  # mirrored top to bottom, not turned
        done = flip(command.layout, ids)
        return merged(done, tilt(done.layout, ids, degrees))
    return tilt(command.layout, ids, degrees)


def _subject(command: Command) -> tuple[str, ...]:
    """What is turned: the first thing with what tells which; "it" when none is named."""
    bits = list(command.bits)
    first, rest = thing(bits)
    prop = property_of(first.refs) if first is not None else None
    if prop is not None:
        bits = [Bit("thing", 0, 0, refs=prop[1]), *rest]
    telling = [bit for bit in bits[1:] if bit.refs and bit.refs[0].label not in _TURNS]
    telling = [b for b in telling if b.kind == "prep"]
    place = bits[1:2] if first is not None and modifiers(bits[1:2]) and bits[1].kind == "place" else []
    return whole(command, [*bits[: 1 if first is not None else 0], *place, *telling])[0]


_TURNS = frozenset({"side", "head", "angle", "turn", "quarter", "roof", "back"})


def _said(words: list[str], phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(tuple(words[k : k + len(p)]) == p for p in phrases for k in range(len(words)))


def _is_back(word: str, in_name: bool) -> bool:
    """Whether a word turns the other way; "the left egg" only names what is turned."""
    return word in _BACKWARDS and not (in_name and word.startswith("left"))


def _degrees(command: Command, words: list[str]) -> float | None:
    """Degrees clockwise, none when none are meant. Raises EditError for a turn of nothing."""
    named = {k for bit in command.bits if bit.kind == "thing" for k in range(bit.start, bit.end)}
    sign = -1.0 if any(_is_back(word, k in named) for k, word in enumerate(words)) else 1.0
    measures = [bit.measure for bit in command.bits if bit.kind == "amount" and bit.measure is not None]
    exact = next((m for m in measures if m.unit in ("degrees", "")), None)
    rotating = command.frame in ("rotate", "tilt")
    if exact is not None and (exact.unit == "degrees" or rotating):
        if not 0 < exact.value <= 360:
            raise EditError(f"a thing can be turned by up to 360 degrees, not {exact.value:g}")
        return sign * exact.value
    if (
        _said(words, _HEADLONG)
        or _said(words, _HALF)
        or (command.frame in ("flip", "rotate") and "vertically" in words)
    ):
        return 180.0
    if _said(words, _SIDEWAYS):
        return sign * 90.0
    if command.frame == "tilt" or (rotating and _CLOCK & set(words)):
        fuzzy = next((m.word for m in measures if m.unit == "fuzzy"), "")
        return sign * (_LEAN[fuzzy or "some"] if command.frame == "tilt" or fuzzy else 90.0)
    if rotating and (fuzzy := next((m.word for m in measures if m.unit == "fuzzy"), "")):
        return sign * _LEAN[fuzzy]
    return None
