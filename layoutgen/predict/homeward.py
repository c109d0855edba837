"""What a repair has moved goes back towards where it was, as far as everything stays true.

A repair arranges more than it must: whole companies move that one thing among them would be enough of. Afterwards each
goes back as near to its old box as `check` allows: first with what sits in, on or astride it, then by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import networkx as nx

from layoutgen.checks import faults
from layoutgen.layout import Box, Item, Layout
from layoutgen.meanings import known
from layoutgen.predict.nudge import FIXED, SEATED, strangeness
from layoutgen.scene import SceneData

ROUNDS = (True, False, False)  # whether what belongs together goes together; one thing's way may open another's
OWNED = {"wearing", "has", "part of", "attached to", "hanging from"}  # of which neither end ever goes by itself
SMALL = 0.02  # of strangeness: nobody sees it
PLACES, SIZES = (0.0, 0.25, 0.5, 0.75, 1.0), (0.0, 0.5, 1.0)  # shares of what a repair changed that may stay
_STEPS = sorted(set(product(PLACES, SIZES)) - {(1.0, 1.0)}, key=lambda step: step[0] ** 2 + (step[1] / 2) ** 2)


def homeward(before: Layout, after: Layout, wanted: SceneData) -> Layout:
    """`after` with what stood in `before` as near to its box there as no further broken statement allows.

    Regions and locked items stay, and so do groups that have new members, of whose size their old ones are.
    """
    old = {item.id for item in before.items}
    grown = {item.node for item in after.items if item.id not in old}
    homes = {item.id: item.box for item in before.items if item.node not in grown}
    allowed = len(faults(after, wanted))
    for together in ROUNDS:
        for unit in _units(after, wanted, homes, together):
            after = _back(after, unit, homes, wanted, allowed)
    return after


def _units(layout: Layout, wanted: SceneData, homes: dict[str, Box], together: bool) -> list[list[Item]]:
    """What moves as a whole, the largest thing of it first; what has gone farthest comes first."""
    ties = nx.Graph()
    movable = [i for i in layout.items if i.z >= 0 and i.id in homes and not i.locked]
    ties.add_nodes_from(item.id for item in movable)
    seated = [r for r in wanted.relations if r.predicate in OWNED or (together and _seats(r.predicate))]
    ties.add_edges_from(
        (a.id, b.id)
        for r in seated
        for a in movable
        for b in movable
        if a.node == r.subject and b.node == r.object and _touch(a.box, b.box)
    )
    named = {item.id: item for item in movable}
    units = [
        sorted((named[i] for i in part), key=lambda i: (-i.box.area, i.id)) for part in nx.connected_components(ties)
    ]
    return sorted(units, key=lambda unit: (-strangeness(homes[unit[0].id], unit[0].box), unit[0].id))


def _seats(predicate: str) -> bool:
    return predicate in SEATED or known(predicate).family in FIXED


def _touch(a: Box, b: Box) -> bool:
    return a.x0 <= b.x1 and b.x0 <= a.x1 and a.y0 <= b.y1 and b.y0 <= a.y1


def _back(layout: Layout, unit: Sequence[Item], homes: dict[str, Box], wanted: SceneData, allowed: int) -> Layout:
    """The layout with a unit as near to its home as is allowed."""
    first = unit[0]
    if strangeness(homes[first.id], first.box) < SMALL:
        return layout
    for boxes in _ways(unit, homes):
        changed = {i.id: i.model_copy(update={"box": box}) for i, box in zip(unit, boxes, strict=True)}
        trial = layout.with_items(changed.get(item.id, item) for item in layout.items)
        if len(faults(trial, wanted)) <= allowed:
            return trial
    return layout


def _ways(unit: Sequence[Item], homes: dict[str, Box]) -> Iterator[list[Box]]:
    """The unit's boxes, from its home on: all at their own, then drawn after the first one."""
    first = unit[0]
    if len(unit) > 1:
        yield [homes[item.id] for item in unit]
    for place, size in _STEPS:
        there = _between(homes[first.id], first.box, place, size)
        yield list(_after(first.box, there, (item.box for item in unit)))


def _between(a: Box, b: Box, place: float, size: float) -> Box:
    """The box with such a share of the way from a to b behind it, of its centre and of its width and height."""
    cx, cy = a.cx + place * (b.cx - a.cx), a.cy + place * (b.cy - a.cy)
    wide, high = a.width + size * (b.width - a.width), a.height + size * (b.height - a.height)
    return _inside(cx - wide / 2, cy - high / 2, wide, high)


def _after(old: Box, new: Box, boxes: Iterable[Box]) -> Iterator[Box]:
    """The boxes moved and scaled as `old` becomes `new`."""
    across, down = new.width / old.width, new.height / old.height
    for b in boxes:
        x0, y0 = new.x0 + (b.x0 - old.x0) * across, new.y0 + (b.y0 - old.y0) * down
        yield _inside(x0, y0, b.width * across, b.height * down)


def _inside(x0: float, y0: float, wide: float, high: float) -> Box:
    """The box moved onto the canvas."""
    wide, high = min(1.0, wide), min(1.0, high)
    x0, y0 = min(max(0.0, x0), 1 - wide), min(max(0.0, y0), 1 - high)
    return Box(round(x0, 5), round(y0, 5), round(x0 + wide, 5), round(y0 + high, 5))
