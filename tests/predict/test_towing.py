"""What is pulled is behind what pulls it; compounds are used as what they are compounds of."""

from __future__ import annotations

import itertools

import pytest
from layout_scenes import pair

from layoutgen import vocab
from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(4)


def _sits(seat: str) -> SceneGraph:
    scene = SceneGraph()
    scene.relate(scene.put("man"), "on", scene.put(seat), "sitting on")
    return scene


def test_cars_are_in_one_line_behind_their_engine() -> None:
    scene = SceneGraph()
    engine, cars = scene.put("locomotive"), scene.put("rail car", count="many")
    scene.relate(engine, "pulling", cars, "pulls")
    scene.relate(cars, "behind", engine, "behind")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        first = layout["locomotive.1.1"].box
        boxes = [item.box for item in layout.of("rail car.1")]
        boxes.sort(key=lambda box: abs(box.cx - first.cx))
        assert len({box.cx > first.cx for box in boxes}) == 1, "all on one side"
        for one, other in itertools.pairwise([first, *boxes]):
            gap = max(one.x0 - other.x1, other.x0 - one.x1)
            assert -0.001 <= gap < 0.03 and other.y1 == pytest.approx(one.y1, abs=0.005)


@pytest.mark.parametrize("predicate", ["pulling", "in front of"])
@pytest.mark.parametrize("number", [1, 2])
def test_horses_go_before_their_carriage(predicate: str, number: int) -> None:
    scene = pair("horse", predicate, "horse drawn carriage", number)
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        carriage = layout["horse drawn carriage.1.1"].box
        horses = [item.box for item in layout.of("horse.1")]
        assert len({horse.cx > carriage.cx for horse in horses}) == 1
        assert all(abs(horse.y1 - carriage.y1) < 0.06 for horse in horses)
        assert all(min(horse.x1, carriage.x1) - max(horse.x0, carriage.x0) < 0.3 * carriage.width for horse in horses)


def test_a_compound_is_used_as_its_head_is() -> None:
    assert vocab.generic("sidewalk bench").name == "bench" and vocab.noun("sidewalk bench").name == "sidewalk bench"
    assert vocab.generic("bench of stone").name == "bench" and vocab.generic("hot dog").name == "hot dog"
    for seed in SEEDS:
        plain, compound = (prior(_sits(seat), seed=seed) for seat in ("bench", "sidewalk bench"))
        one, other = plain["bench.1.1"].box, compound["sidewalk bench.1.1"].box
        depths = [
            (layout["man.1.1"].box.y1 - seat.y0) / seat.height for layout, seat in ((plain, one), (compound, other))
        ]
        assert depths[1] == pytest.approx(depths[0], abs=0.01), "the feet are below the seat"
