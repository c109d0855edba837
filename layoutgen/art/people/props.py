"""Things in hand that belong to a pose or a role: a guitar, a book, an umbrella, a cane; and the table of all props."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen.art.people.care import CARE
from layoutgen.art.people.chores import CHORES
from layoutgen.art.people.crafts import CRAFTS
from layoutgen.art.people.gear import (
    ball,
    basketball,
    bat,
    poles,
    racket,
    skateboard,
    skis,
    snowboard,
    soccer_ball,
    surfboard,
)
from layoutgen.art.people.held import Held, ahead_of, mid
from layoutgen.art.people.music import MUSIC
from layoutgen.art.people.sheet import Frame, Sheet, direction, frame, mix, shade, towards
from layoutgen.art.people.tools import TOOLS, broom


def _cane(sheet: Sheet, held: Held) -> None:
    x, y = held.hand
    low, out = held.ground(), 4.0 if held.body.side else -2.0
    hook = 4.5 if held.body.side else -4.5
    sheet.path(
        f"M{x + hook} {y + 1}C{x + hook} {y - 5} {x - hook * 0.2} {y - 5} {x} {y}L{x + out} {low - 0.8}",
        "",
        stroke=held.colour or "#8a5a34",
        width=2.0,
    )


def _book(sheet: Sheet, held: Held) -> None:
    colour, s = held.colour or "#3f7fd0", held.size
    if held.body.side:
        at = frame(held.hand, -24.0, s)
        sheet.path("M-1.6 2L-3 -11L2 -12L9 -10L7.4 3L2 1Z", colour, at)
        sheet.path("M-0.6 0.6L-1.6 -10L2 -10.6L1.6 0ZM3 0L3.4 -10.4L7.6 -9L6.4 1.6Z", "#fdfbf4", at)
        return
    at = frame(mid(held), 0.0, s)
    sheet.path("M0 3L-11 1L-11 -11L0 -9L11 -11L11 1Z", colour, at, stroke=colour, width=1.2)
    sheet.path(
        "M0 -8.6L0 2.6M-9 -8.6L-2 -7.4M-9 -5.4L-2 -4.2M9 -8.6L2 -7.4M9 -5.4L2 -4.2",
        "",
        at,
        stroke=mix(colour, "#ffffff", 0.6),
        width=0.8,
    )


def _phone(sheet: Sheet, held: Held) -> None:
    at = frame(held.hand, held.body.a.angle * 0.2 - 20.0, held.size)
    sheet.path(
        (
            "M-2.6 -8L2.6 -8C3.4 -8 3.6 -7.4 3.6 -7L3.6 3C3.6 3.8 3 4 2.6 4"
            "L-2.6 4C-3.4 4 -3.6 3.4 -3.6 3L-3.6 -7C-3.6 -7.8 -3 -8 -2.6 -8"
            "Z"
        ),
        held.colour or "#2b2f3a",
        at,
    )
    sheet.path("M-2.4 -6.4L2.4 -6.4L2.4 1.8L-2.4 1.8Z", "#8fd0f0", at)


def _laptop(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#aab4c2"
    if held.body.side:
        at = frame((held.hand[0] - 3.0, held.hand[1] + 3.4), 0.0, held.size)
        sheet.path("M-4 0L12 0L16.4 -12", "", at, stroke=colour, width=1.9)
        return
    at = frame(mid(held), 0.0, held.size)
    sheet.path("M-10 -10L10 -10L10 3L-10 3Z", colour, at, stroke=colour, width=1.6)
    sheet.circle(at.at(0.0, -3.5), 1.6, "#ffffff")


def _guitar(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#c8803a"
    body, hand = held.body.a.hand, held.body.b.hand
    turn = 180.0 - direction((body[0] + 3, body[1] + 1), hand)
    at = frame((body[0] + 3, body[1] + 1), turn, held.size)
    reach = -34.0
    sheet.path(f"M0 -6L0 {reach}", "", at, stroke="#6a4426", width=2.6 * held.size)
    sheet.path(f"M-2.2 {reach}L2.2 {reach}L2.6 {reach - 6}L-2.6 {reach - 6}Z", "#4a2f1a", at)
    sheet.path(
        (
            "M0 -13C6 -13 7 -8 5.4 -4.6C5 -2 9 0 9 5C9 10 5 12.6 0 12.6"
            "C-5 12.6 -9 10 -9 5C-9 0 -5 -2 -5.4 -4.6C-7 -8 -6 -13 0 -13"
            "Z"
        ),
        colour,
        at,
        stroke=shade(colour, 0.25),
        width=1.0,
    )
    sheet.circle(at.at(0.0, -2.0), 2.6 * held.size, "#4a2f1a")
    sheet.path(f"M-3 6.4L3 6.4M0 6L0 {reach}", "", at, stroke="#f4e8d0", width=0.6)


def _umbrella(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#d9303a"
    x, y = held.hand
    top = held.body.head.at(0.0, -10.0)[1] - 12.0
    over = x * 0.45
    shaft = f"M{over} {top}L{x} {y}L{x + (x - over) * 0.2} {y + 5}Q{x} {y + 9} {x - 3} {y + 6}"
    sheet.path(shaft, "", stroke="#5a4030", width=1.4)
    at = frame((over, top), 0.0, held.size)
    sheet.path(
        (
            "M-27 8C-26 -8 -14 -16 0 -16C14 -16 26 -8 27 8C22 4 18 4 13.5 8"
            "C9 4 4.5 4 0 8C-4.5 4 -9 4 -13.5 8C-18 4 -22 4 -27 8"
            "Z"
        ),
        colour,
        at,
    )
    sheet.path(
        "M0 -16C-8 -10 -13 0 -13.5 8C-9 4 -4.5 4 0 8C4.5 4 9 4 13.5 8C13 0 8 -10 0 -16Z",
        mix(colour, "#ffffff", 0.22),
        at,
    )


def _briefcase(sheet: Sheet, held: Held) -> None:
    x, y = held.body.a.hand
    colour = held.colour or "#7a4a2a"
    at = frame((x, y + 3.0))
    sheet.path("M-3 1L-3 -2.4L3 -2.4L3 1", "", at, stroke=shade(colour, 0.3), width=1.4)
    sheet.path("M-8.4 1L8.4 1L8.4 12.4L-8.4 12.4Z", colour, at, stroke=colour, width=1.6)
    sheet.path("M-8.8 5.6L8.8 5.6", "", at, stroke=shade(colour, 0.3), width=0.9)


def _camera(sheet: Sheet, held: Held) -> None:
    at = frame(held.hand if held.body.side else mid(held), 0.0, held.size)
    sheet.path(
        "M-7 -4L-3 -4L-2 -6L3 -6L4 -4L7 -4L7 5L-7 5Z",
        held.colour or "#2f343f",
        at,
        stroke=held.colour or "#2f343f",
        width=1.2,
    )
    sheet.circle(at.at(5.0 if held.body.side else 0.0, 0.6), 3.4 * held.size, "#8a94a4")
    sheet.circle(at.at(5.0 if held.body.side else 0.0, 0.6), 2.0 * held.size, "#22262e")


def _lift(held: Held) -> float:
    """How far beyond the hand food and drink are: at the mouth when seen from the front."""
    return 5.0 if held.pose in ("eating", "drinking") and not held.body.side else 1.5


def _cup(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#ffffff"
    at = frame(towards(held.hand, held.body.a.angle, _lift(held)), 0.0, held.size)
    sheet.path("M3.4 -3C7 -3.6 7 1.6 3 1.4", "", at, stroke=shade(colour, 0.12), width=1.0)
    sheet.path("M-4 -5L4 -5L3.2 4.4L-3.2 4.4Z", colour, at, stroke=shade(colour, 0.18), width=0.6)


def _sandwich(sheet: Sheet, held: Held) -> None:
    at = frame(towards(held.hand, held.body.a.angle, _lift(held)), -12.0, held.size)
    sheet.path("M-6 -1C-6 -6 6 -6 6 -1Z", "#d99a4a", at)
    sheet.path("M-6.6 -1Q-3 1 0 -0.4Q3 1 6.6 -1L6.4 0.6L-6.4 0.6Z", "#6ab04a", at)
    sheet.path("M-6 0.6L6 0.6C6 3 5 3.4 4.4 3.4L-4.4 3.4C-5 3.4 -6 3 -6 0.6Z", "#c8843a", at)


def _stick(sheet: Sheet, held: Held, up: float, down: float, width: float, colour: str, turn: float = 0.0) -> Frame:
    at = frame(held.hand, turn)
    sheet.path(f"M0 {-up}L0 {down}", "", at, stroke=colour, width=width)
    return at


def _wand(sheet: Sheet, held: Held) -> None:
    at = _stick(sheet, held, 13.0, 2.0, 1.3, "#6a4a2a", 20.0 if held.body.side else -20.0)
    star = "M0 -21L1.5 -17.2L5.6 -17L2.4 -14.4L3.5 -10.4L0 -12.7L-3.5 -10.4L-2.4 -14.4L-5.6 -17L-1.5 -17.2Z"
    sheet.path(star, held.colour or "#f7d13a", at)


def _pitchfork(sheet: Sheet, held: Held) -> None:
    at = _stick(sheet, held, 24.0, held.ground() - held.hand[1] - 1, 1.6, "#a8763f")
    sheet.path(
        "M-4.6 -38L-4.6 -28Q-4.6 -24 0 -24Q4.6 -24 4.6 -28L4.6 -38M0 -24L0 -38",
        "",
        at,
        stroke=held.colour or "#7a8494",
        width=1.3,
    )


def _sword(sheet: Sheet, held: Held) -> None:
    at = frame(held.hand, 24.0 if held.body.side else -24.0)
    sheet.path("M-1.5 -4L-1.5 -26L0 -29.6L1.5 -26L1.5 -4Z", held.colour or "#d0d8e2", at)
    sheet.path("M-5 -3.6L5 -3.6M0 -3.6L0 3.6", "", at, stroke="#c89a34", width=2.0)


def _shield(sheet: Sheet, held: Held) -> None:
    at = frame(held.body.b.hand)
    colour = held.colour or "#c8323a"
    sheet.path("M-8 -12L8 -12L8 -1C8 6 4 10 0 12C-4 10 -8 6 -8 -1Z", colour, at, stroke="#d0d8e2", width=1.6)
    sheet.path("M0 -9L0 8M-5.6 -3L5.6 -3", "", at, stroke="#f5d04a", width=2.0)


def _armed(sheet: Sheet, held: Held) -> None:
    _sword(sheet, held)
    _shield(sheet, held)


def _tray(sheet: Sheet, held: Held) -> None:
    at = frame((held.hand[0], held.hand[1] - 2.6))
    sheet.path("M-11 0L11 0", "", at, stroke=held.colour or "#c8d0da", width=1.8)
    sheet.path("M-5 -1L-2 -1L-2.4 -8L-4.6 -8Z", "#8fd0e8", at)
    sheet.path("M5 -1L5 -5M2 -11L8 -11L5 -5Z", "#d9486a", at, stroke="#d9486a", width=0.7)


def _bouquet(sheet: Sheet, held: Held) -> None:
    at = frame(held.hand if held.pose == "holding" or held.body.side else mid(held), 0.0, held.size * 1.3)
    sheet.path("M-4.4 -3L4.4 -3L1.4 8L-1.4 8Z", "#5a9a4a", at)
    for i, (x, y) in enumerate(((-4.6, -3.4), (4.6, -3.4), (0.0, -2.0), (-2.6, -7.4), (2.6, -7.4))):
        sheet.circle(at.at(x, y), 4.0 * held.size, (held.colour or "#f2708a") if i % 2 else "#fff4f6")


def _balloon(sheet: Sheet, held: Held) -> None:
    x, y = held.hand
    colour = held.colour or "#e0344a"
    top = held.body.head.at(0.0, -10.0)[1] - 14.0
    sheet.path(f"M{x} {y}Q{x - 3} {(y + top) / 2} {x - 2} {top + 8}", "", stroke="#7a8494", width=0.7)
    at = frame((x - 2.0, top))
    sheet.path("M0 8C-6 6 -9 0 -9 -4C-9 -10 -5 -13 0 -13C5 -13 9 -10 9 -4C9 0 6 6 0 8Z", colour, at)
    sheet.path("M-5 -4C-5 -7 -4 -9 -2 -10", "", at, stroke=mix(colour, "#ffffff", 0.6), width=1.4)


def _hose(sheet: Sheet, held: Held) -> None:
    x, y = held.hand
    sheet.path(
        f"M{x} {y}C{x - 10} {y + 12} {x - 4} {held.ground() - 4} {x - 18} {held.ground() - 2}",
        "",
        stroke=held.colour or "#d9b83a",
        width=2.6,
    )
    ahead = ahead_of(held)
    sheet.limb(((x - ahead, y), (x + 7 * ahead, y - 3)), (2.0, 1.5), "#c0392e")
    for rise, fall in ((-9.0, 10.0), (-6.0, 16.0), (-3.0, 22.0)):
        spray = f"M{x + 9 * ahead} {y - 4}Q{x + 22 * ahead} {y - 4 + rise} {x + 34 * ahead} {y + fall}"
        sheet.path(spray, "", stroke="#6db8ea", width=1.1)


def _sack(sheet: Sheet, held: Held) -> None:
    x, y = held.hand
    colour = held.colour or "#a8743f"
    sheet.path(
        (
            f"M{x} {y - 2}C{x - 16} {y + 2} {x - 15} {y + 22} {x - 2} {y + 22}"
            f"C{x + 10} {y + 22} {x + 9} {y + 2} {x} {y - 2}Z"
        ),
        colour,
    )
    sheet.path(f"M{x - 4} {y + 1.6}L{x + 3} {y + 1.6}", "", stroke=shade(colour, 0.3), width=1.6)


_DRAW: Mapping[str, Callable[[Sheet, Held], None]] = {
    "surfboard": surfboard,
    "skateboard": skateboard,
    "snowboard": snowboard,
    "skis": skis,
    "ski poles": poles,
    "bat": bat,
    "racket": racket,
    "cane": _cane,
    "book": _book,
    "phone": _phone,
    "laptop": _laptop,
    "guitar": _guitar,
    "umbrella": _umbrella,
    "briefcase": _briefcase,
    "ball": ball,
    "camera": _camera,
    "cup": _cup,
    "sandwich": _sandwich,
    "wand": _wand,
    "broom": broom,
    "pitchfork": _pitchfork,
    "sword": _sword,
    "shield": _armed,
    "tray": _tray,
    "bouquet": _bouquet,
    "balloon": _balloon,
    "soccer ball": soccer_ball,
    "basketball": basketball,
    "hose": _hose,
    "sack": _sack,
    **CARE,
    **CHORES,
    **CRAFTS,
    **MUSIC,
    **TOOLS,
}
_BEHIND = frozenset({"surfboard", "skateboard", "snowboard", "skis", "sack", "umbrella", "swing"})


def is_behind(prop: str) -> bool:
    """Whether the prop is drawn before the person."""
    return prop in _BEHIND


def draw_prop(sheet: Sheet, prop: str, held: Held) -> None:
    """Draw one of garments.PROPS; `held.colour` is the colour it was asked in, or "" for its usual one."""
    _DRAW[prop](sheet, held)
