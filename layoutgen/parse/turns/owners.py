"""Turns that name a side by whose it is: "on the yak's right", "and, to its left, a bowl", "drum left, tent right"."""

from __future__ import annotations

import re

from layoutgen import vocab
from layoutgen.parse.turns.turn import NOUN, Turn

_SIDE = r"(?P<side>left|right)"
_ENDS = (
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|or|but|while|with|there|is|are|sits?|stands?|lies|sitting|standing|lying|you)\b)"
)
_A = r"(?:an?|the|one|two|three|four|five)"
_PICTURES = frozenset({"picture", "photo", "image", "scene", "painting", "drawing", "frame", "canvas"})


def _beside_owner(found: re.Match[str]) -> str | None:
    """ "on the yak's right" is to the right of the yak, "on the picture's right" a place in it."""
    owner = found["owner"]
    if owner.split()[-1].lower() in _PICTURES:
        return f"on the {found['side']}"
    return f"to the {found['side']} of {owner}"


def _beside_it(found: re.Match[str]) -> str | None:
    """ "an umbrella on its right", of something named before."""
    before = found.string[: found.start("cut")].lower().split()
    if len(re.findall(r"\bits (?:left|right)\b", found.string)) > 1:
        return None  # "one on its left and one on its right": the parser knows of both
    if not _PICTURES.isdisjoint(word.strip(".,;") for word in before) or _has_it(found.string, found.start("cut")):
        return None
    return f"to the {found['side']} of it"


def _has_it(text: str, end: int) -> bool:
    """Whether what is there is said to be had: "a car with a dent on its left"."""
    return re.search(r"\b(?:with|has|having) (?:an? )?(?:\w+ ){1,2}$", text[:end], re.IGNORECASE) is not None


def _then(found: re.Match[str]) -> str:
    return f"and {found['thing']} to the {found['side']} of it"


def _on_both(found: re.Match[str]) -> str | None:
    """ "drum left, tent right", of which nothing else is said."""
    one, other = (_one(found[name]) for name in ("first", "second"))
    if one is None or other is None or found["side"].lower() == found["end"].lower():
        return None
    return f"{one} on the {found['side'].lower()}, {other} on the {found['end'].lower()}"


def _one(words: str) -> str | None:
    words = words.strip()
    if re.match(rf"{_A} ", words, re.IGNORECASE):
        return words
    return f"a {words}" if vocab.lookup(words.lower().split()[-1]) is not None else None


TURNS = (
    Turn(
        "'",
        lambda: rf"(?P<cut>\b(?:on|to|at) (?P<owner>(?:the|an?) {NOUN})'s {_SIDE}(?: side)?){_ENDS}",
        _beside_owner,
    ),
    Turn(
        "its",
        lambda: rf"(?P<cut>\b(?:and|with), (?:on|to) its {_SIDE}, (?P<thing>{_A} {NOUN}))(?=\s*(?:[.,;:!?]|$))",
        _then,
    ),
    Turn("its", lambda: rf"(?P<cut>\bon its {_SIDE}){_ENDS}", _beside_it),
    Turn(
        "left right",
        lambda: (
            rf"^ *(?P<cut>(?P<first>(?:{_A} )?[a-z]+(?: [a-z]+)?) {_SIDE} ?[,;/] ?(?P<second>(?:{_A} )?[a-z]+(?: "
            r"[a-z]+)?) (?P<end>left|right)) *[.!]?$"
        ),
        _on_both,
    ),
)
