"""Sizes that the text turns round, and room that a thing has in or below another one."""

from __future__ import annotations

import pytest

from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(4)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_tiny_is_smaller_than_the_giant_beside_it(seed: int) -> None:
    scene = SceneGraph()
    crab, barn = scene.put("crab", attributes=["gigantic"]), scene.put("barn", attributes=["tiny"])
    scene.relate(crab, "next to", barn)
    layout = prior(scene, seed=seed)
    assert layout["crab.1.1"].box.area > 1.3 * layout["barn.1.1"].box.area


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("label", "attributes"), [("jar", []), ("vase", ["glass"])])
def test_coins_lie_in_a_jar_that_one_sees_through(label: str, attributes: list[str], seed: int) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("coin", count=4), "in", jar := scene.put(label, attributes=attributes))
    layout = prior(scene, seed=seed)
    vessel = layout[f"{jar}.1"].box
    assert all(vessel.y0 + 0.3 * vessel.height < item.box.y0 for item in layout.of("coin.1"))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_stands_out_of_a_jar_does_so_still(seed: int) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("spoon"), "in", scene.put("jar"))
    layout = prior(scene, seed=seed)
    assert layout["spoon.1.1"].box.y0 < layout["jar.1.1"].box.y0 + 0.3 * layout["jar.1.1"].box.height


@pytest.mark.parametrize("seed", SEEDS)
def test_below_what_has_no_room_below_it_a_thing_is_all_below(seed: int) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("barrel"), "under", scene.put("drum"))
    layout = prior(scene, seed=seed)
    assert layout["barrel.1.1"].box.y0 > layout["drum.1.1"].box.y1 - 0.05
