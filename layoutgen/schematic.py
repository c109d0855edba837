"""A layout as a schematic SVG: boxes with labels, for notebooks and for looking at a layout without drawing it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from layoutgen.layout import Layout

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")  # no letters, and not allowed in XML
_HUES = 137.508  # the golden angle: neighbours in the list get colours far apart


def schematic_svg(layout: Layout) -> str:
    """An SVG of the layout's boxes, farthest first, each with its id and attributes; labels are text, never markup."""
    width, height = layout.canvas.width, layout.canvas.height
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    size = max(width, height) / 40
    for number, item in enumerate(layout.sorted()):
        x, y = item.box.x0 * width, item.box.y0 * height
        colour = f"hsl({number * _HUES % 360:.0f},65%,45%)"
        said = escape(_UNPRINTABLE.sub(" ", " ".join((*item.attributes, item.label))))
        parts.append(
            f'<rect x="{x:.2f}" y="{y:.2f}" '
            f'width="{item.box.width * width:.2f}" height="{item.box.height * height:.2f}" '
            f'fill="{colour}" fill-opacity="0.12" stroke="{colour}" stroke-width="{size / 8:.2f}"/>'
            f'<text x="{x + size / 4:.2f}" y="{y + size:.2f}" font-family="sans-serif" font-size="{size:.2f}" '
            f'fill="{colour}">{said}</text>'
        )
    return "".join(parts) + "</svg>"
