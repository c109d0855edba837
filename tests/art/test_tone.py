"""Styles that are tones of the whole picture."""

from __future__ import annotations

import numpy as np
import pytest

from layoutgen.art.compose import compose
from layoutgen.art.renderer import ClipartRenderer
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import SceneData


def drawn(*styles: str, size: int = 96) -> np.ndarray:
    car = Item(id="car.1.1", label="car", attributes=("red",), box=Box(0.2, 0.5, 0.8, 0.9))
    layout = Layout(canvas=Canvas(width=size, height=size), items=(car,), scene=SceneData(style=styles))
    (picture,) = ClipartRenderer()([layout], seeds=[0])
    return np.asarray(picture.convert("RGB")).astype(int)


@pytest.mark.parametrize("style", ["black and white", "Monochrome", "grayscale"])
def test_grey(style: str) -> None:
    grey, coloured = drawn(style), drawn()
    assert np.ptp(grey, axis=2).max() <= 1 and np.ptp(coloured, axis=2).max() > 100
    brightness = coloured @ (0.2126, 0.7152, 0.0722)
    assert np.abs(grey[..., 0] - brightness).max() <= 3


def test_sepia_is_brown() -> None:
    red, green, blue = drawn("photo", "sepia").reshape(-1, 3).T
    assert (red >= green).all() and (green >= blue).all() and (red - blue).max() > 20


def test_a_blurry_picture_has_no_hard_edge_but_those_of_the_page() -> None:
    sharp, soft = (np.abs(np.diff(drawn(*style, size=256), axis=1)).max() for style in ((), ("blurry",)))
    assert soft < 0.7 * sharp
    assert np.abs(drawn("blurry")[0] - drawn()[0]).max() < 12


def test_other_styles_change_nothing() -> None:
    assert (drawn("watercolour", "photo") == drawn()).all()


def test_masks_stay_as_they_are() -> None:
    layout = Layout(items=(Item(id="cat.1.1", label="cat", box=Box(0.2, 0.4, 0.8, 0.9)),))
    grey = layout.model_copy(update={"scene": SceneData(style=("sepia",))})
    assert (ClipartRenderer().masks(layout) == ClipartRenderer().masks(grey)).all()
    assert 'filter="url(#tone)"' in compose(grey, seed=0).svg
