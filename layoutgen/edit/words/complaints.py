"""Complaints as the commands that mend them: "the dog is too far from the farmer", "it isn't close enough to her"."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.edit.words.lexicon import POSITIVES
from layoutgen.edit.words.look_bits import known_look
from layoutgen.edit.words.modals import NOT
from layoutgen.edit.words.sentence import Word, spoken, verb_at

_SEEMING = frozenset({
    "is", "are", "'s", "'re", "looks", "look", "seems", "seem", "appears", "appear", "stands", "stand", "sits", "sit",
    "hangs", "hang", "lies", "lie", "was", "were", "be",
})  # fmt: skip
_STANDING = frozenset({"standing", "sitting", "lying", "hanging", "placed", "parked", "positioned", "flying", "put"})
_GRADES = frozenset(
    {"much", "way", "a", "bit", "little", "far", "slightly", "still", "just", "somewhat", "really", "all"}
)
_OPPOSITE = {"left": "right", "right": "left", "up": "down", "down": "up", "back": "forward", "forward": "back"}
_WAYS = {"low": "down", "high": "up", "backward": "back", "backwards": "back", "forwards": "forward"}
_BESIDE = (["compared", "to"], ["compared", "with"], ["in", "comparison"], ["for", "the"], ["in", "relation"])


def mending(words: Sequence[Word]) -> Sequence[Word]:
    """The command that mends what is complained of; the words as they are where they are no such complaint."""
    lower = [word.lower for word in words]
    if not words or verb_at(words, 0) or lower[0] == "there":
        return words
    if (plain := _unwanted(words, lower)) is not None:
        return mending(plain)
    if lower[0] in ("i", "we") and lower[1:2] in (["find"], ["think"]) and "too" in lower:  # "I find the dog too big"
        k = lower.index("too")
        return mending([*words[2:k], spoken("is", "VBZ", words[k]), *words[k:]])
    wrong = _too(lower) or _enough(lower)
    if wrong is None:
        return words
    subject, told = words[: wrong[0]], wrong[1]
    beside = next((k for k in range(len(words)) if lower[k : k + 2] in _BESIDE), 0)
    if told == "" and beside > wrong[0] + 2:
        return words[:beside]  # "too big compared to the barn"
    if not told or not subject:
        return words
    length = len(told.split())
    made = [spoken(text, "VB" if k == 0 else "RBR", words[0]) for k, text in enumerate(told.split())]
    return [made[0], *subject, *made[1:length], *words[wrong[2] :]]


def _unwanted(words: Sequence[Word], lower: Sequence[str]) -> list[Word] | None:
    """ "I don't want the dog so close to the ball" as "the dog is too close to the ball"."""
    if lower[0] not in ("i", "we") or lower[2:3] not in (["n't"], ["not"]) or lower[3:4] not in (["want"], ["like"]):
        return None
    so = next((k for k in range(5, len(lower) - 1) if lower[k] in ("so", "that", "this") and _graded(lower[k + 1])), 0)
    end = so
    while end > 5 and lower[end - 1] in ("to", "be", "being", *_STANDING):
        end -= 1
    return (
        [*words[4:end], spoken("is", "VBZ", words[so]), spoken("too", "RB", words[so]), *words[so + 1 :]]
        if so
        else None
    )


def _graded(word: str) -> bool:
    return word in ("far", "close", "near", "high", "low") or word in POSITIVES


def _too(lower: Sequence[str]) -> tuple[int, str, int] | None:
    """Of "the dog is too far from": where the thing ends, what to do ("" for nothing known), where the rest begins."""
    k = next((k for k, word in enumerate(lower) if word == "too" and k + 1 < len(lower)), 0)
    verb = next((v for v in range(k - 1, 0, -1) if lower[v] in _SEEMING), 0)
    if not verb or not all(word in _GRADES or word in _STANDING for word in lower[verb + 1 : k]):
        return None
    little = "a bit " if {"bit", "little", "slightly", "somewhat"} & set(lower[verb + 1 : k]) else ""
    told, at = _moved(lower, k + 1, wanted=False)
    return verb, told.replace("move ", f"move {little}", 1) if told and at == len(lower) else told, at


def _enough(lower: Sequence[str]) -> tuple[int, str, int] | None:
    """Of "the dog isn't close enough to": the same."""
    end = next((k for k, word in enumerate(lower) if word == "enough"), 0)
    no = next((k for k in range(end) if lower[k] in NOT), 0)
    if not no or end - no > 5 or lower[no - 1] not in _SEEMING:
        return None
    adjective = [word for word in lower[no + 1 : end] if word != "quite" and word not in _STANDING]
    if adjective and known_look(" ".join(adjective)) and end + 1 == len(lower):
        return no - 1, f"make {' '.join(adjective)}", len(lower)
    told, at = _moved([*lower[: no + 1], *adjective, *lower[end + 1 :]], no + 1, wanted=True)
    return no - 1, told, at + len(lower) - (no + 1 + len(adjective) + len(lower) - end - 1)


def _moved(lower: Sequence[str], at: int, *, wanted: bool) -> tuple[str, int]:
    """The command against (or for) "far from", "close to", "far left" at `at`, and where what it names begins."""
    first, after = lower[at], list(lower[at + 1 :])
    far = first == "far"
    if first in ("close", "near") and after[:1] == ["together"]:
        return ("move closer together" if wanted else "move farther apart"), at + 2
    if far and after[:1] == ["apart"]:
        return ("move farther apart" if wanted else "move closer together"), at + 2
    away = far and after[:2] == ["away", "from"]
    if (away or (far and after[:1] == ["from"])) and len(after) > 1 + away:
        return ("move away from" if wanted else "move closer to"), at + 2 + away
    if first in ("close", "near") and after:
        return ("move closer to" if wanted else "move away from"), at + 1 + (after[0] == "to")
    way = [word for word in after if word not in ("to", "the", "over", "side", "of", "picture", "image", "on")]
    if (far or first in _WAYS) and len(way) == 1:
        where = _WAYS.get(way[0], way[0])
        if where in _OPPOSITE:
            return f"move {where if wanted else _OPPOSITE[where]}", len(lower)
    return "", at
