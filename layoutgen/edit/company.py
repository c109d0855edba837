"""What comes along when its host moves: hats, what is held, riders, what stands on a table or lies in a bowl."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from layoutgen import vocab
from layoutgen.boxes import gap
from layoutgen.geometry import holds
from layoutgen.layout import Box, Item, Layout, mirrored, moved
from layoutgen.scene import Relation

_WORN = frozenset({"wearing", "has"})  # the subject is the host; what it wears grows with it
_PARTS = frozenset({"part of", "attached to"})  # the object is the host
_HELD = frozenset({"holding", "carrying", "containing", "full of", "covered with"})
_SEATED = frozenset({"riding", "on", "in", "inside", "hanging from", "covering", "driving"})
_IN_HAND = frozenset({"reading", "eating", "drinking", "licking"})  # the object, unless it lies on something
_HEAVY = frozenset({"animal", "vehicle", "boat", "aircraft", "bird", "fish", "furniture", "structure"})


def hosts(relation: Relation) -> tuple[str, str, bool] | None:
    """Host node, follower node, and whether the follower grows with its host; none for other relations."""
    if relation.predicate in _WORN:
        return relation.subject, relation.object, True
    if relation.predicate in _PARTS:
        return relation.object, relation.subject, True
    if relation.predicate in _HELD:
        return relation.subject, relation.object, False
    if relation.predicate in _SEATED:
        return relation.object, relation.subject, False
    return None


def followers(layout: Layout, host: str) -> Iterator[tuple[str, bool]]:
    """Items that are attached to this one, and whether they grow with it. Regions have no followers; locked stay."""
    item = layout[host]
    stuff = {thing.id for thing in layout.scene.objects if thing.kind == "stuff"}
    if item.node is None or item.node in stuff or item.z < 0:
        return
    for relation in layout.scene.relations:
        ends = hosts(relation)
        if ends is None or ends[0] != item.node or ends[1] in stuff or ends[1] == item.node:
            continue
        for other in layout.of(ends[1]):
            if not other.locked and _own_host(layout, relation, other, layout.of(item.node)) == item.id:
                yield other.id, ends[2]
    for relation in layout.scene.relations:
        if (
            relation.subject == item.node
            and relation.predicate in _IN_HAND | {"riding"}
            and relation.object not in stuff
        ):
            hers = [
                other for other in layout.of(relation.object) if not other.locked and _is_with(layout, relation, other)
            ]
            yield from ((o.id, False) for o in hers if _own_host(layout, relation, o, layout.of(item.node)) == item.id)


def _is_with(layout: Layout, relation: Relation, other: Item) -> bool:
    """Whether what is read or eaten is in the hand, and what is ridden a broom, which goes with its rider."""
    if relation.predicate == "riding":
        return vocab.noun(other.label).group not in _HEAVY and len(layout.of(relation.subject)) == 1
    lying = ("on", "in", "inside", "hanging from")
    return not any(r.subject == relation.object and r.predicate in lying for r in layout.scene.relations)


def _own_host(layout: Layout, relation: Relation, follower: Item, candidates: tuple[Item, ...]) -> str | None:
    """Of several hosts the one that this follower is attached to."""
    aspect = layout.canvas.aspect

    def attached(host: Item) -> bool:
        subject, target = (follower, host) if relation.subject == follower.node else (host, follower)
        return holds(relation.predicate, subject, target, aspect=aspect)

    near = [host for host in candidates if attached(host)]
    return (
        min(near, key=lambda host: (gap(host.box, follower.box), _apart(host.box, follower.box))).id if near else None
    )


def _apart(a: Box, b: Box) -> float:
    return abs(a.cx - b.cx) + abs(a.cy - b.cy)


def company(layout: Layout, ids: Collection[str], stay: Collection[str] = ()) -> dict[str, tuple[str, bool]]:
    """Everything that comes along with these items: follower -> its host, and whether it grows with it.

    stay: ids that do not come along (what the move is measured by, with their own hosts' followers).
    """
    found: dict[str, tuple[str, bool]] = {}
    waiting = list(ids)
    while waiting:
        host = waiting.pop(0)
        for follower, grows in followers(layout, host):
            if follower not in found and follower not in ids and follower not in stay:
                found[follower] = (host, grows)
                waiting.append(follower)
    return found


def carried(layout: Layout, boxes: dict[str, Box], stay: Collection[str] = ()) -> Layout:
    """The layout with items in new boxes and everything attached to them carried along."""
    boxes = {each: box for each, box in boxes.items() if box != layout[each].box}
    after = {each: moved(layout[each], box) for each, box in boxes.items()}
    for follower, (host, grows) in company(layout, boxes, stay).items():
        after[follower] = moved(
            layout[follower], _along(layout[follower].box, layout[host].box, after[host].box, grows)
        )
    return layout.with_items(after.get(item.id, item) for item in layout.items)


def _along(box: Box, old: Box, new: Box, grows: bool) -> Box:
    """Where a box goes when its host's box changes from old to new: its foot keeps its place on the host."""
    fx, fy = new.width / old.width, new.height / old.height
    cx, foot = new.x0 + (box.cx - old.x0) * fx, new.y0 + (box.y1 - old.y0) * fy
    wide, high = (box.width * fx, box.height * fy) if grows else (box.width, box.height)
    return Box(cx - wide / 2, foot - high, cx + wide / 2, foot)


def turned(layout: Layout, ids: Collection[str]) -> Layout:
    """The layout with items mirrored left to right, and what is attached to them on their other side."""
    after = {each: mirrored(layout[each]) for each in ids}
    for follower, (host, _) in company(layout, ids).items():
        item, about = layout[follower], after[host].box
        old = layout[host].box
        away = about.cx - (item.box.cx - old.cx)
        box = Box(away - item.box.width / 2, item.box.y0, away + item.box.width / 2, item.box.y1)
        after[follower] = mirrored(moved(item, box))
    return layout.with_items(after.get(item.id, item) for item in layout.items)
