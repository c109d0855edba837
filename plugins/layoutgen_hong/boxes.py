"""Inferring Semantic Layout for Hierarchical Text-to-Image Synthesis (Hong, Yang, Choi, Lee; arXiv:1801.05091), 4.1.

The box generator: a bidirectional LSTM reads the caption; another LSTM writes boxes one by one. At each step it names
the label, then draws the centre from a mixture of Gaussians that knows the label, then the size from one that also
knows the centre. Sizes and names follow the successor that has public code (Obj-GAN, arXiv:1902.10740).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from layoutgen.errors import WeightsError

PAD, START, END = 0, 1, 2  # the first three labels


@dataclass(frozen=True)
class Config:
    """Sizes. words, labels: entries of the two vocabularies. means: x y w h that stand before the first box.

    deep: width of a layer before each mixture, which lets label and context meet; 0 for none, as in the successor's
    code. dropout: of the words' vectors and of all that the heads see. stale_y: the size's mixture sees the new x
    beside the y of the box before, as in that code; it sees the new centre otherwise. soft_labels: while sampling, the
    mixtures are told the labels' probabilities, as in that code; the label that was chosen otherwise, as in training.
    """

    words: int
    labels: int = 83
    word_size: int = 300
    hidden: int = 256
    components: int = 5
    embedded: int = 50
    deep: int = 0
    dropout: float = 0.0
    means: tuple[float, float, float, float] = (0.5, 0.5, 0.3, 0.3)
    stale_y: bool = False
    soft_labels: bool = False

    @classmethod
    def read(cls, options: Mapping[str, Any]) -> Config:
        """From JSON. Raises WeightsError for options that are no configuration's."""
        try:
            return cls(**{**options, "means": tuple(map(float, options["means"]))})
        except (KeyError, TypeError, ValueError) as error:
            raise WeightsError(
                f"the options {dict(options)} are no configuration of the box generator: {error}"
            ) from None


class Mixture(NamedTuple):
    """K bivariate Gaussians, each field (..., K): logarithms of weights, means, logarithms of sigmas, correlation."""

    log_pi: Tensor
    mean1: Tensor
    mean2: Tensor
    log_sigma1: Tensor
    log_sigma2: Tensor
    rho: Tensor

    @classmethod
    def of(cls, raw: Tensor) -> Mixture:
        """From (..., 6 K) numbers of any size."""
        pi, mean1, mean2, sigma1, sigma2, rho = raw.chunk(6, -1)
        return cls(pi.log_softmax(-1), mean1, mean2, sigma1, sigma2, torch.tanh(rho))

    def log_density(self, points: Tensor) -> Tensor:
        """The logarithm of the density at points (..., 2): (...)."""
        first = (points[..., :1] - self.mean1) * torch.exp(-self.log_sigma1)
        second = (points[..., 1:] - self.mean2) * torch.exp(-self.log_sigma2)
        free = (1 - self.rho.square()).clamp(min=1e-5)
        distance = (first.square() + second.square() - 2 * self.rho * first * second) / free
        scale = math.log(2 * math.pi) + self.log_sigma1 + self.log_sigma2 + 0.5 * free.log()
        return torch.logsumexp(self.log_pi - scale - 0.5 * distance, -1)

    def sample(self, pick: Tensor, normal: Tensor, temperature: float = 1.0) -> Tensor:
        """A point (..., 2). pick: (...) uniform, chooses the component; normal: (..., 2) standard normal.

        temperature: below 1 the component's odds are sharpened and its variance shrinks in proportion.
        """
        odds = (self.log_pi / temperature).softmax(-1).cumsum(-1)
        chosen = (odds <= pick[..., None]).sum(-1, keepdim=True).clamp(max=odds.shape[-1] - 1)
        mean1, mean2, sigma1, sigma2, rho = (part.gather(-1, chosen)[..., 0] for part in self[1:])
        width = math.sqrt(temperature)
        first = mean1 + sigma1.exp() * width * normal[..., 0]
        across = rho * normal[..., 0] + (1 - rho.square()).clamp(min=0).sqrt() * normal[..., 1]
        return torch.stack([first, mean2 + sigma2.exp() * width * across], -1)


class Draws(NamedTuple):
    """All that is random in T steps of B captions. label: (B, T) uniform, or none for the likeliest label each time.

    pick: (B, T, 2) uniform, chooses the components of centre and size; normal: (B, T, 2, 2) standard normal.
    """

    label: Tensor | None
    pick: Tensor
    normal: Tensor


class Drawn(NamedTuple):
    """labels: (B, T), PAD behind END; boxes: (B, T, 4), centre x y and size; odds: (B, T, labels) of the labels."""

    labels: Tensor
    boxes: Tensor
    odds: Tensor


