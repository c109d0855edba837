"""Who is not simply on top of something: on shoulders, up a tree, on a seesaw, on a wire, under a sun of its size."""

from __future__ import annotations

import pytest

from layoutgen.layout import Item, Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph


def _laid(subject: str, predicate: str, other: str, words: str, **options: object) -> Layout:
    scene = SceneGraph()
    first = scene.put(subject, **options)  # type: ignore[arg-type]
    scene.relate(first, predicate, scene.put(other), words)
    return PriorPredictor()(scene, seed=0)


def _pair(subject: str, other: str, words: str) -> tuple[Item, Item]:
    layout = _laid(subject, "on", other, words)
    return layout[f"{subject}.1.1"], layout[f"{other}.1.1"]


@pytest.mark.parametrize(("words", "low", "high"), [("on her head", -0.1, 0.12), ("on her nose", 0.15, 0.4)])
def test_what_is_on_a_head_or_a_nose_is_there(words: str, low: float, high: float) -> None:
    bird, woman = _pair("butterfly", "woman", words)
    assert low < (bird.box.y1 - woman.box.y0) / woman.box.height < high
    assert bird.box.cx == pytest.approx(woman.box.cx, abs=0.02)


def test_a_bird_on_a_shoulder_is_at_one_side_below_the_head() -> None:
    bird, man = _pair("parrot", "man", "on his shoulder")
    assert bird.box.cx > man.box.cx + 0.3 * man.box.width
    assert 0.3 < (bird.box.y1 - man.box.y0) / man.box.height < 0.6


def test_who_climbs_a_tree_is_half_way_up() -> None:
    boy, tree = _pair("boy", "tree", "climbing")
    assert tree.box.y0 < boy.box.y0 and 0.5 < (boy.box.y1 - tree.box.y0) / tree.box.height < 0.9


def test_two_on_a_seesaw_are_at_its_ends() -> None:
    layout = _laid("child", "on", "seesaw", "on", count=2)
    first, last = sorted(item.box.cx for item in layout.of("child.1"))
    board = layout["seesaw.1.1"].box
    assert first < board.x0 + 0.3 * board.width and last > board.x1 - 0.3 * board.width


def test_birds_on_a_wire_are_all_on_it() -> None:
    layout = _laid("bird", "on", "wire", "sitting on", count=5)
    wire = layout["wire.1.1"].box
    assert all(wire.y0 - 0.05 < item.box.y1 < wire.y1 + 0.05 for item in layout.of("bird.1"))


def test_what_is_giant_is_as_large_as_what_is_about_it() -> None:
    layout = _laid("octopus", "interacting with", "ship", "attacking", attributes=("giant",))
    octopus, ship = layout["octopus.1.1"].box, layout["ship.1.1"].box
    assert octopus.height > 0.8 * ship.height


def test_five_balloons_in_a_hand_are_told_apart() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("girl"), "holding", scene.put("balloon", count=5), "holding")
    boxes = [item.box for item in PriorPredictor()(scene, seed=0).of("balloon.1")]
    spots = {(round(box.cx, 2), round(box.cy, 2)) for box in boxes}
    assert len(spots) == 5
