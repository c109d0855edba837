"""What a system must keep to: what `layoutgen train` asks of it. Training steps are taken on the CPU."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from layoutgen.errors import FormatError, TrainingError
from layoutgen.plugins import guarded
from layoutgen.testing.contract import Contract, Subject, broken
from layoutgen.testing.datasets import Case, refuses_nothing

if TYPE_CHECKING:
    from layoutgen.nn.batch import SceneBatch
    from layoutgen.nn.system import Prepared

_STEPS, _SEED = 2, 5


@contextmanager
def prepared(case: Case, subject: Subject | None = None) -> Iterator[Prepared]:
    """The training, prepared in a folder of its own. Ends the contract when it is something else."""
    from layoutgen.nn import system
    from layoutgen.nn.gan import Trainable
    from layoutgen.nn.system import Prepared

    stage = (subject or case.subject).stage
    with case.path() as path, TemporaryDirectory() as folder:
        options = {"steps": _STEPS, "seed": _SEED, "console": None}
        made: Any = guarded(
            case.subject.who, f"failed on {path}", system.prepared, stage, path, Path(folder), **options
        )
        if not isinstance(made, Prepared):
            broken(f"prepare() returns {type(made).__name__}; layoutgen.nn.system.Prepared is wanted")
        if not isinstance(made.model, Trainable):
            broken(f"its model {type(made.model).__name__} has no turns()")
        yield made


def missing_data(case: Case) -> None:
    """FormatError or TrainingError in a sentence that names the path."""
    with TemporaryDirectory() as folder:
        options = {"steps": _STEPS, "seed": _SEED, "console": None}
        wanted = (FormatError, TrainingError)
        refuses_nothing(case.subject, lambda path: case.subject.stage.prepare(path, Path(folder), **options), wanted)


def takes_its_orders(case: Case) -> None:
    """The recipe has the steps and the seed that were asked for, the configuration the system's name."""
    with prepared(case) as made:
        if (made.recipe.steps, made.recipe.seed) != (_STEPS, _SEED):
            asked = f"{_STEPS} steps with the seed {_SEED} were asked for"
            broken(f"its recipe has {made.recipe.steps} steps and the seed {made.recipe.seed} where {asked}")
        if made.config.system != case.subject.name:
            broken(f"its configuration says the system {made.config.system!r}; weights are found by the factory's name")


def same_batches(case: Case) -> None:
    """The same number gives the same batch, whatever was asked before, also from another instance."""
    other = Subject(case.subject.kind, case.subject.name, case.subject.fresh(), case.subject.fresh)
    with prepared(case) as first, prepared(case, other) as second:
        wanted = first.batches(1)
        first.batches(0)
        for again in (first.batches(1), second.batches(1)):
            for name, value in _tensors(wanted).items():
                if not _same(value, _tensors(again).get(name)):
                    broken(f"batch 1 is another one the second time: its {name} differ; draw from the step's number")


def sound_gradients(case: Case) -> None:
    """Every turn has a finite loss and gives its module finite gradients, at least one of them not zero."""
    import torch

    from layoutgen.nn.train import Scheduled

    with prepared(case) as made:
        torch.manual_seed(_SEED)
        model: Any = made.model.train()
        if isinstance(model, Scheduled):
            model.begin(0)
        learns = False  # a turn may wait for its time, but not all of them
        for turn in model.turns():
            model.zero_grad(set_to_none=True)
            terms = turn.loss(made.batches(0))
            sum(terms.values()).backward()
            found = [p.grad for p in turn.module.parameters() if p.grad is not None]
            if not all(bool(torch.isfinite(value).all()) for value in (*terms.values(), *found)):
                broken(f"the turn {turn.name!r} has a loss or a gradient that is no finite number")
            learns = learns or any(bool(value.any()) for value in found)
        if not learns:
            broken("no turn gives its module a gradient at the first step")


def trains(case: Case) -> None:
    """Two steps of training give the same weights each time, and they are written and read."""
    from rich.console import Console

    from layoutgen.nn.train import fit
    from layoutgen.nn.weights import Weights, save

    kept = []
    for _ in range(2):
        with prepared(case) as made, TemporaryDirectory() as folder:
            recipe = replace(made.recipe, accelerator="cpu", log_every=1, save_every=_STEPS)
            silent = Console(file=io.StringIO())
            model = fit(made.model, made.batches, recipe, Path(folder) / "run", console=silent)
            save(Path(folder) / "weights", model, made.config)
            kept.append(Weights(Path(folder) / "weights").tensors())
    for name, value in kept[0].items():
        if not _same(value, kept[1].get(name)):
            broken(f"training twice gives two different {name}; draw all chance from torch's generator within a step")


def _tensors(batch: SceneBatch) -> dict[str, Any]:
    return {field.name: getattr(batch, field.name) for field in fields(batch)}


def _same(one: Any, other: Any) -> bool:
    import torch

    if isinstance(one, torch.Tensor) and isinstance(other, torch.Tensor):
        return torch.equal(one, other)
    return type(one) is type(other)


CONTRACTS: tuple[Contract[Case], ...] = (
    ("missing data is refused", missing_data),
    ("it takes its orders", takes_its_orders),
    ("same number, same batch", same_batches),
    ("sound gradients", sound_gradients),
    ("same seed, same weights", trains),
)
