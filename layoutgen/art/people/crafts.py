"""What crafts, arts and games need: needles and wool, a brush and an easel, a wrench, drums, a fishing rod."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen.art.people.held import Held, ahead_of, mid, mouth_of, out_of
from layoutgen.art.people.sheet import Frame, Sheet, direction, frame, mix, shade, towards

_WOOD = "#a8743f"
_STEEL = "#aab4c2"


def _brush(sheet: Sheet, at: Frame, colour: str) -> None:
    sheet.path("M-5 4L4 -3", "", at, stroke=_WOOD, width=1.5)
    sheet.path("M4 -3L9 -7", "", at, stroke=_STEEL, width=2.2)
    sheet.path("M9 -7L12 -9", "", at, stroke=colour, width=2.6)


def _knitting(sheet: Sheet, held: Held) -> None:
    wool = held.colour or "#e0568a"
    at = frame(mid(held), 0.0, held.size)
    sheet.path("M-8 -2L8 -2L9 14C4 16 -4 16 -9 14Z", wool, at)
    light = mix(wool, "#ffffff", 0.45)
    rows = "".join(f"M-8 {y}L-6 {y + 2}L-4 {y}L-2 {y + 2}L0 {y}L2 {y + 2}L4 {y}L6 {y + 2}L8 {y}" for y in (2, 6, 10))
    sheet.path(rows, "", at, stroke=light, width=0.8)
    sheet.path("M-12 4L11 -13M12 4L-11 -13", "", at, stroke="#c8ccd6", width=1.4)
    for x in (-11.0, 11.0):
        sheet.circle(at.at(x, -13.0), 1.5 * held.size, "#f2b632")
    sheet.path("M9 12Q16 18 15 12", "", at, stroke=wool, width=1.0)
    sheet.circle(at.at(16.0, 9.0), 5.0 * held.size, wool)
    sheet.path("M12.4 7Q16 5 19.4 10M12 10.6Q16 13 19.6 8", "", at, stroke=light, width=0.8)


def _spray_can(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#d9305a"
    at = out_of(held)
    sheet.path("M-3.4 -6L3.4 -6L3.4 7L-3.4 7Z", colour, at, stroke=colour, width=1.0)
    sheet.path("M-3.4 0L3.4 0", "", at, stroke="#ffffff", width=2.0)
    sheet.path("M-1.8 -6.6L1.8 -6.6L1.8 -10L-1.8 -10Z", "#e8ecf2", at)
    sheet.path("M3 -9L20 -15C24 -12 24 -6 20 -3Z", mix(colour, "#ffffff", 0.55), at)
    for x, y, r in ((8.0, -9.0, 0.9), (12.0, -11.0, 1.2), (13.0, -7.0, 1.1), (17.0, -12.0, 1.5), (18.0, -6.4, 1.5)):
        sheet.circle(at.at(x, y), r * held.size, colour)


def _paintbrush(sheet: Sheet, held: Held) -> None:
    """A broad brush and what it has painted so far."""
    colour = held.colour or "#3f8fe0"
    at = out_of(held)
    sheet.path("M13 14C10 -4 10 -16 14 -24C18 -27 20 -22 21 -24C24 -26 25 -14 24 -6C23 4 25 12 21 15Z", colour, at)
    sheet.path("M-4 3L7 -3", "", at, stroke=_WOOD, width=2.4)
    sheet.path("M6 -7L10 1L15 -1L11 -10Z", _STEEL, at)
    sheet.path("M11 -10L15 -1L19 -4L15 -13Z", shade(colour, 0.15), at)


def _easel(sheet: Sheet, held: Held) -> None:
    """A picture on an easel, the brush at it."""
    ahead, ground = ahead_of(held), held.ground()
    x, y = held.hand[0] + 18.0 * ahead, held.hand[1]
    at = frame((x, y), 0.0, held.size, wide=ahead)
    low = (ground - y) / held.size
    sheet.path(f"M-9 {low}L-2 -24M12 {low}L4 -24M1 {low - 4}L1 -20", "", at, stroke=shade(_WOOD, 0.15), width=2.0)
    sheet.path("M-12 -20L14 -20L14 13L-12 13Z", "#fdfbf4", at, stroke=_WOOD, width=1.4)
    sheet.path("M-11 2Q-4 -4 2 1Q8 4 13 -1L13 12L-11 12Z", "#77b255", at)
    sheet.path("M-11 -19L13 -19L13 -1Q8 4 2 1Q-4 -4 -11 2Z", "#8fd0f0", at)
    sheet.circle(at.at(7.0, -13.0), 3.4 * held.size, "#ffcc4d")
    sheet.path("M-13 13.6L15 13.6", "", at, stroke=shade(_WOOD, 0.15), width=2.2)
    _brush(sheet, out_of(held), held.colour or "#e0473f")


def _fishing_rod(sheet: Sheet, held: Held) -> None:
    ahead, s = ahead_of(held), held.size
    x, y = held.hand
    tip = (x + 46.0 * ahead * s, y - 34.0 * s)
    low = held.ground() - 3.0
    sheet.path(f"M{x - 5 * ahead} {y + 4}Q{x + 26 * ahead * s} {y - 24 * s} {tip[0]} {tip[1]}", "",
               stroke=held.colour or "#8a5a34", width=1.7)  # fmt: skip
    sheet.circle((x + 3.0 * ahead, y - 1.0), 2.4, "#3a414c")
    sheet.path(f"M{tip[0]} {tip[1]}L{tip[0] + 2 * ahead} {low}", "", stroke="#7a8494", width=0.7)
    sheet.circle((tip[0] + 2.0 * ahead, low), 2.6, "#ffffff")
    sheet.path("M-2.6 0C-2.6 -3.4 2.6 -3.4 2.6 0Z", "#e0303a", frame((tip[0] + 2.0 * ahead, low)))


def _controller(sheet: Sheet, held: Held) -> None:
    at = frame(mid(held), 0.0, held.size * 1.4)
    shell = held.colour or "#f4f6f8"
    sheet.path("M-6 -5L6 -5C12 -5 13 5 11 8C9 10 7 6 5 4L-5 4C-7 6 -9 10 -11 8C-13 5 -12 -5 -6 -5Z", shell, at,
               stroke=shade(shell, 0.35), width=0.9)  # fmt: skip
    sheet.path("M-8 -0.8L-4 -0.8M-6 -2.8L-6 1.2", "", at, stroke="#343a46", width=1.3)
    for x, y, fill in ((5.0, -2.2, "#e0473f"), (7.6, 0.2, "#5fae72"), (5.0, 1.6, "#f2b632")):
        sheet.circle(at.at(x, y), 1.2 * held.size, fill)


def _remote(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    shell = held.colour or "#f4f6f8"
    sheet.path("M-3 2L9 -6", "", at, stroke="#8a94a4", width=4.6 * held.size)
    sheet.path("M-3 2L9 -6", "", at, stroke=shell, width=3.6 * held.size)
    sheet.circle(at.at(6.0, -4.0), 1.1 * held.size, "#3f8fe0")


def _wrench(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    steel = held.colour or "#8a94a4"
    sheet.path("M-3 2L10 -7", "", at, stroke=steel, width=2.6)
    sheet.path("M9 -11.4C6 -5 11 -2 16 -4.6L13.4 -6.4L13.8 -9.4L16.6 -10.4C14 -13.6 10 -13.6 9 -11.4Z", steel, at)


def _hammer(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M-3 4L7 -11", "", at, stroke=_WOOD, width=2.2)
    sheet.path("M0 -15L14 -7", "", at, stroke=held.colour or "#6a7482", width=4.2)


def _saw(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M2 -3L28 4L28 7L4 6Z", held.colour or "#c4ccd6", at, stroke="#8a94a4", width=0.6)
    sheet.path("M-4 -4L3 -4L4 6L-3 6Z", "#c07038", at)


def _pencil(sheet: Sheet, held: Held) -> None:
    """A pad in one hand, a pencil in the other."""
    at = frame(mid(held), 0.0, held.size)
    sheet.path("M-9 -9L9 -9L9 8L-9 8Z", "#fdfbf4", at, stroke="#8a94a4", width=1.0)
    sheet.path("M-6 -5L5 -5M-6 -1.6L3 -1.6M-6 1.8L0 1.8", "", at, stroke="#7a94b8", width=1.0)
    sheet.path("M1 2L8 -12", "", at, stroke=held.colour or "#f2a51f", width=2.0)
    sheet.path("M0 4L1 2", "", at, stroke="#33241f", width=1.5)


def _drum_kit(sheet: Sheet, held: Held) -> None:
    """Two drums and a cymbal before the knees, a stick in each hand."""
    colour, s = held.colour or "#c8283a", held.size
    x, _ = held.body.trunk.at(0.0, 0.0)
    at = frame((x, held.ground()), 0.0, s)
    low = -19.0
    sheet.path("M-26 0L-24 -42M26 0L24 -44", "", at, stroke="#8a94a4", width=1.4)
    for side, top in ((-24.0, -42.0), (24.0, -44.0)):
        sheet.ellipse(side, top, 13.0, 2.0, "#e8b83a", at)
    sheet.path("M-27 -34L-3 -34L-4 -21L-26 -21ZM3 -34L27 -34L26 -21L4 -21Z", colour, at)
    for side in (-15.0, 15.0):
        sheet.ellipse(side, -34.0, 12.0, 2.6, "#f4f0e6", at)
    sheet.circle(at.at(0.0, low + 3.0), 17.4 * s, colour)
    sheet.circle(at.at(0.0, low + 3.0), 14.6 * s, "#f4f0e6")
    sheet.circle(at.at(0.0, low + 3.0), 4.0 * s, mix(colour, "#f4f0e6", 0.5))
    for arm, turn in ((held.body.a, 40.0), (held.body.b, -40.0)):
        sheet.line([towards(arm.hand, turn + 180.0, 3.0), towards(arm.hand, turn, 12.0 * s)], 1.7, "#c8955a")


def _drumsticks(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#c8955a"
    for arm, sign in ((held.body.a, -1.0), (held.body.b, 1.0)):
        inward = 62.0 if held.body.side else -sign * 40.0
        end = towards(arm.hand, inward, 17.0 * held.size)
        sheet.line([towards(arm.hand, inward + 180.0, 4.0), end], 1.7, colour)
        sheet.circle(end, 1.6, colour)


def _piano(sheet: Sheet, held: Held) -> None:
    """An upright piano from the side, its keys under the hands, and the stool."""
    wood = held.colour or "#8a4b38"
    ground, hip = held.ground(), held.body.leg_a.hip
    seat = hip[1] + held.build.leg_radii[0]
    sheet.line([(hip[0] - 5.0, seat + 1.4), (hip[0] + 7.0, seat + 1.4)], 3.4, "#414d57")
    sheet.line([(hip[0] - 3.0, ground), (hip[0] - 3.0, seat + 2.0)], 2.0, "#414d57")
    sheet.line([(hip[0] + 5.0, ground), (hip[0] + 5.0, seat + 2.0)], 2.0, "#414d57")
    x, y = max(held.body.a.hand[0], held.body.b.hand[0]) + 1.0, held.hand[1] + 3.0
    top = y - 26.0 * held.size
    sheet.path(f"M{x + 10} {top}L{x + 30} {top}L{x + 30} {ground}L{x + 10} {ground}Z", wood)
    sheet.path(f"M{x + 8} {top - 2}L{x + 32} {top - 2}L{x + 32} {top + 2}L{x + 8} {top + 2}Z", shade(wood, 0.25))
    sheet.path(f"M{x - 8} {y + 2}L{x + 12} {y + 2}L{x + 12} {y + 8}L{x - 6} {y + 8}Z", shade(wood, 0.15))
    sheet.path(f"M{x - 5} {y + 8}L{x - 1} {y + 8}L{x - 1} {ground}L{x - 5} {ground}Z", shade(wood, 0.15))
    sheet.path(f"M{x - 8} {y - 1}L{x + 10} {y - 1}L{x + 10} {y + 2}L{x - 8} {y + 2}Z", "#f5f8fa", stroke="#99aab5",
               width=0.5)  # fmt: skip
    keys = "".join(f"M{x - 5 + step} {y - 1}L{x - 5 + step} {y + 0.6}" for step in (0, 3, 6, 9, 12))
    sheet.path(keys, "", stroke="#292f33", width=1.4)
    sheet.path(f"M{x + 9} {y - 4}L{x + 3} {y - 16}L{x + 9} {y - 17}Z", "#fdfbf4", stroke="#99aab5", width=0.6)


def _microphone(sheet: Sheet, held: Held) -> None:
    mouth = mouth_of(held)
    turn = direction(mouth, held.hand)
    top = towards(mouth, turn, 2.6)
    sheet.line([top, towards(held.hand, turn, 5.0)], 2.4, held.colour or "#2f343f")
    sheet.circle(top, 3.2, "#8a94a4")
    sheet.circle(top, 2.0, "#aab4c2")


def _golf_club(sheet: Sheet, held: Held) -> None:
    start = held.hand
    turn = 206.0 if held.pose == "swinging" else 24.0
    end = towards(start, turn, 36.0 * held.size)
    sheet.line([towards(start, turn + 180.0, 3.0), end], 1.5, held.colour or "#8a94a4")
    sheet.line([end, towards(end, turn + 74.0, 6.0)], 3.4, "#4a5260")


def _hockey_stick(sheet: Sheet, held: Held) -> None:
    ground = held.ground()
    x, y = held.hand
    ahead = ahead_of(held)
    sheet.path(f"M{x - 5 * ahead} {y - 12}L{x + 11 * ahead} {ground - 2}L{x + 20 * ahead} {ground - 2}", "",
               stroke=held.colour or "#c8955a", width=2.4)  # fmt: skip
    sheet.path(f"M{x + 12 * ahead} {ground - 2}L{x + 20 * ahead} {ground - 2}", "", stroke="#2f343f", width=2.8)


def _volleyball(sheet: Sheet, held: Held) -> None:
    hand = mid(held) if held.pose == "reaching_up" else held.hand
    x, y = hand[0], hand[1] - 8.0
    colour = held.colour or "#f4f4f0"
    sheet.circle((x, y), 7.4, shade(colour, 0.3))
    sheet.circle((x, y), 6.9, colour)
    sheet.path("M-6.8 -1Q0 -4 3 -6.2M-5 4.6Q2 1 6.8 -1.4M0 6.9Q3 0 -2 -6.6", "", frame((x, y)), stroke="#3f7fd0",
               width=1.0)  # fmt: skip


def _juggling(sheet: Sheet, held: Held) -> None:
    x, y = mid(held)
    top = held.body.head.at(0.0, -12.0)[1] - 6.0
    for dx, at, fill in ((-13.0, y - 12.0, ""), (0.0, top - 3.0, "#f2b632"), (13.0, y - 14.0, "#3f9fe0")):
        sheet.circle((x + dx, at), 3.8, fill or held.colour or "#e0473f")


def _binoculars(sheet: Sheet, held: Held) -> None:
    at = frame(held.hand if held.body.side else mid(held), 0.0, held.size * 1.25)
    colour = held.colour or "#2f343f"
    if held.body.side:
        sheet.path("M-6 -3L6 -4L6 4L-6 3Z", colour, at, stroke=colour, width=1.4)
        return
    for x in (-4.6, 4.6):
        sheet.circle(at.at(x, 0.0), 4.6 * held.size, colour)
        sheet.circle(at.at(x, 0.0), 3.0 * held.size, "#8fc4dc")


def _scissors(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M1 -2L15 -8M1 0L15 -1", "", at, stroke=_STEEL, width=1.8)
    for y in (-3.6, 2.0):
        sheet.path(f"M-5 {y}C-5 {y - 3} 1 {y - 3} 1 {y}C1 {y + 3} -5 {y + 3} -5 {y}Z", "", at,
                   stroke=held.colour or "#e0473f", width=1.5)  # fmt: skip


CRAFTS: Mapping[str, Callable[[Sheet, Held], None]] = {
    "knitting": _knitting,
    "spray can": _spray_can,
    "paintbrush": _paintbrush,
    "easel": _easel,
    "fishing rod": _fishing_rod,
    "game controller": _controller,
    "remote": _remote,
    "wrench": _wrench,
    "hammer": _hammer,
    "saw": _saw,
    "pencil": _pencil,
    "drum kit": _drum_kit,
    "drumsticks": _drumsticks,
    "piano": _piano,
    "microphone": _microphone,
    "golf club": _golf_club,
    "hockey stick": _hockey_stick,
    "volleyball": _volleyball,
    "juggling balls": _juggling,
    "binoculars": _binoculars,
    "scissors": _scissors,
}
