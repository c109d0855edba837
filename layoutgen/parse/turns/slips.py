"""Turns that are half a slip: "a couple hundred sheep", "as many cups as plates: two"."""

from __future__ import annotations

import re

from layoutgen.parse.turns.turn import NOUN, NUMBER, Turn

_A = rf"(?:an?|the|{NUMBER}|some|several)"


def _as_many(found: re.Match[str]) -> str:
    """ "as many spoons as bowls: four"."""
    number = found["number"]
    return f"{number} {found['one']} and {number} {found['other']}"


TURNS: tuple[Turn, ...] = (
    Turn(
        "kids",
        lambda: (
            r"\ba (?P<cut>kids)"
            r"(?= (?:book|toy|bike|bicycle|table|chair|bed|room|drawing|car|game|puzzle|meal|plate|cup)\b)"
        ),
        lambda _: "children's",
    ),
    Turn("bed", lambda: r"\ba (?:[a-z]+ )?bed(?P<cut> set)(?= with\b)", lambda _: ""),
    Turn("double door", lambda: r"\b(?P<cut>double[- ]doors? )(?=refrigerator|fridge)", lambda _: ""),
    Turn(
        "washing",
        lambda: (
            r"\b(?P<cut>washing (?P<hung>(?:is |hangs |hanging |drying |hung )*)"
            r"on (?P<which>an?|the) (?:washing )?line)\b"
        ),
        lambda found: f"clothes {found['hung']}on {found['which']} clothesline",
    ),
    Turn(
        "washing",
        lambda: r"\b(?:hangs?|hanging|hung) (?:out |up )?(?P<cut>(?:the |her |his |their |some )?washing)(?! on\b)",
        lambda _: "clothes on a clothesline",
    ),
    Turn("couple", lambda: r"\b(?P<cut>an? couple(?: of)?)(?= (?:hundred|thousand)\b)", lambda _: "two"),
    Turn(
        "many",
        lambda: (
            rf"(?P<cut>\bas many (?P<one>{NOUN}) as (?P<other>{NOUN})(?:,|:| -) (?P<number>{NUMBER})"
            r"(?: of each| each)?)(?= *(?:[.;]|$))"
        ),
        _as_many,
    ),
    Turn(
        "(",
        lambda: (
            rf"(?:^ *|,? and |, )(?:{_A} )?{NOUN}"
            r"(?P<cut> \((?:(?:on|at|to) )?(?:the )?(?P<side>left|right)(?: side)?\))"
        ),
        lambda found: f" on the {found['side'].lower()}",
    ),
)
