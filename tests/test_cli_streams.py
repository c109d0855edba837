"""Standard input, output and error that are closed, full, or of another encoding; texts that are no UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LAYOUTGEN = f"{sys.executable} -m layoutgen"
SMALL = "generate 'a dog' --size 64x64"


def shell(
    command: str, cwd: Path | None = None, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A command line, as a shell runs it; `layoutgen` is this one."""
    return subprocess.run(
        ["bash", "-c", command.replace("layoutgen ", f"{LAYOUTGEN} ", 1)],
        input=stdin, capture_output=True, check=False, cwd=cwd, env=os.environ | environment,
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    ("command", "unbuffered"),
    [
        ("parse 'a dog'", ""),
        ("parse 'a dog'", "1"),
        ("--help", ""),
        ("--version", "1"),
        (f"{SMALL} -o -", ""),
        ("layout --input in.jsonl", ""),
    ],
)
def test_a_full_disk_behind_standard_output(tmp_path: Path, command: str, unbuffered: str) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "a dog"}\n{"id": 2, "text": "a cat"}\n')
    done = shell(f"layoutgen {command} > /dev/full", tmp_path, PYTHONUNBUFFERED=unbuffered)
    said = done.stderr.decode().strip().splitlines()
    assert (done.returncode, said[-1]) == (2, "layoutgen: cannot write to standard output: No space left on device")
    assert len(said) == 1 + ("generate" in command)  # whose art it is


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        ("parse 'a dog' >&-", 2, "cannot write to standard output"),
        ("parse - <&-", 2, "standard input is empty"),
        ("render - <&-", 2, "standard input is empty"),
        (f"{SMALL} -o x.png >&- <&- && test -s x.png", 0, "wrote x.png"),
        (f"{SMALL} -o x.png >&- 2>&- <&- && test -s x.png", 0, ""),
        (f"{SMALL} -o x.png 2> /dev/full && test -s x.png", 0, ""),
    ],
)
def test_closed_streams(tmp_path: Path, command: str, status: int, says: str) -> None:
    done = shell(f"layoutgen {command}", tmp_path)
    assert done.returncode == status
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_results_are_utf8_whatever_the_terminal_is() -> None:
    done = shell("layoutgen parse 'a “café” 🐶'", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode())["text"] == "a “café” 🐶"


def test_a_reader_that_goes_away_is_no_mistake() -> None:
    done = shell("layoutgen plugins list | head -c 10")
    assert (len(done.stdout), done.stderr) == (10, b"")


@pytest.mark.parametrize("command", ["parse $'a \\xff dog'", f"{SMALL[:8]} $'a \\xff dog' -o x.png"])
def test_a_text_that_is_no_utf8(tmp_path: Path, command: str) -> None:
    done = shell(f"layoutgen {command}", tmp_path)
    assert done.returncode == 2
    assert done.stderr == b"layoutgen: The text is not UTF-8: its character 3 is broken (\\udcff).\n"
    assert list(tmp_path.iterdir()) == []


def test_half_an_emoji_costs_its_line_alone() -> None:
    lines = ['{"id": "\\ud83d", "text": "a dog"}', '{"id": 2, "text": "a \\ud83d"}', '{"id": "é", "text": "a cat"}']
    done = shell("layoutgen parse -", stdin="\n".join(lines).encode())
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(record["id"], "scene" in record) for record in records] == [("\ud83d", True), (2, False), ("é", True)]
    assert done.returncode == 1


@pytest.mark.parametrize("name", ["", "/dev/null"])
def test_names_that_are_no_files(tmp_path: Path, name: str) -> None:
    done = shell(f"layoutgen {SMALL} -o '{name}'", tmp_path)
    assert done.returncode == (0 if name else 2)
    assert ("wrote /dev/null" if name else "has no name") in done.stderr.decode()
