"""What `layoutgen train` trains: a system knows its model, its data and its recipe, and `fit` does the rest.

A plugin registers factories of systems through `register_systems`; the factory's name is the system's name and its
typed parameters are the options that a person may set ("sg2im,size=64").
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

import torch
from torch import nn

from layoutgen.nn.train import Batches, Recipe, Validate
from layoutgen.nn.weights import Config

if TYPE_CHECKING:
    from rich.console import Console


class Prepared(NamedTuple):
    """All that one training needs.

    model: a `Trainable`. batches: step -> batch, the same for the same number. config: what is written beside the
    weights; steps, versions and figures are filled in at the end. validate: measured at every checkpoint, or none.
    """

    model: nn.Module
    batches: Batches
    recipe: Recipe
    config: Config
    validate: Validate | None = None


@runtime_checkable
class System(Protocol):
    """A trainable system."""

    def prepare(self, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None) -> Prepared:
        """The training of this system on the data at `data`, a folder or file of a form that the system names.

        It begins with torch's generator seeded, so a network has the same weights at each start. folder: of the run;
        what is worked out from the data may be kept there for the next start. steps: none for the recipe's own number.
        Raises FormatError or TrainingError in one sentence when the data will not do.
        """
        ...


@runtime_checkable
class Importer(Protocol):
    """A system that reads its authors' checkpoints as well."""

    def read(self, file: Path) -> tuple[nn.Module, Config]:
        """The network with the authors' weights, and its configuration. Raises WeightsError for another file."""
        ...


def prepared(
    system: System, data: Path, folder: Path, *, steps: int | None, seed: int, console: Console | None
) -> Prepared:
    """`system.prepare` with torch's generator seeded first, as every start of a training does it."""
    torch.manual_seed(seed)
    return system.prepare(data, folder, steps=steps, seed=seed, console=console)
