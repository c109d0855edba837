"""The system `text2scene` of `layoutgen train`: the layout model on captions and boxes of COCO's classes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from layoutgen import vocab
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as Written
from layoutgen_text2scene import train_scenes, words
from layoutgen_text2scene.layout import Bins
from layoutgen_text2scene.model import END, Config
from layoutgen_text2scene.train import Learner, Pace

if TYPE_CHECKING:
    from rich.console import Console

    from layoutgen.nn.words import Vocabulary

STEPS, BATCH, RATE = 5000, 64, 2e-3
MEASURED = 512  # captions of the development part that every checkpoint is measured on


class System:
    """What `layoutgen train text2scene` trains."""

    def __init__(self, hidden: int, grid: int, longest: int) -> None:
        self.hidden, self.grid, self.longest = hidden, grid, longest

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:  # noqa: ARG002
        """data: a folder with coco_train.jsonl.gz, such a file, or COCO's instances file beside its captions."""
        train, development = train_scenes.split_parts(train_scenes.examples(data))
        known = words.vocabulary(caption for example in train for caption in example.captions)
        labels = vocab.COCO_80
        ids = {label: k for k, label in enumerate(labels, END + 1)}
        torch.manual_seed(seed)
        total = steps or STEPS
        model = self.model(known, len(labels), Pace(RATE, total))
        model.text_encoder.embedding.weight.data.copy_(words.vectors(known.entries, model.config.word_size))
        seen = train_scenes.table(train, known, ids, self.longest)
        unseen = train_scenes.table(development, known, ids, self.longest) if development else None
        config = Written(
            system="text2scene",
            data="coco",
            options=options(model),
            vocabulary={"words": known.entries[2:], "labels": labels},
            recipe="layoutgen train text2scene --data DATA",
            licence="Apache-2.0",
            data_licence="CC BY 4.0",
            credit="COCO train2017 captions and boxes (Lin et al., cocodataset.org)",
        )
        recipe = Recipe(total, seed, average=0.995, precision="bf16-mixed", accelerator="cpu", save_every=250)
        validate = None if unseen is None else _Measure(unseen)
        return Prepared(model, train_scenes.Batches(seen, BATCH, seed), recipe, config, validate)

    def model(self, known: Vocabulary, labels: int, pace: Pace) -> Learner:
        """An untrained one of this size."""
        sizes = Config(
            words=len(known),
            classes=END + 1 + labels,
            word_size=96,
            hidden=self.hidden,
            canvas_first=self.hidden,
            canvas_hidden=self.hidden,
            grid=(self.grid, self.grid),
        )
        return Learner(sizes, Bins(sizes.grid, sizes.scales, sizes.ratios, 2 * self.grid), self.longest, pace)


def options(model: Learner) -> dict[str, int]:
    """What makes an empty model of the same form again; see `built`."""
    return {"hidden": model.config.hidden, "grid": model.config.grid[0], "longest": model.longest}


class _Measure:
    """The losses on a part of the development captions, the first of each picture."""

    def __init__(self, scenes: train_scenes.Table) -> None:
        first = np.flatnonzero(np.diff(scenes.picture, prepend=-1))[:MEASURED]
        first = first[np.argsort(scenes.counts[scenes.picture[first]], kind="stable")]
        self.batches = [scenes.batch(first[k : k + BATCH], False) for k in range(0, len(first), BATCH)]

    def __call__(self, model: nn.Module) -> Mapping[str, float]:
        assert isinstance(model, Learner)
        model.eval()
        sums: dict[str, float] = {}
        with torch.no_grad():
            for batch in self.batches:
                for name, value in model.losses(batch).items():
                    sums[name] = sums.get(name, 0.0) + float(value) / len(self.batches)
        return sums
