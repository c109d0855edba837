"""What bears what: benches, towers, stairs, wires, poles, window sills, tables that nobody mentions, roads beside."""

from __future__ import annotations

import itertools

import pytest
from layout_scenes import pair

from layoutgen.geometry import check, holds
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(4)


def _on(thing: str, host: str, number: int = 1, words: str = "on") -> SceneGraph:
    scene = SceneGraph()
    scene.relate(scene.put(thing, count=number), "on", scene.put(host), words)
    return scene


@pytest.mark.parametrize("number", [2, 3])
def test_all_who_sit_on_a_bench_are_seen_and_on_it(number: int) -> None:
    for seed in SEEDS:
        layout = prior(_on("man", "bench", number, "sitting on"), seed=seed)
        assert check(layout) == []
        bench = layout["bench.1.1"].box
        men = sorted(layout.of("man.1"), key=lambda item: item.box.cx)
        assert all(bench.x0 - 0.02 <= man.box.x0 and man.box.x1 <= bench.x1 + 0.02 for man in men)
        assert all(b.box.cx - a.box.cx > 0.7 * a.box.width for a, b in itertools.pairwise(men))


@pytest.mark.parametrize("predicate", ["on", "has"])
def test_the_clock_of_a_tower_is_on_its_face(predicate: str) -> None:
    scene = SceneGraph()
    tower, clock = scene.put("tower"), scene.put("clock")
    scene.relate(*((clock, "on", tower) if predicate == "on" else (tower, "has", clock)))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        face, dial = layout["tower.1.1"].box, layout["clock.1.1"].box
        assert face.y0 + 0.25 * face.height < dial.cy < face.cy
        assert dial.width > 0.5 * face.width


def test_who_is_on_stairs_stands_on_a_step() -> None:
    for seed in SEEDS:
        layout = prior(_on("cat", "stairs"), seed=seed)
        stairs, cat = layout["stairs.1.1"].box, layout["cat.1.1"].box
        rise = (stairs.y1 - cat.y1) / stairs.height
        assert rise == pytest.approx((cat.cx - stairs.x0) / stairs.width, abs=0.12)


def test_lights_and_signs_on_a_pole_are_one_above_another() -> None:
    scene = _on("traffic light", "pole")
    scene.relate(scene.put("sign"), "on", "pole.1")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        light, sign = layout["traffic light.1.1"].box, layout["sign.1.1"].box
        assert light.y1 <= sign.y0 + 0.01 or sign.y1 <= light.y0 + 0.01
        assert light.height > 0.1


def test_cats_in_a_window_sit_on_its_sill() -> None:
    for seed in SEEDS:
        layout = prior(pair("cat", "in", "window", 2), seed=seed)
        window = layout["window.1.1"].box
        assert all(cat.box.y1 == pytest.approx(window.y1, abs=0.02) for cat in layout.of("cat.1"))


def test_food_in_a_room_is_as_high_as_tables_are() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("living room",)
    scene.put("woman", count=3)
    scene.put("birthday cake")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        women = max(item.box.y1 for item in layout.of("woman.1"))
        assert 0.6 < layout["birthday cake.1.1"].box.y1 < min(0.8, women)


@pytest.mark.parametrize("region", ["road", "train track"])
def test_what_is_beside_a_road_is_not_on_it(region: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("cow"), "next to", scene.put(region, kind="stuff"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        band, cow = layout[f"{region}.1.1"].box, layout["cow.1.1"].box
        assert band.width == 1
        assert cow.y1 <= band.y0 + 0.03 or cow.y1 >= band.y1


def test_one_umbrella_is_over_both_girls() -> None:
    for seed in SEEDS:
        layout = prior(pair("girl", "under", "umbrella", 2), seed=seed)
        shade = layout["umbrella.1.1"].box
        assert all(shade.x0 <= girl.box.cx <= shade.x1 for girl in layout.of("girl.1"))


def test_an_elephant_statue_is_as_broad_as_an_elephant() -> None:
    scene = SceneGraph()
    scene.put("elephant statue")
    box = prior(scene, seed=0).items[0].box
    assert box.width > box.height


def test_toppings_are_all_over_a_pizza() -> None:
    layout = prior(_on("mushroom", "pizza", 6), seed=1)
    pizza = layout["pizza.1.1"].box
    tops = [item.box for item in layout.of("mushroom.1")]
    assert max(b.cy for b in tops) - min(b.cy for b in tops) > 0.3 * pizza.height
    assert max(b.cx for b in tops) - min(b.cx for b in tops) > 0.3 * pizza.width


@pytest.mark.parametrize("host", ["iceberg", "rock"])
def test_several_on_a_peak_stand_on_its_slopes(host: str) -> None:
    for seed in SEEDS:
        layout = prior(_on("penguin", host, 3), seed=seed)
        assert check(layout) == []
        peak = layout[f"{host}.1.1"].box
        left, top, right = sorted((item.box for item in layout.of("penguin.1")), key=lambda box: box.cx)
        assert peak.x0 < left.cx < top.cx < right.cx < peak.x1
        assert top.y1 + 0.02 < min(left.y1, right.y1)


def test_what_something_on_a_table_is_between_is_on_the_table() -> None:
    scene = _on("vase", "table")
    scene.relate("vase.1", "between", scene.put("candle", count=2))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        table = layout["table.1.1"]
        assert all(holds("on", candle, table) for candle in layout.of("candle.1"))
