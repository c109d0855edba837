"""GAWWN's shipped weights: what is asked for lies where it is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from layoutgen.errors import WeightsError
from layoutgen.layout import Box, Item, Layout
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
