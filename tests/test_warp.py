"""Items moved, mirrored and turned."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layoutgen.errors import LayoutError
from layoutgen.layout import Box, Canvas, Item, Keypoint, Layout
from layoutgen.warp import mirrored, normal

TRIANGLE = (0.4, 0.4, 0.6, 0.4, 0.6, 0.8)


def one(**fields: object) -> Layout:
    record = {"id": "a", "label": "lamp", "box": Box(0.4, 0.4, 0.6, 0.8), **fields}
    return Layout(items=(Item.model_validate(record),), canvas=Canvas(width=800, height=400))


@given(st.floats(-170, 170))
def test_a_turn_back_is_exact_with_a_mask(degrees: float) -> None:
    layout = one(mask=(TRIANGLE,), keypoints=(Keypoint(name="top", x=0.5, y=0.4),))
    back = layout.turn("a", degrees).turn("a", -degrees)["a"]
    assert back.angle == pytest.approx(0.0, abs=1e-9) and back.box == pytest.approx(layout["a"].box, abs=1e-9)
    assert isinstance(back.mask, tuple) and back.mask[0] == pytest.approx(TRIANGLE, abs=1e-9)
    assert back.keypoints is not None and (back.keypoints[0].x, back.keypoints[0].y) == pytest.approx((0.5, 0.4))


@pytest.mark.parametrize("degrees", [10.0, 40.0, 60.0, 90.0, 130.0, -75.0])
def test_a_turn_back_is_exact_without_a_mask(degrees: float) -> None:
    layout = one()
    there = layout.turn("a", degrees)
    assert there["a"].mask is None and there.turn("a", -degrees)["a"].box == pytest.approx(layout["a"].box)
    square = layout.turn("a", 45)["a"].box
    assert square.width * 2 == pytest.approx(square.height), "at 45 degrees the room of a rectangle is square in pixels"


def test_what_is_turned_stays_where_it_is_seen() -> None:
    small = one(mask=((0.4, 0.7, 0.5, 0.7, 0.5, 0.8),), keypoints=(Keypoint(name="tip", x=0.5, y=0.8),))
    turned = small.turn("a", 180)["a"]
    assert turned.box == pytest.approx((0.4, 0.7, 0.5, 0.8)) and isinstance(turned.mask, tuple)
    assert turned.mask[0] == pytest.approx((0.5, 0.8, 0.4, 0.8, 0.4, 0.7)) and turned.keypoints is not None
    assert (turned.keypoints[0].x, turned.keypoints[0].y) == pytest.approx((0.4, 0.7))


def test_a_turn_is_one_in_pixels_and_clockwise() -> None:
    item = one(mask=(TRIANGLE,), keypoints=(Keypoint(name="top", x=0.5, y=0.4),)).turn("a", 90)["a"]
    assert item.keypoints is not None and (item.keypoints[0].x, item.keypoints[0].y) == pytest.approx((0.6, 0.6))
    assert item.box == pytest.approx((0.4, 0.4, 0.6, 0.8)), "160 x 160 pixels in both directions"
    assert item.angle == 90.0 and one().turn("a", 90).turn("a", 180)["a"].angle == -90.0


def test_what_is_mirrored_leans_the_other_way() -> None:
    layout = one(mask=(TRIANGLE,)).turn("a", 30).flip("a")
    assert layout["a"].angle == -30.0 and layout["a"].flip
    upright = one(mask=(TRIANGLE,)).flip("a")["a"].mask
    back = layout.turn("a", 30)["a"].mask
    assert isinstance(upright, tuple) and isinstance(back, tuple) and back[0] == pytest.approx(upright[0])


def test_json_keeps_the_angle() -> None:
    layout = one().turn("a", 33.3)
    assert Layout.from_json(layout.to_json()) == layout and '"angle":33.3' in layout.to_json()
    assert Layout.from_json(layout.to_json().replace('"angle":33.3,', ""))["a"].angle == 0.0


def test_what_cannot_be_turned_is_told() -> None:
    with pytest.raises(LayoutError, match="finite"):
        one().turn("a", math.nan)
    with pytest.raises(LayoutError, match="far outside"):
        one(box=Box(-1.0, 0.4, 2.0, 0.6)).turn("a", 90)
    with pytest.raises(LayoutError, match="no item 'b'"):
        one().turn("b", 90)


@given(st.floats(-2000, 2000))
def test_a_direction_has_one_number(degrees: float) -> None:
    made = normal(degrees)
    assert -180 < made <= 180
    assert math.cos(math.radians(made)) == pytest.approx(math.cos(math.radians(degrees)), abs=1e-9)


def test_a_left_hand_is_a_right_one_in_a_mirror() -> None:
    points = (Keypoint(name="left_wrist", x=0.2, y=0.5), Keypoint(name="nose", x=0.3, y=0.2))
    item = Item(id="man.1.1", label="man", box=Box(0.2, 0.1, 0.6, 0.9), keypoints=points)
    found = {point.name: (point.x, point.y) for point in mirrored(item).keypoints or ()}
    assert found["right_wrist"] == pytest.approx((0.6, 0.5)) and found["nose"] == pytest.approx((0.5, 0.2))
    again = mirrored(mirrored(item)).keypoints or ()
    assert [point.name for point in again] == ["left_wrist", "nose"]
