"""GAWWN's shipped weights: what is asked for lies where it is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from layoutgen.data.coco import KEYPOINTS as COCO
from layoutgen.errors import WeightsError
from layoutgen.layout import Box, Item, Keypoint, Layout
from layoutgen.nn.renderer import GanRenderer
from layoutgen.nn.weights import find
from layoutgen.plugins import plugins
from layoutgen.scene import SceneData

PLACES = {"left": (0.05, 0.4, 0.4, 0.95), "right": (0.6, 0.4, 0.95, 0.95), "high": (0.35, 0.05, 0.65, 0.5)}


def shipped(name: str) -> GanRenderer:
    try:
        find(f"{name}.single64")
    except WeightsError:
        pytest.skip(f"the weights {name}.single64 are not installed")
    made = plugins().find("renderer", name).make({})
    assert isinstance(made, GanRenderer)
    return made


@pytest.mark.parametrize("name", ["gawwn", "gawwn_keypoints"])
def test_a_moved_box_moves_the_thing(name: str) -> None:
    """A red dress before green: where the picture is red is where the box is, for every seed."""
    draw = shipped(name)
    text = "A girl in a red dress is standing on the grass."
    layouts = [
        Layout(
            items=(Item(id="girl.1.1", node="girl.1", label="girl", box=Box(*box)),),
            background=("grass",),
            scene=SceneData(text=text),
        )
        for box in PLACES.values()
    ]
    for seed in (1, 2):
        pictures = draw(layouts, seeds=[seed] * len(layouts), size=(64, 64))
        for picture, (x0, y0, x1, y1) in zip(pictures, PLACES.values(), strict=True):
            red, green, blue = np.moveaxis(np.asarray(picture, dtype=float), 2, 0)
            more = (red - (green + blue) / 2).clip(0)
            more *= more > more.max() / 2
            x, y = ((more.sum(axis) * (np.arange(64) + 0.5) / 64).sum() / more.sum() for axis in (0, 1))
            assert x0 < x < x1 and y0 < y < y1


def test_a_colour_in_the_sentence_is_in_the_picture() -> None:
    draw = shipped("gawwn")
    layouts = [
        Layout(
            items=(Item(id="car.1.1", node="car.1", label="car", box=Box(0.1, 0.4, 0.9, 0.9)),),
            background=("street",),
            scene=SceneData(text=f"A {colour} car on the street."),
        )
        for colour in ("red", "blue", "yellow")
    ]
    inside = [
        np.asarray(p, dtype=float)[32:52, 12:52].mean((0, 1)) for p in draw(layouts, seeds=[1] * 3, size=(64, 64))
    ]
    red, blue, yellow = inside
    assert red[0] - red[2] > blue[0] - blue[2] + 20
    assert yellow[1] - yellow[2] > blue[1] - blue[2] + 20


def test_the_thing_that_is_named_is_drawn_in_the_pose_that_is_told() -> None:
    """One box, and for each noun and pose another picture of it."""
    draw = shipped("gawwn")
    said = ("car", "bus", "bicycle", "horse", "horse running", "horse sleeping", "girl jumping", "girl kneeling")
    layouts = [
        Layout(
            items=(Item(id="it.1.1", node="it.1", label=text.split()[0], box=Box(0.2, 0.3, 0.8, 0.9)),),
            background=("beach",),
            scene=SceneData(text=f"A white {text} on the beach."),
        )
        for text in said
    ]
    seen = [np.asarray(p, dtype=float)[19:58, 13:51] for p in draw(layouts, seeds=[1] * len(said), size=(64, 64))]
    for k, one in enumerate(seen):
        for other in seen[:k]:
            assert min(np.abs(one - other).mean(), np.abs(one - other[:, ::-1]).mean()) > 15


def test_the_backdrop_that_is_named_is_drawn() -> None:
    draw = shipped("gawwn")
    places = {"snow": "in the snow", "beach": "on the beach", "field": "in a field", "street": "on the street"}
    layouts = [
        Layout(
            items=(Item(id="fox.1.1", node="fox.1", label="fox", box=Box(0.35, 0.5, 0.65, 0.8)),),
            background=(place,),
            scene=SceneData(text=f"A fox {where}."),
        )
        for place, where in places.items()
    ]
    ground = [np.asarray(p, dtype=float)[55:].mean((0, 1)) for p in draw(layouts, seeds=[1] * 4, size=(64, 64))]
    snow, beach, field, street = ground
    assert snow.min() > 200  # white
    assert beach[0] - beach[2] > 40 and field[1] - field[2] > 40  # sand, and green
    assert max(street) - min(street) < 25 and street.max() < 200  # grey


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hand_is_drawn_where_its_wrist_is(seed: int) -> None:
    """A red sweater before snow: moving the wrists up brings red where they are, and takes it from where they were."""
    draw = shipped("gawwn_keypoints")
    layouts = [
        Layout(
            items=(Item(id="boy.1.1", node="boy.1", label="boy", box=Box(0.2, 0.1, 0.8, 0.95), keypoints=posed(arms)),),
            background=("snow",),
            scene=SceneData(text="A boy in a red sweater and blue pants in the snow."),
        )
        for arms in (LOW, HIGH)
    ]
    low, high = (np.asarray(p, dtype=float) for p in draw(layouts, seeds=[seed] * 2, size=(64, 64)))
    for elbow_low, elbow_high in zip(LOW[::2], HIGH[::2], strict=True):
        assert red_at(high, elbow_high) > red_at(low, elbow_high) + 40
        assert red_at(low, elbow_low) > red_at(high, elbow_low) + 40


LOW = ((0.66, 0.5), (0.72, 0.6), (0.34, 0.5), (0.28, 0.6))  # left elbow and wrist, right elbow and wrist
HIGH = ((0.72, 0.3), (0.74, 0.18), (0.28, 0.3), (0.26, 0.18))
STANDING = {
    "nose": (0.5, 0.26), "left_eye": (0.54, 0.22), "right_eye": (0.46, 0.22), "left_ear": (0.59, 0.23),
    "right_ear": (0.41, 0.23), "left_shoulder": (0.58, 0.4), "right_shoulder": (0.42, 0.4), "left_hip": (0.55, 0.62),
    "right_hip": (0.45, 0.62), "left_knee": (0.55, 0.77), "right_knee": (0.45, 0.77), "left_ankle": (0.55, 0.92),
    "right_ankle": (0.45, 0.92),
}  # fmt: skip


def posed(arms: tuple[tuple[float, float], ...]) -> tuple[Keypoint, ...]:
    """Someone who stands, with elbows and wrists there."""
    names = ("left_elbow", "left_wrist", "right_elbow", "right_wrist")
    at = STANDING | dict(zip(names, arms, strict=True))
    return tuple(Keypoint(name=name, x=at[name][0], y=at[name][1]) for name in COCO)


def red_at(picture: np.ndarray, place: tuple[float, float]) -> float:
    """How much redder than blue a picture is around a place in the unit square."""
    x, y = (round(64 * side) for side in place)
    red, _, blue = picture[y - 1 : y + 2, x - 1 : x + 2].mean((0, 1))
    return float(red - blue)
