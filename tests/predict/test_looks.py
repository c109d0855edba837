"""What people would see: proportions, seats, bunches, backdrops that fit, nobody in mid-air."""

from __future__ import annotations

import itertools

import pytest
from layout_scenes import pair

from layoutgen.engine import Engine
from layoutgen.geometry import check
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.satisfy import satisfy
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(5)


def height(layout: Layout, name: str) -> float:
    return layout[f"{name}.1.1"].box.height


@pytest.mark.parametrize("predicate", ["next to", "behind", "in front of", "left of"])
def test_depth_and_company_leave_real_proportions(predicate: str) -> None:
    for seed in SEEDS:
        animals = prior(pair("giraffe", predicate, "zebra"), seed=seed)
        assert height(animals, "giraffe") > 1.3 * height(animals, "zebra")
        pets = prior(pair("man", predicate, "dog"), seed=seed)
        assert height(pets, "dog") <= 0.45 * height(pets, "man")


@pytest.mark.parametrize(("player", "ball"), [("tennis player", "tennis ball"), ("man", "ball"), ("boy", "baseball")])
def test_balls_are_seen_but_small(player: str, ball: str) -> None:
    for seed in SEEDS:
        layout = prior(pair(player, "hitting", ball), seed=seed)
        assert 0.04 <= height(layout, ball) <= 0.2 * height(layout, player)


def test_a_racket_with_which_a_ball_is_hit_is_at_the_player() -> None:
    scene = pair("tennis player", "hitting", "ball")
    scene.relate("ball.1", "with", scene.put("racket"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        player, racket = layout["tennis player.1.1"].box, layout["racket.1.1"].box
        assert min(player.x1, racket.x1) > max(player.x0, racket.x0) - 0.02
        assert check(layout) == []


def test_people_at_a_table_sit_behind_it_side_by_side() -> None:
    for number in (1, 2, 3, 4):
        layout = prior(pair("person", "at", "table", number), seed=number)
        assert check(layout) == []
        table = layout["table.1.1"]
        people = sorted(layout.of("person.1"), key=lambda item: item.box.cx)
        for item in people:
            assert item.z < table.z
            assert item.box.y1 <= table.box.y1
        for one, two in itertools.pairwise(people):
            assert one.box.x1 - two.box.x0 <= 0.15 * min(one.box.width, two.box.width)


def test_flowers_rise_above_their_vase_and_stand_where_it_stands() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("flower", count="many"), "in", scene.put("vase"))
    scene.relate("flower.1", "on", scene.put("table"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        flower, vase, table = (layout[f"{name}.1.1"].box for name in ("flower", "vase", "table"))
        assert flower.y0 < vase.y0 - 0.3 * vase.height
        assert table.y0 - 0.04 <= vase.y1 <= table.y1


def test_sheep_behind_a_fence_look_over_it() -> None:
    for seed in SEEDS:
        layout = prior(pair("sheep", "behind", "fence", 3), seed=seed)
        assert check(layout) == []
        fence = layout["fence.1.1"].box
        assert all(item.box.y0 < fence.y0 for item in layout.of("sheep.1"))


def test_skiers_on_a_mountain_stand_on_the_snow_at_its_foot() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("mountain",)
    skiers = scene.put("skier", count=2)
    scene.relate(skiers, "on", scene.put("mountain", kind="stuff", attributes=["snowy"]))
    layout = prior(scene, seed=1)
    assert check(layout) == []
    assert "ski slope" in layout.background
    assert all(item.box.y1 > layout["mountain.1.1"].box.y1 for item in layout.of(skiers))


@pytest.mark.parametrize(
    ("noun", "word", "low", "high"),
    [
        ("car", "street", 0.6, 0.96),
        ("boat", "sea", 0.5, 0.96),
        ("train", "railway", 0.74, 0.86),
        ("zebra", "savanna", 0.5, 0.96),
    ],
)
def test_what_the_things_suggest_is_the_backdrop_and_they_stand_on_its_ground(
    noun: str, word: str, low: float, high: float
) -> None:
    scene = SceneGraph()
    scene.put(noun)
    layout = prior(scene, seed=2)
    assert layout.background == (word,)
    assert low <= layout.items[0].box.y1 <= high
    assert f"background: {word}, suggested by what is in it" in layout.provenance[0].notes


def test_the_places_of_the_text_and_its_weather_stay() -> None:
    scene = SceneGraph()
    scene.put("car")
    scene.graph["background"], scene.graph["weather"] = ("beach",), ("rain",)
    layout = prior(scene, seed=0)
    assert layout.background == ("beach", "rain")
    assert not any("suggested" in note for note in layout.provenance[0].notes)


def test_no_place_is_suggested_to_who_wants_none() -> None:
    scene = SceneGraph()
    scene.put("car")
    scene.graph["time"] = "night"
    layout = PriorPredictor(suggest=False)(scene, seed=0)
    assert layout.background == ("night",)
    assert satisfy(layout, scene).background == ("night",)
    assert Engine(predictor="prior,suggest=false").layout(scene).background == ("night",)


@pytest.mark.parametrize(
    ("word", "beside", "means"), [("bat", "umpire", "baseball bat"), ("ball", "racket", "tennis ball")]
)
def test_things_have_the_size_of_what_they_mean(word: str, beside: str, means: str) -> None:
    for seed in SEEDS:
        said, meant = prior(pair(beside, "near", word), seed=seed), prior(pair(beside, "near", means), seed=seed)
        assert height(said, word) == pytest.approx(height(meant, means), rel=0.05)


def test_small_scenes_are_enlarged_to_fill_the_picture() -> None:
    for a, b in (("cup", "bottle"), ("dog", "cat"), ("boy", "girl")):
        for seed in SEEDS:
            boxes = [item.box for item in prior(pair(a, "next to", b), seed=seed).items]
            wide = max(box.x1 for box in boxes) - min(box.x0 for box in boxes)
            high = max(box.y1 for box in boxes) - min(box.y0 for box in boxes)
            assert max(wide, high) >= 0.5
