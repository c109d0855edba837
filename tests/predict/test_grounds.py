"""What stands on the ground rather than in the air or in the water: furniture put out, benches at ponds, hotels."""

from __future__ import annotations

import pytest

from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


def _outside(ground: str, *things: str) -> SceneGraph:
    """Things on a ground out of doors, the first of them there; the others are beside it."""
    scene = SceneGraph()
    scene.graph["background"] = (ground,)
    first = scene.put(things[0])
    scene.relate(first, "on", scene.put(ground, kind="stuff"), "on")
    for name in things[1:]:
        scene.relate(scene.put(name), "next to", first, "next to")
    return scene


@pytest.mark.parametrize("label", ["cupboard", "mirror", "painting", "door"])
@pytest.mark.parametrize("ground", ["grass", "sidewalk"])
def test_what_hangs_on_walls_stands_on_the_ground_it_is_on(label: str, ground: str) -> None:
    for seed in SEEDS:
        layout = prior(_outside(ground, label), seed=seed)
        assert check(layout) == []
        assert layout[f"{label}.1.1"].box.y1 > 0.6


def test_a_cupboard_beside_a_couch_on_the_grass_stands_beside_it() -> None:
    for seed in SEEDS:
        layout = prior(_outside("grass", "couch", "cupboard"), seed=seed)
        assert layout["cupboard.1.1"].box.y1 > layout["grass.1.1"].box.y0 + 0.04


def test_a_mirror_in_a_bathroom_hangs() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("bathroom",)
    scene.relate(scene.put("mirror"), "in", scene.put("bathroom", kind="stuff"), "in")
    assert prior(scene, seed=0)["mirror.1.1"].box.y1 < 0.6


@pytest.mark.parametrize("water", ["pond", "river"])
def test_a_bench_on_grass_by_the_water_is_not_in_it(water: str) -> None:
    scene = SceneGraph()
    swing = scene.put("bench")
    scene.relate(swing, "on", scene.put("lawn", kind="stuff"), "on")
    scene.relate(swing, "near", scene.put(water, kind="stuff"), "by")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        assert layout["bench.1.1"].box.y1 > layout[f"{water}.1.1"].box.y1


@pytest.mark.parametrize("label", ["hotel", "lighthouse", "castle"])
def test_no_house_stands_in_the_sea_off_a_beach(label: str) -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("beach",)
    scene.relate(scene.put("child"), "on", scene.put("beach", kind="stuff"), "on")
    scene.put(label)
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert layout[f"{label}.1.1"].box.y1 > 0.64


def test_a_fish_that_somebody_holds_is_in_no_water() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman"), "holding", scene.put("trout"), "holding")
    assert "underwater" not in prior(scene, seed=0).background


def test_cupboards_of_which_nothing_is_said_stand_beside_a_bed_on_the_ground() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("grass",)
    scene.relate(scene.put("bed"), "on", scene.put("grass", kind="stuff"), "on")
    scene.put("cupboard", count=2)
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert all(item.box.y1 > layout["grass.1.1"].box.y0 + 0.02 for item in layout.of("cupboard.1"))


@pytest.mark.parametrize(("label", "place"), [("surfboard", "sea"), ("snowboarder", "ski slope")])
def test_a_kite_is_flown_where_the_rest_is(label: str, place: str) -> None:
    scene = SceneGraph()
    flyer = scene.put("snowboarder" if label == "snowboarder" else "man")
    scene.relate(flyer, "flying", scene.put("kite"), "flying")
    if label != "snowboarder":
        scene.relate(flyer, "on", scene.put(label), "on")
    assert prior(scene, seed=0).background == (place,)
