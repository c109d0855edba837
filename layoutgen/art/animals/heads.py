"""Heads from the side, looking right. Origin: the middle of the skull; x ahead, y down; 1 is the skull's radius."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen.art.animals import wild_heads
from layoutgen.art.animals.species import Coat
from layoutgen.art.people.sheet import Frame, Sheet

Draw = Callable[[Sheet, Frame, float, Coat, bool], None]


def _eye(sheet: Sheet, at: Frame, size: float, x: float, y: float, closed: bool, radius: float = 0.17) -> None:
    if closed:
        d = f"M{x - radius * 1.3} {y}Q{x} {y + radius * 1.5} {x + radius * 1.3} {y}"
        sheet.path(d, "", at, stroke="#292F33", width=radius * size * 0.7)
    else:
        sheet.circle(at.at(x, y), radius * size, "#292F33")


def _limb(sheet: Sheet, at: Frame, size: float, points: list[tuple[float, float, float]], fill: str) -> None:
    sheet.limb([at.at(x, y) for x, y, _ in points], [r * size for *_, r in points], fill)


def cat(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Upright ears, whiskers."""
    sheet.path("M-0.75 -0.5L-0.62 -1.55L0.1 -0.9Z", coat.dark, at, stroke=coat.dark, width=0.16 * size)
    _limb(sheet, at, size, [(0.0, 0.0, 1.0), (0.16, 0.06, 0.96)], coat.main)
    sheet.path("M-0.1 -0.82L0.36 -1.6L0.78 -0.6Z", coat.main, at, stroke=coat.main, width=0.16 * size)
    sheet.path("M0.12 -0.86L0.38 -1.3L0.6 -0.76Z", coat.light, at)
    sheet.ellipse(0.86, 0.36, 0.42, 0.34, coat.light, at)
    sheet.path("M1.02 0.02L1.32 0.08L1.2 0.3Z", coat.nose, at, stroke=coat.nose, width=0.1 * size)
    sheet.path("M0.7 0.4L0.1 0.3M0.7 0.52L0.14 0.62", "", at, stroke="#ffffff", width=0.06 * size)
    _eye(sheet, at, size, 0.46, -0.12, closed)


