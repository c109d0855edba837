"""The tests run from a checkout as well as against an installed package; what they share is a server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from serving import Server  # noqa: E402 - found through the line above


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A fresh server; nothing in the environment names another one, a key or a proxy."""
    for name in ("LAYOUTGEN_LLM_URL", "LAYOUTGEN_LLM_MODEL", "LAYOUTGEN_LLM_KEY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("layoutgen_llm.endpoint._PAUSE", 0.01)
    made = Server()
    yield made
    made.close()
