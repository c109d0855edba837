"""Verbs of how somebody is somewhere, which look like nouns: "I want the nurse to stand on the left"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layoutgen.edit.words.sentence import Word

POSTURES = frozenset({
    "stand", "sit", "lie", "rest", "sleep", "kneel", "crouch", "hang", "float", "fly", "swim", "run", "walk", "jump",
    "dance", "swing", "lean", "play", "crawl", "climb", "stay", "wait", "perch", "smile", "laugh", "cry", "wave", "nap",
    "roll", "dive", "hover", "relax", "squat", "bend",
})  # fmt: skip
_BEFORE = frozenset({"NN", "NNS", "NNP", "PRP", "CD", "TO"})
_AFTER = frozenset({"IN", "RB", "TO", "RP", "JJ", "CC", ",", "."})


def is_posture(words: Sequence[Word], i: int) -> bool:
    """Whether the word at i says what the thing before it does: "the dog stand next to the barn", "to rest"."""
    if not i or words[i].lower not in POSTURES or words[i].tag not in ("VB", "VBP", "NN"):
        return False
    before, after = words[i - 1], words[i + 1 : i + 2]
    verb = words[i].tag != "NN" or before.lower == "to"
    return verb and (before.tag in _BEFORE or bool(before.ids)) and (not after or after[0].tag in _AFTER)
