"""GAN-INT-CLS (Reed, Akata, Yan, Logeswaran, Schiele, Lee: Generative Adversarial Text to Image Synthesis,
arXiv:1605.05396, figure 2): a caption's vector and noise through transposed convolutions to 64 x 64 pixels.

Sizes, activations and residual blocks are those of the authors' program, which the paper leaves open: bottlenecks at 4
and 8 pixels in the generator and at 4 in the discriminator; biases only where captions are projected. `pathway` adds
the object pathway (arXiv:1901.00686) at 16 or 32 pixels, so that the pictures obey boxes.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Generator as Random
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.blocks import SLOPE, after, down, tiled
from layoutgen.nn.gan import Artist, Noise
from layoutgen_dcgan.pathway import LayoutCode, ObjectNames, ObjectPathway, ObjectReading, PathwayConfig


@dataclass(frozen=True)
class Config:
    """Sizes and recipe. text: of a caption's vector. projected: of it in front of the networks. ngf, ndf: channels.

    wrong: share of "real picture, wrong text" in what the discriminator shall reject. interpolation: weight of captions
    half-way between two. captions: whose vectors' mean a picture is drawn from. halve_every: epochs to half the rate.
    judging: the discriminator's rate, in the generator's. normed: whether it has batch normalisation.
    plain: without residual blocks and the convolution that joins text and picture, as most re-implementations are.
    biased: whether the generator's convolutions have biases, as in the authors' files; while they trained those were 0.
    pixels: weight of the mean absolute difference from the real picture. alone: steps for which the
    generator has nothing else.
    swapped: whether a picture beside the layout of another one is wrong too. None of these is in the papers.
    """

    text: int = 1024
    noise: int = 100
    projected: int = 128
    ngf: int = 128
    ndf: int = 64
    plain: bool = False
    biased: bool = False
    wrong: float = 0.5
    interpolation: float = 1.0
    captions: int = 4
    rate: float = 2e-4
    judging: float = 1.0
    normed: bool = True
    halve_every: int = 100
    epochs: int = 600
    batch: int = 64
    pixels: float = 0.0
    alone: int = 0
    swapped: bool = False
    pathway: PathwayConfig | None = None


BIRDS = FLOWERS = Config()
COCO = Config(ngf=196, ndf=196, interpolation=0.0, captions=3, halve_every=40, epochs=200)


def clipart64(labels: int) -> Config:
    """For clip-art at 64 px with boxes, small enough for a CPU. labels: of the vocabulary."""
    return Config(
        text=256, noise=64, projected=64, ngf=32, ndf=24, captions=1, batch=24, epochs=5, halve_every=4, pixels=10.0,
        judging=2.0, normed=False, alone=200, swapped=True,
        pathway=PathwayConfig(labels, 96, patch=16, features=24, canvas=32, layout=64, templates=True),
    )  # fmt: skip


class Bottleneck(nn.Module):
    """Two 3 x 3 convolutions at a quarter of the channels, added to what comes in; the activation comes behind."""

    def __init__(self, channels: int, active: nn.Module, *, bias: bool = False, normed: bool = True) -> None:
        super().__init__()
        inner, norm = channels // 4, nn.BatchNorm2d if normed else nn.Identity
        self.net = nn.Sequential(
            nn.Conv2d(channels, inner, 1, bias=bias), norm(inner), active,
            nn.Conv2d(inner, inner, 3, padding=1, bias=bias), norm(inner), active,
            nn.Conv2d(inner, channels, 3, padding=1, bias=bias), norm(channels),
        )  # fmt: skip

    def forward(self, features: Tensor) -> Tensor:
        added: Tensor = features + self.net(features)
        return added


class Generator(Artist):
    """Noise and the projected caption grow to a picture."""

    conditions = frozenset({"caption"})
    size = 64

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = c = config
        more, at16, at32 = (0, 0, 0) if c.pathway is None else (c.pathway.layout, *_beside(c.pathway))
        relu = nn.ReLU()
        self.text = nn.Sequential(nn.Linear(c.text, c.projected), nn.LeakyReLU(0.2))
        self.coarse = nn.Sequential(
            nn.ConvTranspose2d(c.noise + c.projected + more, 8 * c.ngf, 4, bias=c.biased), nn.BatchNorm2d(8 * c.ngf),
            nn.Identity() if c.plain else Bottleneck(8 * c.ngf, relu, bias=c.biased), relu,  # 4
            nn.ConvTranspose2d(8 * c.ngf, 4 * c.ngf, 4, 2, 1, bias=c.biased), nn.BatchNorm2d(4 * c.ngf),
            nn.Identity() if c.plain else Bottleneck(4 * c.ngf, relu, bias=c.biased), relu,  # 8
            nn.ConvTranspose2d(4 * c.ngf, 2 * c.ngf, 4, 2, 1, bias=c.biased), nn.BatchNorm2d(2 * c.ngf), relu,  # 16
        )  # fmt: skip
        self.fine = nn.Sequential(
            nn.ConvTranspose2d(2 * c.ngf + at16, c.ngf, 4, 2, 1, bias=c.biased), nn.BatchNorm2d(c.ngf), relu,  # 32
            nn.ConvTranspose2d(c.ngf + at32, 3, 4, 2, 1, bias=c.biased), nn.Tanh(),  # 64
        )  # fmt: skip
        self.apply(begin)

    def standardise(self, mean: Tensor, deviation: Tensor) -> None:
        """Lets the projection begin as if captions' vectors (text,) had this mean and deviation taken out of them."""
        first = self.text[0]
        assert isinstance(first, nn.Linear)
        with torch.no_grad():
            first.weight /= deviation + 0.1 * deviation.mean().clamp(min=1e-6)
            first.bias -= first.weight @ mean

    def noise(self, count: int, generator: Random | None = None) -> Noise:
        return {"z": torch.randn(count, self.config.noise, generator=generator)}

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        """(B, 3, 64, 64)."""
        seed = torch.cat([noise["z"], self.text(said(batch))], 1)  # (B, noise + projected)
        made: Tensor = self.fine(self.coarse(seed[:, :, None, None]))
        return made


