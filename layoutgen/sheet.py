"""Contact sheets: many pictures as one, with a line of words under each."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_GAP, _LINE = 8, 15


def contact_sheet(
    images: Sequence[Image], captions: Sequence[str] = (), *, columns: int | None = None, cell: int = 256
) -> Image:
    """The pictures in rows, each fitted into a square of `cell` px, the captions (wrapped, two lines) below them.

    Raises ValueError when there are no images or not as many captions as images.
    """
    from PIL import Image, ImageDraw, ImageFont

    if not images or (captions and len(captions) != len(images)):
        raise ValueError(f"a sheet of {len(images)} images with {len(captions)} captions cannot be made")
    columns = columns or math.ceil(math.sqrt(len(images)))
    rows = math.ceil(len(images) / columns)
    below = 2 * _LINE + 4 if captions else 0
    sheet = Image.new("RGB", (columns * (cell + _GAP) + _GAP, rows * (cell + below + _GAP) + _GAP), "white")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=12)
    for number, image in enumerate(images):
        x = _GAP + number % columns * (cell + _GAP)
        y = _GAP + number // columns * (cell + below + _GAP)
        small = image.copy()
        small.thumbnail((cell, cell))
        sheet.paste(small, (x + (cell - small.width) // 2, y + (cell - small.height) // 2))
        if captions:
            for line, words in enumerate(wrapped(captions[number], lambda s: draw.textlength(s, font=font), cell)[:2]):
                draw.text((x, y + cell + 2 + line * _LINE), words, fill="black", font=font)
    return sheet


def wrapped(text: str, length: Callable[[str], float], width: float) -> list[str]:
    """The text in lines no longer than `width`, as `length` measures; a longer word has a line of its own."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and length(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
