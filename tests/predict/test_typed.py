"""What people type: jumps just above things, small stars, shops beyond the street, penguins at sea."""

from __future__ import annotations

import itertools

from layoutgen.art.cast import cast
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()
SEEDS = range(5)


def test_who_jumps_over_a_log_is_just_above_it() -> None:
    scene = SceneGraph()
    rabbit, log, bush = scene.put("rabbit"), scene.put("log"), scene.put("bush")
    scene.relate(rabbit, "over", log, "jumping over")
    scene.relate(scene.put("fox"), "behind", bush, "behind")
    for seed in SEEDS:
        layout = predict(scene, seed=seed)
        above, below = layout["rabbit.1.1"].box, layout["log.1.1"].box
        assert -0.02 < below.y0 - above.y1 < 0.06


def test_the_stars_of_a_night_are_small_and_a_coloured_few_are_not() -> None:
    night, few = SceneGraph(), SceneGraph()
    night.put("owl"), night.put("star", count="many")
    few.put("star", count=3, attributes=("red",))
    for seed in SEEDS:
        assert all(item.box.height < 0.1 for item in predict(night, seed=seed).of("star.1"))
        assert all(item.box.height > 0.15 for item in predict(few, seed=seed).of("star.1"))


def test_shops_stand_beyond_the_street_that_they_are_on() -> None:
    scene = SceneGraph()
    shop, street = scene.put("bakery"), scene.put("street", kind="stuff")
    scene.relate(shop, "on", street, "on")
    scene.relate(scene.put("person", count=3), "on", street, "on")
    scene.graph["background"] = ("street",)
    for seed in SEEDS:
        assert predict(scene, seed=seed)["bakery.1.1"].box.y1 < 0.62


def test_penguins_on_an_iceberg_are_at_sea_and_a_picnic_is_outdoors() -> None:
    scene, picnic = SceneGraph(), SceneGraph()
    scene.relate(scene.put("penguin", count=5), "on", scene.put("iceberg"), "on")
    picnic.relate(picnic.put("picnic"), "on", picnic.put("blanket"), "on")
    assert predict(scene).background == ("sea",)
    assert predict(picnic).background == ("park",)


def test_what_is_juggled_is_in_an_arch_above_the_head() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("clown"), "throwing", scene.put("ball", count=3), "juggling")
    for seed in SEEDS:
        layout = predict(scene, seed=seed)
        head, balls = layout["clown.1.1"].box, sorted(layout.of("ball.1"), key=lambda item: item.box.cx)
        assert all(ball.box.cy < head.y0 + 0.15 * head.height for ball in balls)
        assert balls[1].box.cy < min(balls[0].box.cy, balls[2].box.cy)
        assert balls[0].box.cx < head.cx < balls[2].box.cx


def test_a_snow_covered_cabin_stands_in_snow() -> None:
    scene, plain = SceneGraph(), SceneGraph()
    scene.put("cabin", attributes=("snow covered",))
    plain.put("cabin")
    assert predict(scene).background == ("snow",)
    assert predict(plain).background == ("outdoors",)


def test_a_queen_and_a_king_sit_on_a_throne_each() -> None:
    scene = SceneGraph()
    thrones = scene.put("throne", count=2)
    scene.relate(scene.put("queen"), "on", thrones, "sitting on")
    scene.relate(scene.put("king"), "on", thrones, "sitting on")
    for seed in SEEDS:
        layout = predict(scene, seed=seed)
        sitters = [layout[f"{who}.1.1"].box.cx for who in ("queen", "king")]
        assert all(any(seat.box.x0 < x < seat.box.x1 for x in sitters) for seat in layout.of("throne.1"))


def test_a_duck_in_a_bathtub_is_indoors() -> None:
    scene, free = SceneGraph(), SceneGraph()
    scene.relate(scene.put("duck", attributes=("swimming",)), "in", scene.put("bathtub"), "swimming in")
    free.put("duck", attributes=("swimming",))
    assert predict(scene).background == ("bathroom",)
    assert predict(free).background == ("sea",)


def test_an_animal_sits_on_the_stick_of_a_broom() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("owl"), "on", scene.put("broom"), "on")
    for seed in SEEDS:
        layout = predict(scene, seed=seed)
        assert layout["owl.1.1"].box.y1 > layout["broom.1.1"].box.y0 + 0.3 * layout["broom.1.1"].box.height


