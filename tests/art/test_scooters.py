"""Who rides a scooter sits on it or stands on its board, and has no skateboard below the feet."""

from __future__ import annotations

import pytest

from layoutgen.art.cast import cast
from layoutgen.art.stage import stage
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


@pytest.mark.parametrize("machine", ["scooter", "kick scooter"])
def test_riders_of_scooters_have_the_hands_at_the_bar(machine: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman"), "riding", scene.put(machine), "rides")
    figure = cast(predict(scene), seed=0).parts[0].figure
    assert figure is not None
    assert figure.pose == "riding_bike"
    assert "skateboard" not in dict(figure.outfit).values()
    assert "skateboard" not in dict(figure.outfit)


def test_a_cat_on_a_moped_is_on_its_saddle() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("cat"), "on", scene.put("moped"), "on")
    layout = predict(scene)
    made = stage(layout, cast(layout, seed=0), 100.0, 100.0)
    drawn = cast(layout, seed=0).parts
    moped = drawn[1].drawing
    assert moped is not None
    saddle = made.at[1].at(moped.keypoints["seat"])
    cat = drawn[0].drawing
    assert cat is not None
    x, y, width, height = cat.view
    foot = made.at[0].at((x + width / 2, y + height))
    assert abs(foot[0] - saddle[0]) < 0.15 * layout.items[1].box.width * 100


def test_the_wheels_on_a_bus_are_those_of_its_drawing() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("wheel", count="many"), "on", scene.put("bus"), "on")
    parts = cast(predict(scene), seed=0).parts
    assert [part.how for part in parts].count("art") == 1
