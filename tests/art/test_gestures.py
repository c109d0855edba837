"""What people are seen to do: skins, tears, arms that point, play and push, and how close they come to it."""

from __future__ import annotations

import pytest

from layoutgen import vocab
from layoutgen.art.cast import Cast, cast
from layoutgen.art.drawing import Drawing
from layoutgen.art.people import draw_person
from layoutgen.art.signs import lettered
from layoutgen.art.stage import stage
from layoutgen.layout import Box, Item, Layout
from layoutgen.pose import pose_of
from layoutgen.scene import Relation, SceneData, SceneObject


def _item(label: str, *said: str, pose: str | None = None, x: float = 0.2, tall: float = 0.6, number: int = 1) -> Item:
    box = Box(x0=x, y0=0.9 - tall, x1=x + 0.2, y1=0.9)
    return Item(id=f"{label}.1.{number}", node=f"{label}.1", label=label, attributes=said, box=box, pose=pose)


def _layout(*items: Item, relations: tuple[Relation, ...] = (), text: str = "", spans: str = "") -> Layout:
    """spans: for each object in turn the words of the text that name it, separated by bars."""
    said = dict(zip(dict.fromkeys(item.node for item in items), spans.split("|"), strict=False)) if spans else {}
    things = []
    for node, label in {item.node: item.label for item in items if item.node}.items():
        start = text.index(said[node]) if node in said else 0
        span = (start, start + len(said[node])) if node in said else None
        things.append(SceneObject(id=node, label=label, span=span))
    return Layout(items=items, scene=SceneData(text=text, objects=tuple(things), relations=relations))


def _does(words: str, subject: str, target: str, predicate: str = "interacting with") -> Relation:
    return Relation(subject=f"{subject}.1", predicate=predicate, object=f"{target}.1", words=words)


def _cast(*items: Item, relations: tuple[Relation, ...] = (), text: str = "", spans: str = "") -> Cast:
    return cast(_layout(*items, relations=relations, text=text, spans=spans), seed=3)


def test_a_colour_before_a_person_is_that_of_the_skin() -> None:
    one = _cast(_item("doctor", "black"), text="a black doctor smiles", spans="a black doctor").parts[0].figure
    two = _cast(_item("doctor", "black"), text="a doctor in black smiles", spans="a doctor").parts[0].figure
    clad = _cast(_item("knight", "black"), text="the black knight", spans="the black knight").parts[0].figure
    assert one is not None and two is not None and clad is not None
    assert (one.skin, two.skin, clad.skin) == ("black", None, None)
    assert "t-shirt" in dict(two.outfit) and "t-shirt" not in dict(one.outfit)


def _person(**changed: str) -> Drawing:
    said = {"age": "adult", "pose": "standing", "expression": "smile"} | changed
    return draw_person(
        gender="female",
        age=said["age"],
        role=None,
        pose=said["pose"],
        facing="front",
        outfit={},
        hair=None,
        skin=said.get("skin"),
        expression=said["expression"],
        variant=4,
    )


def test_two_words_for_a_skin_are_one_tone() -> None:
    assert _person(skin="african american").svg == _person(skin="black").svg
    assert _person(skin="caucasian").svg == _person(skin="white").svg


def test_who_cries_has_tears() -> None:
    assert "#5fb6ec" in _person(expression="crying").svg
    assert "#5fb6ec" not in _person(expression="sad").svg
    figure = _cast(_item("girl", "crying")).parts[0].figure
    assert figure is not None and figure.expression == "crying"


@pytest.mark.parametrize(
    ("target", "pose"), [("moon", "pointing_up"), ("airplane", "pointing_up"), ("dog", "pointing")]
)
def test_an_arm_points_up_at_what_is_in_the_sky(target: str, pose: str) -> None:
    there = _item(target, x=0.6, tall=0.2)
    relation = _does("pointing at", "boy", target, "looking at")
    figure = _cast(_item("boy", pose="pointing"), there, relations=(relation,)).parts[0].figure
    assert figure is not None and figure.pose == pose
    points = _person(pose=pose).keypoints
    hands = min(points["left_hand"][1], points["right_hand"][1])
    assert (hands < points["nose"][1]) == (pose == "pointing_up")


@pytest.mark.parametrize(
    ("relation", "target", "prop", "pose"),
    [
        ("playing", "violin", "violin", "fiddling"),
        ("plays", "trumpet", "trumpet", "blowing_horn"),
        ("playing", "saxophone", "saxophone", "fingering"),
        ("playing", "flute", "flute", "blowing_horn"),
    ],
)
def test_an_instrument_is_at_the_chin_or_the_mouth(relation: str, target: str, prop: str, pose: str) -> None:
    thing = _item(target, x=0.5, tall=0.2)
    parts = _cast(_item("man", pose="holding"), thing, relations=(_does(relation, "man", target, "playing"),)).parts
    assert parts[0].figure is not None and parts[0].figure.pose == pose
    assert (parts[1].how, parts[1].prop) == ("figure", prop)


