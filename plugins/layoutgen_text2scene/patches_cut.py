"""From a photograph with outlines to cut-outs, and to the place without its things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen import vocab
from layoutgen.data.coco import official_name
from layoutgen.layout import RLE, Box, Item, Layout
from layoutgen.nn.words import split
from layoutgen.raster import item_mask, mask_box, polygon_area
from layoutgen_text2scene.patches_colour import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

Bools = npt.NDArray[np.bool_]
LARGEST = 256  # pixels of the longer side of a cut-out that is kept
PLACE = 384  # of the longer side of a backdrop
_SMALLEST = 20  # pixels of its shorter side
_LEAST = 0.004  # of the picture's area
_FULL = 0.15  # share of its box that a thing covers at least
_FINER = 2  # the outline is drawn so many times finer than the picture
_WHOLE = 0.55  # share of the largest of an outline's pieces; what shows in more pieces stands behind something
_COVERED = 0.4  # a picture of which things cover more is no backdrop


class Cut:
    """One thing of a picture: its pixels (H, W, 4) and where they are."""

    def __init__(self, pixels: Pixels, box: Box, cut: tuple[str, ...], hidden: float) -> None:
        self.pixels, self.box, self.cut, self.hidden = pixels, box, cut, hidden


def name_of(label: str) -> str:
    """The label under which a noun's cut-outs lie: COCO's name of it, or its own."""
    return official_name(label) or vocab.noun(label).name


def masks_of(layout: Layout, size: tuple[int, int]) -> list[Bools | None]:
    """The pixels of each item of a picture of this size (width, height), finer by two; none without an outline."""
    fine = (size[0] * _FINER, size[1] * _FINER)
    return [item_mask(item, fine) if item.mask is not None else None for item in layout.items]


def cut_out(image: Image, masks: Sequence[Bools | None], number: int, item: Item) -> Cut | None:
    """The cut-out of one item; none when it is too small, in pieces, has no outline or hardly fills its box."""
    own = masks[number] if wholeness(item) >= _WHOLE else None
    box = mask_box(own) if own is not None else None
    if own is None or box is None:
        return None
    width, height = image.size
    x0, y0, x1, y1 = (round(v * side) for v, side in zip(box, (width, height, width, height), strict=True))
    if min(x1 - x0, y1 - y0) < _SMALLEST or box.area < _LEAST:
        return None
    at = (slice(y0 * _FINER, y1 * _FINER), slice(x0 * _FINER, x1 * _FINER))
    inside = own[at]
    if inside.mean() < _FULL:
        return None
    others = np.zeros_like(inside)
    for k, mask in enumerate(masks):
        if k != number and mask is not None:
            others |= mask[at]
    alpha = inside.reshape(y1 - y0, _FINER, x1 - x0, _FINER).mean((1, 3)) * 255
    pixels = np.dstack([np.asarray(image.convert("RGB"))[y0:y1, x0:x1], np.rint(alpha).astype(np.uint8)])
    sides = (x0 <= 0.01 * width, y0 <= 0.01 * height, x1 >= 0.99 * width, y1 >= 0.99 * height)
    cut = tuple(name for name, at_edge in zip(("left", "top", "right", "bottom"), sides, strict=True) if at_edge)
    return Cut(shrunk(pixels, LARGEST), box, cut, round(float((others & ~inside).mean()), 3))


def wholeness(item: Item) -> float:
    """The share of the largest of an outline's pieces: what stands before a thing cuts it into several."""
    if item.mask is None or isinstance(item.mask, RLE):
        return 1.0
    areas = [polygon_area(polygon) for polygon in item.mask]
    return round(max(areas) / max(sum(areas), 1e-9), 3)


def shrunk(pixels: Pixels, longest: int) -> Pixels:
    """The picture with a longer side of at most so many pixels."""
    from PIL import Image

    height, width = pixels.shape[:2]
    factor = longest / max(width, height)
    if factor >= 1:
        return pixels
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return resized(Image.fromarray(pixels), size)


def resized(image: Image, size: tuple[int, int]) -> Pixels:
    """Scaled; what lies outside the outline never bleeds into it."""
    from PIL import Image as Pillow

    if image.mode == "RGBA":
        return np.asarray(image.convert("RGBa").resize(size, Pillow.Resampling.LANCZOS).convert("RGBA"))
    return np.asarray(image.resize(size, Pillow.Resampling.LANCZOS))


def empty_place(image: Image, masks: Sequence[Bools | None], items: Sequence[Item]) -> tuple[Pixels, float] | None:
    """The picture without its things, (H, W, 3), and the share that they covered; none when that is too much."""
    from PIL import Image as Pillow
    from PIL import ImageFilter

    width, height = image.size
    covered = np.zeros((height, width), dtype=np.bool_)
    for mask, item in zip(masks, items, strict=True):
        part = mask if mask is not None else item_mask(item, (width * _FINER, height * _FINER))
        covered |= part.reshape(height, _FINER, width, _FINER).any((1, 3))
    around = 2 * max(1, round(max(width, height) * 0.012)) + 1  # an outline's halo goes with the thing
    grown = np.asarray(Pillow.fromarray(covered.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(around))) > 0
    share = float(grown.mean())
    if share > _COVERED:
        return None
    return shrunk(filled(np.asarray(image.convert("RGB")), ~grown), PLACE), round(share, 3)


def filled(rgb: npt.NDArray[np.uint8], known: Bools) -> npt.NDArray[np.uint8]:
    """A picture whose unknown pixels are worked out from those around: means of ever larger squares, then back."""
    levels = [(rgb.astype(np.float32) * known[..., None], known.astype(np.float32))]
    while min(levels[-1][1].shape) > 1:
        levels.append((_halved(levels[-1][0]), _halved(levels[-1][1][..., None])[..., 0]))
    made = levels[-1][0] / np.maximum(levels[-1][1], 1e-6)[..., None]
    for colour, weight in reversed(levels[:-1]):
        coarse = _smooth(np.asarray(made, dtype=np.float32), colour.shape[:2])
        sure = np.clip(weight, 0, 1)[..., None]
        own = colour / np.maximum(weight, 1e-6)[..., None]
        made = sure * own + (1 - sure) * coarse
    out: npt.NDArray[np.uint8] = np.where(known[..., None], rgb, np.rint(np.clip(made, 0, 255))).astype(np.uint8)
    return out


def _halved(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Means of squares of two by two; an odd last line is repeated."""
    even = np.pad(values, ((0, values.shape[0] % 2), (0, values.shape[1] % 2), (0, 0)), mode="edge")
    made: npt.NDArray[np.float32] = even.reshape(even.shape[0] // 2, 2, even.shape[1] // 2, 2, -1).mean((1, 3))
    return made


def _smooth(values: npt.NDArray[np.float32], shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    from PIL import Image

    bands = [
        np.asarray(Image.fromarray(band).resize((shape[1], shape[0]), Image.Resampling.BILINEAR))
        for band in np.moveaxis(np.ascontiguousarray(values, dtype=np.float32), -1, 0)
    ]
    return np.stack(bands, -1)


def place_words(captions: Sequence[str]) -> tuple[str, ...]:
    """The places and regions that captions name, as the vocabulary calls them, in the alphabet's order."""
    found = set()
    for caption in captions:
        words = split(caption)
        for phrase in (*words, *(" ".join(pair) for pair in pairwise(words))):
            name = vocab.place(phrase)
            if name is not None:
                found.add(name)
            elif vocab.is_stuff(phrase):
                found.add(vocab.noun(phrase).name)
    return tuple(sorted(found))
