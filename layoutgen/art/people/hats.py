"""What is worn on the head: hats, helmets, glasses, masks. Drawn in the frame of the head (radius"
" 10, crown at y = -10)."""

from __future__ import annotations

from collections.abc import Mapping

from layoutgen.art.people.face import features, head_scale
from layoutgen.art.people.garments import Piece
from layoutgen.art.people.sheet import Frame, Sheet, mix, shade

_DOME = "M-11.4 -3.4C-12.4 -10 -7 -14.4 0 -14.4C7 -14.4 12.4 -10 11.4 -3.4"
_TALL = "M-10.6 -4.4C-11 -14 -7 -16.6 0 -16.6C7 -16.6 11 -14 10.6 -4.4Z"

# One shape a line: path, then how it is painted: "" the hat's colour, "dark", "light", or a fixed colour.
_Shape = tuple[str, str]
_FRONT: Mapping[str, tuple[_Shape, ...]] = {
    "cap": (
        (_DOME + "Q0 -6 -11.4 -3.4Z", ""),
        ("M-9.4 -4.4C-7 -7.6 7 -7.6 9.4 -4.4C10 -2.2 6 -2.6 0 -2.6C-6 -2.6 -10 -2.2 -9.4 -4.4Z", "dark"),
        ("M-1.2 -14.4C-1.2 -15.4 1.2 -15.4 1.2 -14.4Z", "dark"),
    ),
    "hat": (
        ("M-9.4 -5C-9.6 -14.6 -5.6 -16.4 0 -15.2C5.6 -16.4 9.6 -14.6 9.4 -5Z", ""),
        ("M-9.5 -7.6L9.5 -7.6L9.5 -4L-9.5 -4Z", "dark"),
        ("M-16.4 -4.6C-14 -6 -10 -5.4 0 -5.4C10 -5.4 14 -6 16.4 -4.6C16 -2.4 8 -2 0 -2C-8 -2 -16 -2.4 -16.4 -4.6Z", ""),
    ),
    "helmet": (
        ("M-12 -2.4C-13.4 -11 -8 -16 0 -16C8 -16 13.4 -11 12 -2.4Q0 -6 -12 -2.4Z", ""),
        (
            (
                "M-6 -15C-7.4 -11 -7.4 -8 -6.6 -5.2L-4.2 -5.6C-5 -8 -4.8 -12 -3.8 -15.6"
                "ZM6 -15C7.4 -11 7.4 -8 6.6 -5.2L4.2 -5.6C5 -8 4.8 -12 3.8 -15.6"
                "ZM-1.2 -16L1.2 -16L1.2 -6L-1.2 -6Z"
            ),
            "dark",
        ),
    ),
    "batting helmet": (
        ("M-11.8 3.6C-14 -10 -8 -15 0 -15C8 -15 14 -10 11.8 3.6C10 4 9 3 9 -3Q0 -6 -9 -3C-9 3 -10 4 -11.8 3.6Z", ""),
        ("M-9.4 -4.4C-7 -7.2 7 -7.2 9.4 -4.4C10 -2.2 6 -2.6 0 -2.6C-6 -2.6 -10 -2.2 -9.4 -4.4Z", "dark"),
    ),
    "full helmet": (
        (
            (
                "M-12.6 -1C-12.6 -10 -8 -14.4 0 -14.4C8 -14.4 12.6 -10 12.6 -1"
                "L12 7C11 11 6 11.6 0 11.6C-6 11.6 -11 11 -12 7Z"
            ),
            "",
        ),
        ("M-10 -3.6C-8 -5 8 -5 10 -3.6L10.2 2.4C8 4.2 -8 4.2 -10.2 2.4Z", "#8fc4dc"),
        ("M-7.4 -2.8L-4 -3.2L-6.4 2.4L-8.8 2Z", "#d8f0fa"),
    ),
    "hard hat": (
        ("M-10.6 -4C-11.4 -12 -6 -15.4 0 -15.4C6 -15.4 11.4 -12 10.6 -4Z", ""),
        ("M-2 -16.4L2 -16.4L2.4 -5L-2.4 -5Z", "light"),
        ("M-13 -4.6L13 -4.6C13.4 -2.4 12.6 -2 12 -2L-12 -2C-12.6 -2 -13.4 -2.4 -13 -4.6Z", "dark"),
    ),
    "beanie": (
        (_DOME + "Z", ""),
        ("M-11.6 -6.4L11.6 -6.4C12.4 -4 12.2 -2.6 11.6 -2.4L-11.6 -2.4C-12.2 -2.6 -12.4 -4 -11.6 -6.4Z", "dark"),
        ("M-3 -15.6C-3 -19.4 3 -19.4 3 -15.6C3 -12.6 -3 -12.6 -3 -15.6Z", "light"),
    ),
    "crown": (
        ("M-9.6 -6L-11 -17L-5.4 -11.6L0 -19L5.4 -11.6L11 -17L9.6 -6Q0 -3.6 -9.6 -6Z", ""),
        ("M-9.8 -7.6Q0 -5.2 9.8 -7.6L9.6 -5.4Q0 -3 -9.6 -5.4Z", "dark"),
        ("M0 -11.4L1.8 -9L0 -6.6L-1.8 -9Z", "#e0344a"),
        ("M-5.4 -10L-4.2 -8.4L-5.4 -6.8L-6.6 -8.4ZM5.4 -10L6.6 -8.4L5.4 -6.8L4.2 -8.4Z", "#3f7fe0"),
    ),
    "tiara": (
        ("M-8 -8.4L-8.6 -12L-4.4 -11.2L0 -16L4.4 -11.2L8.6 -12L8 -8.4Q0 -10.8 -8 -8.4Z", ""),
        ("M0 -13.4L1.4 -11.6L0 -9.8L-1.4 -11.6Z", "#e0508a"),
    ),
    "chef hat": (
        (
            (
                "M-8.6 -11C-15 -11 -15.4 -19.6 -9 -20C-8 -25 -1.6 -25.4 0 -22.4"
                "C1.6 -25.4 8 -25 9 -20C15.4 -19.6 15 -11 8.6 -11Z"
            ),
            "",
        ),
        ("M-9.6 -12.6L9.6 -12.6L9.8 -4.6Q0 -2.6 -9.8 -4.6Z", "dark"),
        ("M-4 -12.4L-4.6 -17M4 -12.4L4.6 -17", "stroke dark"),
    ),
    "cowboy hat": (
        (
            (
                "M-9 -5C-9.6 -15 -7.6 -17 -4.6 -16.6C-2 -16.2 -1.4 -14.8 0 -14.8"
                "C1.4 -14.8 2 -16.2 4.6 -16.6C7.6 -17 9.6 -15 9 -5Z"
            ),
            "",
        ),
        ("M-9.2 -8L9.2 -8L9.2 -4.4L-9.2 -4.4Z", "dark"),
        (
            "M-18.6 -9.6C-16 -6 -10 -6.4 0 -6.4C10 -6.4 16 -6 18.6 -9.6C18.6 -4 10 -2 0 -2C-10 -2 -18.6 -4 -18.6 -9.6Z",
            "",
        ),
    ),
    "top hat": (
        ("M-8.4 -5L-9 -20.6C-6 -22 6 -22 9 -20.6L8.4 -5Z", ""),
        ("M-8.5 -8.8L8.5 -8.8L8.4 -4.6L-8.4 -4.6Z", "#b8323a"),
        ("M-13.6 -5.6Q0 -3.4 13.6 -5.6L13.4 -3.6Q0 -1 -13.4 -3.6Z", ""),
    ),
    "pointed hat": (
        ("M-9.4 -5C-6 -12 -4 -20 3.4 -29C4.4 -20 6 -12 9.4 -5Z", ""),
        ("M-9 -7.8Q0 -6.4 9 -7.8L9.4 -4Q0 -2.8 -9.4 -4Z", "#f2c431"),
        ("M-17 -4.8C-10 -6.8 10 -6.8 17 -4.8C15 -1.8 -15 -1.8 -17 -4.8Z", ""),
    ),
    "santa hat": (
        ("M-10.6 -5C-10 -14 -2 -20 8 -17.4C12 -16 14.6 -11 14 -5C12 -8 10.6 -11 8.6 -11L10 -5Z", ""),
        (
            "M-11.4 -7.6Q0 -10 11.4 -7.6C12.6 -5.6 12.4 -3.6 11.2 -3Q0 -5.4 -11.2 -3C-12.4 -3.6 -12.6 -5.6 -11.4 -7.6Z",
            "#ffffff",
        ),
        ("M11 -4.4C11 -8.2 17 -8.2 17 -4.4C17 -0.6 11 -0.6 11 -4.4Z", "#ffffff"),
    ),
    "pirate hat": (
        ("M-15.6 -5C-13 -9 -10 -17 0 -17C10 -17 13 -9 15.6 -5C10 -3 5 -5 0 -5C-5 -5 -10 -3 -15.6 -5Z", ""),
        ("M-2.6 -11C-2.6 -14.6 2.6 -14.6 2.6 -11L1.6 -8.6L-1.6 -8.6Z", "#f4f4f0"),
        ("M-1.8 -11.2L-0.4 -11.2L-0.4 -10L-1.8 -10ZM1.8 -11.2L0.4 -11.2L0.4 -10L1.8 -10Z", "#22262e"),
    ),
    "police cap": (
        ("M-10.4 -6L-13.6 -12.4C-10 -16.8 10 -16.8 13.6 -12.4L10.4 -6Z", ""),
        ("M-10.4 -8.4L10.4 -8.4L10.4 -5L-10.4 -5Z", "dark"),
        ("M-9.6 -5.4C-6 -6.6 6 -6.6 9.6 -5.4C9.6 -2.2 5 -2.4 0 -2.4C-5 -2.4 -9.6 -2.2 -9.6 -5.4Z", "#181c26"),
        ("M0 -14L1.9 -12.6L1.6 -9.6L0 -8.4L-1.6 -9.6L-1.9 -12.6Z", "#f5c431"),
    ),
    "fire helmet": (
        ("M-10.4 -5C-10.6 -13 -6 -16.6 0 -16.6C6 -16.6 10.6 -13 10.4 -5Z", ""),
        ("M-1.3 -17.4L1.3 -17.4L1.5 -6L-1.5 -6Z", "dark"),
        ("M-15 -3.4C-12 -7 12 -7 15 -3.4C12 -1.8 -12 -1.8 -15 -3.4Z", "dark"),
        ("M-3.4 -13L3.4 -13L2.8 -7L0 -5.4L-2.8 -7Z", "#f5c431"),
    ),
    "army helmet": (
        ("M-12 -2.6C-13 -11 -8 -15.4 0 -15.4C8 -15.4 13 -11 12 -2.6Q0 -6.4 -12 -2.6Z", ""),
        (
            (
                "M-8 -10C-6 -13 -3 -12 -4 -9.4C-6 -7 -8 -8 -8 -10ZM2 -12"
                "C6 -13.4 8 -10 5 -9C3 -8.4 0 -10 2 -12ZM-1 -7.6C1 -9 4 -7.4 2 -6.4"
                "C0 -6 -2 -6.6 -1 -7.6Z"
            ),
            "dark",
        ),
    ),
    "knight helmet": (
        ("M-11.6 -2C-12 -11 -7 -14.8 0 -14.8C7 -14.8 12 -11 11.6 -2L11.2 8L8.2 8.4L8 -2L-8 -2L-8.2 8.4L-11.2 8Z", ""),
        ("M-11.6 -4.6L11.6 -4.6L11.6 -1.4L-11.6 -1.4Z", "dark"),
        ("M-1.4 -14C-3 -22 -12 -20 -12.6 -14.6C-9 -17.4 -4 -16 1.4 -13.4Z", "#d9303a"),
    ),
    "graduation cap": (
        ("M-10 -4.4L-9.6 -11L9.6 -11L10 -4.4Q0 -7.4 -10 -4.4Z", "dark"),
        ("M0 -17.6L17 -12L0 -6.4L-17 -12Z", ""),
        ("M0 -12L12.4 -9.6L12.4 -3.4", "stroke #f5c431"),
        ("M11.4 -4L13.4 -4L13.8 0L11 0Z", "#f5c431"),
    ),
    "party hat": (
        ("M-7.4 -8.4L0 -25L7.4 -8.4Q0 -6 -7.4 -8.4Z", ""),
        ("M-4.4 -14.8L3 -18.2L2 -20.6L-3.2 -17.6ZM-6.8 -9.6L6.4 -10.6L5.4 -13L-5.6 -12Z", "#f7e04a"),
        ("M-2.2 -25C-2.2 -28 2.2 -28 2.2 -25C2.2 -22.4 -2.2 -22.4 -2.2 -25Z", "#ffffff"),
    ),
    "headband": (("M-10.8 -6Q0 -8.4 10.8 -6L10.8 -2.6Q0 -5 -10.8 -2.6Z", ""),),
    "turban": (
        (
            (
                "M-11.4 -3.6C-14 -13 -7 -17.4 0 -17.4C7 -17.4 14 -13 11.4 -3.6"
                "C7 -7 3 -9.6 0 -10.6C-3 -9.6 -7 -7 -11.4 -3.6Z"
            ),
            "",
        ),
        ("M-11 -6C-6 -13 -2 -13 8 -15M11 -6C6 -13 2 -13 -6 -15", "stroke dark"),
    ),
    "veil": (("M-9.8 -6.6Q0 -13.4 9.8 -6.6L9.6 -9Q0 -16.4 -9.6 -9Z", "#f2a8c0"),),
    "hair bow": (
        ("M4 -11.4L-2.6 -15.8L-2.6 -7.6ZM4 -11.4L10.6 -15.8L10.6 -7.6Z", ""),
        ("M2.2 -11.4C2.2 -13.8 5.8 -13.8 5.8 -11.4C5.8 -9 2.2 -9 2.2 -11.4Z", "dark"),
    ),
    "nurse cap": (
        ("M-8 -8.6L-9.4 -15C-6 -17 6 -17 9.4 -15L8 -8.6Q0 -11.4 -8 -8.6Z", ""),
        (
            "M-1 -15.6L1 -15.6L1 -13.8L2.8 -13.8L2.8 -12L1 -12L1 -10.2L-1 -10.2L-1 -12L-2.8 -12L-2.8 -13.8L-1 -13.8Z",
            "#d9303a",
        ),
    ),
    "headscarf": (
        (
            (
                "M0 -13C8 -13 13.4 -8 12.6 2C12 8 13 12 13.6 14.4Q0 20 -13.6 14.4"
                "C-13 12 -12 8 -12.6 2C-13.4 -8 -8 -13 0 -13ZM0 -7.6"
                "C-6 -7.6 -8.6 -4 -8.6 0.6C-8.6 6 -5 9.6 0 9.6C5 9.6 8.6 6 8.6 0.6"
                "C8.6 -4 6 -7.6 0 -7.6Z"
            ),
            "",
        ),
        ("M-8 9.6Q0 14.4 8 9.6", "stroke dark"),
    ),
}
_VISOR = "M-2 -5.4C4 -7.4 9 -7 12 -5.8C16 -4.8 18.4 -3.6 18 -2.4C14 -3.2 4 -2.8 -1 -2.6Z"
_SIDE: Mapping[str, tuple[_Shape, ...]] = {
    "cap": (
        ("M-11.6 -1.4C-13.4 -9.6 -8 -14.4 0 -14.4C7 -14.4 11.6 -10.6 11.6 -4.2Z", ""),
        (_VISOR, "dark"),
        ("M-1.2 -14.4C-1.2 -15.4 1.2 -15.4 1.2 -14.4Z", "dark"),
    ),
    "batting helmet": (
        ("M-11.8 3C-14 -8 -9 -15 0 -15C7.4 -15 12 -10.6 11.8 -4L-0.6 -3.4L-1.4 4.6C-4 6.6 -8 6.6 -11.8 3Z", ""),
        (_VISOR, "dark"),
    ),
    "full helmet": (
        (
            (
                "M-12.6 0C-13 -10 -8 -14.4 0 -14.4C8 -14.4 12.6 -10 13 -1"
                "L12.8 7C12 11 6 11.6 0 11.6C-7 11.6 -12 9 -12.6 0Z"
            ),
            "",
        ),
        ("M-1.6 -4.4C4 -5.6 10 -5 12.4 -3.6L13 2.4C9 4 3 4 -1 2.8Z", "#8fc4dc"),
        ("M2 -3.6L5 -3.8L3 2.4L0.8 2Z", "#d8f0fa"),
    ),
    "police cap": (
        ("M-11 -5L-13.4 -11.4C-9 -16.4 9 -17 14 -13.4L11.4 -6Z", ""),
        ("M-11 -7.6L11.4 -8.6L11.2 -5.4L-11 -4.4Z", "dark"),
        (_VISOR, "#181c26"),
        ("M7 -14L8.9 -12.6L8.6 -9.6L7 -8.4L5.4 -9.6L5.1 -12.6Z", "#f5c431"),
    ),
    "headscarf": (
        (
            (
                "M0 -13C8 -13 12.4 -8.6 11.6 -4C11 -6.6 7 -8 3.6 -7.6"
                "C-1.6 -7 -3 -2 -2.4 2C-1.8 7 2 10 6 9.4C4 13 4 15 4.6 17"
                "Q-6 18.6 -13.6 14.4C-12 9 -12.6 6 -12.6 1C-13 -8 -8 -13 0 -13"
                "Z"
            ),
            "",
        ),
    ),
}


