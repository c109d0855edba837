"""`layoutgen train gan_int_cls`, and its weights as a renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from pydantic import JsonValue
from torch import nn

from layoutgen.data.sample_pack import sample_pack
from layoutgen.errors import TrainingError, WeightsError
from layoutgen.nn import t7, t7_layers, text, weights
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.log import CHECKPOINT
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.renderer import GanRenderer, Precision, Spread, naming
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.words import Vocabulary
from layoutgen_dcgan.gan_int_cls import Config, Generator, PathwayGenerator, artist, clipart64
from layoutgen_dcgan.gan_int_cls_sheet import sheet
from layoutgen_dcgan.gan_int_cls_training import GanIntCls, pictures
from layoutgen_dcgan.pathway import PathwayConfig
from layoutgen_dcgan.pathway_means import means

if TYPE_CHECKING:
    from rich.console import Console

SYSTEM = "gan_int_cls"
_JUDGED, SHOWN = 64, 30  # pictures of the test part that are measured at every checkpoint, and shown
MEANT = 4000  # pictures that the templates' means are taken of
_AT_ONCE = 256


class GanIntClsSystem:
    """Trains on a pack, with captions as an encoder reads them that is there already."""

    def __init__(self, encoder: str, pathway: bool) -> None:
        """encoder: name or folder of a char-CNN-RNN's weights. pathway: whether the pictures shall obey boxes."""
        self.encoder, self.pathway = encoder, pathway

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:  # noqa: ARG002
        """The training on a pack of 64 px. Raises FormatError, TrainingError and WeightsError."""
        packed = Packed(data)
        if packed.size != Generator.size:
            raise TrainingError(f"{data} has pictures of {packed.size} px; GAN-INT-CLS draws {Generator.size} px")
        if not packed.train:
            raise TrainingError(f"{data} has no pictures to train on")
        reader = text.load_char(self.encoder)
        config = replace(clipart64(len(packed.labels)), text=reader.size)
        config = config if self.pathway else replace(config, pathway=None, swapped=False)
        told = Told(packed, reader, folder)
        size = min(config.batch, len(packed.train))
        epoch = max(len(packed.train) // size, 1)
        made, draw = told, batches(packed, size, seed)
        model = GanIntCls(config, config.halve_every * epoch)
        if not (folder / CHECKPOINT).is_file():
            dress(model.generator, packed, told)
        return Prepared(
            model.to(memory_format=torch.channels_last),
            lambda step: made(draw(step)),
            Recipe(steps=steps or config.epochs * epoch, seed=seed, average=0.998, save_every=250),
            packed.described(
                SYSTEM,
                weights.options_of(config) | text.told_by(self.encoder, reader),
                {"labels": packed.labels.entries[2:]},
            ),
            lambda trained: judged(trained, packed, told, folder),
        )

    def sample(self, folder: Path) -> Path:
        """Writes a little pack."""
        return sample_pack(folder, Generator.size)

    def read(self, file: Path) -> tuple[Generator, weights.Config]:
        """The authors' generator from a .t7 file. Raises WeightsError for another file.

        It draws from vectors of the authors' caption encoder, which is none of its file.
        """
        root = t7.read(file)
        found = t7_layers.shapes(root)
        if len(found) < 2 or len(found[0]) != 2 or len(found[1]) != 4 or found[1][1] % 8:
            raise WeightsError(f"{file} is no generator of GAN-INT-CLS: it does not begin with a caption's projection")
        (projected, size), (seed, wide) = found[0], found[1][:2]
        config = Config(text=size, noise=seed - projected, projected=projected, ngf=wide // 8, biased=True)
        made = Generator(config)
        t7_layers.fill_in_order(root, t7_layers.fillable(made), file)
        return made.eval(), weights.Config(
            system=SYSTEM,
            data=file.stem,
            options=weights.options_of(config),
            recipe=f"layoutgen weights import {SYSTEM} {file.name}",
            licence="MIT",
            credit="Generative Adversarial Text to Image Synthesis (arXiv:1605.05396), the authors' weights",
        )


def dress(generator: Generator, packed: Packed, told: Told) -> None:
    """Lets a generator begin with what the pack tells.

    The projection begins on standardised captions: their vectors lie close together, and noise would drown them. The
    templates, if there are any, begin as what the labels look like.
    """
    generator.standardise(told.vectors.mean(0), told.vectors.std(0))
    if isinstance(generator, PathwayGenerator) and generator.objects.templates is not None:
        generator.objects.templates.begin(*means(packed, MEANT, generator.objects.templates.side))


class Told:
    """The captions' vectors of a pack, worked out once: what is added to each of its batches."""

    def __init__(self, packed: Packed, encoder: text.CharCnnRnn, folder: Path) -> None:
        """folder: of the run, where the vectors are kept for its next start."""
        self.read = text.Reader(encoder, packed.labels.entries)
        texts = sorted({said for _, captions in packed.pack.said for said in captions if said.strip()})
        self.places = {said: k for k, said in enumerate(texts)}
        kept = folder / f"captions-{text.digest(encoder)}.npy"
        if not kept.is_file():
            some = [texts[k : k + _AT_ONCE] for k in range(0, len(texts), _AT_ONCE)]
            with torch.no_grad():
                np.save(kept, torch.cat([encoder.read(group) for group in some] or [torch.zeros(0, encoder.size)]))
        self.vectors = torch.from_numpy(np.load(kept, allow_pickle=False))

    def __call__(self, batch: SceneBatch) -> SceneBatch:
        """The batch with its `sentence`."""
        if not all(said in self.places for said in batch.texts):
            return self.read(batch)
        return replace(batch, sentence=self.vectors[[self.places[said] for said in batch.texts]])


@torch.no_grad()
def judged(trained: nn.Module, packed: Packed, told: Told, folder: Path) -> dict[str, float]:
    """How far drawn pictures are from the real ones of their layouts: the mean absolute difference, of 2 at most.

    The first of them are shown on `samples.png` in the folder.
    """
    assert isinstance(trained, GanIntCls)
    rows = list(packed.test)[:_JUDGED]
    if not rows:
        return {}
    batch = told(packed.batch(rows))
    drawn = trained(batch, trained.noise(len(batch), torch.Generator().manual_seed(0)))
    sheet(batch, drawn, packed.labels.entries, SHOWN).save(folder / "samples.png")
    return {"pixels": float((drawn - pictures(batch)).abs().mean())}


# on disk --------------------------------------------------------------------------------------------------------------


def configured(options: Mapping[str, JsonValue]) -> Config:
    """The sizes that `options_of` wrote. Raises TypeError for others."""
    pathway = options["pathway"]
    sizes = None if pathway is None else PathwayConfig(**pathway)  # type: ignore[arg-type]
    rest = {name: value for name, value in options.items() if name not in ("pathway", text.ENCODER, text.DIGEST)}
    return Config(**rest, pathway=sizes)  # type: ignore[arg-type]


def load(
    name: str | Path,
    encoder: str = "",
    *,
    device: str = "auto",
    precision: Precision = "exact",
    compiled: bool = False,
) -> GanRenderer:
    """The renderer of these weights, with the caption encoder that they were trained with.

    encoder: another name or folder of it; the authors' weights name none. Raises WeightsError when either is missing
    or when they do not belong together.
    """
    found = weights.find(name)
    if found.config.system != SYSTEM:
        raise WeightsError(f"{found.folder} holds weights of {found.config.system!r}, not of {SYSTEM!r}")
    try:
        made = artist(configured(found.config.options))
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsError(f"{found.folder} does not describe a GAN-INT-CLS: {error}") from None
    labels = found.config.vocabulary.get("labels", ())
    if made.config.pathway is not None and not labels:
        raise WeightsError(f"{found.folder} has no vocabulary of labels, so no layout can be drawn with it")
    found.load(made, SYSTEM)
    reader = text.encoder_of(found, made.config.text, encoder)
    known = Vocabulary(labels)
    return GanRenderer(
        made,
        Spread(Vocabulary([]), known, Vocabulary([]), backdrop=True, naming=naming(labels)),
        prepare=text.Reader(reader, known.entries, apart=precision == "exact"),
        device=device,
        precision=precision,
        compiled=compiled,
    )
