"""How FACTUAL writes a word of the caption in its graph: unchanged, as a base form, or as something else altogether.

A form is "=" (the word itself), "v" (a verb's base form), "n" (a noun's singular) or "=" and the words to write.
"""

from __future__ import annotations

from functools import lru_cache

from layoutgen.parse.pipeline.lemma import lemma_of

RULES = ("=", "v", "n")


@lru_cache(maxsize=20_000)
def base(word: str) -> str:
    """The base form of a lower-case verb, whatever its ending: "sitting" and "sits" are both "sit"."""
    if word.endswith("ing"):
        return lemma_of(word, "VBG")
    if word.endswith("s") and not word.endswith("ss"):
        return lemma_of(word, "VBZ")
    return lemma_of(word, "VBN")


def written(word: str, form: str) -> str:
    """A lower-case word of the text as the graph writes it."""
    if form == "v":
        return base(word)
    if form == "n":
        return lemma_of(word, "NNS")
    return form[1:] or word


def form_of(word: str, target: str) -> str:
    """The form under which `word` is written as `target`."""
    if word == target:
        return "="
    for rule in ("v", "n"):
        if written(word, rule) == target:
            return rule
    return "=" + target
