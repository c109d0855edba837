"""The shaper `silhouette`: the outlines of the art as masks, placed exactly as the compositor draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from layoutgen.art.anatomy import BOARDS
from layoutgen.art.compose import Scene, compose, unit_map
from layoutgen.art.figures import local_mask
from layoutgen.art.outline import outline, placed, trace
from layoutgen.art.place import IDENTITY, Affine, frame
from layoutgen.layout import Item, Keypoint, Layout
from layoutgen.raster import polygons_of
from layoutgen.warp import other_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from layoutgen.art.packs import AssetPack

_COCO_POINTS = (
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle",
    "right_ankle",
)  # fmt: skip
_FIGURE_PIXELS = 160


class SilhouetteShaper:
    """Fills what is missing: masks of all items, key points of persons. What is there stays."""

    def __init__(self, sources: Sequence[AssetPack] | None = None) -> None:
        """sources: asset packs in the order in which they are asked; the built-in ones when none are given."""
        self.sources = sources

    def __call__(self, layout: Layout, *, seed: int) -> Layout:
        """The layout with a mask on every item (polygons in the unit square) and COCO key points on every person.

        A thing has the outline of its drawing, also where something nearer covers it; contents end at the rim of their
        container; stuff and parts that have no drawing of their own have their boxes.
        """
        missing = [n for n, item in enumerate(layout.items) if item.mask is None or item.keypoints is None]
        if not missing:
            return layout
        scene = compose(layout, seed=seed, sources=self.sources)
        return layout.with_items(
            _filled(scene, number, item) if number in set(missing) else item for number, item in enumerate(layout.items)
        )


def _filled(scene: Scene, number: int, item: Item) -> Item:
    change: dict[str, object] = {}
    if item.mask is None:
        change["mask"] = polygons_of(_shape(scene, number)) or _box(item)
    part = scene.cast.parts[number]
    if item.keypoints is None and part.how == "person" and part.drawing is not None:
        at = unit_map(scene, scene.stage.at[number])
        points = part.drawing.keypoints
        shown = [name for name in _COCO_POINTS if name in points]
        places = [(other_side(name) if part.flip else name, at.at(points[name])) for name in shown]
        change["keypoints"] = tuple(Keypoint(name=name, x=round(x, 5), y=round(y, 5)) for name, (x, y) in places)
        if item.pose is None and part.figure is not None:
            change["pose"] = part.figure.pose
    return item.model_copy(update=change) if change else item


def _box(item: Item) -> tuple[tuple[float, ...], ...]:
    x0, y0, x1, y1 = item.box
    return ((x0, y0, x1, y0, x1, y1, x0, y1),)


def _shape(scene: Scene, number: int) -> BaseGeometry:
    """An item's outline in the unit square; empty when it has no drawing."""
    import shapely

    part = scene.cast.parts[number]
    if part.how == "figure" and part.owner is not None:
        return _on_figure(scene, number)
    if part.drawing is None:
        return shapely.Polygon()
    shape = placed(outline(part.drawing), unit_map(scene, scene.stage.at[number]))
    for other, worn in enumerate(scene.cast.parts):
        if worn.how == "figure" and worn.owner == number and worn.prop in BOARDS:
            shape = shape.difference(_on_figure(scene, other))
    if number in scene.stage.pane:
        pane = shapely.Polygon(scene.stage.pane[number])
        return shape.intersection(placed(pane, unit_map(scene, IDENTITY)))
    host = scene.stage.host.get(number)
    if host is not None and host[1] == "inside":
        container = scene.cast.parts[host[0]].drawing
        assert container is not None
        at = scene.stage.at[host[0]]
        x0, _, x1, y1 = frame(container, at)
        below = shapely.Polygon(scene.stage.front(host[0], (x0 - 2, x1 + 2), y1 + 2))
        hidden = placed(placed(outline(container), at).intersection(below), unit_map(scene, IDENTITY))
        shape = shape.difference(hidden)
    return shape


def _on_figure(scene: Scene, number: int) -> BaseGeometry:
    """The outline of a garment or board that is part of a person's drawing."""
    part = scene.cast.parts[number]
    assert part.owner is not None
    figure = scene.cast.parts[part.owner].figure
    assert figure is not None
    mask, shown = local_mask(figure, part.prop, _FIGURE_PIXELS)
    unit = shown[2] / mask.shape[1]
    at = Affine(unit, 0, 0, unit, shown[0], shown[1])
    return placed(trace(mask.astype(np.float32), at), unit_map(scene, scene.stage.at[part.owner]))
