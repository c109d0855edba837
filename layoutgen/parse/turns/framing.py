"""Turns that tell how the picture shows things: "as seen through a window", "in a dim lit setting", "in middle"."""

from __future__ import annotations

import re

from layoutgen.parse.turns.turn import END, Turn, colours

_STOP = r"(?= *(?:[.,;!]|$))"
_THROUGH = r"(?:window|windows|window ?pane|glass|windshield|doorway|door|fence|lens|keyhole|hole)"
_LIT = r"(?:dim(?:ly)?|poorly|barely|softly|faintly)[ -]?lit|dim|darkened|dark"


def _placed(found: re.Match[str]) -> str:
    return " in" if found["of"] == "of" else f" {found['of']}"


TURNS: tuple[Turn, ...] = (
    Turn(
        "seen viewed",
        lambda: rf"(?P<cut>,? ?\bas (?:seen|viewed) (?:through|from) (?:an?|the) (?:[a-z]+ )?{_THROUGH}){_STOP}",
        lambda _: "",
    ),
    Turn(
        "occupant occupants",
        lambda: r"\b(?:is|are)(?P<cut> the (?:only|sole|lone) occupants? (?P<of>of|in|on|at|inside))(?= )",
        _placed,
    ),
    Turn(
        "setting lighting light environment atmosphere",
        lambda: (
            rf"(?<= )(?P<cut>(?:(?:is|are) )?(?:shown |seen |pictured |set )?in an? (?:{_LIT}) "
            rf"(?:setting|lighting|light|environment|atmosphere)){_STOP}"
        ),
        lambda found: "is dim" if re.match(r"(?:is|are) ", found["cut"], re.IGNORECASE) else None,
    ),
    Turn("dim", lambda: r"\b(?P<cut>dim[ -]lit)\b", lambda _: "dimly lit"),
    Turn("middle center centre", lambda: rf"(?<= )(?P<cut>in(?= (?:middle|cent(?:er|re)){_STOP}))", lambda _: "in the"),
    Turn(
        "front side facade",
        lambda: (
            r"(?<= )(?P<cut>(?:(?:that|which) is )?(?:sitting|standing|placed|located|posted|positioned) )"
            r"(?=on the (?:front|side|facade) of (?:an?|the|its|his|her) )"
        ),
        lambda _: "",
    ),
    Turn(
        "dressed clad clothed attired",
        lambda: (
            r"(?<= )(?P<cut>(?:(?:is|are) )?(?:dressed|clad|clothed|attired)(?: up)?(?: all| entirely| completely)? in "
            rf"(?:all )?)(?!black and white)(?={colours()}(?: and {colours()})?(?:{END}| [a-z]+(?:s|ing)\b))"
        ),
        lambda found: "is in " if found["cut"].lower().startswith("is ") else "in ",
    ),
    Turn(
        "down",
        lambda: (
            r"(?<= )(?P<cut>(?<=\ba )down |(?<=\bthe )down |(?<=\bhis )down |(?<=\bher )down )"
            r"(?=(?:comforter|jacket|coat|vest|blanket|quilt|duvet|pillow|parka)s?\b)"
        ),
        lambda _: "",
    ),
    Turn("one", lambda: r"\b(?:is|are|lies|sits|stands) (?P<cut>one)(?= the )", lambda _: "on"),
    Turn("and", lambda: r"(?<= and)(?P<cut> and)(?= )", lambda _: ""),
    Turn("tat", lambda: r"(?<= )(?P<cut>tat)(?= (?:is|are|has|have|was|were|can) )", lambda _: "that"),
    Turn(
        "ruffle skirt skirts skirting bedskirt valance",
        lambda: (
            r"\b(?:under|underneath|beneath|below|behind)(?P<cut> (?:an?|the|its|his|her) "
            r"(?:(?:bed ?|dust ?)?(?:ruffle|skirt|skirts|skirting)|bedskirt|valance) of)(?= (?:[a-z]+ ){1,3}?"
            r"(?:bed|sofa|couch|chair)\b)"
        ),
        lambda _: "",
    ),
    Turn(
        "skirt ruffle bedskirt",
        lambda: r"\b(?:under|underneath|beneath|below)(?P<cut> (?:an?|the) (?:bed ?skirt|dust ruffle))\b(?! of)",
        lambda _: " a bed",
    ),
)
