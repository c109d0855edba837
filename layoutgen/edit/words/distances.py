"""Wishes about how far things are from one another: "I'd like the boats to be closer together" as a command."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.edit.words.sentence import Word, spoken, verb_at

_WISHING = frozenset({"want", "need", "like", "prefer", "love", "see", "have", "fancy", "wish"})
_SHALL = frozenset({"should", "must", "shall", "could", "can", "may", "ought", "needs", "need"})
_LETTING = frozenset({"let", "have", "make"})
_BEING = frozenset({"be", "being", "stand", "standing", "sit", "sitting", "lie", "lying", "go", "move", "come", "to"})
_GRADES = frozenset({
    "a", "bit", "little", "lot", "much", "slightly", "somewhat", "more", "even", "some", "way", "farther", "further",
    "closer", "nearer", "close", "far", "wider", "considerably",
})  # fmt: skip
_NOT = frozenset({"not", "n't", "never"})


def distanced(words: Sequence[Word]) -> Sequence[Word]:
    """ "I want the boats to stand farther apart" as "move the boats farther apart"; others as they are."""
    lower = [word.lower for word in words]
    if lower[-1:] not in (["together"], ["apart"]) or _NOT & set(lower):
        return words
    grade = len(lower) - 1
    while grade and lower[grade - 1] in _GRADES:
        grade -= 1
    end = grade
    while end and lower[end - 1] in _BEING:
        end -= 1
    start = _wish(words, lower[:end])
    if start is None:
        modal = next((k for k in range(1, len(lower)) if lower[k] in _SHALL), 0)
        if not modal or modal < end - 1 or verb_at(words, 0) or lower[0] in ("i", "we") or grade == len(lower) - 1:
            return words
        start, end = 0, modal
    if end <= start:
        return words
    return [spoken("move", "VB", words[0]), *words[start:end], *words[grade:]]


def _wish(words: Sequence[Word], lower: Sequence[str]) -> int | None:
    """Where the things begin of which "I'd like", "let" speaks; none where the clause begins otherwise."""
    if lower[:1] in (["i"], ["we"]):
        at = next((k for k, word in enumerate(lower[:4]) if word in _WISHING), None)
        if at is None:
            return None
        return at + 3 if lower[at + 1 : at + 3] in (["to", "see"], ["to", "have"]) else at + 1
    return 1 if lower[:1] and lower[0] in _LETTING and words[0].tag.startswith("VB") else None


def fronted(words: Sequence[Word]) -> list[Word]:
    """ "instead of the fence, I'd like a wall" as "I'd like a wall instead of the fence"."""
    lower = [word.lower for word in words]
    made: list[Word] = []
    k = 0
    while k < len(words):
        first = not made or made[-1].lower in _ENDS
        cut = _instead(words, lower, k) if first and lower[k : k + 2] == ["instead", "of"] else 0
        if not cut:
            made.append(words[k])
            k += 1
            continue
        start = cut + (lower[cut] == ",")
        end = next((n for n in range(start, len(words)) if _over(words, lower, start, n)), len(words))
        made += [*words[start:end], *words[k:cut]]
        k = end
    return made


_ENDS = frozenset({".", ";", "!", "?", ":"})
_SUBJECTS = frozenset({"i", "we", "you", "there", "let", "please", "could", "can", "would"})


def _instead(words: Sequence[Word], lower: Sequence[str], k: int) -> int:
    """Where what "instead of" at k names ends and something is asked for; 0 where nothing is, or it names a doing."""
    if words[k + 2 : k + 3] == [] or words[k + 2].tag == "VBG":
        return 0
    for n in range(k + 3, len(words)):
        if lower[n] in _ENDS:
            return 0
        if lower[n] == "," and n + 1 < len(words):
            return n
        if lower[n] in _SUBJECTS or (words[n].tag in ("VB", "VBP") and verb_at(words, n)):
            return n
    return 0


def _over(words: Sequence[Word], lower: Sequence[str], start: int, n: int) -> bool:
    """Whether what is asked for from start on ends at n: a stop, or a joint and the next command."""
    if lower[n] in _ENDS:
        return True
    after = n + 1 + (lower[n + 1 : n + 2] in (["and"], ["then"]))
    joint = lower[n] in (",", "and", "then", "but") and n > start and after < len(words)
    return joint and bool(verb_at(words, after) and words[after].tag in ("VB", "VBP"))
