"""`layoutgen evaluate layouts` and `shapes` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layoutgen.cli import app
from layoutgen.cli.evaluate_layouts import COLUMNS
from layoutgen.errors import FormatError, LayoutgenError, PluginError

DOG = {"label": "dog", "box": [0.1, 0.5, 0.4, 0.9], "mask_polygons": [[0.1, 0.5, 0.4, 0.5, 0.4, 0.9]]}
CAR = {"label": "car", "box": [0.5, 0.4, 0.95, 0.85]}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, words)])


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    lines = [{"id": f"p{k}", "captions": ["a dog left of a red car"], "objects": [DOG, CAR]} for k in range(40)]
    lines[3]["objects"] = [DOG] * 9
    file = tmp_path / "coco_train.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    return file


def test_a_row_for_each_floor_and_predictor(pictures: Path, tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    done = run("layouts", "--data", pictures, "--predictor", "prior", "--floors", "--json", figures, "--objects", "1-8")
    assert done.exit_code == 0, done.output
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    told = json.loads(figures.read_text())["coco_train.jsonl"]
    assert list(told["rows"]) == ["nearest caption", "median box", "prior", "  prior alone"]
    assert told["rows"]["nearest caption"]["IoU"] == 1  # all pictures are the same
    prior = told["rows"]["prior"]
    assert prior["U-P"] == prior["U-R"] == prior["held"] == 1
    assert 0 < prior["IoU"] < 1
    assert set(told["rows"]["  prior alone"]) == set(COLUMNS)
    again = run("layouts", "--data", pictures, "--predictor", "prior", "--no-repair", "--part", "all", "--limit", "2")
    assert again.exit_code == 0
    assert "prior" in again.stdout and "alone" not in again.stdout


def test_the_protocol_of_text2scene_leaves_out_pictures(pictures: Path) -> None:
    words = ("layouts", "--data", pictures, "--predictor", "prior", "--no-repair", "--part", "all")
    done = run(*words, "--protocol", "text2scene")
    assert done.exit_code == 0, done.output
    assert "all, text2scene, 1 captions" in done.stdout  # the one with nine dogs
    done = run(*words, "--protocol", "text2scene", "--objects", "1-2")
    assert isinstance(done.exception, FormatError) and "nothing is left" in str(done.exception)


def test_long_names_leave_the_figures_room(pictures: Path) -> None:
    name = "prior,suggest=" + " " * 60 + "false"
    done = run("layouts", "--data", pictures, "--predictor", name, "--no-repair", "--part", "all", "--limit", "1")
    assert done.exit_code == 0, done.output
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    assert "1.000 1.000" in done.stdout and "prior,suggest=" in done.stdout


def test_a_folder_is_measured_whole(pictures: Path) -> None:
    prompt = {"prompt": "three cats", "num_object": [["cat", 3]]}
    (pictures.parent / "nsr1k_counting.json").write_text(json.dumps([prompt]))
    done = run("layouts", "--data", pictures.parent, "--predictor", "prior", "--limit", "2")
    assert done.exit_code == 0, done.output
    assert "coco_train.jsonl, development" in done.stdout
    assert "100.0 100.0" in done.stdout and "GPT-4" in done.stdout


def test_shapes_stand_beside_box_and_ellipse(pictures: Path, tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    done = run(
        "shapes", "--data", pictures, "--part", "all", "--shaper", "silhouette", "--limit", "2", "--json", figures
    )
    assert done.exit_code == 0, done.output
    rows = json.loads(figures.read_text())["coco_train.jsonl"]["rows"]
    assert rows["whole box"]["IoU"] == pytest.approx(0.5, abs=0.01)
    assert 0 < rows["silhouette"]["IoU"] < 1


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        (["--part", "half"], FormatError, "development or all"),
        (["--protocol", "mine"], FormatError, "every or text2scene"),
        (["--objects", "three"], FormatError, "LOW-HIGH"),
        (["--objects", "30-40"], FormatError, "nothing is left"),
        (["--predictor", "oracle"], PluginError, "no predictor 'oracle'"),
    ],
)
def test_mistakes_are_one_sentence(pictures: Path, words: list[str], error: type[LayoutgenError], said: str) -> None:
    done = run("layouts", "--data", pictures, *words)
    assert isinstance(done.exception, error)
    assert said in str(done.exception)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    done = run("layouts", "--data", tmp_path)
    assert isinstance(done.exception, FormatError)
    assert "name a file" in str(done.exception)
