"""The scene graph follows the layout: nodes divided, relations lost and gained, each told in one line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from layoutgen.edit.names import Edited, listed
from layoutgen.edit.search import pairs_test
from layoutgen.judging import position_holds, relation_holds
from layoutgen.layout import Item, Layout
from layoutgen.pose import pose_of
from layoutgen.scene import Relation, SceneData, SceneGraph, SceneObject, Vague


class Stated(NamedTuple):
    """A relation that an edit states: ids of items, the canonical predicate, and how it was said."""

    subjects: tuple[str, ...]
    predicate: str
    objects: tuple[str, ...]
    words: str = ""


def settled(
    before: Layout,
    after: Layout,
    touched: Collection[str],
    stated: Sequence[Stated] = (),
    told: Iterable[str] = (),
) -> Edited:
    """The layout after an edit with its scene brought up to date, and what is to be told of it.

    Relations and positions of the touched items' nodes that no longer hold go; what is stated is added (a node is
    divided when only some of its items are meant). Poses follow the relations.
    """
    layout = after
    for statement in stated:
        layout = stand_alone(layout, statement.subjects, statement)
        if not _holds(layout, statement):
            layout = stand_alone(layout, statement.objects, None)
    added = [r for statement in stated for r in _relations(layout, statement)]
    nodes = {layout[each].node for each in touched if _has(layout, each)} - {None}
    nodes |= {item.node for item in before.items if item.id in touched and not _has(layout, item.id)} - {None}
    known = {thing.id for thing in layout.scene.objects}
    kept, lost = [], []
    fresh = {(r.subject, r.predicate, r.object) for r in added}
    for r in layout.scene.relations:
        if (r.subject, r.predicate, r.object) in fresh:
            continue
        whole = r.subject in known and r.object in known
        if not nodes & {r.subject, r.object} or (whole and relation_holds(layout, r)):
            kept.append(r)
        else:
            lost.append(r)
    objects = tuple(_placed(layout, thing) if thing.id in nodes else thing for thing in layout.scene.objects)
    scene = layout.scene.model_copy(update={"objects": objects, "relations": (*kept, *added)})
    layout = _posed(layout, layout.model_copy(update={"scene": scene}), nodes)
    old = {(r.subject, r.predicate, r.object) for r in before.scene.relations}
    gained = [r for r in added if (r.subject, r.predicate, r.object) not in old]
    return Edited(layout, (*told, *_lines(layout, gained, [r for r in lost if {r.subject, r.object} <= known])))


def _has(layout: Layout, item: str) -> bool:
    return any(each.id == item for each in layout.items)


def _relations(layout: Layout, statement: Stated) -> list[Relation]:
    """The statement between nodes; items without a node cannot be in a relation."""
    subjects = dict.fromkeys(layout[each].node for each in statement.subjects)
    objects = dict.fromkeys(layout[each].node for each in statement.objects)
    words = statement.words or statement.predicate
    return [
        Relation(subject=a, predicate=statement.predicate, object=b, words=words)
        for a in subjects
        for b in objects
        if a is not None and b is not None and a != b
    ]


def _holds(layout: Layout, statement: Stated) -> bool:
    relations = _relations(layout, statement)
    data = layout.scene.model_copy(update={"relations": (*layout.scene.relations, *relations)})
    return all(relation_holds(layout, r, data) for r in relations)


def _placed(layout: Layout, thing: SceneObject) -> SceneObject:
    """The node without the positions in which its items no longer are."""
    items = layout.of(thing.id)
    left = tuple(p for p in thing.position if all(position_holds(p, item.box) for item in items))
    return thing if left == thing.position else thing.model_copy(update={"position": left})


def _posed(before: Layout, after: Layout, nodes: Collection[str | None]) -> Layout:
    """Who got on a horse rides, who left it stands; the outline of another pose has to be drawn anew."""
    old, new = _poses(before.scene), _poses(after.scene)
    known = {thing.id for thing in before.scene.objects}

    def posed(item: Item) -> Item:
        node = item.node
        if node not in nodes or node not in known or old.get(node) == new.get(node):
            return item
        return item.model_copy(update={"pose": new.get(node), "mask": None, "keypoints": None})

    return after.with_items(map(posed, after.items))


def _poses(data: SceneData) -> dict[str, str | None]:
    labels = {thing.id: thing.label for thing in data.objects}
    return {
        thing.id: pose_of(
            thing.label,
            thing.attributes,
            [(r.predicate, r.words, labels[r.object]) for r in data.relations if r.subject == thing.id],
        )
        for thing in data.objects
    }


def reposed(layout: Layout, node: str) -> Layout:
    """The layout with the items of a node in the pose that its attributes and relations say."""
    pose = _poses(layout.scene).get(node)

    def change(item: Item) -> Item:
        if item.node != node or item.pose == pose:
            return item
        return item.model_copy(update={"pose": pose, "mask": None, "keypoints": None})

    return layout.with_items(map(change, layout.items))


def _lines(layout: Layout, gained: Sequence[Relation], lost: Sequence[Relation]) -> Iterable[str]:
    """A line for each subject: "dog.1 is now left of car.1; no longer on rug.1"."""
    subjects = dict.fromkeys(r.subject for r in (*gained, *lost))
    counts = {thing.id: thing.count for thing in layout.scene.objects}
    for subject in subjects:
        new = _phrases(r for r in gained if r.subject == subject)
        gone = [f"no longer {phrase}" for phrase in _phrases(r for r in lost if r.subject == subject)]
        said = [f"now {new[0]}", *new[1:]] if new else []
        yield f"{subject} {'is' if counts[subject] == 1 else 'are'} {'; '.join([*said, *gone])}"


def _phrases(relations: Iterable[Relation]) -> list[str]:
    """Relations of one subject, those with the same predicate together: "between car.1 and house.1"."""
    objects: dict[str, list[str]] = {}
    for r in relations:
        objects.setdefault(r.predicate, []).append(r.object)
    return [f"{predicate} {listed(targets)}" for predicate, targets in objects.items()]


# nodes ------------------------------------------------------------------------------------------------------------


def stand_alone(layout: Layout, ids: Sequence[str], statement: Stated | None = None) -> Layout:
    """The layout in which each item is in a node whose items are all among `ids`; the items' ids stay.

    A node is divided only where the statement does not hold for all of it. The new node has the attributes of the old
    one and those of its relations that hold.
    """
    for node in dict.fromkeys(layout[each].node for each in ids):
        mine = [each for each in ids if layout[each].node == node]
        if node is None:
            layout = _introduced(layout, mine)
        elif len(mine) < len(layout.of(node)) and not (statement and _whole_holds(layout, statement)):
            layout = divided(layout, node, mine)
    return layout


def _whole_holds(layout: Layout, statement: Stated) -> bool:
    subjects = [
        item for node in dict.fromkeys(layout[e].node for e in statement.subjects) for item in layout.of(node or "")
    ]
    objects = [layout[each] for each in statement.objects]
    if {item.node for item in subjects} & {item.node for item in objects}:  # one speaker on the other
        return False
    return bool(subjects) and pairs_test(layout, statement.predicate, subjects, objects)([i.box for i in subjects])


def _introduced(layout: Layout, ids: Sequence[str]) -> Layout:
    """Items that the scene did not mention, now mentioned by it."""
    graph = layout.graph
    nodes = {}
    for each in ids:
        item = layout[each]
        nodes[each] = graph.put(item.label, attributes=item.attributes, kind="stuff" if item.z < 0 else "thing")
    items = [i.model_copy(update={"node": nodes[i.id]}) if i.id in nodes else i for i in layout.items]
    return layout.model_copy(update={"items": tuple(items), "scene": graph.data()})


def divided(layout: Layout, node: str, ids: Sequence[str]) -> Layout:
    """The layout with some items of a node in a node of their own."""
    graph = layout.graph
    thing = graph.object(node)
    fresh = graph.put(thing.label, attributes=thing.attributes, count=len(ids), kind=thing.kind)
    left = len(layout.of(node)) - len(ids)
    graph.nodes[node]["count"] = fewer(thing.count, left)
    for r in layout.scene.relations:
        if node in (r.subject, r.object) and r.subject != r.object:
            a, b = (fresh if end == node else end for end in (r.subject, r.object))
            graph.relate(a, r.predicate, b, r.words)
    items = [i.model_copy(update={"node": fresh}) if i.id in ids else i for i in layout.items]
    made = layout.model_copy(update={"items": tuple(items), "scene": graph.data()})
    relations = [r for r in made.scene.relations if fresh not in (r.subject, r.object) or relation_holds(made, r)]
    return made.model_copy(update={"scene": made.scene.model_copy(update={"relations": tuple(relations)})})


def fewer(count: int | Vague, left: int) -> int | Vague:
    """A node's count when so many items are left of it: a vague word stays true of two or more."""
    return max(left, 1) if isinstance(count, int) or left < 2 else count


_LEAST = {"many": 5, "several": 3, "few": 2}  # with fewer, the vague word is no longer true


def tidied(layout: Layout, nodes: Collection[str | None]) -> Layout:
    """The layout whose scene counts the items of these nodes that are there, without the nodes that have none left."""
    graph: SceneGraph = layout.graph
    for thing in layout.scene.objects:
        if thing.id not in nodes:
            continue
        number = len(layout.of(thing.id))
        if not number:
            graph.remove_node(thing.id)
        elif isinstance(thing.count, int) or number < _LEAST.get(thing.count, 2):
            graph.nodes[thing.id]["count"] = number
    gone = {thing.id for thing in layout.scene.objects} - set(graph)
    graph.graph["absent"] = tuple(absent for absent in graph.absent if absent.of not in gone)
    return layout.model_copy(update={"scene": graph.data()})
