"""Cut-outs on a canvas: fitted to boxes, feathered at their edges, one over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from layoutgen.layout import Box
from layoutgen_text2scene.patches_colour import Floats, Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

STRETCH = 1.3  # a cut-out is stretched by this at the most to fill its box; beyond it keeps its shape and stands in it
_SOFT = 0.004  # width of the soft edge, of the cut-out's shorter side


def fitted(box: Box, aspect: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The pixels x0 y0 x1 y1 that a cut-out of this aspect takes in a box on a picture of this size (width, height).

    It fills the box if that stretches it by no more than `STRETCH`; else it stands in the middle of its lower edge.
    """
    width, height = box.width * size[0], box.height * size[1]
    ratio = width / height / aspect
    if ratio > STRETCH:
        width = height * aspect * STRETCH
    elif ratio < 1 / STRETCH:
        height = width / aspect * STRETCH
    left, bottom = box.cx * size[0] - width / 2, box.y1 * size[1]
    x0, y0 = round(left), round(bottom - height)
    return x0, y0, max(x0 + 1, round(left + width)), max(y0 + 1, round(bottom))


def feathered(cutout: Image) -> Image:
    """The cut-out with an edge that begins a little within its outline, where no background shines through."""
    from PIL import Image, ImageFilter

    radius = max(0.6, _SOFT * min(cutout.size))
    alpha = np.asarray(cutout.getchannel("A").filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32) / 255
    soft = np.clip((alpha - 0.35) / 0.5, 0, 1)
    own = np.asarray(cutout.getchannel("A"), dtype=np.float32) / 255
    made = cutout.copy()
    made.putalpha(Image.fromarray(np.rint(255 * np.minimum(soft, own)).astype(np.uint8)))
    return made


def stamp(pixels: Pixels, at: tuple[int, int, int, int], *, flip: bool) -> Image:
    """The cut-out at the size of the place, mirrored if asked, with soft edges."""
    from PIL import Image, ImageOps

    image = Image.fromarray(pixels)
    if flip:
        image = ImageOps.mirror(image)
    size = (at[2] - at[0], at[3] - at[1])
    scaled = image.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return feathered(scaled)


def over(picture: Image, drawn: Image, x: int, y: int) -> None:
    """Draws an RGBA picture on another one, its left upper corner at x, y; what lies outside is cut off."""
    left, top = max(0, -x), max(0, -y)
    right, bottom = min(drawn.width, picture.width - x), min(drawn.height, picture.height - y)
    if left < right and top < bottom:
        part = drawn.crop((left, top, right, bottom))
        picture.paste(part, (x + left, y + top), part.getchannel("A"))


def clipped_to(drawn: Image, mask: npt.NDArray[np.bool_], x: int, y: int) -> Image:
    """The drawing where a mask of the whole picture, (H, W) bool, has it. x, y: its left upper corner there."""
    from PIL import Image

    here = np.zeros((drawn.height, drawn.width), dtype=np.uint8)
    rows = slice(max(0, y), min(mask.shape[0], y + drawn.height))
    columns = slice(max(0, x), min(mask.shape[1], x + drawn.width))
    if rows.start < rows.stop and columns.start < columns.stop:
        part = mask[rows, columns]
        here[rows.start - y : rows.stop - y, columns.start - x : columns.stop - x] = part * np.uint8(255)
    made = drawn.copy()
    made.putalpha(Image.fromarray(np.minimum(here, np.asarray(drawn.getchannel("A")))))
    return made


def gradient(top: Floats, bottom: Floats, size: tuple[int, int]) -> Image:
    """A picture from one colour to another (three values of 0..255 each), downwards."""
    from PIL import Image

    share = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    lines = np.rint((1 - share) * top + share * bottom).astype(np.uint8)
    return Image.fromarray(np.ascontiguousarray(np.repeat(lines[:, None], size[0], axis=1)))


def covering(pixels: Pixels, size: tuple[int, int]) -> Image:
    """A picture scaled to cover a size, its middle across and its lower edge kept."""
    from PIL import Image

    image = Image.fromarray(pixels)
    factor = max(size[0] / image.width, size[1] / image.height)
    width, height = size[0] / factor, size[1] / factor
    left, top = (image.width - width) / 2, image.height - height
    return image.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + width, top + height))
