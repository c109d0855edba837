"""What hangs stays on its wall, wires and poles share the street, phones are in the hands that use them."""

from __future__ import annotations

import pytest

from layoutgen.checks import check
from layoutgen.engine import Engine
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.terrain import ROOM
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


@pytest.mark.parametrize("count", [2, 4, "several"])
def test_a_window_beside_a_group_stays_in_the_wall(count: int) -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("room",)
    dogs = scene.put("puppy", count=count, attributes=("sitting",))
    scene.relate(dogs, "next to", scene.put("window"), "beside")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        assert layout["window.1.1"].box.y1 < ROOM.horizon + 0.08


def test_a_screen_that_is_mounted_hangs_higher_than_what_stands_beside_it() -> None:
    scene = SceneGraph()
    screen, wall, shelf = scene.put("television"), scene.put("wall", kind="stuff"), scene.put("bookcase")
    scene.relate(screen, "attached to", wall, "mounted on")
    scene.relate(screen, "next to", shelf, "next to")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        assert layout["television.1.1"].box.y1 < layout["bookcase.1.1"].box.y1 - 0.05


def test_poles_stand_apart_under_wires_that_cross_the_picture() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("street",)
    street = scene.put("street", kind="stuff")
    scene.relate(scene.put("utility pole", count=3), "on", street, "on")
    scene.relate(scene.put("power line", count="many"), "on", street, "on")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        poles = sorted((item.box for item in layout.items if item.label == "utility pole"), key=lambda box: box.cx)
        assert poles[-1].cx - poles[0].cx > 0.6 * poles[0].height
        assert 0.25 < sum(box.cx for box in poles) / len(poles) < 0.75


def test_a_phone_that_passengers_look_at_is_by_each_of_them(engine: Engine) -> None:
    layout = engine.layout(engine.parse("two men on a tram looking at their smartphones"), seed=0)
    men = [item.box for item in layout.items if item.label == "man"]
    phones = [item.box for item in layout.items if item.label == "smartphone"]
    assert len(phones) == len(men) == 2
    assert all(min(abs(phone.cx - man.cx) for man in men) < 0.12 for phone in phones)


def test_what_is_scattered_lies_on_the_floor() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("bathroom",)
    scene.put("toilet paper", count="several", attributes=("scattered",))
    for seed in SEEDS:
        assert all(item.box.y1 > ROOM.horizon for item in prior(scene, seed=seed).items)


def test_a_ball_that_is_airborne_is_above_the_ground_and_no_giant() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("soccer field",)
    scene.put("soccer ball", attributes=("airborne",))
    for seed in SEEDS:
        box = prior(scene, seed=seed)["soccer ball.1.1"].box
        assert box.height < 0.3
        assert box.y1 < 0.7
