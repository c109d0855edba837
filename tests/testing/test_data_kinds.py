"""The contracts of data sets and systems: a sound one keeps them, and each can be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from layoutgen.cli import app
from layoutgen.data.example import Example
from layoutgen.data.jsonl import read_jsonl
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneData
from layoutgen.testing import ContractError, check_dataset, check_system
from tests.nn import median
from tests.nn.boxes import boxes_file

CALLS = iter(range(10**9))


def entry(name: Any, **changes: Any) -> Example:
    """A sound entry, or one with these fields of the example changed."""
    item = Item(id="dog.1.1", label="dog", box=Box(0.1, 0.1, 0.5, 0.5))
    return replace(Example(name, ("a dog",), Layout(items=(item,), scene=SceneData(text="a dog"))), **changes)


def off_the_canvas() -> Layout:
    return Layout(items=(Item(id="dog.1.1", label="dog", box=Box(-0.2, 0.1, 0.5, 0.5)),), scene=SceneData(text="a dog"))


def reads(*entries: Any) -> Callable[[Path], Iterator[Any]]:
    """A data set that refuses a missing path as it should, and has these entries."""

    def read(path: Path) -> Iterator[Any]:
        list(read_jsonl(path))
        yield from entries

    return read


def restless(path: Path) -> Iterator[Example]:
    yield from reads(entry(str(next(CALLS))))(path)


@pytest.mark.parametrize(
    ("dataset", "said"),
    [
        (lambda path: [entry("1")], "a path where nothing is gives no error"),
        (lambda path: [path.read_text()], "not refused with a FormatError that names it"),
        (reads(Layout()), "entry 1 is Layout; layoutgen.data.example.Example is wanted"),
        (reads(), "it reads nothing"),
        (reads(entry("1"), entry("1")), "the id '1' stands twice"),
        (reads(entry(1)), "the id 1 is no text"),
        (reads(entry("1", captions="a dog")), "not a tuple of texts"),
        (reads(entry("1", captions=("a cat",))), "its scene's text is 'a dog', not 'a cat'"),
        (reads(entry("1", layout=off_the_canvas())), r"the box of dog\.1\.1 leaves the unit square"),
        (restless, "reading the same path twice gives other entries"),
    ],
)
def test_data_sets_that_break_a_contract(dataset: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=said):
        check_dataset(dataset, data=boxes_file(tmp_path / "boxes.jsonl"))


def test_a_data_set_without_data_is_checked_as_far_as_it_goes() -> None:
    left = [result for result in check_dataset("jsonl").results if result.state == "left out"]
    assert len(left) == 4 and "--data PATH" in left[0].said


def test_a_sample_of_ones_own() -> None:
    class WithSample:
        def __call__(self, path: Path) -> Iterator[Example]:
            return read_jsonl(path)

        def sample(self, folder: Path) -> Path:
            return boxes_file(folder / "a.jsonl")

    assert not [result for result in check_dataset(WithSample()).results if result.state == "left out"]


torch = pytest.importorskip("torch", reason="systems are trained with torch")
pytest.importorskip("lightning_fabric", reason="systems are trained with lightning-fabric")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    boxes_file(tmp_path / "boxes.jsonl")
    return tmp_path


def test_a_sound_system(data: Path) -> None:
    report = check_system(median, data=data)
    assert not [result for result in report.results if result.state == "left out"], str(report)


class Medians(median.Medians):
    """The sound system under the name that a factory would give it."""

    __name__ = "medians"

    def __init__(self) -> None:
        super().__init__(0.05)

    def prepare(self, data: Path, folder: Path, **options: Any) -> Any:
        return self.changed(super().prepare(data, folder, **options))

    def changed(self, made: Any) -> Any:
        return made


class Unnamed(Medians):
    def changed(self, made: Any) -> Any:
        return made._replace(config=made.config.model_copy(update={"system": "boxes"}))


class Disobedient(Medians):
    def changed(self, made: Any) -> Any:
        return made._replace(recipe=replace(made.recipe, steps=100))


class Restless(Medians):
    def changed(self, made: Any) -> Any:
        def batches(step: int) -> Any:
            batch = made.batches(step)
            return replace(batch, boxes=batch.boxes + next(CALLS) % 100 / 1000)

        return made._replace(batches=batches)


class Infinite(Medians):
    def changed(self, made: Any) -> Any:
        made.model.loss = lambda batch: {"box": made.model.table(batch.labels).sum() / 0}
        return made


class Idle(Medians):
    def changed(self, made: Any) -> Any:
        made.model.loss = lambda batch: {"box": made.model.table(batch.labels).sum() * 0}
        return made


class Careless(Medians):
    def prepare(self, data: Path, folder: Path, **options: Any) -> Any:
        return None


class Turnless(Medians):
    def changed(self, made: Any) -> Any:
        return made._replace(model=torch.nn.Linear(1, 1))


class Random(Medians):
    def changed(self, made: Any) -> Any:
        torch.nn.init.constant_(made.model.table.weight, next(CALLS) % 100 / 100)
        return made


@pytest.mark.parametrize(
    ("system", "said"),
    [
        (Unnamed, "its configuration says the system 'boxes'"),
        (Disobedient, "its recipe has 100 steps"),
        (Restless, "batch 1 is another one the second time: its boxes differ"),
        (Infinite, "the turn 'median' has a loss or a gradient that is no finite number"),
        (Idle, "no turn gives its module a gradient at the first step"),
        (Careless, "prepare.. returns NoneType"),
        (Careless, "a path where nothing is gives no error; raise a FormatError or TrainingError"),
        (Turnless, "its model Linear has no turns"),
        (Random, r"training twice gives two different table\.weight"),
    ],
)
def test_systems_that_break_a_contract(system: type[Medians], said: str, data: Path) -> None:
    with pytest.raises(ContractError, match=said):
        check_system(system(), data=data)


def test_the_command_takes_data(data: Path) -> None:
    done = CliRunner().invoke(app, ["plugins", "check", str(Path(median.__file__)), "--data", str(data)])
    assert done.exit_code == 0, done.stdout
    assert "✓ same seed, same weights" in done.stdout and "it needs data" not in done.stdout
