"""A red door is red on the house that has it, and soup is seen in its bowl."""

from __future__ import annotations

import re

from layoutgen.art.cast import cast
from layoutgen.art.oklab import oklch
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def svg(scene: SceneGraph, node: str) -> str:
    layout = predict(scene)
    parts = cast(layout, seed=0).parts
    (drawn,) = [part.drawing for item, part in zip(layout.items, parts, strict=True) if item.node == node]
    assert drawn is not None
    return drawn.svg


def fill_of(text: str, start: str) -> str:
    found = re.search(r'fill="(#[0-9A-Fa-f]{6})" d="' + re.escape(start), text)
    assert found is not None
    return found.group(1)


def test_a_house_has_the_roof_and_the_door_of_the_text() -> None:
    scene = SceneGraph()
    house = scene.put("house", attributes=("white",))
    scene.relate(house, "has", scene.put("roof", attributes=("green",)), "with")
    scene.relate(house, "has", scene.put("door", attributes=("blue",)), "with")
    text = svg(scene, house)
    assert 120 < oklch(fill_of(text, "M36 0 72 31H0z"))[2] < 160
    assert 240 < oklch(fill_of(text, "M29 40h14v24H29z"))[2] < 280


def test_a_door_without_a_colour_stays_as_it_is_drawn() -> None:
    plain, scene = SceneGraph(), SceneGraph()
    plain.put("house")
    scene.relate(scene.put("house"), "has", scene.put("door"), "with")
    assert fill_of(svg(scene, "house.1"), "M29 40h14v24H29z") == fill_of(svg(plain, "house.1"), "M29 40h14v24H29z")


def test_soup_is_seen_in_its_bowl_in_its_colour() -> None:
    def bowl(content: str | None) -> str:
        scene = SceneGraph()
        vessel = scene.put("bowl")
        if content:
            scene.relate(scene.put(content), "in", vessel, "of")
        return svg(scene, vessel)

    assert len({bowl(None), bowl("soup"), bowl("tomato soup")}) == 3
    assert "#D9432F" in bowl("tomato soup")