def draw_hat_behind(sheet: Sheet, head: Frame, hat: Piece, side: bool) -> None:
    """The part of a hat that lies behind the head: a veil."""
    if hat.kind == "veil":
        x = -4.0 if side else 0.0
        d = f"M{x - 8} -11C{x - 15} 0 {x - 15} 16 {x - 14} 30Q{x} 34 {x + 14} 30C{x + 15} 16 {x + 15} 0 {x + 8} -11Z"
        sheet.path(d, hat.colour, head)


def draw_hat(sheet: Sheet, head: Frame, hat: Piece, side: bool) -> None:
    """The hat over head and hair."""
    size = head_scale(head)
    if hat.kind == "bubble":
        sheet.path("M-10.4 9.6Q0 13.6 10.4 9.6L11.4 13Q0 17 -11.4 13Z", "#b8c2d0", head)
        sheet.path(_ring(13.6), "", head, stroke="#b4c4d6", width=1.8 * size)
        sheet.path("M-8.6 -6C-7 -8.6 -5 -9.8 -3 -10.4", "", head, stroke="#ffffff", width=1.5 * size)
        return
    if hat.kind == "headphones":
        sheet.path(
            "M-10.6 0C-12 -16 12 -16 10.6 0" if not side else "M-3.6 0C-4 -9 -2 -13 0.6 -13",
            "",
            head,
            stroke=hat.colour,
            width=2.0 * size,
        )
        for x in (-4.0,) if side else (-10.8, 10.8):
            sheet.ellipse(x, 1.4, 2.6, 4.0, shade(hat.colour, 0.2), head)
        return
    shapes = _SIDE.get(hat.kind) if side else None
    for d, paint in shapes or _FRONT.get(hat.kind, _FRONT["hat"]):
        if paint.startswith("stroke "):
            sheet.path(d, "", head, stroke=_paint(hat.colour, paint[7:]), width=0.9 * size)
        else:
            sheet.path(d, _paint(hat.colour, paint), head)


