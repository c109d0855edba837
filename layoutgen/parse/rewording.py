"""Turns that say in several words what the rest of the parser reads in one: "red-coloured", "in class"."""

from __future__ import annotations

import re

from layoutgen import vocab

_COLOURED = re.compile(r"(?P<word>[a-z]+)(?P<tail>(?:-|\s+)colou?red)(?= +(?:and )?[a-z])", re.IGNORECASE)
_IN_CLASS = re.compile(r"(?<= in )(?P<tail>class)(?= *(?:[.,;!]|$| while| with| and| at| during))", re.IGNORECASE)


def reworded(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with the plain words; those that are new stand where the old ones did."""
    if "colored" in text or "coloured" in text:
        for found in reversed(list(_COLOURED.finditer(text))):
            if vocab.colour(found["word"]) is not None:
                text, sources = _put(text, sources, found.span("tail"), "")
    if " in class" in text:
        for found in reversed(list(_IN_CLASS.finditer(text))):
            text, sources = _put(text, sources, found.span("tail"), "a classroom")
    return text, sources


def _put(
    text: str, sources: list[tuple[int, int]], span: tuple[int, int], words: str
) -> tuple[str, list[tuple[int, int]]]:
    start, end = span
    whole = (sources[start][0], sources[end - 1][1])
    return f"{text[:start]}{words}{text[end:]}", [*sources[:start], *[whole] * len(words), *sources[end:]]
