"""The time that a clock shows, where the text says it: "reads 3:25", "at six o'clock", "quarter past four"."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art.drawing import Drawing
from layoutgen.art.lettering import line
from layoutgen.layout import Item, Layout

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty five": 25, "half": 30}
_HOUR = rf"(\d{{1,2}}|{'|'.join(_HOURS)})"
_DIGITS = re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:])")
_OCLOCK = re.compile(rf"\b{_HOUR} ?o.?clock\b", re.IGNORECASE)
_PAST = re.compile(
    rf"\b({'|'.join(sorted(_MINUTES, key=len, reverse=True))}|\d{{1,2}}) (?:minutes )?"
    rf"(past|after|to|till|before) {_HOUR}\b",
    re.IGNORECASE,
)
# where the hands turn, how long the hour's and the minutes' are, how thick the hour's is, in units of the drawing
_DIALS: Mapping[str, tuple[float, float, float, float, float]] = {
    "own/clock": (28, 28, 11.5, 17, 3.2),
    "own/street-clock": (18, 19, 6.5, 9.5, 2.2),
    "own/clock-tower": (20, 48, 4.4, 6.8, 1.8),
    "own/grandfather-clock": (18, 19, 4.4, 6.8, 1.6),
}
_DIGITAL = "own/digital-clock"
_HANDS = re.compile(r'(?:<path [^>]*stroke-linecap="round"[^>]*/>\s*)+')


def time_on(layout: Layout, item: Item) -> tuple[int, int] | None:
    """Hour (0 to 11) and minute that the text says a clock shows; None for what is no clock, or where it says none."""
    return time_in(layout.scene.text) if "clock" in vocab.noun(item.label).name else None


def time_in(text: str) -> tuple[int, int] | None:
    """The first time of day that a text says in figures or in words."""
    if (found := _DIGITS.search(text)) is not None:
        hour, minute = int(found[1]), int(found[2])
        return (hour % 12, minute) if hour < 25 and minute < 60 else None
    if (found := _PAST.search(text)) is not None:
        minute, hour = _minute(found[1].lower()), _hour(found[3])
        return (hour % 12, minute % 60) if found[2].lower() in ("past", "after") else ((hour - 1) % 12, 60 - minute)
    found = _OCLOCK.search(text)
    return (_hour(found[1]) % 12, 0) if found is not None else None


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS.index(word.lower()) + 1


def _minute(word: str) -> int:
    return min(59, int(word)) if word.isdigit() else _MINUTES[word]


def set_to(drawing: Drawing, time: tuple[int, int]) -> Drawing:
    """The clock with its hands, or its figures, at hour and minute; as it was where its dial is not known."""
    own = next((name for name in (*_DIALS, _DIGITAL) if f'data-art="{name}"' in drawing.svg), None)
    if own is None:
        return drawing
    hour, minute = time
    shown = _figures(f"{hour or 12}:{minute:02d}") if own == _DIGITAL else _hands(_DIALS[own], hour, minute)
    return replace(drawing, svg=_HANDS.sub(shown, drawing.svg, count=1))


def _hands(dial: tuple[float, float, float, float, float], hour: int, minute: int) -> str:
    x, y, short, long, thick = dial
    made = ""
    for turn, reach, wide in (((hour + minute / 60) / 12, short, thick), (minute / 60, long, 0.7 * thick)):
        tip = f"{x + reach * math.sin(2 * math.pi * turn):.3f} {y - reach * math.cos(2 * math.pi * turn):.3f}"
        stroke = f'stroke="#31373D" stroke-width="{wide:.2f}" stroke-linecap="round"'
        made += f'<path fill="none" {stroke} d="M{x:g} {y:g}L{tip}"/>'
    return made


def _figures(words: str) -> str:
    drawn, size = line(words), 32.0
    place = f"translate({50 - drawn.width * size / 2:.3f} 32.4) scale({size:g})"
    return f'<path transform="{place}" fill="#DD2E44" d="{drawn.path}"/>'