def _paint(colour: str, name: str) -> str:
    if name == "dark":
        return shade(colour, 0.2)
    if name == "light":
        return mix(colour, "#ffffff", 0.4)
    return name or colour


def _ring(r: float) -> str:
    k = r * 0.5523
    return f"M{-r} 0C{-r} {-k} {-k} {-r} 0 {-r}C{k} {-r} {r} {-k} {r} 0C{r} {k} {k} {r} 0 {r}C{-k} {r} {-r} {k} {-r} 0Z"


def draw_eyewear(sheet: Sheet, head: Frame, piece: Piece, side: bool) -> None:
    """Glasses, goggles or an eye patch, before the eyes."""
    left, right, _, _ = features(side)
    size = head_scale(head)
    if piece.kind == "eye patch":
        x, y = left if not side else right
        sheet.path(f"M{x - 5} -5.6L{x + 6} 3", "", head, stroke=piece.colour, width=0.8 * size)
        sheet.ellipse(x, y + 0.2, 2.6, 2.6, piece.colour, head)
        return
    if piece.kind == "goggles":
        x0, x1 = left[0] - 3.4, min(right[0] + 3.4, 10.6)
        sheet.path(
            f"M{-10.4 if not side else -9.8} -0.6L{x0 + 2} -0.6M{x1 - 2} -0.6L10.2 -0.6",
            "",
            head,
            stroke="#2b2f3a",
            width=2.2 * size,
        )
        d = f"M{x0} -2.6Q{(x0 + x1) / 2} -4 {x1} -2.6L{x1} 2.4Q{(x0 + x1) / 2} 4 {x0} 2.4Z"
        sheet.path(d, piece.colour, head, stroke="#2b2f3a", width=1.1 * size)
        return
    dark = piece.kind == "sunglasses"
    arm = f"M-4.4 0.4L{left[0] - 2.6} 0.2" if side else f"M-9.6 0L{left[0] - 2.6} 0.2M9.6 0L{right[0] + 2.6} 0.2"
    bridge = f"M{left[0] + 2.4} 0Q{(left[0] + right[0]) / 2} -0.9 {right[0] - 2.4} 0"
    sheet.path(arm + bridge, "", head, stroke=piece.colour, width=0.8 * size)
    for x, y in (left, right):
        if dark:
            sheet.path(
                (
                    f"M{x - 3.1} {y - 1.9}L{x + 3.1} {y - 1.9}Q{x + 3} {y + 2.7} {x} {y + 2.7}"
                    f"Q{x - 3} {y + 2.7} {x - 3.1} {y - 1.9}Z"
                ),
                piece.colour,
                head,
            )
        else:
            at = Frame(*head.at(x, y), head.ax, head.ay, head.bx, head.by)
            sheet.path(_ring(2.7), "", at, stroke=piece.colour, width=0.75 * size)


