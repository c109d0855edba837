"""Running a page: its blocks one after the other in a folder of its own, as a reader would."""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from docs.make.blocks import Block, BlockError, blocks


@dataclass
class Run:
    """What is known while a page runs: its folder, its Python names, what the last block printed."""

    folder: Path
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})
    out: str = ""
    error: str = ""
    failed: bool = False
    programs: tuple[Path, ...] = ()  # folders in front of PATH


def run_page(text: str, page: str, folder: Path, programs: tuple[Path, ...] = ()) -> None:
    """Runs all blocks of a page in `folder`. Raises BlockError at the first that fails or prints something else.

    programs: folders whose programs go before those of this Python's environment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    run = Run(folder, programs=programs)
    before: Block | None = None
    steps = blocks(text, page)
    for number, block in enumerate(steps):
        following = steps[number + 1].mark if number + 1 < len(steps) else ""
        if block.runs:
            _run(block, run)
            if run.failed and following != "error" and not _error_follows(steps[number + 1 :]):
                raise BlockError(f"{block.place} failed:\n{block.code}\n{run.out}{run.error}")
            before = block
        elif block.mark in ("output", "error"):
            if before is None:
                raise BlockError(f"{block.place}: there is no code above whose {block.mark} this could be")
            _compare(block, run)
        elif block.mark.startswith("file: "):
            target = folder / block.mark.removeprefix("file: ")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.code, encoding="utf-8")
        elif block.mark.startswith("installed: "):
            _install(folder / block.mark.removeprefix("installed: "), folder / ".installed")
        elif block.language == "json":
            json.loads(block.code)


def _error_follows(rest: list[Block]) -> bool:
    """Whether an error is announced after the output of the same block."""
    return len(rest) > 1 and rest[0].mark == "output" and rest[1].mark == "error"


def _run(block: Block, run: Run) -> None:
    (_bash if block.language == "bash" else _python)(block, run)


def _bash(block: Block, run: Run) -> None:
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([*map(str, (*run.programs, Path(sys.executable).parent)), os.environ.get("PATH", "")]),
        "PYTHONPATH": os.pathsep.join([*_installed(run.folder), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.code],
        cwd=run.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    run.out, run.error, run.failed = done.stdout, done.stderr, done.returncode != 0


def _install(project: Path, site: Path) -> None:
    """What an editable install leaves: the code on the path, and a folder that names version and entry points."""
    facts = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / f"{facts['name'].replace('-', '_')}-{facts['version']}.dist-info"
    info.mkdir(parents=True)
    about = f"Metadata-Version: 2.4\nName: {facts['name']}\nVersion: {facts['version']}\n"
    (info / "METADATA").write_text(about, encoding="utf-8")
    points = "".join(f"{name} = {target}\n" for name, target in facts["entry-points"]["layoutgen"].items())
    (info / "entry_points.txt").write_text(f"[layoutgen]\n{points}", encoding="utf-8")
    with (site / "projects").open("a", encoding="utf-8") as projects:
        projects.write(f"{project}\n")


def _installed(folder: Path) -> list[str]:
    """The folders that Python has to look into for what a page has installed."""
    site = folder / ".installed"
    return [str(site), *(site / "projects").read_text(encoding="utf-8").splitlines()] if site.is_dir() else []


def _python(block: Block, run: Run) -> None:
    out, error = io.StringIO(), ""
    failed = False
    with _inside(run.folder), contextlib.redirect_stdout(out):
        try:
            exec(compile(block.code, block.place, "exec"), run.names)
        except Exception as raised:
            failed = True
            error = "".join(traceback.format_exception_only(raised))
    run.out, run.error, run.failed = out.getvalue(), error, failed


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """The folder is the current one; files that the page wrote can be imported, and leave no module to other pages."""
    before, back = set(sys.modules), Path.cwd()
    sys.path.insert(0, str(folder))
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(back)
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", "")).startswith(str(folder)):
                del sys.modules[name]


def _compare(block: Block, run: Run) -> None:
    got = run.out if block.mark == "output" else run.error
    if block.mark == "error" and not run.error:
        raise BlockError(f"{block.place}: the block above says nothing on standard error")
    want, got = ("".join(line.rstrip() + "\n" for line in text.strip("\n").splitlines()) for text in (block.code, got))
    if not doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS):
        raise BlockError(f"{block.place}: the page says\n{want}\nand the block above printed\n{got}")
