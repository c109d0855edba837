"""How a layout came to be: a picture of every step, with the attention on the words beside the canvas.

Into a folder: step-01.png and so on, `steps.png` (all of them on one sheet) and `steps.gif` (one after another).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from layoutgen.errors import OutputError
from layoutgen.layout import Box
from layoutgen_text2scene.predictor_work import Step

if TYPE_CHECKING:
    from PIL import ImageFont
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SIDE, MARGIN, BESIDE, LINE = 448, 16, 352, 20  # px: of the canvas, around, of the words beside it, of one line
INK, FAINT, NEW, OLD, LOCKED = "#1c1c1c", "#8a8a8a", "#d1341f", "#5d7389", "#8a6d1d"
WHAT, WHERE, CHANCE = "#2b6cb0", "#2f855a", "#b7791f"
SHOWN = 16  # words, at most, that attention is shown on
MILLISECONDS = 1200


def write_trace(folder: Path, text: str, steps: Sequence[Step]) -> list[Path]:
    """Writes the pictures and returns their paths. Raises OutputError when that cannot be done."""
    frames = list(pages(text, steps))
    pictures = {f"step-{k:02}.png": frame for k, frame in enumerate(frames, 1)} | {"steps.png": sheet(frames)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, picture in pictures.items():
            picture.save(folder / name)
        paths = [folder / name for name in pictures]
        film = folder / "steps.gif"
        frames[0].save(film, save_all=True, append_images=frames[1:], duration=MILLISECONDS, loop=0)
    except OSError as error:
        raise OutputError(f"the steps cannot be written to {folder}: {error}") from None
    return [*paths, film]


def pages(text: str, steps: Sequence[Step]) -> Iterator[Image]:
    """A picture after each step; one of an empty canvas when there is no step."""
    from PIL import Image, ImageDraw

    for number in range(1, len(steps) + 1) if steps else (0,):
        page = Image.new("RGB", (MARGIN * 3 + SIDE + BESIDE, MARGIN * 2 + LINE * 2 + SIDE), "white")
        draw = ImageDraw.Draw(page)
        draw.text((MARGIN, MARGIN), _cut(draw, text, page.width - 2 * MARGIN, 15), fill=INK, font=_font(15))
        left, top = MARGIN, MARGIN + LINE * 3 // 2
        _canvas(draw, left, top, steps[:number])
        if number:
            _beside(draw, left + SIDE + MARGIN, top, steps[number - 1], number, len(steps))
        yield page


def sheet(frames: Sequence[Image]) -> Image:
    """All steps as one picture, at two thirds of their size, at most three in a row."""
    from PIL import Image

    wide, high = (side * 2 // 3 for side in frames[0].size)
    columns = min(3, len(frames))
    rows = -(-len(frames) // columns)
    made = Image.new("RGB", (columns * wide, rows * high), "white")
    for k, frame in enumerate(frames):
        made.paste(frame.resize((wide, high), Image.Resampling.LANCZOS), (k % columns * wide, k // columns * high))
    return made


def _canvas(draw: ImageDraw, left: int, top: int, steps: Sequence[Step]) -> None:
    """The objects so far, the new one in red; labels are drawn last, so that no box hides them."""
    draw.rectangle((left, top, left + SIDE, top + SIDE), fill="#f6f5f2", outline=FAINT)
    colours = [LOCKED if step.locked else OLD for step in steps]
    colours[-1:] = [NEW] if steps else []
    for step, colour in zip(steps, colours, strict=True):
        corners = _pixels(step.box, left, top)
        if colour == NEW:
            _shade(draw, corners)
        draw.rectangle(corners, outline=colour, width=4 if colour == NEW else 2)
    for step, colour in zip(steps, colours, strict=True):
        x0, y0, _, _ = _pixels(step.box, left, top)
        said = step.label + (" (locked)" if step.locked else "" if step.node else " (implied)")
        wide = draw.textlength(said, font=_font(13))
        x, y = min(x0 + 4, left + SIDE - wide - 4), min(y0 + 3, top + SIDE - 18)
        draw.rectangle((x - 2, y - 1, x + wide + 2, y + 15), fill="#ffffff")
        draw.text((x, y), said, fill=colour, font=_font(13))


def _pixels(box: Box, left: int, top: int) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (min(max(side, 0.0), 1.0) * SIDE for side in box)
    return left + x0, top + y0, left + max(x1, x0 + 2), top + max(y1, y0 + 2)


def _shade(draw: ImageDraw, corners: tuple[float, float, float, float]) -> None:
    """Thin slanting lines: they show the new box without hiding what lies under it."""
    x0, y0, x1, y1 = corners
    wide, high = x1 - x0, y1 - y0
    for at in range(8, int(wide + high), 8):
        begin = (x0 + min(at, wide), y0 + max(0.0, at - wide))
        end = (x0 + max(0.0, at - high), y0 + min(at, high))
        draw.line((*begin, *end), fill="#f0b9b0", width=1)


def _beside(draw: ImageDraw, left: int, top: int, step: Step, number: int, total: int) -> None:
    """What came, what else might have come, and where on the text the two attentions lay."""
    said = f"{number} of {total}: {step.label}" + (", locked" if step.locked else "" if step.node else ", implied")
    draw.text((left, top), said, fill=NEW, font=_font(18))
    top += 34
    draw.text((left, top), "next, before asking what the text needs", fill=FAINT, font=_font(12))
    for k, (name, chance) in enumerate(step.chances, 1):
        _bar(draw, left, top + k * LINE, name, ((chance, CHANCE),), BESIDE)
    top += (len(step.chances) + 1) * LINE + 14
    draw.text((left, top), "attention:", fill=FAINT, font=_font(12))
    draw.text((left + 70, top), "what", fill=WHAT, font=_font(12))
    draw.text((left + 110, top), "where", fill=WHERE, font=_font(12))
    for k, (word, what, where) in enumerate(zip(step.words[:SHOWN], step.what, step.where, strict=False)):
        _bar(draw, left, top + 18 + k * 15, word, ((what, WHAT), (where, WHERE)), BESIDE)


def _bar(draw: ImageDraw, left: int, top: int, name: str, shares: Sequence[tuple[float, str]], room: int) -> None:
    """A name and one bar a share, 0 to 1, below one another."""
    draw.text((left, top), _cut(draw, name, 104, 13), fill=INK, font=_font(13))
    high = 12 // len(shares)
    for k, (share, colour) in enumerate(shares):
        begin = (left + 112, top + 3 + k * high)
        draw.rectangle((*begin, begin[0] + max(1.0, (room - 116) * share), begin[1] + high - 2), fill=colour)


def _cut(draw: ImageDraw, text: str, room: float, size: int) -> str:
    """As much of a text as fits on one line."""
    if draw.textlength(text, font=_font(size)) <= room:
        return text
    while text and draw.textlength(text + "…", font=_font(size)) > room:
        text = text[:-1]
    return text.rstrip() + "…"


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    from PIL import ImageFont

    return ImageFont.load_default(size=size)
