"""Things set on the ground that lay on something: beside it or before it, and no longer on it."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.boxes import hull
from layoutgen.edit.company import carried, company
from layoutgen.edit.depth import ordered, shown
from layoutgen.edit.follow import Stated, settled, stand_alone
from layoutgen.edit.names import Edited, free, names, verb
from layoutgen.edit.search import crowding
from layoutgen.layout import Item, Layout

_UPON = frozenset({"on", "in", "inside"})
_LOWEST, _BEFORE = 0.97, 0.04  # of the canvas: where feet are at most; how far before its host's feet
_STEPS = 40


def lain_on(layout: Layout, ids: Sequence[str]) -> list[Item]:
    """What these things stand on or lie in; not the regions of the picture."""
    nodes = {layout[each].node for each in ids}
    below = [r.object for r in layout.scene.relations if r.subject in nodes and r.predicate in _UPON]
    return [item for node in below for item in layout.of(node) if item.z >= 0 and item.id not in ids]


def to_ground(layout: Layout, ids: Sequence[str], hosts: Sequence[Item], floor: Sequence[str] = ()) -> Edited:
    """The things on the ground where they hide least, near where they were. The scene no longer has them on the hosts.

    floor: the region that they are then said to be on, if it is an item.

    What is attached to them comes along. Raises EditError for locked ones.
    """
    ids = free(layout, ids)
    layout = stand_alone(layout, ids)
    nodes, below = {layout[each].node for each in ids}, {host.node for host in hosts}
    kept = tuple(
        r for r in layout.scene.relations if not (r.subject in nodes and r.object in below and r.predicate in _UPON)
    )
    bare = layout.model_copy(update={"scene": layout.scene.model_copy(update={"relations": kept})})
    along = company(bare, ids)
    group = hull(bare[each].box for each in (*ids, *along))
    foot = min(_LOWEST, max(host.box.y1 for host in hosts) + _BEFORE)
    others = [item for item in bare.items if item.z >= 0 and item.id not in (*ids, *along)]
    places = [group.shift(k / _STEPS * (1 - group.width) - group.x0, foot - group.y1) for k in range(_STEPS + 1)]
    best = min(places, key=lambda box: crowding([box], others) + 0.2 * abs(box.cx - group.cx))
    dx, dy = best.x0 - group.x0, best.y0 - group.y0
    after = carried(bare, {each: bare[each].box.shift(dx, dy) for each in ids})
    nearest = max((host.z for host in hosts), default=0)
    after = ordered(after, [after[each] for each in (*ids, *along)], nearest, 1)
    said = f"{names(after, ids)} {verb(ids)} now on the ground"
    stated = [Stated(tuple(ids), "on", tuple(floor))] if floor else []
    return settled(layout, shown(layout, after, ids), (*ids, *along), stated, told=(said,))
