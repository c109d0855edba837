"""Where a person would put a thing that shall be left of, on, behind, between others: boxes to try, the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from layoutgen.boxes import hull
from layoutgen.layout import Box, Item
from layoutgen.vocab import noun

GAP = 0.03
Ideal = Callable[[Box, Item, float], Iterator[Box]]
# How far down from the upper edge of a thing lies what is on it, as a share of its height.
_SEATS = frozenset({"chair", "couch", "bench", "armchair", "stool", "toilet", "rocking chair", "office chair", "swing"})
_SURFACES = {"animal": 0.38, "furniture": 0.14, "vehicle": 0.1, "person": 0.04, "clothing": 0.5}


def ideals(predicate: str, group: Box, landmarks: Sequence[Item], aspect: float) -> Iterator[Box]:
    """Boxes of the group's size at which the predicate would naturally hold."""
    if predicate in ("between", "among") and len(landmarks) > 1:
        yield from _midst(group, [item.box for item in landmarks])
        return
    make = _IDEALS.get(predicate, _near)
    whole = landmarks[0].model_copy(update={"box": hull(item.box for item in landmarks)})
    for mark in (whole,) if len(landmarks) == 1 else (whole, *landmarks):
        yield from make(group, mark, aspect)


def _at(group: Box, cx: float, foot: float) -> Box:
    return Box(cx - group.width / 2, foot - group.height, cx + group.width / 2, foot)


