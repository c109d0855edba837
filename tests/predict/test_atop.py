"""A paw or a head on top of something: who it belongs to is above it."""

from __future__ import annotations

from layoutgen.checks import check
from layoutgen.metrics import direction
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()


def test_a_paw_on_top_of_something_puts_the_cat_on_it() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("cat"), "touching", scene.put("keyboard"), "on top of")
    layout = prior(scene, seed=0)
    assert check(layout) == []
    assert direction(layout["cat.1.1"].box, layout["keyboard.1.1"].box) == "above"