def test_a_rocket_by_a_planet_is_in_space_and_a_plane_in_the_sky() -> None:
    scene, air = SceneGraph(), SceneGraph()
    scene.relate(scene.put("spaceship", attributes=("flying",)), "near", scene.put("planet"), "flying past")
    air.relate(air.put("airplane", attributes=("flying",)), "near", air.put("cloud"), "flying past")
    assert predict(scene).background == ("space",)
    assert predict(air).background == ("sky",)


def test_a_branch_with_a_bird_is_up_in_the_air() -> None:
    scene, fallen = SceneGraph(), SceneGraph()
    scene.relate(scene.put("parrot"), "on", scene.put("branch"), "on")
    fallen.relate(fallen.put("cow"), "next to", fallen.put("branch"), "next to")
    for one, other in ((scene, fallen),):
        one.put("dog"), other.put("dog")
    for seed in SEEDS:
        assert predict(scene, seed=seed)["branch.1.1"].box.y1 < predict(fallen, seed=seed)["branch.1.1"].box.y1 - 0.1


def test_the_moon_over_a_place_makes_night_and_on_a_wall_it_does_not() -> None:
    scene, room = SceneGraph(), SceneGraph()
    for one, place in ((scene, "farm"), (room, "bedroom")):
        one.put("moon"), one.put("dog")
        one.graph["background"] = (place,)
    assert "night" in predict(scene).background
    assert "night" not in predict(room).background


def test_a_plane_flies_past_clouds_that_are_larger_than_its_windows() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("airplane"), "through", scene.put("cloud", count=3), "flying through")
    for seed in SEEDS:
        layout = predict(scene, seed=seed)
        assert all(cloud.box.width > 0.2 * layout["airplane.1.1"].box.width for cloud in layout.of("cloud.1"))


def test_a_pile_of_plates_is_a_stack_and_a_pile_of_apples_is_none() -> None:
    for noun, wide in (("plate", False), ("apple", True)):
        text = f"a pile of {noun}s"
        scene = SceneGraph(text=text)
        scene.put(noun, count=4, span=(0, len(text)))
        middles = [item.box.cx for item in predict(scene, seed=1).items]
        assert (max(middles) - min(middles) > 0.1) == wide


def test_a_car_that_somebody_plays_with_is_a_toy() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("baby"), "playing with", scene.put("bus"), "playing with")
    layout = predict(scene)
    assert layout["bus.1.1"].box.area < layout["baby.1.1"].box.area


def test_what_is_juggled_is_in_nobodys_hands() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("girl"), "throwing", scene.put("ball", count=4), "juggling")
    parts = cast(predict(scene), seed=0).parts
    assert [part.how for part in parts] == ["person", "art", "art", "art", "art"]


def test_who_hugs_a_dog_kneels_beside_it() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("boy"), "holding", scene.put("dog"), "hugging")
    for seed in SEEDS:
        layout = predict(scene, seed=seed)
        assert layout["boy.1.1"].pose == "kneeling"
        left, right = sorted((item.box for item in layout.items), key=lambda box: box.x0)
        assert right.x0 > left.x1 - 0.1


def test_who_swims_off_a_beach_is_in_the_water() -> None:
    scene, dry = SceneGraph(), SceneGraph()
    for one, deed in ((scene, "swimming"), (dry, "waving")):
        one.relate(one.put("person", count=4, attributes=(deed,)), "on", one.put("beach", kind="stuff"), "on")
        one.graph["background"] = ("beach",)
    for seed in SEEDS:
        assert all(item.box.y1 < 0.63 for item in predict(scene, seed=seed).of("person.1"))
        assert all(item.box.y1 > 0.63 for item in predict(dry, seed=seed).of("person.1"))


def test_candles_stand_side_by_side_on_a_cake() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("candle", count=7), "on", scene.put("birthday cake"), "on")
    for seed in SEEDS:
        candles = sorted((item.box for item in predict(scene, seed=seed).of("candle.1")), key=lambda box: box.x0)
        assert all(right.x0 >= left.x1 - 0.01 for left, right in itertools.pairwise(candles))


def test_a_rabbit_with_a_cart_is_not_on_a_street() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("rabbit"), "pulling", scene.put("cart"), "pulling")
    assert "street" not in predict(scene).background


def test_a_porch_is_of_planks_and_one_whose_house_is_seen_is_in_its_yard() -> None:
    scene, house = SceneGraph(), SceneGraph()
    for one in (scene, house):
        one.relate(one.put("dog"), "on", one.put("porch", kind="stuff"), "on")
        one.graph["background"] = ("porch",)
    house.put("house")
    assert predict(scene).background == ("porch",)
    assert predict(house).background == ("yard",)
