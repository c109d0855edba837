"""Strokes of the brush on outlines."""

from __future__ import annotations

import numpy as np
import pytest

from layoutgen.errors import EditError
from layoutgen.layout import RLE, Box, Canvas, Item, Layout
from layoutgen.raster import item_mask, rle_encode
from layoutgen.studio.brush import paint

SIZE = (200, 100)


def one(**fields: object) -> Layout:
    square = (0.4, 0.3, 0.6, 0.3, 0.6, 0.7, 0.4, 0.7)
    record = {"id": "a", "label": "car", "box": Box(0.4, 0.3, 0.6, 0.7), "mask": (square,), **fields}
    return Layout(items=(Item.model_validate(record),), canvas=Canvas(width=SIZE[0], height=SIZE[1]))


def share(layout: Layout) -> float:
    return float(item_mask(layout["a"], SIZE).mean())


def test_a_stroke_is_added_in_pixels() -> None:
    made = paint(one(), "a", [(0.6, 0.5), (0.7, 0.5)], radius=0.1, erase=False)
    x0, y0, x1, y1 = made["a"].box
    assert (x0, y0, y1) == pytest.approx((0.4, 0.3, 0.7)) and x1 == pytest.approx(0.75, abs=0.002)
    assert share(made) > share(one())


def test_a_stroke_is_erased_and_the_box_shrinks() -> None:
    made = paint(one(), "a", [(0.3, 0.65), (0.7, 0.65)], radius=0.1, erase=True)
    assert made["a"].box.y1 == pytest.approx(0.55, abs=0.003) and share(made) < share(one())
    ring = paint(one(), "a", [(0.5, 0.5)], radius=0.1, erase=True)
    assert ring["a"].box == pytest.approx(one()["a"].box) and share(ring) < share(one()) - 0.01
    apart = paint(one(), "a", [(0.5, 0.2), (0.5, 0.8)], radius=0.05, erase=True)["a"].mask
    assert isinstance(apart, tuple) and len(apart) == 2


@pytest.mark.parametrize("mask", ["none", "pixels"])
def test_what_has_no_polygons_gets_them(mask: str) -> None:
    pixels = np.zeros((100, 200), dtype=np.bool_)
    pixels[30:70, 80:120] = True
    given: RLE | None = rle_encode(pixels) if mask == "pixels" else None
    made = paint(one(mask=given), "a", [(0.5, 0.3)], radius=0.1, erase=False)
    assert made["a"].box == pytest.approx((0.4, 0.2, 0.6, 0.7), abs=0.004) and isinstance(made["a"].mask, tuple)


def test_nothing_left_and_locked_are_refused() -> None:
    with pytest.raises(EditError, match="nothing would be left"):
        paint(one(), "a", [(0.5, 0.5)], radius=0.5, erase=True)
    with pytest.raises(EditError, match="unlock it"):
        paint(one(locked=True), "a", [(0.5, 0.5)], radius=0.1, erase=False)
