"""The README's commands do what it says, with the plugin found as an installed package's and a tiny model."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from layoutgen.engine import Engine
from layoutgen.layout import Box, Item, Layout

FOLDER = Path(__file__).resolve().parent.parent
COMMANDS = re.findall(r"^layoutgen .*$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """The environment in which this distribution is installed, and a picture with its layout lies in the folder."""
    info = tmp_path / "layoutgen_diffusers-0.1.0.dist-info"
    info.mkdir()
    metadata = "Metadata-Version: 2.1\nName: layoutgen-diffusers\nVersion: 0.1.0\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    (info / "entry_points.txt").write_text("[layoutgen]\ndiffusers = layoutgen_diffusers\n", encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), str(FOLDER), *(p for p in sys.path if p)))
    return {**os.environ, "PYTHONPATH": path}


def test_a_picture_is_drawn_again_by_gligen(model: Path, tmp_path: Path, installed: dict[str, str]) -> None:
    (command,) = (line for line in COMMANDS if line.startswith("layoutgen render scene.png -o photo.png"))
    tiny = command.replace("model=/models/gligen,steps=30", f"model={model},steps=2")
    assert tiny != command
    dog = Item(id="dog.1", label="dog", box=Box(0.1, 0.1, 0.5, 0.6))
    Engine().render([Layout(items=(dog,))], size=(64, 64))[0].save(tmp_path / "scene.png")
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(tiny)],
        capture_output=True, text=True, check=False, cwd=tmp_path, env=installed,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == ["layoutgen: wrote photo.png"]
    with Image.open(tmp_path / "photo.png") as photo:
        assert photo.size == (512, 512)
