"""Turns that say in several words what the rest of the parser reads in one: "red-coloured", "bottom left: an owl",
"the number of owls is four", "in class"."""

from __future__ import annotations

import re
from collections.abc import Callable

from layoutgen import vocab

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COLOURED = re.compile(r"(?P<word>[a-z]+)(?P<cut>(?:-|\s+)colou?red)(?= +(?:and )?[a-z])", re.IGNORECASE)
_IN_CLASS = re.compile(r"(?<= in )(?P<cut>class)(?= *(?:[.,;!]|$| while| with| and| at| during))", re.IGNORECASE)
_DEAD_CENTER = re.compile(
    r"(?P<cut>(?:right |smack )?(?:in (?:the )?)?(?:dead|exact|very) cent(?:er|re))\b", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"(?P<cut>\b(?:the |a )?(?:total )?number of (?P<noun>[a-z][a-z ]*?) (?:is|equals|should be) (?:exactly )?"
    rf"(?P<number>{_NUMBER}))\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"(?P<cut>\b(?:{_NUMBER}|many|several|a hundred) times )(?=(?:bigger|larger|taller) than)", re.IGNORECASE
)
_PLACED = re.compile(
    r"(?:^ *|[.;,] *)(?P<cut>(?:(?:in|on|at) the )?(?P<place>(?:(?:top|bottom|upper|lower|far)[ -])?"
    r"(?:left|right|center|centre|middle|top|bottom)(?: corner| side)?) ?:)(?= +(?:an?|the|one|two|three|\d+) )",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?P<cut>\bthe (?P<place>(?:top|bottom|upper|lower|left|right)(?:[ -](?:left|right))? (?:half|side|part|corner))"
    r"(?: of the (?:image|picture|photo))? (?:shows|contains|displays|depicts|features))\b",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"(?<![a-z])(?P<cut>(?P<noun>an? (?:[a-z]+ )??[a-z]+) (?:that|which) is (?P<colour>[a-z]+(?:[ -][a-z]+)?))"
    r"(?=[.,;]|$| and an? | next to | with | on | in | above | below | left | right | behind )",
    re.IGNORECASE,
)
_OR = re.compile(r"(?P<cut>\b(?P<one>[a-z]+)/(?P<other>[a-z]+)) (?P<noun>[a-z]+)", re.IGNORECASE)
_PLAIN = frozenset({"red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white", "gray"})


def _colour_first(found: re.Match[str]) -> str | None:
    """ "a yurt that is sky blue" is a sky blue yurt."""
    colour = found["colour"].lower()
    if vocab.colour(colour) is None or colour in _PLAIN:
        return None
    _, _, noun = found["noun"].partition(" ")
    return f"{'an' if colour[0] in 'aeiou' else 'a'} {colour} {noun}"


def _one_of_both(found: re.Match[str]) -> str | None:
    """ "a fire/rescue truck" is the one of both that the vocabulary knows, "a red/blue truck" is red and blue."""
    if vocab.colour(found["one"]) and vocab.colour(found["other"]):
        return f"{found['one']} and {found['other']}"
    names = (word for word in (found["one"], found["other"]) if vocab.lookup(f"{word} {found['noun']}".lower()))
    return next(names, None)


# a word without which the turn is not there, the turn, and what its "cut" becomes (None: it stays)
_TURNS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    ("colo", _COLOURED, lambda found: "" if vocab.colour(found["word"]) is not None else None),
    (" in class", _IN_CLASS, lambda _: "a classroom"),
    (" cent", _DEAD_CENTER, lambda _: "in the center"),
    ("number of ", _COUNTED, lambda found: f"{found['number']} {found['noun']}"),
    (" times ", _TIMES, lambda _: ""),
    (":", _PLACED, lambda found: f"in the {found['place']} there is"),
    ("s ", _HALF, lambda found: f"in the {found['place']} there is"),
    (" is ", _THAT_IS, _colour_first),
    ("/", _OR, _one_of_both),
)


def reworded(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with the plain words; those that are new stand where the old ones did."""
    for hint, turn, meant in _TURNS:
        for found in reversed(list(turn.finditer(text))) if hint in text else ():
            words = meant(found)
            if words is not None:
                text, sources = _put(text, sources, found.span("cut"), words)
    return text, sources


def _put(
    text: str, sources: list[tuple[int, int]], span: tuple[int, int], words: str
) -> tuple[str, list[tuple[int, int]]]:
    start, end = span
    whole = (sources[start][0], sources[end - 1][1])
    return f"{text[:start]}{words}{text[end:]}", [*sources[:start], *[whole] * len(words), *sources[end:]]
