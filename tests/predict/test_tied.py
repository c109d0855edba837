"""Who is tied to something stands beside it; a trailer is behind its truck; toys of animals lie before them."""

from __future__ import annotations

import pytest

from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


def _scene(a: str, predicate: str, b: str, words: str) -> SceneGraph:
    scene = SceneGraph()
    scene.relate(scene.put(a), predicate, scene.put(b), words)
    return scene


@pytest.mark.parametrize(
    ("guest", "post"), [("goat", "tree"), ("pony", "fence"), ("sailboat", "dock"), ("motorcycle", "pole")]
)
def test_who_is_tied_to_something_stands_beside_it_in_its_own_size(guest: str, post: str) -> None:
    scene = _scene(guest, "attached to", post, "tied to")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        one, other = layout[f"{guest}.1.1"].box, layout[f"{post}.1.1"].box
        assert one.x1 <= other.x0 + 0.03 or one.x0 >= other.x1 - 0.03
        assert one.area > 0.12 * other.area


def test_a_clock_that_is_attached_to_a_tower_is_a_part_of_it() -> None:
    layout = prior(_scene("clock", "attached to", "tower", "attached to"), seed=0)
    clock, tower = layout["clock.1.1"].box, layout["tower.1.1"].box
    assert tower.x0 <= clock.x0 < clock.x1 <= tower.x1


@pytest.mark.parametrize(("first", "last"), [("trailer", "van"), ("cart", "mule")])
def test_what_is_towed_and_what_draws_it_are_in_one_line(first: str, last: str) -> None:
    towed = first == "trailer"
    scene = _scene(*((first, "attached to", last) if towed else (last, "attached to", first)), "hitched to")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        behind, ahead = layout[f"{first}.1.1"].box, layout[f"{last}.1.1"].box
        assert behind.cx > ahead.x1  # as vehicles are drawn, to the left
        assert abs(behind.y1 - ahead.y1) < 0.06


@pytest.mark.parametrize("plaything", ["boot", "sock", "basket"])
def test_what_an_animal_plays_with_lies_on_the_floor_before_it(plaything: str) -> None:
    scene = _scene("kitten", "playing with", plaything, "playing with")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert abs(layout[f"{plaything}.1.1"].box.y1 - layout["kitten.1.1"].box.y1) < 0.05
