"""What `layoutgen train hong_image` trains, and on what: a pack of pictures, as `layoutgen pack` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import l1_loss

from layoutgen.errors import TrainingError
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as WeightsConfig
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.image_means import mean_pictures
from layoutgen_hong.image_sample import write
from layoutgen_hong.image_sheet import sheet
from layoutgen_hong.image_training import HongImages
from layoutgen_hong.images import CLIPART64, ImageConfig

if TYPE_CHECKING:
    from rich.console import Console

STEPS = 8000
RATES = (1e-3, 4e-4)  # five times and twice the usual ones: few steps have to do
LEAST_SEEN = 3  # times that a word stands in the captions, or it is unknown
SHEET, SHOWN, MEASURED = "samples.png", 24, 128  # pictures on the sheet, pictures that are measured
MEANS, AVERAGED = "means.npy", 4000  # pictures of which the means are taken


class ImageSystem:
    """The image generator's training. batch: pictures of a step."""

    def __init__(self, batch: int = 8) -> None:
        if batch < 2:
            raise TrainingError(f"a batch needs two pictures at least, for another's text, not {batch}")
        self.batch = batch

    def prepare(
        self,
        data: Path,
        folder: Path,
        *,
        steps: int | None,
        seed: int,
        console: Console | None,  # noqa: ARG002
    ) -> Prepared:
        """The training on a pack; at every checkpoint `samples.png` is written into the run's folder.

        Raises FormatError when there is no finished pack and TrainingError when its pictures are of another size.
        """
        packed = Packed(data)
        if packed.size != CLIPART64.size:
            raise TrainingError(f"{data} has pictures of {packed.size} px, and {CLIPART64.size} px are drawn")
        if not len(packed.train):
            raise TrainingError(f"{data} has no pictures to learn from")
        said = (text for row in packed.train for text in packed.pack.said[row][1])
        words = Vocabulary.of_texts(said, at_least=LEAST_SEEN)
        packed = Packed(data, words)
        config = replace(CLIPART64, labels=len(packed.labels), words=len(words))
        number = steps or STEPS
        torch.manual_seed(seed)
        model = HongImages(config, rates=RATES, steps=number).to(memory_format=torch.channels_last)
        model.generator.pictures.begin(_means(packed, config, folder))
        recipe = Recipe(steps=number, seed=seed, average=0.998, log_every=50, save_every=250)
        learned = batches(packed, self.batch, seed, mirror=False)
        return Prepared(model, learned, recipe, _described(packed, config, words), _Aside(packed, folder))

    def sample(self, folder: Path) -> Path:
        """Writes a little pack."""
        return write(folder, CLIPART64.size)


def _means(packed: Packed, config: ImageConfig, folder: Path) -> Tensor:
    """The classes' mean pictures, from the run's folder when it has them."""
    kept = folder / MEANS
    if not kept.is_file():
        rows = packed.train[:AVERAGED]
        found = mean_pictures(
            (packed.batch(rows[k : k + 16]) for k in range(0, len(rows), 16)), config.labels, config.grid
        )
        folder.mkdir(parents=True, exist_ok=True)
        np.save(kept, found.numpy())
    return torch.from_numpy(np.load(kept, allow_pickle=False))


class _Aside:
    """How far drawn pictures are from real ones that are not learned (mean difference of a channel, in 0..1)."""

    def __init__(self, packed: Packed, folder: Path) -> None:
        self._packed, self._folder = packed, folder
        self._rows = list(packed.test)[:MEASURED]

    @torch.no_grad()
    def __call__(self, model: nn.Module) -> Mapping[str, float]:
        assert isinstance(model, HongImages)
        if not self._rows:
            return {}
        device, chance = next(model.parameters()).device, torch.Generator().manual_seed(0)
        found, shown = [], []
        for start in range(0, len(self._rows), 16):
            batch = self._packed.batch(self._rows[start : start + 16]).to(device)
            noise = {name: value.to(device) for name, value in model.noise(len(batch), chance).items()}
            drawn = model.eval()(batch, noise)
            assert batch.images is not None
            found.append(l1_loss(drawn, batch.images) / 2)
            shown += [(batch, drawn)] if start < SHOWN else []
        sheet(shown, SHOWN).save(self._folder / SHEET)
        return {"pixels": float(torch.stack(found).mean())}


def _described(packed: Packed, config: ImageConfig, words: Vocabulary) -> WeightsConfig:
    head = packed.pack.head
    options = {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(config).items()}
    return WeightsConfig(
        system="hong_image",
        data=head.name,
        options=options,
        vocabulary={"words": words.entries[2:], "labels": packed.labels.entries[2:]},
        licence="Apache-2.0",
        data_licence=head.licence,
        credit=head.credit,
        recipe="layoutgen train hong_image --data PACK",
    )
