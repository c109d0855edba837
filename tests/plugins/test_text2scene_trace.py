"""The pictures of every step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the plugin's steps come from a network")
from layoutgen_text2scene.predictor_work import Step
from layoutgen_text2scene.trace import write_trace
from PIL import Image

from layoutgen.errors import OutputError
from layoutgen.layout import Box
from tests.plugins.untrained import scene, untrained


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return untrained(tmp_path_factory.mktemp("weights"))


WORDS = ("a", "dog", "beside", "an", "extraordinarily", "long", "sofa")


def step(label: str, box: Box, node: str | None = "n.1", locked: bool = False) -> Step:
    share = tuple(1 / len(WORDS) for _ in WORDS)
    return Step(label, box, node, locked, WORDS, share, share, (("dog", 0.7), ("end", 0.3)))


def test_a_picture_a_step_a_sheet_and_a_film(tmp_path: Path) -> None:
    steps = [
        step("dog", Box(0.1, 0.1, 0.4, 0.4), locked=True),
        step("sofa", Box(-0.5, 0.3, 1.4, 1.2)),
        step("dining table", Box(0.98, 0.98, 0.99, 0.99), None),
    ]
    paths = write_trace(tmp_path / "new", "a dog " * 60, steps)
    assert [p.name for p in paths] == ["step-01.png", "step-02.png", "step-03.png", "steps.png", "steps.gif"]
    pages = [Image.open(path).convert("RGB") for path in paths[:3]]
    assert len({page.tobytes() for page in pages}) == 3 and len({page.size for page in pages}) == 1
    with Image.open(paths[4]) as film:
        assert film.n_frames == 3
    reds = [sum(r > 190 and g < 80 and b < 60 for r, g, b in page.get_flattened_data()) for page in pages]
    assert reds[1] > reds[0] > reds[2] > 0  # only the new box is red, and the sofa's is the largest


def test_nothing_placed_is_an_empty_canvas(tmp_path: Path) -> None:
    assert [p.name for p in write_trace(tmp_path, "fog", [])] == ["step-01.png", "steps.png", "steps.gif"]


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_trace(tmp_path / "file", "a dog", [step("dog", Box(0, 0, 1, 1))])


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "layoutgen", *arguments], input=stdin, capture_output=True, text=True, check=False
    )


def test_the_command_writes_the_steps_of_the_same_layout(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "graph.json").write_text(scene(("dog", 2), ("sofa", 1)).to_json())
    said = ("layout", str(tmp_path / "graph.json"), "--predictor", f"text2scene,weights={folder}")
    traced = run(*said, "--trace", str(tmp_path / "steps"))
    assert traced.returncode == 0, traced.stderr
    assert traced.stdout == run(*said).stdout
    assert {"step-01.png", "step-03.png", "steps.png", "steps.gif"} <= {p.name for p in (tmp_path / "steps").iterdir()}


def test_what_cannot_be_traced_is_said_in_a_sentence(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "graph.json").write_text(scene(("dog", 1)).to_json())
    done = run("layout", str(tmp_path / "graph.json"), "--trace", str(tmp_path / "steps"))
    assert done.returncode == 2 and "'prior' does not go by steps" in done.stderr
    lines = '{"id": 1, "text": "a dog"}\n{"id": 2, "text": "a cat"}\n'
    said = ("layout", "-", "--predictor", f"text2scene,weights={folder}", "--trace", str(tmp_path / "steps"))
    done = run(*said, stdin=lines)
    assert done.returncode == 2 and "one text" in done.stderr
    assert not (tmp_path / "steps").exists()
