"""Who is in the open back of a truck, what is in a box, and what stands on the table of a corner."""

from __future__ import annotations

import pytest

from layoutgen.checks import check
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(3)


def _loaded(who: str, count: int | str) -> SceneGraph:
    scene = SceneGraph()
    riders, truck = scene.put(who, count=count), scene.put("truck")
    scene.relate(riders, "in", truck, "full of")
    return scene


def _riders(layout: Layout) -> list[float]:
    return [item.box.height for item in layout.items if item.label != "truck"]


@pytest.mark.parametrize("who", ["farmer", "pirate"])
def test_many_in_the_back_of_a_truck_stand_in_two_rows_and_are_seen(who: str) -> None:
    for seed in SEEDS:
        layout = prior(_loaded(who, "many"), seed=seed)
        assert not any(note.startswith("not met") for step in layout.provenance for note in step.notes)
        truck = layout["truck.1.1"].box
        assert min(_riders(layout)) > 0.45 * truck.height
        feet = sorted(item.box.y1 for item in layout.items if item.label == who)
        assert feet[-1] - feet[0] > 0.1 * truck.height  # the rear row looks over the first


def test_two_in_the_back_of_a_truck_stand_side_by_side() -> None:
    layout = prior(_loaded("farmer", 2))
    one, two = (layout[f"farmer.1.{k}"].box for k in (1, 2))
    assert one.y1 == pytest.approx(two.y1)
    assert min(one.x1, two.x1) <= max(one.x0, two.x0) + 0.01


def test_what_sits_inside_a_crate_is_in_it_by_more_than_half() -> None:
    scene = SceneGraph()
    melons, crate = scene.put("melon", count=2), scene.put("crate")
    scene.relate(melons, "inside", crate, "sitting inside")
    for seed in SEEDS:
        assert check(prior(scene, seed=seed), scene) == []


def test_a_corner_that_has_a_table_and_a_phone_has_the_phone_on_the_table() -> None:
    scene = SceneGraph()
    corner, table, phone = scene.put("fireplace"), scene.put("table"), scene.put("phone")
    scene.relate(corner, "with", table, "with")
    scene.relate(corner, "with", phone, "with")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        below, above = layout[f"{table}.1"].box, layout[f"{phone}.1"].box
        assert below.x0 <= above.cx <= below.x1
        assert below.y0 - 0.02 < above.y1 < below.y1


def test_a_table_that_is_called_small_is_small_under_cupboards() -> None:
    widths = []
    for looks in ((), ("small",)):
        scene = SceneGraph()
        scene.put("cupboard", count="many")
        table = scene.put("table", attributes=looks)
        widths.append(prior(scene)[f"{table}.1"].box.width)
    assert widths[1] < 0.8 * widths[0]


def test_who_holds_a_board_that_a_dog_stands_on_bends_down_to_it() -> None:
    scene = SceneGraph()
    boy, board, dog = scene.put("boy"), scene.put("skateboard"), scene.put("dog")
    scene.relate(boy, "holding", board, "holding")
    scene.relate(dog, "on", board, "standing on")
    assert prior(scene)[f"{boy}.1"].pose == "bending"


def test_who_lies_on_a_bed_and_on_its_pillow_is_as_large_as_the_bed_allows() -> None:
    scene = SceneGraph()
    girl, bed, pillow = scene.put("girl", attributes=("lying",)), scene.put("bed"), scene.put("pillow")
    scene.relate(girl, "on", bed, "lying on")
    scene.relate(girl, "on", pillow, "on")
    layout = prior(scene)
    assert layout[f"{girl}.1"].box.width > 0.5 * layout[f"{bed}.1"].box.width


def test_who_rides_a_ramp_is_on_it_and_does_not_sit() -> None:
    scene = SceneGraph()
    skater, ramp = scene.put("skater"), scene.put("ramp")
    scene.relate(skater, "riding", ramp, "riding on")
    layout = prior(scene)
    assert layout[f"{skater}.1"].pose != "sitting"
    assert layout[f"{skater}.1"].box.y0 < layout[f"{ramp}.1"].box.y0
