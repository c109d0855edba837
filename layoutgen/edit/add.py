"""New things: the predictor gives them their size and place with everything else kept, the search makes them exact."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.boxes import intersection
from layoutgen.checks import faults
from layoutgen.edit.depth import ordered, shown
from layoutgen.edit.follow import settled, stand_alone
from layoutgen.edit.move import put_at
from layoutgen.edit.names import Edited, listed, names
from layoutgen.edit.place import Goal, already, place_all
from layoutgen.edit.search import found
from layoutgen.edit.setting import Predict, predicted
from layoutgen.errors import EditError
from layoutgen.judging import MOST, position_holds, relation_holds
from layoutgen.layout import Box, Item, Layout
from layoutgen.meanings import known
from layoutgen.scene import Position, Relation, SceneGraph

_SIZES = (1.0, 0.75, 0.55, 0.4)
_FAR = frozenset({"celestial"})
_COVERED, _BEHIND = 0.15, 0.4  # of its own box: what a moon covers, what somebody hides of a thing far away, at most
_HORIZON = 0.52  # of the canvas: where the feet of what is far away are at the highest
_RAISED = 0.05  # of the canvas: how much farther up than the predictor put them feet may be, where there is no room


class New(NamedTuple):
    """What is added: a scene of it, which of its nodes is placed, and how it lies to what is there.

    goals: relations of that node to items; inverse: relations of items to it ("the man wears it").
    """

    scene: SceneGraph
    node: str
    goals: tuple[Goal, ...] = ()
    inverse: tuple[Goal, ...] = ()
    position: Position | None = None


def add(layout: Layout, new: New, predict: Predict, seed: int = 0) -> Edited:
    """The layout with new things, each where it is said to be; only a landmark moves, where there is no room beside it.

    predict: a predictor that keeps locked items. The scene has the new nodes and relations. Raises EditError when a
    stated relation cannot be brought about.
    """
    for goal in (*new.goals, *new.inverse):
        layout = stand_alone(layout, goal.landmarks)
    graph = layout.graph
    ids = _merged(graph, new.scene)
    lead = ids[new.node]
    if new.position is not None:
        graph.nodes[lead]["position"] = (new.position,)
    for goal in new.goals:
        for target in _nodes(layout, goal.landmarks):
            graph.relate(lead, goal.predicate, target, goal.words)
    for goal in new.inverse:
        for source in _nodes(layout, goal.landmarks):
            graph.relate(source, goal.predicate, lead, goal.words)
    graph.graph["absent"] = tuple(
        a for a in graph.absent if a.label not in {graph.nodes[n]["label"] for n in ids.values()}
    )
    told_places = _places(graph, new.scene)
    wider = layout.model_copy(
        update={"scene": graph.data(), "background": _with_places(layout.background, told_places)}
    )
    fresh = predicted(wider, set(ids.values()), predict, seed)
    if not any(item.node == lead for item in fresh):
        raise EditError(f"the predictor found no place for {graph.nodes[lead]['label']}")
    after = _deep(layout, wider.with_items((*layout.items, *fresh)), fresh)
    after = _freed(layout, after, fresh, new, lead)
    after = _distant(layout, after, [item.id for item in fresh if item.node == lead], new)
    added = [item.id for item in fresh]
    told = [f"added {names(after, added)}"]
    if new.position is not None:
        told[0] += f" at the {new.position}"
    said = [*_said(layout, new.goals)]
    if said:
        told[0] += f" {listed(said)}"
    aside = [item.id for item in layout.items if after[item.id].box != item.box]
    told += [f"{names(after, aside)} moved as well: there was no room"] if aside else []
    return settled(layout, after, added, told=(*told,))


def _merged(graph: SceneGraph, new: SceneGraph) -> dict[str, str]:
    """The nodes and relations of `new` in `graph`; their ids there. Raises EditError when there are too many of one."""
    for thing in new.objects:
        if isinstance(thing.count, int) and thing.count > MOST:
            raise EditError(f"a picture can show 0 to {MOST} of a thing, not {thing.count}")
    ids = {
        thing.id: graph.put(
            thing.label, attributes=thing.attributes, count=thing.count, kind=thing.kind, position=thing.position
        )
        for thing in new.objects
    }
    for r in new.relations:
        graph.relate(ids[r.subject], r.predicate, ids[r.object], r.words)
    return ids


def _places(graph: SceneGraph, new: SceneGraph) -> tuple[str, ...]:
    words = tuple(word for word in new.background if word not in graph.background)
    graph.graph["background"] = (*graph.background, *words)
    return words


def _with_places(background: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    return (*words, *background) if not background else (background[0], *words, *background[1:])


def _nodes(layout: Layout, ids: Sequence[str]) -> list[str]:
    return [node for node in dict.fromkeys(layout[each].node for each in ids) if node is not None]


def _said(layout: Layout, goals: Sequence[Goal]) -> list[str]:
    return [f"{goal.predicate} {names(layout, goal.landmarks)}" for goal in goals]


def _deep(before: Layout, after: Layout, fresh: Sequence[Item]) -> Layout:
    """New things at the depth that their feet say: before what stands farther off, behind nothing that they lie on."""
    hosts = {
        item.id: [
            i.z
            for r in after.scene.relations
            if item.node in (r.subject, r.object)
            and known(r.predicate).family in ("support", "containment", "attachment", "part")
            for end in (r.subject, r.object)
            if end != item.node
            for i in after.of(end)
            if i.z >= 0
        ]
        for item in fresh
    }
    old = {item.id for item in before.items}
    for item in sorted((i for i in fresh if i.z >= 0), key=lambda i: (i.z, i.box.y1)):
        holder = next((h for h in _holders(after, item) if item.box.y0 < h.box.y0), None)
        if holder is not None:  # an umbrella over somebody is behind the head
            after = ordered(after, [after[item.id]], holder.z, -1)
            old.add(item.id)
            continue
        there = [i for i in after.items if i.z >= 0 and i.id in old]
        under = [i.z for i in there if i.box.y1 <= item.box.y1 and intersection(i.box, item.box)]
        z = max([*under, *hosts[item.id]], default=max((i.z for i in there), default=-1))
        after = ordered(after, [after[item.id]], z, 1) if there else after
        old.add(item.id)
    return after


def _distant(before: Layout, after: Layout, mine: Sequence[str], new: New) -> Layout:
    """What comes into the background, and moons and stars, behind all that they meet, unless that hides them."""
    far = [each for each in mine if new.position == "background" or vocab.noun(after[each].label).group in _FAR]
    for each in far if not (new.goals or new.inverse) else ():
        met = [i.z for i in before.items if i.z >= 0 and intersection(i.box, after[each].box)]
        if met and min(met) < after[each].z:
            trial = ordered(after, [after[each]], min(met), -1)
            after = trial if shown(before, trial, [each]) == trial else after
    return after


def _holders(layout: Layout, item: Item) -> list[Item]:
    """Those who hold an item."""
    held = (r for r in layout.scene.relations if r.object == item.node and r.predicate in ("holding", "carrying"))
    return [host for r in held for host in layout.of(r.subject)]


def _freed(before: Layout, after: Layout, fresh: Sequence[Item], new: New, lead: str) -> Layout:
    """What was said made true, and the new things seen and clear of what they have nothing to do with."""
    mine = [item.id for item in fresh if item.node == lead]
    if new.goals and not (
        _true(after, lead) and all(already(after, mine, g.predicate, g.landmarks) for g in new.goals)
    ):
        bare = after.model_copy(
            update={"scene": after.scene.model_copy(update={"relations": _others(after, lead, new)})}
        )
        made = place_all(bare, mine, new.goals).layout
        after = made.model_copy(update={"scene": after.scene})
    elif not new.goals and not new.inverse:
        for each in mine:
            after = _clear(before, after, each, new.position)
    seen = shown(before, after, [item.id for item in fresh])
    lost = any(not already(seen, mine, g.predicate, g.landmarks) for g in new.goals)
    return after if lost else seen  # what was said counts for more than that nothing is hidden


def _others(layout: Layout, lead: str, new: New) -> tuple[Relation, ...]:
    predicates = {goal.predicate for goal in new.goals}
    return tuple(r for r in layout.scene.relations if r.subject != lead or r.predicate not in predicates)


def _true(layout: Layout, node: str) -> bool:
    return all(relation_holds(layout, r) for r in layout.scene.relations if node == r.subject)


def _clear(before: Layout, layout: Layout, item: str, position: Position | None) -> Layout:
    """A new thing where it neither is hidden nor hides, near where the predictor put it and where it was said to be."""
    old = {f.said for f in faults(before)}
    standing = vocab.noun(layout[item].label).support not in ("sky", "any")
    highest = layout[item].box.y1 - _RAISED if standing else 0.0  # nothing that stands on the ground rises from it
    highest = min(highest, _HORIZON) if position == "background" else highest

    def there(boxes: Sequence[Box]) -> bool:
        if any(box.y1 < highest or _covering(before, layout[item], box, position) for box in boxes):
            return False
        return position is None or all(position_holds(position, box) for box in boxes)

    right = there([layout[item].box])
    if layout[item].z < 0 or (right and not _wrong(layout, item, old)):
        return layout
    for size in _SIZES:
        box = layout[item].box
        sized = Box(box.cx - box.width * size / 2, box.y1 - box.height * size, box.cx + box.width * size / 2, box.y1)
        mover = layout[item].model_copy(update={"box": sized, "mask": None})
        spot = found(layout, [mover], [], "near", there, frozenset({item}))
        if spot is None:
            continue
        trial = layout.with_items(
            mover.model_copy(update={"box": spot.boxes[0]}) if i.id == item else i for i in layout.items
        )
        if not _wrong(shown(before, trial, [item]), item, old):
            return trial
    right = position is None or position_holds(position, layout[item].box)
    return layout if right or position is None else put_at(layout, [item], position).layout


def _covering(before: Layout, item: Item, box: Box, position: Position | None) -> bool:
    """Whether a moon or a star, or something far away, meets much of what is there in this box."""
    most = _COVERED if vocab.noun(item.label).group in _FAR else _BEHIND if position == "background" else 1.0
    shared = [intersection(i.box, box) for i in before.items if i.z >= 0] if most < 1 else []
    return max(shared, default=0.0) > most * box.area


def _wrong(layout: Layout, item: str, old: Collection[str]) -> bool:
    new = [f for f in faults(layout) if f.said not in old]
    return any(f.item is not None and (f.item == item or f.said.endswith("hidden")) for f in new)
