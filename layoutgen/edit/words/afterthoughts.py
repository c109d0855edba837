"""How many, said behind all else: "smoke over the house, lots", "flowers by the barn, five of them"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.lexicon import NUMBERS, VERBS
from layoutgen.edit.words.sentence import Word, verb_at

_MANY = frozenset({"lots", "a lot", "loads", "plenty", "tons", "many", "several", "a few", "quite a few"})
_BEFORE = frozenset({"at", "least", "maybe", "about", "say", "around", "perhaps", "exactly"})
_BRINGS = frozenset({"add", "put", "want", ""})


def amount_first(words: Sequence[Word], labels: Collection[str]) -> Sequence[Word]:
    """The words with an amount behind the last comma before the new things that it counts; else as they are."""
    cut = max((k for k, word in enumerate(words) if word.lower == ","), default=0)
    amount = _amount([word.lower for word in words[cut + 1 :]]) if cut else []
    verb = verb_at(words, 0)
    if not amount or VERBS.get(verb, "") not in _BRINGS:
        return words
    bits = Bits(words[:cut], labels).read(len(verb.split()) if verb else 0)
    counted = next((ref for bit in bits if bit.kind == "thing" for ref in bit.refs), None)
    if counted is None or counted.definite or counted.pronoun or (counted.number or 1) > 1 or counted.label is None:
        return words
    start = counted.start + (words[counted.start].tag in ("DT", "JJR"))  # "a", "some", "more"
    said = [replace(words[cut], text=word, lower=word, lemma=word, tag=tag) for word, tag in amount]
    return [*words[: counted.start], *said, *words[start:cut]]


def _amount(lower: list[str]) -> list[tuple[str, str]]:
    """ "lots of them" as "lots of", "at least five" as "five": words with their tags; nothing for anything else."""
    if lower[-2:] in (["of", "them"], ["of", "it"], ["of", "those"], ["in", "all"], ["in", "total"]):
        lower = lower[:-2]
    while lower[:1] and lower[0] in _BEFORE:
        lower = lower[1:]
    if len(lower) == 1 and (lower[0] in NUMBERS or lower[0].isdigit()):
        return [(lower[0], "CD")]
    if " ".join(lower) not in _MANY:
        return []
    if lower[-1] in ("many", "several", "few"):
        return [("many", "JJ")]
    return [("lots", "NNS"), ("of", "IN")]