def _left(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    yield from _beside(group, mark.box.x0 - GAP / aspect - group.width / 2, mark.box)


def _right(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    yield from _beside(group, mark.box.x1 + GAP / aspect + group.width / 2, mark.box)


def _beside(group: Box, cx: float, mark: Box) -> Iterator[Box]:
    yield _at(group, cx, group.y1)
    yield _at(group, cx, mark.y1)
    yield _at(group, cx, mark.cy + group.height / 2)


def _above(group: Box, mark: Item, aspect: float) -> Iterator[Box]:  # noqa: ARG001 - the form of an Ideal
    for foot in (mark.box.y0 - GAP, mark.box.y0 + 0.3 * min(group.height, mark.box.height)):
        yield _at(group, mark.box.cx, foot)
        yield _at(group, _within(group.cx, mark.box), foot)


def _below(group: Box, mark: Item, aspect: float) -> Iterator[Box]:  # noqa: ARG001
    for top in (mark.box.y1 + GAP, mark.box.y1 - 0.3 * min(group.height, mark.box.height)):
        yield _at(group, mark.box.cx, top + group.height)
        yield _at(group, _within(group.cx, mark.box), top + group.height)


def _within(value: float, box: Box) -> float:
    return min(max(value, box.x0 + 0.25 * box.width), box.x1 - 0.25 * box.width)


def _on(group: Box, mark: Item, aspect: float) -> Iterator[Box]:  # noqa: ARG001
    box = mark.box
    if mark.z < 0:  # a region: as near as possible to where it is
        foot = min(max(group.y1, box.y0 + 0.1 * box.height), box.y1 - 0.02)
        half = min(group.width, box.width) / 2
        yield _at(group, min(max(group.cx, box.x0 + half), box.x1 - half), foot)
        yield _at(group, box.cx, min(foot, box.y0 + 0.6 * box.height))
        return
    known = noun(mark.label)
    share = 0.58 if known.name in _SEATS else 0.5 if known.name == "bed" else _SURFACES.get(known.group, 0.12)
    foot = box.y0 + share * box.height
    room = max(0.0, box.width - group.width) / 2
    for part in (0.0, -0.6, 0.6, -0.9, 0.9):
        yield _at(group, box.cx + part * room, foot)
    for part in (0.0, -0.3, 0.3):
        yield _at(group, box.cx + part * box.width, box.y0 + 0.02)


def _in(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    box = mark.box
    if mark.z < 0:
        yield from _on(group, mark, aspect)
        return
    foot = box.y1 - 0.1 * box.height if group.height < 0.9 * box.height else box.y0 + 0.55 * box.height
    room = max(0.0, box.width - group.width) / 2
    for part in (0.0, -0.6, 0.6):
        yield _at(group, box.cx + part * room, foot)


def _under(group: Box, mark: Item, aspect: float) -> Iterator[Box]:  # noqa: ARG001
    box = mark.box
    if group.height < 0.8 * box.height:
        yield _at(group, box.cx, box.y1)
    yield _at(group, _within(group.cx, box), box.y1 + GAP + group.height)
    yield _at(group, box.cx, box.y1 + 0.4 * group.height)


def _behind(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    box = mark.box
    for foot in (min(group.y1, box.y1 - 0.04), box.y1 - 0.1):
        if foot - group.height < box.y0 - 0.45 * group.height:  # it looks out above
            yield _at(group, box.cx, foot)
        for side in (-1, 1):
            yield _at(group, box.cx + side * (box.width / 2 + 0.1 * group.width), foot)
            yield _at(group, box.cx + side * (box.width / 2 + group.width / 2 + 0.01 / aspect), foot)


def _front(group: Box, mark: Item, aspect: float) -> Iterator[Box]:  # noqa: ARG001
    box = mark.box
    for foot in (max(group.y1, box.y1 + 0.05), min(box.y1 + 0.1, 0.99), min(1.0, box.y1 + 0.6 * group.height)):
        yield _at(group, box.cx, foot)
        for side in (-1, 1):
            yield _at(group, box.cx + side * (box.width / 2 + 0.1 * group.width), foot)


def _next(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    sides = (_left, _right) if group.cx <= mark.box.cx else (_right, _left)
    for side in sides:
        for box in side(group, mark, aspect):
            yield box.shift(0.5 * GAP / aspect * (1 if side is _left else -1), 0.0)


def _near(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    yield group
    yield from _next(group, mark, aspect)


def _far(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    away = 0.26 / aspect
    sides = (-1, 1) if group.cx <= mark.box.cx else (1, -1)
    for side in sides:
        yield _at(group, mark.box.cx + side * (mark.box.width / 2 + away + group.width / 2), group.y1)
    yield _at(group, 0.0 if sides[0] < 0 else 1.0, group.y1)


def _touching(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    sides = (-1, 1) if group.cx <= mark.box.cx else (1, -1)
    for side in sides:
        cx = mark.box.cx + side * (mark.box.width / 2 + group.width / 2 + 0.005 / aspect)
        yield _at(group, cx, mark.box.y1)
        yield _at(group, cx, mark.box.cy + group.height / 2)


def _worn(group: Box, mark: Item, aspect: float) -> Iterator[Box]:  # noqa: ARG001
    box = mark.box
    share = {"hat": 0.02, "cap": 0.02, "helmet": 0.02, "glasses": 0.08, "sunglasses": 0.08}.get(mark.label, 0.0)
    yield _at(group, box.cx, box.y0 + share * box.height + 0.7 * group.height)


def _over(group: Box, mark: Item, aspect: float) -> Iterator[Box]:
    yield from _above(group, mark, aspect)


def _hanging(group: Box, mark: Item, aspect: float) -> Iterator[Box]:  # noqa: ARG001
    box = mark.box
    yield _at(group, _within(group.cx, box), box.y0 + 0.1 * box.height + group.height)
    yield _at(group, box.cx, box.y1 + group.height - 0.01)


def _midst(group: Box, marks: Sequence[Box]) -> Iterator[Box]:
    first, last = min(marks, key=lambda b: b.cx), max(marks, key=lambda b: b.cx)
    across = (first.x1 + last.x0) / 2
    for foot in (group.y1, (first.y1 + last.y1) / 2, (first.cy + last.cy) / 2 + group.height / 2):
        yield _at(group, across, foot)
        yield _at(group, (first.cx + last.cx) / 2, foot)


_IDEALS: dict[str, Ideal] = {
    "left of": _left,
    "right of": _right,
    "above": _above,
    "over": _over,
    "below": _below,
    "on": _on,
    "riding": _on,
    "in": _in,
    "inside": _in,
    "under": _under,
    "behind": _behind,
    "in front of": _front,
    "next to": _next,
    "opposite": _next,
    "far from": _far,
    "against": _touching,
    "leaning on": _touching,
    "touching": _touching,
    "holding": _touching,
    "attached to": _touching,
    "wearing": _worn,
    "hanging from": _hanging,
}
