"""Other readings of a clause that was not understood, without words around it that name and ask nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from layoutgen import vocab
from layoutgen.edit.words.lexicon import (
    ABSOLUTE,
    COMPARATIVES,
    DIRECTIONS,
    FUZZY,
    NUMBERS,
    ORDINALS,
    POSITIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUPERLATIVES,
)
from layoutgen.edit.words.sentence import Word, begins, verb_at

_LONGEST = 9  # words before a command
_TURNING = frozenset({
    "not", "n't", "no", "never", "nobody", "nothing", "without", "except", "but", "only", "if", "unless", "when",
    "until", "before", "after", "instead", "or", "than", "because", "undo", "redo", "again", "more", "less", "fewer",
    "all", "both", "each", "every", "other", "another", "half",
})  # fmt: skip
_TABLES = (ABSOLUTE, COMPARATIVES, DIRECTIONS, FUZZY, NUMBERS, ORDINALS, POSITIVES, SUPERLATIVES)


def relaxed(clause: Sequence[Word], labels: Collection[str]) -> Iterator[list[Word]]:
    """The clause from its first command on, without its last idle words or what for, without a verb before "on"."""
    heads = {word for label in labels for word in label.split()}
    if not verb_at(clause, 0):
        for k in range(1, min(len(clause), _LONGEST)):
            if not _idle(clause[k - 1], heads, pronouns=True):
                break
            if verb_at(clause, k) and clause[k].tag in ("VB", "VBP", "NN") and begins(clause, k):
                yield list(clause[k:])
                break
    cut = max((k for k, word in enumerate(clause) if word.lower == ","), default=0)
    if cut > 1 and all(_idle(word, heads, pronouns=True) for word in clause[cut:]):
        yield list(clause[:cut])
    why = next((k for k, word in enumerate(clause) if k > 2 and word.lower == "so"), 0)
    if why and clause[why + 1 : why + 2] and clause[why + 1].lower in ("that", "it", "we", "everyone", "they"):
        yield list(clause[:why])  # "larger so that it covers the woman"
    for k in range(2, len(clause) - 1):
        doing = clause[k].tag in ("VB", "VBN", "VBG") and _idle(clause[k], heads)
        if doing and clause[k - 1].tag in ("MD", "TO", "VB", "NN", "NNS") and clause[k + 1].lower in PREPOSITIONS:
            yield [*clause[:k], *clause[k + 1 :]]


def _idle(word: Word, heads: Collection[str], *, pronouns: bool = False) -> bool:
    """Whether a word names nothing and says nothing of how anything shall be."""
    lower = word.lower
    if word.ids or lower in _TURNING or lower in heads or vocab.singular(lower) in heads or lower.isdigit():
        return False
    if any(lower in table for table in _TABLES) or vocab.colour(lower) or (lower in PRONOUNS and not pronouns):
        return False
    if lower in vocab.PATTERNS or lower in vocab.STATES or lower in vocab.MATERIALS or lower in vocab.SIZES:
        return False
    if vocab.time_of_day(lower) or vocab.weather(lower) or vocab.place(lower):
        return False
    drawn = word.tag.startswith("NN") and vocab.lookup(vocab.singular(lower)) is not None
    return not drawn and not verb_at([word], 0)
