"""Masks against true ones within their boxes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from layoutgen.data.example import Example
from layoutgen.errors import FormatError
from layoutgen.evaluation.shapes import boxes, ellipses, outlined, shapes, within
from layoutgen.layout import Box, Item, Layout
from layoutgen.raster import rle_encode

BOX = Box(0.2, 0.4, 0.6, 0.5)
LEFT_HALF = (0.2, 0.4, 0.4, 0.4, 0.4, 0.5, 0.2, 0.5)


def one(*items: Item) -> Example:
    return Example("a", (), Layout(items=items))


def test_a_mask_is_seen_through_its_box() -> None:
    half = Item(id="dog.1.1", label="dog", box=BOX, mask=(LEFT_HALF,))
    seen = within(half, 8)
    assert seen[:, :4].all() and not seen[:, 4:].any()
    pixels = np.zeros((100, 100), dtype=bool)
    pixels[40:50, 20:40] = True
    assert (within(half.model_copy(update={"mask": rle_encode(pixels)}), 8) == seen).all()
    with pytest.raises(FormatError, match=r"dog\.1\.1 has no mask"):
        within(half.model_copy(update={"mask": None}))


def test_boxes_and_ellipses_are_as_good_as_their_areas() -> None:
    whole = Item(id="dog.1.1", label="dog", box=BOX, mask=((0.2, 0.4, 0.6, 0.4, 0.6, 0.5, 0.2, 0.5),))
    half = Item(id="dog.2.1", label="dog", box=BOX, mask=(LEFT_HALF,))
    cat = half.model_copy(update={"id": "cat.1.1", "label": "cat"})
    bare = Item(id="cat.2.1", label="cat", box=BOX)
    examples = outlined([one(whole, half, cat, bare), one(bare)])
    found = shapes(examples, boxes)
    assert (found.number, found.iou, found.by_class) == (3, pytest.approx(2 / 3), pytest.approx((0.75 + 0.5) / 2))
    round_ones = shapes(outlined([one(whole)]), ellipses)
    assert round_ones.iou == pytest.approx(math.pi / 4, abs=0.01)
    assert round_ones.large == round_ones.iou
    with pytest.raises(FormatError, match="no object of the data has a mask"):
        outlined([one(bare)])


def test_the_true_masks_are_not_shown_to_the_shaper() -> None:
    half = Item(id="dog.1.1", label="dog", box=BOX, mask=(LEFT_HALF,))
    seen: list[Layout] = []

    def shape(layout: Layout) -> Layout:
        seen.append(layout)
        return boxes(layout)

    assert shapes([one(half)], shape).iou == pytest.approx(0.5)
    assert [item.mask for layout in seen for item in layout.items] == [None]
