"""What the kitchen, the house and the garden need: a can, a pan, a grill, an iron on its board, a sponge."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen.art.people.held import Held, ahead_of, mid, out_of
from layoutgen.art.people.sheet import Sheet, frame, shade, towards

_WOOD = "#a8743f"
_STEEL = "#aab4c2"
_WATER = "#6db8ea"


def _watering_can(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#3f9fb8"
    ahead = ahead_of(held)
    at = frame((held.hand[0], held.hand[1] + 2.0), 16.0 * ahead, held.size, wide=ahead)
    sheet.path("M-6 2C-11 -6 -3 -10 0 -1", "", at, stroke=shade(colour, 0.25), width=1.8)
    sheet.path("M-6 1L6 1L7 13L-7 13Z", colour, at)
    sheet.path("M6 9L16 -1L18 1L7 13Z", shade(colour, 0.12), at)
    sheet.path("M14 -4L21 3", "", at, stroke=shade(colour, 0.3), width=2.4)
    rose = at.at(19.0, 1.0)
    low = held.ground()
    for k, dx in enumerate((3.0, 6.0, 9.5)):
        x = rose[0] + dx * ahead * held.size
        for step in range(4):
            y = rose[1] + 5.0 + k + step * 6.4
            if y < low - 1.0:
                sheet.line([(x, y), (x + 0.9 * ahead, y + 2.6)], 1.3, _WATER)


def _spatula(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M-4 3L9 -7", "", at, stroke="#3a414c", width=1.7)
    sheet.path("M8 -9L11 -5L19 -10L15 -15Z", held.colour or _STEEL, at)


def _grill(sheet: Sheet, held: Held) -> None:
    """A kettle grill with smoke, and the spatula."""
    ahead, ground = ahead_of(held), held.ground()
    colour = held.colour or "#343a46"
    at = frame((held.hand[0] + 15.0 * ahead, ground), 0.0, held.size, wide=ahead)
    sheet.path("M-8 -18L-12 0M8 -18L12 0M-10 -7L10 -7", "", at, stroke="#6a7482", width=1.8)
    sheet.path("M-15 -30L15 -30C15 -20 8 -16 0 -16C-8 -16 -15 -20 -15 -30Z", colour, at)
    sheet.path("M-15 -30L15 -30", "", at, stroke=_STEEL, width=2.2)
    for x in (-8.0, 0.0, 8.0):
        sheet.path(f"M{x - 3} -32.4L{x + 3} -32.4", "", at, stroke="#b8552f", width=3.0)
    sheet.path("M-4 -37C-8 -42 0 -44 -4 -50M6 -37C2 -42 10 -45 6 -52", "", at, stroke="#c4ccd6", width=1.7)
    _spatula(sheet, held)


def _frying_pan(sheet: Sheet, held: Held) -> None:
    ahead = ahead_of(held)
    at = frame(held.hand, 0.0, held.size, wide=ahead)
    colour = held.colour or "#3a414c"
    sheet.path("M-5 0L9 0", "", at, stroke=shade(colour, 0.2), width=2.4)
    sheet.path("M12 -2.6C14 -5.4 26 -5.4 28 -2.6Z", "#e8b04a", at)
    sheet.path("M8 -2.4L32 -2.4C32 2.6 28 4 20 4C12 4 8 2.6 8 -2.4Z", colour, at)
    sheet.path("M15 -7C12 -11 18 -12 15 -17M24 -7C21 -11 27 -13 24 -18", "", at, stroke="#d4dce6", width=1.4)


def _mixing_bowl(sheet: Sheet, held: Held) -> None:
    at = frame(mid(held), 0.0, held.size)
    sheet.path("M4 -6L9 -19", "", at, stroke=_WOOD, width=2.2)
    sheet.path("M-12 -5C-12 7 -6 10 0 10C6 10 12 7 12 -5Z", held.colour or "#6db8ea", at)
    sheet.path("M-12 -5C-8 -8 8 -8 12 -5C8 -3 -8 -3 -12 -5Z", "#f7ead0", at)


def _iron(sheet: Sheet, held: Held) -> None:
    """An iron on its board."""
    ahead, ground = ahead_of(held), held.ground()
    x, y = held.hand
    top = y + 5.0
    at = frame((x + 6.0 * ahead, top), 0.0, held.size, wide=ahead)
    low = (ground - top) / held.size
    sheet.path(f"M-8 1L18 {low}M18 1L-8 {low}", "", at, stroke="#8a94a4", width=1.8)
    sheet.path("M-16 0L30 0C33 0 33 4 30 4L-16 4Z", "#cfe0f2", at)
    sheet.path("M8 0L24 0L22 -2.6L10 -2.2Z", "#f2a0b4", at)
    sheet.path("M-10 0L8 0C7 -6 3 -8 -2 -8L-8 -8Z", held.colour or "#3f7fd0", at)
    sheet.path("M-8 -8C-8 -13 0 -13 1 -8", "", at, stroke="#2f343f", width=1.8)


def _sponge(sheet: Sheet, held: Held) -> None:
    x, y = towards(held.hand, held.body.a.angle, 2.5)
    at = frame((x, y), 0.0, held.size)
    sheet.path("M-5 -3L5 -3L5 3L-5 3Z", held.colour or "#f7d13a", at, stroke=held.colour or "#f7d13a", width=1.2)
    for dx, dy, r in ((-5.0, 3.6, 2.6), (0.0, 5.0, 3.2), (5.0, 3.2, 2.4), (8.0, -3.0, 1.8), (-7.0, -3.6, 1.5)):
        sheet.circle(at.at(dx, dy), r * held.size + 0.4, "#b4d8f0")
        sheet.circle(at.at(dx, dy), r * held.size, "#ffffff")


def _knife(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M-4 1L3 -1", "", at, stroke="#4a3424", width=2.8)
    sheet.path("M3 -3L19 -5C18 -1 13 2 4 1Z", held.colour or "#c8d0da", at)


def _jug(sheet: Sheet, held: Held) -> None:
    """A jug that is tilted, something flowing out of it."""
    ahead = ahead_of(held)
    colour = held.colour or "#e8ecf2"
    at = frame((held.hand[0] + 5.0 * ahead, held.hand[1] - 2.0), 62.0 * ahead, held.size, wide=ahead)
    sheet.path("M-6 -4C-12 -4 -12 6 -6 6", "", at, stroke=shade(colour, 0.2), width=1.8)
    sheet.path("M-5 -9L6 -9L7 9L-7 9Z", colour, at, stroke=shade(colour, 0.25), width=0.8)
    lip = at.at(5.0, -9.0)
    sheet.path(f"M{lip[0]} {lip[1]}Q{lip[0] + 3 * ahead} {lip[1] + 2} {lip[0] + 3 * ahead} {lip[1] + 14}", "",
               stroke=_WATER, width=1.8)  # fmt: skip


CHORES: Mapping[str, Callable[[Sheet, Held], None]] = {
    "watering can": _watering_can,
    "spatula": _spatula,
    "grill": _grill,
    "frying pan": _frying_pan,
    "mixing bowl": _mixing_bowl,
    "iron": _iron,
    "sponge": _sponge,
    "knife": _knife,
    "jug": _jug,
}
