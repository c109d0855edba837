"""A little pack of flat rectangles: a colour for each label, dark backdrops. For trying a training out."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from layoutgen.data.pack import MASK_SIZE, Head, PackWriter, Pair

LABELS, COLOURS = ("grass", "dog", "car"), ((20, 60, 20), (220, 180, 60), (60, 90, 230))
PICTURES, KEPT = 20, 4  # in all, and of them in the test part


def write(folder: Path, size: int, name: str = "sample") -> Path:
    """Twenty pictures of `size` px: a dog and a car on grass, each a rectangle."""
    chance = np.random.default_rng(0)
    head = Head(name=name, size=size, labels=LABELS, licence="CC0-1.0", source="rectangles")
    with PackWriter(folder, head) as writer:
        for number in range(PICTURES):
            corners = chance.uniform(0, 0.5, (2, 2))
            boxes = np.array([(0, 0, 1, 1), *((x, y, x + 0.4, y + 0.5) for x, y in corners)])
            writer.add(_pair(f"sample-{number}", boxes, size, held_out=number >= PICTURES - KEPT))
    return folder


def _pair(id: str, boxes: np.ndarray, size: int, *, held_out: bool) -> Pair:
    image, seen = np.empty((size, size, 3), np.uint8), np.empty((size, size), np.uint8)
    for label, (x0, y0, x1, y1) in enumerate((boxes * size).round().astype(int)):
        image[y0:y1, x0:x1], seen[y0:y1, x0:x1] = COLOURS[label], label + 1
    return Pair(
        id=id,
        captions=("a dog and a car on the grass", "a car beside a dog"),
        image=image,
        seen=seen,
        labels=range(1, len(boxes) + 1),
        boxes=boxes,
        masks=np.full((len(boxes), MASK_SIZE, MASK_SIZE), 255, np.uint8),
        keypoints=np.zeros((len(boxes), 0, 3)),
        held_out=held_out,
    )
