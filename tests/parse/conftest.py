"""One parser for all tests of this folder."""

from __future__ import annotations

import pytest

from layoutgen.parse.parser import SpacyParser


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """The parser with the shipped pipeline."""
    return SpacyParser()
