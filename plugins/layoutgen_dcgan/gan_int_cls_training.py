"""How GAN-INT-CLS is trained (arXiv:1605.05396, algorithm 1 and section 4.3): a discriminator that is shown real
pictures with wrong captions too, and a generator that is asked for captions half-way between two as well."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Generator as Random
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import GAN, Noise, Turn
from layoutgen.nn.losses import deceived, taken_for
from layoutgen_dcgan.gan_int_cls import Config, Discriminator, Generator, artist, said

BETAS = (0.5, 0.999)


class GanIntCls(GAN):
    """Both networks and their turns."""

    size = Generator.size

    def __init__(self, config: Config, halve_every: int) -> None:
        """halve_every: steps to half the learning rate."""
        super().__init__()
        self.config, self.halve_every, self.step = config, halve_every, 0
        self.generator, self.discriminator = artist(config), Discriminator(config)
        self.conditions = self.generator.conditions  # type: ignore[misc]

    def noise(self, count: int, generator: Random | None = None) -> Noise:
        return self.generator.noise(count, generator)

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        """(B, 3, 64, 64)."""
        drawn: Tensor = self.generator(batch, noise)
        return drawn

    def artist(self) -> Generator:
        return self.generator

    def turns(self) -> list[Turn]:
        rate = self.config.rate
        return [
            Turn("judge", self.discriminator, self.judging, self.config.judging * rate, BETAS, schedule=self.schedule),
            Turn("draw", self.generator, self.drawing, rate, BETAS, schedule=self.schedule),
        ]

    def begin(self, step: int) -> None:
        """Called by `fit` before the turns of each step."""
        self.step = step

    def schedule(self, step: int) -> float:
        """The factor of the learning rate: twice as much for pixels alone, which cannot go wrong."""
        return float((2 if step < self.config.alone else 1) * 0.5 ** (step // self.halve_every))

    def judging(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The discriminator's losses of real pictures, of wrong captions and layouts, and of drawn pictures."""
        real, sentence, judge = pictures(batch), said(batch), self.discriminator
        seen = judge.look(real, batch)
        wrong = [judge.judge(seen, sentence.roll(1, 0))]
        if self.config.swapped and self.config.pathway is not None:
            other = swapped(first(batch, -(-len(batch) // 2)))  # half of them: what is seen must be looked at again
            wrong.append(judge.judge(judge.look(pictures(other), other), said(other)))
        with torch.no_grad():
            drawn = self.generator(batch, self._noise(batch))
        fake = judge.judge(judge.look(drawn, batch), sentence)
        return {
            "real": taken_for(judge.judge(seen, sentence), 1.0),
            "wrong": self.config.wrong * torch.stack([taken_for(logits, 0.0) for logits in wrong]).mean(),
            "fake": (1 - self.config.wrong) * taken_for(fake, 0.0),
        }

    def drawing(self, batch: SceneBatch) -> dict[str, Tensor]:
        """The generator's losses, of the captions and of those between two."""
        if self.step < self.config.alone:
            drawn = self.generator(batch, self._noise(batch))
            return {"pixels": self.config.pixels * (drawn - pictures(batch)).abs().mean()}
        asked = halfway(batch) if self.config.interpolation else batch
        drawn = self.generator(asked, self._noise(asked))
        verdicts = self.discriminator.judge(self.discriminator.look(drawn, asked), said(asked))
        count = len(batch)
        losses = {"deceived": deceived(verdicts[:count])}
        if len(asked) > count:
            losses["between"] = self.config.interpolation * (len(asked) - count) / count * deceived(verdicts[count:])
        if self.config.pixels:
            losses["pixels"] = self.config.pixels * (drawn[:count] - pictures(batch)).abs().mean()
        return losses

    def _noise(self, batch: SceneBatch) -> Noise:
        return {name: value.to(batch.device) for name, value in self.noise(len(batch)).items()}


def pictures(batch: SceneBatch) -> Tensor:
    """The real pictures of a batch that is trained on."""
    assert batch.images is not None
    return batch.images


def first(batch: SceneBatch, count: int) -> SceneBatch:
    """The first scenes of a batch, with what the networks here look at."""
    mine = batch.owner < count
    return replace(
        batch,
        words=batch.words[:count],
        lengths=batch.lengths[:count],
        labels=batch.labels[mine],
        boxes=batch.boxes[mine],
        owner=batch.owner[mine],
        sentence=said(batch)[:count],
        images=pictures(batch)[:count],
        texts=batch.texts[:count],
        masks=None, maps=None, keypoints=None,
    )  # fmt: skip


def swapped(batch: SceneBatch) -> SceneBatch:
    """Every scene with the next one's objects, the last with the first one's."""
    owner = (batch.owner - 1) % len(batch)
    order = owner.argsort(stable=True)
    return replace(batch, labels=batch.labels[order], boxes=batch.boxes[order], owner=owner[order])


def halfway(batch: SceneBatch) -> SceneBatch:
    """The batch, and behind it half as many scenes of its first half, told by captions half-way to the second half's.

    Words, texts and pictures are not given to those: they have none.
    """
    half = len(batch) // 2
    early = batch.owner < half
    sentence = said(batch)
    between = (sentence[:half] + sentence[half : 2 * half]) / 2
    return replace(
        batch,
        words=torch.cat([batch.words, batch.words[:half]]),
        lengths=torch.cat([batch.lengths, batch.lengths[:half]]),
        labels=torch.cat([batch.labels, batch.labels[early]]),
        boxes=torch.cat([batch.boxes, batch.boxes[early]]),
        owner=torch.cat([batch.owner, batch.owner[early] + len(batch)]),
        sentence=torch.cat([sentence, between]),
        masks=None, images=None, maps=None, keypoints=None,
    )  # fmt: skip
