"""plugins/example as a stranger's package: built into a wheel, installed beside the engine, used by name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from layoutgen.files import read_layout
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the example's wheel is installed in; nothing is downloaded and the environment stays as it is."""
    work = tmp_path_factory.mktemp("example")
    hidden = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(ROOT / "plugins" / "example", work / "source", ignore=hidden)
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    run(work, work, "pip", "wheel", *options, "--wheel-dir", str(work / "wheels"), str(work / "source"))
    (wheel,) = (work / "wheels").iterdir()
    assert wheel.name == "layoutgen_papercut-0.1.0-py3-none-any.whl"
    run(work, work, "pip", "install", *options[:2], *options[3:], "--target", str(work / "site"), str(wheel))
    return work / "site"


def run(cwd: Path, site: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_it_is_listed_and_keeps_its_contracts(site: Path, tmp_path: Path) -> None:
    listed = json.loads(run(tmp_path, site, "layoutgen", "plugins", "list", "--json"))
    (found,) = (p for p in listed["plugins"] if p["name"] == "papercut")
    assert found["distribution"] == "layoutgen-papercut"
    assert found["state"] == "active"
    assert found["licence"] == "Apache-2.0"
    assert found["options"] == [{"name": "shadow", "type": "float", "required": False, "default": 0.015}]
    (shown,) = json.loads(run(tmp_path, site, "layoutgen", "plugins", "show", "papercut", "--json"))
    assert shown["conditions"] == ["attributes", "boxes", "labels", "masks"]
    assert shown["labels"] is None
    assert "none broken" in run(tmp_path, site, "layoutgen", "plugins", "check", "papercut,shadow=0.05")


def test_it_draws_from_the_command_line(site: Path, tmp_path: Path) -> None:
    text, options = "two dogs left of a red car", ["--size", "160x120", "--seed", "4"]
    for name, renderer in (("a", "papercut"), ("b", "layoutgen-papercut:papercut,shadow=0.05"), ("c", "clipart")):
        run(tmp_path, site, "layoutgen", "generate", text, "-o", f"{name}.png", "--renderer", renderer, *options)
    pictures = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(set(pictures.values())) == 3
    assert read_layout(tmp_path / "a.png") == read_layout(tmp_path / "c.png")


def test_it_draws_from_python(site: Path, tmp_path: Path) -> None:
    code = """
import layoutgen
engine = layoutgen.Engine(renderer="papercut")
picture = engine.generate("a red ball", seed=2, size=(96, 96))
box = next(item.box for item in picture.layout.items if item.label == "ball")
middle = picture.image.getpixel((int(box.cx * 96), int(box.cy * 96)))
assert middle[0] > 150 and max(middle[1:]) < 120, middle
print(picture.image.size)
"""
    (tmp_path / "use.py").write_text(code)
    assert run(tmp_path, site, "use") == "(96, 96)\n"


def test_its_own_tests_pass(site: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plugins" / "example" / "tests", tmp_path / "tests")
    assert "1 passed" in run(tmp_path, site, "pytest", "-q", "-p", "no:cacheprovider", "tests")
