"""`layoutgen plugins new`: what it writes works, is clean, and keeps to the contracts, for every kind."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layoutgen.cli import app
from layoutgen.errors import OutputError, PluginError
from layoutgen.plugins import Plugins
from layoutgen.scaffold import KINDS, check_name, create, distribution_files
from tests.conftest import ROOT
from tests.installed import install


def new(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "layoutgen", "plugins", "new", *arguments],
        cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip


def run(folder: Path, *command: str) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(folder), str(folder / "installed")))}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def code_lines(source: str) -> int:
    """Lines with code: neither blank, nor comment, nor docstring."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    silent = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    lines = {line for t in tokens if t.type not in silent for line in range(t.start[0], t.end[0] + 1)}
    nodes = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    for node in nodes:
        if ast.get_docstring(node) is not None:
            lines -= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return len(lines)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_distribution_works(kind: str, tmp_path: Path) -> None:
    name = f"{kind}_of_mine"
    create(kind, name, tmp_path / "made", Plugins(installed=False))
    folder = tmp_path / "made"
    run(folder, "ruff", "check", "--no-cache", ".")
    run(folder, "ruff", "format", "--no-cache", "--check", ".")
    run(folder, "mypy", "--cache-dir", str(ROOT / ".mypy_cache" / "new"), f"layoutgen_{name}", "tests")
    run(folder, "layoutgen", "plugins", "check", ".")
    install(folder / "installed", name, {})
    run(folder, "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "tests")
    sources = [path.read_text() for path in (folder / f"layoutgen_{name}").glob("*.py")]
    assert len(sources) == 2
    assert max(map(code_lines, sources)) < 40


def test_the_longest_name_keeps_the_lines_short() -> None:
    for kind in KINDS:
        for path, text in distribution_files(kind, "a" * 40).items():
            assert max(map(len, text.splitlines())) <= (200 if path.endswith((".md", ".toml")) else 120), path


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    done = new("--kind", "renderer", "dots", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == str(Path("layoutgen-dots/README.md"))
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    again = new("--kind", "parser", "dots", cwd=tmp_path)
    assert again.returncode == 2
    assert "layoutgen-dots is there already and is not empty; choose another folder with -o" in again.stderr
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="is there already"):
        create("renderer", "dots", tmp_path / "file", Plugins(installed=False))
    (tmp_path / "empty").mkdir()
    assert create("renderer", "dots", tmp_path / "empty", Plugins(installed=False))


@pytest.mark.parametrize(
    ("kind", "name", "says"),
    [
        ("renderer", "Paper-Cut", "'Paper-Cut' cannot be a plugin's name.*as in 'paper_cut'"),
        ("renderer", "3d", "as in 'd'"),
        ("renderer", "", "cannot be a plugin's name"),
        ("renderer", "été", "cannot be a plugin's name"),
        ("renderer", "a" * 41, "cannot be a plugin's name"),
        ("renderer", "../evil", "cannot be a plugin's name"),
        ("parser", "class", "is a word of Python; choose another, as class_art"),
        ("exporter", "print", "is a word of Python"),
        ("renderer", "clipart", "layoutgen has a renderer 'clipart' already"),
        ("assets", "twemoji", "layoutgen has an asset pack .twemoji. already"),
        ("gan", "dots", "there is no kind 'gan'.*renderer, parser, predictor, shaper, assets, exporter"),
    ],
)
def test_names_and_kinds_that_cannot_be(kind: str, name: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=says):
        create(kind, name, tmp_path / "new", Plugins(installed=False))
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "taken", {"layoutgen_taken.py": "broken(\n"})
    (tmp_path / "layoutgen_plugged.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PluginError, match="a distribution layoutgen-taken is installed already"):
        check_name("parser", "taken", Plugins())
    with pytest.raises(PluginError, match="a module layoutgen_plugged is there already"):
        check_name("parser", "plugged", Plugins())


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = CliRunner().invoke(app, ["plugins", "new", "dots", "--kind", "shaper", "-o", str(tmp_path / "file" / "new")])
    assert done.exit_code != 0
    assert isinstance(done.exception, OutputError), done.output
    assert "cannot write" in str(done.exception)


def test_the_example_is_what_the_template_makes() -> None:
    example = ROOT / "plugins" / "example"
    every = (p.relative_to(example) for p in example.rglob("*") if p.is_file())
    files = {str(p) for p in every if not any(part.startswith((".", "__pycache__")) for part in p.parts)}
    made = distribution_files("renderer", "papercut")
    assert files == set(made)
    for path, text in made.items():
        assert (example / path).read_text(encoding="utf-8") == text, path
