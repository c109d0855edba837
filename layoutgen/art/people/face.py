"""Head and face: skin, ears, eyes, brows, nose, mouth, beard. The head has radius 10 in its frame, chin at (0, 10)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from layoutgen.art.people.sheet import Frame, Point, Sheet, mix, shade, skin_shade

SKINS = ("#fbd9bd", "#f2c49a", "#dba577", "#b07a50", "#7d4e33")  # light to dark
EXPRESSIONS = ("smile", "neutral", "sad", "crying", "angry", "surprised", "sleeping")
_INK = "#33241f"
_MOUTH = "#8f2f35"
_TEAR = "#5fb6ec"


@dataclass(frozen=True, slots=True)
class Look:
    """What a person looks like under the clothes. beard: "", "full", "moustache" or "long"."""

    skin: str
    hair: str  # a style of hair.STYLES
    colour: str  # of the hair
    beard: str = ""
    expression: str = "smile"
    lashes: bool = False
    wrinkles: bool = False
    blush: bool = False
    clown: bool = False


def features(side: bool) -> tuple[Point, Point, Point, Point]:
    """Where the eyes (viewer's left, right), the nose and the mouth are in the frame of the head."""
    if side:
        return ((1.0, 0.6), (7.0, 0.6), (5.2, 3.0), (4.2, 5.2))
    return ((-3.7, 0.6), (3.7, 0.6), (0.0, 3.0), (0.0, 5.2))


def ears(side: bool) -> tuple[Point, Point]:
    """Viewer's left and right; the far ear of a head seen from the side is hidden, and guessed."""
    return ((-4.6, 1.6), (9.2, 1.4)) if side else ((-9.7, 1.4), (9.7, 1.4))


def draw_head(sheet: Sheet, head: Frame, look: Look, side: bool) -> None:
    """The bald head: skin and ears (the near ear of a side view comes after the hair)."""
    size = head_scale(head)
    if not side:
        for ear in ears(False):
            sheet.circle(head.at(*ear), 2.2 * size, skin_shade(look.skin, 0.06))
    sheet.path(
        "M-10 -1C-10 -7 -6 -10.4 0 -10.4C6 -10.4 10 -7 10 -1C10 5.6 5.6 10 0 10C-5.6 10 -10 5.6 -10 -1Z",
        look.skin,
        head,
    )


def head_scale(head: Frame) -> float:
    """How many SVG units one unit of the head's frame is long."""
    return math.hypot(head.bx, head.by)


def draw_near_ear(sheet: Sheet, head: Frame, look: Look) -> None:
    """The ear on the near side of a head seen from the side."""
    ear = ears(True)[0]
    size = head_scale(head)
    sheet.circle(head.at(*ear), 2.1 * size, skin_shade(look.skin, 0.06))
    sheet.circle(head.at(ear[0] + 0.1, ear[1]), 1.0 * size, skin_shade(look.skin, 0.2))


def draw_face(sheet: Sheet, head: Frame, look: Look, side: bool) -> None:
    """Everything on the face, from cheeks to moustache."""
    left, right, nose, mouth = features(side)
    size = head_scale(head)
    if look.blush or look.clown:
        rosy = mix(look.skin, "#ee5a5a", 0.3)
        for x in (left[0] - 2.0, right[0] + (0.4 if side else 2.0)):
            sheet.circle(head.at(x, 4.3), 1.7 * size, rosy)
    if look.beard:
        _beard(sheet, head, look, mouth[0])
    _eyes(sheet, head, look, left, right, size)
    if look.clown:
        sheet.circle(head.at(*nose), 2.2 * size, "#e8282e")
    else:
        sheet.ellipse(nose[0], nose[1], 1.25, 0.95, skin_shade(look.skin, 0.2), head)
    _mouth(sheet, head, look, mouth[0], size)
    if look.expression == "crying":
        for x, y in (left, right):
            sheet.path(
                f"M{x} {y + 1.8}C{x + 1.9} {y + 5.2} {x + 1.5} {y + 7} {x} {y + 7}"
                f"C{x - 1.5} {y + 7} {x - 1.9} {y + 5.2} {x} {y + 1.8}Z",
                _TEAR,
                head,
            )
    if look.beard:
        x = mouth[0]
        bristle = (
            f"M{x - 4.4} 5.6Q{x - 2.4} 3.2 {x} 4.4Q{x + 2.4} 3.2 {x + 4.4} 5.6"
            f"Q{x + 2} 6 {x} 5.3Q{x - 2} 6 {x - 4.4} 5.6Z"
        )
        sheet.path(bristle, look.colour if look.beard != "full" else shade(look.colour, 0.1), head)


def _eyes(sheet: Sheet, head: Frame, look: Look, left: Point, right: Point, size: float) -> None:
    kind = look.expression
    brow = mix(look.colour, "#1a1010", 0.25) if look.hair != "bald" else "#5a4638"
    for sign, (x, y) in ((-1, left), (1, right)):
        if look.clown:
            sheet.ellipse(x, y - 0.2, 2.2, 2.9, "#ffffff", head)
        if kind == "sleeping":
            sheet.path(f"M{x - 1.6} {y}Q{x} {y + 1.6} {x + 1.6} {y}", "", head, stroke=_INK, width=0.75 * size)
        else:
            tall = 1.9 if kind == "surprised" else 1.55
            sheet.ellipse(x, y, 1.25, tall, _INK, head)
            if look.lashes:
                sheet.path(
                    f"M{x + sign * 0.9} {y - 1.1}L{x + sign * 2} {y - 1.7}", "", head, stroke=_INK, width=0.6 * size
                )
        inner, outer = {"angry": (1.0, -0.8), "sad": (-1.0, 0.6), "crying": (-1.0, 0.6), "surprised": (-1.4, -1.2)}.get(
            kind, (-0.3, 0.1)
        )
        d = f"M{x - sign * 1.6} {y - 3.0 + inner}Q{x} {y - 3.7 + inner / 2} {x + sign * 1.7} {y - 3.0 + outer}"
        sheet.path(d, "", head, stroke=brow, width=(0.7 if look.lashes else 0.95) * size)
        if look.wrinkles:
            sheet.path(
                f"M{x - 1.2} {y + 2.7}Q{x} {y + 3.4} {x + 1.2} {y + 2.7}",
                "",
                head,
                stroke=skin_shade(look.skin, 0.2),
                width=0.45 * size,
            )


def _mouth(sheet: Sheet, head: Frame, look: Look, x: float, size: float) -> None:
    kind = look.expression
    if look.clown:
        sheet.ellipse(x, 6.2, 4.6, 2.6, "#ffffff", head)
    if kind == "smile":
        sheet.path(
            f"M{x - 3.2} 5.3Q{x} 6.2 {x + 3.2} 5.3Q{x + 2.6} 8.4 {x} 8.4Q{x - 2.6} 8.4 {x - 3.2} 5.3Z", _MOUTH, head
        )
        sheet.path(f"M{x - 2.7} 5.5Q{x} 6.2 {x + 2.7} 5.5L{x + 2.3} 6.6Q{x} 7 {x - 2.3} 6.6Z", "#ffffff", head)
    elif kind == "surprised":
        sheet.ellipse(x, 6.7, 1.6, 2.0, _MOUTH, head)
    else:
        bend = {"sad": -1.8, "crying": -2.0, "angry": -1.4, "sleeping": 0.9}.get(kind, 0.3)
        y = 6.6 - bend * 0.35
        sheet.path(f"M{x - 2.5} {y}Q{x} {y + bend * 1.3} {x + 2.5} {y}", "", head, stroke=_MOUTH, width=0.85 * size)


def _beard(sheet: Sheet, head: Frame, look: Look, x: float) -> None:
    if look.beard == "moustache":
        return
    low = 17.0 if look.beard == "long" else 11.2
    wide = 9.6
    left = -4.2 if x > 1 else -wide
    sheet.path(
        f"M{left} 1.8C{left + 1.4} 5 {x - 5} 3.4 {x} 4C{x + 5} 3.4 {wide - 1.2} 5 {wide} 1.8"
        f"C{wide + 0.8} {low * 0.62} {x + 4} {low} {x} {low}C{x - 4} {low} {left - 0.4} {low * 0.7} {left} 1.8Z",
        look.colour,
        head,
    )
