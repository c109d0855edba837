"""Tools for both hands: a pole from hand to hand down to the ground with a head on it, an axe, a paddle, a rope."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen.art.people.held import Held, mid
from layoutgen.art.people.sheet import Frame, Point, Sheet, between, direction, frame, mix, shade, towards

_WOOD = "#a8743f"
_STEEL = "#aab4c2"


def _pole(sheet: Sheet, held: Held, colour: str, *, above: float = 8.0, short: float = 0.0) -> Frame:
    """A pole through both hands to the ground, or upright through one hand; the frame at its lower end.

    above: how far it reaches beyond the upper hand. short: how far above the ground it ends. Down is +y of the frame.
    """
    upper, lower = sorted((held.body.a.hand, held.body.b.hand), key=lambda hand: hand[1])
    ground = held.ground() - short
    if lower[1] - upper[1] < 4.0 or not held.body.side:
        upper, lower = (held.hand[0], held.hand[1] - 4.0), held.hand
    slope = (lower[0] - upper[0]) / (lower[1] - upper[1])
    foot = (lower[0] + (ground - lower[1]) * slope, ground)
    turn = direction(upper, foot)
    sheet.line([towards(upper, turn + 180.0, above), foot], 1.9, colour)
    return frame(foot, -turn)


def _flat(at: Frame) -> Frame:
    """A frame on the ground where a pole ends."""
    return frame((at.ox, at.oy))


def broom(sheet: Sheet, held: Held) -> None:
    """A brush of straw."""
    at = _pole(sheet, held, "#8a5a34", short=9.0)
    straw = held.colour or "#e0b45a"
    sheet.path("M-3 -4L3 -4L7.4 9L-7.4 9Z", straw, at)
    sheet.path("M-3.6 -1L3.6 -1", "", at, stroke="#a8683a", width=1.6)
    sheet.path("M-3.6 8.6L-1.6 0M0 8.8L0 0M3.6 8.6L1.6 0", "", at, stroke=shade(straw, 0.2), width=0.6)


def mop(sheet: Sheet, held: Held) -> None:
    """Strands that spread on the ground."""
    at = _flat(_pole(sheet, held, _WOOD, short=7.0))
    cloth = held.colour or "#dfe6ee"
    sheet.path("M-3 -2L3 -2C5 2 10 4 11 7L-11 7C-10 4 -5 2 -3 -2Z", cloth, at)
    sheet.path("M-6.4 6.6Q-4 3 -2 -1M-2 6.8L-0.6 -1M2.4 6.8L0.8 -1M6.8 6.6Q4 3 2 -1", "", at,
               stroke=shade(cloth, 0.2), width=0.7)  # fmt: skip


def rake(sheet: Sheet, held: Held) -> None:
    """A comb of tines."""
    at = _flat(_pole(sheet, held, _WOOD, short=6.0))
    steel = held.colour or "#c8403a"
    sheet.path("M0 -2L-8 1L-8 6M0 -2L8 1L8 6M0 -2L-4.6 1L-4.6 6M0 -2L4.6 1L4.6 6M0 -2L-1.6 6M0 -2L1.6 6M-8 1L8 1",
               "", at, stroke=steel, width=1.2)  # fmt: skip


def shovel(sheet: Sheet, held: Held) -> None:
    """A blade with a point, a grip across the upper end, some earth thrown up."""
    at = _pole(sheet, held, _WOOD, short=7.0)
    steel = held.colour or _STEEL
    sheet.path("M-5 -9L5 -9C5.6 -1 4 5 0 9C-4 5 -5.6 -1 -5 -9Z", steel, at, stroke=shade(steel, 0.25), width=0.8)
    sheet.path("M0 -12L0 -3", "", at, stroke=shade(steel, 0.3), width=1.6)
    ground = held.ground()
    sheet.path(f"M{at.ox - 9} {ground}Q{at.ox + 1} {ground - 7} {at.ox + 12} {ground}Z", "#8a6240")


def snow_shovel(sheet: Sheet, held: Held) -> None:
    """A broad scoop with snow on it."""
    at = _pole(sheet, held, _WOOD, short=4.0)
    scoop = held.colour or "#3f7fd0"
    flat = _flat(at)
    sheet.path("M-5 -7L7 -7L12 4L-5 4Z", scoop, flat, stroke=shade(scoop, 0.2), width=0.8)
    sheet.path("M-6 -6C-5 -13 2 -14 5 -12C9 -15 15 -10 13 -4Q4 -1 -6 -6Z", "#ffffff", flat, stroke="#c4d4e4", width=0.8)


def hoe(sheet: Sheet, held: Held) -> None:
    """A blade across the pole."""
    at = _flat(_pole(sheet, held, _WOOD, short=7.0))
    steel = held.colour or _STEEL
    sheet.path("M-1 -1L7 1L7 7L4 7L3.4 3L-1 1.6Z", steel, at, stroke=shade(steel, 0.3), width=0.8)


def vacuum(sheet: Sheet, held: Held) -> None:
    """Nozzle, bag and cord of an upright cleaner."""
    at = _pole(sheet, held, "#5a6472", above=3.0, short=4.0)
    body = held.colour or "#d9443a"
    sheet.path("M-4.6 -30L4.6 -30C6.6 -22 6.6 -10 5 -4L-5 -4C-6.6 -10 -6.6 -22 -4.6 -30Z", body, at)
    sheet.path("M-3 -25L3 -25", "", at, stroke=mix(body, "#ffffff", 0.5), width=1.8)
    flat = _flat(at)
    sheet.path("M-8 -3L10 -3C14 -3 15 0 15 4L-9 4Z", shade(body, 0.25), flat)
    sheet.path("M-8 4L15 4", "", flat, stroke="#2f343f", width=1.4)


def mower(sheet: Sheet, held: Held) -> None:
    """A lawn mower that is pushed by its bar."""
    body = held.colour or "#d9443a"
    ground = held.ground()
    hand = held.body.a.hand if held.body.a.hand[0] > held.body.b.hand[0] else held.body.b.hand
    x = hand[0] + 17.0
    at = frame((x, ground))
    sheet.line([(hand[0] - 2.0, hand[1]), (x - 8.0, ground - 8.0)], 1.8, "#4a5260")
    sheet.path("M-13 -5L-10 -12L12 -12C15 -12 17 -8 17 -5Z", body, at)
    sheet.path("M-5 -12L-4 -18L7 -18L8 -12Z", "#3a414c", at)
    for wheel in (-9.0, 12.0):
        sheet.circle(at.at(wheel, -4.2), 4.2, "#2f343f")
        sheet.circle(at.at(wheel, -4.2), 1.7, "#c8d0da")


def axe(sheet: Sheet, held: Held) -> None:
    """Swung in both hands."""
    hand = mid(held)
    at = frame(hand, 18.0 if held.body.side else 0.0)
    sheet.path("M0 7L0 -20", "", at, stroke=_WOOD, width=2.2)
    steel = held.colour or _STEEL
    sheet.path("M-2 -22L3 -22C7 -24 9 -24 10 -25C11.4 -20 11.4 -16 10 -11C8 -14 6 -15 3 -15L-2 -15Z", steel, at)


def paddle(sheet: Sheet, held: Held) -> None:
    """A shaft across the body with a blade at both ends."""
    middle = mid(held)
    blade = held.colour or "#f2b632"
    at = frame((middle[0] + 2.0, middle[1]), 62.0 if held.body.side else 74.0, held.size)
    sheet.path("M0 -36L0 36", "", at, stroke="#6a7482", width=1.8)
    for sign in (-1.0, 1.0):
        y = 32.0 * sign
        sheet.path(f"M0 {y}C5 {y + 2 * sign} 5 {y + 12 * sign} 0 {y + 15 * sign}"
                   f"C-5 {y + 12 * sign} -5 {y + 2 * sign} 0 {y}Z", blade, at)  # fmt: skip


def barbell(sheet: Sheet, held: Held) -> None:
    """A bar through both hands with discs at its ends."""
    a, b = held.body.a.hand, held.body.b.hand
    left, right = (a, b) if a[0] < b[0] else (b, a)
    if right[0] - left[0] < 10.0:
        left, right = (left[0] - 8.0, left[1]), (left[0] + 8.0, left[1])
    disc = held.colour or "#343a46"
    y = (left[1] + right[1]) / 2
    sheet.line([(left[0] - 15.0, y), (right[0] + 15.0, y)], 1.8, "#8a94a4")
    for x, sign in ((left[0], -1.0), (right[0], 1.0)):
        for out, tall in ((8.0, 8.0), (11.6, 5.6)):
            sheet.line([(x + sign * out, y - tall), (x + sign * out, y + tall)], 3.0, disc)


def skipping_rope(sheet: Sheet, held: Held) -> None:
    """From hand to hand below the feet."""
    colour = held.colour or "#e0473f"
    (ax, ay), (bx, by) = held.body.a.hand, held.body.b.hand
    low = held.ground() + 7.0
    wide = 14.0 if bx > ax else -14.0
    sheet.path(f"M{ax} {ay}C{ax - wide} {low} {bx + wide} {low} {bx} {by}", "", stroke=colour, width=1.5)
    for x, y in ((ax, ay), (bx, by)):
        sheet.line([(x, y - 3.4), (x, y + 2.0)], 2.2, "#3a414c")


def hula_hoop(sheet: Sheet, held: Held) -> None:
    """Round the waist, the far half hidden by the trunk."""
    colour = held.colour or "#e0479a"
    centre = held.body.trunk.at(0.0, -4.0)
    at = frame(centre, -8.0, held.size)
    sheet.path("M-26 0C-26 9 26 9 26 0M-26 0C-26 -3 -20 -5.6 -12 -6.6M26 0C26 -3 20 -5.6 12 -6.6", "", at,
               stroke=colour, width=2.2)  # fmt: skip


def swing(sheet: Sheet, held: Held) -> None:
    """A frame with a beam; two ropes lead down to the board under who sits on it."""
    colour = held.colour or "#DD2E44".lower()
    hip = held.body.leg_a.hip
    x, seat, ground = held.body.trunk.ox, hip[1] + held.build.leg_radii[0] * 0.8, held.ground() + 7.0
    top = held.body.head.at(0.0, -10.0)[1] - 16.0
    for sign in (-1.0, 1.0):
        foot = 34.0 * sign
        sheet.line(
            [(x + foot - 6.0, ground), (x + 28.0 * sign, top), (x + foot + 6.0, ground)], 2.8, shade(colour, 0.2)
        )
    sheet.line([(x - 30.0, top), (x + 30.0, top)], 4.0, colour)
    wide = 12.0 if not held.body.side else 7.0
    for sign in (-1.0, 1.0):
        sheet.line([(x + sign * wide, top), (x + sign * wide, seat)], 1.1, "#66757f")
    sheet.line([(x - wide - 1.5, seat), (x + wide + 1.5, seat)], 3.0, "#8a5a34")


def rope(sheet: Sheet, held: Held) -> None:
    """A rope that is pulled: through both hands and on, level."""
    colour = held.colour or "#c8a060"
    a, b = held.body.a.hand, held.body.b.hand
    near, far = (a, b) if a[0] < b[0] else (b, a)
    end: Point = (far[0] + 26.0, far[1] + 3.0)
    sheet.line([(near[0] - 4.0, near[1] + 8.0), near, between(near, far, 0.5), far, end], 2.0, colour)


TOOLS: Mapping[str, Callable[[Sheet, Held], None]] = {
    "mop": mop,
    "rake": rake,
    "shovel": shovel,
    "snow shovel": snow_shovel,
    "hoe": hoe,
    "vacuum cleaner": vacuum,
    "lawn mower": mower,
    "axe": axe,
    "paddle": paddle,
    "barbell": barbell,
    "skipping rope": skipping_rope,
    "hula hoop": hula_hoop,
    "rope": rope,
    "swing": swing,
}
