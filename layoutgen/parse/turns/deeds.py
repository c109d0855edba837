"""Turns that tell a deed otherwise than it is known: "jumps a horse over a post", "cross country skis through a wood",
"pulled by a kite"; and the other side of which "the other" is said."""

from __future__ import annotations

import re

from layoutgen.parse.turns.turn import Turn

_RIDES = {"jump": "ride", "jumps": "rides", "jumping": "riding", "jumped": "rides"}
_BOARDS = re.compile(r"\b\w*(?:board|boat|ski|skis|tube|raft)s?\b", re.IGNORECASE)
_WATERS = re.compile(r"\b(?:water|ocean|sea|lake|waves?|surf)\b", re.IGNORECASE)
_NO_DEED = "on|with|wearing|of|his|her|their|the|a|an|and|using|two|some|holding|carrying|in|long|red|blue|pair"


def _flown(found: re.Match[str]) -> str:
    """Who is pulled by a kite has it on a line, and on water a board below the feet."""
    kite = f"flying a {found['look'] or ''}kite"
    afloat = found["water"] or _WATERS.search(found.string)
    if not afloat or _BOARDS.search(found.string):
        return f"while {kite}"
    where = f" on the {found['water']}" if found["water"] else ""
    return f"riding a surfboard{where} and {kite}"


def _ridden(found: re.Match[str]) -> str:
    """Who jumps a horse rides it, and the horse jumps."""
    jumps = "jump" if found["horse"].endswith("s") else "jumps"
    return f"{_RIDES[found['deed'].lower()]} {found['horse']} that {jumps}"


TURNS: tuple[Turn, ...] = (
    Turn(
        "jump jumps jumping jumped",
        lambda: (
            r"(?<= )(?P<cut>(?P<deed>jump(?:s|ing|ed)?) "
            r"(?P<horse>(?:an?|the|his|her|their) (?:[a-z]+ )?(?:horses?|pony|ponies)))(?= over\b)"
        ),
        _ridden,
    ),
    Turn(
        "country",
        lambda: (
            rf"(?<= )(?P<before>(?!(?:{_NO_DEED}) )[a-z]+ )(?P<cut>cross[ -]country skis)"
            r"(?= (?:through|down|across|along|over|past|up|in)\b)"
        ),
        lambda _: "is skiing",
    ),
    Turn("country", lambda: r"(?<= )(?P<cut>cross[ -]country )(?=ski(?:s|ing|ers?)?\b)", lambda _: ""),
    Turn(
        "kite",
        lambda: (
            r"(?<= )(?P<cut>(?:riding (?:on|across|over|in) (?:the )?(?P<water>water|ocean|sea|waves?) )?"
            r"(?:(?:while|and|is|are) )?(?:being |getting )?(?:pulled|towed|dragged) (?:along )?"
            r"by (?:an?|the|his|her) (?P<look>[a-z]+ )?kite)\b"
        ),
        _flown,
    ),
    Turn(
        "other",
        lambda: r"(?<= on the )(?P<cut>other)(?= *(?:[.,;]|$))",
        lambda found: "other side" if " one side" in found.string[: found.start()].lower() else None,
    ),
)