class CaptionEncoder(nn.Module):
    """A bidirectional LSTM; its last states, both ways joined, are the decoder's first."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.encoder = nn.Embedding(config.words, config.word_size)
        self.rnn = nn.LSTM(config.word_size, config.hidden // 2, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(config.dropout)

    def forward(self, words: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """words: (B, L); lengths: (B,) -> hidden and cell state, (1, B, hidden) each."""
        vectors = self.drop(self.encoder(words))
        packed = nn.utils.rnn.pack_padded_sequence(vectors, lengths.cpu(), batch_first=True, enforce_sorted=False)
        _, (hidden, cell) = self.rnn(packed)
        return torch.cat([hidden[0], hidden[1]], -1)[None], torch.cat([cell[0], cell[1]], -1)[None]


class BoxDecoder(nn.Module):
    """One LSTM and three heads: label, centre, size."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = c = config
        told = c.hidden + c.labels
        self.l_embedding = nn.Embedding(c.labels, c.hidden)
        self.xy_embedding = nn.Linear(2, c.embedded)
        self.wh_embedding = nn.Linear(2, c.embedded)
        self.next_xy_embedding = nn.Linear(2, c.embedded)
        self.rnn = nn.LSTM(2 * c.embedded + c.hidden, c.hidden, batch_first=True)
        self.l_out = nn.Linear(c.hidden, c.labels)
        self.xy_out = _head(told, c)
        self.wh_out = _head(told + c.embedded, c)
        self.drop = nn.Dropout(c.dropout)

    def recur(self, labels: Tensor, boxes: Tensor, lstm: tuple[Tensor, Tensor]) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """labels: (B, T); boxes: (B, T, 4) of the steps before -> (B, T, hidden) and the state after them."""
        x = torch.cat(
            [self.xy_embedding(boxes[..., :2]), self.wh_embedding(boxes[..., 2:]), self.l_embedding(labels)], -1
        )
        made, lstm = self.rnn(x, lstm)
        return self.drop(made), lstm

    def centre(self, hidden: Tensor, label: Tensor) -> Mixture:
        """label: (..., labels), one-hot or probabilities."""
        return Mixture.of(self.xy_out(torch.cat([hidden, label], -1)))

    def size(self, hidden: Tensor, label: Tensor, centre: Tensor, before: Tensor) -> Mixture:
        """centre: (..., 2) of this box; before: (..., 2) of the one before."""
        known = torch.cat([centre[..., :1], before[..., 1:]], -1) if self.config.stale_y else centre
        return Mixture.of(self.wh_out(torch.cat([hidden, label, self.next_xy_embedding(known)], -1)))


def _head(told: int, config: Config) -> nn.Module:
    out = 6 * config.components
    if not config.deep:
        return nn.Linear(told, out)
    return nn.Sequential(nn.Linear(told, config.deep), nn.ReLU(), nn.Linear(config.deep, out))


class Written(NamedTuple):
    """Teacher-forced: label logits (B, T, labels), centres and sizes (B, T, K)."""

    labels: Tensor
    centres: Mixture
    sizes: Mixture


class BoxGenerator(nn.Module):
    """Caption to labels and boxes."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.enc = CaptionEncoder(config)
        self.dec = BoxDecoder(config)

    def forward(self, words: Tensor, lengths: Tensor, labels: Tensor, boxes: Tensor) -> Written:
        """Teacher-forced. labels: (B, T + 1) from START on; boxes: (B, T + 1, 4) centre and size, the means first."""
        hidden, _ = self.dec.recur(labels[:, :-1], boxes[:, :-1], self.enc(words, lengths))
        named = functional.one_hot(labels[:, 1:], self.config.labels).to(hidden.dtype)
        sizes = self.dec.size(hidden, named, boxes[:, 1:, :2], boxes[:, :-1, :2])
        return Written(self.dec.l_out(hidden), self.dec.centre(hidden, named), sizes)

    def loss(
        self, words: Tensor, lengths: Tensor, labels: Tensor, boxes: Tensor, scored: Tensor | None = None
    ) -> dict[str, Tensor]:
        """Negative log-likelihoods a box, as for `forward`; steps after END are PAD and do not count.

        scored: (B, T) bool, the steps that count, or all of them.
        """
        written = self(words, lengths, labels, boxes)
        after = labels[:, 1:] if scored is None else labels[:, 1:].masked_fill(~scored, PAD)
        real = after > END
        boxes_in_all = real.sum().clamp(min=1)
        centres, sizes = boxes[:, 1:, :2], boxes[:, 1:, 2:]
        return {
            "label": functional.cross_entropy(written.labels.transpose(1, 2), after, ignore_index=PAD),
            "centre": -(written.centres.log_density(centres) * real).sum() / boxes_in_all,
            "size": -(written.sizes.log_density(sizes) * real).sum() / boxes_in_all,
        }

    @torch.no_grad()
    def generate(self, words: Tensor, lengths: Tensor, draws: Draws, temperature: float = 1.0) -> Drawn:
        """Labels and boxes until END, as many as there are draws for at the most."""
        lstm = self.enc(words, lengths)
        label = torch.full_like(lengths, START)
        box = lstm[0].new_tensor(self.config.means).expand(len(words), 4)
        over = torch.zeros_like(lengths, dtype=torch.bool)
        labels, boxes, odds = [], [], []
        for step in range(draws.pick.shape[1]):
            hidden, lstm = self.dec.recur(label[:, None], box[:, None], lstm)
            hidden = hidden[:, 0]  # (B, hidden)
            odd = self.dec.l_out(hidden).softmax(-1)
            label = odd.argmax(-1) if draws.label is None else _choose(odd, draws.label[:, step])
            told = odd if self.config.soft_labels else functional.one_hot(label, self.config.labels).to(odd.dtype)
            pick, normal = draws.pick[:, step], draws.normal[:, step]
            centre = self.dec.centre(hidden, told).sample(pick[:, 0], normal[:, 0], temperature)
            size = self.dec.size(hidden, told, centre, box[:, :2]).sample(pick[:, 1], normal[:, 1], temperature)
            box = torch.cat([centre, size], -1)
            labels.append(label.masked_fill(over, PAD))
            boxes.append(box)
            odds.append(odd)
            over = over | (label == END)
            if bool(over.all()):
                break
        return Drawn(torch.stack(labels, 1), torch.stack(boxes, 1), torch.stack(odds, 1))


def _choose(odds: Tensor, uniform: Tensor) -> Tensor:
    """The label whose share of the odds a number in 0..1 falls into."""
    return (odds.cumsum(-1) <= uniform[:, None]).sum(-1).clamp(max=odds.shape[-1] - 1)
