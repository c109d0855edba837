"""Who is on one thing together, each on his own, and animals at what they eat."""

from __future__ import annotations

import pytest

from layoutgen.art.links import links
from layoutgen.checks import check
from layoutgen.layout import Box
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


def _crew(board: str, *riders: str, count: int = 1) -> SceneGraph:
    scene = SceneGraph()
    ridden = scene.put(board)
    for rider in riders:
        scene.relate(scene.put(rider, count=count), "on", ridden, "on")
    return scene


def _stands_on(rider: Box, board: Box) -> bool:
    return board.x0 < rider.cx < board.x1 and board.y0 - 0.02 < rider.y1 < board.y1 + 0.02


@pytest.mark.parametrize("board", ["surfboard", "skateboard", "paddleboard"])
def test_two_on_one_board_both_stand_on_it(board: str) -> None:
    for seed in SEEDS:
        layout = prior(_crew(board, "girl", count=2), seed=seed)
        under = layout[f"{board}.1.1"].box
        assert all(_stands_on(girl.box, under) for girl in layout.of("girl.1"))
        assert {link.kind for link in links(layout)} == {"on"}  # the board is no part of one of their figures


def test_one_on_a_board_wears_it() -> None:
    layout = prior(_crew("surfboard", "girl"), seed=0)
    assert [link.kind for link in links(layout)] == ["ride"]


def test_two_of_two_sorts_share_a_board_on_a_wave() -> None:
    scene = _crew("surfboard", "boy", "girl")
    wave = scene.put("wave")
    for rider in ("boy.1", "girl.1"):
        scene.relate(rider, "riding", wave, "riding")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        assert all(_stands_on(layout[f"{name}.1.1"].box, layout["surfboard.1.1"].box) for name in ("boy", "girl"))


def test_surfers_on_boards_on_waves_have_one_each() -> None:
    scene = SceneGraph()
    surfers, boards = scene.put("surfer", count=4), scene.put("surfboard", count="many")
    scene.relate(surfers, "on", boards, "on")
    scene.relate(surfers, "riding", scene.put("wave", count="many"), "riding")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        assert all(
            any(_stands_on(surfer.box, board.box) for board in layout.of("surfboard.1"))
            for surfer in layout.of("surfer.1")
        )


@pytest.mark.parametrize("animal", ["giraffe", "elephant"])
def test_a_tree_of_which_an_animal_eats_stands_on_the_ground(animal: str) -> None:
    scene = SceneGraph()
    scene.relate(scene.put(animal), "eating", scene.put("tree"), "eating from")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        eater, tree = layout[f"{animal}.1.1"].box, layout["tree.1.1"].box
        assert tree.height > 0.9 * eater.height
        assert abs(tree.y1 - eater.y1) < 0.2
