"""Outlines: exact where the field is odd, traced once for art that differs in colours alone."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from layoutgen.art.drawing import Drawing
from layoutgen.art.outline import outline, trace
from layoutgen.art.place import Affine

_VIEW = (0.0, 0.0, 100.0, 100.0)


def drawn(svg: str) -> Drawing:
    return Drawing("thing", svg, _VIEW, "test")


@pytest.mark.parametrize("seed", range(4))
def test_a_ragged_field_is_inside_just_where_it_is_half_covered(seed: int) -> None:
    field = np.random.default_rng(seed).random((7, 12)).astype(np.float32)
    bits = (field >= 0.5).astype(np.float32)
    shape = trace(np.kron(bits, np.ones((6, 6), np.float32)), Affine(0.5, 0, 0, 0.5, 3, 4))
    rows, columns = np.indices(bits.shape)
    inside = shapely.contains_xy(shape, 3 + 0.5 * (6 * columns + 2.5), 4 + 0.5 * (6 * rows + 2.5))
    assert np.array_equal(inside, bits > 0)


def test_art_of_other_colours_has_the_same_outline_traced_once() -> None:
    red = drawn('<g data-main="#dd2e44"><circle cx="50" cy="50" r="40" fill="#dd2e44" stroke="#fff"/></g>')
    blue = drawn('<g data-main="#55acee"><circle cx="50" cy="50" r="40" fill="#55acee" stroke="#000"/></g>')
    assert outline(red) is outline(blue)
    assert outline(drawn('<circle cx="50" cy="50" r="20" fill="#dd2e44"/>')).area == pytest.approx(1257, rel=0.02)


def test_colours_that_make_holes_are_looked_at() -> None:
    art = '<mask id="m"><path d="M0 0H100V100H0Z" fill="#fff"/><path d="M0 0H50V100H0Z" fill="{}"/></mask>'
    square = '<path d="M0 0H100V100H0Z" fill="#dd2e44" mask="url(#m)"/>'
    assert outline(drawn(art.format("#000") + square)).area == pytest.approx(5000, rel=0.02)
    assert outline(drawn(art.format("#fff") + square)).area == pytest.approx(10000, rel=0.02)


def test_what_one_reference_names_is_no_colour() -> None:
    art = '<defs><path id="abc" d="M0 0H50V100H0Z"/></defs><use xlink:href="#abc" fill="#dd2e44"/>'
    assert outline(drawn(art)).area == pytest.approx(5000, rel=0.02)
