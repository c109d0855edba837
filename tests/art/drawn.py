"""What the tests of the art share: a noun's drawing and its pixels."""

from __future__ import annotations

import io

import numpy as np
import resvg_py
from PIL import Image

from layoutgen.art import packs
from layoutgen.art.drawing import Drawing

SIDE = 512


def document(drawing: Drawing, margin: float = 0.0) -> str:
    """The drawing in its own frame as a whole SVG file, `margin` in shares of the frame on every side."""
    x, y, width, height = drawing.view
    dx, dy = width * margin, height * margin
    box = f"{x - dx} {y - dy} {width + 2 * dx} {height + 2 * dy}"
    frame = f'width="{SIDE}" height="{SIDE}" viewBox="{box}" preserveAspectRatio="none"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{drawing.svg}</svg>'


def pixels(drawing: Drawing, side: int = 300, margin: float = 0.0) -> np.ndarray:
    """(side, side, 4) uint8."""
    png = resvg_py.svg_to_bytes(svg_string=document(drawing, margin), width=side, height=side, skip_system_fonts=True)
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"))


def found(label: str, *attributes: str) -> Drawing:
    drawing = packs.find(label, attributes)
    assert drawing is not None, label
    return drawing
