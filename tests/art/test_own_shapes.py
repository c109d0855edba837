"""Things that the packs show as something else, in an odd colour or not at all, have a drawing of ours."""

from __future__ import annotations

import numpy as np
import pytest
from drawn import found, pixels

from layoutgen import vocab

# noun -> (drawing, the least and the greatest of its width over its height)
SHAPES = {
    "eiffel tower": ("eiffel-tower", 0.4, 0.6),
    "limo": ("limousine", 3.5, 4.5),
    "merry go round": ("carousel", 1.0, 1.4),
    "globe": ("desk-globe", 0.6, 0.9),
    "mermaid": ("mermaid", 0.7, 1.0),
    "dragon": ("dragon", 1.1, 1.5),
    "bonfire": ("campfire", 0.8, 1.2),
    "waterfall": ("waterfall", 1.0, 1.4),
    "stick": ("stick", 2.0, 4.0),
    "sakura": ("cherry-tree", 0.8, 1.2),
    "toast": ("bread-slice", 0.8, 1.1),
    "loaf of bread": ("bread-loaf", 1.4, 2.0),
    "sheet": ("bedsheet", 1.8, 3.0),
    "arm": ("arm", 0.25, 0.5),
    "foot": ("foot", 1.0, 1.6),
    "head": ("head", 0.6, 0.9),
    "hair": ("hair", 0.7, 1.1),
}


@pytest.mark.parametrize("noun", SHAPES)
def test_it_has_a_drawing_in_its_shape(noun: str) -> None:
    name, low, high = SHAPES[noun]
    drawing = found(noun)
    assert f'data-art="own/{name}"' in drawing.svg
    assert low < drawing.aspect < high


@pytest.mark.parametrize(
    "noun", ["eiffel tower", "limousine", "globe", "mermaid", "dragon", "waterfall", "twig", "bread", "hay", "foot"]
)
def test_its_box_has_the_shape_of_the_drawing(noun: str) -> None:
    assert vocab.noun(noun).aspect == pytest.approx(found(noun).aspect, rel=0.12)


def _mean(noun: str) -> np.ndarray:
    image = pixels(found(noun), 60)
    return image[image[..., 3] > 250][:, :3].mean(axis=0)


def test_a_tennis_ball_is_yellow_green_and_no_leaf() -> None:
    red, green, blue = _mean("tennis ball")
    assert green > red > 0.8 * green and blue < 0.6 * green


@pytest.mark.parametrize("noun", ["arm", "leg", "ear", "nose", "foot"])
def test_parts_of_the_body_have_a_skin_that_people_have(noun: str) -> None:
    red, green, blue = _mean(noun)
    assert red > green > blue > 90  # an emoji's yellow has hardly any blue


def test_a_dragon_has_a_mouth_for_its_fire_on_the_side_where_it_looks() -> None:
    drawing = found("dragon")
    x, _, width, _ = drawing.view
    assert drawing.facing == "left" and drawing.keypoints["mouth"][0] < x + 0.2 * width
