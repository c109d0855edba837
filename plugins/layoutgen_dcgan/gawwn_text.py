"""A caption encoder that learns from captions alone: a char-CNN-RNN whose vectors tell which words were read.

The published one learns from pictures as well, for hours. This one takes minutes on a CPU, and does where captions come
from a grammar: its vectors are a smooth code of the words, from which a generator takes what it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Turn
from layoutgen.nn.packed import Packed
from layoutgen.nn.system import Prepared
from layoutgen.nn.text import SYSTEM, CharCnnRnn, CharConfig, char_options
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.words import Vocabulary

if TYPE_CHECKING:
    from rich.console import Console

STEPS, BATCH, RATE, ASIDE = 1200, 64, 2e-3, 256
SMALL = CharConfig(length=121, channels=(64, 96, 128), embedding=128)


class WordTeller(nn.Module):
    """The encoder, and a layer that tells the words of its vector."""

    def __init__(self, words: Vocabulary, steps: int) -> None:
        super().__init__()
        self.words, self.steps = words, steps
        self.text, self.tells = CharCnnRnn(SMALL), nn.Linear(SMALL.embedding, len(words))

    def turns(self) -> list[Turn]:
        return [Turn("tell", self, self.losses, RATE, clip=5.0, schedule=lambda step: 0.05 ** (step / self.steps))]

    def losses(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The cross-entropy of all words, of which a caption has few."""
        logits = self.tells(self.text.read(batch.texts))
        return {"words": 20 * binary_cross_entropy_with_logits(logits, self.there(batch).to(logits.device))}

    def there(self, batch: SceneBatch) -> Tensor:
        """Which words each caption has: (B, words) of 0 and 1."""
        found = torch.zeros(len(batch), len(self.words))
        for row, text in zip(found, batch.texts, strict=True):
            row[self.words.ids(text)] = 1
        return found

    @torch.no_grad()
    def right(self, batch: SceneBatch) -> float:
        """The share of captions whose words are all told, and no others."""
        told = self.tells(self.text.read(batch.texts)).cpu() > 0
        return float((told == (self.there(batch) > 0)).all(1).double().mean())

    def kept(self) -> CharCnnRnn:
        """What is used after training."""
        return self.text


class TextSystem:
    """The training of the encoder on a pack's captions."""

    def prepare(
        self,
        data: Path,
        folder: Path,  # noqa: ARG002
        *,
        steps: int | None,
        seed: int,
        console: Console | None,  # noqa: ARG002
    ) -> Prepared:
        """Raises FormatError when there is no finished pack, and TrainingError when it has no captions."""
        packed = Packed(data)
        said = [text for row in packed.train for text in packed.pack.said[row][1]]
        if not said:
            raise TrainingError(f"{data} has no captions to learn from")
        number = steps or STEPS
        torch.manual_seed(seed)
        model = WordTeller(Vocabulary.of_texts(said, at_least=3), number)
        aside = spoken([packed.caption(row) for row in list(packed.test)[:ASIDE]])

        def validate(trained: nn.Module) -> Mapping[str, float]:
            assert isinstance(trained, WordTeller)
            return {"captions told word for word": trained.right(aside)} if len(aside) else {}

        def batch(step: int) -> SceneBatch:
            chance = torch.Generator().manual_seed(seed * 1_000_003 + step)
            return spoken([said[k] for k in torch.randint(len(said), (BATCH,), generator=chance).tolist()])

        head = packed.pack.head
        described = Described(
            system=SYSTEM,
            data=head.name,
            options=char_options(SMALL),
            licence="Apache-2.0",
            data_licence=head.licence,
            credit=head.credit,
        )
        return Prepared(model, batch, Recipe(number, seed, log_every=25, save_every=250), described, validate)


def spoken(texts: list[str]) -> SceneBatch:
    """Captions without scenes."""
    none = torch.zeros(0, dtype=torch.int64)
    return SceneBatch(
        words=torch.zeros(len(texts), 1, dtype=torch.int64),
        lengths=torch.ones(len(texts), dtype=torch.int64),
        labels=none,
        boxes=torch.zeros(0, 4),
        owner=none,
        triples=torch.zeros(0, 3, dtype=torch.int64),
        texts=tuple(texts),
    )
