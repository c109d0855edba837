"""Hair: styles, colours, and what a phrase such as "long blond" means. Drawn in the frame of the head (radius 10)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from layoutgen.art.people.face import head_scale
from layoutgen.art.people.sheet import Frame, Sheet, shade

COLOURS: Mapping[str, str] = {
    "black": "#2a2226",
    "dark": "#3b2a22",
    "brown": "#6b4428",
    "brunette": "#5a3822",
    "auburn": "#8a4326",
    "red": "#c2562a",
    "ginger": "#c2562a",
    "blond": "#e8bc56",
    "blonde": "#e8bc56",
    "golden": "#e8bc56",
    "grey": "#b4b4b8",
    "gray": "#b4b4b8",
    "silver": "#c8c8ce",
    "white": "#eeeef0",
    "pink": "#e87bb0",
    "blue": "#4a7fd0",
    "green": "#4fa35c",
    "purple": "#8a5ac0",
}
STYLES: tuple[str, ...] = (
    *("short", "side", "spiky", "curly", "buzz", "balding", "bald", "quiff"),
    *("long", "wavy", "bob", "bun", "ponytail", "pigtails", "afro", "braid", "tuft"),
)
_WORDS = {
    **{style: style for style in STYLES},
    "pony": "ponytail",
    "tail": "ponytail",
    "pigtail": "pigtails",
    "braids": "pigtails",
    "braided": "braid",
    "shaved": "buzz",
    "crew": "buzz",
    "straight": "long",
    "mohawk": "spiky",
    "dreadlocks": "wavy",
    "updo": "bun",
}
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_UNDER_HAT = {"afro": "bob", "bun": "short", "spiky": "short", "quiff": "short", "curly": "short", "tuft": "bald"}


def read_hair(phrase: str) -> tuple[str | None, str | None]:
    """Style and colour named by a phrase ("long blond hair", "bald", "#aa3311"); None where it says nothing."""
    found = _HEX.search(phrase)
    words = re.findall(r"[a-z]+", phrase.lower())
    style = next((_WORDS[w] for w in words if w in _WORDS), None)
    colour = found.group().lower() if found else next((COLOURS[w] for w in words if w in COLOURS), None)
    return style, colour


def under_hat(style: str) -> str:
    """The style flattened, so that a hat fits over it."""
    return _UNDER_HAT.get(style, style)


_FALL = {  # hair behind head and shoulders: front view, side view
    "long": (
        "M-10.6 -3C-12.6 6 -13 14 -12 20Q0 24 12 20C13 14 12.6 6 10.6 -3Z",
        "M-8 -8C-14.5 -4 -14 12 -13 20Q-6 23.4 -1.4 19L2 -2Z",
    ),
    "wavy": (
        (
            "M-10 -6C-15.5 -2 -12.4 3 -15 7C-16.6 12 -12.6 14 -13 18"
            "Q-10 22 -6 19L6 19Q10 22 13 18C12.6 14 16.6 12 15 7"
            "C12.4 3 15.5 -2 10 -6Z"
        ),
        "M-7 -9C-14.5 -7 -12 1 -14.6 5C-17 10 -12.6 13 -13.8 17Q-10 22 -4 18L2 -2Z",
    ),
    "bob": (
        "M-10.6 -3C-13 4 -12.6 8 -11.6 11Q0 14 11.6 11C12.6 8 13 4 10.6 -3Z",
        "M-8 -8C-13.6 -4 -13.4 6 -12.4 11.4Q-6 13.4 -1.6 10L2 -2Z",
    ),
}
_TOP = {  # hair on the crown: front view, side view
    "short": (
        (
            "M-10.5 1.6C-12 -7 -7 -12.6 0 -12.6C7 -12.6 12 -7 10.5 1.6"
            "C9.4 0.6 9.2 -2.4 8.2 -4.4C4 -3.6 -3 -4 -6.4 -6.2C-8.4 -4.4 -9.2 -1 -10.5 1.6"
            "Z"
        ),
        (
            "M-8.6 6.4C-13 -1 -10.4 -12.4 0 -12.6C6.6 -12.6 10.6 -8.6 10.2 -4.6"
            "C6.4 -3.8 2 -4.4 -0.6 -6.4C-1 -3.4 -2 -1.4 -3.4 -0.6"
            "C-4.4 2 -6 5 -8.6 6.4Z"
        ),
    ),
    "side": (
        (
            "M-10.5 2C-12.4 -7 -7.4 -13 1 -12.8C8 -12.6 11.8 -7 10.5 2"
            "C9.2 0 9 -3 7.6 -6C5.4 -6.4 -1 -3.6 -7.8 -3.6C-9 -2 -9.6 0 -10.5 2"
            "Z"
        ),
        (
            "M-8.6 6.4C-13 -1 -10.6 -12.8 0 -12.9C7.4 -13 11 -9 10.2 -3.6"
            "C8 -5 4 -6 0 -7C-0.6 -4 -2 -1.4 -3.4 -0.4C-4.4 2 -6 5 -8.6 6.4"
            "Z"
        ),
    ),
    "quiff": (
        (
            "M-10.5 1C-11.6 -5 -10 -9 -7.4 -10.6C-4 -15.6 5 -15.8 8.4 -12.4"
            "C11 -9 11.2 -4 10.5 1C9.2 -1 9.2 -4 8 -6C3 -5.4 -3 -5.4 -8 -6.4"
            "C-9 -4 -9.4 -1 -10.5 1Z"
        ),
        (
            "M-8.6 6.4C-13 -1 -10.4 -10.6 -3 -12.6C3 -15.6 10 -15 11.8 -10.6"
            "C12 -8 10.6 -5.6 9.6 -5C6 -6 2 -6.4 -0.4 -6.6C-1 -3.4 -2 -1.4 -3.4 -0.6"
            "C-4.4 2 -6 5 -8.6 6.4Z"
        ),
    ),
    "spiky": (
        (
            "M-10.5 1.6L-12.6 -4.4L-10 -6L-11 -11L-6.6 -10.4L-5 -15"
            "L-0.6 -11.8L3.6 -15.4L5.8 -11L10.8 -11.6L10 -6.4L12.8 -4.6"
            "L10.5 1.6C9.4 0 9 -2.4 8 -4.6L4.4 -6L2 -4.4L-2 -6L-5 -4.4"
            "L-8 -5Z"
        ),
        (
            "M-8.6 6.4L-12.8 3L-10.8 0L-14 -4L-10.6 -6L-11.4 -11"
            "L-6 -10.6L-3.4 -15L0.4 -11.8L5 -15L6.8 -10.8L12 -10.6"
            "L9.8 -5L6 -6.4L3 -4.6L-0.6 -6.4C-1 -3.4 -2 -1.4 -3.4 -0.6"
            "C-4.4 2 -6 5 -8.6 6.4Z"
        ),
    ),
    "buzz": (
        (
            "M-10.3 -1C-11 -8 -6.4 -11.4 0 -11.4C6.4 -11.4 11 -8 10.3 -1"
            "C9.4 -2.6 9 -4.4 8 -5.8C3 -7 -3 -7 -8 -5.8C-9 -4.4 -9.4 -2.6 -10.3 -1"
            "Z"
        ),
        (
            "M-8.4 5.4C-12.4 -2 -9.8 -11.2 0 -11.4C6 -11.4 9.4 -8.4 9.6 -5.6"
            "C6 -6.8 2 -7 -1 -6.6C-1.4 -3.4 -2.4 -1.4 -3.6 -0.6"
            "C-4.4 2 -6 4.4 -8.4 5.4Z"
        ),
    ),
    "balding": (
        "M-10.4 4C-12.6 0 -12 -5 -9.4 -6C-8.6 -4 -8.8 0 -10.4 4ZM10.4 4C12.6 0 12 -5 9.4 -6C8.6 -4 8.8 0 10.4 4Z",
        "M-8 6.8C-12.6 2 -12 -4 -9.4 -6C-6.4 -5.6 -3.4 -4 -2.6 -1.6C-4 1 -5 5 -8 6.8Z",
    ),
    "parted": (
        (
            "M-10.7 4C-13 -7 -7 -12.8 0 -12.8C7 -12.8 13 -7 10.7 4"
            "C9.6 1 8.8 -1.4 7.4 -3.4C4 -5 1.6 -7 0 -9C-1.6 -7 -4 -5 -7.4 -3.4"
            "C-8.8 -1.4 -9.6 1 -10.7 4Z"
        ),
        (
            "M-9.6 9C-14 -1 -10.6 -12.8 0 -12.9C7.4 -13 11.2 -9 10.4 -2.8"
            "C7.6 -4 5.4 -6 4.6 -8.4C3 -5.4 0 -3.4 -2.6 -2.4C-2.8 2 -4 7 -9.6 9"
            "Z"
        ),
    ),
    "fringe": (
        (
            "M-10.8 5C-13 -7 -7 -12.8 0 -12.8C7 -12.8 13 -7 10.8 5"
            "C9.8 2 9.2 -0.6 8.6 -3C5 -2 -5 -2 -8.6 -3C-9.2 -0.6 -9.8 2 -10.8 5"
            "Z"
        ),
        "M-9.6 9C-14 -1 -10.6 -12.8 0 -12.9C7.4 -13 11.2 -9 10.6 -3C7 -2.4 2 -2.2 -1.6 -3C-1.8 1.6 -4 7 -9.6 9Z",
    ),
    "tuft": ("M-2.6 -9.6C-3 -14 2 -15 3.4 -12.4C1.6 -13 0.6 -12 2.4 -9.6Z",) * 2,
}
_CROWN = {
    "long": "parted",
    "wavy": "parted",
    "bob": "fringe",
    "bun": "parted",
    "ponytail": "parted",
    "pigtails": "fringe",
    "braid": "parted",
    "curly": "short",
    "afro": "short",
}


def draw_behind(sheet: Sheet, head: Frame, style: str, colour: str, side: bool) -> None:
    """What hangs or stands out behind head and shoulders."""
    size = head_scale(head)
    dark = shade(colour, 0.12)
    if style in _FALL:
        sheet.path(_FALL[style][side], dark, head)
    elif style == "bun":
        sheet.circle(head.at(-6.0 if side else 0.0, -12.6), 5.0 * size, dark)
    elif style == "ponytail":
        tail = "M-7 -8C-18 -10 -19 4 -15 13C-13 8 -12 2 -6 -2Z" if side else "M5 -11C16 -13 17 2 13 9C12 3 11 -1 7 -3Z"
        sheet.path(tail, dark, head)
    elif style == "pigtails":
        for x in (-8.0,) if side else (-10.5, 10.5):
            sheet.limb(
                (head.at(x, 0), head.at(x * 1.25, 6), head.at(x * 1.2, 12)), (2.4 * size, 3.6 * size, 1.6 * size), dark
            )
    elif style == "braid":
        x = -9.0 if side else 8.6
        sheet.limb((head.at(x, 4), head.at(x * 1.15, 12), head.at(x, 20)), (3.2 * size, 2.8 * size, 1.6 * size), dark)
    elif style == "afro":
        sheet.circle(head.at(-1.6 if side else 0.0, -3.2), 14.6 * size, colour)
    elif style == "curly":
        _curls(sheet, head, colour, side, 3.4)


def _curls(sheet: Sheet, head: Frame, colour: str, side: bool, radius: float) -> None:
    size = head_scale(head)
    spots = ((-9.4, -3.4), (-8.4, -7.4), (-4.8, -10.6), (0.0, -11.6), (4.8, -10.6), (8.4, -7.4), (9.4, -3.4))
    for x, y in spots:
        sheet.circle(head.at(x - (1.4 if side else 0.0), y), radius * size, colour)


def draw_crown(sheet: Sheet, head: Frame, style: str, colour: str, side: bool) -> None:
    """What lies on the head and over the forehead."""
    if style == "bald":
        return
    top = _TOP.get(_CROWN.get(style, style), _TOP["short"])
    sheet.path(top[side], colour, head)
    if style == "curly":
        size = head_scale(head)
        for x, y in ((-6.0, -7.0), (-2.0, -8.0), (2.4, -7.8), (6.4, -7.0)):
            sheet.circle(head.at(x, y), 2.9 * size, colour)
    elif style == "pigtails":
        size = head_scale(head)
        for x in (-8.6,) if side else (-11.0, 11.0):
            sheet.circle(head.at(x, 0.6), 1.5 * size, "#e8508a")
