"""Layouts: exact JSON, edits that return new layouts, refusals."""

from __future__ import annotations

import json
import math
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layoutgen.errors import FormatError, LayoutError, LayoutgenError
from layoutgen.geometry import holds
from layoutgen.layout import RLE, Box, Canvas, Item, Keypoint, Layout, Provenance
from layoutgen.scene import SceneGraph


@pytest.fixture
def layout(dogs_and_car: SceneGraph) -> Layout:
    return Layout(
        background=("beach",),
        items=(
            Item(id="dog.1.1", node="dog.1", label="dog", box=Box(0.1, 0.5, 0.3, 0.7), z=1),
            Item(id="dog.1.2", node="dog.1", label="dog", box=Box(0.2, 0.6, 0.4, 0.8), z=2),
            Item(
                id="car.1.1", node="car.1", label="car", attributes=("red",), box=Box(0.5, 0.4, 0.9, 0.8),
                mask=((0.5, 0.4, 0.9, 0.4, 0.9, 0.8),), keypoints=(Keypoint(name="wheel", x=0.6, y=0.8),),
            ),
        ),
        scene=dogs_and_car.data(),
        provenance=(Provenance(stage="predict", plugin="hand", version="1", seed=7),),
    )  # fmt: skip


def test_round_trip(layout: Layout) -> None:
    assert Layout.from_json(layout.to_json()) == layout
    assert Layout.from_json(layout.to_json(indent=2)).to_json() == layout.to_json()
    assert layout.graph.data() == layout.scene


unit = st.floats(-1, 2, allow_nan=False)


@given(unit, unit, unit, unit, st.integers(-9, 9), st.text(min_size=1))
def test_round_trip_is_exact(a: float, b: float, c: float, d: float, z: int, label: str) -> None:
    x0, x1, y0, y1 = min(a, c), max(a, c), min(b, d), max(b, d)
    if x0 == x1 or y0 == y1:
        return
    layout = Layout(
        items=(Item(id="a", label=label, box=Box(x0, y0, x1, y1), z=z, mask=RLE(size=(2, 2), counts=(1, 3))),)
    )
    assert Layout.from_json(layout.to_json()) == layout


def test_put_carries_mask_and_keypoints(layout: Layout) -> None:
    before = layout.to_json()
    after = layout.put("car.1.1", (0.0, 0.0, 0.4, 0.2))["car.1.1"]
    assert after.box == Box(0.0, 0.0, 0.4, 0.2)
    assert isinstance(after.mask, tuple)
    assert after.mask[0] == pytest.approx((0.0, 0.0, 0.4, 0.0, 0.4, 0.2))
    assert after.keypoints is not None
    assert (after.keypoints[0].x, after.keypoints[0].y) == pytest.approx((0.1, 0.2))
    assert layout.to_json() == before


def test_edits(layout: Layout) -> None:
    assert layout.move("dog.1.1", 0.1, -0.1)["dog.1.1"].box == pytest.approx((0.2, 0.4, 0.4, 0.6))
    assert layout.resize("dog.1.1", 2)["dog.1.1"].box == pytest.approx((0.0, 0.3, 0.4, 0.7))
    assert [i.id for i in layout.remove("dog.1.1").items] == ["dog.1.2", "car.1.1"]
    added = layout.add("dog", (0, 0, 0.1, 0.1), node="dog.1").items[-1]
    assert (added.id, added.z) == ("dog.1.3", 3)
    assert layout.add("cat", (0, 0, 0.1, 0.1)).items[-1].id == "cat.1"
    cat = layout.relabel("car.1.1", "cat", ["black"])["car.1.1"]
    assert (cat.label, cat.attributes, cat.mask, cat.keypoints) == ("cat", ("black",), None, None)
    assert layout.reorder("car.1.1", 9).sorted()[-1].id == "car.1.1"
    assert layout.lock("car.1.1")["car.1.1"].locked
    assert not layout.lock("car.1.1").lock("car.1.1", False)["car.1.1"].locked
    flipped = layout.flip("car.1.1")["car.1.1"]
    assert flipped.flip
    assert flipped.keypoints is not None
    assert flipped.keypoints[0].x == pytest.approx(0.8)
    assert layout.flip("car.1.1").flip("car.1.1")["car.1.1"].flip is False
    assert layout.of("dog.1") == layout.items[:2]


