"""What burns has flames; candles and people do not get more of them."""

from __future__ import annotations

import pytest

from layoutgen.art.things import art_of
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

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
