"""The plain chair of a person who sits where the text names no seat."""

from __future__ import annotations

from layoutgen.art.people.held import Held
from layoutgen.art.people.sheet import Sheet, shade

_WOOD = "#a9714b"


def draw_chair(sheet: Sheet, held: Held) -> None:
    """Draws it behind everything else: a back, a seat below the hips, legs down to the soles."""
    body, build = held.body, held.build
    x = (body.leg_a.hip[0] + body.leg_b.hip[0]) / 2
    seat = (body.leg_a.hip[1] + body.leg_b.hip[1]) / 2 + 0.85 * build.leg_radii[0]
    low, dark = max(held.ground(), seat + 6.0), shade(_WOOD, 0.22)
    half = build.hip + 7.0
    top = seat - 0.92 * build.torso
    if body.side:
        back, front = x - half + 2.0, x + half + 3.0
        sheet.line([(back, top), (back + 1.5, low - 1.2)], 2.8, _WOOD)
        sheet.line([(front, seat + 1.0), (front, low - 1.2)], 2.6, dark)
        sheet.line([(back + 1.0, seat + 1.0), (front, seat + 1.0)], 3.4, _WOOD)
        return
    sheet.path(
        f"M{x - half} {seat}L{x - half} {top}Q{x} {top - 4} {x + half} {top}L{x + half} {seat}Z",
        _WOOD,
        stroke=_WOOD,
        width=1.6,
    )
    for side in (-1, 1):
        sheet.line([(x + side * (half - 0.6), seat), (x + side * (half - 0.6), low - 1.2)], 2.6, dark)
    sheet.line([(x - half, seat + 1.0), (x + half, seat + 1.0)], 3.4, dark)
