"""Turns that say in several words what the rest of the parser reads in one: "red-coloured", "bottom left: an owl",
"the number of owls is four", "in class"."""

from __future__ import annotations

import re

from layoutgen.parse.turns import (
    absences,
    colours,
    counts,
    deeds,
    framing,
    manners,
    names,
    owners,
    places,
    shares,
    slips,
    tallies,
)

_TOPICS = (slips, shares, counts, tallies, colours, absences, places, owners, manners, framing, names, deeds)
_TURNS = tuple(turn for topic in _TOPICS for turn in topic.TURNS)
_WORD = re.compile(r"[^ ,;:.]+")
_TOKEN = re.compile(r"[a-z]+|[^a-z\s]")
_HINTED: dict[str, list[int]] = {}
for _number, _turn in enumerate(_TURNS):
    for _hint in _turn.hints.split():
        _HINTED.setdefault(_hint, []).append(_number)


def reworded(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with the plain words; those that are new stand where the old ones did."""
    waiting = _hinted(text, 0)
    while waiting:
        number = waiting.pop()
        changed = False
        for found in _TURNS[number].find(text):
            words = _TURNS[number].meant(found)
            if words is not None:
                text, sources = _put(text, sources, found.span("cut"), words)
                changed = True
        if changed:
            waiting = _hinted(text, number + 1)
    return text, sources


def _hinted(text: str, first: int) -> list[int]:
    """The turns from `first` on that a text may have, last first."""
    found = {n for word in _HINTED.keys() & _TOKEN.findall(text.lower()) for n in _HINTED[word] if n >= first}
    return sorted(found, reverse=True)


def _put(
    text: str, sources: list[tuple[int, int]], span: tuple[int, int], words: str
) -> tuple[str, list[tuple[int, int]]]:
    """The text with `words` in place of what stands at `span`. A word that stood there stays where it was, the others
    stand for all of it."""
    start, end = span
    whole = (sources[start][0], sources[end - 1][1]) if end > start else sources[max(0, start - 1)]
    new, at = [whole] * len(words), start
    lower = text.lower()
    for found in _WORD.finditer(words):
        kept = re.compile(rf"(?<!\w){re.escape(found.group().lower())}(?!\w)").search(lower, at, end)
        if kept is not None:
            new[found.start() : found.end()] = sources[kept.start() : kept.end()]
            at = kept.end()
    return f"{text[:start]}{words}{text[end:]}", [*sources[:start], *new, *sources[end:]]
