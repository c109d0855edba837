"""Instruments that are played at chin and mouth: violin, trumpet, saxophone, flute."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from layoutgen.art.people.held import Held, mouth_of
from layoutgen.art.people.sheet import Sheet, between, direction, frame, shade

_BRASS = "#e8b23a"


def _violin(sheet: Sheet, held: Held) -> None:
    """Under the chin, its neck in the far hand, the bow in the other one across the strings."""
    colour, hand = held.colour or "#b5652b", held.body.b.hand
    chin = held.body.head.at(4.0 if held.body.side else 3.0, 10.4)
    long = math.dist(chin, hand)
    at = frame(chin, 180.0 - direction(chin, hand))
    sheet.path(f"M0 -14L0 {-long - 3.0}", "", at, stroke="#3a2a20", width=2.2)
    sheet.path(f"M-2 {-long - 3}L2 {-long - 3}L2 {-long - 6.5}L-2 {-long - 6.5}Z", "#3a2a20", at)
    sheet.path(
        "M0 2C5.4 2 6.8 -1 6 -4C5.4 -6.2 3.6 -6.6 3.6 -8C3.6 -9.6 5.6 -10 5.2 -13C4.8 -15.6 3 -16.6 0 -16.6"
        "C-3 -16.6 -4.8 -15.6 -5.2 -13C-5.6 -10 -3.6 -9.6 -3.6 -8C-3.6 -6.6 -5.4 -6.2 -6 -4C-6.8 -1 -5.4 2 0 2Z",
        colour, at, stroke=shade(colour, 0.25), width=0.9,
    )  # fmt: skip
    sheet.path(f"M-1.4 -5L1.4 -5M0 -1L0 {-long}", "", at, stroke="#f4e8d0", width=0.6)
    bow, strings = held.body.a.hand, at.at(0.0, -9.5)
    end = between(bow, strings, 1.0 + 16.0 / max(1.0, math.dist(bow, strings)))
    sheet.path(f"M{bow[0]} {bow[1]}L{end[0]} {end[1]}", "", stroke="#5a3a22", width=1.3)


def _trumpet(sheet: Sheet, held: Held) -> None:
    """From the mouth straight ahead, its bell at the end, the valves under the hands."""
    colour = held.colour or _BRASS
    at = frame(mouth_of(held), -4.0, held.size)
    dark = shade(colour, 0.25)
    sheet.path("M3 0L34 0", "", at, stroke=colour, width=2.0)
    sheet.path("M12 0C9 0 9 7 12 7L24 7C28 7 28 0 24 0", "", at, stroke=colour, width=1.8)
    sheet.path("M30 -1.4C36 -1.6 40 -4 42 -8L42 8C40 4 36 1.6 30 1.4Z", colour, at)
    sheet.path("M14.5 -3L14.5 6M18 -3L18 6M21.5 -3L21.5 6", "", at, stroke=dark, width=1.8)
    sheet.path("M2 -1.6L4 0L2 1.6Z", dark, at)


def _saxophone(sheet: Sheet, held: Held) -> None:
    """From the mouth down in front of the body, and up again in its bell."""
    colour = held.colour or _BRASS
    at = frame(mouth_of(held), 0.0, held.size)
    dark = shade(colour, 0.25)
    sheet.path("M1 0L8 -2", "", at, stroke="#3a2a20", width=2.2)
    sheet.path("M7 -2C12 -3 13 0 13 4L14 30C14 40 26 40 27 31", "", at, stroke=colour, width=4.0)
    sheet.path("M24.4 32L29.6 32L32.6 18L21 18Z", colour, at)
    sheet.path("M21 18L32.6 18", "", at, stroke=dark, width=1.8)
    for y in (8.0, 14.0, 20.0, 26.0):
        sheet.circle(at.at(13.6, y), 1.5 * held.size, "#f7e2a4")


def _flute(sheet: Sheet, held: Held) -> None:
    """A straight pipe at the lips."""
    colour = held.colour or "#c8ced8"
    at = frame(mouth_of(held), 8.0, held.size)
    sheet.path("M-1 0L34 0", "", at, stroke=colour, width=2.4)
    for x in (12.0, 16.0, 20.0, 24.0, 28.0):
        sheet.circle(at.at(x, -0.4), 1.2 * held.size, shade(colour, 0.3))


MUSIC: Mapping[str, Callable[[Sheet, Held], None]] = {
    "violin": _violin,
    "trumpet": _trumpet,
    "saxophone": _saxophone,
    "flute": _flute,
}
