"""How many are drawn where the text does not count, and what is drawn of a building that somebody is in."""

from __future__ import annotations

import pytest
from layout_scenes import pair

from layoutgen.geometry import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()


@pytest.mark.parametrize("labels", [("bus",), ("train", "truck"), ("airplane",)])
def test_uncounted_large_vehicles_are_few_and_large(labels: tuple[str, ...]) -> None:
    scene = SceneGraph(text="")
    for label in labels:
        scene.put(label, count="many")
    layout = prior(scene, seed=2)
    assert 2 * len(labels) <= len(layout.items) <= 4
    assert min(item.box.width for item in layout.items) > 0.16


def test_counted_vehicles_are_all_there() -> None:
    scene = SceneGraph(text="")
    scene.put("bus", count=6)
    assert len(prior(scene, seed=0).items) == 6


@pytest.mark.parametrize(("seat", "most"), [("armchair", 2), ("lounge chair", 2), ("bench", 4)])
def test_uncounted_people_find_room_on_a_seat(seat: str, most: int) -> None:
    scene = pair("person", "in", seat, "many")
    layout = prior(scene, seed=1)
    people = layout.of("person.1")
    assert 2 <= len(people) <= most
    assert all(item.box.height > 0.25 * layout[f"{seat}.1.1"].box.height for item in people)


def test_one_sort_in_each_bowl() -> None:
    scene = SceneGraph(text="")
    bowl = scene.put("bowl", count=2)
    for label in ("apple", "carrot"):
        scene.relate(scene.put(label, count="several"), "in", bowl, "each of")
    layout = prior(scene, seed=0)
    for label in ("apple", "carrot"):
        homes = {min(layout.of(bowl), key=lambda b: abs(b.box.cx - item.box.cx)).id for item in layout.of(f"{label}.1")}
        assert len(homes) == 1


def test_a_building_that_is_a_place_is_a_room() -> None:
    scene = SceneGraph(text="")
    scene.relate(scene.put("woman"), "in", scene.put("cottage", kind="stuff"))
    scene.graph["background"] = ("room",)
    layout = prior(scene, seed=0)
    assert check(layout) == []
    assert tuple(layout["cottage.1.1"].box) == (0, 0, 1, 1)


def test_planes_at_an_airport_stand_unless_they_fly() -> None:
    def top(words: str) -> float:
        scene = SceneGraph(text="")
        scene.relate(scene.put("plane"), "at", scene.put("airport", kind="stuff"), words)
        scene.graph["background"] = ("airport",)
        return prior(scene, seed=0)["plane.1.1"].box.y1

    assert top("at") > 0.7 > top("flying at")


@pytest.mark.parametrize("seed", range(3))
def test_birds_fly_about_the_upper_part_of_a_tower(seed: int) -> None:
    scene = SceneGraph(text="")
    scene.relate(scene.put("bird", attributes=("flying",), count=4), "around", scene.put("tower"), "around")
    layout = prior(scene, seed=seed)
    assert check(layout) == []
    tower = layout["tower.1.1"].box
    assert all(bird.box.cy < tower.y0 + 0.7 * tower.height for bird in layout.of("bird.1"))


@pytest.mark.parametrize(("topping", "dish"), [("cheese", "sandwich"), ("strawberry", "cake"), ("mushroom", "pizza")])
def test_a_topping_lies_within_what_it_tops(topping: str, dish: str) -> None:
    layout = prior(pair(topping, "on", dish, 1), seed=0)
    above, below = layout[f"{topping}.1.1"].box, layout[f"{dish}.1.1"].box
    assert above.width <= 0.6 * below.width
    assert below.y0 + 0.2 * below.height < above.y1 < below.y1


def test_fish_on_a_plate_does_not_swim() -> None:
    assert prior(pair("fish", "in", "plate"), seed=0).background != ("underwater",)
    assert prior(pair("fish", "next to", "shark"), seed=0).background == ("underwater",)


def test_as_many_pots_as_a_stove_has_burners() -> None:
    layout = prior(pair("pot", "on", "stove", "many"), seed=0)
    pots = layout.of("pot.1")
    assert 2 <= len(pots) <= 4
    assert all(pot.box.height > 0.1 * layout["stove.1.1"].box.height for pot in pots)


@pytest.mark.parametrize("post", ["pole", "street light"])
def test_a_few_signs_on_a_post(post: str) -> None:
    layout = prior(pair("sign", "on", post, "many"), seed=0)
    assert 2 <= len(layout.of("sign.1")) <= 3
