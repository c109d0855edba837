"""A sheet of samples: the layout that was given, the real picture, the drawn one, side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw
from torch import Tensor

from layoutgen.nn.batch import SceneBatch
from layoutgen.nn.renderer import pixels
from layoutgen.nn.samples import enlarged, sample_sheet

ACROSS, SCALE = 5, 2


def sheet(batch: SceneBatch, drawn: Tensor, names: Sequence[str], most: int) -> Image.Image:
    """At most so many triples, row by row. drawn: (B, 3, S, S) in -1..1. names: of the labels by id."""
    assert batch.images is not None
    count, side = min(most, len(batch)), drawn.shape[-1] * SCALE
    layouts = np.stack([np.asarray(boxes(batch, k, names, side)) for k in range(count)])
    real, shown = (enlarged(pixels(images[:count]), SCALE) for images in (batch.images, drawn))
    return sample_sheet([layouts, real, shown], across=ACROSS)


def boxes(batch: SceneBatch, scene: int, names: Sequence[str], side: int) -> Image.Image:
    """The objects' boxes with their names, the farthest first; words of the background stand in the corner."""
    made = Image.new("RGB", (side, side), "#eeeeee")
    pen = ImageDraw.Draw(made)
    mine = batch.owner == scene
    for label, box in zip(batch.labels[mine].tolist(), batch.boxes[mine].tolist(), strict=True):
        corners = [value * (side - 1) for value in box]
        colour = f"hsl({label * 137 % 360}, 60%, 65%)"
        if box != [0.0, 0.0, 1.0, 1.0]:
            pen.rectangle(corners, fill=colour, outline="black")
        pen.text((corners[0] + 2, corners[1] + 1), names[label][:14], fill="black")
    return made
