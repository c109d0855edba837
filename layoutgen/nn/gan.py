"""What `fit` trains: a module that says its optimisation steps as a list of turns.

Two networks against one another, several stages, several discriminators, a critic trained more often than its
generator, or a single network with a likelihood: each is a list of turns, so one loop trains them all and knows none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol, runtime_checkable

from torch import Tensor, nn

from layoutgen.nn.batch import SceneBatch

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
