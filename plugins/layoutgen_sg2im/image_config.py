"""How sg2im's pictures are trained (arXiv:1804.01622, section 3 and the supplement): sizes, losses, schedule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layoutgen_sg2im.model import Config


@dataclass(frozen=True)
class ImageConfig:
    """The defaults are those of COCO at 64 pixels.

    own_masks: share of the pictures that are drawn with the network's own masks in training, the others with the given
    ones. settled: the step from which the generator's batch normalisation keeps its statistics, and all rates fall
    evenly to the share `last` of what they were. average: share of the old value in the moving average of the weights,
    0 for none.
    """

    size: int = 64
    embedding: int = 128
    gconv: int = 128
    gconv_hidden: int = 512
    gconv_layers: int = 5
    refinement: tuple[int, ...] = (1024, 512, 256, 128, 64)
    mask_size: int = 16
    layout_noise: int = 32
    judges: tuple[int, ...] = (64, 128, 256)  # channels of both discriminators
    judge_wide: int = 1024  # of the object discriminator's last vector
    crop: int = 32
    pixel: float = 1.0  # weights of the generator's losses
    box: float = 10.0
    mask: float = 0.1
    image: float = 0.01
    objects: float = 0.01
    auxiliary: float = 0.1
    own_masks: float = 0.0
    batch: int = 32
    rate: float = 1e-4
    judge_rate: float = 1e-4
    steps: int = 1_000_000
    settled: int = 100_000
    last: float = 1.0
    average: float = 0.0

    def net(self, objects: int, predicates: int) -> Config:
        """The generator's sizes for vocabularies of so many entries."""
        return Config(
            objects=objects,
            predicates=predicates,
            image_size=(self.size, self.size),
            embedding=self.embedding,
            gconv=self.gconv,
            gconv_hidden=self.gconv_hidden,
            gconv_layers=self.gconv_layers,
            refinement=self.refinement,
            mask_size=self.mask_size,
            layout_noise=self.layout_noise,
            auxiliary=False,
        )


COCO64 = ImageConfig()
VG64 = ImageConfig(mask=0.0, own_masks=1.0)  # Visual Genome has no masks
VG128 = ImageConfig(size=128, refinement=(1024, 512, 256, 128, 64, 32), mask=0.0, own_masks=1.0)
CLIPART64 = ImageConfig(  # what one CPU core learns in an hour or two; see the README
    embedding=64,
    gconv=32,
    gconv_hidden=128,
    gconv_layers=3,
    refinement=(192, 128, 64, 32, 16),
    layout_noise=4,
    judges=(32, 64, 128),
    judge_wide=256,
    image=0.03,
    objects=0.03,
    own_masks=0.25,
    batch=16,
    rate=1e-3,
    judge_rate=4e-4,
    steps=4500,
    settled=3000,
    last=0.1,
    average=0.995,
)
CONFIGS: Mapping[str, ImageConfig] = {"clipart64": CLIPART64, "coco64": COCO64, "vg64": VG64, "vg128": VG128}
