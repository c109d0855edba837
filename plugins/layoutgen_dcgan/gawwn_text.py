"""Captions as vectors: by a char-CNN-RNN as published, or as sums of fixed codes of their words.

Codes need no training: each word, and each pair of words that stand side by side ("red shirt"), has a vector drawn from
its own letters; nearly orthogonal ones, so the first layer of a network learns what each means. That does where
sentences are simple, and a word that was never met changes next to nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from layoutgen.nn.text import CaptionEncoder, load_char
from layoutgen.nn.words import split

CODES = "codes"  # the name of the encoder without weights
SIZE = 1024
_SCALE = 0.25  # so that the numbers of a sentence's vector are about as large as those of noise
EMPTY = frozenset(
    ["a", "an", "the", "is", "are", "there", "it", "in", "on", "at", "of", "and", "with", "wearing", ".", ","]
)


class WordCodes(CaptionEncoder):
    """The encoder without weights; `size` and `read` as of a `CharCnnRnn`."""

    size = SIZE
    where: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("where", torch.zeros(()), persistent=False)  # tells the device

    def read(self, texts: Sequence[str]) -> Tensor:
        """The captions' vectors: (B, size)."""
        return torch.from_numpy(np.stack([_vector(text) for text in texts])).to(self.where.device)


def encoder(name: str) -> CaptionEncoder:
    """The caption encoder of this name, frozen: "codes", or weights of a char-CNN-RNN.

    Raises WeightsError where there are none.
    """
    return WordCodes() if name == CODES else load_char(name)


def _vector(text: str) -> npt.NDArray[np.float32]:
    words = [word for word in split(text) if word not in EMPTY]
    codes = [_code(said) for said in (*words, *map(" ".join, pairwise(words)))]
    return (_SCALE * np.sum(codes, 0) if codes else np.zeros(SIZE)).astype(np.float32)


@lru_cache(maxsize=1 << 14)
def _code(said: str) -> npt.NDArray[np.float32]:
    return np.random.default_rng(zlib.crc32(said.encode())).choice(np.array([-1, 1], np.float32), SIZE)
