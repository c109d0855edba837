"""How a person of paper is made from the people of a pack: pieces and told colours first, then manners.

Both are fits by gradient descent on the people alone, cut out of their pictures, without the networks around: some
minutes. Manners, what noise tells of skin and hair, are found as by a variational autoencoder (arXiv:1312.6114): what
is left to explain of a head is read to a few numbers, which shall be distributed as noise is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from layoutgen.nn.packed import Packed
from layoutgen.nn.text import CaptionEncoder
from layoutgen_dcgan.gawwn_puppet import HEAD, PIECES, SIDE, Puppet, around_head
from layoutgen_dcgan.gawwn_training import mains, pictures
from layoutgen_dcgan.gawwn_wardrobe import colouring
from layoutgen_dcgan.pathway import crop

PEOPLE, PASSES = 24, 4  # of a step; how often all are seen at most
STEPS, RATE = 1200, 1e-2  # of pieces and told colours
MORE, SLOWER = 400, 3e-3  # of manners
ROUGH = 4  # cells a side of the noise that parts of pieces begin with
HEADS, HIDDEN = 8, 64  # cells a side in which a head is read, and the reader's width
LIKE_NOISE = 1e-4  # weight of the divergence from noise


class People(NamedTuple):
    """Captions' vectors (B, T), keypoints (B, K, 3), and cut-out people: (B, 4, S, S)."""

    text: Tensor
    points: Tensor
    real: Tensor


class Rehearsal:
    """The fit of one person of paper."""

    def __init__(self, packed: Packed, rows: Sequence[int], encoder: CaptionEncoder, puppet: Puppet, seed: int) -> None:
        self.packed, self.rows, self.encoder, self.puppet, self.seed = packed, rows, encoder, puppet, seed

    def __call__(self) -> None:
        blank(self.puppet, torch.Generator().manual_seed(self.seed))
        most = PASSES * len(self.rows) // PEOPLE + 1
        self.colours(min(STEPS, most))
        if len(self.puppet.manners):
            self.manners(min(MORE, most))
        self.puppet.zero_grad()

    def colours(self, steps: int) -> None:
        """Pieces, parts and what captions tell them, by the mean absolute difference."""
        puppet = self.puppet
        optimizer = colouring(puppet, RATE)
        falls = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, steps)
        for step in range(steps):
            text, points, real = self.people(step, fully=False)
            optimizer.zero_grad()
            torch.autograd.backward((puppet.drawn(text, points, real.shape[-1]) - real).abs().mean())
            optimizer.step()
            falls.step()

    def manners(self, steps: int) -> None:
        """What noise tells the parts, and the pieces a little more; what captions tell them stays."""
        puppet, count = self.puppet, len(self.puppet.manners)
        chance = torch.Generator().manual_seed(self.seed)
        told = (0.05 * torch.randn(puppet.manners.shape, generator=chance)).requires_grad_()
        reader = nn.Sequential(nn.Linear(4 * HEADS**2, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 2 * count))
        optimizer = torch.optim.Adam([told, puppet.bank, puppet.parts, *reader.parameters()], SLOWER, (0.8, 0.99))
        falls = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, steps)
        for step in range(steps):
            text, points, real = self.people(STEPS + step, fully=True)
            size, boxes = real.shape[-1], around_head(puppet.joints(points))
            with torch.no_grad():
                left = real - puppet.drawn(text, points, size)
            seen = crop(left, boxes, torch.arange(len(boxes)), HEADS).flatten(1)
            mean, spread = reader(3 * seen).chunk(2, 1)
            manner = mean + torch.randn(mean.shape, generator=chance) * (spread / 2).exp()
            puppet.manners = told
            missed = (puppet.drawn(text, points, size, manner) - real).abs().mean()
            optimizer.zero_grad()
            torch.autograd.backward(missed + LIKE_NOISE * 0.5 * (mean**2 + spread.exp() - 1 - spread).sum(1).mean())
            optimizer.step()
            falls.step()
        puppet.manners = told.detach()

    def people(self, step: int, *, fully: bool) -> People:
        """Those of a step, told by captions of chance, or by the longest of each, which speak of all that they wear."""
        chance = np.random.default_rng((self.seed, 2, step))
        rows = [int(self.rows[k]) for k in chance.integers(0, len(self.rows), PEOPLE)]
        captions = chance.integers(0, 1 << 30, PEOPLE).tolist()
        if fully:
            captions = [max(range(len(said)), key=lambda k: len(said[k])) for said in map(self.said, rows)]
        batch = self.packed.batch(rows, captions)
        assert batch.maps is not None and batch.keypoints is not None
        main, images = mains(batch), pictures(batch)
        own = (batch.maps == batch.labels[main][:, None, None])[:, None].float()
        with torch.no_grad():
            text = self.encoder.read(batch.texts)
        return People(text, batch.keypoints[main], torch.cat([images * own, own], 1))

    def said(self, row: int) -> Sequence[str]:
        """The captions of a picture."""
        return self.packed.pack.said[row][1] or ("",)


def blank(puppet: Puppet, chance: torch.Generator) -> None:
    """Grey pieces of roughly their shape; the first parts are whole pieces, the others begin at random."""
    down, across = torch.meshgrid(
        (torch.arange(SIDE) + 0.5) / SIDE, (torch.arange(SIDE) + 0.5) / SIDE * 2 - 1, indexing="ij"
    )
    rough = torch.randn(*puppet.parts.shape[:2], ROUGH, ROUGH * len(PIECES), generator=chance)
    with torch.no_grad():
        for layer in (puppet.keys, puppet.palette):
            layer.weight.zero_()
            layer.bias.zero_()
        puppet.parts.copy_(0.2 * interpolate(rough, puppet.parts.shape[2:], mode="bilinear"))
        for number, piece in enumerate(PIECES):
            here = slice(number * SIDE, (number + 1) * SIDE)
            body = (across.abs() < 0.3) & (down > piece.low - 0.05) & (down < piece.high + 0.05)
            if number == HEAD:
                body = (2 * across) ** 2 + (4 * (down - 0.55)) ** 2 < 1
            puppet.bank[:, :3, :, here] = 0
            puppet.bank[:, 3, :, here] = torch.where(body, 2.0, -3.0)
            puppet.parts[:, number, :, here] += 1
