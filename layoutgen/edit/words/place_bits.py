"""Places of the picture in a clause: "to the top left corner", "to the front", "up", "800x600"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.lexicon import DEPTHS, DIRECTIONS, PICTURE

if TYPE_CHECKING:
    from layoutgen.edit.words.bits import Bits

_TO_PLACE = frozenset({"to", "on", "at", "in", "into", "onto", "toward", "towards", "near", "along", "by"})
_PARTS = {
    "left": "left", "right": "right", "top": "top", "bottom": "bottom", "upper": "top", "lower": "bottom",
    "middle": "center", "center": "center", "centre": "center", "foreground": "foreground",
    "background": "background", "leftmost": "left", "rightmost": "right",
}  # fmt: skip
_PLACE_NOUNS = frozenset({
    "corner", "side", "edge", "half", "part", "area", "border", "end", "third", "margin", "section", "region",
    "quarter",
})  # fmt: skip
_PARTICLES = frozenset({
    "exactly", "directly", "just", "somewhere", "precisely", "over", "up", "down", "back", "out", "right",
    "straight", "all", "more",
})  # fmt: skip
_AXES = {
    "horizontally": "across", "vertically": "down", "sideways": "across", "horizontal": "across", "vertical": "down",
}  # fmt: skip
_MEASURED = {"length": "across", "width": "across", "height": "down"}
_VERY = frozenset({"far", "very", "extreme", "absolute", "exact", "immediate", "dead"})
_LONGEST = 7


def depth_at(bits: Bits, i: int) -> Bit | None:
    """A place in the depth that begins at word `i` ("to the front", but not "in front of"), or none."""
    if i and i == len(bits.lower) - 1 and bits.lower[i] in ("front", "foremost"):  # "bus front"
        return Bit("depth", i, i + 1, "front", words=bits.lower[i])
    for length in range(_LONGEST, 0, -1):
        phrase = " ".join(bits.lower[i : i + length])
        if length <= len(bits.lower) - i and phrase in DEPTHS:
            end = i + length
            if bits.lower[end : end + 1] == ["of"] or (
                phrase in ("in front", "at the back") and end < len(bits.lower) and bits.lower[end] == "of"
            ):
                return None
            return Bit("depth", i, end, DEPTHS[phrase], words=phrase)
    return None


def place_at(bits: Bits, i: int) -> Bit | None:  # noqa: C901 - one case after the other
    """ "to the top left corner", "in the middle of the picture", "on the left", "at the very top"."""
    begin = _past_particles(bits, i)
    lead = bits.lower[begin] if bits.lower[begin] in _TO_PLACE else ""
    at = begin + bool(lead)
    if (lead and bits.at(at, "the", "side")) or not lead:
        return None
    the = at < len(bits.lower) and bits.lower[at] in ("the", "its")
    at += the
    far = False
    while at < len(bits.lower) and bits.lower[at] in _VERY:
        far, at = True, at + 1
    parts: list[str] = []
    while (at < len(bits.lower) and bits.lower[at] in _PARTS) or (bits.at(at, "-") and parts):
        if bits.lower[at] != "-":
            parts.append(_PARTS[bits.lower[at]])
        at += 1
    if at < len(bits.lower) and bits.lower[at] == "hand":
        at += 1
    noun = at < len(bits.lower) and (bits.lower[at] in _PLACE_NOUNS or (bits.lower[at] == "one" and len(parts) == 2))
    corner = noun and bits.lower[at] in ("corner", "edge", "border", "margin", "end")
    if not parts:
        return None
    at += noun
    if parts[-1] in ("left", "right") and bits.lower[at : at + 1] == ["from"] and bits.things(at + 1):
        return None  # "at the right from the bench"
    if bits.lower[at : at + 1] == ["of"]:
        end = _whole_at(bits, at + 1, parts, far or noun)
        if end is None:
            return None
        at, noun = end, True
    elif (
        (
            not noun
            and at < len(bits.words)
            and bits.words[at].tag.startswith("NN")
            and bits.phrases.take(at)
            and bits.lower[at] not in PICTURE
        )
        and parts
        and bits.lower[at - 1] in _PARTS
        and bits.phrases.nominal(at)
        and the
    ):
        return None
    value = _position(parts)
    if value is None:
        return None
    bare = (
        not noun
        and not far
        and len(parts) == 1
        and parts[0] in ("left", "right")
        and lead in ("to", "toward", "towards")
    )
    return Bit("side" if bare else "place", i, at, value, words=lead, edge=bool(corner or far))


def _past_particles(bits: Bits, i: int) -> int:
    """Where "over to", "up in" and the like begin in earnest."""
    at = i
    while bits.lower[at : at + 1] and bits.lower[at] in _PARTICLES and bits.lower[at + 1 : at + 2]:
        if bits.lower[at + 1] not in (*_TO_PLACE, *_PARTICLES):
            break
        at += 1
    return at


def _whole_at(bits: Bits, i: int, parts: list[str], marked: bool) -> int | None:
    """Where the picture or a region ends whose side is named: "of the picture", "the far right of the sea"."""
    end = _picture(bits, i)
    if end is not None:  # "left of the picture" may be left of the one on the wall
        return None if bits.lower[end - 1] in bits.phrases.labels and parts in (["left"], ["right"]) else end
    region = bits.things(i)
    wide = region is not None and len(region[0]) == 1 and vocab.is_stuff(region[0][0].label or "")
    return region[1] if region is not None and wide and marked else None


def _picture(bits: Bits, i: int) -> int | None:
    at = i + (bits.lower[i : i + 1] in (["the"], ["this"]))
    return at + 1 if at < len(bits.lower) and bits.lower[at] in PICTURE else None


def way_at(bits: Bits, i: int) -> Bit | None:
    """A direction that begins at word `i` ("left", "straight up", "horizontally"), or none."""
    lower = bits.lower[i]
    if lower in _AXES:
        return Bit("axis", i, i + 1, _AXES[lower])
    if (
        lower in ("straight", "directly", "diagonally")
        and bits.lower[i + 1 : i + 2]
        and bits.lower[i + 1] in DIRECTIONS
    ):
        return Bit("way", i, i + 2, bits.lower[i + 1])
    named = lower in ("left", "right") and (i < 2 or bits.lower[i - 1] in ("and", ",", "with", "to", "for"))
    if named and bits.phrases.known(i + 1):  # "swap left towel and right towel"
        return None
    if lower in DIRECTIONS and bits.lower[i + 1 : i + 2] not in (["of"], ["one"]):
        return Bit("way", i, i + 1, lower)
    return None


def measured_at(bits: Bits, i: int) -> Bit | None:
    """ "in length", as in "double the fence in length"."""
    word = bits.lower[i + 1] if i + 1 < len(bits.lower) else ""
    known = bits.lower[i] == "in" and word in _MEASURED
    return Bit("axis", i, i + 2, _MEASURED[word]) if known else None


def pixels_at(bits: Bits, i: int) -> Bit | None:
    """ "640x480", "640 by 480", "800 x 600 pixels"."""
    at = i + (bits.lower[i] == "to")
    word = bits.lower[at] if at < len(bits.lower) else ""
    left, times, right = word.partition("x")
    end = at + 1
    if not (times and left.isdigit() and right.isdigit()):
        if not (
            word.isdigit() and bits.lower[at + 1 : at + 2] in (["x"], ["by"], ["×"]) and bits.lower[at + 2 : at + 3]
        ):
            return None
        left, right, end = word, bits.lower[at + 2], at + 3
        if not right.isdigit():
            return None
    if bits.lower[end : end + 1] in (["px"], ["pixels"], ["pixel"]):
        end += 1
    return Bit("pixels", i, end, f"{left}x{right}")


def _position(parts: Sequence[str]) -> str | None:
    """Parts of a place as one position: ("left", "top") -> "top left"; none when they contradict."""
    unique = list(dict.fromkeys(parts))
    if len(unique) == 1:
        return unique[0]
    down = [p for p in unique if p in ("top", "bottom")]
    across = [p for p in unique if p in ("left", "right")]
    if len(down) == len(across) == 1:
        return f"{down[0]} {across[0]}"
    rest = [p for p in unique if p != "center"]
    return rest[0] if len(rest) == 1 else None