def _beside(pathway: PathwayConfig) -> tuple[int, int]:
    """Channels of the object pathway at 16 and at 32 pixels."""
    return (pathway.channels, 0) if pathway.canvas == 16 else (0, pathway.channels)


class PathwayGenerator(Generator):
    """The same beside an object pathway, which joins it at 16 or 32 pixels; the layout's code joins the noise."""

    conditions = frozenset({"boxes", "caption", "labels"})

    def __init__(self, config: Config) -> None:
        if config.pathway is None:
            raise TrainingError("a generator with an object pathway needs the pathway's sizes")
        super().__init__(config)
        self.names = ObjectNames(config.pathway, config.projected + config.noise)
        self.layout = LayoutCode(config.pathway)
        self.objects = ObjectPathway(config.pathway)
        for part in (self.names, self.layout, self.objects):
            part.apply(begin)
        if self.objects.templates is not None:  # or what they begin as would be drowned
            nn.init.normal_(self.fine[3].weight, 0.0, 0.002)

    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        """(B, 3, 64, 64)."""
        seed = torch.cat([noise["z"], self.text(said(batch))], 1)  # (B, noise + projected)
        names = self.names(batch, seed)  # (N, named)
        seed = torch.cat([seed, self.layout(batch, names)], 1)
        whole, things = self.coarse(seed[:, :, None, None]), self.objects(batch, names)  # (B, 2 ngf, 16, 16)
        if self.objects.canvas == 32:
            whole, rest = self.fine[:3](whole), self.fine[3]  # (B, ngf, 32, 32)
        else:
            rest = self.fine[:4]
        made = rest(torch.cat([whole, things], 1))
        if self.objects.templates is not None:
            made = made + functional.interpolate(things[:, :3], size=made.shape[2:], mode="bilinear")
        return made.tanh()


def artist(config: Config) -> Generator:
    """The generator of a configuration, with an object pathway where it has one."""
    return Generator(config) if config.pathway is None else PathwayGenerator(config)


class Discriminator(nn.Module):
    """Whether a picture is real, shows what its caption says and, with a pathway, what its layout says."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        c, leaky = config, nn.LeakyReLU(SLOPE)
        norm, bias = c.normed, not c.normed
        beside = 0 if c.pathway is None else c.pathway.features
        self.near = nn.Sequential(
            *down(3, c.ndf, norm=False, bias=bias),  # 32
            *down(c.ndf, 2 * c.ndf, norm=norm, bias=bias),  # 16
        )
        self.objects = None if c.pathway is None else ObjectReading(c.pathway, normed=c.normed)
        self.far = nn.Sequential(
            *down(2 * c.ndf + beside, 4 * c.ndf, norm=norm, bias=bias),  # 8
            nn.Conv2d(4 * c.ndf, 8 * c.ndf, 4, 2, 1, bias=bias), *([nn.BatchNorm2d(8 * c.ndf)] if norm else []),
            nn.Identity() if c.plain else Bottleneck(8 * c.ndf, leaky, bias=bias, normed=c.normed), leaky,  # 4
        )  # fmt: skip
        self.text = nn.Sequential(
            nn.Linear(c.text, c.projected), nn.BatchNorm1d(c.projected) if c.normed else nn.Identity(), leaky
        )
        wide = 8 * c.ndf + c.projected
        joined = [nn.Conv2d(wide, 8 * c.ndf, 1, bias=bias), *after(8 * c.ndf, norm=norm)]
        self.verdict = nn.Sequential(
            *([] if c.plain else joined), nn.Conv2d(wide if c.plain else 8 * c.ndf, 1, 4, bias=bias)
        )
        self.apply(begin if c.normed else begin_bare)

    def look(self, pictures: Tensor, batch: SceneBatch) -> Tensor:
        """What is seen, whatever the caption: (B, 8 ndf, 4, 4). The batch says the layout."""
        seen = self.near(pictures)  # (B, 2 ndf, 16, 16)
        if self.objects is not None:
            seen = torch.cat([seen, self.objects(pictures, batch)], 1)
        found: Tensor = self.far(seen)
        return found

    def judge(self, seen: Tensor, sentence: Tensor) -> Tensor:
        """Logits (B,) of "real and as the caption says"."""
        told = tiled(self.text(sentence), *seen.shape[2:])
        found: Tensor = self.verdict(torch.cat([seen, told], 1)).flatten()
        return found


def said(batch: SceneBatch) -> Tensor:
    """The captions' vectors. Raises TrainingError when no encoder has made them."""
    if batch.sentence is None:
        raise TrainingError("GAN-INT-CLS draws from the captions' vectors, and this batch has none")
    return batch.sentence


def begin(module: nn.Module) -> None:
    """Weights at the start, as the authors set them."""
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
        nn.init.normal_(module.weight, 1.0, 0.02)
        nn.init.zeros_(module.bias)


def begin_bare(module: nn.Module) -> None:
    """Weights at the start where nothing is normalised: what goes through layers keeps its size."""
    if isinstance(module, nn.Conv2d):
        nn.init.kaiming_normal_(module.weight, 0.2)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
