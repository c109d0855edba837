"""Which pixels of a drawn person are a garment or a board: those that change when it alone is dyed otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from layoutgen.art.compose import Scene
from layoutgen.art.drawing import Drawing
from layoutgen.art.persons import Figure, draw
from layoutgen.art.rasterise import Frame, pixels

_DYES = ("#ff00ff", "#00ff00")
_CHANGED = 96  # of 255, in any channel


def figure_mask(scene: Scene, number: int, shown: Frame, width: int, height: int) -> npt.NDArray[np.float32]:
    """(height, width) float32, 1 where item `number`, worn or ridden by a person, is drawn in the frame `shown`."""
    part = scene.cast.parts[number]
    assert part.owner is not None
    figure = scene.cast.parts[part.owner].figure
    assert figure is not None
    at = scene.stage.at[part.owner]
    images = [
        pixels(f'<g transform="{at.svg}">{drawing.svg}</g>', shown, (width, height))
        for drawing in dyed(figure, part.prop)
    ]
    return _changed(*images).astype(np.float32)


def dyed(figure: Figure, prop: str) -> tuple[Drawing, Drawing]:
    """The figure twice, its garment `prop` in two colours that nothing else has."""
    one, other = (draw(replace(figure, outfit=_with(figure.outfit, prop, dye))) for dye in _DYES)
    return one, other


@lru_cache(maxsize=256)
def local_mask(figure: Figure, prop: str, longest: int) -> tuple[npt.NDArray[np.bool_], Frame]:
    """Where the garment lies on the figure: a mask, and the frame of the drawing's units that it spans.

    longest: pixels along the longer side of the drawing.
    """
    one, other = dyed(figure, prop)
    x, y, width, height = one.view
    unit = max(width, height) / longest
    columns, rows = max(2, round(width / unit) + 2), max(2, round(height / unit) + 2)
    shown = (x - unit, y - unit, columns * unit, rows * unit)
    images = [pixels(drawing.svg, shown, (columns, rows)) for drawing in (one, other)]
    return _changed(*images), shown


def _with(outfit: tuple[tuple[str, str], ...], prop: str, dye: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, dye if name == prop else value) for name, value in outfit)


def _changed(one: npt.NDArray[np.uint8], other: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    difference = np.abs(one[..., :3].astype(np.int16) - other[..., :3])
    changed: npt.NDArray[np.bool_] = difference.max(axis=-1) > _CHANGED
    return changed
