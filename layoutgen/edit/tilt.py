"""Things turned about their middle: tilted, laid on a side, stood on their head, set upright again."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layoutgen.edit.company import company
from layoutgen.edit.follow import settled
from layoutgen.edit.names import Edited, free, names, verb
from layoutgen.layout import Box, Layout


def tilt(layout: Layout, ids: Sequence[str], degrees: float) -> Edited:
    """The items turned clockwise by so many degrees, each about its middle with what is attached to it.

    Raises EditError for locked items and LayoutError for degrees that are not finite.
    """
    ids = free(layout, ids)
    after = layout
    for each in ids:
        after = _turned(after, each, degrees)
    way = "clockwise" if degrees > 0 else "counterclockwise"
    told = f"{names(layout, ids)} {verb(ids)} turned by {abs(degrees):g} degrees {way}"
    return settled(layout, after, ids, told=(told,))


def upright(layout: Layout, ids: Sequence[str]) -> Edited:
    """The items as they were before anything turned them. Raises EditError for locked items."""
    ids = free(layout, ids)
    after = layout
    for each in ids:
        after = _turned(after, each, -layout[each].angle)
    return settled(layout, after, ids, told=(f"{names(layout, ids)} {verb(ids)} upright",))


def _turned(layout: Layout, item: str, degrees: float) -> Layout:
    """The item turned, and what is attached to it swung round its middle."""
    middle = layout[item].box
    after = layout.turn(item, degrees)
    for follower in company(layout, [item]):
        box = _swung(layout[follower].box, middle, degrees, layout.canvas.aspect)
        after = after.put(follower, box).turn(follower, degrees)
    return after


def _swung(box: Box, middle: Box, degrees: float, aspect: float) -> Box:
    """A box carried round the middle of another, not yet turned itself; the canvas is so many times as wide as high."""
    turn = math.radians(degrees)
    dx, dy = (box.cx - middle.cx) * aspect, box.cy - middle.cy
    x, y = dx * math.cos(turn) - dy * math.sin(turn), dx * math.sin(turn) + dy * math.cos(turn)
    return box.shift(middle.cx + x / aspect - box.cx, middle.cy + y - box.cy)
