"""The tests run from a checkout as well as against an installed package; without diffusers those that draw skip."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A tiny GLIGEN pipeline with random weights."""
    _needs_diffusers()
    import tiny

    return tiny.gligen(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="session")
def model(pipeline: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pipeline as a folder."""
    folder = tmp_path_factory.mktemp("gligen")
    pipeline.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a Stable Diffusion of the same form, without GLIGEN."""
    _needs_diffusers()
    import tiny

    folder = tmp_path_factory.mktemp("plain")
    tiny.plain(tmp_path_factory.mktemp("words")).save_pretrained(folder)
    return folder


def _needs_diffusers() -> None:
    for name in ("torch", "diffusers", "transformers"):
        pytest.importorskip(name, reason=f"{name} is not installed: pip install diffusers transformers")
