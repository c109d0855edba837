"""Full rooms: large furniture along the wall, chairs about their table, rugs under what stands there."""

from __future__ import annotations

import pytest

from layoutgen.geometry import check
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(4)


def room(name: str, *things: str, **counts: int | str) -> SceneGraph:
    """Things in a room, each once unless counted."""
    scene = SceneGraph(background=(name,))
    place = scene.put(name, kind="stuff")
    for thing in things:
        scene.relate(scene.put(thing, count=counts.get(thing, 1)), "in", place)
    return scene


def foot(layout: Layout, name: str) -> float:
    return max(item.box.y1 for item in layout.of(f"{name}.1"))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_large_stands_along_the_wall_and_the_table_before_it(seed: int) -> None:
    layout = prior(room("living room", "couch", "bookshelf", "table"), seed=seed)
    assert check(layout) == []
    assert max(foot(layout, "couch"), foot(layout, "bookshelf")) < foot(layout, "table") - 0.05


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rug_lies_under_the_furniture_and_reaches_before_it(seed: int) -> None:
    layout = prior(room("living room", "couch", "armchair", "rug"), seed=seed)
    assert check(layout) == []
    rug = layout["rug.1.1"]
    assert all(rug.z < item.z for item in layout.items if item.node not in ("rug.1", "living room.1"))
    assert rug.box.width > 0.5 and rug.box.y1 > max(foot(layout, "couch"), foot(layout, "armchair"))


@pytest.mark.parametrize("thing", ["coffee table", "dog", "vase"])
def test_what_stands_on_a_rug_has_its_feet_within_it(thing: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put(thing), "on", scene.put("rug"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        above, rug = layout[f"{thing}.1.1"].box, layout["rug.1.1"].box
        assert rug.x0 < above.x0 and above.x1 < rug.x1
        assert rug.cy < above.y1 < rug.y1


@pytest.mark.parametrize("number", [4, 6])
def test_chairs_of_a_room_stand_about_its_table(number: int) -> None:
    for seed in SEEDS:
        layout = prior(room("dining room", "table", "chair", chair=number), seed=seed)
        assert check(layout) == []
        table, chairs = layout["table.1.1"].box, [item.box for item in layout.of("chair.1")]
        assert any(box.cx < table.cx for box in chairs) and any(box.cx > table.cx for box in chairs)
        assert all(box.x0 < table.x1 + 0.05 and box.x1 > table.x0 - 0.05 for box in chairs)


def test_a_lamp_stands_on_the_dresser_of_the_room() -> None:
    for seed in SEEDS:
        layout = prior(room("bedroom", "bed", "dresser", "lamp"), seed=seed)
        lamp, dresser = layout["lamp.1.1"].box, layout["dresser.1.1"].box
        assert dresser.x0 <= lamp.cx <= dresser.x1 and lamp.y1 < dresser.cy


def test_cabinets_stand_in_one_row() -> None:
    layout = prior(room("kitchen", "cabinet", "oven", cabinet="many"), seed=1)
    feet = [item.box.y1 for item in layout.of("cabinet.1")]
    assert len(feet) >= 2 and max(feet) - min(feet) < 0.06


def test_tables_are_as_many_as_the_people_at_them_need() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("person", count="several"), "at", scene.put("table", count="many"))
    layout = prior(scene, seed=0)
    assert len(layout.of("table.1")) == 2
    assert check(layout) == []


def test_there_is_food_in_every_bowl() -> None:
    scene = SceneGraph()
    bowl = scene.put("bowl", count="several")
    scene.relate(bowl, "on", scene.put("table"))
    scene.relate(scene.put("food"), "in", bowl)
    layout = prior(scene, seed=0)
    assert len(layout.of("food.1")) == len(layout.of("bowl.1")) == 4
    assert check(layout) == []


def test_a_cake_in_front_of_a_table_at_which_somebody_sits_is_on_it() -> None:
    scene = SceneGraph()
    table = scene.put("table")
    scene.relate(scene.put("dog"), "at", table)
    scene.relate(scene.put("cake"), "in front of", table)
    layout = prior(scene, seed=0)
    assert check(layout) == []
    assert layout["cake.1.1"].box.y1 < layout["table.1.1"].box.cy


def test_a_town_in_the_distance_is_no_ground_to_stand_on() -> None:
    scene = SceneGraph(background=("hill", "city"))
    scene.relate(scene.put("cow"), "on", scene.put("hill", kind="stuff"))
    scene.put("town", kind="stuff", position=("background",))
    assert prior(scene, seed=0).background == ("hill",)


def test_doors_stand_in_one_row() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman"), "next to", scene.put("door", count="many"))
    feet = [item.box.y1 for item in prior(scene, seed=2).of("door.1")]
    assert max(feet) - min(feet) < 0.1
