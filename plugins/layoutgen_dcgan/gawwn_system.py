"""What `layoutgen train gawwn` and `gawwn_keypoints` train, on a pack whose captions a frozen encoder reads."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from layoutgen.data.sample_pack import sample_pack
from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.log import CHECKPOINT
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.renderer import sorts
from layoutgen.nn.system import Prepared
from layoutgen.nn.text import CaptionEncoder, Reader, told_by
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import Config as Described
from layoutgen.nn.words import Vocabulary
from layoutgen_dcgan import gawwn_t7, gawwn_text
from layoutgen_dcgan.gawwn import CLIPART64, CUB_BOX, CUB_KEYPOINTS, MPII, Config
from layoutgen_dcgan.gawwn_dresser import Dresser
from layoutgen_dcgan.gawwn_jitter import jittered, staged
from layoutgen_dcgan.gawwn_keypoints import CLIPART64_KEYPOINTS
from layoutgen_dcgan.gawwn_puppet import JOINTS
from layoutgen_dcgan.gawwn_reading import SYSTEMS, options_of, points_of
from layoutgen_dcgan.gawwn_sheet import sheet
from layoutgen_dcgan.gawwn_training import BoxGawwn, Gawwn, KeypointGawwn, pictures

if TYPE_CHECKING:
    from rich.console import Console

    from layoutgen.nn.gan import Artist

SHEET, SHOWN, MEASURED = "samples.png", 32, 128  # pictures on the sheet, pictures that are measured
FEWEST = 4  # known keypoints of a picture that the keypoint version learns from


class GawwnSystem:
    """One of the two versions. published: with the sizes of the paper, for 128 px, rather than the small ones."""

    def __init__(self, encoder: str, *, keypoints: bool, published: bool) -> None:
        self.encoder, self.keypoints, self.published = encoder, keypoints, published

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

        Raises FormatError when there is no finished pack, TrainingError when its pictures will not do, and
        WeightsError when there is no such caption encoder.
        """
        packed, encoder = Packed(data), gawwn_text.encoder(self.encoder)
        rows, config = self.rows(packed, packed.train), replace(self.sizes(packed), text=encoder.size)
        if packed.size != config.size:
            raise TrainingError(f"{data} has pictures of {packed.size} px, and {config.size} px are drawn")
        if not rows:
            what = "pictures with keypoints" if self.keypoints else "pictures"
            raise TrainingError(f"{data} has no {what} to learn from")
        an_epoch = max(1, len(rows) // config.batch)
        reader = Captions(packed, encoder, config.captions)
        chosen = batches(packed, config.batch, seed, among=rows, mirror=not config.looks)
        torch.manual_seed(seed)
        dresser = Dresser(packed, rows, encoder, config, seed) if config.looks else None
        config = dresser.config if dresser else config
        names = packed.pack.head.keypoints
        model = made(config, config.halved * an_epoch, framed=not self.published, names=names)
        if dresser and not (folder / CHECKPOINT).is_file():
            dresser.dress(model)

        def batch(step: int) -> SceneBatch:
            chance = torch.Generator().manual_seed(seed * 1_000_003 + step)
            read = reader(chosen(step))
            if dresser is None:
                return jittered(read, chance, config.least, config.most)
            return staged(read, chance, config.least, config.most, dresser.behind(read))

        return Prepared(
            model,
            batch,
            Recipe(steps=steps or config.epochs * an_epoch, seed=seed, average=0.995, save_every=250),
            self.described(packed, config, encoder),
            Aside(packed, reader, self.rows(packed, packed.test)[:MEASURED], folder),
        )

    def sizes(self, packed: Packed) -> Config:
        """All sizes but the encoder's: the paper's for birds and for people, or the small ones."""
        names = packed.pack.head.keypoints
        if not self.keypoints:
            return CUB_BOX if self.published else CLIPART64
        people = MPII if len(names) > CUB_KEYPOINTS.keypoints else CUB_KEYPOINTS
        small = CLIPART64_KEYPOINTS if set(JOINTS) <= set(names) else replace(CLIPART64_KEYPOINTS, looks=0, poses=0)
        return replace(people if self.published else small, keypoints=len(names))

    def rows(self, packed: Packed, part: Sequence[int]) -> Sequence[int]:
        """The pictures of a part that can be learned from."""
        points = packed.pack.keypoints
        if not self.keypoints:
            return part
        if points is None:
            return []
        many = (np.asarray(points[:, :, 2]) > 0).sum(1) >= FEWEST
        starts = packed.pack.starts
        return [row for row in part if many[starts[row] : starts[row + 1]].any()]

    def described(self, packed: Packed, config: Config, encoder: CaptionEncoder) -> Described:
        """What the weights say of themselves."""
        pack, labels = packed.pack, packed.labels.entries[2:]
        names = pack.head.keypoints if self.keypoints else ()
        if self.keypoints and pack.keypoints is not None:  # of things those alone that have any, and backdrops
            posed = set(pack.labels[(np.asarray(pack.keypoints[:, :, 2]) > 0).any(1)].tolist())
            labels = tuple(n for k, n in enumerate(labels, 1) if k in posed or n not in sorts(labels)[0])
        words = Vocabulary.of_texts(text for _, captions in pack.said for text in captions).entries[2:]
        options = options_of(config, framed=not self.published) | told_by(self.encoder, encoder)
        told = {"labels": labels, "keypoints": names, "words": words}
        return packed.described(SYSTEMS[self.keypoints], options, told)

    def sample(self, folder: Path) -> Path:
        """Writes a little pack."""
        return sample_pack(folder, CUB_BOX.size if self.published else CLIPART64.size)

    def read(self, file: Path) -> tuple[Artist, Described]:
        """The authors' generator from a .t7 file. Raises WeightsError for another file."""
        return gawwn_t7.read(file, keypoints=self.keypoints)


def made(config: Config, halve: int, *, framed: bool, names: Sequence[str]) -> Gawwn:
    """The networks of one version, as they are trained. halve: steps to half of the learning rate."""
    if not config.keypoints:
        return BoxGawwn(config, halve)
    return KeypointGawwn(config, points_of(config), halve, framed=framed, names=names)


class Captions:
    """Batches with captions' vectors: the mean of several captions of a picture, beginning with its own."""

    def __init__(self, packed: Packed, encoder: CaptionEncoder, several: int) -> None:
        self.reader, self.several = Reader(encoder, packed.labels.entries), several
        self.others = {text: said for _, said in packed.pack.said for text in said} if several > 1 else {}

    def __call__(self, batch: SceneBatch) -> SceneBatch:
        """The batch with its `sentence`."""
        read = self.reader(batch)
        if self.several == 1:
            return read
        vectors = []
        for number in range(self.several):
            texts = tuple(self._after(text, number) for text in batch.texts)
            vectors.append(self.reader(replace(batch, texts=texts)).sentence)
        return replace(read, sentence=torch.stack([v for v in vectors if v is not None]).mean(0))

    def _after(self, text: str, number: int) -> str:
        said = self.others.get(text, (text,))
        return said[(said.index(text) + number) % len(said)]


class Aside:
    """Mean difference of a channel, in 0..1, between drawn pictures and real ones that are not learned from."""

    def __init__(
        self, packed: Packed, read: Callable[[SceneBatch], SceneBatch], rows: Sequence[int], folder: Path
    ) -> None:
        self.packed, self.read, self.rows, self.folder = packed, read, rows, folder

    @torch.no_grad()
    def __call__(self, model: nn.Module) -> Mapping[str, float]:
        assert isinstance(model, Gawwn)
        chance, found = torch.Generator().manual_seed(0), []
        shown: list[tuple[SceneBatch, Tensor]] = []
        for some in itertools.zip_longest(*[iter(self.rows)] * 16):
            batch = self.read(self.packed.batch([row for row in some if row is not None]))
            batch = batch.to(next(model.parameters()).device)
            noise = {name: value.to(batch.device) for name, value in model.noise(len(batch), chance).items()}
            drawn = model.eval()(batch, noise)
            found.append((drawn - pictures(batch)).abs().mean() / 2)
            shown += [(batch, drawn)] if len(shown) * 16 < SHOWN else []
        if not found:
            return {}
        sheet(shown).save(self.folder / SHEET)
        return {"pixels": float(torch.stack(found).mean())}
