"""The site, built once for all tests of the documentation."""

from __future__ import annotations

import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT


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
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, made by the command that a person types: every block run, every warning an error."""
    out = tmp_path_factory.mktemp("docs")
    done = subprocess.run(
        [sys.executable, "-m", "docs.build", str(out)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return Site(out, done.returncode, done.stdout + done.stderr)
