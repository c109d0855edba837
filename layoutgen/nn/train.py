"""The loop that trains every system: turns, optimisers, averaged weights, checkpoints and logs; it knows no model.

Every step draws its random numbers from (seed, step), and asks for its batch by number. So a run that was killed and
goes on from its last checkpoint has the same losses, to the last digit, as one that was not. The next batch is made
while a step is taken.
"""

from __future__ import annotations

import copy
import logging
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

import torch
from torch import Tensor, nn

from layoutgen.errors import TrainingError
from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.gan import Trainable, Turn
from layoutgen.nn.log import CHECKPOINT, MEASURED, Log, progress

if TYPE_CHECKING:
    from lightning_fabric import Fabric
    from rich.console import Console

Batches = Callable[[int], SceneBatch]
Validate = Callable[[nn.Module], Mapping[str, float]]
NEEDS_FABRIC = "training needs lightning-fabric: pip install 'layoutgen[train]'"
_MUST_AGREE = ("seed", "average", "precision")  # or a run that goes on is not the run that began
Precision = Literal["32-true", "bf16-mixed"]


@runtime_checkable
class Scheduled(Protocol):
    """A model whose losses change with time: it is told the number of every step before its turns."""

    def begin(self, step: int) -> None:
        """Called before the turns of this step."""
        ...


@dataclass(frozen=True)
class Recipe:
    """How long and how to train.

    average: share of the old value in the exponential moving average of the weights; 0 keeps no average. precision: of
    the arithmetic, "32-true" is exact. accelerator: "cpu", "gpu" or whatever Fabric knows. log_every: steps over which
    the logged losses are averaged. save_every: steps between two checkpoints, a multiple of log_every.
    """

    steps: int
    seed: int = 0
    average: float = 0.0
    precision: Precision = "32-true"
    accelerator: str = "auto"
    devices: int = 1
    log_every: int = 50
    save_every: int = 500

    def __post_init__(self) -> None:
        if self.steps < 1 or self.log_every < 1 or self.save_every % self.log_every:
            raise TrainingError(
                f"a recipe needs at least one step and save_every ({self.save_every}) as a multiple of "
                f"log_every ({self.log_every})"
            )


def fit(
    model: nn.Module,
    batches: Batches,
    recipe: Recipe,
    folder: Path,
    *,
    validate: Validate | None = None,
    console: Console | None = None,
) -> nn.Module:
    """Trains `model` and returns it, or its average, in evaluation mode on the CPU.

    batches: step -> batch, the same for the same number; called one step ahead in a thread of its own, so its chance
    comes from a generator that it makes of the number, never from torch's global one. folder: gets `last.ckpt`,
    `losses.csv` and, when TensorBoard is installed, its event files; a run that is found there goes on, which is said.
    validate: measured at every checkpoint in evaluation mode, on the average when there is one. Raises TrainingError
    when a loss is not finite (the last checkpoint stays) or when the folder holds a run of another recipe.
    """
    if not isinstance(model, Trainable):
        raise TrainingError(f"{type(model).__name__} has no turns(), so there is nothing to train it with")
    fabric = _fabric(recipe)
    folder.mkdir(parents=True, exist_ok=True)
    run = _Run(fabric, fabric.to_device(model), recipe, folder)
    run.resume()
    if run.step and console is not None and fabric.is_global_zero:
        console.print(f"going on from step {run.step:,} of {recipe.steps:,}, in {folder}", highlight=False)
    numbers = range(run.step * fabric.world_size + fabric.global_rank, recipe.steps * fabric.world_size)
    with (
        progress(console, recipe.steps, run.step, fabric.is_global_zero) as advance,
        closing(run.said),
        closing(ahead(batches, numbers[:: fabric.world_size])) as coming,
    ):
        for batch in coming:
            advance(run.take(batch))
            if run.step % recipe.log_every == 0:
                run.log()
            if run.step % recipe.save_every == 0 or run.step == recipe.steps:
                run.log()
                run.save(validate)
    return run.result().cpu().eval()


