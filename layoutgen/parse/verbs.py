"""Which words are verbs: the pipeline's list of base forms and the verbs of the lexicon; and the verbs of postures."""

from __future__ import annotations

from functools import lru_cache

from layoutgen.parse.lexicon import ANIMATE_VERBS, LIGHT_VERBS, TRANSITIVE
from layoutgen.parse.pipeline.lemma import base_form
from layoutgen.parse.pipeline.lexicon import verbs
from layoutgen.parse.pipeline.wordlists import lines

POSTURES = frozenset(
    {"sit", "stand", "lie", "lay", "lean", "kneel", "sleep", "rest", "perch", "hang", "crouch", "curl"}
)


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    return frozenset((*lines("bases.txt"), *(verb.base for verb in verbs()), *TRANSITIVE, *ANIMATE_VERBS, *LIGHT_VERBS))


@lru_cache(maxsize=8192)
def verb_of(word: str, tag: str) -> str | None:
    """The base of a lower-case word read as the verb form `tag` (VBZ, VBG, ...); None when that is no known verb."""
    base = base_form(word, tag)
    return base if base in _bases() else None
