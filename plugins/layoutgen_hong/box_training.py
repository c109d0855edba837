"""How the box generator is trained: the negative log-likelihoods of labels and mixtures, on COCO's captions and boxes.

`layoutgen train hong --data DIR`, where DIR holds coco_train.jsonl.gz: captions and boxes, a picture a line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from layoutgen.data.jsonl import read_jsonl
from layoutgen.data.part import held_out
from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Turn
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as WeightsConfig
from layoutgen.nn.weights import options_of
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.box_data import Batches, Row, batch_of, rows
from layoutgen_hong.box_numbers import LABELS, to_numbers
from layoutgen_hong.boxes import END, PAD, START, BoxGenerator, Config

if TYPE_CHECKING:
    from rich.console import Console

FILE = "coco_train.jsonl.gz"
STEPS, BATCH, RATE, WARM = 15_000, 64, 1e-3, 200
MOST = 20  # boxes of a picture, the largest
GIVEN = 0.15  # share of the pictures of which some boxes stand first, whatever their sizes, and are not learned
LEAST_SEEN = 3  # times that a word stands in the captions, or it is unknown


class Sequences:
    """A batch as the generator reads it, from the start to one step behind the last box.

    labels: (B, T + 1); boxes: (B, T + 1, 4), numbers; scored: (B, T) bool.
    """

    def __init__(self, batch: SceneBatch, given: Tensor) -> None:
        """given: (N,) bool, the boxes that stand first and are not scored; the others keep their order."""
        held = batch.padded(given, False)
        real = batch.present
        key = torch.arange(held.shape[1], device=held.device) + held.shape[1] * (~held).long()
        order = (key + 2 * held.shape[1] * (~real).long()).argsort(1)
        labels = batch.padded(batch.labels).gather(1, order)
        numbers = batch.padded(to_numbers(batch.boxes)).gather(1, order[..., None].expand(-1, -1, 4))
        counts = batch.counts
        ends = labels.new_full((len(batch), 1), PAD)
        self.labels = torch.cat([torch.full_like(ends, START), labels, ends], 1)
        row = torch.arange(len(batch), device=held.device)
        self.labels[row, counts + 1] = torch.where(counts < MOST, END, PAD)
        blank = numbers.new_zeros(len(batch), 1, 4)
        self.boxes = torch.cat([blank, numbers, blank], 1)
        self.scored = torch.cat([~held.gather(1, order), torch.ones_like(ends, dtype=torch.bool)], 1)


class Trainee(BoxGenerator):
    """The box generator with its one turn."""

    def __init__(self, config: Config, steps: int) -> None:
        super().__init__(config)
        self._steps = steps

    def turns(self) -> list[Turn]:
        """Adam, warmed up, its rate going down along a cosine."""
        return [Turn("boxes", self, self.likelihood, lr=RATE, clip=1.0, schedule=self._schedule)]

    def likelihood(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The terms of the loss; in training some pictures have boxes that are there already."""
        given = torch.zeros_like(batch.owner, dtype=torch.bool)
        if self.training:
            share = torch.rand(len(batch), device=batch.device) * (torch.rand(len(batch), device=batch.device) < GIVEN)
            given = torch.rand(len(batch.owner), device=batch.device) < share[batch.owner]
        told = Sequences(batch, given)
        return self.loss(batch.words, batch.lengths, told.labels, told.boxes, told.scored)

    def _schedule(self, step: int) -> float:
        return min(1.0, (step + 1) / WARM) * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / self._steps)))


class BoxSystem:
    """What `layoutgen train hong` trains."""

    def prepare(
        self,
        data: Path,
        folder: Path,  # noqa: ARG002 - nothing that is worked out takes long enough to keep
        *,
        steps: int | None,
        seed: int,
        console: Console | None,  # noqa: ARG002
    ) -> Prepared:
        """The training on a folder with coco_train.jsonl.gz, or on such a file. Raises FormatError, TrainingError."""
        file = data / FILE if data.is_dir() else data
        examples = list(read_jsonl(file))
        kept = [e for e in examples if not held_out(e.id)]
        words = Vocabulary.of_texts((c for e in kept for c in e.captions), at_least=LEAST_SEEN)
        learned = rows(kept, words, MOST)
        aside = rows((e for e in examples if held_out(e.id)), words, MOST, first=True)
        if not learned:
            raise TrainingError(f"{file} holds no captions to learn from")
        config = Config(words=len(words), labels=len(LABELS), components=10, deep=256, dropout=0.3, means=(0.0,) * 4)
        number = steps or STEPS
        torch.manual_seed(seed)
        recipe = Recipe(steps=number, seed=seed, average=0.999, log_every=100, save_every=500)
        return Prepared(
            Trainee(config, number), Batches(learned, BATCH, seed), recipe, _described(config, words), _Aside(aside)
        )


class _Aside:
    """Negative log-likelihoods on the development part."""

    def __init__(self, aside: list[Row]) -> None:
        parts = [aside[k : k + 128] for k in range(0, len(aside), 128)]
        self._batches = [batch_of(part, [False] * len(part)) for part in parts]

    @torch.no_grad()
    def __call__(self, model: nn.Module) -> Mapping[str, float]:
        assert isinstance(model, Trainee)
        model.eval()
        sums = dict.fromkeys(("label", "centre", "size"), 0.0)
        for batch in self._batches:
            for name, value in model.likelihood(batch.to(next(model.parameters()).device)).items():
                sums[name] += float(value) * len(batch)
        whole = sum(len(batch) for batch in self._batches)
        return {name: value / whole for name, value in sums.items()} if whole else {}


def _described(config: Config, words: Vocabulary) -> WeightsConfig:
    return WeightsConfig(
        system="hong",
        data="coco",
        options=options_of(config),
        vocabulary={"words": words.entries[2:], "labels": LABELS.entries[2:]},
        licence="Apache-2.0",
        data_licence="CC BY 4.0",
        credit="Captions and boxes of COCO train2017 (Lin et al., arXiv:1405.0312)",
        recipe="layoutgen train hong --data DIR",
    )
