"""Inferring Semantic Layout for Hierarchical Text-to-Image Synthesis (Hong et al., arXiv:1801.05091), 3.4 and figure 4.

The image generator: a semantic layout is encoded to the layout feature A, the text opens and shuts A's channels, and
the gated feature, another view of the text and noise go through residual blocks and a decoder that is shown the layout
again at every size. `COCO128` has the size of the paper's pictures; the widths are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, cast

import torch
from torch import Generator, Tensor, nn
from torch.nn.functional import layer_norm

from layoutgen.errors import LayoutError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.blocks import SLOPE, after, down, tiled
from layoutgen.nn.gan import Artist, Noise
from layoutgen.nn.quick import Apart, Convolution, Doubling, Exact, Kernel, folded, of_transposed, quick
from layoutgen.nn.text import WordConfig, WordEncoder
from layoutgen_hong.image_layout import Painter, Pictures, Seen, see, smaller

DROPPED = 0.1  # share of a word's numbers that are left out in training, where the text is learned along


@dataclass(frozen=True)
class ImageConfig:
    """Sizes of the image generator and of its discriminator."""

    size: int  # of the pictures, pixels
    colours: int  # channels in which the classes of the layout are painted
    layout: tuple[int, ...]  # channels of the layout encoder, a halving each; the last are those of A
    text: int  # numbers that the text adds beside the gated layout feature
    noise: int
    blocks: int  # residual ones
    decoder: tuple[int, ...]  # channels, a doubling each
    judge: tuple[int, ...]  # channels of the discriminator, a halving each
    shown: int  # channels in which the discriminator sees the layout
    pictures: int = 0  # channels of the classes' own pictures, on which is drawn; none as published
    grid: int = 0  # points along each side of them
    sentence: int = 1024  # numbers of the caption's vector
    frozen: bool = True  # whether the vectors come with the batch, from an encoder that is trained already
    labels: int = 0  # entries of the two vocabularies
    words: int = 0


COCO128 = ImageConfig(
    size=128, colours=64, layout=(64, 128, 256, 512), text=128, noise=100, blocks=4, decoder=(512, 256, 128, 64),
    judge=(64, 128, 256, 512, 512), shown=61,
)  # fmt: skip
CLIPART64 = ImageConfig(
    size=64, colours=10, layout=(24, 48, 96), text=48, noise=16, blocks=2, decoder=(64, 32, 16),
    judge=(24, 48, 96, 96), shown=13, pictures=6, grid=32, sentence=128, frozen=False,
)  # fmt: skip


class Residual(nn.Module):
    """Two 3x3 convolutions beside the way straight on."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.block = nn.Sequential(
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False), *after(channels),
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        return x + cast("Tensor", self.block(x))


class Cascade(nn.Module):
    """Twice the size, with the layout at that size: the sum of a convolution of each (Chen and Koltun, 1707.09405)."""

    def __init__(self, inputs: int, layout: int, outputs: int) -> None:
        super().__init__()
        self.enlarge = nn.ConvTranspose2d(inputs, outputs, 4, 2, 1, bias=False)
        self.layout = nn.Conv2d(layout, outputs, 3, 1, 1, bias=False)
        self.rest = nn.Sequential(*after(outputs))

    def forward(self, x: Tensor, layout: Tensor) -> Tensor:
        return cast("Tensor", self.rest(self.enlarge(x) + self.layout(layout)))


class QuickCascade(nn.Module):
    """The same for drawing alone: see `layoutgen.nn.quick`."""

    def __init__(self, cascade: Cascade, kind: torch.dtype) -> None:
        super().__init__()
        enlarge, layout = (folded(part, cascade.rest[0]) for part in (cascade.enlarge, cascade.layout))
        self.layout = Convolution(layout, padding=1, kind=kind)
        # the bias of the normalisation is added once, with the layout
        self.enlarge = Doubling(of_transposed(Kernel(enlarge.weight, None)), SLOPE, kind=kind)

    def forward(self, x: Tensor, layout: Tensor) -> Tensor:
        return cast("Tensor", self.enlarge(x, self.layout(layout)))


