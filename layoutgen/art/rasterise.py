"""SVG to pixels by resvg, which needs no fonts and gives the same bytes on every machine."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image

Frame = tuple[float, float, float, float]  # x, y, width, height in user units


def document(body: str, frame: Frame, size: tuple[int, int] | None = None) -> str:
    """A whole SVG file that shows `frame` of the elements in `body`, stretched to `size` pixels if one is given."""
    shown = " ".join(f"{value:.6g}" for value in frame)
    width, height = (f"{frame[2]:.6g}", f"{frame[3]:.6g}") if size is None else size
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{shown}" width="{width}" height="{height}" preserveAspectRatio="none">{body}</svg>'
    )


def png(body: str, frame: Frame, size: tuple[int, int]) -> bytes:
    """`frame` of the elements in `body` as a PNG file of exactly `size` pixels (width, height)."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=document(body, frame, size), skip_system_fonts=True))


def pixels(body: str, frame: Frame, size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    """The same as a (height, width, 4) array: red, green, blue, alpha."""
    from PIL import Image

    return np.asarray(Image.open(io.BytesIO(png(body, frame, size))).convert("RGBA"))


def picture(body: str, frame: Frame, size: tuple[int, int]) -> Image:
    """The same as an RGB picture; what is left empty is white."""
    from PIL import Image

    drawn = Image.open(io.BytesIO(png(body, frame, size)))
    if drawn.mode != "RGBA" or drawn.getchannel("A").getextrema() == (255, 255):
        return drawn.convert("RGB")
    ground = Image.new("RGB", drawn.size, "white")
    ground.paste(drawn, mask=drawn.getchannel("A"))
    return ground


def alpha(body: str, frame: Frame, size: tuple[int, int]) -> npt.NDArray[np.float32]:
    """How much of each pixel is covered: (height, width) float32 in 0..1."""
    from PIL import Image

    drawn = np.asarray(Image.open(io.BytesIO(png(body, frame, size))).getchannel("A"))
    covered: npt.NDArray[np.float32] = np.divide(drawn, 255, dtype=np.float32)
    return covered
