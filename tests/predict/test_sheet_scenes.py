"""What single captions of photographs showed: boards that bear, shoes that are lain on, kerbs, slopes, halls, walls."""

from __future__ import annotations

import pytest

from layoutgen import vocab
from layoutgen.checks import check
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.setting import backdrop
from layoutgen.predict.slopes import TILT
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


def _scene(*facts: tuple[str, str, str, str], background: tuple[str, ...] = (), **looks: tuple[str, ...]) -> SceneGraph:
    """Facts (subject, predicate, object, words) between things that are there once, of the given looks."""
    scene = SceneGraph()
    scene.graph["background"] = background
    known: dict[str, str] = {}
    for a, predicate, b, words in facts:
        for name in (a, b):
            if name not in known:
                kind = "stuff" if vocab.is_stuff(name) else "thing"
                known[name] = scene.put(name, attributes=looks.get(name.replace(" ", "_"), ()), kind=kind)
        scene.relate(known[a], predicate, known[b], words)
    return scene


def test_a_board_that_is_held_lies_on_the_ground_when_a_dog_stands_on_it() -> None:
    scene = _scene(("boy", "holding", "surfboard", "holds"), ("dog", "on", "surfboard", "standing on"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        boy, board, dog = (layout[f"{name}.1.1"].box for name in ("boy", "surfboard", "dog"))
        assert abs(board.y1 - boy.y1) < 0.03
        assert dog.height > 0.2 * boy.height
        assert board.width > dog.width


def test_who_lies_on_boots_is_as_large_as_he_is() -> None:
    scene = _scene(("puppy", "on", "boot", "sleeping on"), ("farmer", "wearing", "boot", "wears"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        puppy, farmer, boot = (layout[f"{name}.1.1"].box for name in ("puppy", "farmer", "boot"))
        assert puppy.width > 0.12 * farmer.height
        assert puppy.x0 > boot.x0 or puppy.x1 < boot.x1  # something of the boots is seen


@pytest.mark.parametrize("words", ["on the corner of", "at the edge of"])
def test_a_mailbox_on_the_corner_of_a_street_stands_at_the_kerb(words: str) -> None:
    for seed in SEEDS:
        layout = prior(_scene(("mailbox", "in", "street", words), background=("street",)), seed=seed)
        assert check(layout) == []
        assert layout["mailbox.1.1"].box.y1 < 0.62


def test_a_hydrant_is_in_the_street_where_the_text_has_it_there() -> None:
    layout = prior(_scene(("fire hydrant", "in", "street", "in the middle of"), background=("street",)), seed=0)
    assert layout["fire hydrant.1.1"].box.y1 > 0.64


def test_a_truck_on_a_steep_hill_is_tilted_and_on_a_hill_it_is_not() -> None:
    facts = ("truck", "on", "hill", "parked on")
    steep = prior(_scene(facts, background=("hill",), hill=("steep",)), seed=0)
    gentle = prior(_scene(facts, background=("hill",)), seed=0)
    assert (steep["truck.1.1"].angle, gentle["truck.1.1"].angle) == (TILT, 0)


def test_who_goes_down_a_ramp_is_on_it() -> None:
    for seed in SEEDS:
        layout = prior(_scene(("girl", "along", "ramp", "rolling down")), seed=seed)
        girl, ramp = layout["girl.1.1"].box, layout["ramp.1.1"].box
        assert ramp.x0 < girl.cx < ramp.x1
        assert girl.y0 < ramp.y0 < girl.y1 + 0.02


def test_a_board_that_is_flipped_is_under_the_feet() -> None:
    for seed in SEEDS:
        layout = prior(_scene(("teenager", "interacting with", "skateboard", "flips")), seed=seed)
        rider, board = layout["teenager.1.1"].box, layout["skateboard.1.1"].box
        assert abs(rider.cx - board.cx) < 0.1
        assert rider.y0 < board.y0


def test_large_windows_leave_the_bed_its_size() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("bedroom",)
    scene.put("bed")
    scene.put("window", count=2, attributes=("huge",))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert layout["bed.1.1"].box.width > 0.5
        assert max(layout[f"window.1.{k}"].box.height for k in (1, 2)) < 0.45


def test_two_groups_of_people_that_belong_together_stand_side_by_side() -> None:
    scene = SceneGraph()
    teachers, pupils = scene.put("teacher", count=4), scene.put("child", count=5)
    scene.relate(teachers, "has", pupils, "their")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        heights = [item.box.height for item in layout.items if item.node == teachers]
        assert max(heights) < 1.3 * min(heights)


def _backdrop(*labels: str, place: str = "airport", text: str = "") -> tuple[str, ...]:
    scene = SceneGraph(text=text) if text else SceneGraph()
    scene.graph["background"] = (place,) if place else ()
    for label in labels:
        scene.put(label)
    return backdrop(scene.data())


def test_travellers_with_luggage_are_in_the_hall_and_planes_are_not() -> None:
    assert _backdrop("man", "luggage") == ("terminal",)
    assert _backdrop("man", "airplane") == ("airport",)
    assert _backdrop("luggage", "truck") == ("airport",)


def test_what_is_said_to_happen_outdoors_does() -> None:
    assert _backdrop("woman", "laptop", place="", text="a woman works on her laptop outdoors") == ("outdoors",)
    assert _backdrop("woman", "laptop", place="", text="a woman at a laptop looking outside") != ("outdoors",)


def test_a_screen_that_a_crowd_watches_stays_where_a_table_is() -> None:
    scene = SceneGraph()
    crowd, screen, others = scene.put("child", count=5), scene.put("monitor"), scene.put("friend", count=4)
    scene.relate(crowd, "looking at", screen, "watch")
    scene.relate(crowd, "has", others, "their")
    for seed in SEEDS:
        layout: Layout = prior(scene, seed=seed)
        assert layout["monitor.1.1"].box.y1 < 0.83


def test_who_lies_on_a_quilt_has_it_spread_out_below() -> None:
    scene = _scene(("puppy", "on", "quilt", "lying on"), ("quilt", "holding", "puppy", "holds"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        puppy, quilt = layout["puppy.1.1"], layout["quilt.1.1"]
        assert quilt.box.width > puppy.box.width
        assert puppy.z > quilt.z


def test_who_runs_through_flowers_shows_the_face() -> None:
    for seed in SEEDS:
        layout = prior(_scene(("girl", "through", "flower", "runs through")), seed=seed)
        girl, flower = layout["girl.1.1"].box, layout["flower.1.1"].box
        assert flower.y0 > girl.y0 + 0.4 * girl.height


def test_a_plane_that_is_made_ready_is_on_the_ground() -> None:
    scene = SceneGraph()
    scene.put("airliner", attributes=("preparing",))
    assert prior(scene, seed=0)["airliner.1.1"].box.y1 > 0.6


def test_places_by_what_is_said_of_them() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("bedroom",)
    scene.put("bedroom", kind="stuff", attributes=("dark",))
    scene.put("bed")
    assert "night" in prior(scene, seed=0).background
    assert _backdrop("laptop", "park bench", place="") == ("park",)
    halls = SceneGraph()
    halls.graph["background"] = ("skate park",)
    halls.put("skate park", kind="stuff", attributes=("indoor",))
    assert backdrop(halls.data()) == ("indoor skate park",)


@pytest.mark.parametrize("water", ["ocean", "lake"])
def test_what_is_next_to_the_sea_is_on_a_shore_along_all_of_it(water: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("cow", count=2), "next to", scene.put(water, kind="stuff"), "next to")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        sea, (left, right) = layout[f"{water}.1.1"].box, sorted(item.box.x0 for item in layout.of("cow.1"))
        assert sea.width == 1
        assert all(item.box.y1 > sea.y1 for item in layout.of("cow.1"))
        assert right - left > 0.8 * layout["cow.1.1"].box.width  # side by side


def test_a_lake_next_to_mountains_is_before_them() -> None:
    layout = prior(_scene(("lake", "next to", "mountain", "next to")), seed=1)
    assert layout["lake.1.1"].box.width == 1


def test_who_walks_along_the_sea_has_dry_feet_and_a_surfer_has_not() -> None:
    for seed in SEEDS:
        walks = prior(_scene(("girl", "along", "sea", "walking along")), seed=seed)
        assert walks["girl.1.1"].box.y1 > walks["sea.1.1"].box.y1
        surfs = prior(_scene(("surfer", "along", "sea", "riding along")), seed=seed)
        assert surfs["surfer.1.1"].pose == "surfing"


def test_a_flower_bed_is_as_wide_as_what_is_in_it() -> None:
    layout = prior(_scene(("bicycle", "in", "flower bed", "in")), seed=0)
    assert layout["flower bed.1.1"].box.width > layout["bicycle.1.1"].box.width


def test_a_statue_holds_what_it_is_said_to_hold() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("statue", count=3), "holding", scene.put("umbrella", count="many"), "holding")
    layout = prior(scene, seed=0)
    assert len(layout.of("umbrella.1")) == 3
    assert check(layout) == []


def test_a_statue_of_a_horse_has_the_outline_of_one() -> None:
    scene = SceneGraph()
    scene.put("statue", attributes=("of a horse",))
    plain = SceneGraph()
    plain.put("statue")
    wide, narrow = (prior(s, seed=0)["statue.1.1"].box for s in (scene, plain))
    assert wide.width / wide.height > 1.5 * narrow.width / narrow.height


@pytest.mark.parametrize("sign", ["stop sign", "traffic light"])
def test_a_sign_on_a_post_by_the_road_is_all_in_the_picture(sign: str) -> None:
    for seed in SEEDS:
        layout = prior(_scene((sign, "on", "pole", "on"), background=("street",)), seed=seed)
        assert check(layout) == []
        assert all(item.box.y0 >= 0.02 for item in layout.items)


def test_a_bird_on_a_pole_sits_on_its_end() -> None:
    layout = prior(_scene(("bird", "on", "pole", "on")), seed=0)
    assert abs(layout["bird.1.1"].box.y1 - layout["pole.1.1"].box.y0) < 0.08


def test_cars_under_a_traffic_light_are_about_its_post() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("car", count="many"), "under", scene.put("traffic light"), "under")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        cars = [item.box for item in layout.of("car.1")]
        light = layout["traffic light.1.1"].box
        assert light.y1 > min(box.y1 for box in cars) - 0.02  # its post stands where they are


@pytest.mark.parametrize("label", ["airplane", "car", "chair"])
def test_what_is_upside_down_is_turned_over(label: str) -> None:
    scene = SceneGraph()
    scene.put(label, attributes=("upside down",))
    scene.put(label)
    angles = [item.angle for item in prior(scene, seed=0).items]
    assert sorted(angles) == [0, 180]


def test_who_is_in_flowers_has_some_before_the_legs() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("dog"), "in", scene.put("flower", count="many"), "in")
    for seed in SEEDS:
        assert check(prior(scene, seed=seed)) == []
    far = prior(scene, seed=0).move("dog.1.1", 0.0, -0.4)
    assert check(far) != []


def test_who_stands_on_a_ramp_is_on_its_slope() -> None:
    for seed in SEEDS:
        layout = prior(_scene(("boy", "on", "ramp", "standing on")), seed=seed)
        boy, ramp = layout["boy.1.1"].box, layout["ramp.1.1"].box
        assert ramp.x0 + 0.35 * ramp.width < boy.cx < ramp.x1
        assert boy.y1 > ramp.y0 + 0.3 * ramp.height


def test_a_clock_on_a_bench_stands_on_its_seat() -> None:
    for seed in SEEDS:
        assert check(prior(_scene(("clock", "on", "bench", "on")), seed=seed)) == []
