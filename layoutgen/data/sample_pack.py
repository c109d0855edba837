"""A little pack of flat drawings, to try a training out on: a red or a blue person and a car on grass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from layoutgen.data.pack import MASK_SIZE, Head, PackWriter, Pair
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import SceneData

LABELS, PREDICATES = ("grass", "person", "car"), ("left of", "right of")
POINTS = ("nose", "left_hip", "right_hip", "left_ankle", "right_ankle")
_WHERE = ((0.5, 0.1), (0.6, 0.5), (0.4, 0.5), (0.7, 0.95), (0.3, 0.95))  # of the points in a person's box
_COLOURS = {"red": (220, 40, 40), "blue": (40, 60, 230)}
_GRASS, _CAR, _SKIN = (20, 90, 20), (210, 180, 60), (240, 200, 160)
_PICTURES, _KEPT = 40, 8  # in all, and of them in the test part


def sample_pack(folder: Path, size: int, name: str = "sample") -> Path:
    """Writes forty pictures of `size` px, eight of them kept aside with their layouts; returns the folder."""
    chance = np.random.default_rng(0)
    head = Head(
        name=name,
        size=size,
        labels=LABELS,
        keypoints=POINTS,
        predicates=PREDICATES,
        licence="CC0-1.0",
        source="rectangles",
    )
    with PackWriter(folder, head) as writer:
        for number in range(_PICTURES):
            x, y = chance.uniform(0, 0.5, 2)
            person = (x * 0.4, y, x * 0.4 + 0.25, min(1.0, y + 0.6))
            car = (0.5 + x * 0.2, 0.5 + y * 0.4, 0.85 + x * 0.2, 0.8 + y * 0.4)
            pair = _pair(f"sample-{number}", person, car, size, tuple(_COLOURS)[number % 2])
            writer.add(replace(pair, held_out=number >= _PICTURES - _KEPT))
    return folder


def _pair(id: str, person: tuple[float, ...], car: tuple[float, ...], size: int, colour: str) -> Pair:
    image = np.broadcast_to(np.array(_GRASS, np.uint8), (size, size, 3)).copy()
    seen = np.ones((size, size), np.uint8)
    for label, (box, paint) in enumerate(((person, _COLOURS[colour]), (car, _CAR)), 2):
        x0, y0, x1, y1 = (round(side * size) for side in box)
        image[y0:y1, x0:x1], seen[y0:y1, x0:x1] = paint, label
        if label == 2:
            image[y0 : y0 + (y1 - y0) // 5, x0:x1] = _SKIN
    corner, side = np.array(person[:2]), np.array(person[2:]) - person[:2]
    points = np.zeros((3, len(POINTS), 3))
    points[1] = np.concatenate([corner + np.array(_WHERE) * side, np.ones((len(POINTS), 1))], 1)
    said = f"a {colour} person left of a car on grass"
    items = (
        Item(id="person.1.1", node="person.1", label="person", attributes=(colour,), box=Box(*person)),
        Item(id="car.1.1", node="car.1", label="car", box=Box(*car), z=1),
    )
    return Pair(
        id=id,
        captions=(said, f"a person in {colour} beside a car"),
        image=image,
        seen=seen,
        labels=(1, 2, 3),
        boxes=np.array([(0, 0, 1, 1), person, car]),
        masks=np.full((3, MASK_SIZE, MASK_SIZE), 255, np.uint8),
        keypoints=points,
        triples=((1, 0, 2),),
        layout=Layout(
            canvas=Canvas(width=512, height=512), background=("grass",), items=items, scene=SceneData(text=said)
        ),
    )
