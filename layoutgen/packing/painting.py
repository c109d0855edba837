"""A layout drawn by the compositor, with what can be seen of every thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from layoutgen.art.rasterise import picture
from layoutgen.art.renderer import ClipartRenderer, scene_masks
from layoutgen.art.silhouette import SilhouetteShaper
from layoutgen.data.pack import Array
from layoutgen.layout import RLE, Box, Item, Layout

if TYPE_CHECKING:
    from layoutgen.art.packs import AssetPack

LEAST_SEEN = 0.0015  # share of the picture that a thing must show to be one of its objects: 6 of 64 x 64 pixels


class Painted(NamedTuple):
    """layout: the things that can be seen, in boxes as tight as their drawings, with outlines and key points.

    image: (S, S, 3) uint8. seen: (S, S) int64, k + 1 where `layout.items[k]` is seen, 0 for the ground.
    """

    layout: Layout
    image: Array
    seen: Array


class Painter:
    """Draws square pictures."""

    def __init__(self, size: int, sources: Sequence[AssetPack] | None = None) -> None:
        """size: in pixels. sources: asset packs in the order in which they are asked; the built-in ones when none."""
        self.size = size
        self.renderer, self.shaper = ClipartRenderer(sources), SilhouetteShaper(sources)

    def __call__(self, layout: Layout, labels: Sequence[str | None], seed: int) -> Painted | None:
        """The picture of a layout; none when nothing of it can be seen.

        labels: what each item is called in the outcome, none for what is drawn and then left out (clothes).
        """
        scene = self.renderer.scene(layout, seed=seed)
        image: Array = np.asarray(picture(scene.body, scene.frame, (self.size, self.size)))
        masks = scene_masks(scene, self.size, self.size)
        shaped = self.shaper(layout, seed=seed)
        seen = np.zeros((self.size, self.size), dtype=np.int64)
        items: list[Item] = []
        for item, label, mask in zip(shaped.items, labels, masks, strict=True):
            box = _tight(item)
            if label is not None and box is not None and mask.sum() >= LEAST_SEEN * self.size**2:
                items.append(item.model_copy(update={"label": label, "box": box}))
                seen[mask] = len(items)
        return Painted(shaped.with_items(items), image, seen) if items else None


def _tight(item: Item) -> Box | None:
    """The box of an outline, cut at the picture; none when it lies outside."""
    assert item.mask is not None and not isinstance(item.mask, RLE)  # the shaper has just drawn it
    xs = [x for polygon in item.mask for x in polygon[0::2]]
    ys = [y for polygon in item.mask for y in polygon[1::2]]
    box = Box(max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), 1.0), min(max(ys), 1.0))
    return box if box.width > 0 and box.height > 0 else None
