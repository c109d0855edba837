"""Who is seen past whom: trees behind, small before large, signs on poles, smoke above chimneys, dry feet."""

from __future__ import annotations

import itertools

import pytest
from layout_scenes import pair

from layoutgen.geometry import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(4)


@pytest.mark.parametrize("thing", ["train", "giraffe", "bus"])
def test_trees_that_are_only_near_stand_behind(thing: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put(thing), "near", scene.put("tree", count="many"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        near = layout[f"{thing}.1.1"]
        assert all(tree.box.y1 < near.box.y1 and tree.z < near.z for tree in layout.of("tree.1"))
        assert near.box.width > 0.3


def test_a_cat_near_a_chair_is_not_behind_it() -> None:
    scene = SceneGraph()
    cat = scene.put("cat", count=2)
    for other in ("chair", "table"):
        scene.relate(cat, "near", scene.put(other))
    for seed in range(8):
        layout = prior(scene, seed=seed)
        for cat_ in layout.of("cat.1"):
            for other in (layout["chair.1.1"], layout["table.1.1"]):
                wide = min(cat_.box.x1, other.box.x1) - max(cat_.box.x0, other.box.x0)
                high = min(cat_.box.y1, other.box.y1) - max(cat_.box.y0, other.box.y0)
                hidden = max(0.0, wide) * max(0.0, high) > 0.2 * cat_.box.width * cat_.box.height
                assert not (hidden and cat_.z < other.z)


@pytest.mark.parametrize("predicate", ["with", "has"])
def test_the_signs_of_a_pole_are_on_it(predicate: str) -> None:
    scene = SceneGraph()
    pole = scene.put("pole")
    for sign in ("stop sign", "street sign"):
        scene.relate(pole, predicate, scene.put(sign))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        post, signs = layout["pole.1.1"].box, [layout["stop sign.1.1"].box, layout["street sign.1.1"].box]
        assert all(post.x0 <= sign.cx <= post.x1 and sign.y1 < post.y1 for sign in signs)
        assert min(sign.y1 for sign in signs) < max(sign.y0 for sign in signs) + 0.02


def test_smoke_rises_above_a_house() -> None:
    for seed in SEEDS:
        layout = prior(pair("smoke", "near", "house"), seed=seed)
        assert layout["smoke.1.1"].box.cy < layout["house.1.1"].box.y0 + 0.05


def test_a_balloon_is_above_what_it_is_tied_to() -> None:
    for seed in SEEDS:
        layout = prior(pair("balloon", "attached to", "chair"), seed=seed)
        assert layout["balloon.1.1"].box.cy < layout["chair.1.1"].box.y0


def test_horses_in_a_field_stand_beyond_the_pond_in_the_foreground() -> None:
    scene = SceneGraph(background=("field",))
    scene.relate(scene.put("horse", count=3), "in", scene.put("field", kind="stuff"))
    pond = scene.put("pond", kind="stuff", position=("foreground",))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        shore = layout[f"{pond}.1"].box.y0
        assert all(horse.box.y1 <= shore + 0.03 for horse in layout.of("horse.1"))


def test_who_lies_on_a_surfboard_is_no_longer_than_it() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("man"), "on", scene.put("surfboard"), "lying on")
    layout = prior(scene, seed=0)
    man, board = layout["man.1.1"], layout["surfboard.1.1"]
    assert man.pose == "lying"
    assert man.box.width <= board.box.width and board.box.width > 3 * board.box.height


def test_a_table_covered_with_books_has_them_on_its_top() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("table"), "covered with", scene.put("book", count=6))
    layout = prior(scene, seed=0)
    assert check(layout) == []
    table = layout["table.1.1"].box
    assert all(book.box.y1 < table.y0 + 0.3 * table.height for book in layout.of("book.1"))


