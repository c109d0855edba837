"""Who goes after whom, what is in a row before or along something, who is in the middle of a place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_scenes import pair

from layoutgen.checks import check
from layoutgen.pose import trails
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


def _stated(subject: str, predicate: str, target: str, words: str, numbers: tuple[int, int] = (1, 1)) -> SceneGraph:
    scene = SceneGraph()
    scene.relate(scene.put(subject, count=numbers[0]), predicate, scene.put(target, count=numbers[1]), words)
    return scene


@pytest.mark.parametrize(("subject", "target"), [("car", "bus"), ("motorcyclist", "truck"), ("dog", "man")])
def test_who_goes_behind_somebody_is_not_hidden_by_him(subject: str, target: str) -> None:
    for seed in SEEDS:
        layout = prior(_stated(subject, "behind", target, "traveling behind"), seed=seed)
        a, b = layout[f"{subject}.1.1"].box, layout[f"{target}.1.1"].box
        assert check(layout) == [] and min(a.x1, b.x1) - max(a.x0, b.x0) < 0.1 * min(a.width, b.width)


def test_only_movers_trail() -> None:
    assert trails("behind", "running behind", ("dog", "cat"))
    assert not trails("behind", "running behind", ("dog", "fence"))
    assert not trails("behind", "standing behind", ("dog", "cat"))


def test_cars_under_a_traffic_light_are_seen() -> None:
    for seed in SEEDS:
        layout = prior(pair("car", "under", "traffic light", 4), seed=seed)
        assert check(layout) == []
        assert min(car.box.width for car in layout.of("car.1")) > 0.2


def test_many_clocks_are_along_the_post_of_a_street_light() -> None:
    layout = prior(pair("clock", "on", "street light", 6), seed=0)
    light, clocks = layout["street light.1.1"].box, [item.box for item in layout.of("clock.1")]
    assert all(abs(clock.cx - light.x0 - 0.8 * light.width) < 0.02 for clock in clocks)
    assert all(light.y0 < clock.y0 and clock.y1 <= light.y1 for clock in clocks)


def test_fruit_hangs_all_over_a_tree() -> None:
    layout = prior(pair("orange", "hanging from", "tree", 6), seed=0)
    levels = {round(item.box.y1, 2) for item in layout.of("orange.1")}
    assert len(levels) > 1 and check(layout) == []


def test_what_is_before_other_things_on_a_table_has_a_row_of_its_own() -> None:
    scene = SceneGraph()
    phone, trophy, table = scene.put("cell phone", count=4), scene.put("trophy", count=4), scene.put("table")
    scene.relate(phone, "on", table, "on")
    scene.relate(trophy, "on", table, "on")
    scene.relate(phone, "in front of", trophy, "in front of")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        phones = sorted((item.box for item in layout.of(phone)), key=lambda box: box.x0)
        assert check(layout) == [] and all(a.x1 < b.x0 for a, b in pairwise(phones))


def test_a_ferry_has_those_aboard_whom_it_carries_and_a_bridge_bears_what_goes_over_it() -> None:
    for scene in (_stated("ferry", "carrying", "person", "transporting", (1, 3)), pair("van", "over", "bridge", 4)):
        layout = prior(scene, seed=0)
        host = layout["ferry.1.1"].box if "ferry" in scene.objects[0].label else layout["bridge.1.1"].box
        guests = [item.box for item in layout.items if item.label in ("person", "van")]
        assert check(layout) == [] and all(host.x0 <= guest.cx <= host.x1 for guest in guests)


def test_people_in_the_back_of_a_truck_are_seen() -> None:
    layout = prior(_stated("person", "in", "truck", "in the back of", (2, 1)), seed=0)
    truck = layout["truck.1.1"].box
    assert all(item.box.height > 0.5 * truck.height and item.box.y0 < truck.y0 + 0.3 for item in layout.of("person.1"))


@pytest.mark.parametrize("words", ["in the middle of", "standing in the center of"])
def test_who_is_in_the_middle_of_a_field_is_in_the_middle(words: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("cow"), "in", scene.put("field", kind="stuff"), words)
    scene.put("mouse")
    for seed in SEEDS:
        assert abs(prior(scene, seed=seed)["cow.1.1"].box.cx - 0.5) <= 0.12


def _kitchen(*things: tuple[str, int]) -> SceneGraph:
    scene = SceneGraph(text="in a kitchen")
    place = scene.put("kitchen", kind="stuff")
    for label, number in things:
        scene.relate(scene.put(label, count=number), "in", place, "in")
    scene.graph["background"] = ("kitchen",)
    return scene


def test_bottles_of_a_kitchen_are_in_one_line_on_its_counter() -> None:
    for seed in SEEDS:
        layout = prior(_kitchen(("bottle", 6), ("spoon", 5)), seed=seed)
        feet = [item.box.y1 for item in layout.items if item.label != "kitchen"]
        assert check(layout) == [] and all(0.44 < foot < 0.53 for foot in feet)


def test_cupboards_hang_in_one_line_above_the_counter_and_leave_the_rest_its_size() -> None:
    for label in ("cupboard", "cabinet"):
        layout = prior(_kitchen((label, 6), ("refrigerator", 1)), seed=0)
        hung = [item.box for item in layout.of(f"{label}.1")]
        assert check(layout) == [] and max(box.y1 for box in hung) < 0.45
        assert max(box.y1 for box in hung) - min(box.y1 for box in hung) < 0.05
        assert layout["refrigerator.1.1"].box.height > 0.35


def test_what_is_on_a_counter_with_its_load_is_in_the_picture() -> None:
    scene = _kitchen(("toaster oven", 1))
    scene.relate(scene.put("pot", count=2), "on", "toaster oven.1", "on top of")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert layout["toaster oven.1.1"].box.y1 < 0.53 and min(item.box.y0 for item in layout.items) >= 0.0


def test_people_on_a_train_are_within_it() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("person", count="many"), "on", scene.put("train"), "riding on")
    layout = prior(scene, seed=0)
    train = layout["train.1.1"].box
    assert check(layout) == [] and 2 <= len(layout.of("person.1")) <= 4
    assert all(train.y0 <= item.box.y0 and item.box.y1 <= train.y1 for item in layout.of("person.1"))


def test_who_stands_on_a_chair_has_the_feet_on_its_seat() -> None:
    layout = prior(_stated("boy", "on", "chair", "standing on"), seed=0)
    boy, chair = layout["boy.1.1"].box, layout["chair.1.1"].box
    assert check(layout) == [] and boy.y1 < chair.y0 + 0.7 * chair.height


def test_boats_of_a_harbour_are_on_its_water() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("sailboat"), "in", scene.put("harbor", kind="stuff"), "out in")
    scene.relate(scene.put("man", count=2), "on", "sailboat.1", "on")
    scene.graph["background"] = ("harbour",)
    for seed in SEEDS:
        assert prior(scene, seed=seed)["sailboat.1.1"].box.y1 <= 0.8
