"""The silhouette shaper: outlines where the compositor draws, key points on persons, nothing overwritten."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import Point

from layoutgen import raster
from layoutgen.art.outline import trace
from layoutgen.art.place import IDENTITY
from layoutgen.art.renderer import ClipartRenderer
from layoutgen.art.silhouette import SilhouetteShaper
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject

shaper = SilhouetteShaper()


def scene(*items: Item, relations: tuple[Relation, ...] = ()) -> Layout:
    objects = tuple(SceneObject(id=i.id, label=i.label, kind="stuff" if i.z < 0 else "thing") for i in items)
    return Layout(items=items, scene=SceneData(objects=objects, relations=relations))


def item(id: str, label: str, box: tuple[float, float, float, float], z: int = 0, *attributes: str) -> Item:
    return Item(id=id, node=id, label=label, box=Box(*box), z=z, attributes=attributes)


@pytest.mark.parametrize("label", ["dog", "bicycle", "woman", "donut", "zorgblatt", "tree"])
def test_the_outline_is_what_is_drawn(label: str) -> None:
    layout = scene(item("a", label, (0.2, 0.3, 0.7, 0.9)))
    drawn = ClipartRenderer().masks(layout, (256, 256))[0]
    traced = raster.instance_masks(shaper(layout, seed=0), (256, 256))[0]
    assert (drawn & traced).sum() / (drawn | traced).sum() > 0.96


def test_contents_end_at_the_rim() -> None:
    layout = scene(
        item("cat", "cat", (0.35, 0.2, 0.6, 0.5), 2),
        item("box", "box", (0.25, 0.5, 0.65, 0.9), 1),
        relations=(Relation(subject="cat", predicate="in", object="box"),),
    )
    drawn = ClipartRenderer().masks(layout, (256, 256))[0]
    traced = raster.instance_masks(shaper(layout, seed=0), (256, 256))[0]
    assert (drawn & traced).sum() / (drawn | traced).sum() > 0.95


def test_garments_and_boards_are_parts_of_the_figure() -> None:
    layout = scene(
        item("boy", "boy", (0.3, 0.2, 0.7, 0.85), 1),
        item("hat", "hat", (0.4, 0.15, 0.6, 0.3), 2, "red"),
        item("skateboard", "skateboard", (0.3, 0.8, 0.7, 0.92), 0),
        relations=(
            Relation(subject="boy", predicate="wearing", object="hat"),
            Relation(subject="boy", predicate="riding", object="skateboard"),
        ),
    )
    boy, hat, board = raster.instance_masks(shaper(layout, seed=0), (256, 256))
    assert (hat & boy).sum() > 0.85 * hat.sum() > 0
    assert (board & boy).sum() < 0.1 * board.sum()


def test_persons_get_keypoints_and_pose_and_stuff_its_box() -> None:
    layout = scene(item("woman", "woman", (0.2, 0.2, 0.5, 0.9), 1), item("grass", "grass", (0, 0.5, 1, 1), -1))
    woman, grass = shaper(layout, seed=0).items
    names = [point.name for point in woman.keypoints or ()]
    assert len(names) == 17
    assert names[0] == "nose"
    assert woman.pose == "standing"
    points = {point.name: point for point in woman.keypoints or ()}
    assert points["nose"].y < points["left_hip"].y < points["left_ankle"].y
    assert all(0.2 <= point.x <= 0.5 for point in points.values())
    assert grass.keypoints is None
    assert raster.instance_masks(layout, (64, 64))[1].sum() == 32 * 64


def test_what_is_there_stays_and_the_same_comes_again() -> None:
    mask = ((0.1, 0.1, 0.2, 0.1, 0.2, 0.2),)
    kept = item("a", "dog", (0.1, 0.1, 0.3, 0.3)).model_copy(update={"mask": mask})
    layout = scene(kept, item("b", "cat", (0.5, 0.5, 0.8, 0.8)))
    shaped = shaper(layout, seed=0)
    assert shaped["a"].mask == mask
    assert shaped["b"].mask is not None
    assert shaper(shaped, seed=0) == shaped
    assert shaper(layout, seed=0) == shaped


def test_tracing_keeps_area_and_holes() -> None:
    y, x = np.mgrid[:60, :80] + 0.5
    away = np.hypot(x - 40, y - 30)
    field = np.clip(25 - away + 0.5, 0, 1) * np.clip(away - 10 + 0.5, 0, 1)
    shape = trace(field, IDENTITY)
    assert shape.area == pytest.approx(np.pi * (25**2 - 10**2), rel=0.01)
    assert not shape.contains(Point(40, 30))
    assert trace(np.zeros((5, 5)), IDENTITY).is_empty
    assert trace(np.ones((5, 4)), IDENTITY).area == pytest.approx(20, abs=1)
