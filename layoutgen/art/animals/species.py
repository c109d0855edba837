"""The build and the coat of every kind of animal that is drawn in poses. Lengths in units of the drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Coat:
    """Fills: the coat, its far and near shades, the markings, hoofs or paws, and the muzzle."""

    main: str
    dark: str
    light: str
    marks: str
    foot: str
    muzzle: str
    nose: str = "#292F33"


@dataclass(frozen=True, slots=True)
class Species:
    """One kind of animal, seen from the side.

    length: from hip to shoulder. height: of the line between them above the ground. rump, waist, chest: half the
    thickness of the trunk there. leg: half thickness of thigh, knee and ankle. neck: its length, half its thickness at
    both ends and its direction when standing (0 down, 90 ahead, 180 up). skull: radius of the head.
    head, tail: how they are drawn. marked: the pattern of the coat. paws: feet are paws, not hoofs.
    """

    length: float
    height: float
    rump: float
    waist: float
    chest: float
    leg: tuple[float, float, float]
    neck: tuple[float, float, float, float]
    skull: float
    head: str
    tail: str
    coat: Coat
    marked: str = ""
    paws: bool = False


_DOG = Coat("#D99E82", "#C1694F", "#F4C7B5", "#662113", "#D99E82", "#F4C7B5")
_CAT = Coat("#FFCC4D", "#F4900C", "#FFE8B6", "#F4900C", "#FFCC4D", "#FFE8B6", "#E75A70")
_BLACK_CAT = Coat("#3B434B", "#292F33", "#4C5661", "#292F33", "#3B434B", "#4C5661", "#66757F")
_HORSE = Coat("#C1694F", "#8A4B38", "#C1694F", "#292F33", "#292F33", "#A85A43")
_PONY = Coat("#B5744A", "#8A5433", "#B5744A", "#F1DFB8", "#4A2F22", "#9A5F3C")
_ZEBRA = Coat("#F5F8FA", "#CCD6DD", "#F5F8FA", "#31373D", "#31373D", "#31373D", "#181B1E")
_COW = Coat("#E1E8ED", "#B8C4CE", "#F5F8FA", "#31373D", "#66757F", "#F4ABBA", "#662113")
_BULL = Coat("#A0593D", "#7A4028", "#B97A56", "#A0593D", "#4A2F22", "#D9A58A")
_SHEEP = Coat("#F5F8FA", "#CCD6DD", "#F5F8FA", "#CCD6DD", "#31373D", "#414D57")
_ELEPHANT = Coat("#99AAB5", "#7C8C98", "#A9B8C2", "#66757F", "#CCD6DD", "#99AAB5", "#66757F")
_GIRAFFE = Coat("#FFCC4D", "#F4A90C", "#FFE08A", "#D9800C", "#754C29", "#FFE08A", "#754C29")
_BEAR = Coat("#9A5B3C", "#7A4028", "#B97A56", "#9A5B3C", "#5F301D", "#B97A56")
_BLACK_BEAR = Coat("#3C3A3E", "#29282C", "#54525A", "#3C3A3E", "#222226", "#B08A66")
_POLAR_BEAR = Coat("#E1E8ED", "#CCD6DD", "#F5F8FA", "#E1E8ED", "#99AAB5", "#F5F8FA")

_TIGER = Coat("#FFAC33", "#D9861A", "#FFF1D6", "#31373D", "#FFAC33", "#FFF1D6", "#E75A70")
_LION = Coat("#E8B04A", "#C98F2C", "#F7E0A8", "#A8612A", "#E8B04A", "#F7E0A8", "#662113")
_LEOPARD = Coat("#FFCC4D", "#E0A030", "#FFF1D6", "#8A5A24", "#FFCC4D", "#FFF1D6", "#662113")
_FOX = Coat("#F4900C", "#C96A08", "#F5F8FA", "#662113", "#662113", "#F5F8FA")
_WOLF = Coat("#99AAB5", "#66757F", "#E1E8ED", "#414D57", "#99AAB5", "#E1E8ED")
_PIG = Coat("#F4ABBA", "#EA8FA3", "#F9CDD6", "#EA8FA3", "#B8586E", "#F9C4CF", "#9A4055")
_GOAT = Coat("#E1E8ED", "#B8C4CE", "#F5F8FA", "#CCD6DD", "#8A7A66", "#F4DCCB", "#664A3A")
_DEER = Coat("#C1694F", "#8A4B38", "#F4DCC4", "#754C29", "#4A2F22", "#F4DCC4")
_DONKEY = Coat("#99AAB5", "#7C8C98", "#CCD6DD", "#414D57", "#414D57", "#E1E8ED")
_PANDA = Coat("#F5F8FA", "#31373D", "#F5F8FA", "#31373D", "#31373D", "#F5F8FA")

_UNICORN = Coat("#F5F8FA", "#CCD6DD", "#F5F8FA", "#BF7FD4", "#AA8ED6", "#E1E8ED")

_BEAR_BUILD = Species(38, 30, 15, 15.6, 14, (8.4, 6.4, 5.6), (9, 12, 11, 104), 11, "bear", "stub", _BEAR, "", True)

_BIG_CAT = Species(
    40, 29, 11, 10.4, 11.4, (6.4, 4.8, 4.4), (8, 9, 8.4, 120), 10.4, "tiger", "tuft", _TIGER, "zebra", True
)
_WILD_DOG = Species(28, 24, 8, 7, 9.4, (5, 3.2, 2.6), (9, 6.8, 5.8, 140), 7.6, "fox", "brush", _WOLF, "", True)

SPECIES: Mapping[str, Species] = {
    "dog": Species(27, 25, 8.4, 7.2, 9.8, (5.4, 3.4, 2.8), (10, 6.6, 5.6, 146), 8.2, "dog", "up", _DOG, "saddle", True),
    "cat": Species(28, 19, 7.8, 7.4, 7.4, (4.8, 3.0, 2.6), (7, 5.6, 5.2, 132), 8.4, "cat", "curl", _CAT, "tabby", True),
    "horse": Species(38, 41, 12, 10.6, 12, (7, 3.6, 2.6), (25, 9.4, 5.4, 143), 6.4, "horse", "hair", _HORSE),
    "zebra": Species(
        36, 36, 12, 11.4, 11.6, (6.6, 3.5, 2.8), (21, 9.2, 5.8, 140), 6.4, "horse", "tuft", _ZEBRA, "zebra"
    ),
    "cow": Species(46, 33, 13.6, 14.6, 14, (6.8, 4.2, 3.4), (13, 10, 7.8, 118), 8, "cow", "tuft", _COW, "patches"),
    "sheep": Species(30, 27, 12, 13, 12, (4, 3.2, 2.9), (8, 7.4, 6.2, 116), 6.4, "sheep", "stub", _SHEEP, "wool"),
    "elephant": Species(
        38, 43, 20, 20.5, 19.5, (9.6, 8, 7.4), (9, 16, 15, 118), 15, "elephant", "tuft", _ELEPHANT, "", True
    ),
    "giraffe": Species(
        25, 50, 10.6, 10.4, 12, (6, 3.6, 2.7), (52, 8.6, 4.4, 158), 5.6, "giraffe", "tuft", _GIRAFFE, "spots"
    ),
    "bear": _BEAR_BUILD,
}
SPECIES = {
    **SPECIES,
    "black cat": replace(SPECIES["cat"], coat=_BLACK_CAT, marked=""),
    "unicorn": replace(SPECIES["horse"], coat=_UNICORN, head="unicorn"),
    "bull": replace(SPECIES["cow"], coat=_BULL, marked=""),
    "black bear": replace(_BEAR_BUILD, coat=_BLACK_BEAR),
    "polar bear": replace(_BEAR_BUILD, coat=_POLAR_BEAR),
    "panda": replace(_BEAR_BUILD, head="panda", coat=_PANDA, marked="panda"),
    "tiger": _BIG_CAT,
    "lion": replace(_BIG_CAT, head="lion", coat=_LION, marked="", skull=9.6),
    "leopard": replace(_BIG_CAT, coat=_LEOPARD, marked="spots"),
    "fox": replace(_WILD_DOG, coat=_FOX, length=25, height=19),
    "wolf": _WILD_DOG,
    "pig": Species(34, 22, 12.6, 13.4, 12.6, (5, 4, 3.4), (6, 10, 9, 112), 9, "pig", "stub", _PIG),
    "goat": Species(30, 28, 10, 10.4, 10.4, (4.4, 3.2, 2.7), (12, 7, 5.4, 138), 6.6, "goat", "stub", _GOAT),
    "deer": Species(30, 34, 9.6, 9.2, 10, (5.4, 3, 2.3), (20, 7, 4.8, 150), 6.2, "deer", "stub", _DEER),
    "pony": replace(
        SPECIES["horse"], coat=_PONY, height=29, rump=13, waist=12.6, chest=13, neck=(18, 10.5, 7.4, 140), skull=7.2
    ),
    "donkey": replace(SPECIES["horse"], coat=_DONKEY, height=34, tail="tuft"),
}
