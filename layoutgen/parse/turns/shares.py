"""Turns that tell a set by its shares: "a third of the six cups are red, the rest blue", "three cups in different
colours: red, blue and green"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.turn import END, NOUN, NUMBER, Turn, colours, number_of, word_of

_PART = (
    r"(?:(?P<half>half|one half|a half)|(?P<third>a third|one third)|(?P<quarter>a quarter|one quarter)|"
    r"(?P<thirds>two thirds)|(?P<quarters>three quarters)|(?P<most>most)|(?P<all_but>all but one))"
)
_REST = (
    r"(?:,? and|,|;|,? while|,? whereas) (?:the )?(?:(?:other|second) half|half|rest|others?|one|remaining ones)"
    r"(?: of them)?"
)
_SHARES = {"half": (1, 2), "third": (1, 3), "quarter": (1, 4), "thirds": (2, 3), "quarters": (3, 4)}


def _fraction(found: re.Match[str]) -> str | None:
    """ "a third of the six cups are red and the rest blue": two and four."""
    number, noun = number_of(found["all"]), found["noun"]
    said = next((name for name in (*_SHARES, "most", "all_but") if found[name]), "")
    over, under = _SHARES.get(said, (number - 1, number))
    if number * over % under or number * over < under:
        return None
    part = number * over // under
    one = vocab.singular(noun.lower())
    first = f"{word_of(part)} {found['colour']} {one if part == 1 else noun}"
    rest = f"{found['other'] or ''} {one if number - part == 1 else noun}".strip()
    return f"{first} and {word_of(number - part)} {rest}"


def _each_one(found: re.Match[str]) -> str | None:
    """ "three cups in different colours: red, blue and green"."""
    listed = re.findall(rf"\b{colours()}\b", found["list"], re.IGNORECASE)
    if number_of(found["number"]) != len(listed):
        return None
    noun = vocab.singular(found["noun"].lower())
    words = [f"one {colour} {noun}" for colour in listed]
    return f"{', '.join(words[:-1])} and {words[-1]}"


_LIST = r"(?P<list>{colour}(?:(?:,|,? and) {colour})+)"

TURNS = (
    Turn(
        "half third quarter thirds quarters most",
        lambda: (
            rf"(?P<cut>\b(?P<all>{NUMBER}) (?P<noun>{NOUN})(?:,|:|,? with|,? and|;) {_PART} (?:of (?:them|which) "
            r")?(?:(?:is|are|being|in) )?"
            rf"(?P<colour>{colours()}){_REST} (?:(?:is|are|being|in) )?(?P<other>{colours()})){END}"
        ),
        _fraction,
    ),
    Turn(
        "half third quarter thirds quarters most",
        lambda: (
            rf"(?P<cut>\b{_PART} of (?:the )?(?P<all>{NUMBER}) (?P<noun>{NOUN}) (?:is|are) "
            rf"(?P<colour>{colours()}){_REST} "
            rf"(?:(?:is|are) )?(?P<other>{colours()})){END}"
        ),
        _fraction,
    ),
    Turn(
        "but",
        lambda: (
            rf"(?P<cut>\b(?P<all>{NUMBER}) (?P<noun>{NOUN})(?:,|:|;) {_PART} (?:of (?:them|which) )?(?:(?:is|are|"
            r"being) )?"
            rf"(?P<colour>{colours()})(?P<other>)){END}"
        ),
        lambda found: _fraction(found) if found["all_but"] else None,
    ),
    Turn(
        "different differently each (",
        lambda: (
            rf"(?P<cut>\b(?P<number>{NUMBER}) (?:differently[- ]colou?red )?(?P<noun>{NOUN})(?:,? (?:in|with|of) "
            rf"(?:{NUMBER} )?different colou?rs|"
            r",? one each(?: in| of)?|,? each(?: one)? (?:in |of |with )?an? different colou?r|(?= \()|"
            r"(?<=s)(?=:))(?:,|:| -)? \(?"
            rf"{_LIST.format(colour=colours())}\)?){END}"
        ),
        _each_one,
    ),
)
