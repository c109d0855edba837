"""Where a thing can go so that a relation holds: near where it would stand by itself, else anywhere on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from layoutgen.boxes import hull, intersection
from layoutgen.edit.ideals import ideals
from layoutgen.layout import Box, Item, Layout
from layoutgen.meanings import known
from layoutgen.predicates import TESTS, Solid, deeper

Shift = tuple[float, float]
Test = Callable[[Sequence[Box]], bool]
_STEPS = 36
_SOME = frozenset({"support", "containment", "proximity", "attachment", "part", "action"})  # as in `checks`
_OK = 0.2  # crowding that nobody minds
_AWAY = 0.05  # what the search over the whole canvas costs more than a natural place


class Spot(NamedTuple):
    """Boxes of the movers, and how much is wrong with them: others covered, the way there."""

    boxes: tuple[Box, ...]
    cost: float


def pairs_test(layout: Layout, predicate: str, movers: Sequence[Item], landmarks: Sequence[Item]) -> Test:
    """A test of boxes of the movers: whether the predicate holds between them and the landmarks, as `checks` asks it.

    Depth is judged without z, which the caller sets afterwards.
    """
    aspect = layout.canvas.aspect
    there = [_solid(item.box, item, aspect, predicate) for item in landmarks]
    family, test = known(predicate).family, TESTS[predicate]

    def holds(boxes: Sequence[Box]) -> bool:
        here = [_solid(box, item, aspect, predicate) for box, item in zip(boxes, movers, strict=True)]
        if family == "between" and len(there) > 1:
            return all(_between(a, there) for a in here)
        if family == "depth":
            back, front = (here, there) if predicate == "behind" else (there, here)
            return all(deeper(a, b) for a in back for b in front) and all(any(test(a, b) for b in there) for a in here)
        if family in _SOME or predicate == "over":
            return all(any(test(a, b) for b in there) for a in here)
        return all(test(a, b) for a in here for b in there)

    return holds


def _solid(box: Box, item: Item, aspect: float, predicate: str) -> Solid:
    depth = None if known(predicate).family == "depth" else item.z
    return Solid(box.x0 * aspect, box.y0, box.x1 * aspect, box.y1, depth, item.z < 0)


def _between(a: Solid, there: Sequence[Solid]) -> bool:
    x, y = (a.x0 + a.x1) / 2, (a.y0 + a.y1) / 2
    rays = [((b.x0 + b.x1) / 2 - x, (b.y0 + b.y1) / 2 - y) for b in there]
    for i, (ux, uy) in enumerate(rays):
        for vx, vy in rays[i + 1 :]:
            norm = ((ux * ux + uy * uy) * (vx * vx + vy * vy)) ** 0.5
            if norm and (ux * vx + uy * vy) / norm <= -0.45:
                return True
    return False


def found(
    layout: Layout, movers: Sequence[Item], landmarks: Sequence[Item], predicate: str, test: Test, stay: frozenset[str]
) -> Spot | None:
    """The best place for the movers as one group; none when the test holds nowhere.

    stay: ids that do not count as covered (what comes along, what the movers belong on).
    """
    group = hull(item.box for item in movers)
    others = [i for i in layout.items if i.z >= 0 and i.id not in stay and i not in movers and i not in landmarks]
    if known(predicate).family in ("direction", "proximity"):
        others += [item for item in landmarks if item.z >= 0]
    best: Spot | None = None
    for shifts, extra, step in ((_natural(layout, group, landmarks, predicate), 0.0, 0.02), (_grid(group), _AWAY, 0.0)):
        for rank, (dx, dy) in enumerate(shifts):
            boxes = tuple(item.box.shift(dx, dy) for item in movers)
            if not test(boxes):
                continue
            cost = extra + step * rank + crowding(boxes, others) + 0.2 * (abs(dx) + abs(dy))
            if best is None or cost < best.cost - 1e-9:
                best = Spot(boxes, cost)
        if best is not None and crowding(best.boxes, others) <= _OK:
            return best
    return best


def crowding(boxes: Sequence[Box], others: Sequence[Item]) -> float:
    """How much boxes and other things hide of each other, the smaller in front; overlap alone counts little."""
    total = 0.0
    for box in boxes:
        for other in others:
            shared = intersection(box, other.box)
            if shared:
                hidden = shared / max(box.area, other.box.area)
                total += max(0.0, hidden - 0.25) + 0.12 * shared / min(box.area, other.box.area)
    return total


def _natural(layout: Layout, group: Box, landmarks: Sequence[Item], predicate: str) -> Iterator[Shift]:
    for box in ideals(predicate, group, landmarks, layout.canvas.aspect) if landmarks else (group,):
        x0 = min(max(0.0, box.x0), 1 - group.width) if group.width <= 1 else 0.5 - group.width / 2
        y0 = min(max(0.0, box.y0), 1 - group.height) if group.height <= 1 else 1 - group.height
        yield x0 - group.x0, y0 - group.y0


def _grid(group: Box) -> Iterator[Shift]:
    across = [k / _STEPS * max(0.0, 1 - group.width) for k in range(_STEPS + 1)]
    down = [k / _STEPS * max(0.0, 1 - group.height) for k in range(_STEPS + 1)]
    for x in across:
        for y in down:
            yield x - group.x0, y - group.y0
