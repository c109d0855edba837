"""Rows, stacks, tunnels, peaks, what people put down on a table, what is in a microwave, seats of toilets."""

from __future__ import annotations

import itertools

import pytest
from layout_scenes import pair

from layoutgen.checks import check
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneData, SceneGraph, SceneObject

prior = PriorPredictor()
SEEDS = range(4)


def _said(text: str, label: str, seed: int) -> Layout:
    thing = SceneObject(id=f"{label}.1", label=label, count="several", span=(0, len(text)))
    return prior(SceneGraph.of(SceneData(text=text, objects=(thing,))), seed=seed)


@pytest.mark.parametrize("word", ["row", "line"])
def test_a_row_is_one_row(word: str) -> None:
    for seed in SEEDS:
        chairs = [item.box for item in _said(f"a {word} of chairs", "chair", seed).of("chair.1")]
        chairs.sort(key=lambda box: box.cx)
        assert all(b.x0 > a.x1 - 0.2 * a.width for a, b in itertools.pairwise(chairs))


def test_a_stack_is_one_on_another_and_a_group_is_not() -> None:
    for seed in SEEDS:
        stack = [item.box for item in _said("a stack of suitcases", "suitcase", seed).of("suitcase.1")]
        group = [item.box for item in _said("a group of suitcases", "suitcase", seed).of("suitcase.1")]
        assert max(box.cx for box in stack) - min(box.cx for box in stack) < 0.01
        assert max(box.cx for box in group) - min(box.cx for box in group) > 0.1


def test_a_train_comes_out_of_a_tunnel_that_is_higher_than_it() -> None:
    for seed in SEEDS:
        layout = prior(pair("train", "through", "tunnel"), seed=seed)
        assert check(layout) == []
        train, tunnel = layout["train.1.1"], layout["tunnel.1.1"]
        assert tunnel.z < train.z and tunnel.box.height > 1.3 * train.box.height
        assert train.box.cx < tunnel.box.cx and tunnel.box.x0 < train.box.x1


@pytest.mark.parametrize("thing", ["glasses", "watch"])
def test_what_lies_beside_a_laptop_on_a_table_is_on_the_table(thing: str) -> None:
    scene = SceneGraph()
    laptop = scene.put("laptop")
    scene.relate(laptop, "on", scene.put("table"))
    scene.relate(laptop, "next to", scene.put(thing))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        table, small = layout["table.1.1"].box, layout[f"{thing}.1.1"].box
        assert table.x0 - 0.01 <= small.x0 and small.x1 <= table.x1 + 0.01 and small.y1 < table.cy


def test_birds_on_a_cliff_are_on_its_slopes() -> None:
    for seed in SEEDS:
        layout = prior(pair("bird", "on", "cliff", 2), seed=seed)
        cliff = layout["cliff.1.1"].box
        for bird in layout.of("bird.1"):
            aside = abs(bird.box.cx - cliff.cx) / cliff.width
            assert bird.box.y1 >= cliff.y0 + 0.08 * cliff.height and aside < 0.32


def test_what_is_in_a_microwave_is_before_its_open_chamber() -> None:
    for seed in SEEDS:
        layout = prior(pair("cat", "in", "microwave"), seed=seed)
        cat, oven = layout["cat.1.1"].box, layout["microwave.1.1"].box
        assert oven.y0 < cat.y0 and cat.y1 < oven.y0 + 0.8 * oven.height
        assert oven.x0 + 0.25 * oven.width < cat.x0 and cat.x1 < oven.x0 + 0.75 * oven.width
        assert oven.width > 1.6 * oven.height


def test_who_is_on_a_toilet_seat_is_on_a_toilet() -> None:
    layout = prior(pair("cat", "on", "toilet seat"), seed=0)
    seat = prior(pair("man", "carrying", "toilet seat"), seed=0)["toilet seat.1.1"].box
    toilet = layout["toilet seat.1.1"].box
    assert (
        toilet.height / layout["cat.1.1"].box.height > 1.0 and toilet.height / toilet.width < seat.height / seat.width
    )


def test_a_clock_beside_a_church_hangs_on_it() -> None:
    for seed in SEEDS:
        scene = SceneGraph()
        scene.put("clock")
        scene.put("church")
        layout = prior(scene, seed=seed)
        church, clock = layout["church.1.1"].box, layout["clock.1.1"].box
        assert church.x0 < clock.cx < church.x1 and church.y0 < clock.cy < church.y1
        assert layout["clock.1.1"].z > layout["church.1.1"].z


@pytest.mark.parametrize("said", ["flying", "flapping wing", "airborne"])
def test_a_bird_in_the_air_has_the_sky_about_it(said: str) -> None:
    scene = SceneGraph()
    scene.put("bird", attributes=(said,))
    layout = prior(scene, seed=0)
    assert layout.background == ("sky",) and layout["bird.1.1"].pose == "flying"


def test_stickers_all_over_a_sign_are_on_its_face() -> None:
    for seed in SEEDS:
        layout = prior(pair("sticker", "over", "stop sign", 4), seed=seed)
        assert check(layout) == []
        sign = layout["stop sign.1.1"].box
        assert all(sign.y0 <= s.box.y0 and sign.x0 <= s.box.x0 and s.box.x1 <= sign.x1 for s in layout.of("sticker.1"))
