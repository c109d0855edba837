"""What `fit` trains: a module that says its optimisation steps as a list of turns.

Two networks against one another, several stages, several discriminators, a critic trained more often than its
generator, or a single network with a likelihood: each is a list of turns, so one loop trains them all and knows none.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple, Protocol, runtime_checkable

import torch
from torch import Generator, Tensor, nn

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.quick import quick

Noise = Mapping[str, Tensor]
Loss = Callable[[SceneBatch], dict[str, Tensor]]


def constant(step: int) -> float:  # noqa: ARG001
    """The schedule of a learning rate that stays as it is."""
    return 1.0


class Turn(NamedTuple):
    """One optimiser step of one module.

    loss: batch -> named scalar terms; they are summed, and logged as "name.term". every: the turn is taken at steps
    that this divides. clip: the largest norm of the turn's gradient, or none. schedule: step -> factor of `lr`.
    """

    name: str
    module: nn.Module
    loss: Loss
    lr: float
    betas: tuple[float, float] = (0.9, 0.999)
    every: int = 1
    clip: float | None = None
    schedule: Callable[[int], float] = constant


@runtime_checkable
class Trainable(Protocol):
    """A `torch.nn.Module` with turns."""

    def turns(self) -> list[Turn]:
        """The optimisation steps, in the order in which they are taken."""
        ...


@runtime_checkable
class Kept(Protocol):
    """A model of which only a part is used after training."""

    def kept(self) -> nn.Module:
        """The part whose weights `layoutgen train` writes."""
        ...


class Artist(nn.Module, ABC):
    """A network that draws pictures of scenes: what a renderer needs of a GAN.

    Every random number is an argument: so a picture can be drawn again, and compared with its authors'.
    conditions: what of a layout changes the picture, as of a renderer. size: height and width of the pictures, pixels.
    """

    conditions: ClassVar[frozenset[str]]
    size: int

    @abstractmethod
    def noise(self, count: int, generator: Generator | None = None) -> Noise:
        """The random inputs of `count` pictures by name, (count, ...) each, on the CPU.

        generator: torch's global one when none is given, as in training.
        """

    @abstractmethod
    def forward(self, batch: SceneBatch, noise: Noise) -> Tensor:
        """(B, 3, size, size) in -1..1. In evaluation mode a picture does not depend on the rest of the batch."""

    def quick(self, kind: torch.dtype) -> Artist:
        """A copy that draws the same on a CPU, only quicker, and does nothing else; its convolutions are of this type.

        As it is, it finds the layers that can be folded together; an artist that knows a shorter way overrides it.
        """
        return quick(self, kind)


class GAN(Artist):
    """An artist with its judges, as it is trained: `turns` is what `fit` asks for."""

    @abstractmethod
    def turns(self) -> list[Turn]:
        """The optimisation steps, in the order in which they are taken."""

    @abstractmethod
    def artist(self) -> Artist:
        """The part that draws."""

    def kept(self) -> nn.Module:
        """What draws is all that is used after training."""
        return self.artist()


def joined(noises: Sequence[Noise]) -> Noise:
    """The noise of several pictures as one batch's."""
    return {name: torch.cat([noise[name] for noise in noises]) for name in noises[0]}


def moved(noise: Noise, device: torch.device) -> Noise:
    """The noise on another device."""
    return {name: value.to(device) for name, value in noise.items()}
