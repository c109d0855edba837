"""What people care for themselves and feed others with: brushes, a razor, leaves, a spoon."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen.art.people.held import Held, ahead_of, mouth_of, out_of
from layoutgen.art.people.sheet import Sheet, direction, frame, shade, towards

_STEEL = "#aab4c2"


def _toothbrush(sheet: Sheet, held: Held) -> None:
    mouth, hand = mouth_of(held), held.hand
    away = direction(mouth, hand)
    for dx, dy, r in ((1.4, 1.2, 2.0), (3.2, 2.2, 1.4)):
        sheet.circle((mouth[0] + dx, mouth[1] + dy), r, "#ffffff")
    stem = held.colour or "#2f8fe0"
    sheet.line([towards(mouth, away + 180.0, 2.0), towards(hand, away, 6.0)], 2.0, stem)
    sheet.line([towards(mouth, away + 180.0, 1.6), towards(mouth, away, 3.6)], 3.6, "#ffffff")
    sheet.line([towards(mouth, away + 180.0, 2.0), towards(mouth, away, 4.0)], 1.4, stem)


def _hairbrush(sheet: Sheet, held: Held) -> None:
    head = held.body.head.at(0.0, 0.0)
    inward = direction(held.hand, head)
    colour = held.colour or "#8a4fb0"
    at = frame(held.hand, 180.0 - inward, held.size)
    sheet.path("M0 9L0 0", "", at, stroke=shade(colour, 0.2), width=2.6 * held.size)
    sheet.path("M-4.4 -5C-4.4 -12 4.4 -12 4.4 -5C4.4 0 -4.4 0 -4.4 -5Z", colour, at)
    sheet.path("M-2.4 -8L2.4 -8M-2.8 -5.6L2.8 -5.6M-2.4 -3.2L2.4 -3.2", "", at, stroke="#ffffff", width=0.9)


def _hair_dryer(sheet: Sheet, held: Held) -> None:
    colour = held.colour or "#d94f9a"
    inward = 1.0 if held.body.head.ox > held.hand[0] else -1.0
    at = frame(held.hand, 0.0, held.size, wide=inward)
    sheet.path("M-2.4 4L-1.6 -4L2.4 -4L2 4Z", shade(colour, 0.2), at)
    sheet.path("M-6 -10C-6 -13 -2 -13 0 -12L8 -11.4L8 -4.6L0 -4C-4 -3.6 -6 -6 -6 -10Z", colour, at)
    sheet.path("M10 -10L13 -10.6M10 -8L14 -8M10 -6L13 -5.4", "", at, stroke="#9ac4e0", width=1.0)


def _razor(sheet: Sheet, held: Held) -> None:
    chin = held.body.head.at(3.6 if held.body.side else 0.0, 9.4)
    x, y = chin
    for dx, dy, r in ((-5.2, -2.6, 2.6), (0.0, 0.0, 3.2), (5.2, -2.6, 2.6), (-2.8, -0.8, 2.6), (2.8, -0.8, 2.6)):
        sheet.circle((x + dx * held.size, y + dy * held.size), r * held.size, "#ffffff")
    near = towards(chin, direction(chin, held.hand), 2.0)
    sheet.line([near, towards(held.hand, direction(near, held.hand), 4.0)], 1.5, held.colour or "#2f8fb8")
    sheet.line([(near[0] - 2.6, near[1]), (near[0] + 2.6, near[1])], 1.6, "#7a8494")


def _lipstick(sheet: Sheet, held: Held) -> None:
    at = frame(held.hand, 180.0 - direction(held.hand, mouth_of(held)), held.size)
    sheet.path("M-1.7 4L1.7 4L1.7 -3L-1.7 -3Z", "#2b2f3a", at)
    sheet.path("M-1.3 -3L1.3 -3L1.3 -6L-1.3 -7.4Z", held.colour or "#d9264a", at)


def _bubble_wand(sheet: Sheet, held: Held) -> None:
    mouth = mouth_of(held)
    ahead = 1.0 if held.body.side else -1.0
    ring = (mouth[0] + 7.0 * ahead, mouth[1] - 0.4)
    sheet.line([held.hand, ring], 1.4, held.colour or "#e0479a")
    sheet.circle(ring, 3.8, held.colour or "#e0479a")
    for dx, dy, r in ((0.0, 0.0, 2.8), (7.0, -3.0, 3.4), (13.0, 2.0, 2.4), (16.0, -8.0, 4.2), (23.0, -2.0, 3.0)):
        at = (ring[0] + dx * ahead, ring[1] + dy)
        sheet.circle(at, r, "#7ab8e0")
        sheet.circle(at, r - 0.7, "#dff1fb")
        sheet.circle((at[0] - r * 0.3, at[1] - r * 0.3), r * 0.24, "#ffffff")


def _breath(sheet: Sheet, held: Held) -> None:
    """Puffs of air from the mouth."""
    x, y = mouth_of(held)
    ahead = 1.0 if held.body.side else -1.0
    at = frame((x + 6.0 * ahead, y), 0.0, held.size, wide=ahead)
    sheet.path("M0 -1L10 -3.4M1 1.4L13 1.4M0 4L10 6.4", "", at, stroke=held.colour or "#9ac4e0", width=1.3)


def _leaves(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    colour = held.colour or "#5a9a3a"
    sheet.path("M-3 2Q6 -1 15 -5", "", at, stroke="#7a5a34", width=1.4)
    for x, y, turn in ((6.0, -1.0, 70.0), (9.0, -3.0, -60.0), (13.0, -4.0, 60.0), (16.0, -6.0, -20.0)):
        leaf = frame(at.at(x, y), turn * ahead_of(held), held.size)
        sheet.path("M0 1C-3 -2 -3 -6 0 -9C3 -6 3 -2 0 1Z", colour, leaf)


def _carrot(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M-1 -3L-1 3L16 0.6C17 0 17 -0.6 16 -1.2Z", held.colour or "#f08a24", at)
    sheet.path("M-1 0L-7 -4M-1 0L-8 0M-1 0L-7 4", "", at, stroke="#5a9a3a", width=1.8)


def _bread(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    crust = "#b87838"
    sheet.path("M2 -6C2 -9 12 -9 12 -6L11.4 2L2.6 2Z", held.colour or "#f2d8a0", at, stroke=crust, width=1.4)


def _fish(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M1 0C5 -5 13 -5 17 0L21 -4L21 4L17 0C13 5 5 5 1 0Z", held.colour or "#7aa4c8", at)
    sheet.circle(at.at(5.0, -0.8), 0.9 * held.size, "#22262e")


def _bone(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    colour = held.colour or "#f4ead4"
    edge = shade(colour, 0.25)
    for width, fill in ((4.0, edge), (3.0, colour)):
        sheet.path("M3 -1L15 -4", "", at, stroke=fill, width=width)
    for x, y in ((2.0, -2.6), (2.6, 1.4), (15.4, -6.0), (16.0, -2.0)):
        sheet.circle(at.at(x, y), 2.3 * held.size, colour)


def _spoon(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    steel = held.colour or _STEEL
    sheet.path("M-5 2L9 -3", "", at, stroke=steel, width=1.5)
    sheet.ellipse(12.0, -4.0, 3.6, 2.4, steel, at)


def _baby_bottle(sheet: Sheet, held: Held) -> None:
    at = out_of(held)
    sheet.path("M-3 -3L8 -3L8 4L-3 4Z", "#fdfdfb", at, stroke=held.colour or "#6db8ea", width=1.2)
    sheet.path("M8 -2.6L12 -1.6L12 2.6L8 3.6Z", held.colour or "#6db8ea", at)
    sheet.path("M12 -0.8L15.4 0.5L12 1.8Z", "#e8b88a", at)


CARE: Mapping[str, Callable[[Sheet, Held], None]] = {
    "toothbrush": _toothbrush,
    "hairbrush": _hairbrush,
    "hair dryer": _hair_dryer,
    "razor": _razor,
    "lipstick": _lipstick,
    "bubble wand": _bubble_wand,
    "breath": _breath,
    "leaves": _leaves,
    "carrot": _carrot,
    "bread": _bread,
    "fish": _fish,
    "bone": _bone,
    "spoon": _spoon,
    "baby bottle": _baby_bottle,
}
