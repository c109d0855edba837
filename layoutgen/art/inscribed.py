"""Words that the text has on things and shirts: letters laid over the drawing, where such a thing has room for them."""

from __future__ import annotations

from layoutgen.art.card import fit_text
from layoutgen.art.cast import Cast
from layoutgen.art.lettering import block
from layoutgen.art.place import Rect, frame
from layoutgen.art.placed import Stage
from layoutgen.art.signs import DARK, LIGHT, is_shirt, words_on, writing_place
from layoutgen.layout import Layout


def inscription(layout: Layout, cast: Cast, placed: Stage, number: int) -> str:
    """The SVG of the words on an item, in units of the picture; "" where the text has none for it.

    Those on a shirt are on the chest of who wears it.
    """
    part = cast.parts[number]
    if part.drawing is None:
        return ""
    if part.how == "person":
        worn = [n for n, other in enumerate(cast.parts) if other.owner == number and is_shirt(layout.items[n].label)]
        said = next((words for n in worn if (words := words_on(layout, layout.items[n]))), None)
        chest = _chest(part.drawing.keypoints, placed, number) if said else None
        return _letters(said, chest, DARK, halo=True) if said and chest else ""
    place = writing_place(layout.items[number].label)
    said = words_on(layout, layout.items[number]) if place is not None else None
    if place is None or said is None:
        return ""
    (u0, v0, u1, v1), ink = place
    x0, y0, x1, y1 = frame(part.drawing, placed.at[number])
    wide, high = x1 - x0, y1 - y0
    return _letters(said, (x0 + u0 * wide, y0 + v0 * high, x0 + u1 * wide, y0 + v1 * high), ink)


def _chest(points: object, placed: Stage, number: int) -> Rect | None:
    """Between the shoulders and the hips of a figure that faces us."""
    known = dict(points) if isinstance(points, dict) else {}
    if not {"left_shoulder", "right_shoulder", "left_hip"} <= known.keys():
        return None
    at = placed.at[number]
    (ax, ay), (bx, _), (_, hip) = (at.at(known[name]) for name in ("left_shoulder", "right_shoulder", "left_hip"))
    x0, x1 = min(ax, bx), max(ax, bx)
    if x1 - x0 < 0.3 * (hip - ay):
        return None  # seen from the side
    return x0, ay + 0.2 * (hip - ay), x1, ay + 0.75 * (hip - ay)


def _letters(words: str, room: Rect, ink: str, *, halo: bool = False) -> str:
    """The words in up to three lines, as large as the room allows; halo: on a light patch, whatever is below."""
    x0, y0, x1, y1 = room
    wide, high = x1 - x0, y1 - y0
    scale = 30.0 / max(high, 1e-6)
    rows, size = max((fit_text(words, count, wide * scale, 30.0) for count in (1, 2, 3)), key=lambda fit: fit[1])
    size = min(size, 16.0) / scale
    outline = f'stroke="{LIGHT}" stroke-width="0.16" paint-order="stroke" ' if halo else ""
    return block(rows, size, ((x0 + x1) / 2, (y0 + y1) / 2), f'{outline}fill="{ink}"')
