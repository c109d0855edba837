"""Statues of what is drawn otherwise: the drawing of an elephant in grey stone, on a pedestal."""

from __future__ import annotations

import re
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.sorts import STATUES

_SMALL = frozenset({"figurine", "figure", "ornament"})
_CARVED = frozenset({"animal", "bird", "fish", "fruit", "vehicle", "boat", "aircraft"})
_FILL = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
_DARKEST, _LIGHTEST = 0x58, 0xD8
_BASE = 0.16  # of the figure's height


def carved(label: str) -> str | None:
    """What a statue shows ("elephant" for an "elephant statue"), when there can be a drawing of that; else None."""
    subject, _, head = label.rpartition(" ")
    known = vocab.lookup(subject) if head in STATUES | _SMALL else None
    return subject if known is not None and known.group in _CARVED else None


def in_stone(drawing: Drawing, label: str) -> Drawing:
    """The drawing in shades of grey, on a pedestal unless it is a figurine."""
    svg = _FILL.sub(lambda found: _grey(found[0]), drawing.svg)
    x, y, width, height = drawing.view
    if label.split()[-1] in _SMALL:
        return replace(drawing, name=label, svg=svg)
    top, base = y + height, _BASE * height
    stone = _block("#8899A6", x + 0.06 * width, top, 0.88 * width, base)
    stone += _block("#66757F", x, top + 0.6 * base, width, 0.4 * base)
    return replace(drawing, name=label, svg=f"<g>{svg}{stone}</g>", view=(x, y, width, height + base))


def _block(fill: str, x: float, y: float, width: float, height: float) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"/>'


def _grey(fill: str) -> str:
    digits = fill[1:] if len(fill) == 7 else "".join(2 * digit for digit in fill[1:])
    red, green, blue = (int(digits[k : k + 2], 16) for k in (0, 2, 4))
    light = (0.3 * red + 0.59 * green + 0.11 * blue) / 255
    shade = round(_DARKEST + (_LIGHTEST - _DARKEST) * light)
    return f"#{shade - 6:02X}{shade:02X}{min(255, shade + 6):02X}"
