"""Bad plugins: each is told one sentence, harms nobody, and the picture is still drawn, by another if need be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layoutgen.cli import app
from layoutgen.plugins import Plugins, plugins
from layoutgen.testing import examine
from tests.installed import install
from tests.testing.bad_plugins import MORE, TWELVE

EVERY = TWELVE | MORE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them installed at once."""
    folder = tmp_path_factory.mktemp("site")
    for name, bad in EVERY.items():
        install(folder, name, {f"layoutgen_{name}.py": bad.code.replace("NAME", name)})
    return folder


@pytest.fixture
def found(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plugins]:
    monkeypatch.syspath_prepend(str(site))
    plugins.cache_clear()
    yield plugins()
    plugins.cache_clear()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The picture as it is without any of them."""
    path = tmp_path_factory.mktemp("drawn") / "a.png"
    assert CliRunner().invoke(app, ["generate", "a dog", "-o", str(path), "--size", "96x64"]).exit_code == 0
    return path.read_bytes()


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(site), "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-m", "layoutgen", *arguments], capture_output=True, text=True, check=False, env=environment
    )


def test_there_are_twelve() -> None:
    assert len(TWELVE) == 12


def test_list_shows_what_is_broken_and_the_rest(site: Path) -> None:
    done = run(site, "plugins", "list", "--json")
    assert done.returncode == 0
    record = json.loads(done.stdout)
    broken = {b["distribution"]: b for b in record["broken"]}
    assert set(broken) == {f"layoutgen-{n.replace('_', '-')}" for n, bad in EVERY.items() if not bad.loads}
    for name, bad in EVERY.items():
        if not bad.loads:
            shown = broken[f"layoutgen-{name.replace('_', '-')}"]
            assert re.search(bad.said, shown["error"]), shown["error"]
            assert "\n" not in shown["error"]
            assert "Traceback" in shown["traceback"]
    asked = {p["ask_for"] for p in record["plugins"] if p["kind"] == "renderer"}
    assert {"clipart", "wrong_size", "layoutgen-duplicate-name:clipart"} <= asked


def test_the_default_picture_is_the_same_with_all_of_them_installed(site: Path, drawn: bytes, tmp_path: Path) -> None:
    done = run(site, "generate", "a dog", "-o", str(tmp_path / "a.png"), "--size", "96x64")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.png").read_bytes() == drawn


@pytest.mark.parametrize("name", [name for name, bad in EVERY.items() if bad.loads])
def test_check_says_what_is_wrong(name: str, found: Plugins) -> None:
    plugin = next(p for p in found if p.distribution == f"layoutgen-{name.replace('_', '-')}")
    report = examine(plugin)
    said = [result.said for result in report.broken]
    assert any(re.search(EVERY[name].said, sentence) for sentence in said), said
    assert all("\n" not in sentence and len(sentence) < 400 for sentence in said)
    if name in TWELVE and EVERY[name].draws and name not in ("ignores_the_seed", "mutates_input"):
        assert len(said) == 1, "one thing is wrong with it, so one contract is broken"


@pytest.mark.parametrize("name", EVERY)
def test_the_picture_is_drawn(name: str, found: Plugins, drawn: bytes, tmp_path: Path) -> None:
    bad = EVERY[name]
    path = tmp_path / "a.png"
    spec = "clipart" if name == "duplicate_name" else name
    done = CliRunner().invoke(app, ["generate", "a dog", "-o", str(path), "--size", "96x64", "--renderer", spec])
    if bad.loads and bad.draws:
        assert done.exit_code == 0, done.output
        assert (path.read_bytes() == drawn) == (name == "duplicate_name")
        assert len(done.stderr) < 5000
    else:
        assert done.exit_code == 3, done.output
        assert path.read_bytes() == drawn
        line = next(line for line in done.stderr.splitlines() if "the renderer 'clipart' did it instead" in line)
        assert name in line
        assert f"layoutgen-{name.replace('_', '-')}" in line
    assert done.stdout == ""


def test_check_of_broken_and_bad_plugins_exits_with_one(site: Path, found: Plugins) -> None:
    for name in ("missing_module", "wrong_size"):
        done = CliRunner().invoke(app, ["plugins", "check", f"layoutgen-{name}"])
        assert done.exit_code == 1
        assert re.search(EVERY[name].said, done.stdout)
        assert "✗" in done.stdout
    one_file = CliRunner().invoke(app, ["plugins", "check", str(site / "layoutgen_claims_boxes.py"), "--json"])
    record = json.loads(one_file.stdout)
    assert one_file.exit_code == 1
    assert not record["plugins"][0]["ok"]
