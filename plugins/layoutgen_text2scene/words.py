"""The words of captions as the layout model reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from layoutgen.nn.words import Vocabulary, split

if TYPE_CHECKING:
    from torch import Tensor

    from layoutgen.predict.learned import Wish

LONGEST = 24  # words of a caption
OFTEN = 3  # words met less often in training are unknown
_MIRRORED = {"left": "right", "right": "left", "leftmost": "rightmost", "rightmost": "leftmost"}


def words(text: str) -> list[str]:
    """The words of a text in lower case, without signs, at most LONGEST; never empty."""
    return [word for word in split(text) if word[0].isalnum()][:LONGEST] or ["a"]


def mirrored(said: Iterable[str]) -> list[str]:
    """The words of a picture that is turned left to right."""
    return [_MIRRORED.get(word, word) for word in said]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The words that are met OFTEN, the most frequent first."""
    return Vocabulary.of_texts((" ".join(words(text)) for text in texts), at_least=OFTEN)


def heard(text: str, asked: Sequence[Wish], known: Vocabulary) -> list[str]:
    """The words of a text; a noun that was never met in training is said as the class that stands for it."""
    made = []
    for word in words(text):
        strange = [] if word in known else [wish for wish in asked if _form_of(word, wish.label)]
        made += strange[0].known.split() if strange else [word]
    return made[:LONGEST]


def _form_of(word: str, label: str) -> bool:
    """Whether a word is a form of the label's noun, as "wolves" of "wolf"."""
    return any(word[: max(3, len(part) - 2)] == part[: max(3, len(part) - 2)] for part in split(label))


def vectors(entries: Sequence[str], size: int) -> Tensor:
    """What word vectors begin with: those that the parser's head ships, drawn ones for other words; row 0 is zero."""
    import torch

    from layoutgen.parse import head

    shipped = head.load()
    known = {word: k for k, word in enumerate(shipped.lexicon.vectors, 1)}
    fixed = torch.tensor(shipped.networks[0]["fixed"], dtype=torch.float32)
    made = torch.randn(len(entries), size) * 0.3
    made[0] = 0
    if fixed.shape[1] == size:
        for row, word in enumerate(entries):
            if word in known:
                made[row] = fixed[known[word]]
    return made
