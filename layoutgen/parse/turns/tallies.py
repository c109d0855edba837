"""Turns that count one kind by another: "three owls and as many crows", "more owls than crows", "two owls and a few
crows, the number of owls is less than that of crows"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.counts import copies
from layoutgen.parse.turns.turn import END, NOUN, NUMBER, Turn, number_of, word_of

_JOINED = r"(?:,? (?:and|with|plus|along with|together with|as well as|next to|beside|but)|,)(?: there (?:is|are))?"
_FIRST = rf"\b(?P<all>{NUMBER}) (?P<noun>{NOUN})(?: (?:standing|sitting|lying|placed) [a-z]+| there)?"
_TIMES = rf"(?P<times>twice|double|half|thrice|(?:{NUMBER}|a hundred) times)"
_FACTORS = {"twice": 2.0, "double": 2.0, "half": 0.5, "thrice": 3.0}
_MOST = 20  # of what is drawn one by one
_ABOUT = 3  # "a few"


def _factor(found: re.Match[str]) -> float:
    """By how many times the one number is the other."""
    times = (found["times"] or "").lower()
    if times in _FACTORS:
        return _FACTORS[times]
    word = times.removesuffix(" times")
    return float(number_of(word)) if word and word != "a hundred" else 1.0


def _things(*nouns: str) -> bool:
    """Whether all are names of things, and no "usual" or "possible"."""
    return all(vocab.lookup(vocab.singular(noun.lower().split()[-1])) is not None for noun in nouns)


def _same(one: str, other: str) -> bool:
    """Whether one noun ends as the other does, singular or plural: "red owls", "owl"."""
    return vocab.singular(one.lower()).split()[-1] == vocab.singular(other.lower()).split()[-1]


def _so_many(number: float, noun: str) -> str | None:
    """So many of what the noun names, if that is a number of things."""
    if number != int(number) or not 1 <= number <= _MOST:
        return None
    one = vocab.singular(noun.lower())
    return f"one {one}" if number == 1 else copies(word_of(int(number)), noun)


def _as_many(found: re.Match[str]) -> str | None:
    said = found.groupdict()
    factor = _FACTORS[said["twice"].lower()] if said.get("twice") else _factor(found)
    return _so_many(number_of(found["all"]) * factor, found["other"]) if _things(found["other"]) else None


def _few(found: re.Match[str]) -> str | None:
    """ "a few crows", of which there are more, or fewer, than of what was counted before."""
    number, more = number_of(found["all"]), found["how"].lower() in ("more", "greater", "larger", "higher", "bigger")
    if _same(found["one"], found["other"]) and _same(found["another"], found["noun"]):
        more = not more
    elif not (_same(found["one"], found["noun"]) and _same(found["another"], found["other"])):
        return None
    return _so_many(min(_ABOUT, number - 1) if more else max(_ABOUT, number + 1), found["other"])


def _by(found: re.Match[str]) -> str | None:
    """ "two owls and one more crow than owls" are three crows."""
    if not _same(found["same"], found["noun"]):
        return None
    by = number_of(found["by"]) if found["by"] else 1
    number = number_of(found["all"])
    return _so_many(number + by if found["how"].lower() == "more" else number - by, found["other"])


def _both(first: float, second: float, found: re.Match[str]) -> str | None:
    one, other = _so_many(first, found["one"]), _so_many(second, found["other"])
    return f"{one} and {other}" if one and other and _things(found["one"], found["other"]) else None


def _times(found: re.Match[str]) -> str | None:
    """ "twice as many owls as crows": four and two."""
    factor = _factor(found) if found["times"] else 1.0
    other = 2.0 if factor > 1 else 4.0 if factor < 1 else float(_ABOUT)
    return _both(other * factor, other, found)


def _more(found: re.Match[str]) -> str | None:
    before = found.string[: found.start("cut")]
    if before.split() and re.fullmatch(NUMBER, before.split()[-1], re.IGNORECASE):
        return None  # "one more owl than crows" was told by how many crows there are, or by nothing
    counted, more = _counted(before, found["other"]), found["how"].lower() == "more"
    if counted is not None:
        return _so_many(counted + (1 if more else -1), found["one"])
    if _counted(before, found["one"]) is not None:
        return None
    return _both(*((4, 2) if more else (2, 4)), found)


def _counted(text: str, noun: str) -> int | None:
    """How many of a kind a text has counted."""
    for found in re.finditer(rf"\b({NUMBER}) ([a-z' -]+)", text, re.IGNORECASE):
        if any(_same(word, noun) for word in found[2].split()[:3]):
            return number_of(found[1])
    return None


TURNS = (
    Turn(
        "number amount quantity count",
        lambda: (
            rf"{_FIRST}{_JOINED} (?P<cut>(?:an? few|a couple of|a number of|several|some|many) (?P<other>{NOUN})"
            r"(?:,|;|\.)?(?: and| where| while| but| such that)? the (?:number|amount|quantity|count) of "
            rf"(?P<one>{NOUN}) (?:is|are|being) (?P<how>more|less|fewer|greater|larger|smaller|higher|lower|bigger) "
            rf"than (?:that of|those of|the (?:number|amount|quantity|count) of)(?: the)? "
            rf"(?P<another>{NOUN}))(?= *(?:[.,;]|$))"
        ),
        _few,
    ),
    Turn(
        "same equal identical",
        lambda: (
            rf"{_FIRST}{_JOINED} (?P<cut>(?:the|an?) (?:same|equal|identical) (?:number|amount|quantity|count) of "
            rf"(?P<times>)(?P<other>{NOUN})){END}"
        ),
        _as_many,
    ),
    Turn(
        "many number",
        lambda: (
            rf"{_FIRST}{_JOINED} (?P<cut>(?:(?:{_TIMES} )?as many|(?P<twice>twice|double|half|thrice) the number of) "
            rf"(?P<other>{NOUN})){END}(?! as\b)"
        ),
        lambda found: _as_many(found),
    ),
    Turn(
        "more fewer less",
        lambda: (
            rf"{_FIRST}{_JOINED} (?P<cut>(?:(?P<by>{NUMBER}) )?(?P<how>more|fewer|less) (?P<other>{NOUN}) than "
            rf"(?:there are )?(?P<same>{NOUN}))(?= *(?:[.,;]|$))"
        ),
        _by,
    ),
    Turn(
        "many",
        lambda: (
            rf"(?P<cut>\b(?:{_TIMES} )?as many (?P<one>{NOUN}) as (?:there are )?(?P<other>{NOUN})){END}(?! *: *\w)"
        ),
        _times,
    ),
    Turn(
        "more fewer less",
        lambda: rf"(?P<cut>\b(?P<how>more|fewer|less) (?P<one>{NOUN}) than (?P<other>{NOUN})){END}",
        _more,
    ),
    Turn(
        "same equal identical",
        lambda: (
            r"(?P<cut>\b(?:(?:the|an?) )?(?:same|equal|identical) (?:number|amount|quantity|count)s? of "
            rf"(?P<times>)(?P<one>{NOUN}) (?:and|as|to|vs) (?P<other>{NOUN})){END}"
        ),
        _times,
    ),
)
