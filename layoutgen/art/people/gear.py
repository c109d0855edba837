"""Sports gear: boards, skis, bat, racket, ball."""

from __future__ import annotations

from layoutgen.art.people.held import Held, under_feet
from layoutgen.art.people.sheet import Sheet, direction, frame, mix, shade, towards


def _board(sheet: Sheet, held: Held, colour: str, length: float, thick: float, *, wheels: bool = False) -> None:
    start, end = under_feet(held, length, length)
    turn = 90.0 - direction(start, end)
    long = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    at = frame(start, turn)
    nose = 3.0 if wheels else 2.4
    d = (
        f"M0 {-nose}C3 0 6 {0.2 - thick * 0.1} {long / 2} 0C{long - 6} 0.2 {long - 3} 0 {long} {-nose}"
        f"C{long - 2} {thick} {long - 6} {thick} {long / 2} {thick}"
        f"C6 {thick} 2 {thick} 0 {-nose}Z"
    )
    sheet.path(d, colour, at)
    sheet.path(
        f"M5 {thick * 0.62}L{long - 5} {thick * 0.62}", "", at, stroke=mix(colour, "#ffffff", 0.5), width=thick * 0.2
    )
    if wheels:
        for x in (7.0, long - 7.0):
            sheet.circle(at.at(x, thick + 1.6), 2.2, "#e8e0d0")
            sheet.circle(at.at(x, thick + 1.6), 0.9, "#6a6f7a")


def surfboard(sheet: Sheet, held: Held) -> None:
    """Under the feet when surfing, else upright beside the person."""
    colour = held.colour or "#f5b431"
    if held.pose == "surfing":
        _board(sheet, held, colour, 13.0, 3.4)
        return
    x = held.body.b.hand[0] + 2.0
    low, tall = held.ground(), held.ground() + 4.0 - held.body.head.at(0.0, -17.0)[1]
    d = (
        f"M{x} {low - tall}C{x + 10} {low - tall * 0.75} {x + 11} {low - tall * 0.3} {x + 4} {low}"
        f"L{x - 4} {low}C{x - 11} {low - tall * 0.3} {x - 10} {low - tall * 0.75} {x} {low - tall}"
        "Z"
    )
    sheet.path(d, colour)
    sheet.path(f"M{x} {low - tall + 6}L{x} {low - 3}", "", stroke=mix(colour, "#ffffff", 0.55), width=1.6)


def skateboard(sheet: Sheet, held: Held) -> None:
    """Under the feet."""
    _board(sheet, held, held.colour or "#d9503a", 9.0, 2.6, wheels=True)


def snowboard(sheet: Sheet, held: Held) -> None:
    """Under the feet."""
    _board(sheet, held, held.colour or "#3f8fe0", 10.0, 2.4)


def skis(sheet: Sheet, held: Held) -> None:
    """Under the feet, with poles in both hands."""
    colour = held.colour or "#e0473f"
    start, end = under_feet(held, 22.0, 22.0)
    low = max(start[1], end[1]) + 0.8
    if not held.body.side:
        for leg in (held.body.leg_a, held.body.leg_b):
            sheet.line([(leg.ankle[0], low - 3.0), (leg.ankle[0], low + 5.0)], 4.0, colour)
    else:
        sheet.path(
            f"M{start[0]} {low}L{end[0]} {low}Q{end[0] + 6} {low} {end[0] + 8} {low - 4.5}",
            "",
            stroke=colour,
            width=2.0,
        )
    poles(sheet, held)


def poles(sheet: Sheet, held: Held) -> None:
    """One in each hand, down to the ground."""
    low = held.ground()
    for arm in (held.body.a, held.body.b):
        x, y = arm.hand
        back = -16.0 if held.body.side and held.pose == "skiing" else 3.0 if x > 0 else -3.0
        sheet.line([(x, y - 4.0), (x + back, low - 1.0)], 1.1, "#4a5260")
        sheet.line([(x + back - 2.4, low - 4.0), (x + back + 2.4, low - 4.0)], 0.9, "#4a5260")


def bat(sheet: Sheet, held: Held) -> None:
    """Over the shoulder when swinging, else upright in the hand."""
    colour = held.colour or "#c8955a"
    start = held.hand
    turn = 206.0 if held.pose == "swinging" else (168.0 if held.body.side else -150.0)
    sheet.limb(
        (towards(start, turn + 180, 4), towards(start, turn, 14), towards(start, turn, 33)), (1.2, 1.5, 2.9), colour
    )
    sheet.line([towards(start, turn + 180, 3.5), towards(start, turn, 4)], 2.8, "#4a3424")


def racket(sheet: Sheet, held: Held) -> None:
    """In the near hand."""
    colour = held.colour or "#e0473f"
    turn = 150.0 if held.pose == "swinging" else (140.0 if held.body.side else -140.0)
    at = frame(held.hand, 180.0 - turn)
    sheet.path("M0 5L0 -12", "", at, stroke="#3a3f4a", width=2.2)
    sheet.path(
        "M0 -11C-4 -13 -8 -17 -8 -23C-8 -29 -4.4 -32 0 -32C4.4 -32 8 -29 8 -23C8 -17 4 -13 0 -11Z",
        "#f4f7fb",
        at,
        stroke=colour,
        width=1.9,
    )
    sheet.path(
        "M-4 -30L-4 -15M0 -31L0 -13M4 -30L4 -15M-7 -26L7 -26M-7.4 -21L7.4 -21M-5 -16L5 -16",
        "",
        at,
        stroke="#b8c4d2",
        width=0.5,
    )


def soccer_ball(sheet: Sheet, held: Held) -> None:
    """Before the foot when kicking, else in the hand."""
    kicked = held.pose == "kicking"
    leg = held.body.leg_a
    centre = towards(leg.ankle, leg.foot - 30.0, 15.0) if kicked else towards(held.hand, held.body.a.angle, 6.0)
    colour = held.colour or "#f4f4f0"
    sheet.circle(centre, 6.5, shade(colour, 0.3))
    sheet.circle(centre, 6.0, colour)
    x, y = centre
    for dx, dy in ((0.0, 0.0), (-4.4, -1.4), (4.4, -1.4), (-2.7, 3.8), (2.7, 3.8), (0.0, -4.8)):
        sheet.circle((x + dx, y + dy), 1.5 if dx or dy else 1.9, "#2b2f3a")


def basketball(sheet: Sheet, held: Held) -> None:
    """In the hand."""
    centre = towards(held.hand, held.body.a.angle, 6.5)
    colour = held.colour or "#e8782a"
    at = frame(centre)
    sheet.circle(centre, 7.0, colour)
    seams = "M-7 0L7 0M0 -7L0 7M-5 -4.8Q-1.6 0 -5 4.8M5 -4.8Q1.6 0 5 4.8"
    sheet.path(seams, "", at, stroke=shade(colour, 0.5), width=0.8)


def ball(sheet: Sheet, held: Held) -> None:
    """At the foot when kicking, else in the hand."""
    colour = held.colour or "#f4f4f0"
    if held.pose == "kicking":
        soccer_ball(sheet, held)
        return
    centre = towards(held.hand, held.body.a.angle, 3.0)
    sheet.circle(centre, 3.9, shade(colour, 0.3))
    sheet.circle(centre, 3.5, colour)
