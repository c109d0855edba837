"""Several renderers on the same layouts as one sheet: layouts in rows, renderers in columns, figures below."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch

from layoutgen import raster
from layoutgen.layout import Layout
from layoutgen.nn import metrics
from layoutgen.nn.renderer import naming
from layoutgen.sheet import wrapped

if TYPE_CHECKING:
    from PIL.Image import Image

    from layoutgen.nn.eyes_system import Sight

_GAP, _LINE, _CAPTION = 8, 16, 220


def plan(layout: Layout, side: int) -> Image:
    """The layout itself: its masks in colours, each with its label."""
    from PIL import Image, ImageDraw, ImageFont

    width, height = fitted(layout, side)
    picture = Image.new("RGB", (width, height), "white")
    draw, font = ImageDraw.Draw(picture, "RGBA"), ImageFont.load_default(size=11)
    for number, item in enumerate(layout.sorted()):
        red, green, blue = (round(255 * c) for c in colorsys.hls_to_rgb(number * 0.381966 % 1, 0.45, 0.6))
        mask = Image.fromarray(raster.item_mask(item, (width, height)).astype("uint8") * 150)
        picture.paste((red, green, blue), (0, 0), mask)
        x0, y0, x1, y1 = item.box.x0 * width, item.box.y0 * height, item.box.x1 * width, item.box.y1 * height
        draw.rectangle((x0, y0, max(x0, x1 - 1), max(y0, y1 - 1)), outline=(red, green, blue, 255))
        draw.text((x0 + 2, y0 + 1), item.label, fill=(0, 0, 0, 255), font=font)
    return picture


def fitted(layout: Layout, side: int) -> tuple[int, int]:
    """The size of the layout's canvas when its longer side is `side` pixels."""
    longer = max(layout.canvas.width, layout.canvas.height)
    width, height = (max(1, round(side * each / longer)) for each in (layout.canvas.width, layout.canvas.height))
    return width, height


def sheet(
    layouts: Sequence[Layout], columns: Sequence[tuple[str, Sequence[Image]]], figures: Sequence[str], side: int
) -> Image:
    """The sheet. columns: a heading and a picture of each layout. figures: a text below each column, lines by "\\n"."""
    from PIL import Image, ImageDraw, ImageFont

    font, small = ImageFont.load_default(size=14), ImageFont.load_default(size=11)
    foot = max((text.count("\n") + 1 for text in figures), default=0) * _LINE
    wide = _CAPTION + (len(columns) * (side + _GAP)) + _GAP
    made = Image.new("RGB", (wide, _LINE + 2 * _GAP + len(layouts) * (side + _GAP) + foot + _GAP), "white")
    draw = ImageDraw.Draw(made)
    for row, layout in enumerate(layouts):
        top = _LINE + 2 * _GAP + row * (side + _GAP)
        for line, words in enumerate(wrapped(layout.scene.text, small.getlength, _CAPTION - 2 * _GAP)[: side // _LINE]):
            draw.text((_GAP, top + line * _LINE), words, fill="black", font=small)
        for column, (_, pictures) in enumerate(columns):
            shown = pictures[row].copy()
            shown.thumbnail((side, side))
            if max(shown.size) < side:  # small pictures are shown as they are, in larger pixels
                scale = side / max(shown.size)
                shown = shown.resize(
                    (round(shown.width * scale), round(shown.height * scale)), Image.Resampling.NEAREST
                )
            made.paste(shown, (_CAPTION + column * (side + _GAP), top))
    for column, ((heading, _), text) in enumerate(zip(columns, figures, strict=True)):
        draw.text((_CAPTION + column * (side + _GAP), _GAP), heading, fill="black", font=font)
        for line, words in enumerate(text.split("\n")):
            at = (_CAPTION + column * (side + _GAP), _LINE + 2 * _GAP + len(layouts) * (side + _GAP) + line * _LINE)
            draw.text(at, words, fill="black", font=small)
    return made


def kept_to(layouts: Sequence[Layout], pictures: Sequence[Image], sight: Sight) -> tuple[float, float]:
    """Mean IoU with the layouts' own masks over the labels met, and the share of boxes whose content is named right.

    A label that the eyes do not know is looked for as the one they know that is most like it.
    """
    from layoutgen.evaluation.images import SIDE, as_tensor

    named = naming(sight.labels.entries[2:])
    table = metrics.Confusion(len(sight.labels))
    images = torch.stack([as_tensor(picture) for picture in pictures])
    seen = metrics.segmented(sight.eyes, images)
    boxes, owner, labels = [], [], []
    for number, layout in enumerate(layouts):
        truth = torch.zeros(SIDE, SIDE, dtype=torch.int64)
        for item in layout.sorted():
            label = sight.labels.id(named(item.label))
            truth[torch.from_numpy(raster.item_mask(item, (SIDE, SIDE)))] = label
            boxes.append(tuple(item.box))
            owner.append(number)
            labels.append(label)
        table.add(truth, seen[number])
    if not labels:
        return 0.0, 0.0
    asked = table.table.sum(1) > 0
    found = metrics.named(sight.eyes, images, torch.tensor(boxes), torch.tensor(owner))
    right = float((found == torch.tensor(labels)).double().mean())
    return (float(table.ious()[asked].mean()) if asked.any() else 0.0), right
