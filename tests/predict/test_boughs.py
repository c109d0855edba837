"""Branches with birds on them reach into the picture from its side; wares in a case of glass stand behind it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from layoutgen.art.cast import cast
from layoutgen.art.stage import stage
from layoutgen.art.tables import tables
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def _perched(bird: str, branches: int) -> SceneGraph:
    scene = SceneGraph()
    scene.relate(scene.put(bird, count=branches), "on", scene.put("branch", count=branches), "perched on")
    return scene


@pytest.mark.parametrize("bird", ["parrot", "owl"])
@pytest.mark.parametrize("branches", [2, 3])
def test_a_branch_with_birds_comes_from_beyond_the_edge(bird: str, branches: int) -> None:
    for seed in range(3):
        layout = predict(_perched(bird, branches), seed=seed)
        for item in layout.of("branch.1"):
            assert item.box.x1 == pytest.approx(1.0, abs=1e-4)
            assert item.box.y0 >= 0.0 and item.box.y1 < 0.97
        levels = sorted((item.box.y0, item.box.y1) for item in layout.of("branch.1"))
        assert all(above[1] < below[1] - 0.1 for above, below in pairwise(levels))


def test_a_branch_on_the_ground_lies_where_it_may() -> None:
    scene = SceneGraph()
    scene.put("branch")
    assert predict(scene, seed=1)["branch.1.1"].box.x1 < 0.99


def test_what_is_in_a_display_case_is_on_its_shelves() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("cupcake", count=4), "in", scene.put("display case"), "in")
    layout = predict(scene, seed=0)
    case = layout["display case.1.1"].box
    acting = cast(layout, seed=0)
    placed = stage(layout, acting, 512.0, 512.0)
    for item in layout.of("cupcake.1"):
        assert case.x0 < item.box.x0 and item.box.x1 < case.x1
        assert case.y0 < item.box.y0 and item.box.y1 < case.y0 + 0.75 * case.height
    assert not tables(layout, acting, placed, (512.0, 512.0), 300.0)
