"""Pixels from polygons, RLE and boxes; what hides what; COCO's encodings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from shapely import unary_union
from shapely.geometry import Point, Polygon, box

from layoutgen import raster
from layoutgen.errors import FormatError
from layoutgen.layout import RLE, Box, Canvas, Item, Layout


def layout(*items: Item) -> Layout:
    return Layout(canvas=Canvas(width=64, height=32), items=items)


def item(id: str, box: Box, z: int = 0, **more: object) -> Item:
    return Item.model_validate({"id": id, "label": id, "box": box, "z": z, **more})


def test_a_box_covers_the_pixels_whose_centres_it_holds() -> None:
    mask = raster.box_mask(Box(0.25, 0.5, 0.75, 1.0), (8, 4))
    assert mask.sum() == 4 * 2
    assert mask[2:, 2:6].all()


def test_neighbours_share_no_pixel_and_leave_none_out() -> None:
    left = raster.polygon_mask((0, 0, 0.43, 0, 0.61, 1, 0, 1), (50, 40))
    right = raster.polygon_mask((0.43, 0, 1, 0, 1, 1, 0.61, 1), (50, 40))
    assert not (left & right).any()
    assert (left | right).all()


def test_polygon_agrees_with_shapely_at_the_centres() -> None:
    shape = Point(0.5, 0.45).buffer(0.31)
    mask = raster.polygon_mask(raster.polygons_of(shape)[0], (40, 30))
    wanted = [[shape.covers(Point((x + 0.5) / 40, (y + 0.5) / 30)) for x in range(40)] for y in range(30)]
    assert np.array_equal(mask, np.array(wanted))


def test_holes_survive_as_cuts() -> None:
    ring = Point(0.5, 0.5).buffer(0.4).difference(Point(0.5, 0.5).buffer(0.2))
    mask = np.any([raster.polygon_mask(p, (100, 100)) for p in raster.polygons_of(ring)], axis=0)
    assert not mask[50, 50]
    assert mask[50, 20]
    assert mask.mean() == pytest.approx(ring.area, rel=0.02)


def test_a_grille_of_many_holes_is_cut_into_what_it_is() -> None:
    holes = [Point(0.1 + 0.16 * (k % 6), 0.1 + 0.16 * (k // 6)).buffer(0.05) for k in range(36)]
    grille = box(0, 0, 1, 1).difference(unary_union(holes))
    polygons = [Polygon(np.reshape(flat, (-1, 2))) for flat in raster.polygons_of(grille)]
    assert not any(polygon.interiors for polygon in polygons)
    assert sum(polygon.area for polygon in polygons) == pytest.approx(grille.area, abs=1e-4)
    assert unary_union([polygon.buffer(0) for polygon in polygons]).symmetric_difference(grille).area < 1e-4


def test_reaching_beyond_the_canvas_is_cut() -> None:
    assert raster.box_mask(Box(-1, -1, 2, 2), (16, 16)).all()
    assert not raster.box_mask(Box(1.2, 0, 1.9, 1), (16, 16)).any()


def test_nearer_items_hide_farther_ones() -> None:
    made = layout(item("near", Box(0, 0, 0.5, 1), z=2), item("far", Box(0, 0, 1, 1), z=1))
    visible = raster.visible_masks(made)
    assert visible.shape == (2, 32, 64)
    assert visible[0].sum() == visible[1].sum() == 32 * 32
    assert not (visible[0] & visible[1]).any()
    labels = raster.label_map(made)
    assert labels.dtype == np.int32
    assert (labels[:, :32] == 1).all()
    assert (labels[:, 32:] == 2).all()


def test_equal_depth_goes_by_order_and_all_forms_of_mask_count() -> None:
    rle = raster.rle_encode(raster.box_mask(Box(0, 0, 1, 0.5), (64, 32)))
    made = layout(
        item("a", Box(0, 0, 1, 1)),
        item("b", Box(0, 0, 1, 1), mask=((0, 0, 0.5, 0, 0.5, 1, 0, 1), (0.75, 0, 1, 0, 1, 1, 0.75, 1))),
        item("c", Box(0, 0, 1, 1), mask=rle),
    )
    labels = raster.label_map(made, (32, 16))
    assert set(np.unique(labels[:8])) == {3}
    assert (labels[8:, :16] == 2).all()
    assert (labels[8:, 16:24] == 1).all()
    assert (labels[8:, 24:] == 2).all()


def test_an_empty_layout_is_all_background() -> None:
    assert not raster.label_map(layout()).any()
    assert raster.instance_masks(layout(), (8, 4)).shape == (0, 4, 8)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**32 - 1), st.floats(0, 1))
def test_rle_round_trips(height: int, width: int, seed: int, share: float) -> None:
    mask = np.random.default_rng(seed).random((height, width)) < share
    rle = raster.rle_encode(mask)
    assert np.array_equal(raster.rle_decode(rle), mask)
    assert raster.rle_from_string(raster.rle_to_string(rle), rle.size) == rle


def test_rle_is_column_major_with_zeros_first() -> None:
    mask = np.array([[1, 0, 0], [1, 1, 0]], dtype=bool)
    assert raster.rle_encode(mask) == RLE(size=(2, 3), counts=(0, 2, 1, 1, 2))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 2**20), min_size=1, max_size=15))
def test_long_runs_compress(counts: list[int]) -> None:
    rle = RLE(size=(4096, 4096), counts=(*counts, 4096 * 4096 - sum(counts)))
    assert raster.rle_from_string(raster.rle_to_string(rle), (4096, 4096)) == rle


def test_compressed_form_is_cocos() -> None:
    # the string that the COCO tools write for a 4 x 4 mask whose second column is set
    assert raster.rle_to_string(RLE(size=(4, 4), counts=(4, 4, 8))) == "448"
    assert raster.rle_to_string(RLE(size=(100, 100), counts=(40, 20, 9940))) == "X1d0df9"


def test_bad_rle_is_refused() -> None:
    with pytest.raises(ValidationError, match="add up to 2 x 3"):
        RLE(size=(2, 3), counts=(1, 2))
    with pytest.raises(FormatError, match="add up to 6"):
        raster.rle_from_counts((1, 2), (2, 3))
    with pytest.raises(FormatError, match="add up to 15"):
        raster.rle_from_string("448", (3, 5))
    with pytest.raises(FormatError, match="cannot stand"):
        raster.rle_from_string("4 4", (2, 2))
    with pytest.raises(FormatError, match="ends in the middle"):
        raster.rle_from_string("4X", (2, 2))


def test_areas_and_tight_boxes() -> None:
    assert raster.polygon_area((0, 0, 1, 0, 1, 0.5, 0, 0.5)) == pytest.approx(0.5)
    assert raster.mask_box(raster.box_mask(Box(0.25, 0.5, 0.75, 1.0), (8, 4))) == Box(0.25, 0.5, 0.75, 1.0)
    assert raster.mask_box(np.zeros((3, 3), dtype=bool)) is None


def test_a_turned_box_covers_what_it_did_before() -> None:
    upright = Layout(
        items=(Item(id="a", label="a", box=Box(0.3, 0.4, 0.7, 0.6)),), canvas=Canvas(width=200, height=100)
    )
    for degrees in (20, 45, 90, -70):
        turned = upright.turn("a", degrees)["a"]
        mask = raster.item_mask(turned, (200, 100))
        assert raster.mask_box(mask) == pytest.approx(turned.box, abs=0.011)
        if degrees != 45:  # of which the sides cannot be known
            assert mask.sum() == pytest.approx(raster.item_mask(upright["a"], (200, 100)).sum(), rel=0.03)
