"""A little pack of one thing a picture: a rectangle with a head, keypoints on it. For trying a training out."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from layoutgen.data.pack import MASK_SIZE, Head, PackWriter, Pair

LABELS, POINTS = ("grass", "person"), ("nose", "left_hip", "right_hip", "left_ankle", "right_ankle")
WHERE = ((0.5, 0.1), (0.6, 0.5), (0.4, 0.5), (0.7, 0.95), (0.3, 0.95))  # of the points in the box
COLOURS = {"red": (220, 40, 40), "blue": (40, 60, 230)}
PICTURES, KEPT = 40, 8  # in all, and of them in the test part


def write(folder: Path, size: int, name: str = "sample") -> Path:
    """Forty pictures of `size` px: a red or a blue person on grass."""
    chance = np.random.default_rng(0)
    head = Head(
        name=name,
        size=size,
        labels=LABELS,
        keypoints=POINTS,
        predicates=("on",),
        licence="CC0-1.0",
        source="rectangles",
    )
    with PackWriter(folder, head) as writer:
        for number in range(PICTURES):
            x, y, width = chance.uniform((0.0, 0.0, 0.3), (0.5, 0.4, 0.5))
            box = (x, y, x + width, min(1.0, y + 0.6))
            writer.add(_pair(f"sample-{number}", box, size, tuple(COLOURS)[number % 2], number >= PICTURES - KEPT))
    return folder


def _pair(id: str, box: tuple[float, float, float, float], size: int, colour: str, held_out: bool) -> Pair:
    x0, y0, x1, y1 = (round(side * size) for side in box)
    image = np.broadcast_to(np.array((20, 90, 20), np.uint8), (size, size, 3)).copy()
    seen = np.ones((size, size), np.uint8)
    image[y0:y1, x0:x1], seen[y0:y1, x0:x1] = COLOURS[colour], 2
    image[y0 : y0 + (y1 - y0) // 5, x0:x1] = (240, 200, 160)
    corner, side = np.array(box[:2]), np.array(box[2:]) - box[:2]
    points = np.zeros((2, len(POINTS), 3))
    points[1] = np.concatenate([corner + np.array(WHERE) * side, np.ones((len(POINTS), 1))], 1)
    return Pair(
        id=id,
        captions=(f"a {colour} person on grass", f"a person in {colour}"),
        image=image,
        seen=seen,
        labels=(1, 2),
        boxes=np.array([(0, 0, 1, 1), box]),
        masks=np.full((2, MASK_SIZE, MASK_SIZE), 255, np.uint8),
        keypoints=points,
        held_out=held_out,
    )
