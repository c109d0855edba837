"""How the image generator is trained: Hong et al. 2018 (arXiv:1801.05091), 3.4 and the appendix.

The discriminator sees real pictures with their text, real pictures with another picture's text, and drawn ones, each
beside the layout. The generator has to deceive it, and to draw what has the real picture's features (the perceptual
loss). The paper's features are of a network trained on photographs; ours are the picture itself, as the first of them
is for Chen and Koltun (arXiv:1707.09405), and the discriminator's own (as pix2pixHD's, arXiv:1711.11585).
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Generator, Tensor
from torch.nn.functional import l1_loss

from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import GAN, Noise, Turn
from layoutgen.nn.losses import deceived, judged, taken_for
from layoutgen_hong.image_layout import Seen, see
from layoutgen_hong.images import ImageConfig, ImageDiscriminator, ImageGenerator

ADVERSARIAL, PERCEPTUAL = 1.0, 10.0  # weights of the two losses
BETAS = (0.5, 0.999)
EVERY = 2  # steps between two turns of the discriminator
FALL = 0.4  # share of the steps, the last ones, in which the rates go down


class Drawn(NamedTuple):
    """What the generator's turn leaves for the discriminator's."""

    batch: SceneBatch
    seen: Seen
    sentence: Tensor
    images: Tensor


class HongImages(GAN):
    """The image generator with its discriminator."""

    conditions = ImageGenerator.conditions

    def __init__(self, config: ImageConfig, *, rates: tuple[float, float] = (2e-4, 2e-4), steps: int = 0) -> None:
        """rates: of the generator and the discriminator. steps: of the whole training, none for rates that stay."""
        super().__init__()
        self.generator, self.judge = ImageGenerator(config), ImageDiscriminator(config)
        self.size, self._rates, self._steps = config.size, rates, steps
        self._drawn: Drawn | None = None

    def noise(self, count: int, generator: Generator | None = None) -> Noise:
        """As the generator's."""
        return self.generator.noise(count, generator)

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        """(B, 3, size, size) in -1..1."""
        drawn: Tensor = self.generator(batch, noise)
        return drawn

    def artist(self) -> ImageGenerator:
        """The generator."""
        return self.generator

    def turns(self) -> list[Turn]:
        """The generator's, then every second time the discriminator's on the same pictures, which so are drawn once."""
        drawing, judging = self._rates
        return [
            Turn("images", self.generator, self.drawing, drawing, BETAS, schedule=self._schedule),
            Turn("judge", self.judge, self.judging, judging, BETAS, EVERY, schedule=self._schedule),
        ]

    def drawing(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The generator's loss: to be taken for real, and to have the real picture's features."""
        real, drawn = _pictures(batch), self._draw(batch)
        self._drawn = Drawn(batch, drawn.seen, drawn.sentence.detach(), drawn.images.detach())
        layout = self.judge.painter(drawn.seen)
        found = self.judge.features(drawn.images, layout)
        with torch.no_grad():
            wanted = self.judge.features(real, layout)
        alike = torch.stack([l1_loss(a, b) for a, b in zip(found, wanted, strict=True)])
        return {
            "adversarial": ADVERSARIAL * deceived(self.judge.judged(found, self._drawn.sentence)),
            "pixels": PERCEPTUAL * l1_loss(drawn.images, real),
            "features": PERCEPTUAL * alike.mean(),
        }

    def judging(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The discriminator's loss: real pictures with their text are real; with another's, or drawn, they are not."""
        drawn, self._drawn = self._drawn, None
        if drawn is None or drawn.batch is not batch:
            with torch.no_grad():
                drawn = self._draw(batch)
        layout = self.judge.painter(drawn.seen)
        real = self.judge.features(_pictures(batch), layout)
        fake = self.judge.features(drawn.images, layout)
        right, wrong = drawn.sentence, drawn.sentence.roll(1, 0)
        return {
            "judged": judged(self.judge.judged(real, right), self.judge.judged(fake, right)),
            "wrong": taken_for(self.judge.judged(real, wrong), 0.0),
        }

    def _draw(self, batch: SceneBatch) -> Drawn:
        seen, sentence = see(batch, self.size), self.generator.sentence(batch)
        z = self.noise(len(batch))["z"].to(batch.device)
        return Drawn(batch, seen, sentence, self.generator.draw(seen, sentence, z))

    def _schedule(self, step: int) -> float:
        left = (self._steps - step) / max(1.0, FALL * self._steps)
        return min(1.0, max(left, 0.01)) if self._steps else 1.0


def _pictures(batch: SceneBatch) -> Tensor:
    if batch.images is None:
        raise TrainingError("a network that draws learns from pictures: the batch has none")
    return batch.images
