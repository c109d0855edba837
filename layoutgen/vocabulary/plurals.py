"""English plurals: which words have no singular, and what the singular of the others may be."""

from __future__ import annotations

from layoutgen.vocabulary.words import meanings, members

_STAYS = members("same in plural")
_IRREGULAR = meanings("irregular plurals")


def plural_stays(word: str) -> bool:
    """Whether `word` has the same form in the singular, or none."""
    return word in _STAYS


def singular_candidates(word: str) -> list[str]:
    """The possible singulars of `word`, likeliest first; empty when it does not look like a plural.

    English spelling cannot tell "houses" (house) from "buses" (bus): the caller picks the one that is a word.
    """
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    if word.endswith("men") and len(word) > 4:  # policemen, snowmen
        return [f"{word[:-2]}an"]
    if word.endswith("children"):
        return [word[:-3]]
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss"):
        return []
    if word.endswith("ies"):
        return [f"{word[:-3]}y", word[:-1]] if len(word) > 4 else [word[:-1]]
    if word.endswith(("ses", "zes")) and word[-4:-3] not in ("s", "t", "z"):  # sizes; not glasses, quizzes, waltzes
        return [word[:-1], word[:-2]]
    if word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("ves"):
        return [word[:-1], f"{word[:-3]}f", f"{word[:-3]}fe"]
    if word.endswith(("us", "is")):
        return [word, word[:-1]]
    return [word[:-1]]
