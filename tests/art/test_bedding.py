"""Blankets and sheets are the bed's own; pillows lie at its head; shirts are on the bellies of toys."""

from __future__ import annotations

import pytest

from layoutgen.art.cast import cast
from layoutgen.art.heads import worn_at
from layoutgen.checks import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph
from tests.art.drawn import found

predict = PriorPredictor()
FRAME, BLUE = 'fill="#8A4B38"', 'fill="#3B88C3"'


def _bed_with(cloth: str, predicate: str, *attributes: str) -> tuple[str, bool]:
    """The bed's drawing, and whether the cloth has a drawing of its own."""
    scene = SceneGraph()
    bed, on = scene.put("bed"), scene.put(cloth, attributes=attributes)
    scene.relate(*((on, "on", bed) if predicate == "on" else (bed, predicate, on)), predicate)
    layout = predict(scene)
    assert check(layout) == []
    parts = dict(zip((item.label for item in layout.items), cast(layout, seed=0).parts, strict=True))
    drawing = parts["bed"].drawing
    assert drawing is not None
    return drawing.svg, parts[cloth].drawing is not None


@pytest.mark.parametrize("cloth", ["blanket", "quilt", "duvet"])
@pytest.mark.parametrize("predicate", ["on", "covered with"])
def test_the_blanket_of_a_bed_is_drawn_with_it_in_its_colour(cloth: str, predicate: str) -> None:
    svg, own = _bed_with(cloth, predicate, "green")
    assert not own
    assert BLUE not in svg
    assert FRAME in svg  # the frame keeps its own colour


def test_a_blanket_without_a_colour_leaves_the_bed_as_it_is() -> None:
    plain, own = _bed_with("blanket", "on")
    assert not own
    assert BLUE in plain
    assert plain == found("bed").svg


def test_a_checked_quilt_shows_its_pattern_on_the_bed() -> None:
    svg, own = _bed_with("quilt", "on", "striped", "red")
    assert not own
    assert svg.count("<path") > found("bed").svg.count("<path")


def test_sheets_without_a_blanket_are_all_over_the_bed() -> None:
    svg, _ = _bed_with("sheet", "covered with", "yellow")
    assert BLUE not in svg


def test_a_folded_blanket_is_a_thing_of_its_own_and_small() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("blanket", attributes=("folded",)), "on", scene.put("bed"), "on")
    layout = predict(scene)
    assert layout["blanket.1.1"].box.width < 0.4 * layout["bed.1.1"].box.width
    assert _bed_with("blanket", "on", "folded")[1]


def test_who_sleeps_on_a_blanket_on_a_bed_is_on_the_bed() -> None:
    scene = SceneGraph()
    dog, cloth, bed = scene.put("puppy"), scene.put("blanket"), scene.put("bed")
    scene.relate(dog, "on", cloth, "sleeping on")
    scene.relate(dog, "on", bed, "sleeping on")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        puppy, below = layout["puppy.1.1"].box, layout["bed.1.1"].box
        assert below.y0 + 0.3 * below.height < puppy.y1 < below.y0 + 0.7 * below.height
        assert cast(layout, seed=0).parts[1].how == "part"


def test_some_pillows_on_a_bed_are_three_at_its_head() -> None:
    scene = SceneGraph()
    bed = scene.put("bed")
    scene.relate(scene.put("pillow", count="many"), "on", bed, "with")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        whole = layout["bed.1.1"].box
        pillows = [item.box for item in layout.items if item.label == "pillow"]
        assert len(pillows) == 3
        assert all(box.cx < whole.x0 + 0.55 * whole.width for box in pillows)


def test_a_jacket_leaves_the_face_of_a_teddy_bear_free() -> None:
    bear = found("teddy bear")
    box, eyes = worn_at(bear, "jacket"), worn_at(bear, "glasses")
    assert box is not None
    assert eyes is not None
    assert box[1] > eyes[3] + 0.1
    assert box[3] < 0.95
    assert worn_at(found("dog"), "jacket") is None  # on four legs
