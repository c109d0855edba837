"""Flat things in the shape that the text gives them."""

from __future__ import annotations

import numpy as np
import pytest
from drawn import found, pixels

from layoutgen.art.forms import formed
from layoutgen.art.things import _drawn

_ABOVE, _BELOW, _MIDDLE = 0.08, 0.92, 0.5


def _widths(label: str, shape: str) -> list[float]:
    """The share of the frame's width that is inked near its top, in its middle and near its foot."""
    drawing = _drawn(label, (shape,), None, None)
    assert drawing is not None
    inked = pixels(drawing)[..., 3] > 127
    return [float(inked[round(at * len(inked))].mean()) for at in (_ABOVE, _MIDDLE, _BELOW)]


@pytest.mark.parametrize("label", ["cookie", "mirror", "clock", "pillow", "window", "coin"])
def test_a_triangular_thing_is_wide_below_and_narrow_above(label: str) -> None:
    above, middle, below = _widths(label, "triangular")
    assert above < 0.3
    assert above < middle < below
    assert below > 0.75


@pytest.mark.parametrize("label", ["clock", "painting", "picture frame"])
def test_an_octagon_is_full_in_the_middle_and_cut_at_both_ends(label: str) -> None:
    above, middle, below = _widths(label, "octagonal")
    assert middle > 0.95
    assert max(above, below) < 0.8


def test_a_heart_has_two_tops_and_ends_in_a_point() -> None:
    drawing = _drawn("pillow", ("heart-shaped",), None, None)
    assert drawing is not None
    inked = pixels(drawing)[..., 3] > 127
    assert not inked[3, 150]
    assert inked[30, 80]
    assert inked[30, 220]
    assert inked[-6].mean() < 0.2


def test_a_shaped_balloon_hangs_on_a_string() -> None:
    _, middle, below = _widths("balloon", "star-shaped")
    assert middle > 0.3
    assert 0 < below < 0.15


def test_a_shaped_sign_stands_on_a_post() -> None:
    drawing = _drawn("sign", ("hexagonal", "blue"), None, None)
    assert drawing is not None
    image = pixels(drawing)
    inked = image[..., 3] > 127
    assert inked[80].mean() > 0.9
    assert 0 < inked[250].mean() < 0.15
    assert image[80, 20, 2] > image[80, 20, 0]


@pytest.mark.parametrize(
    ("label", "shape"), [("cookie", "round"), ("pizza", "round"), ("sign", "triangular"), ("dog", "square")]
)
def test_what_has_the_shape_or_can_have_none_stays(label: str, shape: str) -> None:
    drawing = found(label, shape)
    assert formed(drawing, label, (shape,)) is drawing


def test_a_colour_word_colours_the_shape() -> None:
    drawing = _drawn("clock", ("green", "pentagonal"), None, None)
    assert drawing is not None
    red, green, blue = pixels(drawing)[270, 150, :3].astype(int)
    assert green > max(red, blue) + 30
    assert np.any(pixels(drawing)[150, 150, :3] > 200)