def draw_mask(sheet: Sheet, head: Frame, piece: Piece, side: bool) -> None:
    """A mask before mouth and nose, or a catcher's cage."""
    x = features(side)[3][0]
    size = head_scale(head)
    if piece.kind == "cage":
        sheet.path(
            (
                f"M{x - 6.4} -3L{x + 5.6} -3M{x - 6.6} 1.4L{x + 5.8} 1.4"
                f"M{x - 6} 5.6L{x + 5.4} 5.6M{x - 3} -4L{x - 3} 9M{x + 2.4} -4"
                f"L{x + 2.4} 9"
            ),
            "",
            head,
            stroke=piece.colour,
            width=1.0 * size,
        )
        return
    sheet.path(f"M-9.6 0.6L{x - 5} 4M9.4 0.6L{x + 5} 4", "", head, stroke=shade(piece.colour, 0.1), width=0.6 * size)
    sheet.path(f"M{x - 6} 3.2Q{x} 1 {x + 5.6} 3.2L{x + 4.6} 8.2Q{x} 11.4 {x - 5} 8.2Z", piece.colour, head)
    sheet.path(
        f"M{x - 4} 5.2L{x + 4} 5.2M{x - 3.8} 7.2L{x + 3.8} 7.2",
        "",
        head,
        stroke=shade(piece.colour, 0.14),
        width=0.5 * size,
    )
