"""Statements in other words that mean the same: "I don't think it should be red" as "it should not be red"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.edit.words.sentence import Word, spoken, verb_at

_BELIEVED = frozenset({"think", "believe", "feel", "want", "find"})
_MODAL = frozenset({"should", "must", "can", "is", "are", "'s", "shall", "ought", "would"})
_FULL = frozenset({"needs", "need", "has", "have", "looks", "look", "belongs", "belong", "goes", "wears", "holds"})
_SUBJECTS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "CD", "EX"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PAST = {
    "had": "has", "wore": "wears", "held": "holds", "carried": "carries", "sat": "sits", "stood": "stands",
    "lay": "lies", "faced": "faces", "looked": "looks", "hung": "hangs", "rode": "rides", "slept": "sleeps",
    "went": "goes", "ate": "eats", "flew": "flies", "swam": "swims", "floated": "floats", "leaned": "leans",
}  # fmt: skip


def reworded(words: Sequence[Word]) -> Sequence[Word]:
    """The words with a denial that stands before them taken into them, and what was wished in the past as present."""
    return _taking(_present(_denied(words)))


_OFF = {"take off": "remove", "lose": "remove", "put away": "remove", "get rid of": "remove", "throw away": "remove"}
_ON = {"put on": "wear", "grab": "hold", "pick up": "hold", "take": "hold", "get": "hold"}
_SHALL = frozenset({"should", "must", "could", "can", "shall"})


def _taking(words: Sequence[Word]) -> Sequence[Word]:
    """ "the man should take off his hat" as "remove the man's hat", "should put on a hat" as "should wear a hat"."""
    cut = next((k for k, word in enumerate(words) if k and word.lower in _SHALL), 0)
    if not cut or verb_at(words, 0) or not any(w.tag.startswith(("NN", "PRP")) for w in words[:cut]):
        return words
    lower = [word.lower for word in words]
    if lower[-1] == "off" and lower[cut + 1 : cut + 2] == ["take"]:  # "take his hat off"
        words, lower = (
            [*words[: cut + 2], words[-1], *words[cut + 2 : -1]],
            [*lower[: cut + 2], "off", *lower[cut + 2 : -1]],
        )
    length = next((n for n in (3, 2, 1) if " ".join(lower[cut + 1 : cut + 1 + n]) in {**_OFF, **_ON}), 0)
    verb, rest = " ".join(lower[cut + 1 : cut + 1 + length]), list(words[cut + 1 + length :])
    if not length or not rest or rest[0].tag not in ("DT", "PRP$", "NN", "CD"):
        return words
    if verb in _ON:
        return [*words[: cut + 1], spoken(_ON[verb], "VB", words[cut]), *rest]
    if rest[0].tag == "PRP$":
        rest = [*words[:cut], spoken("'s", "POS", words[cut]), *rest[1:]]
    return [spoken("remove", "VB", words[cut]), *rest]


def _denied(words: Sequence[Word]) -> Sequence[Word]:
    """ "I don't think the dog should be there" as "the dog should not be there"."""
    lower = [word.lower for word in words]
    if lower[:1] not in (["i"], ["we"]) or lower[1:3] not in (["do", "n't"], ["do", "not"]):
        return words
    if lower[3:4] == [] or lower[3] not in _BELIEVED - {"want"}:
        return words
    rest = list(words[4 + (lower[4:5] == ["that"]) :])
    k = next((k for k, word in enumerate(rest) if k and word.lower in _MODAL | _FULL), 0)
    if not k:
        return words
    verb = rest[k]
    if verb.lower in _MODAL:
        return [*rest[: k + 1], spoken("not", "RB", verb), *rest[k + 1 :]]
    base = replace(verb, text=verb.lemma, lower=verb.lemma, tag="VB")
    return [*rest[:k], spoken("does", "VBZ", verb), spoken("not", "RB", verb), base, *rest[k + 1 :]]


def _present(words: Sequence[Word]) -> Sequence[Word]:
    """ "the man wore a hat", as wishes put it, in the present."""
    if not words or words[0].tag not in _SUBJECTS or words[0].lower in ("i", "we") or verb_at(words, 0):
        return words
    k = next((k for k, word in enumerate(words) if word.tag in _FINITE or word.lower in _PAST), 0)
    present = _PAST.get(words[k].lower)
    if not k or present is None or words[k - 1].tag not in ("NN", "NNS", "PRP", "NNP", "RB"):
        return words
    lemma = {"has": "have", "goes": "go", "carries": "carry", "lies": "lie", "flies": "fly"}.get(present, present[:-1])
    return [*words[:k], replace(words[k], text=present, lower=present, lemma=lemma, tag="VBZ"), *words[k + 1 :]]
