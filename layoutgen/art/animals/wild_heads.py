"""More heads from the side, looking right: cats of prey, foxes and wolves, pigs, goats, deer. Frames as in `heads`."""

from __future__ import annotations

from layoutgen.art.animals.species import Coat
from layoutgen.art.people.sheet import Frame, Sheet


def _limb(sheet: Sheet, at: Frame, size: float, points: list[tuple[float, float, float]], fill: str) -> None:
    sheet.limb([at.at(x, y) for x, y, _ in points], [r * size for *_, r in points], fill)


def _eye(sheet: Sheet, at: Frame, size: float, x: float, y: float, closed: bool) -> None:
    if closed:
        sheet.path(f"M{x - 0.2} {y}Q{x} {y + 0.24} {x + 0.2} {y}", "", at, stroke="#292F33", width=0.12 * size)
    else:
        sheet.circle(at.at(x, y), 0.15 * size, "#292F33")


def tiger(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Round ears, a broad light muzzle, stripes on the brow."""
    sheet.circle(at.at(-0.6, -0.8), 0.34 * size, coat.dark)
    _limb(sheet, at, size, [(0.0, 0.0, 1.0), (0.3, 0.1, 0.92)], coat.main)
    sheet.circle(at.at(0.1, -0.92), 0.34 * size, coat.main)
    sheet.circle(at.at(0.12, -0.9), 0.18 * size, coat.marks)
    _limb(sheet, at, size, [(0.8, 0.46, 0.46), (1.2, 0.44, 0.4)], coat.light)
    sheet.path("M1.26 -0.02L1.62 0.08L1.5 0.3Z", coat.nose, at, stroke=coat.nose, width=0.1 * size)
    sheet.path("M0.9 0.74Q1.2 0.84 1.5 0.62", "", at, stroke=coat.marks, width=0.09 * size)
    sheet.path("M-0.7 -0.2L-0.2 -0.1M-0.8 0.16L-0.3 0.2M-0.7 0.52L-0.2 0.46M0.44 -0.9L0.5 -0.56", "", at,
               stroke=coat.marks, width=0.14 * size)  # fmt: skip
    _eye(sheet, at, size, 0.66, -0.16, closed)


def lion(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """A mane round the face."""
    for x, y, r in ((-0.5, 0.3, 1.15), (-0.2, -0.4, 1.1), (-0.4, 1.0, 0.9), (0.3, -0.7, 0.6), (0.2, 1.1, 0.6)):
        sheet.circle(at.at(x, y), r * size, coat.marks)
    _limb(sheet, at, size, [(0.1, 0.0, 0.86), (0.4, 0.1, 0.82)], coat.main)
    sheet.circle(at.at(-0.1, -0.78), 0.3 * size, coat.dark)
    _limb(sheet, at, size, [(0.86, 0.46, 0.44), (1.24, 0.44, 0.38)], coat.light)
    sheet.path("M1.3 0L1.64 0.08L1.52 0.3Z", coat.nose, at, stroke=coat.nose, width=0.1 * size)
    sheet.path("M0.9 0.72Q1.2 0.82 1.5 0.62", "", at, stroke=coat.marks, width=0.09 * size)
    _eye(sheet, at, size, 0.7, -0.14, closed)


def fox(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Pointed ears, a narrow muzzle, light cheeks."""
    sheet.path("M-0.8 -0.4L-0.7 -1.6L0 -0.8Z", coat.dark, at, stroke=coat.dark, width=0.14 * size)
    _limb(sheet, at, size, [(0.0, 0.0, 0.96), (0.7, 0.24, 0.6), (1.5, 0.42, 0.26)], coat.main)
    _limb(sheet, at, size, [(0.1, 0.56, 0.42), (0.8, 0.58, 0.3), (1.4, 0.54, 0.16)], coat.light)
    sheet.path("M-0.3 -0.7L0.1 -1.7L0.5 -0.6Z", coat.main, at, stroke=coat.main, width=0.14 * size)
    sheet.path("M-0.02 -0.86L0.12 -1.4L0.32 -0.8Z", coat.marks, at)
    sheet.circle(at.at(1.7, 0.34), 0.17 * size, coat.nose)
    _eye(sheet, at, size, 0.56, -0.14, closed)


def pig(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """A snout that ends flat, an ear that hangs over."""
    _limb(sheet, at, size, [(0.0, 0.0, 1.0), (1.0, 0.3, 0.6)], coat.main)
    _limb(sheet, at, size, [(1.1, 0.3, 0.46), (1.4, 0.34, 0.44)], coat.muzzle)
    sheet.ellipse(1.66, 0.36, 0.2, 0.4, coat.dark, at)
    for y in (0.22, 0.5):
        sheet.circle(at.at(1.7, y), 0.07 * size, coat.nose)
    sheet.path("M-0.5 -0.7C-0.2 -1.3 0.3 -1.2 0.7 -0.9C0.5 -0.4 0.2 -0.2 -0.1 -0.2Z", coat.dark, at)
    _eye(sheet, at, size, 0.7, -0.16, closed)


def goat(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Horns that bend back, a beard."""
    sheet.path("M0 -0.8C-0.4 -1.6 -1.2 -1.9 -1.7 -1.6C-1.2 -1.5 -0.7 -1.1 -0.5 -0.6Z", coat.foot, at)
    sheet.path("M0.9 0.9C0.8 1.4 0.6 1.7 0.4 1.8C0.4 1.4 0.4 1.1 0.5 0.8Z", coat.light, at, stroke=coat.dark,
               width=0.08 * size)  # fmt: skip
    _limb(sheet, at, size, [(0.0, 0.0, 0.9), (1.1, 0.4, 0.56)], coat.main)
    _limb(sheet, at, size, [(1.2, 0.44, 0.44), (1.34, 0.46, 0.46)], coat.muzzle)
    sheet.path("M-0.3 -0.3C-0.8 -0.6 -1.4 -0.3 -1.5 0.1C-1.1 0.4 -0.6 0.2 -0.3 0Z", coat.dark, at)
    sheet.circle(at.at(1.56, 0.36), 0.09 * size, coat.nose)
    sheet.path("M1.1 0.78Q1.4 0.86 1.64 0.68", "", at, stroke=coat.nose, width=0.08 * size)
    _eye(sheet, at, size, 0.5, -0.14, closed)


def deer(sheet: Sheet, at: Frame, size: float, coat: Coat, closed: bool) -> None:
    """Antlers, a narrow face."""
    sheet.path("M0 -0.8Q-0.5 -1.8 -0.3 -2.8M-0.34 -1.7L0.3 -2.2M-0.4 -2.1L-1 -2.5M-0.1 -0.8Q-0.9 -1.4 -1.4 -2.4", "",
               at, stroke=coat.marks, width=0.22 * size)  # fmt: skip
    _limb(sheet, at, size, [(0.0, 0.0, 0.94), (1.0, 0.26, 0.6), (1.7, 0.42, 0.42)], coat.main)
    _limb(sheet, at, size, [(1.56, 0.5, 0.34), (1.8, 0.48, 0.34)], coat.light)
    sheet.path("M-0.3 -0.4C-0.8 -1 -1.4 -1 -1.6 -0.6C-1.2 -0.2 -0.7 0 -0.3 0Z", coat.dark, at)
    sheet.circle(at.at(2.04, 0.34), 0.16 * size, coat.nose)
    _eye(sheet, at, size, 0.6, -0.16, closed)
