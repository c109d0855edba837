"""The least change that makes a layout right: an item brought to the front, one moved, its company moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from layoutgen.boxes import intersection
from layoutgen.checks import Fault, check, companies, faults
from layoutgen.layout import Item, Layout
from layoutgen.predict.compose import arrange
from layoutgen.predict.nudge import nudged
from layoutgen.scene import SceneData

ROUNDS = 6  # of looking again at what is hidden
FEWEST = 2  # instances that are left of "some"


def mended(layout: Layout, wanted: SceneData, seed: int) -> Layout | None:
    """The layout in which only what breaks a statement has changed; none when more has to move.

    What is hidden comes to the front, or goes when nobody counts it. Then one end of what is broken moves (who rides,
    not the horse), both ends, and at last all that belongs together with them. Locked items stay.
    """
    layout = _shown(layout, wanted)
    layout = nudged(layout, wanted)
    free: set[str] = set()
    for reach in _REACHES:
        wrong = faults(layout, wanted)
        if not wrong:
            return layout
        concerned = reach(wrong, wanted)
        more = {item.id for item in layout.items if not item.locked and {item.id, item.node} & concerned}
        if more <= free and free:
            continue
        free |= more
        known = {thing.id for thing in wanted.objects}
        given = {item.id: item for item in layout.items if item.node in known}
        made = arrange(wanted, layout.canvas, seed, given, layout.background, free)
        others = tuple(item for item in layout.items if item.node not in known)
        trial = _shown(layout.with_items((*made, *others)), wanted)
        if not check(trial, wanted):
            return trial
    return None


# what is hidden ---------------------------------------------------------------------------------------------------


def _shown(layout: Layout, wanted: SceneData) -> Layout:
    """What is hidden brought before what hides it; what stays hidden goes, where the text does not count it."""
    for turn in range(ROUNDS):
        hidden = [layout[f.item] for f in faults(layout, wanted) if f.item and f.said.endswith("hidden")]
        movable = [item for item in hidden if not item.locked]
        if not movable:
            return layout
        less = _without(layout, movable, wanted) if turn >= ROUNDS // 2 else None
        layout = less or _raised(layout, movable)
    return layout


def _without(layout: Layout, hidden: Iterable[Item], wanted: SceneData) -> Layout | None:
    """The layout without the hidden items that are not needed; none when all of them are."""
    vague = {thing.id for thing in wanted.objects if not isinstance(thing.count, int)}
    known = {thing.id for thing in wanted.objects}
    gone: set[str] = set()
    for item in hidden:
        left = [other for other in layout.of(item.node or "") if other.id not in gone]
        if item.node not in known or (item.node in vague and len(left) > FEWEST):
            gone.add(item.id)
    return layout.with_items(item for item in layout.items if item.id not in gone) if gone else None


def _raised(layout: Layout, hidden: Iterable[Item]) -> Layout:
    """The layout with these items just before the larger ones that lie over them."""
    for item in hidden:
        over = [o for o in layout.items if o.z >= item.z and o is not item and intersection(o.box, item.box)]
        larger = [o.z for o in over if o.box.area > item.box.area and not o.locked]
        if larger:
            front = max(larger)
            above = {o.id for o in layout.items if o.z > front and not o.locked}
            layout = layout.with_items(_lifted(layout.items, item.id, front + 1, above))
    return layout


def _lifted(items: Iterable[Item], name: str, z: int, above: set[str]) -> Iterator[Item]:
    for item in items:
        if item.id == name:
            yield item.model_copy(update={"z": z})
        else:
            yield item.model_copy(update={"z": item.z + 1}) if item.id in above else item


# what has to move -------------------------------------------------------------------------------------------------

Reach = Callable[[list[Fault], SceneData], set[str | None]]  # ids of items and of nodes, all of whose items are meant


def _first(wrong: list[Fault], wanted: SceneData) -> set[str | None]:  # noqa: ARG001 - the form of a Reach
    """What is hidden or cut off, and the first node that a broken statement names."""
    return {each for f in wrong for each in ((f.item,) if f.item else f.nodes[:1])}


def _ends(wrong: list[Fault], wanted: SceneData) -> set[str | None]:  # noqa: ARG001
    """All nodes of broken statements."""
    return {node for f in wrong for node in f.nodes}


def _company(wrong: list[Fault], wanted: SceneData) -> set[str | None]:
    """All nodes that belong together with one of those."""
    name = companies(wanted)
    theirs = {name[node] for node in _ends(wrong, wanted) if node in name}
    return {node for node in name if name[node] in theirs}


_REACHES: tuple[Reach, ...] = (_first, _ends, _company)
