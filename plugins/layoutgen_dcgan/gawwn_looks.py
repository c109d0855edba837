"""Looks: pictures of things and of backdrops that the caption chooses, for GAWWN to draw from. Not in the paper.

A network that has to find out what a car looks like needs the authors' hundreds of thousands of steps. With looks it
begins with a bank of them, each of one kind of thing in one pose. The caption tells which (softmax attention), and what
colours its parts have. A look is a weight like others: it is learned on beside the rest.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import one_hot

from layoutgen_dcgan.pathway import laid

EASED = 64.0  # what is read from captions is divided by it, for one rate of learning to suit these weights and others


class Chosen(nn.Module):
    """A bank of pictures, of which the caption's words choose one. bank: (K, C, S, S).

    In training a caption that leaves something open takes a little of several; after it, the one that suits best.
    """

    bank: Tensor

    def __init__(self, text: int, count: int, channels: int, side: int, *, wide: int = 0, learned: bool = True) -> None:
        """side: of the pictures in cells; wide: their width, if that is another. learned: or they stay as they are."""
        super().__init__()
        self.keys = nn.Linear(text, count)
        bank = torch.zeros(count, channels, side, wide or side)
        if learned:
            self.bank = nn.Parameter(bank)
        else:
            self.register_buffer("bank", bank)

    def which(self, text: Tensor) -> Tensor:
        """How much of each picture is taken: (B, text) -> (B, K), a row sums to 1."""
        logits: Tensor = self.keys(text) / EASED
        return logits.softmax(1) if self.training else one_hot(logits.argmax(1), logits.shape[1]).to(text.dtype)

    def forward(self, text: Tensor) -> Tensor:
        """(B, C, S, S)."""
        return self.taken(self.which(text), self.bank)

    def taken(self, which: Tensor, bank: Tensor) -> Tensor:
        """which: (B, K); bank: (K, C, S, S) -> (B, C, S, S)."""
        return (which @ bank.flatten(1)).reshape(len(which), *bank.shape[1:])


class Looks(Chosen):
    """Things. A look has four numbers a cell, colours in -1..1 and the logit of its opacity, and a map of each part.

    The caption tells every part four numbers, which are added where its map is: so a red car and a blue one share a
    look, and a girl has her hat when she is said to. With `manners`, so many numbers of noise tell the parts something
    too, as skin and hair, of which captions do not speak; what they mean is found out once and stays as it is.
    """

    manners: Tensor  # (manners, 4 parts)

    def __init__(self, text: int, count: int, parts: int, side: int, *, wide: int = 0, manners: int = 0) -> None:
        super().__init__(text, count, 4, side, wide=wide)
        self.parts = nn.Parameter(torch.zeros(count, parts, side, wide or side))
        self.palette = nn.Linear(text, 4 * parts)
        self.register_buffer("manners", torch.zeros(manners, 4 * parts))

    def forward(self, text: Tensor) -> Tensor:
        """(B, 4, S, S): colours times opacity, and opacity in 0..1."""
        return self.coloured(text, self.which(text))

    def coloured(self, text: Tensor, which: Tensor, manner: Tensor | None = None) -> Tensor:
        """The same with looks chosen already: which is (B, K). manner: noise of these pictures, (B, manners)."""
        told: Tensor = self.palette(text) / EASED
        if manner is not None:  # a sum a picture: the shape of a product decides in which order it sums
            told = told + (manner[:, :, None] * self.manners).sum(1)
        told = told.reshape(len(text), -1, 4)  # (B, P, 4)
        parts = self.taken(which, self.parts)  # (B, P, S, S)
        look = self.taken(which, self.bank) + torch.einsum("bpc,bpyx->bcyx", told, parts)
        opaque = look[:, 3:].sigmoid()
        return torch.cat([look[:, :3] * opaque, opaque], 1)


def turned(looks: Tensor, noise: Tensor) -> Tensor:
    """The looks, mirrored where the first number of the noise is positive: which way things face is by chance."""
    return torch.where((noise[:, 0] > 0)[:, None, None, None], looks.flip(3), looks)


def facing(looks: Tensor, noise: Tensor, boxes: Tensor, images: Tensor) -> Tensor:
    """The noise with the first number's sign such that things face as on these pictures.

    In training the noise that is drawn would be wrong half of the time, and pixels would learn the mean of both ways.
    """
    missed = []
    for way in (looks, looks.flip(3)):
        thing = laid(way, boxes, images.shape[-1])
        missed.append((thing[:, :3] - thing[:, 3:] * images).abs().flatten(1).sum(1))
    sign = torch.where(missed[1] < missed[0], 1.0, -1.0)[:, None]
    return torch.cat([noise[:, :1].abs() * sign, noise[:, 1:]], 1)
