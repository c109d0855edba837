"""Amounts and sizes in a clause: "10 px", "by 20 %", "a bit", "twice as big as the car", "half its height"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from layoutgen.edit.words.lexicon import (
    ABSOLUTE,
    COMPARATIVES,
    DIRECTIONS,
    FACTORS,
    FRACTIONS,
    FUZZY,
    NUMBERS,
    POSITIVES,
    SIDES,
)
from layoutgen.edit.words.ref import Ref

if TYPE_CHECKING:
    from layoutgen.edit.words.bits import Bits

_UNITS = {
    "px": "px", "pixel": "px", "pixels": "px", "%": "share", "percent": "share", "times": "times", "x": "times",
    "fold": "times", "degree": "degrees", "degrees": "degrees", "deg": "degrees", "°": "degrees",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """How much. unit: "px", "share" (a part of 1), "times", "" (a bare number) or "fuzzy" with `word` how.

    to: "to 50 %", not by it.
    """

    value: float
    unit: str = ""
    word: str = ""
    to: bool = False


@dataclass(frozen=True, slots=True)
class Size:
    """How large. side: both, height, width. sign: larger (1), smaller (-1) or 0 where a factor says it all.

    factor: times its own size, or times that of `other`. than: whether it shall be larger than the other, not equal.
    absolute: the word, where it is none of comparison ("huge").
    """

    side: str = "both"
    sign: int = 0
    factor: float | None = None
    measure: Measure | None = None
    other: tuple[Ref, ...] = ()
    than: bool = False
    absolute: str = ""


def number_at(bits: Bits, i: int) -> tuple[float, int] | None:
    """A number in digits or words at i and where it ends: "1.5", "three", "a hundred"."""
    lower = bits.lower
    if i >= len(lower):
        return None
    word = lower[i]
    if word in ("a", "one") and lower[i + 1 : i + 2] == ["hundred"]:
        return 100.0, i + 2
    if word == "hundred":
        return 100.0, i + 1
    try:
        return float(word.replace(",", ".")), i + 1
    except ValueError:
        pass
    if word in NUMBERS and word not in ("pair", "couple"):
        if lower[i + 1 : i + 2] == ["hundred"]:
            return 100.0 * NUMBERS[word], i + 2
        if lower[i + 1 : i + 4] == ["and", "a", "half"]:
            return NUMBERS[word] + 0.5, i + 4
        return float(NUMBERS[word]), i + 1
    tens = {
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    }  # fmt: skip
    return (float(tens[word]), i + 1) if word in tens else None


def measure_at(bits: Bits, i: int) -> tuple[Measure, int] | None:  # noqa: C901 - one case after the other
    """An amount at i and where it ends: "by 20 %", "10 px", "a bit", "by half"."""
    lower = bits.lower
    by = lower[i] == "by"
    to = lower[i] == "to"
    at = i + (by or to)
    if lower[at : at + 1] in (
        ["about"],
        ["around"],
        ["exactly"],
        ["another"],
        ["approximately"],
        ["roughly"],
        ["only"],
        ["just"],
    ):
        exact = number_at(bits, at + 1) is not None or _fraction(bits, at + 1) is not None
        at += exact and lower[at : at + 2] != ["another", "one"]
    if lower[at : at + 3] == ["a", "factor", "of"]:
        found = number_at(bits, at + 3)
        return (Measure(found[0], "times"), found[1]) if found else None
    found = number_at(bits, at)
    if found is not None:
        value, end = found
        unit = _UNITS.get(lower[end], "") if end < len(lower) else ""
        if unit == "share":
            end += 1
            end += 3 if lower[end : end + 3] == ["of", "the", "way"] else 0
            return Measure(value / 100, "share", to=to), end
        if unit:
            return Measure(value, unit, to=to), end + 1
        if lower[end : end + 1] in (["steps"], ["step"]):
            return Measure(value, "steps"), end + 1
        after = lower[end] if end < len(lower) else ""
        aimed = after in DIRECTIONS or (after == "to" and lower[end + 1 : end + 2] == ["the"] and 0 < value < 1)
        if (by and not bits.phrases.noun_follows(end)) or aimed:
            return Measure(value, ""), end
        return None
    if to:
        return None
    if lower[at] in ("halfway", "midway") or lower[at : at + 2] == ["half", "way"]:
        return Measure(0.5, "share"), at + 1 + (lower[at] == "half")
    fraction = _fraction(bits, at)
    if fraction is not None and (
        by
        or (at > i and fraction[1] == len(lower))
        or lower[fraction[1] : fraction[1] + 3] == ["of", "the", "way"]
        or lower[fraction[1] : fraction[1] + 2] == ["the", "way"]
    ):
        end = fraction[1]
        end += 3 if lower[end : end + 1] == ["of"] and lower[end + 1 : end + 3] == ["the", "way"] else 0
        end += 2 if lower[end : end + 2] == ["the", "way"] else 0
        return Measure(fraction[0], "share"), end
    return _fuzzy(bits, at)


def _fraction(bits: Bits, i: int) -> tuple[float, int] | None:
    """ "half", "a third", "a quarter"."""
    at = i + (bits.lower[i : i + 1] in (["a"], ["one"], ["the"]))
    word = bits.lower[at] if at < len(bits.lower) else ""
    return (FRACTIONS[word], at + 1) if word in FRACTIONS else None


def _fuzzy(bits: Bits, i: int) -> tuple[Measure, int] | None:
    for length in (5, 4, 3, 2, 1):
        phrase = " ".join(bits.lower[i : i + length])
        if length > len(bits.lower) - i or phrase not in FUZZY:
            continue
        end = i + length
        end += bits.lower[end : end + 1] == ["more"] and end + 1 >= len(bits.lower)
        word = phrase.split()[-1]
        if word in (
            "little",
            "some",
            "more",
            "further",
            "far",
            "way",
            "much",
            "lots",
            "lot",
            "bit",
            "fraction",
            "hair",
            "even",
        ):
            following = bits.lower[end] if end < len(bits.lower) else ""
            if following == "of" or (
                word in ("little", "some", "more", "further", "much")
                and bits.phrases.noun_follows(end)
                and following not in DIRECTIONS
            ):
                return None
            if word == "far" and following in ("from", "away", "left", "right"):
                return None
        return Measure(0.0, "fuzzy", FUZZY[phrase]), end
    return None


def size_at(bits: Bits, i: int) -> tuple[Size, int] | None:
    """A size at i and where it ends."""
    at = i + (bits.lower[i] == "to" and i + 1 < len(bits.lower))
    factor, after = _factor(bits, at)
    return _as_big(bits, after, factor) or _of_size(bits, after, factor) or _comparative(bits, i) or _absolute(bits, i)


def _factor(bits: Bits, i: int) -> tuple[float | None, int]:
    """A factor before "as big" or "the size": "twice", "three times", "half", "150 %", "1.5x"."""
    lower = bits.lower
    at = i + (lower[i : i + 1] in (["only"], ["just"], ["exactly"], ["about"], ["almost"], ["roughly"]))
    word = lower[at] if at < len(lower) else ""
    if word in FACTORS:
        return FACTORS[word], at + 1
    fraction = _fraction(bits, at)
    if fraction is not None:
        return fraction
    found = number_at(bits, at)
    if found is not None and found[1] < len(lower) and _UNITS.get(lower[found[1]]) in ("times", "share"):
        return found[0] / (100 if _UNITS[lower[found[1]]] == "share" else 1), found[1] + 1
    return None, i


def _as_big(bits: Bits, i: int, factor: float | None) -> tuple[Size, int] | None:
    """ "as big", "as tall as the man"."""
    lower = bits.lower
    if lower[i : i + 1] != ["as"] or i + 1 >= len(lower) or lower[i + 1] not in POSITIVES:
        return None
    side, sign = POSITIVES[lower[i + 1]]
    end = i + 2
    if factor is not None and sign < 0:
        factor = 1 / factor
    if lower[end : end + 1] == ["as"]:
        if lower[end + 1 : end + 3] in (["it", "is"], ["it", "was"], ["before", ""], ["now", ""]) or lower[
            end + 1 : end + 2
        ] in (["before"], ["now"]):
            return Size(side, factor=factor or 1.0), min(len(lower), end + 3)
        things = bits.things(end + 1)
        if things is not None:
            return Size(side, factor=factor or 1.0, other=things[0]), things[1]
    return (Size(side, factor=factor), end) if factor is not None else None


def _of_size(bits: Bits, i: int, factor: float | None) -> tuple[Size, int] | None:
    """ "its size", "the size of the car", "the same height as the man", "of its original size"."""
    lower = bits.lower
    at = i + (lower[i : i + 1] == ["of"]) if factor is not None else i
    if lower[at : at + 1] not in (["the"], ["its"], ["their"], ["his"], ["her"], ["that"], ["in"]):
        if not (factor is not None and lower[at : at + 1] and lower[at] in SIDES):
            return None
        at -= 1
    if lower[at] == "in":
        return None
    same = lower[at + 1 : at + 2] == ["same"]
    at += 1 + same
    while lower[at : at + 1] in (["original"], ["current"], ["present"], ["own"], ["exact"], ["old"], ["previous"]):
        at += 1
    behind = i > 0 and (bits.words[i - 1].tag.startswith("NN") or lower[i - 1] in ("one", "it", "them", "ones"))
    same = same or (behind and lower[at + 1 : at + 2] == ["of"])  # "make the box the size of the ball"
    if at >= len(lower) or lower[at] not in SIDES or not (same or factor is not None):
        return None
    side, end = SIDES[lower[at]], at + 1
    if lower[end : end + 1] in (["as"], ["of"]):
        things = bits.things(end + 1)
        if things is not None and things[0][0].pronoun != "it":
            return Size(side, factor=factor or 1.0, other=things[0]), things[1]
        end = things[1] if things else end
    return (Size(side, factor=factor), end) if factor is not None else None


def _comparative(bits: Bits, i: int) -> tuple[Size, int] | None:  # noqa: C901 - one case after the other
    """ "a bit bigger", "20 % wider", "taller than the man", "smaller by half", "less tall"."""
    lower = bits.lower
    measure: Measure | None = None
    at = i
    factor, after = _factor(bits, i)
    if factor is not None and after < len(lower) and lower[after] in COMPARATIVES:
        at = after
        used = bits.lower[i:after]
        measure = Measure(factor, "share" if used[-1] in ("%", "percent") or used[-1] in FRACTIONS else "times")
    else:
        found = measure_at(bits, i) if lower[i] != "to" else None
        if found is not None and found[1] < len(lower) and (lower[found[1]] in COMPARATIVES or _even(lower, found[1])):
            measure, at = found
            at += _even(lower, at)
    if at < len(lower) and lower[at] in ("even", "much", "more", "less") and at + 1 < len(lower):
        graded = lower[at + 1] in (COMPARATIVES if lower[at] in ("even", "much") else POSITIVES)
        if not graded:
            return None
        side, sign = (COMPARATIVES if lower[at] in ("even", "much") else POSITIVES)[lower[at + 1]]
        sign, at = (-sign if lower[at] == "less" else sign), at + 1
    elif at < len(lower) and lower[at] in COMPARATIVES:
        side, sign = COMPARATIVES[lower[at]]
    else:
        return None
    end = at + 1
    if lower[end : end + 2] == ["and", lower[at]]:
        end += 2
    if lower[end : end + 1] == ["than"]:
        things = bits.things(end + 1)
        if things is not None:
            return Size(side, sign, measure=measure, other=things[0], than=True), things[1]
    if measure is None and end < len(lower):
        found = measure_at(bits, end)
        if found is not None:
            measure, end = found
    return Size(side, sign, measure=measure), end


def _even(lower: list[str], i: int) -> bool:
    return lower[i : i + 1] == ["even"] and i + 1 < len(lower) and lower[i + 1] in COMPARATIVES


def _absolute(bits: Bits, i: int) -> tuple[Size, int] | None:
    """ "huge", "very small": no noun behind it."""
    lower = bits.lower
    if lower[i] == "too" and i + 1 < len(lower) and lower[i + 1] in (*POSITIVES, *ABSOLUTE):
        side, sign = POSITIVES.get(lower[i + 1]) or ("both", 1 if ABSOLUTE[lower[i + 1]] > 1 else -1)
        return Size(side, -sign), i + 2
    at = i + (lower[i] in ("very", "really", "super", "extremely"))
    word = lower[at] if at < len(lower) else ""
    if word in ABSOLUTE and not bits.phrases.noun_follows(at):
        strong = at > i
        factor = ABSOLUTE[word] ** (1.4 if strong else 1.0)
        return Size("both", factor=factor, absolute=word), at + 1
    if (
        word in POSITIVES
        and not bits.phrases.noun_follows(at)
        and lower[at + 1 : at + 2] != ["of"]
        and word in ("tall", "wide", "narrow", "short", "long", "thin", "broad", "thick")
    ):
        side, sign = POSITIVES[word]
        return Size(side, factor=1.4 if sign > 0 else 0.7, absolute=word), at + 1
    return None