def test_refusals(layout: Layout) -> None:
    for bad in ((0, 0, 0, 1), (0.5, 0, 0.1, 1), (0, 0, math.nan, 1), (0, 0, 9, 1), (0, 0, 1)):
        with pytest.raises(LayoutError, match="box"):
            layout.put("car.1.1", bad)
        with pytest.raises(LayoutgenError):
            holds("on", bad, (0, 0, 1, 1))
    for odd in ("abcd", ("a", "b", "c", "d"), None):
        with pytest.raises(LayoutError, match="four finite numbers"):
            layout.put("car.1.1", odd)  # type: ignore[arg-type]
    for depth in (1.5, "near"):
        with pytest.raises(LayoutError, match="whole number"):
            layout.reorder("car.1.1", depth)  # type: ignore[arg-type]
    for label in ("", " "):
        with pytest.raises(LayoutError, match="label"):
            layout.add(label, (0, 0, 1, 1))
    with pytest.raises(FormatError, match="not one text"):
        layout.add("cat", (0, 0, 1, 1), attributes="black")
    with pytest.raises(FormatError, match="not one text"):
        SceneGraph().put("cat", attributes="black")
    with pytest.raises(LayoutError, match="canvas"):
        layout.resized(100.5, 100)  # type: ignore[arg-type]
    with pytest.raises(LayoutError, match=r"cow\.1.*car\.1\.1"):
        layout.move("cow.1", 0, 0)
    with pytest.raises(LayoutError, match="positive"):
        layout.resize("car.1.1", -1)
    with pytest.raises(LayoutError, match="empty"):
        layout.relabel("car.1.1", " ")
    with pytest.raises(LayoutError, match="100000"):
        layout.resized(100000, 10)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"items": [{"id": "a", "label": "a", "box": [0, 0, 0, 1]}]}, "items[0].box"),
        ({"items": [{"id": "a", "label": "a", "box": [0, 0, 1, 1], "colour": 1}]}, "items[0].colour"),
        ({"items": [{"id": "a", "label": "a", "box": [0, 0, 1, 1], "mask": [[0, 0]]}]}, "items[0].mask"),
        ({"canvas": {"width": 1, "height": 1}}, "canvas.width"),
        ({"canvas": {"width": 100000, "height": 10}}, "canvas.width"),
    ],
)
def test_bad_json_names_the_field(change: dict[str, object], says: str) -> None:
    with pytest.raises(FormatError) as error:
        Layout.from_json(json.dumps(change))
    assert says in str(error.value)


def test_nan_is_refused() -> None:
    with pytest.raises(FormatError, match=r"items\[0\]\.box"):
        Layout.from_json('{"items": [{"id": "a", "label": "a", "box": [0, 0, NaN, 1]}]}')


def test_schematic_has_labels_as_text() -> None:
    layout = Layout(canvas=Canvas(width=100, height=50), items=(Item(id="a", label="<b>&", box=Box(0, 0, 1, 1)),))
    assert "&lt;b&gt;&amp;" in layout._repr_svg_()


def test_masks_that_fill_no_canvas_are_refused() -> None:
    for counts, size in (([-5, 105], [10, 10]), ([5, 5], [10, 10]), ([10**12], [10**6, 10**6])):
        item = {"id": "a", "label": "a", "box": [0, 0, 1, 1], "mask": {"size": size, "counts": counts}}
        with pytest.raises(FormatError, match=r"^items\[0\]\.mask: the mask's"):
            Layout.from_json(json.dumps({"items": [item]}))


def test_a_schematic_is_xml_whatever_the_labels_are() -> None:
    layout = Layout().add("a\0b\x07 <c>", (0, 0, 1, 1))
    assert ElementTree.fromstring(layout._repr_svg_()) is not None
