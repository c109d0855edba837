"""The site, built once for all tests of the documentation."""

from __future__ import annotations

import subprocess
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from layoutgen.files import write
from tests.conftest import ROOT

PATIENCE = 600  # seconds for another process to build the site


@dataclass(frozen=True)
class Site:
    """What `python -m docs.build` made and said."""

    out: Path
    status: int
    said: str

    def text(self, page: str) -> str:
        """The HTML of a page, named as its Markdown without the ending."""
        return (self.out / "site" / f"{page}.html").read_text(encoding="utf-8")

    def source(self, page: str) -> str:
        """The Markdown of a page with everything generated in place."""
        return (self.out / "source" / f"{page}.md").read_text(encoding="utf-8")

    def inventory(self) -> set[str]:
        """The names of all Python objects that the reference describes, from the list that Sphinx writes for others."""
        packed = (self.out / "site" / "objects.inv").read_bytes().split(b"\n", 4)[4]
        lines = zlib.decompress(packed).decode().splitlines()
        return {line.split()[0] for line in lines if line.split()[1].startswith("py:")}


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Site:
    """The site, made once by the command that a person types: every block run, every warning an error.

    Of several test processes the first one builds it and the others wait.
    """
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    out, done = shared / "docs", shared / "docs.said"
    try:
        out.mkdir()
    except FileExistsError:
        return _made_elsewhere(out, done)
    command = [sys.executable, "-m", "docs.build", str(out)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    write(done, f"{built.returncode}\n{built.stdout}{built.stderr}")
    return Site(out, built.returncode, built.stdout + built.stderr)


def _made_elsewhere(out: Path, done: Path) -> Site:
    for _ in range(PATIENCE):
        if done.exists():
            status, _, said = done.read_text(encoding="utf-8").partition("\n")
            return Site(out, int(status), said)
        time.sleep(1)
    raise TimeoutError(f"no site in {out} after {PATIENCE} s")


@pytest.fixture
def site(build: Site) -> Site:
    """The site, where it could be built."""
    if build.status:
        pytest.fail("the site could not be built: see test_it_builds", pytrace=False)
    return build
