"""Shelves of a refrigerator, pairs of shoes, what a drawing has by itself, waters that houses stand before."""

from __future__ import annotations

import pytest
from layout_scenes import pair

from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.shelves import SHELVES
from layoutgen.scene import SceneData, SceneGraph, SceneObject

prior = PriorPredictor()
SEEDS = range(3)


@pytest.mark.parametrize("number", [1, 3, 6])
def test_what_is_in_a_refrigerator_stands_on_its_shelves(number: int) -> None:
    _, _, levels, _ = SHELVES["open refrigerator"]
    for seed in SEEDS:
        layout = prior(pair("bottle", "in", "fridge", number), seed=seed)
        assert check(layout) == []
        box = layout["fridge.1.1"].box
        for bottle in layout.of("bottle.1"):
            down = (bottle.box.y1 - box.y0) / box.height
            assert min(abs(down - level) for level in levels) < 0.01
            assert box.x0 + 0.35 * box.width < bottle.box.x0 and bottle.box.x1 < box.x1


def test_a_pair_of_shoes_is_wider_than_one_shoe() -> None:
    aspects = []
    for text in ("a shoe", "a pair of shoes"):
        shoe = SceneObject(id="shoe.1", label="shoe", span=(0, len(text)))
        scene = SceneGraph.of(SceneData(text=text, objects=(shoe,)))
        box = prior(scene, seed=0)["shoe.1.1"].box
        aspects.append(box.width / box.height)
    assert aspects[1] > 1.25 * aspects[0]


@pytest.mark.parametrize(("owner", "part"), [("church", "steeple"), ("fire truck", "ladder")])
def test_what_the_drawing_has_is_within_its_box(owner: str, part: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put(owner), "with", scene.put(part), "with")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        whole, bit = layout[f"{owner}.1.1"].box, layout[f"{part}.1.1"].box
        assert whole.x0 <= bit.x0 and bit.x1 <= whole.x1 and whole.y0 <= bit.y0 and bit.y1 <= whole.y1


@pytest.mark.parametrize("water", ["river", "pond"])
def test_a_house_in_front_of_a_river_stands_this_side_of_it(water: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("house"), "in front of", scene.put(water, kind="stuff"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert layout["house.1.1"].box.y1 > layout[f"{water}.1.1"].box.y1


def test_who_looks_over_a_glass_stands_behind_it() -> None:
    for seed in SEEDS:
        layout = prior(pair("woman", "over", "wine glass", 2), seed=seed)
        glass = layout["wine glass.1.1"].box
        assert all(woman.box.y1 > 0.5 and woman.box.y1 <= glass.y1 + 0.02 for woman in layout.of("woman.1"))


def test_things_on_a_table_are_beside_the_only_face_at_it() -> None:
    scene = SceneGraph()
    table = scene.put("table")
    scene.relate(scene.put("boy"), "at", table, "sitting at")
    scene.relate(scene.put("teddy bear", count="many"), "on", table, "on")
    for seed in range(6):
        layout = prior(scene, seed=seed)
        boy = layout["boy.1.1"].box
        bears = [bear.box for bear in layout.of("teddy bear.1")]
        assert all(abs(bear.cx - boy.cx) > (0.7 * boy.width + bear.width) / 2 for bear in bears)
        assert max(bear.height for bear in bears) < 1.4 * min(bear.height for bear in bears)


def test_a_building_with_a_window_stands_in_the_open() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("window"), "part of", scene.put("building"))
    scene.put("dog")
    assert prior(scene, seed=0).background == ("outdoors",)
