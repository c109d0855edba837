"""Which item is drawn before which: to the front, to the back, and one behind another, with few changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layoutgen.boxes import intersection
from layoutgen.checks import faults
from layoutgen.edit.company import company
from layoutgen.edit.follow import settled
from layoutgen.edit.names import Edited, changed, free, names, verb
from layoutgen.errors import EditError
from layoutgen.layout import Item, Layout


def to_front(layout: Layout, ids: Sequence[str]) -> Edited:
    """The items, with what is attached to them, before everything else."""
    return _end(layout, free(layout, ids), 1)


def to_back(layout: Layout, ids: Sequence[str]) -> Edited:
    """The items behind all other things, though before the regions (sky, street)."""
    return _end(layout, free(layout, ids), -1)


def forward(layout: Layout, ids: Sequence[str]) -> Edited:
    """The items before the next thing that covers them; before the next nearer one when nothing does."""
    return _step(layout, free(layout, ids), 1)


def backward(layout: Layout, ids: Sequence[str]) -> Edited:
    """The items behind the next thing that they cover; behind the next farther one when they cover nothing."""
    return _step(layout, free(layout, ids), -1)


def _group(layout: Layout, ids: Sequence[str]) -> list[Item]:
    along = company(layout, ids)
    return sorted((layout[each] for each in (*ids, *along)), key=lambda item: item.z)


def _things(layout: Layout, but: Sequence[Item]) -> list[Item]:
    ids = {item.id for item in but}
    return [item for item in layout.items if item.z >= 0 and item.id not in ids]


def _end(layout: Layout, ids: Sequence[str], side: int) -> Edited:
    group = _group(layout, ids)
    others = _things(layout, group)
    where = "in front of everything" if side > 0 else "behind everything"
    if not others:
        return Edited(layout, (f"{names(layout, ids)} {verb(ids)} {where} already",))
    edge = max(i.z for i in others) if side > 0 else min(i.z for i in others)
    after = ordered(layout, group, edge, side)
    return settled(layout, after, ids, told=(f"{names(layout, ids)} {verb(ids)} now {where}",))


def _step(layout: Layout, ids: Sequence[str], side: int) -> Edited:
    group = _group(layout, ids)
    mine = max(i.z for i in group) if side > 0 else min(i.z for i in group)
    order = [item.id for item in layout.sorted()]
    places = [order.index(item.id) for item in group]
    edge = max(places) if side > 0 else min(places)
    beyond = [i for i in _things(layout, group) if (order.index(i.id) - edge) * side > 0]
    touching = [i for i in beyond if any(intersection(i.box, g.box) for g in group)]
    where = "in front of" if side > 0 else "behind"
    if not beyond:
        raise EditError(f"{names(layout, ids)} {verb(ids)} {where} everything already")
    next_one = min(touching or beyond, key=lambda i: (i.z - mine) * side)
    after = ordered(layout, group, next_one.z, side)
    told = f"{names(layout, ids)} {verb(ids)} now drawn {where} {names(layout, [next_one.id])}"
    return settled(layout, after, ids, told=(told,))


def ordered(layout: Layout, group: Sequence[Item], z: int, side: int) -> Layout:
    """The layout with a group just before (side 1) or behind (-1) the depth z, in its own order.

    Others are renumbered only where there is no room: a thing's z is never negative, which would make it a region.
    """
    own = sorted({item.z for item in group})
    rank = {old: k for k, old in enumerate(own)}
    first = z + 1 if side > 0 else z - len(own)
    ids = {item.id for item in group}
    others = [item for item in layout.items if item.id not in ids and item.z >= 0]
    needed = {first + k for k in range(len(own))}
    push = 0
    if side > 0 and any(item.z in needed for item in others):
        push = len(own)
        others = [i.model_copy(update={"z": i.z + push}) if i.z > z else i for i in others]
    elif side < 0 and (first < 0 or any(item.z in needed for item in others)):
        first, push = z, len(own)
        others = [i.model_copy(update={"z": i.z + push}) if i.z >= z else i for i in others]
    moved = [item.model_copy(update={"z": first + rank[item.z]}) for item in group if item.z >= 0]
    return changed(layout, (*others, *moved))


def shown(before: Layout, after: Layout, ids: Collection[str]) -> Layout:
    """The layout in which items that an edit brought under others are seen, and do not hide smaller things."""
    old = _hidden(before)
    for _ in range(4):
        new = _hidden(after) - old
        if not new:
            return after
        mine = [each for each in sorted(new) if each in ids]
        theirs = [each for each in sorted(new) if each not in ids]
        if mine:
            item = after[mine[0]]
            over = [i.z for i in after.items if i.z >= item.z and i.id != item.id and intersection(i.box, item.box)]
            if not over:
                return after
            after = ordered(after, _group(after, mine[:1]), max(over), 1)
        else:
            item = after[theirs[0]]
            above = [i.id for i in after.items if i.id in ids and i.z >= item.z and intersection(i.box, item.box)]
            if not above:
                return after
            after = ordered(after, _group(after, above), item.z, -1)
    return after


def _hidden(layout: Layout) -> set[str]:
    return {fault.item for fault in faults(layout) if fault.item and fault.said.endswith("is hidden")}
