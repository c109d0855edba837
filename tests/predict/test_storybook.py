"""Where sentences of picture books put things: on branches and islands, aboard, in stacks, over and under others."""

from __future__ import annotations

from itertools import pairwise

import pytest

from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.setting import setting
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def _two(one: str, predicate: str, other: str, words: str | None = None, count: int = 1) -> SceneGraph:
    scene = SceneGraph()
    first = scene.put(one)
    scene.relate(first, predicate, scene.put(other, count=count), words or predicate)
    return scene


def test_a_stack_beside_other_things_is_one_column() -> None:
    scene = SceneGraph(text="A table with a lamp and a stack of plates.")
    table = scene.put("table")
    for label, attributes, count in (("lamp", (), 1), ("box", ("stacked",), 3)):
        scene.relate(scene.put(label, attributes=attributes, count=count), "on", table, "on")
    layout = predict(scene, seed=1)
    boxes = sorted((item.box for item in layout.of("box.1")), key=lambda box: box.y1)
    assert all(abs(box.cx - boxes[0].cx) < 0.01 for box in boxes)
    assert all(low.y1 - high.y1 > 0.5 * low.height for high, low in pairwise(boxes))
    assert not any(boxes[0].x0 < layout["lamp.1.1"].box.cx < boxes[0].x1 for _ in boxes)


def test_who_lies_at_the_beach_lies_on_a_towel_that_is_spread() -> None:
    scene = _two("man", "on", "towel", "lies on")
    scene.relate("man.1", "at", scene.put("beach", kind="stuff"), "lies at")
    layout = predict(scene, seed=2)
    assert layout["man.1.1"].pose == "lying"
    towel = layout["towel.1.1"].box
    assert towel.width > 2.5 * towel.height and towel.width > layout["man.1.1"].box.width


@pytest.mark.parametrize(("guest", "predicate", "host"), [("clown", "on", "ship"), ("lion", "on", "island")])
def test_an_island_and_a_ship_are_at_sea_whoever_is_on_them(guest: str, predicate: str, host: str) -> None:
    scene = _two(guest, predicate, host)
    scene.relate(scene.put("parrot"), "on", f"{guest}.1", "on the shoulder of")
    assert setting(scene.data()) == ("sea",)


def test_whales_below_a_boat_are_not_before_it() -> None:
    layout = predict(_two("whale", "under", "ship", "swims under"), seed=3)
    assert layout["whale.1.1"].box.y0 > layout["ship.1.1"].box.cy


def test_ducks_in_a_pond_under_a_tree_are_in_the_pond() -> None:
    scene = _two("goose", "in", "pond", "swims in")
    scene.relate("goose.1", "under", scene.put("tree"), "under")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        goose, pond, tree = (layout[name].box for name in ("goose.1.1", "pond.1.1", "tree.1.1"))
        assert pond.y0 < goose.y1 < pond.y1 and tree.y1 < goose.y1


def test_a_branch_with_a_bird_reaches_in_from_the_edge() -> None:
    branch = predict(_two("finch", "on", "branch", "sits on"), seed=0)["branch.1.1"].box
    assert branch.x1 > 0.995 and branch.y1 < 0.75
    scene = _two("finch", "on", "branch", "sits on")
    scene.relate("branch.1", "left of", scene.put("rabbit"), "left of")
    layout = predict(scene, seed=0)
    assert layout["branch.1.1"].box.cx < layout["rabbit.1.1"].box.cx


def test_what_hangs_from_a_branch_is_below_it() -> None:
    layout = predict(_two("sloth", "hanging from", "branch", "hangs from"), seed=0)
    assert layout["sloth.1.1"].box.cy > layout["branch.1.1"].box.cy


def test_who_jumps_over_low_things_is_above_them() -> None:
    for seed in range(3):
        layout = predict(_two("man", "over", "barrel", "leaps over", count=3), seed=seed)
        low = min(item.box.cy for item in layout.of("barrel.1"))
        assert layout["man.1.1"].box.y1 < low + 0.03


def test_a_shade_over_somebody_is_right_above_the_head() -> None:
    for seed in range(3):
        layout = predict(_two("woman", "under", "parasol", "sits under"), seed=seed)
        woman, parasol = layout["woman.1.1"].box, layout["parasol.1.1"].box
        assert parasol.y1 > woman.y0 and parasol.x0 < woman.cx < parasol.x1


def test_what_swims_above_a_reef_is_below_the_sea() -> None:
    assert setting(_two("jellyfish", "above", "coral reef").data()) == ("underwater",)
    assert setting(_two("shark", "near", "surfer").data()) == ("sea",)


def test_trees_around_a_lake_stand_on_its_far_bank() -> None:
    scene = SceneGraph(text="A lake surrounded by birches.")
    scene.relate(scene.put("lake", kind="stuff"), "surrounded by", scene.put("tree", count=5), "surrounded by")
    scene.relate(scene.put("boat"), "on", "lake.1", "on")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        lake, trees = layout["lake.1.1"].box, [item.box for item in layout.of("tree.1")]
        assert all(tree.y1 < lake.y0 for tree in trees)
        assert max(tree.x1 for tree in trees) - min(tree.x0 for tree in trees) > 0.7
        assert check(layout, scene) == []
