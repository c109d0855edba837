"""Caption encoders: letters through a convolutional-recurrent network (Reed, Akata, Schiele, Lee: Learning Deep
Representations of Fine-grained Visual Descriptions, arXiv:1605.05395), and words through a bidirectional LSTM, as the
DAMSM of AttnGAN has it (Xu et al., arXiv:1711.10485).

What an encoder reads, its alphabet or its words, stands in the configuration of its weights, never beside it.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import torch
from pydantic import JsonValue
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from layoutgen.errors import WeightsError
from layoutgen.nn import weights
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.words import Vocabulary

# The authors' 70 signs in their order, which their weights depend on; the second "-" is the one that counts.
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789-,;.!?:'\"/\\|_@#$%^&*~`+-=<>()[]{} "
SYSTEM = "char_cnn_rnn"
ENCODER, DIGEST = "encoder", "digest"  # what the options of a generator's weights say of the encoder of its training


class CaptionEncoder(nn.Module, ABC):
    """What turns a caption into a vector. size: how many numbers it has."""

    size: int

    @abstractmethod
    def read(self, texts: Sequence[str]) -> Tensor:
        """The captions' vectors, (B, size), on the module's device."""


@dataclass(frozen=True)
class CharConfig:
    """Sizes, as published for birds and flowers.

    length: letters that are read. channels: of the three convolutions, the last being the recurrent network's too.
    pool_last: whether the last convolution is pooled as well, which leaves 8 steps instead of 18.
    """

    alphabet: str = ALPHABET
    length: int = 201
    channels: tuple[int, int, int] = (384, 512, 256)
    embedding: int = 1024
    pool_last: bool = False


PUBLISHED = CharConfig()
CLIPART64 = CharConfig(channels=(96, 160, 192), embedding=256, pool_last=True)


class CharCnnRnn(CaptionEncoder):
    """Letters -> convolutions -> a recurrent network, whose states' mean is projected to the caption's vector."""

    def __init__(self, config: CharConfig = PUBLISHED) -> None:
        super().__init__()
        self.config, self.size = config, config.embedding
        first, second, third = config.channels
        self.convolutions = nn.Sequential(
            nn.Conv1d(len(config.alphabet), first, 4), nn.ReLU(), nn.MaxPool1d(3),
            nn.Conv1d(first, second, 4), nn.ReLU(), nn.MaxPool1d(3),
            nn.Conv1d(second, third, 4), nn.ReLU(), nn.MaxPool1d(3, 2) if config.pool_last else nn.Identity(),
        )  # fmt: skip
        self.recurrent = nn.GRU(third, third, batch_first=True)
        self.projection = nn.Linear(third, config.embedding)
        self._begin()

    def _begin(self) -> None:
        """Weights at the start, such that different letters give different vectors: of a letter's inputs one is 1."""
        first, *others = (layer for layer in self.convolutions if isinstance(layer, nn.Conv1d))
        nn.init.normal_(first.weight, std=math.sqrt(2 / first.kernel_size[0]))
        for layer in others:
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")

    @cached_property
    def _places(self) -> dict[str, int]:
        return {sign: place for place, sign in enumerate(self.config.alphabet)}

    def letters(self, texts: Sequence[str]) -> Tensor:
        """The captions as places in the alphabet, -1 for other signs and behind the end: (B, length) int64."""
        found = torch.full((len(texts), self.config.length), -1, dtype=torch.int64)
        for row, text in zip(found, texts, strict=True):
            places = [self._places.get(sign, -1) for sign in text.lower()[: self.config.length]]
            row[: len(places)] = torch.tensor(places, dtype=torch.int64)
        return found

    def forward(self, letters: Tensor) -> Tensor:
        """letters: (B, length) int64 -> (B, embedding)."""
        hot = functional.one_hot(letters + 1, len(self.config.alphabet) + 1)[..., 1:]  # (B, length, alphabet)
        weight = self.projection.weight
        steps = self.convolutions(hot.transpose(1, 2).to(weight.dtype)).transpose(1, 2)  # (B, 8 or 18, channels)
        made: Tensor = self.projection(self.recurrent(steps)[0].mean(1))
        return made

    def read(self, texts: Sequence[str]) -> Tensor:
        """The captions' vectors, (B, embedding), on the network's device."""
        made: Tensor = self(self.letters(texts).to(self.projection.weight.device))
        return made


@dataclass(frozen=True)
class WordConfig:
    """Sizes, as published. size: numbers of a word's and of a caption's vector, half for each direction."""

    words: int
    embedding: int = 300
    size: int = 256
    dropout: float = 0.5


