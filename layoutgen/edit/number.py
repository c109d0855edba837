"""How many there are: copies, removal, and a number of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layoutgen.boxes import hull
from layoutgen.edit.company import company
from layoutgen.edit.depth import ordered
from layoutgen.edit.follow import settled, tidied
from layoutgen.edit.names import Edited, free, names, verb
from layoutgen.edit.search import crowding
from layoutgen.edit.siblings import among, fallen
from layoutgen.errors import EditError
from layoutgen.judging import MOST
from layoutgen.layout import Box, Item, Layout, moved
from layoutgen.scene import SceneGraph

_STEPS = 30


def remove(layout: Layout, ids: Sequence[str]) -> Edited:
    """The layout without these items; clothes and parts of a thing that is removed go with it.

    What stood on it or was held stays where it is. Relations to what is gone go too. Raises EditError for locked ones.
    """
    ids = free(layout, ids)
    worn = [each for each, (_, grows) in company(layout, ids).items() if grows]
    gone = {*ids, *worn}
    nodes = {layout[each].node for each in gone}
    after = tidied(layout.with_items(item for item in layout.items if item.id not in gone), nodes)
    places = {thing.label for thing in layout.scene.objects if thing.kind == "stuff"} - {
        thing.label for thing in after.scene.objects
    }
    if places:
        after = _without_places(after, places)
    return settled(layout, fallen(layout, after), gone, told=(f"removed {names(layout, (*ids, *worn))}",))


def _without_places(layout: Layout, labels: Collection[str]) -> Layout:
    kept = tuple(word for word in layout.background if word not in labels)
    places = tuple(word for word in layout.scene.background if word not in labels)
    scene = layout.scene.model_copy(update={"background": places})
    return layout.model_copy(update={"background": kept, "scene": scene})


def duplicate(layout: Layout, ids: Sequence[str], copies: int = 1) -> Edited:
    """So many copies of each item beside it, with copies of its clothes and parts; the node's number grows."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted or copies < 1:
        raise EditError("say what to copy, and how often (at least once)")
    if len(wanted) * copies + len(layout.items) > 10 * MOST:
        raise EditError(f"{len(wanted) * copies} more things are too many for a picture")
    after = layout
    fresh: list[str] = []
    for _ in range(copies):
        for each in wanted:
            after, new = _copied(after, each)
            fresh.append(new)
    after = _counted(after, {after[each].node for each in fresh})
    told = f"{names(layout, wanted)} {verb(wanted)} there {_times(copies + 1)} now: {', '.join(fresh)}"
    return settled(layout, after, fresh, told=(told,))


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"


def _copied(layout: Layout, item: str) -> tuple[Layout, str]:
    """The layout with one copy of an item and of what it wears, and the copy's id."""
    original = layout[item]
    worn = [each for each, (_, grows) in company(layout, [item]).items() if grows]
    group = hull([original.box, *(layout[each].box for each in worn)])
    dx, dy = _room(layout, group, {item, *worn}, original.z >= 0)
    new: dict[str, Item] = {}
    for each in (item, *worn):
        source = layout[each]
        made = moved(source, source.box.shift(dx, dy)).model_copy(update={"id": _next(layout, source, new)})
        new[made.id] = made.model_copy(update={"locked": False})
    after = layout.with_items((*layout.items, *new.values()))
    front = max((i.z for i in layout.items if i.id in {item, *worn}), default=0)
    if original.z >= 0:
        after = ordered(after, list(new.values()), front, 1)
    after = _counted(after, {each.node for each in new.values()})
    first = next(iter(new))
    return among(after, item, first), first


def _next(layout: Layout, item: Item, new: Collection[str]) -> str:
    """The next free id of the item's node: "dog.1.3" after "dog.1.2"; of items without a node the next of its stem."""
    stem = item.node or item.id.rpartition(".")[0] or item.label
    taken = {i.id for i in layout.items} | {t.id for t in layout.scene.objects} | set(new)
    return next(f"{stem}.{n}" for n in range(1, len(taken) + 2) if f"{stem}.{n}" not in taken)


def _room(layout: Layout, box: Box, own: Collection[str], thing: bool) -> tuple[float, float]:
    """The nearest place to the side of a box where it covers little."""
    if not thing:
        return 0.0, 0.0
    others = [item for item in layout.items if item.z >= 0]
    best, least = (0.0, 0.0), float("inf")
    for down in (0.0, 0.06, -0.06, 0.14, -0.14, 0.3, -0.3, 0.5, -0.5):
        for k in range(_STEPS + 1):
            x0, y0 = k / _STEPS * max(0.0, 1 - box.width), box.y0 + down
            if y0 < min(0.0, box.y0) or y0 + box.height > max(1.0, box.y1):
                continue
            spot = Box(x0, y0, x0 + box.width, y0 + box.height)
            same = sum(crowding([spot], [other]) for other in others if other.id in own)
            cost = crowding([spot], others) + 3 * same + 0.25 * abs(x0 - box.x0) + 0.8 * abs(down)
            if cost < least - 1e-9:
                best, least = (x0 - box.x0, down), cost
    return best


def _counted(layout: Layout, nodes: Collection[str | None]) -> Layout:
    """The layout whose scene counts the items of these nodes; vague words stay where they are still true."""
    graph: SceneGraph = layout.graph
    for node in nodes:
        if node in graph and isinstance(graph.nodes[node]["count"], int):
            graph.nodes[node]["count"] = len(layout.of(node or ""))
    return layout.model_copy(update={"scene": graph.data()})


def count(layout: Layout, ids: Sequence[str], number: int) -> Edited:
    """So many of a group of items: copies of the last are added, or the last are removed.

    Locked ones are never removed. Raises EditError when more are locked than shall be left.
    """
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        raise EditError("nothing was named that could be counted")
    if not 0 <= number <= MOST:
        raise EditError(f"a picture can show 0 to {MOST} of a thing, not {number}")
    after = _exactly(layout, wanted)
    label = layout[wanted[0]].label
    if number == len(wanted):
        return Edited(after, (f"there {'is' if number == 1 else 'are'} {number} {label} already",))
    if number < len(wanted):
        loose = [each for each in wanted if not layout[each].locked]
        if len(wanted) - number > len(loose):
            raise EditError(f"{names(layout, [e for e in wanted if e not in loose])} are locked; unlock one first")
        return remove(after, loose[number - len(wanted) :])
    told: list[str] = []
    added: list[str] = []
    for k in range(number - len(wanted)):
        after, new = _copied(after, wanted[k % len(wanted)])
        added.append(new)
    told.append(f"{', '.join(added)} {'was' if len(added) == 1 else 'were'} added: {number} now")
    after = _exactly(after, (*wanted, *added))
    return settled(layout, after, added, told=told)


def _exactly(layout: Layout, ids: Sequence[str]) -> Layout:
    """The nodes of these items, with their numbers in place of vague words."""
    graph = layout.graph
    for node in {layout[each].node for each in ids} - {None}:
        graph.nodes[node]["count"] = len(layout.of(node or ""))
    return layout.model_copy(update={"scene": graph.data()})
