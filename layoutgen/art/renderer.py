"""The clip-art renderer: layouts to pictures, with exact instance masks and a report of what was drawn otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen import vocab
from layoutgen.art import packs
from layoutgen.art.anatomy import BOARDS
from layoutgen.art.cast import Cast, cast
from layoutgen.art.compose import Scene, compose
from layoutgen.art.figures import figure_mask
from layoutgen.art.place import Rect
from layoutgen.art.rasterise import alpha, picture
from layoutgen.errors import LayoutError
from layoutgen.layout import Layout
from layoutgen.raster import box_mask, picture_size

if TYPE_CHECKING:
    from PIL.Image import Image


class ClipartRenderer:
    """Draws a layout with clip-art. The same seed and layout give the same picture at every size.

    conditions: what of a layout changes the picture. Masks do not: the art has shapes of its own. labels: none, for any
    noun is drawn, if only as a card.
    """

    conditions: frozenset[str] = frozenset({"labels", "boxes", "attributes"})
    labels: tuple[str, ...] | None = None

    def __init__(self, sources: Sequence[packs.AssetPack] | None = None) -> None:
        """sources: asset packs in the order in which they are asked; the built-in ones when none are given."""
        self.sources = sources
        self._drawn: tuple[Layout, int, Cast] | None = None  # the last picture's, which a report is asked of next

    def __call__(
        self, layouts: Sequence[Layout], *, seeds: Sequence[int], size: tuple[int, int] | None = None
    ) -> list[Image]:
        """One RGB picture a layout. size: (width, height) in pixels, each layout's canvas when none is given.

        A size of another aspect than the canvas is a new canvas: boxes keep their shares of it and no art is stretched.
        Raises LayoutError for a size out of 16..4096 px and for a different number of seeds and layouts.
        """
        if len(seeds) != len(layouts):
            raise LayoutError(f"{len(layouts)} layouts need as many seeds, got {len(seeds)}")
        return [self._draw(layout, seed, size) for layout, seed in zip(layouts, seeds, strict=True)]

    def _draw(self, layout: Layout, seed: int, size: tuple[int, int] | None) -> Image:
        pixels = picture_size(layout, size)
        scene = self.scene(layout, seed=seed, size=size)
        self._drawn = (layout, seed, scene.cast) if scene.layout is layout else None
        return picture(scene.body, scene.frame, pixels)

    def scene(self, layout: Layout, *, seed: int = 0, size: tuple[int, int] | None = None) -> Scene:
        """The composed picture: its SVG, its layers, where everything was drawn."""
        return compose(layout, seed=seed, size=size, sources=self.sources)

    def masks(self, layout: Layout, size: tuple[int, int] | None = None, *, seed: int = 0) -> npt.NDArray[np.bool_]:
        """(N, H, W) bool, in the order of `layout.items`: the pixels where the picture shows more of an item than not.

        A person's mask contains the clothes it wears, and a garment's is its own part of it; boards and things in the
        hand belong to themselves. Stuff has what nothing covers of its box. Parts that no art changes are empty.
        """
        width, height = picture_size(layout, size)
        return scene_masks(self.scene(layout, seed=seed, size=size), width, height)

    def boxes(self, layout: Layout, *, seed: int = 0) -> list[Rect | None]:
        """Where each item's drawing lies (x0 y0 x1 y1 in the unit square), none for what has no drawing of its own."""
        scene = self.scene(layout, seed=seed)
        return [scene.drawn_box(number) for number in range(len(layout.items))]

    def report(self, layout: Layout, *, seed: int = 0) -> tuple[str, ...]:
        """To know: nouns drawn as cards, as a nearer noun, not at all; credits of other people's packs."""
        drawn = self._drawn
        if drawn is None or drawn[0] is not layout or drawn[1] != seed:
            drawn = layout, seed, cast(layout, seed=seed, sources=self.sources)
        parts = drawn[2].parts
        notes: list[str] = []
        used: set[str] = set()
        for item, part in zip(layout.items, parts, strict=True):
            if part.how == "card":
                notes.append(f"{item.label}: no pack has a drawing of it, so a card with its name stands for it")
            elif part.how == "art" and part.drawing is not None:
                used.add(part.drawing.pack)
                if not _same_noun(item.label, part.drawing.name):
                    notes.append(f"{item.label}: drawn as {part.drawing.name}")
            elif part.how == "part":
                notes.append(f"{item.label}: part of the drawing of {layout.items[part.owner or 0].label}")
        sources = packs.default_packs() if self.sources is None else self.sources
        return (*dict.fromkeys(notes), *(pack.credit for pack in sources if pack.name in used - {packs.OWN}))


def _same_noun(label: str, name: str) -> bool:
    return (
        name == label
        or f" {name}".endswith(f" {label}")
        or name in vocab.aliases(label)
        or vocab.noun(name).name == vocab.noun(label).name
    )


def scene_masks(scene: Scene, width: int, height: int) -> npt.NDArray[np.bool_]:
    """(N, H, W) bool: see `ClipartRenderer.masks`. Light passes the layers from the nearest to the farthest."""
    count = len(scene.layout.items)
    seen = np.zeros((count, height, width), dtype=np.float32)
    light = np.ones((height, width), dtype=np.float32)
    owned = [(n, part) for n, part in enumerate(scene.cast.parts) if part.how == "figure"]
    for layer in reversed(scene.layers):
        window = _window(layer.frame, scene, width, height)
        if window is None:
            continue
        x0, y0, x1, y1 = window
        view = (x0 * scene.width / width, y0 * scene.height / height)
        shown = (*view, (x1 - x0) * scene.width / width, (y1 - y0) * scene.height / height)
        covered = alpha(layer.body, shown, (x1 - x0, y1 - y0))
        at = (slice(y0, y1), slice(x0, x1))
        visible = covered * light[at]
        own = visible
        for n, part in owned:
            if part.owner == layer.number:
                share = figure_mask(scene, n, shown, x1 - x0, y1 - y0)
                seen[n][at] += visible * share
                if part.prop in BOARDS:
                    own = own * (1 - share)
        seen[layer.number][at] += own
        light[at] *= 1 - covered
    masks: npt.NDArray[np.bool_] = seen >= 0.5
    for number, (item, part) in enumerate(zip(scene.layout.items, scene.cast.parts, strict=True)):
        if part.how == "stuff":
            masks[number] = box_mask(item.box, (width, height)) & (light > 0.5)
    return masks


def _window(box: Rect, scene: Scene, width: int, height: int) -> tuple[int, int, int, int] | None:
    """The pixels around a frame, cut at the picture."""
    kx, ky = width / scene.width, height / scene.height
    x0, y0 = max(0, int(box[0] * kx) - 2), max(0, int(box[1] * ky) - 2)
    x1, y1 = min(width, int(box[2] * kx) + 3), min(height, int(box[3] * ky) + 3)
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None