class WordEncoder(nn.Module):
    """A bidirectional LSTM over words: a vector for each word and one for the caption. Names are the authors'."""

    def __init__(self, config: WordConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = nn.Embedding(config.words, config.embedding)
        self.drop = nn.Dropout(config.dropout)
        self.rnn = nn.LSTM(config.embedding, config.size // 2, batch_first=True, bidirectional=True)
        nn.init.uniform_(self.encoder.weight, -0.1, 0.1)

    def forward(self, words: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """words: (B, L) int64, ids of the vocabulary that is bundled with the weights; lengths: (B,), at least 1.

        Returns the words' vectors (B, size, L), zeros behind a caption's end, and the captions' (B, size).
        """
        seen = self.drop(self.encoder(words))  # (B, L, embedding)
        packed = pack_padded_sequence(seen, lengths.cpu(), batch_first=True, enforce_sorted=False)
        states, (last, _) = self.rnn(packed)
        each, _ = pad_packed_sequence(states, batch_first=True, total_length=words.shape[1])  # (B, L, size)
        return each.transpose(1, 2), last.transpose(0, 1).reshape(len(words), -1)


# on disk --------------------------------------------------------------------------------------------------------------


def load_char(name: str | Path) -> CharCnnRnn:
    """The encoder of these weights, frozen and in evaluation mode. Raises WeightsError when they do not fit."""
    found = weights.find(name)
    try:
        options = dict(found.config.options)
        made = CharCnnRnn(CharConfig(**options | {"channels": tuple(options["channels"])}))  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsError(f"{found.folder} does not describe a char-CNN-RNN: {error}") from None
    found.load(made, SYSTEM)
    return made.eval().requires_grad_(False)


def load_words(name: str | Path, system: str) -> tuple[WordEncoder, Vocabulary]:
    """A word encoder and the vocabulary of its training. Raises WeightsError when either is missing."""
    found = weights.find(name)
    entries = found.config.vocabulary.get("words")
    if not entries:
        raise WeightsError(f"{found.folder} has no vocabulary of words, so nothing can be read with it")
    vocabulary = Vocabulary(entries)
    try:
        options = {**found.config.options, "words": len(vocabulary)}
        made = WordEncoder(WordConfig(**options))  # type: ignore[arg-type]
    except TypeError as error:
        raise WeightsError(f"{found.folder} does not describe a word encoder: {error}") from None
    found.load(made, system)
    return made.eval().requires_grad_(False), vocabulary


def digest(module: nn.Module) -> str:
    """Sixteen hexadecimal digits of a network's weights as they are kept on disk, with 16 bits.

    A generator keeps the digest of the encoder that it was trained with: the vectors of another one mean nothing to it.
    """
    found = sha256()
    for name, value in sorted(module.state_dict().items()):
        found.update(name.encode())
        found.update(value.detach().cpu().half().contiguous().numpy().tobytes())
    return found.hexdigest()[:16]


def told_by(name: str, encoder: CaptionEncoder) -> dict[str, JsonValue]:
    """What the options of a generator's weights keep of the encoder of its training."""
    return {ENCODER: name, DIGEST: digest(encoder)}


def encoder_of(
    found: weights.Weights, size: int, name: str = "", read: Callable[[str], CaptionEncoder] = load_char
) -> CaptionEncoder:
    """The encoder that a generator was trained with.

    size: numbers of a caption that the generator draws from. name: another name or folder of the encoder; weights
    that were imported name none. Raises WeightsError when it is missing, or another one.
    """
    options = found.config.options
    name = name or str(options.get(ENCODER, ""))
    if not name:
        raise WeightsError(f"{found.folder} names no caption encoder: say which, encoder=NAME")
    made = read(name)
    if options.get(DIGEST, digest(made)) != digest(made):
        raise WeightsError(
            f"{found.folder} was trained with another caption encoder than the {name!r} that is installed: install the "
            "one of its training, or train it again with this one"
        )
    if made.size != size:
        raise WeightsError(f"{found.folder} draws from captions of {size} numbers, and {name!r} gives {made.size}")
    return made


class Reader:
    """Puts the captions' vectors into a batch: what a renderer or a training does before the generator.

    names: of the labels by id; a scene without a text is read as the list of its labels. apart: whether each caption is
    read by itself, so that the last bits of its vector do not depend on the others.
    """

    def __init__(self, encoder: CaptionEncoder, names: Sequence[str], *, apart: bool = False) -> None:
        self.encoder, self.names, self.apart = encoder, tuple(names), apart

    def __call__(self, batch: SceneBatch) -> SceneBatch:
        """The batch with its `sentence`."""
        self.encoder.to(batch.device)
        texts = self.texts(batch)
        with torch.no_grad():
            if not self.apart:
                return replace(batch, sentence=self.encoder.read(texts))
            each = {text: self.encoder.read([text]) for text in dict.fromkeys(texts)}
            return replace(batch, sentence=torch.cat([each[text] for text in texts]))

    def texts(self, batch: SceneBatch) -> list[str]:
        """What is read for each scene: its text, or its labels, "dog, car"."""
        labels: list[list[str]] = [[] for _ in range(len(batch))]
        for owner, label in zip(batch.owner.tolist(), batch.labels.tolist(), strict=True):
            labels[owner].append(self.names[label])
        return [text.strip() or ", ".join(named) for text, named in zip(batch.texts, labels, strict=True)]
