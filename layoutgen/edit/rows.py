"""Order among several things: swapped, aligned, in a row, evenly spaced."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

from layoutgen.boxes import hull
from layoutgen.edit.company import carried, company
from layoutgen.edit.depth import shown
from layoutgen.edit.follow import Stated, settled, stand_alone
from layoutgen.edit.names import Edited, changed, free, listed, name, names
from layoutgen.errors import EditError
from layoutgen.judging import relation_holds
from layoutgen.layout import Box, Layout

Edge = Literal["left", "right", "top", "bottom", "middle", "centre"]
_GAP = 0.02
_APART = 0.06  # of the canvas, more between things that are moved apart


def swap(layout: Layout, first: Sequence[str], second: Sequence[str]) -> Edited:
    """Two items (or two groups of as many) in each other's place: middle and foot, and depth; sizes stay their own.

    What each was on or next to the other is now, where that holds.
    """
    ids = free(layout, (*first, *second))
    if len(first) != len(second) or len(ids) != len(first) + len(second):
        raise EditError(f"{names(layout, first)} and {names(layout, second)} cannot be swapped: one for one is needed")
    boxes, depths = {}, {}
    for a, b in zip(first, second, strict=True):
        boxes[a], boxes[b] = _in_place(layout[a].box, layout[b].box), _in_place(layout[b].box, layout[a].box)
        depths[a], depths[b] = layout[b].z, layout[a].z
    after = carried(layout, boxes, ids)
    if all(layout[each].z >= 0 for each in ids):
        after = changed(after, (after[each].model_copy(update={"z": z}) for each, z in depths.items()))
    after = shown(layout, after, ids)
    stated = _exchanged(layout, after, first, second)
    told = f"{names(layout, first)} and {names(layout, second)} have changed places"
    return settled(layout, after, (*ids, *company(layout, ids)), stated, (told,))


def _in_place(box: Box, other: Box) -> Box:
    """A box at the middle and foot of another, on the canvas where it was."""
    x0, y0 = other.cx - box.width / 2, other.y1 - box.height
    x0 = min(max(x0, min(0.0, other.x0)), max(1.0, other.x1) - box.width) if box.width <= 1 else x0
    y0 = max(y0, min(0.0, box.y0, other.y0))
    return Box(x0, y0, x0 + box.width, y0 + box.height)


def _exchanged(before: Layout, after: Layout, first: Sequence[str], second: Sequence[str]) -> list[Stated]:
    """The relations of each with third things, said of the other, where they hold now."""
    if len(first) != 1:
        return []
    a, b = first[0], second[0]
    pairs = {before[a].node: b, before[b].node: a}
    if None in pairs or len(pairs) < 2 or any(len(before.of(node or "")) != 1 for node in pairs):
        return []
    made = []
    along = {before[each].node for each in company(before, (a, b))}
    for r in before.scene.relations:
        if along & {r.subject, r.object}:
            continue  # the hat on the head of one does not become the other's
        ends = [pairs.get(end) for end in (r.subject, r.object)]
        if sum(end is not None for end in ends) != 1:
            continue
        subjects = (ends[0],) if ends[0] else tuple(i.id for i in before.of(r.subject))
        objects = (ends[1],) if ends[1] else tuple(i.id for i in before.of(r.object))
        other = r.model_copy(
            update={"subject": after[ends[0]].node} if ends[0] else {"object": after[ends[1] or ""].node}
        )
        data = after.scene.model_copy(update={"relations": (*after.scene.relations, other)})
        if subjects and objects and relation_holds(after, other, data):
            made.append(Stated(tuple(s for s in subjects if s), r.predicate, tuple(o for o in objects if o), r.words))
    return made


def align(layout: Layout, ids: Sequence[str], edge: Edge = "bottom", to: Sequence[str] = ()) -> Edited:
    """The items' edges (or middles, or centres across) on one line: that of `to`, else that of the group.

    "left" and "right", "top" and "bottom" are edges, "centre" the vertical axis, "middle" the horizontal one. Of the
    group, the outermost edge counts, of axes the mean.
    """
    fixed = [each for each in ids if layout[each].locked]
    wanted = free(layout, [each for each in ids if each not in to and each not in fixed])
    model = [layout[each].box for each in (to or fixed or wanted)]
    line = _line(model, edge)
    boxes = {each: layout[each].box.shift(*_to_line(layout[each].box, edge, line)) for each in wanted}
    after = shown(layout, carried(layout, boxes, ids), wanted)
    what = {"middle": "middles", "centre": "centres"}.get(edge, f"{edge} edges")
    told = f"the {what} of {names(layout, (*wanted, *(to or fixed)))} are on one line"
    return settled(layout, after, (*wanted, *company(layout, wanted)), told=(told,))


def _line(boxes: Sequence[Box], edge: Edge) -> float:
    if edge in ("left", "top"):
        return min(b.x0 if edge == "left" else b.y0 for b in boxes)
    if edge in ("right", "bottom"):
        return max(b.x1 if edge == "right" else b.y1 for b in boxes)
    return sum(b.cx if edge == "centre" else b.cy for b in boxes) / len(boxes)


def _to_line(box: Box, edge: Edge, line: float) -> tuple[float, float]:
    at = {"left": box.x0, "right": box.x1, "centre": box.cx, "top": box.y0, "bottom": box.y1, "middle": box.cy}[edge]
    return (line - at, 0.0) if edge in ("left", "right", "centre") else (0.0, line - at)


def distribute(layout: Layout, ids: Sequence[str], axis: Literal["across", "down"] | None = None) -> Edited:
    """The items with equal gaps between them, the outermost two where they are; fewer than three have the canvas.

    axis: across or down; the longer extent of the group when none is given.
    """
    ids = free(layout, ids)
    if len(ids) < 2:
        raise EditError(f"{names(layout, ids)} is one thing; to be spaced evenly there must be several")
    boxes = {each: layout[each].box for each in ids}
    wide = max(b.cx for b in boxes.values()) - min(b.cx for b in boxes.values())
    high = max(b.cy for b in boxes.values()) - min(b.cy for b in boxes.values())
    flat = axis == "across" or (axis is None and wide * layout.canvas.aspect >= high)
    after = shown(layout, carried(layout, _spread(boxes, flat), ids), ids)
    told = f"{names(layout, ids)} are evenly spaced {'from left to right' if flat else 'from top to bottom'}"
    return settled(layout, after, (*ids, *company(layout, ids)), told=(told,))


def _spread(boxes: dict[str, Box], flat: bool) -> dict[str, Box]:
    def low(box: Box) -> float:
        return box.x0 if flat else box.y0

    def size(box: Box) -> float:
        return box.width if flat else box.height

    order = sorted(boxes, key=lambda each: low(boxes[each]) + size(boxes[each]) / 2)
    start, end = low(boxes[order[0]]), low(boxes[order[-1]]) + size(boxes[order[-1]])
    total = sum(size(box) for box in boxes.values())
    if len(order) < 3 or end - start < total:  # no room between the outermost two, or nothing between them
        slack = max(0.0, 0.96 - total) / (len(order) + 1)
        start, end = 0.02 + slack, 0.98 - slack
    gap = (end - start - total) / (len(order) - 1)
    made, at = {}, start
    for each in order:
        by = at - low(boxes[each])
        made[each] = boxes[each].shift(by, 0.0) if flat else boxes[each].shift(0.0, by)
        at += size(boxes[each]) + gap
    return made


def gather(layout: Layout, ids: Sequence[str], share: float = 0.5) -> Edited:
    """The items nearer to one another: the gaps between neighbours, from left to right, smaller by a share (0..1).

    A negative share makes them wider.
    """
    ids = free(layout, ids)
    if len(ids) < 2:
        raise EditError(f"{names(layout, ids)} is one thing; only several can come closer together")
    order = sorted(ids, key=lambda each: layout[each].box.cx)
    boxes = {order[0]: layout[order[0]].box}
    for last, each in itertools.pairwise(order):
        old, box = layout[last].box, layout[each].box
        gap = box.x0 - old.x1
        boxes[each] = box.shift(boxes[last].x1 + (gap * (1 - share) if gap > 0 else gap) - box.x0, 0.0)
    way = (hull(layout[e].box for e in ids).cx - hull(boxes.values()).cx) if boxes else 0.0
    if all(abs(box.x0 - layout[each].box.x0) < 1e-6 for each, box in boxes.items()):
        return Edited(layout, (f"{names(layout, ids)} stand together already",))
    after = shown(layout, carried(layout, {each: box.shift(way, 0.0) for each, box in boxes.items()}, ids), ids)
    told = (f"{names(layout, ids)} are {'closer together' if share > 0 else 'farther apart'}",)
    return settled(layout, after, (*ids, *company(layout, ids)), told=told)


def part(layout: Layout, ids: Sequence[str]) -> Edited:
    """The items farther from one another, from left to right: the gaps between neighbours half as wide again, and by
    6 % of the canvas at the least, as far as it has room for them."""
    ids = free(layout, ids)
    if len(ids) < 2:
        raise EditError(f"{names(layout, ids)} is one thing; only several can be moved apart")
    order = sorted((layout[each] for each in ids), key=lambda item: item.box.cx)
    gaps = [right.box.x0 - left.box.x1 for left, right in itertools.pairwise(order)]
    wanted = [gap + max(_APART, abs(gap) / 2) for gap in gaps]
    widths = sum(item.box.width for item in order)
    if widths + sum(wanted) > 1:
        over = (widths + sum(wanted) - 1) / len(wanted)
        wanted = [max(gap, want - over) for gap, want in zip(gaps, wanted, strict=True)]
    if sum(wanted) - sum(gaps) < 0.01:
        return Edited(layout, (f"{names(layout, ids)} are as far apart as the picture allows",))
    whole = widths + sum(wanted)
    at = min(max(hull(item.box for item in order).cx - whole / 2, 0.0), max(0.0, 1 - whole))
    boxes: dict[str, Box] = {}
    for item, gap in zip(order, [*wanted, 0.0], strict=True):
        boxes[item.id] = item.box.shift(at - item.box.x0, 0.0)
        at += item.box.width + gap
    after = shown(layout, carried(layout, boxes, ids), ids)
    return settled(layout, after, (*ids, *company(layout, ids)), told=(f"{names(layout, ids)} are farther apart",))


def row(layout: Layout, ids: Sequence[str], axis: Literal["across", "down"] = "across") -> Edited:
    """The items beside one another on one ground line, or one above another in a column, evenly and without overlap.

    Their order is the one they have; they become smaller together where the canvas is too narrow.
    """
    ids = free(layout, ids)
    if len(ids) < 2:
        raise EditError(f"{name(layout, ids[0])} is one thing; a row needs several")
    flat = axis == "across"
    boxes = {each: layout[each].box for each in ids}
    total = sum(b.width if flat else b.height for b in boxes.values())
    fit = min(1.0, (0.96 - _GAP * (len(ids) - 1)) / total)
    foot = max(min(1.0, max(b.y1 for b in boxes.values())), max(b.height for b in boxes.values()) * fit)
    axis_x = sum(b.cx for b in boxes.values()) / len(boxes)
    sized = {}
    for each, b in boxes.items():
        wide, high = b.width * fit, b.height * fit
        cx, low = (b.cx, foot) if flat else (min(max(axis_x, wide / 2), 1 - wide / 2), b.y1)
        sized[each] = Box(cx - wide / 2, low - high, cx + wide / 2, low)
    after = shown(layout, carried(layout, _lined(sized, flat), ids), ids)
    told = [f"{names(layout, ids)} stand in a {'row' if flat else 'column'}"]
    told += [f"{listed([name(layout, each) for each in ids])} are smaller now, for want of room"] if fit < 1 else []
    return settled(layout, stand_alone(after, ()), (*ids, *company(layout, ids)), told=told)


def _lined(boxes: dict[str, Box], flat: bool) -> dict[str, Box]:
    """The boxes with equal gaps, within the span that they have where it is wide enough."""
    order = sorted(boxes, key=lambda each: boxes[each].cx if flat else boxes[each].cy)
    sizes = [boxes[each].width if flat else boxes[each].height for each in order]
    start = min(b.x0 if flat else b.y0 for b in boxes.values())
    end = max(b.x1 if flat else b.y1 for b in boxes.values())
    need = sum(sizes) + _GAP * (len(order) - 1)
    if end - start < need:
        middle = min(max((start + end) / 2, need / 2 + 0.01), 1 - need / 2 - 0.01)
        start, end = middle - need / 2, middle + need / 2
    start, end = max(0.01, start), min(0.99, end)
    gap = (end - start - sum(sizes)) / (len(order) - 1)
    made, at = {}, start
    for each, size in zip(order, sizes, strict=True):
        box = boxes[each]
        made[each] = box.shift(at - box.x0, 0.0) if flat else box.shift(0.0, at - box.y0)
        at += size + gap
    return made
