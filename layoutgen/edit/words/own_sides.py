"""Sides said to be a thing's own: "on its left" as "left of it", "to the cake's right" as "right of the cake"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.edit.words.sentence import Word

_LEADS = frozenset({"to", "on", "at"})
_WHOSE = {"its": "it", "his": "him", "her": "her", "their": "them"}
_GENITIVE = frozenset({"'s", "’s", "'"})
_LONGEST = 6


def plain_sides(words: Sequence[Word]) -> list[Word]:
    """The words with such sides said as relations; "its right ear" and "his left hand" stay."""
    made = list(words)
    for i in range(len(made) - 1, 0, -1):
        if made[i].lower not in ("left", "right"):
            continue
        end = i + 1
        while end < len(made) and made[end].lower in ("hand", "side", "-"):
            end += 1
        side = made[end - 1].lower == "side" or end == i + 1
        behind = [word.tag[:2] for word in made[end : end + 2]]
        if not side or behind[:1] == ["NN"] or behind == ["JJ", "NN"]:
            continue
        of = [replace(made[i], tag="IN"), Word("of", "of", "of", "IN", made[i].start, made[i].end)]
        whose = _WHOSE.get(made[i - 1].lower, "")
        if whose and i > 1 and made[i - 2].lower in _LEADS:
            it = replace(made[i - 1], text=whose, lower=whose, lemma=whose, tag="PRP")
            made[i - 2 : end] = [*of, it]
        elif made[i - 1].lower in _GENITIVE and (lead := _lead(made, i - 1)):
            made[lead:end] = [*of, *made[lead + 1 : i - 1]]
    return made


def _lead(words: Sequence[Word], i: int) -> int:
    """Where the preposition before the owner stands whose genitive ends at i; 0 for none."""
    for k in range(i - 1, max(0, i - _LONGEST), -1):
        if words[k].lower in _LEADS:
            return k
        if not (words[k].ids or words[k].tag.startswith(("NN", "JJ", "DT", "PRP$", "CD", "VBN", "VBG"))):
            return 0
    return 0
