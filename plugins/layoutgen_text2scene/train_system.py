"""The system `text2scene` of `layoutgen train`: the layout model on captions and boxes of COCO's classes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from layoutgen import vocab
from layoutgen.errors import WeightsError
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as Written
from layoutgen.nn.weights import Weights
from layoutgen_text2scene import train_scenes, words
from layoutgen_text2scene.layout import Bins
from layoutgen_text2scene.model import END, Config, Text2Scene
from layoutgen_text2scene.train import Learner, Pace

if TYPE_CHECKING:
    from rich.console import Console

STEPS, BATCH, RATE = 3200, 64, 2e-3
WORD = 96  # numbers of a word's vector, as the parser's head ships them
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
        sizes, bins = sized(len(known), len(labels), self.hidden, self.grid)
        model = Learner(sizes, bins, self.longest, Pace(RATE, total))
        model.text_encoder.embedding.weight.data.copy_(words.vectors(known.entries, model.config.word_size))
        seen = train_scenes.table(train, known, ids, self.longest)
        unseen = train_scenes.table(development, known, ids, self.longest) if development else None
        config = Written(
            system="text2scene",
            data="coco",
            options={"hidden": self.hidden, "grid": self.grid, "longest": self.longest},
            vocabulary={"words": known.entries[2:], "labels": labels},
            recipe="layoutgen train text2scene --data DATA",
            licence="Apache-2.0",
            data_licence="CC BY 4.0",
            credit="COCO train2017 captions and boxes (Lin et al., cocodataset.org)",
        )
        recipe = Recipe(total, seed, average=0.995, precision="bf16-mixed", accelerator="cpu", save_every=250)
        validate = None if unseen is None else _Measure(unseen)
        return Prepared(model, train_scenes.Batches(seen, BATCH, seed), recipe, config, validate)

    def sample(self, folder: Path) -> Path:
        """Writes a little data of the form that `prepare` reads, to try the training with."""
        said = (("a dog on a sofa", "dog", "couch"), ("a cat left of a tv", "cat", "tv"), ("two dogs", "dog", "dog"))
        lines = []
        for k in range(96):
            text, *labels = said[k % len(said)]
            boxes = [[0.1 + 0.3 * n, 0.2, 0.3 + 0.3 * n, 0.4 + k / 200] for n in range(2)]
            objects = [{"label": label, "box": box} for label, box in zip(labels, boxes, strict=True)]
            lines.append(json.dumps({"id": f"sample-{k}", "captions": [text], "objects": objects}))
        path = folder / "coco_train.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path


def sized(words: int, labels: int, hidden: int, grid: int) -> tuple[Config, Bins]:
    """The sizes of the network and of its boxes. grid: places across and down; the canvas is twice as fine."""
    config = Config(
        words=words,
        classes=END + 1 + labels,
        word_size=WORD,
        hidden=hidden,
        canvas_first=hidden,
        canvas_hidden=hidden,
        grid=(grid, grid),
        even=True,
    )
    return config, Bins(config.grid, config.scales, config.ratios, 2 * grid)


def restored(weights: Weights) -> tuple[Text2Scene, Bins]:
    """The network of some weights. Raises WeightsError when they are of another system."""
    config = weights.config
    try:
        hidden, grid = (int(str(config.options[name])) for name in ("hidden", "grid"))
        words, labels = (len(config.vocabulary[name]) for name in ("words", "labels"))
    except (KeyError, ValueError) as error:
        raise WeightsError(f"{weights.folder} does not say its {error}, which text2scene needs") from None
    sizes, bins = sized(words + 2, labels, hidden, grid)  # padding and the unknown word are not listed
    model = Text2Scene(sizes)
    weights.load(model, "text2scene")
    return model, bins


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