def ahead(batches: Batches, numbers: Sequence[int]) -> Generator[SceneBatch, None, None]:
    """The batches of these numbers in order, each made while the one before it is in use; raises what making raises."""
    if not numbers:
        return
    with ThreadPoolExecutor(1, thread_name_prefix="batches") as worker:
        coming = worker.submit(batches, numbers[0])
        for following in numbers[1:]:
            batch = coming.result()
            coming = worker.submit(batches, following)
            yield batch
        yield coming.result()


@dataclass
class _Run:
    """The state of one training run on one process."""

    fabric: Fabric
    model: nn.Module
    recipe: Recipe
    folder: Path
    step: int = 0
    said: Log = field(init=False)
    turns: list[Turn] = field(init=False)
    optimizers: dict[str, torch.optim.Adam] = field(init=False)
    average: torch.optim.swa_utils.AveragedModel | None = field(init=False, default=None)
    sums: dict[str, list[Tensor]] = field(init=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

        assert isinstance(self.model, Trainable)
        self.said = Log(self.folder)
        self.turns = self.model.turns()
        names = [turn.name for turn in self.turns]
        if not names or len(set(names)) != len(names):
            raise TrainingError(f"a model needs turns of different names, got {names}")
        self.optimizers = {
            turn.name: torch.optim.Adam(turn.module.parameters(), lr=turn.lr, betas=turn.betas) for turn in self.turns
        }
        if self.recipe.average:
            mean: Any = get_ema_multi_avg_fn
            self.average = AveragedModel(self.model, multi_avg_fn=mean(self.recipe.average))
            self.average.module.requires_grad_(False)

    def take(self, batch: SceneBatch) -> dict[str, Tensor]:
        """All turns of one step; returns their sums of losses."""
        self.model.train()
        if isinstance(self.model, Scheduled):
            self.model.begin(self.step)
        batch = batch.to(self.fabric.device)
        torch.manual_seed((self.recipe.seed * 1_000_003 + self.step) * 1_009 + self.fabric.global_rank)
        totals: dict[str, Tensor] = {}
        for turn in self.turns:
            if self.step % turn.every == 0:
                totals[turn.name] = self._turn(turn, batch)
        if self.average is not None:
            self.average.update_parameters(self.model)
        self.step += 1
        return totals

    def _turn(self, turn: Turn, batch: SceneBatch) -> Tensor:
        optimizer = self.optimizers[turn.name]
        for group in optimizer.param_groups:
            group["lr"] = turn.lr * turn.schedule(self.step)
        with _alone(turn.module, self.model):
            self.model.zero_grad(set_to_none=True)
            with self.fabric.autocast():
                terms = turn.loss(batch)
            total = torch.stack([term.float() for term in terms.values()]).sum()
            if not torch.isfinite(total):
                bad = ", ".join(f"{name} = {float(term.detach())}" for name, term in terms.items())
                raise TrainingError(
                    f"step {self.step}: the loss of {turn.name!r} is not a finite number ({bad}); lower its learning "
                    f"rate ({turn.lr:g}) or clip its gradient, the last checkpoint is kept"
                )
            self.fabric.backward(total)
        self._share_gradients(turn.module)
        if turn.clip is not None:
            nn.utils.clip_grad_norm_(turn.module.parameters(), turn.clip)
        optimizer.step()
        for name, term in terms.items():
            self.sums[f"{turn.name}.{name}"].append(term.detach().float())
        return total.detach()

    def _share_gradients(self, module: nn.Module) -> None:
        """The mean over all processes: losses are closures, so the usual wrapper of the module never sees them."""
        if self.fabric.world_size > 1:
            for parameter in module.parameters():
                if parameter.grad is not None:
                    shared = self.fabric.all_reduce(parameter.grad, reduce_op="mean")
                    assert isinstance(shared, Tensor)
                    parameter.grad = shared

    # what stays of a run ------------------------------------------------------------------------------------------

    def log(self, extra: Mapping[str, float] | None = None) -> None:
        """Appends the mean of every term since the last time, and what was measured, a line each."""
        rows = {name: float(torch.stack(values).mean()) for name, values in self.sums.items()} | dict(extra or {})
        self.sums.clear()
        if not self.fabric.is_global_zero or not rows:
            return
        self.said.add(self.step, rows)

    def save(self, validate: Validate | None) -> None:
        """Measures, then replaces the checkpoint in one go: a kill at any moment leaves the old or the new one."""
        if validate is not None:
            state = torch.random.get_rng_state()
            with torch.no_grad():
                measured = validate(self.result().eval())
            self.log({f"{MEASURED}{name}": value for name, value in measured.items()})
            torch.random.set_rng_state(state)
        if not self.fabric.is_global_zero:
            return
        record: dict[str, Any] = {
            "step": self.step,
            "recipe": asdict(self.recipe),
            "model": self.model.state_dict(),
            "optimizers": {name: optimizer.state_dict() for name, optimizer in self.optimizers.items()},
            "average": None if self.average is None else self.average.state_dict(),
        }
        partial = self.folder / f"{CHECKPOINT}.part"
        torch.save(record, partial)
        partial.replace(self.folder / CHECKPOINT)

    def resume(self) -> None:
        """Goes on from the folder's checkpoint, and cuts off what the log says of later steps."""
        path = self.folder / CHECKPOINT
        if not path.is_file():
            self.said.cut(0)
            return
        saved = torch.load(path, map_location=self.fabric.device, weights_only=True)
        for name in _MUST_AGREE:
            if saved["recipe"][name] != getattr(self.recipe, name):
                raise TrainingError(
                    f"{path} is of a run with {name} = {saved['recipe'][name]}, not {getattr(self.recipe, name)}: "
                    "go on with the same, or name another folder"
                )
        try:
            self.model.load_state_dict(saved["model"])
            for name, optimizer in self.optimizers.items():
                optimizer.load_state_dict(saved["optimizers"][name])
        except (KeyError, RuntimeError, ValueError):
            raise TrainingError(f"{path} is of another model: name another folder") from None
        if self.average is not None:
            self.average.load_state_dict(saved["average"])
        if saved["step"] > self.recipe.steps:
            raise TrainingError(
                f"{path} is of step {saved['step']:,} already, and {self.recipe.steps:,} steps are asked for: ask for "
                "more, or name another folder"
            )
        self.step = saved["step"]
        self.said.cut(self.step)

    def result(self) -> nn.Module:
        """The average where there is one, a copy of its own; the model itself otherwise."""
        return self.model if self.average is None else copy.deepcopy(self.average.module)


@contextmanager
def _alone(module: nn.Module, model: nn.Module) -> Iterator[None]:
    """Only this module's parameters ask for gradients: a generator's turn need not compute its discriminator's."""
    own = {id(parameter) for parameter in module.parameters()}
    others = [p for p in model.parameters() if p.requires_grad and id(p) not in own]
    for parameter in others:
        parameter.requires_grad_(False)
    try:
        yield
    finally:
        for parameter in others:
            parameter.requires_grad_(True)


def _fabric(recipe: Recipe) -> Fabric:
    try:
        from lightning_fabric import Fabric
    except ImportError:
        raise TrainingError(NEEDS_FABRIC) from None
    logging.getLogger("lightning_fabric").setLevel(logging.WARNING)  # it tells what the recipe says
    try:
        fabric = Fabric(accelerator=recipe.accelerator, devices=recipe.devices, precision=recipe.precision)
    except (RuntimeError, ValueError) as error:  # what Fabric says of an accelerator that is not there
        raise TrainingError(f"cannot train on {recipe.devices} x {recipe.accelerator}: {error}") from None
    fabric.launch()
    return fabric
