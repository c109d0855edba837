"""`layoutgen train eyes`: the network that our measures see with, trained on the real pictures of a pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from layoutgen.data.sample_pack import sample_pack
from layoutgen.errors import TrainingError
from layoutgen.nn import weights
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.eyes import Eyes, Learner, Sizes, balanced, things
from layoutgen.nn.metrics import Confusion, named, segmented
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.words import Vocabulary

if TYPE_CHECKING:
    from rich.console import Console

SYSTEM = "eyes"
STEPS, BATCH = 2200, 32
LEAST = 5  # captions of the training part that a word stands in
_JUDGED = 512  # pictures of the test part that are measured at every checkpoint


class EyesSystem:
    """Trains on a pack; its weights are named "eyes.<pack>"."""

    def __init__(self, width: int = Sizes.width) -> None:
        """width: channels at half size; those of the deeper levels double."""
        self.width = width

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:  # noqa: ARG002
        """The training on the pack at `data`. Raises FormatError for no pack, TrainingError for one without maps."""
        packed = Packed(data)
        train = list(packed.train)
        if not train:
            raise TrainingError(f"{data} has no pictures to train on")
        words = Vocabulary.of_texts(
            (text for row in train for text in packed.pack.said[row][1]), at_least=min(LEAST, len(train))
        )
        packed = Packed(data, words)
        sizes = Sizes(labels=len(packed.labels), words=len(words), width=self.width)
        number = steps or STEPS
        return Prepared(
            Learner(Eyes(sizes, balanced(counted(packed))).to(memory_format=torch.channels_last), number),
            batches(packed, min(BATCH, len(train)), seed),
            Recipe(steps=number, seed=seed, average=0.99, save_every=250),
            packed.described(
                SYSTEM,
                weights.options_of(sizes),
                {"words": words.entries[2:], "labels": packed.labels.entries[2:]},
            ),
            lambda trained: judged(trained, packed),
        )

    def sample(self, folder: Path) -> Path:
        """Writes a little pack."""
        return sample_pack(folder / "sample", 64)


class Sight:
    """Trained eyes with their vocabularies."""

    def __init__(self, found: weights.Weights) -> None:
        """Raises WeightsError when the weights are not of eyes."""
        self.config = found.config
        sizes = Sizes(**{name: int(str(value)) for name, value in found.config.options.items()})
        self.eyes = Eyes(sizes).eval().requires_grad_(False).to(memory_format=torch.channels_last)
        found.load(self.eyes, SYSTEM)
        self.words = Vocabulary(found.config.vocabulary["words"])
        self.labels = Vocabulary(found.config.vocabulary["labels"])


def counted(packed: Packed) -> Tensor:
    """Pixels of the training part by label: (labels,)."""
    found = torch.zeros(len(packed.labels))
    for start in range(0, len(packed.train), 1024):
        rows = packed.train[start : start + 1024]
        seen = torch.from_numpy(packed.pack.maps[rows.start : rows.stop].astype("int64"))
        found += torch.bincount((seen + (seen > 0)).flatten(), minlength=len(found))
    return found


def judged(trained: nn.Module, packed: Packed) -> dict[str, float]:
    """Mean IoU over the labels that are met, pixel accuracy and accuracy of crops, on the first of the test part."""
    assert isinstance(trained, Learner)
    rows = list(packed.test)[:_JUDGED]
    if not rows:
        return {}
    batch: SceneBatch = packed.batch(rows)
    assert batch.images is not None and batch.maps is not None
    table = Confusion(len(packed.labels))
    table.add(batch.maps, segmented(trained.eyes, batch.images))
    met = table.table.sum(1) > 0
    kept = things(batch)
    right = named(trained.eyes, batch.images, batch.boxes[kept], batch.owner[kept]) == batch.labels[kept]
    return {
        "iou": float(table.ious()[met].mean()),
        "pixels": table.accuracy(),
        "crops": float(right.double().mean()) if kept.any() else 0.0,
    }
