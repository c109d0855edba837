"""What captions of photographs showed: things beside those on beds, wires, a stove under pans, meals, open air."""

from __future__ import annotations

import itertools

import pytest

from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.setting import backdrop
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


@pytest.mark.parametrize(("sleeper", "seat", "thing"), [("baby", "bed", "doll"), ("cat", "couch", "pillow")])
def test_what_is_beside_somebody_on_a_bed_lies_there_too(sleeper: str, seat: str, thing: str) -> None:
    scene = SceneGraph()
    one, bed, other = scene.put(sleeper), scene.put(seat), scene.put(thing)
    scene.relate(one, "on", bed, "lying on")
    scene.relate(one, "next to", other, "next to")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        toy, under = layout[f"{other}.1"].box, layout[f"{bed}.1"].box
        assert under.x0 < toy.cx < under.x1
        assert under.y0 < toy.y1 < under.y1


def test_a_suitcase_beside_somebody_on_a_bench_stands_on_the_ground() -> None:
    scene = SceneGraph()
    one, bench, other = scene.put("woman"), scene.put("bench"), scene.put("suitcase")
    scene.relate(one, "on", bench, "sitting on")
    scene.relate(one, "next to", other, "next to")
    case, seat = prior(scene, seed=0)[f"{other}.1"].box, prior(scene, seed=0)[f"{bench}.1"].box
    assert case.x0 > seat.x1 - 0.02 or case.x1 < seat.x0 + 0.02


def test_power_lines_go_from_one_side_of_the_picture_to_the_other() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("power line", count="many"), "above", scene.put("car", count="many"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        wires = [item.box for item in layout.of("power line.1")]
        assert all(wire.width > 0.8 for wire in wires)
        assert max(wire.y1 for wire in wires) < min(item.box.y0 for item in layout.of("car.1"))
        assert min(item.box.width for item in layout.of("car.1")) > 0.15


def test_a_stove_below_many_pans_is_no_toy() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("pan", count="many"), "above", scene.put("stove"), "hanging above")
    for seed in SEEDS:
        assert prior(scene, seed=seed)["stove.1.1"].box.height > 0.24


def test_each_of_several_behind_their_plates_has_his_before_him() -> None:
    scene = SceneGraph()
    men, plates, table = scene.put("man", count=3), scene.put("plate", count=3), scene.put("table")
    scene.relate(men, "at", table)
    scene.relate(plates, "on", table)
    scene.relate(men, "behind", plates)
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        middles = sorted(item.box.cx for item in layout.of(plates))
        assert min(b - a for a, b in itertools.pairwise(middles)) > 0.08


@pytest.mark.parametrize(
    ("text", "open_air"),
    [
        ("An outdoor area is full of desks and stools", True),
        ("A bed outside, under the stars", True),
        ("A table and chairs outside on gravel", True),
        ("A table stands outside the kitchen", False),
        ("A stool from which one looks outside", False),
    ],
)
def test_furniture_of_which_the_text_says_so_is_outside(text: str, open_air: bool) -> None:
    scene = SceneGraph()
    scene.graph["text"] = text
    scene.put("table")
    assert (backdrop(scene.data()) == ("outdoors",)) == open_air


def test_a_baseball_stadium_has_a_baseball_field() -> None:
    scene = SceneGraph()
    scene.graph["text"] = "A stadium full of people who watch a baseball game"
    scene.graph["background"] = ("stadium",)
    scene.put("person", count="many")
    assert backdrop(scene.data()) == ("baseball field",)


def test_a_crowd_of_trees_around_a_house_stands_on_the_ground() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("palm tree", count="many"), "around", scene.put("hotel"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        foot = layout["hotel.1.1"].box.y1
        assert all(item.box.y1 > foot - 0.02 for item in layout.of("palm tree.1"))


def test_an_animal_in_a_pen_is_as_large_as_it_is_with_the_fence_before_its_legs() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("horse"), "in", scene.put("pen"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        assert layout["horse.1.1"].box.height > 1.5 * layout["pen.1.1"].box.height
        assert layout["horse.1.1"].z < layout["pen.1.1"].z


def test_a_boat_ashore_is_on_the_beach() -> None:
    boat = SceneGraph()
    boat.put("ship", attributes=("anchored ashore",))
    assert backdrop(boat.data()) == ("beach",)


@pytest.mark.parametrize(("rider", "pose"), [("skateboarder", "skateboarding"), ("surfer", "surfing")])
def test_a_board_is_what_its_rider_rides(rider: str, pose: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put(rider), "on", scene.put("board"), "standing on")
    assert prior(scene, seed=0)[f"{rider}.1.1"].pose == pose
