"""What the tests share: the place of the real data, an engine, and a scene built by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layoutgen.engine import Engine
from layoutgen.scene import SceneGraph

os.environ.setdefault("OMP_NUM_THREADS", "1")  # several workers share the cores; sums come out the same everywhere

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LAYOUTGEN_DATA", ROOT.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real captions, graphs and boxes, which is not part of the project."""
    if not DATA.is_dir():
        pytest.skip(f"the real data is not at {DATA} (set LAYOUTGEN_DATA to its folder)")
    return DATA


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine with its default stages."""
    return Engine()


@pytest.fixture
def dogs_and_car() -> SceneGraph:
    """ "two dogs left of a red car" """
    scene = SceneGraph(text="two dogs left of a red car")
    dogs = scene.put("dog", count=2, span=(0, 8))
    car = scene.put("car", attributes=["red"], span=(17, 26))
    scene.relate(dogs, "left of", car)
    return scene
