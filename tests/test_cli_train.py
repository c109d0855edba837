"""`layoutgen train`: it trains, goes on, writes weights that say what they are, and refuses in one sentence."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("lightning_fabric", reason="training needs lightning-fabric")

from layoutgen.nn.log import LOSSES  # noqa: E402
from layoutgen.nn.weights import Weights  # noqa: E402
from tests.conftest import ROOT  # noqa: E402
from tests.nn.boxes import boxes_file  # noqa: E402

SYSTEM = ROOT / "tests" / "nn" / "median.py"


def train(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "layoutgen", "train", *arguments, "--plugin", str(SYSTEM)],
        cwd=cwd, capture_output=True, text=True, check=False,
        env=os.environ | {"LAYOUTGEN_HOME": str(cwd / "home"), "COLUMNS": "200", "OMP_NUM_THREADS": "1"} | environment,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    boxes_file(tmp_path / "data" / "boxes.jsonl")
    return tmp_path


def test_trains_and_goes_on(folder: Path) -> None:
    done = train("medians", "--data", "data", cwd=folder)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "step 60 of 60" in done.stderr
    home = folder / "home"
    assert f"wrote {home / 'weights' / 'medians.boxes'}; `layoutgen weights show medians.boxes`" in done.stderr
    config = Weights(home / "weights" / "medians.boxes").config
    assert (config.steps, config.seed) == (60, 0)
    assert config.recipe == "layoutgen train medians --data data --steps 60 --seed 0"
    assert config.versions["torch"] == torch.__version__.partition("+")[0]
    assert set(config.versions) == {"layoutgen", "torch"}
    assert config.figures == {"box": pytest.approx(0.1, abs=0.1)}
    longer = train("medians", "--data", "data", "--steps", "120", cwd=folder)
    assert longer.returncode == 0
    assert f"going on from step 60 of 120, in {home / 'runs' / 'medians.data'}" in longer.stderr
    read = Weights(home / "weights" / "medians.boxes")
    assert read.config.steps == 120
    assert read.tensors()["table.weight"][2].tolist() == pytest.approx([0.6, 0.6, 0.9, 0.8], abs=0.05)


def test_to_folders_of_ones_own(folder: Path) -> None:
    options = ("--data", "data", "--run", "run", "-o", "weights", "--accelerator", "cpu", "--precision", "bf16-mixed")
    done = train("medians,lr=0.1", *options, "--steps", "20", "--seed", "4", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "run" / LOSSES).is_file() and not (folder / "home").exists()
    config = json.loads((folder / "weights" / "config.json").read_text())
    assert (config["seed"], config["options"]) == (4, {"lr": 0.1})
    assert config["recipe"].endswith("train medians,lr=0.1 --data data --steps 20 --seed 4 --precision bf16-mixed")


def test_a_killed_command_goes_on_to_the_same_weights(folder: Path) -> None:
    whole = train("medians", "--data", "data", "--run", "whole", "-o", "a", "--steps", "2000", cwd=folder)
    assert whole.returncode == 0
    command = [sys.executable, "-m", "layoutgen", "train", "medians", "--data", "data", "--run", "run", "-o", "b"]
    command += ["--steps", "2000", "--plugin", str(SYSTEM)]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, env=environment) as run:
        while not (folder / "run" / "last.ckpt").is_file():
            assert run.poll() is None
        run.kill()
    assert run.returncode == -signal.SIGKILL
    assert not (folder / "b").exists()
    again = train("medians", "--data", "data", "--run", "run", "-o", "b", "--steps", "2000", cwd=folder)
    assert "going on from step" in again.stderr
    assert (folder / "run" / LOSSES).read_bytes() == (folder / "whole" / LOSSES).read_bytes()
    for name in ("weights.safetensors", "config.json"):
        assert (folder / "a" / name).read_bytes() == (folder / "b" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mediums", "--data", "data"), "there is no system 'mediums'; there is medians"),
        (("medians,rate=1", "--data", "data"), "the system 'medians' has no option 'rate'; it has lr: float = 0.05"),
        (("medians,lr=fast", "--data", "data"), "the system 'medians' cannot take lr='fast'"),
        (("medians", "--data", "nowhere"), "there is no data at nowhere"),
        (("medians", "--data", "."), "cannot read"),
        (("medians", "--data", "data", "-o", "data/boxes.jsonl"), "it is a file, and weights are a folder"),
        (("medians", "--data", "data", "-o", "data"), "it holds something else than weights"),
        (("medians", "--data", "data", "--run", "data"), "holds something else than a training run"),
    ],
)
def test_mistakes(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = train(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and done.stderr.startswith("layoutgen: ") and done.stderr.count("\n") == 1
    assert not list(folder.rglob("*.safetensors"))


def test_another_run_is_never_mixed_in(folder: Path) -> None:
    assert train("medians", "--data", "data", "--steps", "10", cwd=folder).returncode == 0
    shutil.copytree(folder / "data", folder / "other" / "data")
    for arguments, said in (
        (("medians", "--data", "data", "--seed", "1"), "is of a run with seed = 0, not 1"),
        (("medians,lr=0.1", "--data", "data"), 'holds a run with options {}, not {"lr": "0.1"}'),
        (("medians", "--data", "other/data"), "holds a run with data"),
    ):
        done = train(*arguments, cwd=folder)
        assert done.returncode == 2 and said in done.stderr, done.stderr


def test_without_fabric(folder: Path) -> None:
    (folder / "sitecustomize.py").write_text(
        "import importlib.util as util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, package=None: None if name == 'lightning_fabric' else find(name, package)\n"
    )
    done = train("medians", "--data", "data", cwd=folder, PYTHONPATH=str(folder))
    assert done.returncode == 2
    assert done.stderr == "layoutgen: training needs lightning-fabric: pip install 'layoutgen[train]'\n"
