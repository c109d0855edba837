"""What `layoutgen train sg2im_image` trains: the picture part of sg2im, on a pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from layoutgen.data.pack import MASK_SIZE, Head, PackWriter, Pair
from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SCENE, SceneBatch
from layoutgen.nn.packed import Packed, batches
from layoutgen.nn.renderer import pixels
from layoutgen.nn.samples import coloured, sample_sheet
from layoutgen.nn.system import Prepared
from layoutgen.nn.train import Recipe
from layoutgen.nn.weights import options_of
from layoutgen_sg2im.graphs import DERIVED
from layoutgen_sg2im.image_config import CONFIGS
from layoutgen_sg2im.image_gan import Sg2ImGan, pictures
from layoutgen_sg2im.image_reading import SYSTEM
from layoutgen_sg2im.sentence import IMAGE, IN_IMAGE, Names

if TYPE_CHECKING:
    from rich.console import Console

SHEET = (
    "sheet.png"  # of the run's folder: layout, picture of the pack, drawn with its masks, and with the network's own
)
_ASIDE, _SHOWN, _ACROSS = 64, 24, 4


class Sg2ImImageSystem:
    """The picture part in one of its published configurations, or the small one."""

    def __init__(self, config: str) -> None:
        """config: a name of `image_config.CONFIGS`."""
        self.config = CONFIGS[config]

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:  # noqa: ARG002
        """The training on a pack. Raises FormatError, and TrainingError for pictures of another size."""
        packed = Packed(data)
        number = steps or self.config.steps
        c = replace(self.config, steps=number, settled=self.config.settled * number // self.config.steps)
        if packed.size != c.size:
            raise TrainingError(
                f"{data} has pictures of {packed.size} px and this configuration draws {c.size}: pack them again with "
                f"--size {c.size}"
            )
        names = names_of(packed)
        gan = Sg2ImGan(c, names)
        aside = packed.batch(list(packed.test or packed.train)[:_ASIDE])
        return Prepared(
            gan,
            batches(packed, c.batch, seed),
            Recipe(steps=number, seed=seed, average=c.average, save_every=min(250, max(50, number // 20 * 50))),
            packed.described(
                SYSTEM,
                options_of(gan.painter.net.config),
                {"objects": names.objects, "predicates": names.predicates, "classes": names.classes},
            ),
            lambda trained: measured(trained, aside, folder / SHEET),
        )

    def sample(self, folder: Path) -> Path:
        """Writes a little pack that can be trained on, and returns where."""
        rng, size = np.random.default_rng(0), self.config.size
        made = folder / "sample"
        whole = np.full((1, MASK_SIZE, MASK_SIZE), 255)
        with PackWriter(made, Head(name="sample", size=size, labels=(SCENE, "dog", "cat"))) as pack:
            for k in range(24):
                seen = np.ones((size, size), dtype=np.uint8)
                x, half, label = rng.random() * 0.5, size // 2, 2 + k % 2
                seen[half:, int(x * size) : int(x * size) + half] = label
                image = np.asarray([[0, 0, 0], [90, 160, 90], [200, 80, 40], [40, 80, 200]])[seen]
                boxes = np.asarray([(0, 0, 1, 1), (x, 0.5, x + 0.5, 1)])
                pair = Pair(str(k), ("a dog",), image, seen, (1, label), boxes, whole.repeat(2, 0), np.zeros((2, 0, 3)))
                pack.add(replace(pair, held_out=k >= 20))
        return made


def names_of(packed: Packed) -> Names:
    """The vocabulary of a pack. Its own labels and predicates keep their order, so that its numbers hold."""
    labels, predicates = packed.labels.entries[2:], packed.predicates.entries[2:]
    return Names((IMAGE, *labels), tuple(dict.fromkeys((*predicates, IN_IMAGE, *DERIVED))), labels)


@torch.no_grad()
def measured(trained: nn.Module, batch: SceneBatch, path: Path) -> dict[str, float]:
    """How far the pictures of the other part are off, in levels of -1..1, with their masks and with the network's own.

    path: where the sample sheet is written.
    """
    assert isinstance(trained, Sg2ImGan)
    noise, real = trained.noise(len(batch), torch.Generator().manual_seed(0)), pictures(batch)
    given, own = trained(batch, noise).clamp(-1, 1), trained(replace(batch, masks=None), noise).clamp(-1, 1)
    if batch.maps is not None:
        layouts = coloured(batch.maps[:_SHOWN].cpu().numpy())
        beside = [layouts, *(pixels(images[:_SHOWN]) for images in (real, given, own))]
        sample_sheet(beside, across=_ACROSS).save(path)
    return {"pixel": float((given - real).abs().mean()), "pixel_own": float((own - real).abs().mean())}