def test_plate_and_glass_of_every_guest_stand_side_by_side() -> None:
    scene = SceneGraph()
    table = scene.put("table")
    scene.relate(scene.put("person", count=3), "at", table)
    for dish in ("plate", "glass"):
        scene.relate(scene.put(dish, count=3), "on", table)
    layout = prior(scene, seed=1)
    spans = sorted((item.box.x0, item.box.x1) for node in ("plate.1", "glass.1") for item in layout.of(node))
    assert all(left[1] <= right[0] + 1e-3 for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize("seed", SEEDS)
def test_who_surfs_at_the_beach_is_on_the_water(seed: int) -> None:
    scene = SceneGraph(background=("beach",))
    man = scene.put("man")
    scene.relate(man, "riding", scene.put("surfboard"))
    scene.relate(man, "at", scene.put("beach", kind="stuff"))
    board = prior(scene, seed=seed)["surfboard.1.1"].box
    assert board.y1 <= 0.62


@pytest.mark.parametrize("seed", SEEDS)
def test_the_feet_of_a_giraffe_behind_a_fence_are_not_above_it(seed: int) -> None:
    layout = prior(pair("giraffe", "behind", "fence"), seed=seed)
    giraffe, fence = layout["giraffe.1.1"].box, layout["fence.1.1"].box
    assert giraffe.y1 > fence.y0 + 0.4 * fence.height


def test_a_cake_among_presents_is_seen() -> None:
    scene = SceneGraph()
    table = scene.put("table")
    scene.relate(scene.put("cake"), "on", table)
    scene.relate(scene.put("present", count="many"), "on", table)
    layout = prior(scene, seed=0)
    assert len(layout.of("present.1")) <= 5 and layout["cake.1.1"].box.width > 0.1


@pytest.mark.parametrize("insect", ["ladybug", "butterfly", "bee"])
def test_insects_sit_within_the_plant_they_are_on(insect: str) -> None:
    for seed in SEEDS:
        layout = prior(pair(insect, "on", "leaf"), seed=seed)
        small, leaf = layout[f"{insect}.1.1"].box, layout["leaf.1.1"].box
        assert leaf.x0 < small.x0 and small.x1 < leaf.x1 and leaf.y0 < small.y0 and small.y1 < leaf.y1


def test_cutlery_beside_a_plate_is_no_longer_than_it() -> None:
    layout = prior(pair("knife", "next to", "plate"), seed=0)
    assert layout["knife.1.1"].box.width < layout["plate.1.1"].box.width


def test_who_holds_an_umbrella_over_two_has_as_many_as_there_are_people() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman", count=2), "under", scene.put("umbrella", count="many"))
    assert len(prior(scene, seed=0).of("umbrella.1")) == 2


def test_the_window_out_of_which_a_dog_in_a_car_looks_is_the_cars() -> None:
    scene = SceneGraph()
    dog, car, window = scene.put("dog"), scene.put("car"), scene.put("window")
    scene.relate(dog, "in", car)
    scene.relate(dog, "looking at", window)
    layout = prior(scene, seed=0)
    x, y = layout["window.1.1"].box.center
    box = layout["car.1.1"].box
    assert box.x0 < x < box.x1 and box.y0 < y < box.y1
    assert "room" not in layout.background


def test_a_truck_on_a_table_is_a_toy() -> None:
    scene = SceneGraph()
    child, truck, table = scene.put("child"), scene.put("truck"), scene.put("table")
    scene.relate(truck, "on", table)
    scene.relate(child, "next to", table)
    layout = prior(scene, seed=0)
    assert layout["truck.1.1"].box.height < 0.5 * layout["child.1.1"].box.height


def test_a_car_under_the_lights_of_a_street_is_on_its_road() -> None:
    scene = SceneGraph(background=("street",))
    car = scene.put("car")
    scene.relate(car, "along", scene.put("street", kind="stuff"))
    scene.relate(car, "under", scene.put("street light", count="many"))
    box = prior(scene, seed=0)["car.1.1"].box
    assert box.y1 > 0.62 and box.width > 0.2


@pytest.mark.parametrize("held", ["heart", "cat"])
def test_what_a_teddy_bear_holds_is_in_its_arms(held: str) -> None:
    for seed in SEEDS:
        layout = prior(pair("teddy bear", "holding", held), seed=seed)
        bear, thing = layout["teddy bear.1.1"].box, layout[f"{held}.1.1"].box
        assert bear.x0 < thing.x0 and thing.x1 < bear.x1 and thing.y0 > bear.y0 + 0.3 * bear.height


def test_people_by_a_boat_stand_on_its_shore() -> None:
    layout = prior(pair("boat", "near", "person"), seed=0)
    assert layout.background == ("lake",)


def test_who_walks_over_a_hill_is_on_it() -> None:
    scene = SceneGraph(background=("hill",))
    scene.relate(scene.put("bear"), "over", scene.put("hill", kind="stuff"), "walking over")
    layout = prior(scene, seed=0)
    assert check(layout) == []
    assert layout["bear.1.1"].box.y1 > 0.5


def test_toppings_of_a_steak_are_all_over_it() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("tomato", count=4), "on", scene.put("steak"))
    layout = prior(scene, seed=0)
    steak = layout["steak.1.1"].box
    assert all(steak.y0 < item.box.y0 and item.box.y1 < steak.y1 for item in layout.of("tomato.1"))


def test_the_sheets_of_a_bed_leave_room_for_what_is_on_it() -> None:
    scene = SceneGraph()
    bed = scene.put("bed")
    scene.relate(scene.put("sheet", count="many"), "on", bed)
    scene.relate(scene.put("laptop"), "on", bed)
    assert prior(scene, seed=0)["laptop.1.1"].box.width > 0.1


def test_a_boat_on_a_beach_lies_on_the_sand() -> None:
    scene = SceneGraph(background=("beach",))
    scene.relate(scene.put("boat"), "on", scene.put("beach", kind="stuff"), "sitting on")
    for seed in SEEDS:
        assert prior(scene, seed=seed)["boat.1.1"].box.y1 > 0.66
