"""What burns has flames; candles and people do not get more of them."""

from __future__ import annotations

import pytest

from layoutgen.art.flames import wildfire
from layoutgen.art.things import art_of
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneData, SceneGraph, SceneObject

predict = PriorPredictor()


def svg(label: str, *attributes: str) -> str:
    scene = SceneGraph()
    scene.put(label, attributes=attributes)
    layout = predict(scene)
    drawing = art_of(layout, layout.items[0], None)
    assert drawing is not None
    return drawing.svg


@pytest.mark.parametrize("label", ["building", "house", "car", "tree"])
def test_what_burns_has_flames_on_it(label: str) -> None:
    assert svg(label, "burning").startswith(svg(label))
    assert "#F4900C" in svg(label, "burning").removeprefix(svg(label))


@pytest.mark.parametrize("label", ["candle", "campfire"])
def test_a_burning_candle_has_its_flame_already(label: str) -> None:
    assert svg(label, "burning") == svg(label)


def test_a_burning_forest_has_flames_on_its_trees() -> None:
    regions = (("sky", (0.0, 0.0, 1.0, 0.5)), ("woods", (0.0, 0.1, 1.0, 0.5)))

    def scene(*said: str) -> Layout:
        forest = SceneObject(id="forest.1", label="forest", kind="stuff", attributes=said)
        return Layout(scene=SceneData(objects=(forest,)))

    assert wildfire(scene("burning"), regions, 100.0, 100.0).count("<path") == 22
    assert wildfire(scene("green"), regions, 100.0, 100.0) == ""
    assert wildfire(scene("burning"), regions[:1], 100.0, 100.0) == ""
