"""Measures of drawn pictures: how like real ones they are, and how well they keep to their layouts and captions.

Pictures are (N, 3, H, W) in -1..1. Every measure says in its record what it saw with; figures seen with other eyes
cannot be compared.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from layoutgen.errors import TrainingError
from layoutgen.nn import weights
from layoutgen.nn.eyes import Eyes

Look = Callable[[Tensor], Tensor]  # what a network says of pictures
AT_ONCE = 64  # pictures in one pass
NEEDS = "FID and IS need torchmetrics: pip install 'layoutgen[train]'"


class Confusion:
    """Pixels by true and by seen label, added up over batches."""

    def __init__(self, labels: int) -> None:
        self.table = torch.zeros(labels, labels, dtype=torch.int64)

    def add(self, truth: Tensor, seen: Tensor) -> None:
        """truth, seen: (..., H, W) int64 labels; where truth is 0 nothing is asked."""
        asked = truth > 0
        size = len(self.table)
        self.table += torch.bincount(truth[asked] * size + seen[asked], minlength=size * size).reshape(size, size).cpu()

    def ious(self) -> Tensor:
        """Intersection over union of every label, (labels,); not a number for labels neither asked nor seen."""
        hit = self.table.diagonal().double()
        return hit / (self.table.sum(0) + self.table.sum(1) - hit)

    def accuracy(self) -> float:
        """The share of asked pixels that are seen right."""
        return float(self.table.diagonal().sum() / self.table.sum().clamp(min=1))


class Likeness(NamedTuple):
    """Frechet distance from the real pictures, and the inception score with its deviation over ten parts."""

    frechet: float
    inception: float
    deviation: float


def passes(count: int) -> Iterator[slice]:
    """The rows of each pass over `count` pictures."""
    for start in range(0, count, AT_ONCE):
        yield slice(start, min(start + AT_ONCE, count))


@torch.inference_mode()
def segmented(eyes: Eyes, images: Tensor) -> Tensor:
    """The label seen at each pixel: (N, H, W) int64. Padding and unknown are never seen."""
    found = []
    for rows in passes(len(images)):
        logits = eyes.segment(eyes.see(images[rows]))
        logits[:, :2] = -torch.inf
        found.append(logits.argmax(1))
    return torch.cat(found)


@torch.inference_mode()
def features(eyes: Eyes, images: Tensor) -> Tensor:
    """The pictures' features, (N, F)."""
    return torch.cat([eyes.see(images[rows]).features for rows in passes(len(images))])


@torch.inference_mode()
def named(eyes: Eyes, images: Tensor, boxes: Tensor, owner: Tensor) -> Tensor:
    """What each box seems to show: (N,) int64 labels."""
    made = []
    for rows in passes(len(boxes)):
        logits = eyes.name(images, boxes[rows], owner[rows])
        logits[:, :2] = -torch.inf
        made.append(logits.argmax(1))
    return torch.cat(made) if made else owner.new_zeros(0)


def likeness(real: Tensor, drawn: Tensor, see: Look, name: Look) -> Likeness:
    """FID (Heusel et al., arXiv:1706.08500) and IS (Salimans et al., arXiv:1606.03498), both by torchmetrics.

    see: pictures -> features (B, F). name: pictures -> logits of classes (B, C). Raises TrainingError without
    torchmetrics and for fewer than two pictures of a kind.
    """
    try:
        from torchmetrics.image.fid import FrechetInceptionDistance
        from torchmetrics.image.inception import InceptionScore
    except ImportError:
        raise TrainingError(NEEDS) from None
    if len(real) < 2 or len(drawn) < 2:
        raise TrainingError("FID compares many pictures: give at least two of each kind")
    seeing, naming = _Seeing(see, see(drawn[:1]).shape[1]), _Seeing(name, name(drawn[:1]).shape[1])
    frechet = FrechetInceptionDistance(feature=seeing)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that it keeps the logits of all pictures, which is little
        score = InceptionScore(feature=naming, splits=min(10, len(drawn)))
    frechet.set_dtype(torch.float64)
    for rows in passes(len(real)):
        frechet.update(real[rows], real=True)
    for rows in passes(len(drawn)):
        frechet.update(drawn[rows], real=False)
        score.update(drawn[rows])
    torch.manual_seed(0)  # the score shuffles its pictures before it takes their parts
    mean, deviation = score.compute()
    return Likeness(float(frechet.compute()), float(mean), float(deviation))


class _Seeing(torch.nn.Module):
    """A function of pictures as torchmetrics wants its extractors."""

    def __init__(self, see: Callable[[Tensor], Tensor], wide: int) -> None:
        super().__init__()
        self.see, self.num_features = see, wide

    def forward(self, images: Tensor) -> Tensor:
        with torch.inference_mode():
            return self.see(images.float())


def inception(file: Path) -> tuple[Look, Look]:
    """Features (B, 2048) and logits (B, 1000) of torchvision's Inception v3 (arXiv:1512.00567), weights from a file.

    Pictures are resized to 299 x 299, bilinear, without antialiasing. Raises WeightsError for another file.
    """
    from torchvision.models import inception_v3

    net = inception_v3(weights=None, transform_input=False, init_weights=False)
    weights.fill(net, weights.read_checkpoint(file), file)
    last, net.fc = net.fc, torch.nn.Identity()
    net.eval().requires_grad_(False)

    def see(images: Tensor) -> Tensor:
        made: Tensor = net(functional.interpolate(images, (299, 299), mode="bilinear", align_corners=False))
        return made

    def name(images: Tensor) -> Tensor:
        made: Tensor = last(see(images))
        return made

    return see, name


@torch.inference_mode()
def precision(pictures: Tensor, captions: Tensor, *, among: int = 100, seed: int = 0) -> float:
    """R-precision (AttnGAN, arXiv:1711.10485): how often the picture's own caption is nearest among `among`.

    pictures, captions: (N, D) unit vectors, row by row of one another. The other captions are drawn by chance, the
    same ones for the same seed; with fewer than `among` pictures it is among all.
    """
    count = len(pictures)
    chance = torch.rand(count, count, generator=torch.Generator().manual_seed(seed))
    chance.fill_diagonal_(-1)
    others = chance.argsort(1)[:, 1 : min(among, count)]  # the first is its own
    own = (pictures * captions).sum(1, True)
    best = torch.einsum("nd,nkd->nk", pictures, captions[others])
    return float((own > best).all(1).double().mean()) if count else 0.0


@torch.inference_mode()
def diversity(eyes: Eyes, one: Tensor, other: Tensor) -> float:
    """How much two pictures of one layout differ: as LPIPS (arXiv:1801.03924) without learned weights, the mean.

    At each level of the encoder the unit vectors of all places are compared; 0 is the same picture.
    """
    found = []
    for rows in passes(len(one)):
        levels = zip(eyes.see(one[rows]).levels, eyes.see(other[rows]).levels, strict=True)
        apart = [(functional.normalize(a) - functional.normalize(b)).square().sum(1).mean((1, 2)) for a, b in levels]
        found.append(torch.stack(apart).sum(0))
    return float(torch.cat(found).mean())
