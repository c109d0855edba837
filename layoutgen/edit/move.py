"""Moving: by an amount, to a place of the picture, so that a relation holds, towards or away from something."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layoutgen.boxes import hull
from layoutgen.edit.company import carried, company
from layoutgen.edit.depth import shown
from layoutgen.edit.follow import settled, stand_alone
from layoutgen.edit.names import Edited, free, name, names, verb
from layoutgen.errors import EditError
from layoutgen.judging import position_holds
from layoutgen.layout import Box, Layout, checked_box
from layoutgen.scene import Position

MARGIN = 0.02  # from the edges of the canvas, for "in the top left corner"


def shift(layout: Layout, ids: Sequence[str], dx: float, dy: float, *, exact: bool = False) -> Edited:
    """The items moved right by dx and down by dy, in units of the canvas, with what is attached to them.

    They stop at the edge of the canvas, unless `exact`; then up to half of them may reach over it.
    """
    ids = free(layout, ids)
    group = hull(layout[each].box for each in ids)
    beyond = [layout[each].box.shift(dx, dy) for each in ids]
    if not exact or any(min(box.center) < 0 or max(box.center) > 1 for box in beyond):
        dx, dy = _bounded(group.x0, group.x1, dx), _bounded(group.y0, group.y1, dy)
    if abs(dx) < 1e-6 and abs(dy) < 1e-6:
        raise EditError(f"{names(layout, ids)} {verb(ids)} at the edge of the picture already")
    boxes = {each: _checked(layout[each].box.shift(dx, dy)) for each in ids}
    after = shown(layout, carried(layout, boxes), ids)
    return settled(layout, after, _touched(layout, ids), told=(f"{names(layout, ids)} moved {way(dx, dy)}",))


def _bounded(low: float, high: float, by: float) -> float:
    """The part of a way that keeps a span on the canvas; a span that reaches beyond it may only come back."""
    return max(min(0.0, -low), by) if by < 0 else min(max(0.0, 1 - high), by)


def _checked(box: Box) -> Box:
    try:
        made = checked_box(box)
    except ValueError as error:
        raise EditError(str(error)) from None
    if made.x1 <= 0 or made.x0 >= 1 or made.y1 <= 0 or made.y0 >= 1:
        raise EditError("that would lie wholly outside the picture; move it less far, or remove it")
    return made


def _touched(layout: Layout, ids: Sequence[str]) -> tuple[str, ...]:
    """What an edit of these items moves: they, and what is attached to them."""
    return (*ids, *company(layout, ids))


def way(dx: float, dy: float) -> str:
    """A way in words: "0.21 right, 0.03 down"."""
    digits = 2 if max(abs(dx), abs(dy)) >= 0.01 else 4
    least = 0.5 * 10**-digits
    parts = [f"{abs(dx):.{digits}f} {'right' if dx > 0 else 'left'}"] if abs(dx) >= least else []
    parts += [f"{abs(dy):.{digits}f} {'down' if dy > 0 else 'up'}"] if abs(dy) >= least else []
    return ", ".join(parts) or "not at all"


def put_box(layout: Layout, item: str, box: Sequence[float]) -> Edited:
    """One item in exactly this box (unit square), with what is attached to it: what a hand on the canvas does."""
    free(layout, [item])
    try:
        target = checked_box(box)
    except ValueError as error:
        raise EditError(str(error)) from None
    old = layout[item].box
    said = [f"{name(layout, item)} moved {way(target.cx - old.cx, target.y1 - old.y1)}"] if target != old else []
    return settled(layout, carried(layout, {item: target}), _touched(layout, [item]), told=said)


def put_at(layout: Layout, ids: Sequence[str], position: Position, *, edge: bool = False) -> Edited:
    """The items, as one group, at a place of the picture: "left", "top right", "center", "foreground", ...

    The other direction stays as it is: "left" does not move anything up or down. edge: right at the edge, as corners
    are always. The scene keeps the position. Raises EditError when they are too large to be there.
    """
    ids = free(layout, ids)
    group = hull(layout[each].box for each in ids)
    dx, dy = _to_position(group, position, edge or " " in position)
    boxes = {each: layout[each].box.shift(dx, dy) for each in ids}
    wrong = [each for each, box in boxes.items() if not position_holds(position, box)]
    if wrong and len(ids) > 1 and position == "center":
        wrong = []  # the middle of the group is there
    if wrong and len(ids) > 1:  # the group is too wide: each for itself
        boxes = {each: _moved_to(layout[each].box, position) for each in ids}
        wrong = [each for each, box in boxes.items() if not position_holds(position, box)]
    if wrong:
        raise EditError(f"{names(layout, wrong)} {verb(wrong)} too large to be at the {position} of the picture")
    after = shown(layout, carried(layout, boxes), ids)
    after = _said_at(stand_alone(after, ids), ids, position)
    return settled(
        layout, after, _touched(layout, ids), told=(f"{names(after, ids)} {verb(ids)} now {_there(position)}",)
    )


def _there(position: Position) -> str:
    where = {"center": "in the middle", "foreground": "in the foreground", "background": "in the background"}
    return where.get(position, f"at the {position}")


def _moved_to(box: Box, position: Position) -> Box:
    dx, dy = _to_position(box, position, " " in position)
    return box.shift(dx, dy)


def _to_position(box: Box, position: Position, edge: bool) -> tuple[float, float]:
    if position == "foreground":
        return 0.0, max(0.0, min(0.97, 1.0) - box.y1) if box.y1 < 0.9 else 0.0
    if position == "background":
        return 0.0, min(0.0, max(0.7, box.height) - box.y1)
    words = position.split()
    dx = dy = 0.0
    if position == "center":
        dx, dy = 0.5 - box.cx, 0.5 - box.cy
    if "left" in words:
        dx = (MARGIN if edge else min(MARGIN + 0.03, max(0.0, 0.42 - box.width / 2))) - box.x0
    if "right" in words:
        dx = (1 - MARGIN if edge else max(0.95, min(1.0, 0.58 + box.width / 2))) - box.x1
    if "top" in words:
        dy = MARGIN - box.y0
    if "bottom" in words:
        dy = 1 - MARGIN - box.y1
    return dx, dy


def _said_at(layout: Layout, ids: Collection[str], position: Position) -> Layout:
    """The layout whose scene says that the nodes of these items are there, and nowhere else."""
    nodes = {layout[each].node for each in ids}
    objects = [
        thing.model_copy(update={"position": (position,)}) if thing.id in nodes else thing
        for thing in layout.scene.objects
    ]
    return layout.model_copy(update={"scene": layout.scene.model_copy(update={"objects": tuple(objects)})})


def towards(layout: Layout, ids: Sequence[str], landmarks: Sequence[str], share: float = 0.5) -> Edited:
    """The items nearer to others by a share (0..1) of the gap between them."""
    return _along(layout, free(layout, ids), landmarks, min(max(share, 0.0), 1.0))


def away(layout: Layout, ids: Sequence[str], landmarks: Sequence[str], by: float = 0.15) -> Edited:
    """The items farther from others by so much of the canvas, along the line between them."""
    return _along(layout, free(layout, ids), landmarks, -by)


def _along(layout: Layout, ids: tuple[str, ...], landmarks: Sequence[str], amount: float) -> Edited:
    mine, mark = hull(layout[e].box for e in ids), hull(layout[e].box for e in landmarks)
    dx, dy = mark.cx - mine.cx, mark.cy - mine.cy
    if amount > 0:
        gaps = _signed_gap(mine.x0, mine.x1, mark.x0, mark.x1), _signed_gap(mine.y0, mine.y1, mark.y0, mark.y1)
        if gaps == (0.0, 0.0):  # they touch: closer means centre to centre, half as far as for others
            gaps = 0.5 * dx, 0.0
        dx, dy = gaps[0] * amount, gaps[1] * amount
        if abs(dx) < 1e-6 and abs(dy) < 1e-6:
            raise EditError(f"{names(layout, ids)} cannot come closer to {names(layout, landmarks)}")
        return shift(layout, ids, dx, dy)
    flat = (dx, 0.0) if abs(dx) > 0.35 * abs(dy) else (0.0, dy)  # things walk away on their ground
    norm = abs(flat[0] + flat[1]) or 1.0
    by = -amount
    sign = -1.0 if flat[0] + flat[1] >= 0 else 1.0
    room = _bounded(mine.x0, mine.x1, sign * by) if flat[0] or not flat[1] else _bounded(mine.y0, mine.y1, sign * by)
    if abs(room) < 0.02 and norm:  # at the edge: up or down instead, where it is farther
        up, down = _bounded(mine.y0, mine.y1, -by), _bounded(mine.y0, mine.y1, by)
        return shift(layout, ids, 0.0, up if dy >= 0 and abs(up) > 0.02 else down)
    return shift(layout, ids, room, 0.0) if flat[0] or not flat[1] else shift(layout, ids, 0.0, room)


def _signed_gap(low: float, high: float, other_low: float, other_high: float) -> float:
    """The way to the other span, 0 when they overlap."""
    if other_low > high:
        return other_low - high
    return other_high - low if other_high < low else 0.0
