"""Turns of those who ask for a picture: "the food chain: grass, a rabbit", "the smallest of three beds",
"by candlelight", "stuck in traffic"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.turn import NUMBER, Turn, number_of, word_of

_OTHERWISE = {
    "smallest": ("small", "big"), "tiniest": ("small", "big"), "littlest": ("small", "big"),
    "biggest": ("big", "small"), "largest": ("big", "small"),
    "tallest": ("tall", "short"), "shortest": ("short", "tall"),
}  # fmt: skip
_MOST = "|".join(_OTHERWISE)
_HEADS = (
    "chain|cycle|stages|system|parts|kinds|types|shapes|menu|list|title|poster|advertisement|advert|ad|commercial|"
    "story|tale|lesson|topic|homework|theme|task|line-?up"
)
_LIGHTS = {"candle": "next to a candle", "lamp": "next to a lamp", "fire": "next to a campfire"}
_BOXES = re.compile(r"\b(?:box(?:ing|e[rs]|ers)?|wrestl(?:e|es|ing|ers?)|fight(?:ing|s|ers?)?)\b", re.IGNORECASE)


def _most_of(found: re.Match[str]) -> str | None:
    """ "the smallest of three beds" is a small bed next to two big beds."""
    count = number_of(found["number"])
    this, others = _OTHERWISE[found["most"].lower()]
    many, one = found["noun"].lower(), vocab.singular(found["noun"].lower())
    rest = f"a {others} {one}" if count == 2 else f"{word_of(count - 1)} {others} {many}"
    return f"a {this} {one} next to {rest}" if count > 1 else None


TURNS: tuple[Turn, ...] = (
    Turn(
        " ".join(_OTHERWISE),
        lambda: rf"(?P<cut>\bthe (?P<most>{_MOST}) (?:one )?of (?:the )?(?P<number>{NUMBER}) (?P<noun>[a-z]+))\b",
        _most_of,
    ),
    Turn(
        ":",
        lambda: (
            rf"^ *(?P<cut>(?:an?|the|our|my)? ?(?:[a-z]+[ -]){{0,2}}(?:{_HEADS})(?: of (?:an? |the )?[a-z]+)? ?: ?)"
            r"(?=[a-z0-9])"
        ),
        lambda _: "",
    ),
    Turn(
        "candlelight lamplight firelight light",
        lambda: r"(?<= )(?P<cut>(?:by|in) (?:the )?(?P<light>candle|lamp|fire)[ -]?light)\b",
        lambda found: _LIGHTS[found["light"].lower()],
    ),
    Turn(
        "traffic",
        lambda: (
            r"(?P<cut>(?:stuck |standing |waiting |caught )?in (?:heavy |the |a )?(?:morning |evening )?"
            r"traffic(?: jam)?)"
            r"(?= *(?:[.,;]|$| in | on | at | and | with | during | while ))"
        ),
        lambda _: "behind three cars on a street",
    ),
    Turn(
        "run owned managed",
        lambda: r"(?P<cut>\b(?:that is |which is )?(?:run|owned|managed) by)(?= (?:an?|the|two|three|four|\d) )",
        lambda _: "with",
    ),
    Turn("class", lambda: r"(?<= a )(?P<cut>(?:school )?class)(?= with )", lambda _: "classroom"),
    Turn("treating", lambda: r"(?<= )(?P<cut>trick[ -]or[ -]treating)\b", lambda _: "walking"),
    Turn(
        "ring",
        lambda: r"(?<= )(?P<cut>in (?:the|a) ring)\b",
        lambda found: "in a boxing ring" if _BOXES.search(found.string) else None,
    ),
    Turn(
        "look looks looking",
        lambda: r"(?<= )look(?:s|ing)? (?P<cut>out)(?= *(?:[.,;!]|$| and ))",
        lambda found: "out of the window" if "window" in found.string[: found.start()] else None,
    ),
    Turn(
        "water",
        lambda: (
            r"(?P<cut>,? ?(?:while |as |with )(?:the )?water (?:is )?(?:spray|splash|squirt|gush|burst)(?:ing|es|s)"
            r"(?: everywhere| all over(?: the place)?| around| out)?)(?= *(?:[.,;!]|$))"
        ),
        lambda _: " with a splash on it",
    ),
)
