"""Style sheets as layouts, the form of LayoutGPT (arXiv 2305.15393, section 3): a rule and a box for each object.

Written exactly, read leniently: models repeat labels, forget semicolons, use percent, add prose and code fences.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from layoutgen.layout import Box, Canvas, Item

_RULE = re.compile(r"(?P<name>[^{}\n;]*?)\s*\{(?P<body>[^{}]*)\}")
_PROPERTY = re.compile(
    r"(?P<name>[a-z-]+)\s*[:=]\s*(?P<value>[-+]?[0-9.]+(?:e[-+]?[0-9]+)?|[-+a-z]+)\s*(?P<unit>px|%)?", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DIGITS = 6  # of a share of the canvas
_SIDES = ("left", "top", "right", "bottom", "width", "height")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it is about, its box in the unit square (none when it makes none) and its z-index, if it has one.

    problem: why there is no box.
    """

    name: str
    box: Box | None
    z: float | None = None
    problem: str = ""


def write(named: Iterable[tuple[str, Item]], canvas: Canvas) -> str:
    """A rule for each item under its name, in whole pixels."""
    return "\n".join(f"{name} {{{_declarations(item, canvas)}}}" for name, item in named)


def _declarations(item: Item, canvas: Canvas) -> str:
    x0, y0, x1, y1 = item.box
    w, h = canvas.width, canvas.height
    return (
        f"left: {x0 * w:.0f}px; top: {y0 * h:.0f}px; width: {max(1, (x1 - x0) * w):.0f}px; "
        f"height: {max(1, (y1 - y0) * h):.0f}px; z-index: {item.z}"
    )


def read(text: str, canvas: Canvas) -> list[Rule]:
    """The rules of a style sheet, in its order; [] when there are none.

    Numbers are pixels of the canvas or percent of it; when none of a sheet is larger than 1, they are shares of it.
    """
    found = [(_name(m["name"]), _properties(m["body"])) for m in _RULE.finditer(_COMMENT.sub("", text))]
    sides = [value for _, values in found for key, (value, unit) in values.items() if key in _SIDES and unit != "%"]
    shares = bool(sides) and all(math.isfinite(v) and abs(v) <= 1 for v in sides)
    return [_rule(name, values, canvas, shares) for name, values in found if name and set(values) & set(_SIDES)]


def _name(selector: str) -> str:
    """ "1. #dog-1" -> "dog-1": without bullets, quotes and the marks of classes and ids."""
    words = re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", selector)
    return " ".join(words.strip(" \t.#*`\"':,-").split()).lower()


def _properties(body: str) -> dict[str, tuple[float, str]]:
    values: dict[str, tuple[float, str]] = {}
    for m in _PROPERTY.finditer(body):
        if (value := _number(m["value"])) is not None:
            values.setdefault(m["name"].lower(), (value, m["unit"] or "px"))
    return values


def _number(text: str) -> float | None:
    """The number, which may be NaN or infinite; none for words such as "auto"."""
    try:
        return float(text)
    except ValueError:
        return None


def _rule(name: str, values: dict[str, tuple[float, str]], canvas: Canvas, shares: bool) -> Rule:
    z = values.get("z-index", (math.nan, ""))[0]
    across = _extent(values, ("left", "right", "width"), 1 if shares else canvas.width)
    down = _extent(values, ("top", "bottom", "height"), 1 if shares else canvas.height)
    depth = z if math.isfinite(z) else None
    if across is None or down is None:
        return Rule(name, None, depth, "its box is not complete")
    sides = (across[0], down[0], across[1], down[1])
    if not all(map(math.isfinite, sides)):
        return Rule(name, None, depth, "its box has numbers that are none")
    if across[0] >= across[1] or down[0] >= down[1]:
        return Rule(name, None, depth, "its box has no area")
    return Rule(name, Box(*(round(side, _DIGITS) for side in sides)), depth)


def _extent(values: dict[str, tuple[float, str]], names: Sequence[str], size: float) -> tuple[float, float] | None:
    """From where to where, in shares of the canvas; the first side and the length, or the other side in CSS's sense."""

    def share(name: str) -> float | None:
        if name not in values:
            return None
        value, unit = values[name]
        return value / 100 if unit == "%" else value / size

    start, end, length = map(share, names)
    if start is not None and length is not None:
        return start, start + length
    if start is not None and end is not None:
        return start, 1 - end
    if end is not None and length is not None:
        return 1 - end - length, 1 - end
    return None
