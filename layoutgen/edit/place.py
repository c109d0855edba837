"""Placing so that a relation holds exactly: the items alone, then made smaller, at last with what is in their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layoutgen.edit.company import carried, company
from layoutgen.edit.depth import ordered, shown
from layoutgen.edit.follow import Stated, settled, stand_alone
from layoutgen.edit.names import Edited, free, names, verb
from layoutgen.edit.search import Spot, Test, found, pairs_test
from layoutgen.errors import EditError
from layoutgen.geometry import holds
from layoutgen.judging import relation_holds
from layoutgen.layout import Item, Layout, moved
from layoutgen.meanings import known
from layoutgen.scene import Relation

_SIZES = (1.0, 0.8)  # of what is placed, before anything else has to move
_SMALL = (0.62, 0.48, 0.36)  # when nothing else helps
_BAD = 0.8  # cost of a place that is worse than moving the landmark
_CROWDED = 0.3
_UPON = frozenset({"support", "containment", "attachment"})


class Goal(NamedTuple):
    """A relation to bring about: the predicate, the ids it is about, and how it was said."""

    predicate: str
    landmarks: tuple[str, ...]
    words: str = ""


def place(layout: Layout, ids: Sequence[str], predicate: str, landmarks: Sequence[str], words: str = "") -> Edited:
    """The items where `predicate` holds between them and the landmarks, as near as can be to where they were.

    What is attached to them comes along; everything else stays. When there is no room they become smaller, and only
    when that is not enough do the landmarks move too. The scene states the relation from then on. Raises EditError
    when an item is locked, when an item would be its own landmark, and when there is no such place.
    """
    return place_all(layout, ids, [Goal(predicate, tuple(landmarks), words)])


def place_all(layout: Layout, ids: Sequence[str], goals: Sequence[Goal]) -> Edited:
    """The items where several relations hold at once: "on the table and left of the lamp"."""
    ids = free(layout, ids)
    marks = tuple(dict.fromkeys(each for goal in goals for each in goal.landmarks))
    if set(ids) & set(marks):
        raise EditError(f"{names(layout, [i for i in ids if i in marks])} cannot be placed by itself")
    for goal in goals:
        known(goal.predicate)
    stated = [Stated(ids, goal.predicate, goal.landmarks, goal.words) for goal in goals]
    if all(already(layout, ids, goal.predicate, goal.landmarks) for goal in goals):
        done = settled(layout, layout, (), stated)
        said = ", ".join(f"{goal.predicate} {names(layout, goal.landmarks)}" for goal in goals)
        return done if done.told else Edited(done.layout, (f"{names(layout, ids)} {verb(ids)} {said} already",))
    made = _searched(layout, ids, goals, stated, _SIZES, _BAD) or _with_landmarks(layout, ids, marks, goals, stated)
    made = made or _searched(layout, ids, goals, stated, (*_SIZES, *_SMALL))
    made = made or _with_landmarks(layout, ids, marks, goals, stated, _SMALL)
    if made is None:
        said = " and ".join(f"{goal.predicate} {names(layout, goal.landmarks)}" for goal in goals)
        raise EditError(f"there is no room for {names(layout, ids)} {said}; make something smaller or move it first")
    return made


def already(layout: Layout, ids: Sequence[str], predicate: str, landmarks: Sequence[str]) -> bool:
    """Whether the predicate holds already between these very items."""
    test = pairs_test(layout, predicate, [layout[e] for e in ids], [layout[e] for e in landmarks])
    boxes = [layout[each].box for each in ids]
    if not test(boxes):
        return False
    if known(predicate).family != "depth":
        return True
    return all(holds(predicate, layout[a], layout[b], aspect=layout.canvas.aspect) for a in ids for b in landmarks)


def _searched(
    layout: Layout,
    ids: tuple[str, ...],
    goals: Sequence[Goal],
    stated: Sequence[Stated],
    sizes: Sequence[float],
    most: float = float("inf"),
) -> Edited | None:
    """The items placed alone, as large as there is room for; none when there is none."""
    best: tuple[float, Layout, tuple[str, ...]] | None = None
    for size in sizes:
        spot = _spot(layout, ids, goals, size)
        if spot is None or spot.cost > most:
            continue
        cost = spot.cost + 0.9 * (1 - size)
        if best is None or cost < best[0]:
            boxes = dict(zip(ids, spot.boxes, strict=True))
            marks = {each for goal in goals for each in goal.landmarks}
            after = _deepened(carried(layout, boxes, marks), ids, goals)
            told = () if size == 1 else (f"{names(layout, ids)} {verb(ids)} smaller now, for want of room",)
            best = cost, after, told
        if spot.cost < _CROWDED:
            break
    if best is None:
        return None
    after = shown(layout, best[1], ids) if all(known(g.predicate).family != "depth" for g in goals) else best[1]
    after = after if _all_hold(after, stated) else best[1]
    if not _all_hold(after, stated):
        return None
    return settled(layout, after, (*ids, *company(layout, ids)), stated, best[2])


def _spot(layout: Layout, ids: Sequence[str], goals: Sequence[Goal], size: float) -> Spot | None:
    movers = [_sized(layout[each], size) for each in ids]
    tests = [pairs_test(layout, g.predicate, movers, [layout[e] for e in g.landmarks]) for g in goals]
    along = company(layout, ids)
    hosts = {host for g in goals if known(g.predicate).family in _UPON for host in g.landmarks}
    stay = frozenset((*ids, *along, *hosts, *company(layout, tuple(hosts))))
    lead = goals[-1]
    landmarks = [layout[each] for each in lead.landmarks]
    spot = found(layout, movers, landmarks, lead.predicate, _every(tests), stay)
    if spot is None and len(ids) > 1:
        return _one_by_one(layout, ids, goals, size, stay)
    return spot


def _one_by_one(
    layout: Layout, ids: Sequence[str], goals: Sequence[Goal], size: float, stay: frozenset[str]
) -> Spot | None:
    """Several items, each at a place of its own, clear of those before it."""
    boxes, cost = [], 0.0
    trial = layout
    for each in ids:
        mover = _sized(trial[each], size)
        tests = [pairs_test(trial, g.predicate, [mover], [trial[e] for e in g.landmarks]) for g in goals]
        lead = goals[-1]
        fixed = frozenset(stay - set(ids[: ids.index(each)]))
        marks = [trial[e] for e in lead.landmarks]
        spot = found(trial, [mover], marks, lead.predicate, _every(tests), fixed)
        if spot is None:
            return None
        boxes.append(spot.boxes[0])
        cost += spot.cost / len(ids)
        trial = trial.with_items(moved(i, spot.boxes[0]) if i.id == each else i for i in trial.items)
    return Spot(tuple(boxes), cost)


def _every(tests: Sequence[Test]) -> Test:
    return lambda boxes: all(test(boxes) for test in tests)


def _sized(item: Item, size: float) -> Item:
    if size == 1:
        return item
    box = item.box
    wide, high = box.width * size, box.height * size
    return moved(item, box._replace(x0=box.cx - wide / 2, x1=box.cx + wide / 2, y0=box.y1 - high))


def _deepened(layout: Layout, ids: Sequence[str], goals: Sequence[Goal]) -> Layout:
    """The depth that the relations ask for: behind, in front of, and what lies on or in something before it."""
    along = company(layout, ids)
    group = [layout[each] for each in (*ids, *along)]
    for goal in goals:
        marks = [layout[each] for each in goal.landmarks if layout[each].z >= 0]
        if not marks:
            continue
        group = [layout[item.id] for item in group]
        family = known(goal.predicate).family
        nearest, farthest = max(m.z for m in marks), min(m.z for m in marks)
        if goal.predicate == "behind":
            if max(item.z for item in group) >= farthest:
                layout = ordered(layout, group, farthest, -1)
        elif (goal.predicate == "in front of" or family in _UPON) and min(item.z for item in group) <= nearest:
            layout = ordered(layout, group, nearest, 1)
    return layout


def _all_hold(layout: Layout, stated: Sequence[Stated]) -> bool:
    """Whether everything stated holds, with the nodes of these items by themselves."""
    for s in stated:
        layout = stand_alone(stand_alone(layout, s.subjects), s.objects)
    relations = [
        Relation(subject=layout[a].node or "", predicate=s.predicate, object=layout[b].node or "")
        for s in stated
        for a in s.subjects
        for b in s.objects
        if layout[a].node != layout[b].node
    ]
    data = layout.scene.model_copy(update={"relations": (*layout.scene.relations, *relations)})
    return all(relation_holds(layout, r, data) for r in relations)


def _with_landmarks(
    layout: Layout,
    ids: tuple[str, ...],
    marks: tuple[str, ...],
    goals: Sequence[Goal],
    stated: Sequence[Stated],
    sizes: Sequence[float] = _SIZES[:1],
) -> Edited | None:
    """The same with the landmarks moved out of the way, as little as is needed; none when that does not help."""
    if any(layout[each].locked or layout[each].z < 0 for each in marks):
        return None
    for dx, dy in _ways():
        boxes = {each: layout[each].box.shift(dx, dy) for each in marks}
        if any(min(b.x0, b.y0) < 0 or max(b.x1, b.y1) > 1 for b in boxes.values()):
            continue
        made = _searched(carried(layout, boxes, ids), ids, goals, stated, sizes, _BAD)
        if made is not None:
            touched = (*ids, *marks, *company(layout, (*ids, *marks)))
            after = settled(layout, made.layout, touched, told=made.told)
            said = f"{names(layout, marks)} moved as well: there was no room"
            return Edited(after.layout, (*after.told, said))
    return None


def _ways() -> Iterator[tuple[float, float]]:
    """Shifts of growing length: sideways, up, down."""
    for step in range(1, 13):
        far = 0.05 * step
        yield from ((far, 0.0), (-far, 0.0), (0.0, far), (0.0, -far))