class ImageGenerator(Artist):
    """Semantic layout, text and noise to a picture."""

    conditions: ClassVar[frozenset[str]] = frozenset({"caption", "words", "labels", "boxes", "masks"})

    def __init__(self, config: ImageConfig) -> None:
        super().__init__()
        self.config, self.size = config, config.size
        self.painter = Painter(config.labels, config.colours)
        self.pictures = Pictures(config.labels, config.pictures, config.grid) if config.pictures else None
        shown = config.colours + config.pictures
        widths = (shown, *config.layout)
        self.encoder = nn.Sequential(*(halving(a, b) for a, b in pairwise(widths)))
        self.text = None if config.frozen else _reader(config)
        feature = config.layout[-1]
        self.gate = nn.Linear(config.sentence, feature)
        self.context = nn.Sequential(nn.Linear(config.sentence, config.text), nn.LeakyReLU(SLOPE))
        self.joint = nn.Sequential(
            nn.Conv2d(feature + config.text + config.noise, feature, 3, 1, 1, bias=False),
            *after(feature),
        )  # fmt: skip
        self.residual = nn.Sequential(*(Residual(feature) for _ in range(config.blocks)))
        steps = pairwise((feature, *config.decoder))
        self.decoder = nn.ModuleList(Cascade(a, shown, b) for a, b in steps)
        self.image = nn.Conv2d(config.decoder[-1], 3, 3, 1, 1)
        if self.pictures is not None:
            nn.init.zeros_(self.image.weight)

    def noise(self, count: int, generator: Generator | None = None) -> Noise:
        """z: (count, noise), standard normal."""
        return {"z": torch.randn(count, self.config.noise, generator=generator)}

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        """(B, 3, size, size) in -1..1."""
        return self.draw(see(batch, self.size), self.sentence(batch), noise["z"])

    def quick(self, kind: torch.dtype) -> ImageGenerator:
        """As an artist's. The layout's many small products are quicker, and better, as they are."""
        made = quick(self, kind)
        made.text = Apart(self.text) if self.text is not None and kind == torch.float32 else self.text
        made.painter = Exact(self.painter)
        made.pictures = None if self.pictures is None else Exact(self.pictures)
        made.decoder = nn.ModuleList(QuickCascade(cast("Cascade", stage), kind) for stage in self.decoder)
        return made

    def sentence(self, batch: SceneBatch) -> Tensor:
        """The captions' vectors: (B, sentence), those that come with the batch or else its own reader's.

        Raises LayoutError when it has none and they should have come.
        """
        if batch.sentence is not None:
            return batch.sentence
        if self.text is None:
            raise LayoutError("this network needs the captions' vectors: give it a batch whose sentences are encoded")
        made: Tensor = self.text(batch.words, batch.lengths)[1]
        return layer_norm(made, made.shape[-1:])

    def draw(self, seen: Seen, sentence: Tensor, z: Tensor) -> Tensor:
        """seen: on size x size pixels; sentence: (B, sentence); z: (B, noise) -> (B, 3, size, size)"""
        laid = None if self.pictures is None else self.pictures(seen)
        layout = self.painter(seen) if laid is None else torch.cat([laid, self.painter(seen)], 1)
        feature = self.encoder(layout)  # A: (B, d, h, w)
        gated = feature * torch.sigmoid(self.gate(sentence))[..., None, None]
        x = self.joint(beside(gated, self.context(sentence), z))
        x = self.residual(x)
        for stage in self.decoder:
            x = stage(x, smaller(layout, 2 * x.shape[-1]))
        drawn = cast("Tensor", self.image(x))
        return torch.tanh(drawn if laid is None else drawn + laid[:, :3])


class ImageDiscriminator(nn.Module):
    """Whether a picture is real, of this layout and of this text: logits for parts of the picture."""

    def __init__(self, config: ImageConfig) -> None:
        super().__init__()
        self.painter = Painter(config.labels, config.shown)
        widths = (3 + self.painter.channels, *config.judge)
        self.stages = nn.ModuleList(halving(a, b, norm=k > 0) for k, (a, b) in enumerate(pairwise(widths)))
        self.context = nn.Sequential(nn.Linear(config.sentence, config.text), nn.LeakyReLU(SLOPE))
        self.verdict = nn.Sequential(
            nn.Conv2d(widths[-1] + config.text, widths[-1], 1), nn.LeakyReLU(SLOPE), nn.Conv2d(widths[-1], 1, 1)
        )

    def features(self, images: Tensor, layout: Tensor) -> list[Tensor]:
        """What each halving sees. images: (B, 3, S, S) in -1..1; layout: what `painter` makes of it."""
        x, found = torch.cat([images, layout], 1), []
        for stage in self.stages:
            x = stage(x)
            found.append(x)
        return found

    def judged(self, features: Sequence[Tensor], sentence: Tensor) -> Tensor:
        """Logits (B, 1, h', w') of pictures with these features and captions."""
        return cast("Tensor", self.verdict(beside(features[-1], self.context(sentence))))


def _reader(config: ImageConfig) -> WordEncoder:
    return WordEncoder(WordConfig(config.words, config.sentence // 2, config.sentence, DROPPED))


def halving(inputs: int, outputs: int, *, norm: bool = True) -> nn.Sequential:
    """Half the size; what is normalised needs no bias."""
    return nn.Sequential(*down(inputs, outputs, norm=norm, bias=not norm))


def beside(maps: Tensor, *vectors: Tensor) -> Tensor:
    """Maps (B, C, h, w) with vectors (B, c) laid at every place, joined along the channels."""
    return torch.cat([maps, *(tiled(vector, *maps.shape[2:]) for vector in vectors)], 1)