def test_a_selfie_is_taken_with_a_phone_and_a_photo_with_a_camera() -> None:
    who = _item("woman", "taking photo", pose="taking_photo")
    one = _cast(who, text="a woman takes a selfie").parts[0].figure
    two = _cast(who, text="a woman takes a photo").parts[0].figure
    assert one is not None and two is not None
    assert one.pose == "selfie" and "phone" in dict(one.outfit)
    assert two.pose == "taking_photo" and "phone" not in dict(two.outfit)


def test_who_cooks_has_a_pan_or_the_one_that_is_there() -> None:
    alone = _cast(_item("man", "cooking", pose="holding")).parts[0].figure
    assert alone is not None and "frying pan" in dict(alone.outfit) and alone.pose == "working"
    parts = _cast(_item("man", "cooking", pose="holding"), _item("skillet", x=0.6, tall=0.1)).parts
    assert (parts[1].how, parts[1].owner, parts[1].prop) == ("figure", 0, "frying pan")


def test_poses_of_fists_scooters_and_wheelchairs() -> None:
    assert pose_of("boxer", ["punching"], []) == "punching"
    assert pose_of("girl", [], [("riding", "riding", "scooter")]) == "riding_bike"
    assert pose_of("girl", [], [("riding", "riding", "skateboard")]) == "skateboarding"
    chair = _item("wheelchair")
    figure = _cast(_item("man", pose="sitting"), chair, relations=(_does("in", "man", "wheelchair", "in"),))
    assert figure.parts[0].figure is not None and figure.parts[0].figure.pose == "sitting"


def test_a_sign_in_the_hands_is_a_placard() -> None:
    assert vocab.meant("sign", ["woman"], ["holding"]) == "placard"
    assert vocab.meant("sign", ["woman"], ["next to"]) == "sign"
    layout = _layout(
        _item("woman", pose="holding"),
        _item("sign", x=0.6, tall=0.3),
        relations=(_does("holding", "woman", "sign", "holding"),),
        text="a woman holding a sign that says yes",
        spans="a woman|a sign",
    )
    parts = cast(layout, seed=1)
    assert parts.parts[1].drawing is not None and "handle" in parts.parts[1].drawing.keypoints
    placed = stage(layout, parts, 100.0, 100.0)
    assert placed.host[1] == (0, "front")


def test_a_lettered_sign_of_the_street_has_no_handle() -> None:
    found = Drawing("sign", "", (0.0, 0.0, 1.0, 1.0), "own")
    assert not lettered(found, "sign", "EXIT").keypoints


def test_a_book_that_is_read_is_open() -> None:
    read = _does("reading", "girl", "book", "reading")
    told = _does("next to", "girl", "book", "next to")
    names = [
        _cast(_item("girl"), _item("book", x=0.6, tall=0.2), relations=(each,)).parts[1].drawing
        for each in (read, told)
    ]
    assert names[0] is not None and "own/read-book" in names[0].svg
    assert names[1] is not None and "own/read-book" not in names[1].svg


def _gap(one: str, two: str, relation: Relation, poses: tuple[str, str | None], tall: float) -> float:
    """How far, in heights of the canvas, the farther hand of the first is from the near edge of the second."""
    first, second = _item(one, pose=poses[0], x=0.1), _item(two, pose=poses[1], x=0.45, tall=tall)
    layout = _layout(first, second, relations=(relation,))
    parts = cast(layout, seed=2)
    placed = stage(layout, parts, 100.0, 100.0)
    drawing, other = parts.parts[0].drawing, parts.parts[1].drawing
    assert drawing is not None and other is not None
    hand = max(placed.at[0].at(drawing.keypoints[name])[0] for name in ("left_hand", "right_hand"))
    x, y, wide, high = other.view
    edge = min(placed.at[1].at(corner)[0] for corner in ((x, y), (x + wide, y + high)))
    return edge - hand


def test_who_pushes_a_stroller_has_the_hands_at_it() -> None:
    pushed = _gap("man", "stroller", _does("pushing", "man", "stroller", "pushing"), ("pushing", None), 0.3)
    seen = _gap("man", "stroller", _does("looking at", "man", "stroller", "looking at"), ("pushing", None), 0.3)
    assert abs(pushed) < 0.5 < seen


def test_those_who_hug_are_in_one_anothers_arms() -> None:
    hugged = _gap("man", "woman", _does("hugging", "man", "woman"), ("hugging", "hugging"), 0.55)
    assert hugged < -5
