"""SVG to pixels by resvg, which needs no fonts and gives the same bytes on every machine."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image

Frame = tuple[float, float, float, float]  # x, y, width, height in user units


def document(body: str, frame: Frame) -> str:
    """A whole SVG file that shows `frame` of the elements in `body`."""
    x, y, width, height = (f"{value:.6g}" for value in frame)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{x} {y} {width} {height}" width="{width}" height="{height}" preserveAspectRatio="none">{body}</svg>'
    )


def png(svg: str, width: int, height: int) -> bytes:
    """The SVG document as a PNG file of exactly this size; its frame is stretched to it."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True))


def picture(svg: str, width: int, height: int) -> Image:
    """The SVG document as an RGB picture; what it leaves empty is white."""
    from PIL import Image

    drawn = Image.open(io.BytesIO(png(svg, width, height)))
    if drawn.mode != "RGBA":
        return drawn.convert("RGB")
    if drawn.getchannel("A").getextrema() == (255, 255):
        return drawn.convert("RGB")
    ground = Image.new("RGB", drawn.size, "white")
    ground.paste(drawn, mask=drawn.getchannel("A"))
    return ground


def alpha(svg: str, width: int, height: int) -> npt.NDArray[np.float32]:
    """How much of each pixel the SVG document covers: (height, width) float32 in 0..1."""
    from PIL import Image

    drawn = Image.open(io.BytesIO(png(svg, width, height))).convert("RGBA")
    return np.asarray(drawn.getchannel("A"), dtype=np.float32) / 255
