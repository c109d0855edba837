"""Trees in the background, above what is under them; what is stacked; who is aboard, behind rails, carried."""

from __future__ import annotations

import itertools

import pytest
from layout_scenes import pair

from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(4)


def test_trees_in_the_background_are_one_row_that_nothing_hides() -> None:
    for seed in SEEDS:
        scene = SceneGraph(background=("field",))
        scene.put("giraffe")
        scene.put("tree", count="many", position=("background",))
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        trees = [tree.box for tree in layout.of("tree.1")]
        assert max(tree.y1 for tree in trees) - min(tree.y1 for tree in trees) < 0.5 * trees[0].height
        giraffe = layout["giraffe.1.1"].box
        assert all(tree.x1 <= giraffe.x0 + 0.02 or tree.x0 >= giraffe.x1 - 0.02 for tree in trees)


def test_a_tree_is_taller_than_the_bus_under_it() -> None:
    for seed in SEEDS:
        layout = prior(pair("bus", "under", "tree"), seed=seed)
        bus, tree = layout["bus.1.1"].box, layout["tree.1.1"].box
        assert tree.height > 1.7 * bus.height and tree.y0 < bus.y0 - 0.5 * bus.height


@pytest.mark.parametrize("number", [2, 3, 6])
def test_what_is_stacked_is_one_on_another(number: int) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("box", count=number), "on", scene.put("table"), "stacked on")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        boxes = sorted((item.box for item in layout.of("box.1")), key=lambda box: (round(box.cx, 2), box.y1))
        columns = [list(group) for _, group in itertools.groupby(boxes, key=lambda box: round(box.cx, 2))]
        assert len(columns) == (1 if number <= 4 else 2)
        for column in columns:
            for low, high in itertools.pairwise(reversed(column)):
                assert high.y1 == pytest.approx(low.y0, abs=0.25 * low.height)


def test_who_is_on_a_rowing_boat_sits_in_it() -> None:
    for seed in SEEDS:
        layout = prior(pair("man", "on", "boat"), seed=seed)
        assert check(layout) == []
        man, boat = layout["man.1.1"], layout["boat.1.1"]
        assert man.z < boat.z and man.box.y1 > boat.box.y0 + 0.2 * boat.box.height


def test_who_reaches_across_a_fence_stands_behind_it() -> None:
    for seed in SEEDS:
        layout = prior(pair("girl", "across", "fence"), seed=seed)
        assert check(layout) == []
        girl, fence = layout["girl.1.1"], layout["fence.1.1"]
        assert girl.z < fence.z and girl.box.y1 > fence.box.cy


def test_a_fence_is_about_the_legs_of_the_horse_whose_head_is_through_it() -> None:
    for seed in SEEDS:
        layout = prior(pair("horse", "through", "wire fence"), seed=seed)
        horse, fence = layout["horse.1.1"].box, layout["wire fence.1.1"].box
        assert fence.width > horse.width and fence.y0 > horse.cy - 0.05 and fence.y1 > horse.y1 - 0.02


def test_an_elephant_carries_people_on_its_back() -> None:
    for seed in SEEDS:
        scene = SceneGraph()
        scene.relate(scene.put("elephant"), "carrying", scene.put("person", count=2))
        layout = prior(scene, seed=seed)
        elephant = layout["elephant.1.1"].box
        for rider in layout.of("person.1"):
            assert elephant.x0 < rider.box.cx < elephant.x1 and rider.box.cy < elephant.cy
            assert rider.z > layout["elephant.1.1"].z and rider.box.y1 < elephant.y1 - 0.2 * elephant.height


@pytest.mark.parametrize("load", ["satellite dish", "surfboard"])
def test_a_truck_has_its_load_on_top(load: str) -> None:
    for seed in SEEDS:
        layout = prior(pair("truck", "with", load), seed=seed)
        truck, top = layout["truck.1.1"].box, layout[f"{load}.1.1"].box
        assert top.y1 < truck.cy and truck.x0 < top.cx < truck.x1


def test_magnets_are_within_the_door_of_a_refrigerator() -> None:
    scene = SceneGraph()
    fridge = scene.put("fridge")
    scene.relate(scene.put("magnet", count="many"), "on", fridge)
    scene.relate(scene.put("man"), "in front of", fridge)
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        door = layout["fridge.1.1"].box
        assert all(door.y0 < m.box.y0 and m.box.y1 < door.y1 for m in layout.of("magnet.1"))
