"""The training loop: what it learns, logs and keeps, and that a killed run goes on as if nothing had happened."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from rich.console import Console

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from torch import Tensor, nn  # noqa: E402

from layoutgen.errors import TrainingError  # noqa: E402
from layoutgen.layout import Box, Item, Layout  # noqa: E402
from layoutgen.nn.batch import Encoder, SceneBatch  # noqa: E402
from layoutgen.nn.gan import Turn  # noqa: E402
from layoutgen.nn.log import LOSSES, duration, last_measured  # noqa: E402
from layoutgen.nn.train import CHECKPOINT, Recipe, fit  # noqa: E402
from layoutgen.nn.words import Vocabulary  # noqa: E402

ENCODER = Encoder(Vocabulary([]), Vocabulary(["dog", "cat"]), Vocabulary([]))
PLACES = {"dog": Box(0.1, 0.5, 0.3, 0.9), "cat": Box(0.6, 0.6, 0.9, 0.8)}


def batch_at(step: int) -> SceneBatch:
    labels = ("dog", "cat") if step % 2 else ("cat",)
    return ENCODER([Layout(items=tuple(Item(id=f"{x}.1.1", label=x, box=PLACES[x]) for x in labels))])


class Median(nn.Module):
    """The box of each label, with dropout so that training draws random numbers."""

    def __init__(self, lr: float = 0.05) -> None:
        super().__init__()
        self.table = nn.Embedding(4, 4)
        nn.init.constant_(self.table.weight, 0.5)
        self.lr = lr

    def loss(self, batch: SceneBatch) -> dict[str, Tensor]:
        noise = 0.01 * torch.randn(len(batch.labels), 4)
        return {"box": (self.table(batch.labels) + noise - batch.boxes).abs().mean()}

    def turns(self) -> list[Turn]:
        return [Turn("box", self, self.loss, lr=self.lr)]


def losses(folder: Path) -> list[list[str]]:
    with (folder / LOSSES).open(newline="") as file:
        return list(csv.reader(file))


def test_learns(tmp_path: Path) -> None:
    model = fit(Median(), batch_at, Recipe(200, average=0.9, log_every=50, save_every=100), tmp_path)
    for label, box in PLACES.items():
        got = model.table.weight[ENCODER.labels.id(label)]
        assert torch.allclose(got, torch.tensor(box), atol=0.05)
    rows = losses(tmp_path)
    assert rows[0] == ["step", "name", "value"]
    assert [row[:2] for row in rows[1:]] == [[str(step), "box.box"] for step in (50, 100, 150, 200)]
    assert float(rows[-1][2]) < 0.5 * float(rows[1][2])


def test_a_longer_run_goes_on_as_if_it_had_been_one(tmp_path: Path) -> None:
    whole = fit(Median(), batch_at, Recipe(120, average=0.9, log_every=10, save_every=20), tmp_path / "a")
    fit(Median(), batch_at, Recipe(60, average=0.9, log_every=10, save_every=20), tmp_path / "b")
    again = fit(Median(), batch_at, Recipe(120, average=0.9, log_every=10, save_every=20), tmp_path / "b")
    assert torch.equal(whole.table.weight, again.table.weight)
    assert losses(tmp_path / "a") == losses(tmp_path / "b")


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.nn.test_train import Median, batch_at
from layoutgen.nn.train import Recipe, fit
def batches(step):
    if step == 47:
        os.kill(os.getpid(), signal.SIGKILL)
    return batch_at(step)
fit(Median(), batches, Recipe(60, log_every=5, save_every=20), Path(sys.argv[1]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_a_killed_run_goes_on_with_the_same_losses(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path / "killed")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"},
        capture_output=True,
    )
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()
    assert int(losses(tmp_path / "killed")[-1][0]) > 40  # logged beyond the checkpoint of step 40
    recipe = Recipe(60, log_every=5, save_every=20)
    went_on = fit(Median(), batch_at, recipe, tmp_path / "killed")
    whole = fit(Median(), batch_at, recipe, tmp_path / "whole")
    assert losses(tmp_path / "killed") == losses(tmp_path / "whole")
    assert torch.equal(went_on.table.weight, whole.table.weight)


class Adversaries(nn.Module):
    """A generator of one number against a discriminator of one number, the second trained every third step."""

    def __init__(self) -> None:
        super().__init__()
        self.g, self.d = nn.Linear(1, 1), nn.Linear(1, 1)
        self.asked: list[tuple[str, bool, bool]] = []

    def _score(self, name: str) -> dict[str, Tensor]:
        self.asked.append((name, self.g.weight.requires_grad, self.d.weight.requires_grad))
        return {"score": self.d(self.g(torch.ones(1, 1))).mean()}

    def turns(self) -> list[Turn]:
        return [
            Turn("g", self.g, lambda _: self._score("g"), lr=0.1, clip=1.0),
            Turn("d", self.d, lambda _: self._score("d"), lr=0.1, every=3, schedule=lambda _: 0.0),
        ]


def test_turns_train_their_own_module_when_it_is_their_turn(tmp_path: Path) -> None:
    model = Adversaries()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    trained = fit(model, batch_at, Recipe(4, log_every=1, save_every=4), tmp_path)
    assert [name for name, _, _ in model.asked] == ["g", "d", "g", "g", "g", "d"]
    assert all((name == "g") == g and (name == "d") == d for name, g, d in model.asked)
    after = trained.state_dict()
    assert not torch.equal(after["g.weight"], before["g.weight"])
    assert torch.equal(after["d.weight"], before["d.weight"])  # its schedule says 0
    assert all(parameter.requires_grad for parameter in trained.parameters())


def test_a_loss_that_is_no_number_is_named_and_the_checkpoint_stays(tmp_path: Path) -> None:
    class Broken(Median):
        def loss(self, batch: SceneBatch) -> dict[str, Tensor]:
            return {"box": super().loss(batch)["box"], "odd": torch.log(-self.table.weight.sum().abs())}

    fit(Median(), batch_at, Recipe(10, log_every=10, save_every=10), tmp_path)
    kept = (tmp_path / CHECKPOINT).read_bytes()
    with pytest.raises(TrainingError, match=r"step 10: the loss of 'box' is not a finite number .*odd = nan"):
        fit(Broken(), batch_at, Recipe(20, log_every=10, save_every=10), tmp_path)
    assert (tmp_path / CHECKPOINT).read_bytes() == kept


def test_another_run_in_the_folder_is_refused(tmp_path: Path) -> None:
    fit(Median(), batch_at, Recipe(10, log_every=10, save_every=10), tmp_path)
    with pytest.raises(TrainingError, match="seed = 0, not 1"):
        fit(Median(), batch_at, Recipe(20, seed=1, log_every=10, save_every=10), tmp_path)
    with pytest.raises(TrainingError, match="another model"):
        fit(Adversaries(), batch_at, Recipe(20, log_every=10, save_every=10), tmp_path)


@pytest.mark.parametrize("bad", [{"steps": 0}, {"steps": 5, "log_every": 3, "save_every": 10}])
def test_bad_recipes(bad: dict[str, int]) -> None:
    with pytest.raises(TrainingError):
        Recipe(**bad)


def test_a_model_without_turns(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"Linear has no turns"):
        fit(nn.Linear(1, 1), batch_at, Recipe(1), tmp_path)


def test_what_is_measured_stands_in_the_log_and_changes_nothing(tmp_path: Path) -> None:
    def validate(model: nn.Module) -> dict[str, float]:
        return {"draw": float(torch.rand(()))}

    recipe = Recipe(40, log_every=10, save_every=20)
    measured = fit(Median(), batch_at, recipe, tmp_path / "a", validate=validate)
    plain = fit(Median(), batch_at, recipe, tmp_path / "b")
    assert torch.equal(measured.table.weight, plain.table.weight)
    assert [row[0] for row in losses(tmp_path / "a") if row[1] == "validate.draw"] == ["20", "40"]


def test_batches_are_made_ahead_and_in_order(tmp_path: Path) -> None:
    """While a step is taken the next batch is being made, and no more than that one."""
    made: list[int] = []
    taken: list[tuple[int, int]] = []
    following = threading.Event()

    def batches(step: int) -> SceneBatch:
        assert threading.current_thread() is not threading.main_thread()
        made.append(step)
        following.set()
        return batch_at(step)

    class Watched(Median):
        def loss(self, batch: SceneBatch) -> dict[str, Tensor]:
            step = len(taken)
            assert len(batch.labels) == len(batch_at(step).labels)
            if step < 9:
                assert following.wait(60)  # the next one comes although this step is not done
            following.clear()
            taken.append((step, made[-1]))
            return super().loss(batch)

    fit(Watched(), batches, Recipe(10, log_every=10, save_every=10), tmp_path)
    assert made == list(range(10))
    assert all(last <= step + 1 for step, last in taken)


def test_what_goes_wrong_with_a_batch_is_raised_when_its_turn_comes(tmp_path: Path) -> None:
    def batches(step: int) -> SceneBatch:
        if step == 7:
            raise ZeroDivisionError("batch 7")
        return batch_at(step)

    with pytest.raises(ZeroDivisionError, match="batch 7"):
        fit(Median(), batches, Recipe(10, log_every=1, save_every=5), tmp_path)
    assert losses(tmp_path)[-1][0] == "7"  # all steps before it were taken


def test_a_model_with_a_schedule_is_told_the_step(tmp_path: Path) -> None:
    class Annealed(Median):
        def __init__(self) -> None:
            super().__init__()
            self.told: list[int] = []

        def begin(self, step: int) -> None:
            self.told.append(step)

        def loss(self, batch: SceneBatch) -> dict[str, Tensor]:
            return {"box": super().loss(batch)["box"], "weight": torch.tensor(self.told[-1] / 10)}

    fit(Annealed(), batch_at, Recipe(4, log_every=2, save_every=2), tmp_path)
    again = Annealed()
    fit(again, batch_at, Recipe(8, log_every=2, save_every=2), tmp_path)
    assert again.told == [4, 5, 6, 7]
    assert float(losses(tmp_path)[-1][2]) == pytest.approx(0.65)  # the mean of 0.6 and 0.7


def test_a_file_gets_lines_and_a_terminal_a_bar(tmp_path: Path) -> None:
    recipe = Recipe(4, log_every=2, save_every=2)
    for terminal, said in ((False, r"^step 4 of 4, 0 s left, box 0\.\d+\n$"), (True, r"4/4.*box 0\.\d+")):
        stream = io.StringIO()
        console = Console(file=stream, force_terminal=terminal, width=100)
        fit(Median(), batch_at, recipe, tmp_path / str(terminal), console=console)
        assert re.search(said, stream.getvalue()), stream.getvalue()
    stream = io.StringIO()
    fit(Median(), batch_at, Recipe(8, log_every=2, save_every=2), tmp_path / "False", console=Console(file=stream))
    assert re.match(r"going on from step 4 of 8, in .*\nstep 8 of 8", stream.getvalue().replace("\n/", " /"))


def test_times_are_said_as_people_say_them() -> None:
    assert [duration(s) for s in (0, 89.6, 300, 3900)] == ["0 s", "90 s", "5 min", "1 h 05 min"]


def test_what_was_measured_last(tmp_path: Path) -> None:
    assert last_measured(tmp_path) == {}
    values = iter((1.0, 2.0))

    def validate(model: nn.Module) -> dict[str, float]:
        assert not model.training and not torch.is_grad_enabled()
        return {"iou": next(values), "odd": float("nan")}

    fit(Median(), batch_at, Recipe(4, log_every=2, save_every=2), tmp_path, validate=validate)
    assert last_measured(tmp_path) == {"iou": 2.0}


def test_tensorboard_gets_one_file_a_start(tmp_path: Path) -> None:
    pytest.importorskip("tensorboard", reason="TensorBoard is not installed")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    for steps in (40, 80):
        fit(Median(), batch_at, Recipe(steps, log_every=10, save_every=20), tmp_path)
    assert len(list(tmp_path.glob("events.out.tfevents.*"))) == 2
    events = EventAccumulator(str(tmp_path)).Reload().Scalars("box.box")
    assert [event.step for event in events] == [10, 20, 30, 40, 50, 60, 70, 80]
    assert [repr(event.value)[:6] for event in events] == [row[2][:6] for row in losses(tmp_path)[1:]]
