"""What `layoutgen train hong_image` trains, and on what: a pack of pictures, as `layoutgen pack` writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import l1_loss

from layoutgen.data.sample_pack import sample_pack
from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.system import Prepared
from layoutgen.nn.text import Reader, load_char, told_by
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import options_of
from layoutgen.nn.words import Vocabulary
from layoutgen_hong.image_means import mean_pictures
from layoutgen_hong.image_sheet import sheet
from layoutgen_hong.image_training import HongImages
from layoutgen_hong.images import CLIPART64, COCO128, ImageConfig

if TYPE_CHECKING:
    from rich.console import Console

STEPS = 4000
PUBLISHED_STEPS, PUBLISHED_RATES = 300_000, (2e-4, 2e-4)
RATES = (1e-3, 4e-4)  # five times and twice these: few steps have to do
LEAST_SEEN = 3  # times that a word stands in the captions, or it is unknown
SHEET, SHOWN, MEASURED = "samples.png", 24, 128  # pictures on the sheet, pictures that are measured
MEANS, AVERAGED = "means.npy", 4000  # pictures of which the means are taken


class ImageSystem:
    """The image generator's training.

    batch: pictures of a step. published: the paper's sizes, for packs of 128 px, with captions as a char-CNN-RNN of
    these weights, `encoder`, reads them; otherwise the caption's reader is trained along.
    """

    def __init__(self, batch: int = 8, *, published: bool = False, encoder: str = "char_cnn_rnn.clipart64") -> None:
        if batch < 2:
            raise TrainingError(f"a batch needs two pictures at least, for another's text, not {batch}")
        self.batch, self.encoder = batch, encoder
        self.sizes = COCO128 if published else CLIPART64

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

        Raises FormatError when there is no finished pack, TrainingError when its pictures are of another size, and
        WeightsError when the captions' encoder is missing.
        """
        packed = Packed(data)
        if packed.size != self.sizes.size:
            raise TrainingError(f"{data} has pictures of {packed.size} px, and {self.sizes.size} px are drawn")
        if not len(packed.train):
            raise TrainingError(f"{data} has no pictures to learn from")
        said = (text for row in packed.train for text in packed.pack.said[row][1])
        words = Vocabulary.of_texts(said, at_least=LEAST_SEEN)
        packed = Packed(data, words)
        reader = load_char(self.encoder) if self.sizes.frozen else None
        sentence = self.sizes.sentence if reader is None else reader.size
        config = replace(self.sizes, labels=len(packed.labels), words=len(words), sentence=sentence)
        number = steps or (STEPS if reader is None else PUBLISHED_STEPS)
        torch.manual_seed(seed)
        rates = RATES if reader is None else PUBLISHED_RATES
        model = HongImages(config, rates=rates, steps=number).to(memory_format=torch.channels_last)
        if model.generator.pictures is not None:
            model.generator.pictures.begin(_means(packed, config, folder))
        recipe = Recipe(steps=number, seed=seed, average=0.998, log_every=50, save_every=250)
        draw = batches(packed, self.batch, seed, mirror=False)
        told = as_it_is if reader is None else Reader(reader, packed.labels.entries)
        options = options_of(config) | ({} if reader is None else told_by(self.encoder, reader))
        lists = {"words": words.entries[2:], "labels": packed.labels.entries[2:]}
        described = packed.described("hong_image", options, lists)
        return Prepared(model, lambda step: told(draw(step)), recipe, described, _Aside(packed, folder, told))

    def sample(self, folder: Path) -> Path:
        """Writes a little pack."""
        return sample_pack(folder, self.sizes.size)


def as_it_is(batch: SceneBatch) -> SceneBatch:
    """The batch itself, where the network reads the captions' words."""
    return batch


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
    """Measures on pictures that are not learned, mean differences of a channel in 0..1.

    "pixels": of drawn pictures from the real ones. "caption": of the same from those drawn with other captions.
    """

    def __init__(self, packed: Packed, folder: Path, told: Callable[[SceneBatch], SceneBatch]) -> None:
        """told: adds the captions' vectors to a batch."""
        self._packed, self._folder, self._told = packed, folder, told
        self._rows = list(packed.test)[:MEASURED]

    @torch.no_grad()
    def __call__(self, model: nn.Module) -> Mapping[str, float]:
        assert isinstance(model, HongImages)
        if not self._rows:
            return {}
        device, chance = next(model.parameters()).device, torch.Generator().manual_seed(0)
        found, heard, shown = [], [], []
        for start in range(0, len(self._rows), 16):
            batch = self._told(self._packed.batch(self._rows[start : start + 16])).to(device)
            noise = {name: value.to(device) for name, value in model.noise(len(batch), chance).items()}
            drawn = model.eval()(batch, noise)
            assert batch.images is not None
            found.append(l1_loss(drawn, batch.images) / 2)
            heard.append(l1_loss(drawn, model(otherwise(batch), noise)) / 2)
            shown += [(batch, drawn)] if start < SHOWN else []
        sheet(shown, SHOWN).save(self._folder / SHEET)
        return {"pixels": float(torch.stack(found).mean()), "caption": float(torch.stack(heard).mean())}


def otherwise(batch: SceneBatch) -> SceneBatch:
    """The same layouts, each with the caption of another."""
    sentence = None if batch.sentence is None else batch.sentence.roll(1, 0)
    return replace(batch, words=batch.words.roll(1, 0), lengths=batch.lengths.roll(1), sentence=sentence)
