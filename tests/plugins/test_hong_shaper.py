"""The shaper of Hong's shape generator."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the model needs torch")

from layoutgen_hong.shape_data import LABELS, STANCES  # noqa: E402
from layoutgen_hong.shape_frames import FrameConfig, FrameShapes  # noqa: E402
from layoutgen_hong.shape_outlines import level, outlined  # noqa: E402
from layoutgen_hong.shaper import HongShaper, load  # noqa: E402

from layoutgen.errors import WeightsError  # noqa: E402
from layoutgen.layout import Box, Item, Layout  # noqa: E402
from layoutgen.nn.weights import find  # noqa: E402
from layoutgen.raster import item_mask  # noqa: E402
from layoutgen.scene import SceneGraph  # noqa: E402
from layoutgen.testing import check_shaper  # noqa: E402

BOX = Box(0.2, 0.1, 0.6, 0.9)


@pytest.fixture(scope="module")
def shaper() -> HongShaper:
    torch.manual_seed(0)
    config = FrameConfig(labels=len(LABELS), poses=len(STANCES), embedded=4, channels=2, overlay=3, hidden=16)
    model = FrameShapes(config)
    torch.nn.init.normal_(model.last.weight, 0, 20.0)  # shapes that it is sure of
    return HongShaper(model, LABELS, STANCES, noise=1.0)


def field(shape: np.ndarray) -> np.ndarray:
    """Logits of what is sure."""
    return np.where(np.asarray(shape) > 0, 9.0, -9.0)


def item(label: str, number: int = 1, box: Box = BOX, **more: object) -> Item:
    return Item.model_validate({"id": f"{label}.{number}", "label": label, "box": box, **more})


def test_keeps_the_contract(shaper: HongShaper) -> None:
    check_shaper(shaper)


def test_masks_lie_in_their_boxes(shaper: HongShaper) -> None:
    layout = Layout(items=tuple(item("dog", k, Box(0.1 * k, 0.3, 0.1 * k + 0.2, 0.7)) for k in range(1, 7)))
    for made in shaper(layout, seed=1).items:
        assert isinstance(made.mask, tuple)
        for polygon in made.mask:
            assert made.box.x0 <= min(polygon[::2]) and max(polygon[::2]) <= made.box.x1
            assert made.box.y0 <= min(polygon[1::2]) and max(polygon[1::2]) <= made.box.y1


def test_seed_pose_and_kind_change_the_mask(shaper: HongShaper) -> None:
    def mask(seed: int = 0, label: str = "dog", **more: object) -> object:
        return shaper(Layout(items=(item(label, **more),)), seed=seed).items[0].mask

    assert mask(0) == mask(0) != mask(1)
    assert mask(0) != mask(0, pose="running") and mask(0) == mask(0, pose="moonwalking")
    assert mask(0) != mask(0, "cat")


def test_nouns_without_a_class(shaper: HongShaper) -> None:
    made = shaper(Layout(items=(item("sofa"), item("flurbo"), item("dog"))), seed=0)
    assert made.provenance[-1].notes == ("sofa: shaped as couch", "flurbo: shaped as a thing of any kind")


def test_regions_have_their_boxes(shaper: HongShaper) -> None:
    scene = SceneGraph(text="sky")
    node = scene.put("sky", kind="stuff")
    layout = Layout(items=(item("sky", node=node), item("grass", box=Box(0, 0.5, 1, 1))), scene=scene.data())
    for made in shaper(layout, seed=0).items:
        assert item_mask(made, (40, 40)).sum() == round(1600 * made.box.area)


def test_more_items_than_are_seen_together(shaper: HongShaper) -> None:
    row = tuple(item("bird", k, Box.around(0.1 + 0.008 * k, 0.5, 0.05, 0.05)) for k in range(100))
    assert all(made.mask for made in shaper(Layout(items=row), seed=0).items)


def test_outlines_follow_the_field() -> None:
    cells = (np.arange(32) + 0.5) / 32
    disc = np.hypot(cells[:, None] - 0.5, cells - 0.5) < 0.5
    made = item("ball", box=BOX, mask=outlined(field(disc), BOX))
    rows = (np.arange(320) + 0.5)[:, None] / 320
    columns = (np.arange(320) + 0.5) / 320
    wanted = ((columns - 0.4) / 0.2) ** 2 + ((rows - 0.5) / 0.4) ** 2 < 1
    got = item_mask(made, (320, 320))
    assert (got & wanted).sum() / (got | wanted).sum() > 0.95


def test_outlines_of_odd_fields() -> None:
    (whole,) = outlined(field(np.ones((32, 32))), BOX)
    assert (min(whole[::2]), min(whole[1::2]), max(whole[::2]), max(whole[1::2])) == tuple(BOX)
    two = np.zeros((32, 32))
    two[4:12, 4:12] = two[20:30, 20:30] = 1
    two[0, 31] = 1
    assert len(outlined(field(two), BOX)) == 2  # the crumb is left out
    lone = np.full((32, 32), -30.0)
    lone[7, 7] = -29
    assert outlined(lone, BOX)  # the peak of one cell is lost between cells
    for faint in (-9.0, -2.0):
        assert outlined(np.full((32, 32), faint), BOX)
    assert outlined(field(two), Box(0.5, 0.5, 0.5005, 0.5005))
    ring = np.ones((32, 32))
    ring[10:20, 10:20] = 0
    pixels = item_mask(item("donut", box=Box(0, 0, 1, 1), mask=outlined(field(ring), Box(0, 0, 1, 1))), (32, 32))
    assert not pixels[13:17, 13:17].any() and pixels[2:8, 2:8].all()


def test_the_level_has_the_greatest_expected_overlap() -> None:
    """Of 10 sure cells and 10 of 0.45 all are taken: 14.5 of 20; the sure ones alone are 10 of 14.5."""
    probabilities = np.array([1.0] * 10 + [0.45] * 10 + [0.01] * 80)
    assert 0.01 < level(probabilities) < 0.45
    sure = np.array([1.0] * 10 + [0.2] * 10 + [0.01] * 80)
    assert 0.2 < level(sure) < 1


def test_weights_of_another_system_are_refused() -> None:
    try:
        find("hong.coco")
    except WeightsError:
        pytest.skip("the box generator's weights are not installed")
    with pytest.raises(WeightsError, match="hong_shapes"):
        load("hong.coco", noise=0.0)
