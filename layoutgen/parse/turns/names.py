"""Turns that call a thing otherwise than it is known: "whip cream", "a banana split", "the parts of his bicycle",
"a bag of luggage", "a TV turned on to a game"."""

from __future__ import annotations

from layoutgen.parse.turns.turn import Turn

_DETERMINERS = "an?|the|his|her|its|their|my|this|that|one"

TURNS: tuple[Turn, ...] = (
    Turn("whip", lambda: r"\b(?P<cut>whip)(?=[ -]cream\b)", lambda _: "whipped"),
    Turn("split splits", lambda: r"(?<=\bbanana )(?P<cut>splits?)\b", lambda found: f"sundae{found['cut'][5:]}"),
    Turn(
        "parts",
        lambda: rf"(?<= )(?P<cut>(?:(?:the|some|various|several|all|many) )*parts of )(?=(?:{_DETERMINERS}) )",
        lambda _: "",
    ),
    Turn(
        "luggage baggage",
        lambda: r"\b(?P<cut>bag(?P<many>s?)) of (?=(?:\w+ )?(?:luggage|baggage)\b)",
        lambda found: f"piece{found['many']}",
    ),
    Turn(
        "tv television screen monitor laptop",
        lambda: r"\b(?:tv|television|screen|monitor|laptop) (?P<cut>(?:is )?(?:turned|tuned|switched) (?:on )?to)(?= )",
        lambda _: "showing",
    ),
)
