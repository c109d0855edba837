"""Orders in the passive voice: "the barn should be painted blue", "I want the dog moved behind the barn"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.edit.words.lexicon import VERBS
from layoutgen.edit.words.look_bits import known_look
from layoutgen.edit.words.relation_bits import VERBAL
from layoutgen.edit.words.sentence import Word, verb_at

_FRAMES = frozenset({
    "move", "put", "lift", "lower", "size", "grow", "shrink", "double", "widen", "narrow", "heighten", "shorten",
    "delete", "add", "give", "replace", "swap", "turn", "make", "flip", "rotate", "tilt", "paint", "copy", "centre",
    "cover",
})  # fmt: skip
_MODAL = frozenset({
    "should", "must", "can", "could", "shall", "needs", "need", "has", "have", "ought", "would", "may", "might",
    "wants", "want", "also", "all", "both", "to", "please", "just", "is", "are",
})  # fmt: skip
_WISHES = frozenset({"want", "need", "like", "prefer", "love", "see", "have"})
_DENYING = frozenset({"not", "n't", "never", "no", "nothing", "already"})
_ADVERBS = frozenset({"also", "slightly", "somewhat", "just", "both", "all", "completely"})
_NAMING = ("DT", "JJ", "NN", "NNS", "CD", "PRP$", "PRP", "CC", "IN", "POS", "NNP", "JJR", "JJS", "PDT", "EX", "RB", ",")
_IRREGULAR = {"shrunk": "shrink", "shrunken": "shrink", "made": "make", "given": "give", "taken": "take"}
_DONE = ("VBN", "VBD")
_BY = frozenset({"replace", "cover"})


def active(words: Sequence[Word]) -> Sequence[Word]:
    """The order as a command with its verb first; the words as they are where they are no such thing."""
    lower = [word.lower for word in words]
    let = lower[:1] in (["let"], ["have"], ["get"])
    if not words or (verb_at(words, 0) and not let) or _DENYING & set(lower) or "instead" in lower:
        return words
    start = 1 if let else _wish(lower)
    be = next((k for k in range(start + 1, len(words)) if lower[k] in ("be", "being")), 0)
    if be:
        end = be
        while end > start + 1 and lower[end - 1] in _MODAL:
            end -= 1
        at = be + 1
        at += lower[at : at + 1] != [] and lower[at] in _ADVERBS
    else:
        at = next((k for k in range(start + 2, len(words)) if words[k].tag in _DONE and _is_verb(words, k)), 0)
        end = at
        if not at or not (start or words[0].tag == "DT") or any(w.tag in ("VBZ", "VBP", "MD") for w in words[start:at]):
            return words
    subject = list(words[start:end])
    if at >= len(words) or not subject or not all(w.tag in _NAMING or w.ids for w in subject):
        return words
    return _ordered(words, subject, at)


def _wish(lower: Sequence[str]) -> int:
    """Where what is wished begins; 0 for a plain statement."""
    wish = next((k + 1 for k, word in enumerate(lower[:4]) if k and word in _WISHES), 0)
    return wish if lower[0] in ("i", "we") else 0


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether what stands at `at`, behind a thing, is done to it: not "the painted barn"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or not after.tag.startswith("NN") or after.lower in ("left", "right")


def _ordered(words: Sequence[Word], subject: list[Word], at: int) -> Sequence[Word]:
    """Verb, thing and the rest, where the participle at `at` is one of a verb that commands begin with."""
    verb = words[at]
    lemma = _IRREGULAR.get(verb.lower, verb.lemma)
    bases = (lemma, verb.lower, verb.lower.removesuffix("d"), verb.lower.removesuffix("ed"))
    base = next((each for each in bases if VERBS.get(each) in _FRAMES), "")
    rest = list(words[at + 1 :])
    lower = [word.lower for word in rest]
    if lower[:1] == ["by"] and len(rest) > 1 and verb.lemma in VERBAL:  # "should be walked by the woman"
        do = replace(verb, text=verb.lemma, lower=verb.lemma, tag="VB")
        return [*rest[1:], replace(verb, text="should", lower="should", lemma="should", tag="MD"), do, *subject]
    if VERBS.get(base) in ("double", "grow", "shrink") and lower[:2] == ["in", "size"]:
        rest = rest[2:]
    said = verb.lower not in ("shut", "put", "set") and known_look(verb.lower)
    if not base or said or verb.tag not in ("VBN", "VBD", "JJ", "NN", "VB") or not _goes_with(base, lower):
        return words
    if VERBS[base] in _BY and lower[:1] == ["by"]:
        rest[0] = replace(rest[0], text="with", lower="with", lemma="with")
    first = replace(verb, text=base, lower=base, lemma=base, tag="VB")
    return [first, *subject, *rest]


def _goes_with(base: str, rest: Sequence[str]) -> bool:
    """Whether the verb can be a command with what follows: "turned on" is how it looks, "made of wood" as well."""
    if base in ("turn", "switch"):
        return rest[:1] not in (["on"], ["off"]) and rest != []
    if base in ("make", "do", "let", "have"):
        return rest[:1] not in ([], ["of"], ["from"], ["out"], ["up"])
    if VERBS[base] in ("move", "put"):
        return rest != []
    if VERBS[base] == "give":
        return base in ("give", "hand")
    if VERBS[base] == "swap":
        return rest[:1] in (["with"], ["for"])
    return True
