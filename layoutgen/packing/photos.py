"""Photos of any data set as a pack: those whose examples have a picture, stretched to a square."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from layoutgen.data.example import Example
from layoutgen.data.pack import MOST_LABELS, Array, Head, Pair
from layoutgen.data.pairs import SCENE, Packer
from layoutgen.data.part import held_out
from layoutgen.errors import FormatError
from layoutgen.layout import Layout
from layoutgen.raster import item_mask

MOST = 30  # things of a picture, the largest first


@dataclass(frozen=True)
class Photo:
    """A photo to be packed; its layout has the pack's labels alone, the largest thing first."""

    id: str
    captions: tuple[str, ...]
    layout: Layout
    image: Path


def plan(
    examples: Iterable[Example], *, name: str, size: int, count: int | None, labels: int, seed: int, source: str
) -> tuple[Head, list[Photo]]:
    """The head and the photos of a pack: the first `count`, or all, with the most frequent `labels` labels.

    A map says what is seen by outlines where the data set has them, by boxes elsewhere; the smaller of two things is
    held to be the nearer. Raises FormatError when no example has a picture.
    """
    found = [example for example in examples if example.image is not None][:count]
    if not found:
        raise FormatError("no entry of the data has a picture, so there is nothing to pack")
    counts = Counter(item.label for example in found for item in example.layout.items)
    ranked = sorted(counts, key=lambda label: (-counts[label], label))
    kept = (SCENE, *(label for label in ranked[: min(labels, MOST_LABELS - 1)] if label != SCENE))
    photos = [_photo(example, set(kept)) for example in sorted(found, key=lambda e: held_out(e.id))]
    items = [item for photo in photos for item in photo.layout.items]
    points = dict.fromkeys(point.name for item in items for point in item.keypoints or ())
    predicates = Counter(r.predicate for photo in photos for r in photo.layout.scene.relations)
    head = Head(
        name=name,
        size=size,
        labels=kept,
        keypoints=tuple(points),
        predicates=tuple(sorted(predicates, key=lambda p: (-predicates[p], p))[:MOST_LABELS]),
        maps="outlines" if items and all(item.mask is not None for item in items) else "boxes",
        seed=seed,
        source=source,
    )
    return head, photos


def _photo(example: Example, labels: set[str]) -> Photo:
    assert example.image is not None
    known = (item for item in example.layout.items if item.label in labels)
    items = sorted(known, key=lambda item: (item.z, -item.box.area))[:MOST]
    return Photo(example.id, example.captions, example.layout.with_items(items), example.image)


class Read:
    """Reads the photos of one pack."""

    def __init__(self, head: Head) -> None:
        self.size, self.packer = head.size, Packer(head)

    def __call__(self, photo: Photo) -> Pair:
        """The photo. Raises FormatError when it cannot be read."""
        seen = np.zeros((self.size, self.size), dtype=np.int64)
        for number, item in enumerate(photo.layout.items, 1):
            seen[item_mask(item, (self.size, self.size))] = number
        return self.packer.pair(
            photo.id, photo.captions, photo.layout, _pixels(photo.image, self.size), seen,
            held_out=held_out(photo.id), ground=False,
        )  # fmt: skip


def _pixels(path: Path, size: int) -> Array:
    """The picture as (size, size, 3) uint8; its aspect is given up, so that boxes stay shares of it."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            image.draft("RGB", (2 * size, 2 * size))  # a JPEG is decoded no larger than needed
            smooth = Image.Resampling.BOX if min(image.size) >= size else Image.Resampling.BICUBIC
            return np.asarray(image.convert("RGB").resize((size, size), smooth, reducing_gap=3.0))
    except (OSError, UnidentifiedImageError) as error:
        raise FormatError(f"cannot read the picture {path}: {error}") from None
