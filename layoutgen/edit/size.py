"""Making things larger and smaller about their foot, by a factor or as large as something else."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.edit.company import carried, company, followers
from layoutgen.edit.depth import shown
from layoutgen.edit.follow import settled
from layoutgen.edit.names import Edited, free, listed, name, names, verb
from layoutgen.errors import EditError
from layoutgen.judging import relation_holds
from layoutgen.layout import Box, Layout, canvas_of
from layoutgen.scene import Relation

LEAST = 0.004  # of the canvas: what is smaller cannot be seen or taken hold of
_NUDGES = (0.0, 0.02, -0.02, 0.05, -0.05, 0.1, -0.1, 0.15, -0.15, 0.2, -0.2, 0.3, -0.3)


def scale(layout: Layout, ids: Sequence[str], across: float, down: float | None = None) -> Edited:
    """The items wider by a factor and taller by another (the same when none is given), about the middle of their foot.

    Clothes and parts grow with their owner; what lies on a thing stays on it. An item stays on the canvas: it moves
    aside as far as it must, and grows no further than the canvas is large. Relations that held are kept where moving
    aside keeps them.
    """
    asked = free(layout, ids)
    ids = tuple(each for each in asked if not any(grows for f, grows in _hosts(layout, asked) if f == each))
    down = across if down is None else down
    if not (across > 0 and down > 0):
        raise EditError(f"a size can be changed by a positive factor only, not by {min(across, down):g}")
    boxes, limited = {}, []
    for each in ids:
        old = layout[each].box
        fx, fy = _possible(old, across, down)
        if min(fx / across, fy / down) < 0.999:
            limited.append(f"{name(layout, each)} grew no further than the canvas allows")
        boxes[each] = _inside(_grown(old, fx, fy), old)
    if any(min(box.width, box.height) < LEAST for box in boxes.values()):
        raise EditError(f"{names(layout, ids)} would be too small to be seen")
    boxes = {each: _kept(layout, each, box) for each, box in boxes.items()} if len(boxes) == 1 else boxes
    after = shown(layout, carried(layout, boxes), ids)
    said = f"{names(layout, ids)} {verb(ids)} {_how(across, down)}"
    return settled(layout, after, (*ids, *company(layout, ids)), told=(said, *limited))


def _hosts(layout: Layout, ids: Sequence[str]) -> list[tuple[str, bool]]:
    """What is attached to these items, and whether it grows with them."""
    return [pair for each in ids for pair in followers(layout, each)]


def _possible(box: Box, across: float, down: float) -> tuple[float, float]:
    """The factors as far as the canvas allows; of equal ones both alike."""
    fx = min(across, max(1.0, 1 / box.width)) if across > 1 else across
    fy = min(down, max(1.0, 1 / box.height)) if down > 1 else down
    return (min(fx, fy),) * 2 if across == down else (fx, fy)


def _grown(box: Box, fx: float, fy: float) -> Box:
    wide, high = box.width * fx, box.height * fy
    return Box(box.cx - wide / 2, box.y1 - high, box.cx + wide / 2, box.y1)


def _inside(box: Box, old: Box) -> Box:
    """The box moved back onto the canvas; a side on which it reached over the edge before may stay so."""
    left, right, top, low = min(0.0, old.x0), max(1.0, old.x1), min(0.0, old.y0), max(1.0, old.y1)
    dx = max(0.0, left - box.x0) or min(0.0, right - box.x1)
    dy = max(0.0, top - box.y0) or min(0.0, low - box.y1)
    return box.shift(dx, dy)


def _kept(layout: Layout, item: str, box: Box) -> Box:
    """The box, moved aside a little where that keeps more of the relations that hold now."""
    node = layout[item].node
    mine = [r for r in layout.scene.relations if node in (r.subject, r.object) and relation_holds(layout, r)]
    if not mine or len(layout.of(node or "")) != 1:
        return box

    def lost(candidate: Box) -> int:
        after = carried(layout, {item: candidate})
        return sum(not _still(after, r) for r in mine)

    best, least = box, lost(box)
    for dx in _NUDGES:
        for dy in _NUDGES:
            if not least:
                return best
            candidate = box.shift(dx, dy)
            if min(candidate.x0, candidate.y0) >= 0 and max(candidate.x1, candidate.y1) <= 1:
                number = lost(candidate)
                if number < least:
                    best, least = candidate, number
    return best


def _still(layout: Layout, relation: Relation) -> bool:
    return relation_holds(layout, relation)


def _how(across: float, down: float) -> str:
    if across == down:
        return f"{_percent(across)} {'larger' if across > 1 else 'smaller'}"
    parts = [(across, "wider", "narrower"), (down, "taller", "shorter")]
    return listed([f"{_percent(f)} {more if f > 1 else less}" for f, more, less in parts if f != 1])


def _percent(factor: float) -> str:
    return f"{round(100 * abs(factor - 1))} %"


def match(
    layout: Layout, ids: Sequence[str], other: Sequence[str], *, factor: float = 1.0, side: str = "both"
) -> Edited:
    """The items as large as another: side "both" (the area, in their own proportions), "height" or "width".

    factor: so many times as large as the other, along each side. The height and the width change alike.
    """
    ids = free(layout, ids)
    models = [layout[each].box for each in other]  # of several the largest counts
    after, told = layout, list[str]()
    for each in ids:
        box = layout[each].box
        tall, wide, area = (max(getattr(m, of) for m in models) for of in ("height", "width", "area"))
        share = {"height": tall / box.height, "width": wide / box.width}
        ratio = factor * share.get(side, (area / box.area) ** 0.5)
        if abs(ratio - 1) < 1e-9:
            continue
        done = scale(after, [each], ratio)
        after, told = done.layout, [*told, *done.told]
    return Edited(after, tuple(told) or (f"{names(layout, ids)} {verb(ids)} of that size already",))


def canvas(layout: Layout, width: int, height: int) -> Edited:
    """The canvas of another size in pixels; boxes are shares of it and stay. Raises LayoutError out of range."""
    made = canvas_of(width, height)
    if made == layout.canvas:
        return Edited(layout, (f"the canvas is {width} x {height} px already",))
    after = layout.resized(width, height)
    return settled(
        layout, after, [item.id for item in layout.items], told=(f"the canvas is now {width} x {height} px",)
    )
