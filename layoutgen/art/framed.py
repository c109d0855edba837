"""What a picture on a wall shows: "a painting of a boat" is a frame with a boat in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from layoutgen import vocab
from layoutgen.art import people
from layoutgen.art.drawing import Drawing

_PICTURES = frozenset({"picture", "photo", "photograph", "painting", "portrait", "poster", "drawing", "image"})
_ARTICLE = re.compile(r"^of (?:(?:an?|the|one|two|three|four|some|several|many|his|her|their) )?")
_WOOD, _RIM, _PAPER, _SHADE = "#C1694F", "#D99E82", "#FDF6E3", "#CFE3EF"


def framed(drawing: Drawing, label: str, attributes: Sequence[str], find: Callable[[str], Drawing | None]) -> Drawing:
    """The drawing of a picture with what it is said to show in its frame; as it is where nothing is said or drawn.

    find: the drawing of a noun, or None.
    """
    shown = next((said for said in attributes if said.startswith("of ")), None)
    if shown is None or label.rsplit(" ", 1)[-1] not in _PICTURES:
        return drawing
    noun = vocab.singular(_ARTICLE.sub("", shown))
    who = vocab.person(noun)
    if who is not None:
        return _in_frame(drawing, _portrait(who))
    subject = find(noun) if vocab.lookup(noun.rsplit(" ", 1)[-1]) is not None else None
    return drawing if subject is None else _in_frame(drawing, subject)


def _portrait(who: vocab.Person) -> Drawing:
    """Somebody from the front, standing."""
    return people.draw_person(
        gender=who.gender, age=who.age or "adult", role=who.role, pose="standing", facing="front", outfit={},
        hair=None, skin=None, expression="happy", variant=3,
    )  # fmt: skip


def _in_frame(drawing: Drawing, subject: Drawing) -> Drawing:
    x, y, width, height = drawing.view
    edge = 0.1 * min(width, height)
    wide, high = width - 2 * edge, height - 2 * edge
    u, v, w, h = subject.view
    scale = 0.84 * min(wide / w, high / h)
    left, top = x + (width - scale * w) / 2, y + height - edge - 0.06 * high - scale * h
    svg = (
        f"{_rect(x, y, width, height, _WOOD)}{_rect(x + edge / 3, y + edge / 3, width - edge / 1.5, edge / 3, _RIM)}"
        f"{_rect(x + edge, y + edge, wide, high, _SHADE)}"
        f"{_rect(x + edge, y + edge + 0.72 * high, wide, 0.28 * high, _PAPER)}"
        f'<g transform="translate({left - scale * u:.4g} {top - scale * v:.4g}) scale({scale:.4g})">{subject.svg}</g>'
    )
    return replace(drawing, svg=f"<g>{svg}</g>")


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<path fill="{fill}" d="M{x:.4g} {y:.4g}h{width:.4g}v{height:.4g}h{-width:.4g}z"/>'
