"""The README's commands do what it says, with the plugins found as an installed package's."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import models
import pytest
from serving import Reply, Server

from layoutgen.scene import SceneGraph

FOLDER = Path(__file__).resolve().parent.parent
COMMANDS = re.findall(r"^layoutgen .*$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def run(command: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A command as the shell would run it, in `folder`, with this distribution installed."""
    info = folder / "layoutgen_llm-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: layoutgen-llm\nVersion: 0.1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[layoutgen]\nllm = layoutgen_llm\n", encoding="utf-8")
    path = os.pathsep.join((str(folder), str(FOLDER), *(p for p in sys.path if p)))
    return subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        capture_output=True, text=True, check=False, cwd=folder, env=os.environ | {"PYTHONPATH": path} | environment,
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_work(server: Server, tmp_path: Path, command: str) -> None:
    def answer(body: dict[str, object]) -> Reply:
        messages = body["messages"]
        assert isinstance(messages, list)
        return (models.planner if "style sheet" in messages[0]["content"] else models.reader)(body)

    server.answer = answer
    named = {"LAYOUTGEN_LLM_URL": server.url, "LAYOUTGEN_LLM_MODEL": "tiny", "no_proxy": "127.0.0.1"}
    done = run(command.replace("http://localhost:11434/v1", server.url), tmp_path, named)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dogs.png").stat().st_size > 1000
    assert len(server.bodies) == 1 + ("layoutgpt" in command)
    assert "instead" not in done.stderr


def test_a_warning_is_one_line_for_a_person(tmp_path: Path) -> None:
    command = "layoutgen parse 'two dogs' --parser llm,url=http://127.0.0.1:9/v1,model=tiny,retries=0"
    done = run(command, tmp_path, {"no_proxy": "127.0.0.1"})
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "layoutgen: parser 'llm': the text read by the parser 'spacy' instead: 127.0.0.1:9 cannot be"
    )
    assert (done.returncode, SceneGraph.from_json(done.stdout).objects[0].count) == (0, 2)


def test_there_are_commands() -> None:
    assert len(COMMANDS) == 2
