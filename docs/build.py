"""Builds the documentation: `python -m docs.build [OUT]`, into build/docs/site unless told otherwise.

The pages are copied, their code is run (what it draws is what the site shows), their generated parts are written, and
Sphinx makes the site. A block that fails, a warning and a dead link are errors.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from docs.make import outside
from docs.make.blocks import BlockError
from docs.make.command import started
from docs.make.expand import expand
from docs.make.run import run_page
from layoutgen.schema import schemas

DOCS = Path(__file__).resolve().parent
OUT = DOCS.parent / "build" / "docs"
NEEDED = ("sphinx", "myst_parser", "furo", "sphinx_copybutton")


def pages() -> list[Path]:
    """The pages, relative to docs/, in the order of their paths."""
    return sorted(path.relative_to(DOCS) for path in DOCS.rglob("*.md"))


def run(out: Path) -> None:
    """Runs the code of every page, each in its own folder of `out`/run. Raises BlockError for all that went wrong."""
    shutil.rmtree(out / "run", ignore_errors=True)
    wrong = []
    with started(out / "bin") as programs:
        for page in pages():
            if sys.stderr.isatty():
                sys.stderr.write(f"{page}\n")
            text, folder = (DOCS / page).read_text(encoding="utf-8"), out / "run" / page.with_suffix("")
            try:
                run_page(text, str(page), folder, (programs,))
            except BlockError as error:
                wrong.append(str(error))
    if wrong:
        raise BlockError("\n\n".join(wrong))


def write(out: Path) -> Path:
    """Writes the sources for Sphinx, with everything generated in place; returns their folder."""
    source = out / "source"
    shutil.rmtree(source, ignore_errors=True)
    for folder in ("images", "static"):
        shutil.copytree(DOCS / folder, source / folder)
    shutil.copyfile(DOCS / "conf.py", source / "conf.py")
    for page in pages():
        text = expand((DOCS / page).read_text(encoding="utf-8"), page, source, out / "run" / page.with_suffix(""))
        target = source / page
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (source / "outside").mkdir()
    for name, readme in outside.pages().items():
        (source / "outside" / f"{name}.md").write_text(readme, encoding="utf-8")
    for name, schema in schemas().items():  # to be taken from the page that describes them
        (source / "reference" / name).write_text(schema, encoding="utf-8")
    return source


def make(source: Path, site: Path) -> int:
    """Sphinx, with warnings as errors; returns its exit status."""
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-E", "-b", "html", str(source), str(site)]
    return subprocess.run(command, check=False).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m docs.build", description="Build the documentation.")
    parser.add_argument("out", nargs="?", type=Path, default=OUT, help="folder for site/, source/ and run/")
    parser.add_argument("--no-run", action="store_true", help="take the pictures that the last build left in run/")
    given = parser.parse_args(arguments)
    started_at = time.monotonic()
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        sys.stderr.write(f"{', '.join(missing)} is not installed: pip install -e '.[docs]'\n")
        return 2
    try:
        if not given.no_run:
            run(given.out.resolve())
        source = write(given.out.resolve())
    except (BlockError, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    status = make(source, given.out.resolve() / "site")
    if status == 0:
        sys.stdout.write(f"{given.out / 'site' / 'index.html'} in {time.monotonic() - started_at:.0f} s\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
