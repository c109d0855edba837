"""The README's commands and code run as they stand there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layoutgen.cli import app
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"`(layoutgen (?:generate|parse|layout|render|convert|plugins) [^`]+)`", README)


def one_line(marker: str) -> str:
    found = re.search(rf"<!-- {marker} -->\n```bash\n(.+)\n```", README)
    assert found, f"the README has no one-line {marker}"
    return found[1]


def test_the_first_command_writes_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install, _, generate = one_line("first command").rpartition(" && ")
    assert install == "python3 -m venv .venv && .venv/bin/pip install ."
    monkeypatch.chdir(tmp_path)
    words = shlex.split(generate)
    assert words[0] == ".venv/bin/layoutgen"
    assert CliRunner().invoke(app, words[1:]).exit_code == 0
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


def test_the_test_command_is_what_ci_runs() -> None:
    assert one_line("test command").endswith("-m pytest -n 2")
    assert "test command" in (ROOT / ".ci" / "run").read_text()


def test_python_code_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "scene.png").exists()


def test_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) >= 7
    assert CliRunner().invoke(app, ["generate", "a dog", "-o", "scene.png"]).exit_code == 0
    for command in COMMANDS:
        text = None
        for part in command.replace("> layout.json", "").replace('"TEXT"', '"two cats on a sofa"').split("|"):
            done = CliRunner().invoke(app, shlex.split(part)[1:], input=text)
            assert done.exit_code == 0, f"{part}: {done.output}"
            text = done.stdout
