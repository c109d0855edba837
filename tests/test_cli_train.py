"""`layoutgen train`: it trains, goes on, writes weights that say what they are, and refuses in one sentence."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from layoutgen.cli import app  # noqa: E402
from layoutgen.errors import FormatError, LayoutgenError, TrainingError  # noqa: E402
from layoutgen.nn.log import LOSSES  # noqa: E402
from layoutgen.nn.train import CHECKPOINT  # noqa: E402
from layoutgen.nn.weights import Weights  # noqa: E402
from tests.conftest import ROOT  # noqa: E402
from tests.nn.boxes import boxes_file  # noqa: E402

SYSTEM = ROOT / "tests" / "nn" / "median.py"


def train(*arguments: str) -> str:
    """What the command says. Raises what it fails with."""
    done = CliRunner().invoke(app, ["train", *arguments, "--plugin", str(SYSTEM)])
    if done.exception:
        raise done.exception
    assert (done.exit_code, done.stdout) == (0, "")
    return done.stderr


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands are typed in, with a data set."""
    (tmp_path / "data").mkdir()
    boxes_file(tmp_path / "data" / "boxes.jsonl")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAYOUTGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "300")
    return tmp_path


def test_trains_and_goes_on(folder: Path) -> None:
    said = train("medians", "--data", "data")
    assert "step 60 of 60" in said
    home = folder / "home"
    assert f"wrote {home / 'weights' / 'medians.boxes'}; `layoutgen weights show medians.boxes`" in said
    config = Weights(home / "weights" / "medians.boxes").config
    assert (config.steps, config.seed) == (60, 0)
    assert config.recipe == "layoutgen train medians --data data --steps 60 --seed 0"
    assert config.versions["torch"] == torch.__version__.partition("+")[0]
    assert set(config.versions) == {"layoutgen", "torch"}
    assert config.figures == {"box": pytest.approx(0.1, abs=0.1)}
    longer = train("medians", "--data", "data", "--steps", "120")
    assert f"going on from step 60 of 120, in {home / 'runs' / 'medians.data'}" in longer
    read = Weights(home / "weights" / "medians.boxes")
    assert read.config.steps == 120
    assert read.tensors()["table.weight"][2].tolist() == pytest.approx([0.6, 0.6, 0.9, 0.8], abs=0.05)


def test_to_folders_of_ones_own(folder: Path) -> None:
    options = ("--data", "data", "--run", "run", "-o", "weights", "--accelerator", "cpu", "--precision", "bf16-mixed")
    train("medians,lr=0.1", *options, "--steps", "20", "--seed", "4")
    assert (folder / "run" / LOSSES).is_file() and not (folder / "home").exists()
    config = json.loads((folder / "weights" / "config.json").read_text())
    assert (config["seed"], config["options"]) == (4, {"lr": 0.1})
    assert config["recipe"].endswith("train medians,lr=0.1 --data data --steps 20 --seed 4 --precision bf16-mixed")


def test_a_killed_command_goes_on_to_the_same_weights(folder: Path) -> None:
    given = ("medians", "--data", "data", "--steps", "240")
    command = [sys.executable, "-m", "layoutgen", "train", *given, "--run", "run", "-o", "b", "--plugin", str(SYSTEM)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ | {"OMP_NUM_THREADS": "1"}) as run:
        while not (folder / "run" / CHECKPOINT).is_file():
            assert run.poll() is None
            time.sleep(0.01)
        run.kill()
    assert run.returncode == -signal.SIGKILL
    assert not (folder / "b").exists()
    assert "going on from step" in train(*given, "--run", "run", "-o", "b")
    assert "going on" not in train(*given, "--run", "whole", "-o", "a")
    assert (folder / "run" / LOSSES).read_bytes() == (folder / "whole" / LOSSES).read_bytes()
    for name in ("weights.safetensors", "config.json"):
        assert (folder / "a" / name).read_bytes() == (folder / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mediums", "--data", "data"), "there is no system 'mediums'; there is .*medians"),
        (("medians,rate=1", "--data", "data"), "the system 'medians' has no option 'rate'; it has lr: float = 0.05"),
        (("medians,lr=fast", "--data", "data"), "the system 'medians' cannot take lr='fast'"),
        (("medians", "--data", "nowhere"), "there is no data at nowhere"),
        (("medians", "--data", "."), "cannot read boxes.jsonl"),
        (("medians", "--data", "data", "-o", "data/boxes.jsonl"), "it is a file, and weights are a folder"),
        (("medians", "--data", "data", "-o", "data"), "it holds something else than weights"),
        (("medians", "--data", "data", "--run", "data"), "holds something else than a training run"),
    ],
)
def test_mistakes(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(LayoutgenError, match=said) as error:
        train(*arguments)
    assert "\n" not in str(error.value)
    assert not list(folder.rglob("*.safetensors"))


def test_another_run_is_never_mixed_in(folder: Path) -> None:
    train("medians", "--data", "data", "--steps", "10")
    shutil.copytree(folder / "data", folder / "other" / "data")
    for arguments, said in (
        (("medians", "--data", "data", "--seed", "1"), "is of a run with seed = 0, not 1"),
        (("medians,lr=0.1", "--data", "data"), 'holds a run with options {}, not {"lr": "0.1"}'),
        (("medians", "--data", "other/data"), "holds a run with data"),
    ):
        with pytest.raises(TrainingError, match=said):
            train(*arguments)


def test_less_than_what_is_done_is_refused(folder: Path) -> None:
    train("medians", "--data", "data", "--steps", "20")
    with pytest.raises(TrainingError, match="is of step 20 already, and 10 steps are asked for"):
        train("medians", "--data", "data", "--steps", "10")


def test_a_start_that_failed_stands_in_no_ones_way(folder: Path) -> None:
    for path in (folder / "data").iterdir():
        path.rename(folder / path.name)
    with pytest.raises(FormatError, match=r"boxes\.jsonl"):
        train("medians", "--data", "data")
    (folder / "boxes.jsonl").rename(folder / "data" / "boxes.jsonl")
    train("medians,lr=0.1", "--data", "data", "--steps", "10")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU here")
def test_without_a_gpu() -> None:
    with pytest.raises(TrainingError, match=r"cannot train on 1 x gpu: \w+"):
        train("medians", "--data", "data", "--accelerator", "gpu")


def test_stopped_by_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("layoutgen.nn.train.fit", stop)
    done = CliRunner().invoke(app, ["train", "medians", "--data", "data", "--plugin", str(SYSTEM)])
    assert done.exit_code != 0
    assert "stopped; the same command goes on from the beginning in" in done.stderr


def test_without_fabric(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str, package: str | None = None) -> object:
        return None if name == "lightning_fabric" else find_spec(name, package)

    monkeypatch.setattr("importlib.util.find_spec", absent)
    with pytest.raises(TrainingError, match=r"^training needs lightning-fabric: pip install 'layoutgen\[train\]'$"):
        train("medians", "--data", "data")
