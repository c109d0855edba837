"""Sheets of samples show what they were given, in its place."""

from __future__ import annotations

import numpy as np
import pytest

from layoutgen.nn.samples import GAP, coloured, colours, enlarged, sample_sheet


def test_samples_lie_in_rows_with_what_stands_beside_them() -> None:
    left, right = (np.full((3, 4, 5, 3), shade, dtype=np.uint8) for shade in (10, 200))
    left[2] = 30
    shown = np.asarray(sample_sheet([left, right], across=2))
    assert shown.shape == (2 * 4 + GAP, 2 * 10 + GAP, 3)
    assert (shown[:4, :5] == 10).all() and (shown[:4, 5:10] == 200).all()
    assert (shown[:4, 10 : 10 + GAP] == 255).all(), "white between samples"
    assert (shown[4 + GAP :, :5] == 30).all() and (shown[4 + GAP :, 10:] == 255).all(), "the third begins a row"


@pytest.mark.parametrize(
    "beside", [[], [np.zeros((0, 4, 4, 3), np.uint8)], [np.zeros((1, s, 4, 3), np.uint8) for s in (4, 5)]]
)
def test_what_cannot_stand_side_by_side_is_refused(beside: list[np.ndarray]) -> None:
    with pytest.raises(ValueError, match="cannot be made"):
        sample_sheet(beside, across=2)


def test_every_label_has_its_own_colour() -> None:
    shades = colours(40)
    assert len(np.unique(shades, axis=0)) == 40 and not shades[0].any()
    maps = np.array([[[0, 3], [3, 1]]])
    assert (coloured(maps)[0, 0, 1] == shades[3]).all() and (coloured(maps)[0, 1, 1] == shades[1]).all()


def test_a_pixel_becomes_a_square() -> None:
    one = np.arange(12, dtype=np.uint8).reshape(1, 2, 2, 3)
    twice = enlarged(one, 2)
    assert twice.shape == (1, 4, 4, 3) and (twice[0, :2, :2] == one[0, 0, 0]).all()
