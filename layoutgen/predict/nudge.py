"""Small steps that make a layout right: what breaks a statement slides by as little as will do, from where it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product

from layoutgen.boxes import intersection, iou
from layoutgen.checks import Fault, faults
from layoutgen.layout import Box, Item, Layout
from layoutgen.meanings import known
from layoutgen.scene import SceneData
from layoutgen.vocab import noun

REACHES = (0.0, 0.04, 0.08, 0.13, 0.19, 0.27, 0.36)  # of a step, in units of the canvas
TURNS = 8  # directions
SIZES = (1.0, 0.85, 0.7, 0.6)  # a step may also make a thing smaller
FAR = 0.2  # a step of so much, in units of the canvas, counts as e^-1/2 of the place kept, as in Text2Scene's measure
MOST = 12  # faults that are mended so; a layout with more is made anew
LOOSE = {"direction", "proximity", "depth", "support"}  # relations that leave much room
FIXED = {"containment", "attachment", "part"}  # relations that leave none to their subject; nor do these:
SEATED = {"riding", "driving", "covering"}
CONCERNED = 6  # items, at most, that may step out of one fault


def nudged(layout: Layout, wanted: SceneData) -> Layout:
    """The layout after a few small steps, each of which mends a fault without a new one; the shortest that does.

    What no single step mends is left as it is. Locked items stay.
    """
    wrong = faults(layout, wanted)
    while 0 < len(wrong) <= MOST:
        found = _step(layout, wanted, wrong)
        if found is None:
            break
        layout, wrong = found
    return layout


def _step(layout: Layout, wanted: SceneData, wrong: list[Fault]) -> tuple[Layout, list[Fault]] | None:
    """The first of all steps, from the least on, after which fewer statements are broken."""
    movable = _concerned(layout, wanted, wrong)
    for trial in chain(_swaps(layout, movable), _moves(layout, movable)):
        left = faults(trial, wanted)
        if len(left) < len(wrong):
            return trial, left
    return None


def _swaps(layout: Layout, movable: Sequence[Item]) -> Iterator[Layout]:
    """Layouts in which two things have changed their depths."""
    for a, b in combinations(movable, 2):
        if a.z != b.z:
            depth = {a.id: b.z, b.id: a.z}
            yield layout.with_items(i.model_copy(update={"z": depth.get(i.id, i.z)}) for i in layout.items)


def _moves(layout: Layout, movable: Sequence[Item]) -> Iterator[Layout]:
    """Layouts in which one thing stands elsewhere or is smaller, those first that change its box the least."""
    found = [
        (strangeness(item.box, box), k, box)
        for k, item in enumerate(movable)
        for size, reach in product(SIZES, REACHES)
        for box in _near(item.box, reach, size)
    ]
    for _, k, box in sorted(found, key=lambda one: one[0]):
        changed = movable[k].model_copy(update={"box": box})
        yield layout.with_items(changed if other is movable[k] else other for other in layout.items)


def strangeness(a: Box, b: Box) -> float:
    """How little is left of a box in another one, 0 where they are the same: of its place, and of its overlap."""
    dx, dy = (a.cx - b.cx) / FAR, (a.cy - b.cy) / FAR
    return 2 - math.exp(-0.5 * (dx * dx + dy * dy)) - iou(a, b)


def _concerned(layout: Layout, wanted: SceneData, wrong: list[Fault]) -> list[Item]:
    """What may move: a hidden thing and what lies over it, or the instances of what a broken statement names."""
    free = [r for r in wanted.relations if r.predicate not in SEATED and known(r.predicate).family in LOOSE]
    loose = {f"not {r.subject} {r.predicate} {r.object}" for r in free}
    found: dict[str, Item] = {}
    for fault in wrong:
        if fault.item:
            hidden = layout[fault.item]
            over = [o for o in layout.items if o.z >= hidden.z and o is not hidden]
            over = [o for o in over if intersection(o.box, hidden.box) > 0.2 * hidden.box.area]
            found |= {item.id: item for item in (hidden, *over[:CONCERNED])}
        elif fault.said in loose:
            few = [item for node in fault.nodes for item in layout.of(node)]
            found |= {item.id: item for item in few if len(few) <= CONCERNED}
    return [item for item in loosely(found.values(), wanted) if not item.locked and item.z >= 0]


def loosely(items: Iterable[Item], wanted: SceneData) -> list[Item]:
    """The items that may as well be a little elsewhere: not what hangs, is worn, or is in or on the back of another."""
    seated = (r for r in wanted.relations if r.predicate in SEATED or known(r.predicate).family in FIXED)
    fixed = {end for r in seated for end in (r.subject, r.object)}
    return [i for i in items if i.node not in fixed and noun(i.label).support not in ("wall", "sky", "body")]


def _near(box: Box, reach: float, size: float) -> Iterator[Box]:
    """The box a step away, in every direction in which it stays on the canvas; smaller ones keep their lower edge."""
    half, top = size * box.width / 2, box.y1 - size * box.height
    box = Box(box.cx - half, top, box.cx + half, box.y1)
    for turn in range(TURNS if reach else 1):
        angle = 2 * math.pi * turn / TURNS
        dx = min(max(reach * math.cos(angle), -box.x0), 1 - box.x1)
        dy = min(max(reach * math.sin(angle), -box.y0), 1 - box.y1)
        if abs(dx) + abs(dy) >= reach / 2:
            yield Box(round(box.x0 + dx, 5), round(box.y0 + dy, 5), round(box.x1 + dx, 5), round(box.y1 + dy, 5))