def dog(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """A long muzzle, an ear that hangs."""
    _limb(sheet, at, size, [(0.0, 0.0, 1.0), (0.5, 0.14, 0.82), (1.3, 0.34, 0.5)], coat.main)
    _limb(sheet, at, size, [(0.95, 0.52, 0.34), (1.36, 0.44, 0.38)], coat.muzzle)
    sheet.ellipse(1.66, 0.16, 0.26, 0.22, coat.nose, at)
    sheet.path("M0.8 0.78Q1.2 0.9 1.5 0.66", "", at, stroke=coat.dark, width=0.1 * size)
    sheet.path(
        "M-0.75 -0.72C-0.2 -1.1 0.3 -0.8 0.12 -0.1C0 0.5 -0.3 1 -0.72 0.9C-1.1 0.5 -1.2 -0.4 -0.75 -0.72Z",
        coat.marks,
        at,
    )
    _eye(sheet, at, size, 0.58, -0.26, closed, 0.16)


def horse(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """A long face, upright ears."""
    sheet.path("M-0.5 -0.7L-0.42 -1.75L0.1 -0.9Z", coat.dark, at, stroke=coat.dark, width=0.12 * size)
    _limb(sheet, at, size, [(0.0, 0.0, 0.98), (1.0, 0.14, 0.72), (2.1, 0.28, 0.56)], coat.main)
    _limb(sheet, at, size, [(1.9, 0.32, 0.52), (2.16, 0.3, 0.54)], coat.muzzle)
    sheet.path("M-0.3 -0.75L-0.1 -1.8L0.4 -0.8Z", coat.main, at, stroke=coat.main, width=0.12 * size)
    sheet.circle(at.at(2.36, 0.14), 0.1 * size, coat.nose)
    sheet.path("M1.9 0.62Q2.2 0.66 2.5 0.5", "", at, stroke=coat.nose, width=0.08 * size)
    _eye(sheet, at, size, 0.62, -0.24, closed)


def cow(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Horns, a broad pink muzzle."""
    sheet.path("M-0.2 -0.8C-0.4 -1.3 -0.1 -1.7 0.24 -1.7C0.1 -1.4 0.16 -1.1 0.3 -0.8Z", "#F7E3C0", at)
    _limb(sheet, at, size, [(0.0, 0.0, 0.96), (1.2, 0.3, 0.66)], coat.main)
    _limb(sheet, at, size, [(1.3, 0.36, 0.6), (1.5, 0.36, 0.58)], coat.muzzle)
    sheet.path("M-0.3 -0.4C-0.9 -0.9 -1.6 -0.8 -1.7 -0.5C-1.5 -0.1 -0.8 0.1 -0.3 -0.1Z", coat.marks, at)
    sheet.circle(at.at(1.66, 0.2), 0.1 * size, coat.nose)
    sheet.path("M1.2 0.74Q1.5 0.82 1.84 0.66", "", at, stroke=coat.nose, width=0.08 * size)
    _eye(sheet, at, size, 0.5, -0.22, closed)


def sheep(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """A dark face in wool."""
    _limb(sheet, at, size, [(0.0, 0.0, 0.94), (1.0, 0.36, 0.62)], coat.muzzle)
    sheet.path("M-0.4 -0.1C-0.9 -0.3 -1.4 0 -1.4 0.4C-1 0.7 -0.5 0.5 -0.3 0.2Z", "#31373D", at)
    for x, y, r in ((-0.5, -0.7, 0.5), (0.1, -0.9, 0.5), (-0.9, -0.3, 0.45)):
        sheet.circle(at.at(x, y), r * size, coat.main)
    sheet.path("M0.9 0.74Q1.2 0.8 1.5 0.6", "", at, stroke="#181B1E", width=0.1 * size)
    if closed:
        sheet.path("M0.3 -0.1Q0.5 0.2 0.74 -0.06", "", at, stroke="#F5F8FA", width=0.12 * size)
    else:
        sheet.circle(at.at(0.5, -0.1), 0.24 * size, "#F5F8FA")
        sheet.circle(at.at(0.54, -0.08), 0.13 * size, "#181B1E")


def giraffe(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Two knobs, a narrow face."""
    for x in (-0.35, 0.1):
        sheet.path(f"M{x} -0.7L{x - 0.1} -1.6", "", at, stroke=coat.foot, width=0.3 * size)
        sheet.circle(at.at(x - 0.1, -1.66), 0.26 * size, coat.foot)
    sheet.path("M-0.5 -0.5C-1 -1 -1.6 -1 -1.7 -0.7C-1.5 -0.3 -1 0 -0.5 -0.1Z", coat.dark, at)
    _limb(sheet, at, size, [(0.0, 0.0, 0.98), (1.1, 0.2, 0.7), (2.0, 0.34, 0.52)], coat.main)
    _limb(sheet, at, size, [(1.8, 0.4, 0.46), (2.06, 0.36, 0.5)], coat.muzzle)
    sheet.circle(at.at(2.24, 0.2), 0.1 * size, coat.nose)
    sheet.path("M1.7 0.72Q2.1 0.78 2.4 0.56", "", at, stroke=coat.nose, width=0.09 * size)
    _eye(sheet, at, size, 0.56, -0.22, closed, 0.2)


def bear(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Round ears, a short light muzzle."""
    sheet.circle(at.at(-0.66, -0.78), 0.36 * size, coat.dark)
    _limb(sheet, at, size, [(0.0, 0.0, 1.0), (0.3, 0.12, 0.9)], coat.main)
    sheet.circle(at.at(0.16, -0.92), 0.36 * size, coat.main)
    sheet.circle(at.at(0.18, -0.9), 0.2 * size, coat.dark)
    _limb(sheet, at, size, [(0.8, 0.4, 0.5), (1.24, 0.44, 0.4)], coat.muzzle)
    sheet.ellipse(1.54, 0.22, 0.22, 0.18, coat.nose, at)
    sheet.path("M1 0.72Q1.3 0.8 1.52 0.6", "", at, stroke=coat.dark, width=0.09 * size)
    _eye(sheet, at, size, 0.62, -0.16, closed, 0.13)


def panda(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """A bear with a dark patch about the eye."""
    bear(sheet, at, size, coat, closed)
    sheet.ellipse(0.56, -0.1, 0.3, 0.38, coat.dark, at)
    sheet.circle(at.at(0.64, -0.16), 0.1 * size, coat.dark if closed else "#F5F8FA")


def elephant(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Without the trunk, which hangs down whatever the head does."""
    _limb(sheet, at, size, [(0.0, 0.0, 1.0), (0.34, 0.1, 0.84)], coat.main)
    sheet.path(
        "M-0.1 -0.62C-0.9 -0.9 -1.6 -0.4 -1.5 0.4C-1.4 1.1 -0.8 1.3 -0.4 0.9C0 0.5 0.2 -0.2 -0.1 -0.62Z",
        coat.dark,
        at,
    )
    _eye(sheet, at, size, 0.5, -0.1, closed, 0.11)


def unicorn(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """A horse's, with a horn on the brow."""
    sheet.path("M0.36 -0.8L1.3 -2.7L0.84 -0.5Z", "#FFCC4D", at, stroke="#FFAC33", width=0.1 * size)
    horse(sheet, at, size, coat, closed)


HEADS: Mapping[str, Draw] = {
    "cat": cat, "dog": dog, "horse": horse, "cow": cow, "sheep": sheep, "giraffe": giraffe, "bear": bear,
    "elephant": elephant, "tiger": wild_heads.tiger, "lion": wild_heads.lion, "fox": wild_heads.fox,
    "panda": panda, "pig": wild_heads.pig, "goat": wild_heads.goat, "deer": wild_heads.deer, "unicorn": unicorn,
}  # fmt: skip
# how far ahead of the skull's middle the mouth is, in radii, and how far below
MOUTHS: Mapping[str, tuple[float, float]] = {
    "cat": (1.2, 0.4), "dog": (1.6, 0.6), "horse": (2.4, 0.6), "cow": (1.8, 0.7), "sheep": (1.4, 0.6),
    "giraffe": (2.3, 0.6), "bear": (1.5, 0.6), "elephant": (1.0, 0.6),
    "tiger": (1.4, 0.6), "lion": (1.4, 0.6), "fox": (1.5, 0.6), "panda": (1.5, 0.6), "pig": (1.5, 0.6),
    "goat": (1.5, 0.7), "deer": (1.9, 0.7), "unicorn": (2.4, 0.6),
}  # fmt: skip
