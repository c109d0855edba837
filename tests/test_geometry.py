"""Boxes, predicates and the report of what a layout breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from layoutgen.errors import LayoutgenError
from layoutgen.geometry import (
    PREDICATES,
    check,
    gap,
    holds,
    hull,
    iou,
    overlap,
    position_holds,
    relation_holds,
    visible_fraction,
)
from layoutgen.layout import Box, Item, Layout
from layoutgen.meanings import table
from layoutgen.scene import Absent, SceneGraph

sides = st.floats(0.02, 0.5)
corners = st.floats(0, 0.5)
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), corners, corners, sides, sides)


def item(name: str, box: tuple[float, float, float, float], z: int = 0, **more: object) -> Item:
    return Item(id=f"{name}.1", node=name, label=name.split(".")[0], box=Box(*box), z=z, **more)


def test_areas_and_gaps() -> None:
    a, b = Box(0, 0, 0.4, 0.4), Box(0.2, 0.2, 0.6, 0.6)
    assert iou(a, b) == pytest.approx(0.04 / 0.28)
    assert overlap(a, b) == pytest.approx(0.25)
    assert gap(a, Box(0.7, 0.8, 0.9, 0.9)) == pytest.approx(0.5)
    assert gap(a, b) == 0 == iou(a, Box(0.4, 0, 0.5, 0.4))
    assert hull([a, b]) == Box(0, 0, 0.6, 0.6)


def test_visible_fraction_of_boxes_and_of_outlines() -> None:
    far = item("far", (0, 0, 0.4, 0.4))
    near, other = item("near", (0.2, 0, 0.6, 0.4), z=1), item("other", (0.2, 0.2, 0.4, 0.8), z=2)
    assert visible_fraction(far, [far, near, other]) == pytest.approx(0.5)
    assert visible_fraction(near, [far, near, other]) == pytest.approx(0.75)
    triangle = item("near", (0.2, 0, 0.6, 0.4), z=1, mask=((0.2, 0.0, 0.6, 0.0, 0.2, 0.4),))
    seen = visible_fraction(far, [far, triangle], outlines=True)
    assert seen == pytest.approx(1 - 0.06 / 0.16)


TRUE = [
    ("left of", (0.1, 0.4, 0.3, 0.6), (0.5, 0.4, 0.8, 0.7)),
    ("right of", (0.5, 0.4, 0.8, 0.7), (0.1, 0.4, 0.3, 0.6)),
    ("above", (0.4, 0.1, 0.6, 0.3), (0.35, 0.5, 0.7, 0.8)),
    ("below", (0.35, 0.5, 0.7, 0.8), (0.4, 0.1, 0.6, 0.3)),
    ("on", (0.4, 0.3, 0.5, 0.45), (0.2, 0.4, 0.8, 0.8)),
    ("under", (0.4, 0.6, 0.6, 0.8), (0.2, 0.4, 0.8, 0.8)),
    ("in", (0.4, 0.2, 0.5, 0.5), (0.3, 0.4, 0.6, 0.7)),
    ("inside", (0.4, 0.45, 0.5, 0.6), (0.3, 0.4, 0.6, 0.7)),
    ("next to", (0.1, 0.4, 0.3, 0.7), (0.32, 0.45, 0.6, 0.7)),
    ("far from", (0, 0.4, 0.2, 0.7), (0.6, 0.4, 0.9, 0.7)),
    ("wearing", (0.4, 0.2, 0.6, 0.8), (0.45, 0.17, 0.55, 0.25)),
    ("holding", (0.4, 0.2, 0.6, 0.8), (0.58, 0.4, 0.7, 0.5)),
    ("riding", (0.4, 0.1, 0.5, 0.5), (0.3, 0.35, 0.7, 0.8)),
    ("behind", (0.4, 0.3, 0.6, 0.6), (0.35, 0.4, 0.6, 0.8)),
    ("larger than", (0, 0, 0.5, 0.5), (0.6, 0.6, 0.8, 0.8)),
    ("taller than", (0, 0, 0.1, 0.5), (0.2, 0, 0.9, 0.3)),
    ("hanging from", (0.4, 0.4, 0.5, 0.7), (0.3, 0.1, 0.7, 0.45)),
    ("over", (0.2, 0.1, 0.7, 0.3), (0.3, 0.25, 0.6, 0.6)),
]


@pytest.mark.parametrize(("predicate", "a", "b"), TRUE)
def test_a_predicate_and_its_inverse(predicate: str, a: tuple[float, ...], b: tuple[float, ...]) -> None:
    assert holds(predicate, a, b)
    inverse = PREDICATES[predicate].inverse
    if inverse and inverse != predicate:
        assert holds(inverse, b, a)
        assert not holds(predicate, b, a)


FALSE = [
    ("left of", (0.3, 0.1, 0.4, 0.2), (0.5, 0.7, 0.6, 0.8)),
    ("left of", (0.1, 0.1, 0.9, 0.9), (0.2, 0.1, 1.0, 0.9)),
    ("on", (0.4, 0.1, 0.5, 0.2), (0.2, 0.4, 0.8, 0.8)),
    ("on", (0.0, 0.3, 0.2, 0.45), (0.2, 0.4, 0.8, 0.8)),
    ("in", (0.4, 0.1, 0.5, 0.3), (0.3, 0.4, 0.6, 0.7)),
    ("under", (0.4, 0.1, 0.6, 0.3), (0.2, 0.4, 0.8, 0.8)),
    ("next to", (0.1, 0.1, 0.2, 0.2), (0.7, 0.1, 0.8, 0.2)),
    ("next to", (0.4, 0.1, 0.6, 0.3), (0.4, 0.3, 0.6, 0.6)),
    ("holding", (0.4, 0.2, 0.6, 0.8), (0.7, 0.4, 0.8, 0.5)),
    ("wearing", (0.4, 0.2, 0.6, 0.8), (0.7, 0.4, 0.8, 0.5)),
]


@pytest.mark.parametrize(("predicate", "a", "b"), FALSE)
def test_what_does_not_hold(predicate: str, a: tuple[float, ...], b: tuple[float, ...]) -> None:
    assert not holds(predicate, a, b)


def test_depth_follows_z_where_there_is_one() -> None:
    far, near = item("far", (0.4, 0.3, 0.6, 0.6)), item("near", (0.35, 0.4, 0.6, 0.8), z=1)
    assert holds("behind", far, near)
    assert holds("in front of", near, far)
    assert not holds("behind", far.model_copy(update={"z": 5}), near)


def test_an_unknown_predicate_is_named_with_the_nearest() -> None:
    with pytest.raises(LayoutgenError, match=r"'leftof'.*'left of'"):
        holds("leftof", (0, 0, 1, 1), (0, 0, 1, 1))


@given(boxes, boxes)
def test_directions_exclude_their_inverses_and_a_pair_has_at_most_one(a: Box, b: Box) -> None:
    said = [p for p in ("left of", "right of", "above", "below") if holds(p, a, b)]
    assume(abs(abs(a.cx - b.cx) - abs(a.cy - b.cy)) > 1e-5)
    assert len(said) <= 1


@given(boxes, boxes, st.sampled_from(sorted(PREDICATES)))
def test_inverses_agree(a: Box, b: Box, predicate: str) -> None:
    inverse = PREDICATES[predicate].inverse
    if inverse and predicate not in ("in", "inside", "containing", "around", "surrounded by"):
        assert holds(predicate, a, b) == holds(inverse, b, a)


@given(boxes, boxes)
def test_iou_is_symmetric_and_bounded(a: Box, b: Box) -> None:
    assert iou(a, b) == pytest.approx(iou(b, a))
    assert 0 <= iou(a, b) <= 1


def test_positions() -> None:
    assert position_holds("left", (0.1, 0.4, 0.3, 0.6))
    assert not position_holds("left", (0.4, 0.4, 0.6, 0.6))
    assert position_holds("top right", (0.7, 0.1, 0.9, 0.3))
    assert not position_holds("top right", (0.7, 0.7, 0.9, 0.9))
    assert position_holds("center", (0.4, 0.4, 0.6, 0.6))
    assert position_holds("foreground", (0.4, 0.5, 0.6, 0.9))
    assert position_holds("background", (0.4, 0.4, 0.6, 0.6))
    assert not position_holds("background", (0.4, 0.4, 0.6, 0.9))


def dogs_and_car() -> SceneGraph:
    scene = SceneGraph()
    scene.relate(scene.put("dog", count=2), "left of", scene.put("car"))
    return scene


def test_a_direction_holds_for_every_pair() -> None:
    scene = dogs_and_car().data()
    car = Item(id="car.1.1", node="car.1", label="car", box=Box(0.6, 0.5, 0.9, 0.7))
    dogs = [
        Item(id=f"dog.1.{k}", node="dog.1", label="dog", box=Box(x, 0.5, x + 0.15, 0.7))
        for k, x in ((1, 0.1), (2, 0.3))
    ]
    right = Layout(scene=scene, items=(car, *dogs))
    assert relation_holds(right, scene.relations[0])
    assert check(right) == []
    wrong = right.put("dog.1.2", (0.7, 0.1, 0.8, 0.2))
    assert not relation_holds(wrong, scene.relations[0])
    assert check(wrong) == ["not dog.1 left of car.1"]


def test_between_two_nodes_and_two_instances() -> None:
    scene = SceneGraph()
    man, tree, car = scene.put("man"), scene.put("tree"), scene.put("car")
    scene.relate(man, "between", tree)
    scene.relate(man, "between", car)
    places = {"man.1": 0.45, "tree.1": 0.1, "car.1": 0.8}
    items = tuple(Item(id=f"{n}.1", node=n, label=n[:-2], box=Box(x, 0.5, x + 0.1, 0.7)) for n, x in places.items())
    layout = Layout(scene=scene.data(), items=items)
    assert check(layout) == []
    assert len(check(layout.put("man.1.1", (0.92, 0.5, 0.98, 0.7)))) == 2


def test_a_diagonal_is_two_weaker_directions() -> None:
    scene = SceneGraph()
    bird, house = scene.put("bird"), scene.put("house")
    scene.relate(bird, "left of", house)
    scene.relate(bird, "above", house)
    layout = Layout(
        scene=scene.data(),
        items=(
            Item(id="bird.1.1", node="bird.1", label="bird", box=Box(0.1, 0.1, 0.2, 0.2)),
            Item(id="house.1.1", node="house.1", label="house", box=Box(0.4, 0.5, 0.8, 0.9)),
        ),
    )
    assert check(layout) == []


def test_the_report_names_each_broken_statement() -> None:
    scene = dogs_and_car()
    scene.put("cat", position=["left"])
    scene.graph["absent"] = (Absent(label="tree"),)
    items = [
        ("dog.1.1", "dog.1", (0.1, 0.5, 0.3, 0.7), 0),
        ("car.1.1", "car.1", (0.5, 0.5, 0.9, 0.7), 0),
        ("cat.1.1", "cat.1", (0.6, 0.55, 1.2, 0.75), 4),
        ("tree.9", None, (0.0, 0.0, 0.1, 0.1), 0),
    ]
    layout = Layout(
        scene=scene.data(),
        items=tuple(Item(id=i, node=n, label=i.split(".")[0], box=Box(*b), z=z) for i, n, b, z in items),
    )
    assert check(layout) == [
        "dog.1: 1 instead of 2",
        "cat.1 is not at the left",
        "tree.9 must be absent",
        "cat.1.1 reaches off the canvas",
        "car.1.1 is hidden",
    ]


def test_the_documented_table_is_current() -> None:
    page = Path(__file__).parents[1] / "docs" / "predicates.md"
    assert table() in page.read_text(encoding="utf-8"), "run python -m layoutgen.meanings > docs/predicates.md"
