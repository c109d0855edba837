"""Does a layout say what its scene says? Counts, relations, positions, absent things, what is hidden or cut off."""

from __future__ import annotations

from typing import NamedTuple

from layoutgen.boxes import area, intersection, uncovered
from layoutgen.judging import Reader, instances, position_holds, right_number
from layoutgen.layout import Box, Item, Layout
from layoutgen.meanings import known
from layoutgen.scene import SceneData, SceneGraph
from layoutgen.viewer import viewers, without_viewers
from layoutgen.vocab import PORTIONS, noun

SEEN = 0.5  # visible share that unrelated things leave of one another
SEEN_RELATED = 0.25  # visible share of what stands behind, under or inside something on purpose
_TOGETHER = {"support", "containment", "attachment", "part", "surround"}
_WORN = {"wearing", "has", "part of", "covering", "covered with", "attached to"}


class Fault(NamedTuple):
    """A statement that a layout breaks.

    nodes: whose items it is about; of a relation, subject and object. item: the one that is hidden or cut off.
    """

    said: str
    nodes: tuple[str, ...]
    item: str | None = None


def check(layout: Layout, scene: SceneGraph | SceneData | None = None) -> list[str]:
    """Every statement of the scene that the layout breaks, one sentence each; [] when all is well. See `faults`."""
    return [fault.said for fault in faults(layout, scene)]


def faults(layout: Layout, scene: SceneGraph | SceneData | None = None) -> list[Fault]:
    """Every statement of the scene that the layout breaks; [] when all is well.

    Judged: counts, relations, positions, absent things, things that reach off the canvas by more than 2 % of it, and
    things of which others leave too little visible: half; a quarter where the text itself puts one before the other,
    and of what it does not count (a crowd, what is only implied).
    """
    data = layout.scene if scene is None else scene.data() if isinstance(scene, SceneGraph) else scene
    if not any(layout.of(eye) for eye in viewers(data)):
        data = without_viewers(data)
    reader = Reader(layout, data)
    broken: list[Fault] = []
    for thing in data.objects:
        items = layout.of(thing.id)
        shared = thing.count == 1 and len(items) > 1 and thing.label in PORTIONS
        if not shared and not right_number(thing.count, len(items)):
            broken.append(Fault(f"{thing.id}: {len(items)} instead of {instances(thing.count)}", (thing.id,)))
        broken += [
            Fault(f"{thing.id} is not at the {position}", (thing.id,))
            for position in thing.position
            if not all(position_holds(position, item.box) for item in items)
        ]
    broken += [
        Fault(f"not {r.subject} {r.predicate} {r.object}", (r.subject, r.object))
        for r in data.relations
        if not reader.holds(r)
    ]
    broken += [Fault(said, ()) for said in absences(layout, data)]
    off = [item for item in layout.items if _off(item.box)]
    broken += [_fault_of(item, "reaches off the canvas") for item in off]
    return broken + [_fault_of(item, "is hidden") for item in _hidden(layout, data)]


def _fault_of(item: Item, what: str) -> Fault:
    return Fault(f"{item.id} {what}", (item.node,) if item.node else (), item.id)


def ruled_out(item: Item, data: SceneData) -> bool:
    """Whether the scene says that such an item is absent (and does not itself mention the item's node)."""
    if any(thing.id == item.node for thing in data.objects):
        return False
    return any(
        gone.label == item.label and set(gone.attributes) <= set(item.attributes) and gone.of is None
        for gone in data.absent
    )


def absences(layout: Layout, data: SceneData) -> list[str]:
    """The items that the text rules out."""
    return [f"{item.id} must be absent" for item in layout.items if data.absent and ruled_out(item, data)]


def _off(box: Box) -> bool:
    return min(box.x0, box.y0) < -0.02 or max(box.x1, box.y1) > 1.02


def companies(data: SceneData) -> dict[str, str]:
    """Node -> a name shared by all nodes that belong together: owner and garment, table, plate and food."""
    name = {thing.id: thing.id for thing in data.objects}

    def root(node: str) -> str:
        while name[node] != node:
            node = name[node]
        return node

    for r in data.relations:
        family = known(r.predicate).family
        if family in _TOGETHER or family in ("depth", "action") or r.predicate in ("over", "against", "leaning on"):
            name[root(r.subject)] = root(r.object)
    return {node: root(node) for node in name}


def _sitters(layout: Layout, data: SceneData) -> set[tuple[str, str]]:
    """Pairs of nodes of which the first sits on the second, a piece of furniture or a bench, or one is a thin pole."""
    poles = {thing.id for thing in data.objects if noun(thing.label).name == "pole"}
    sitting = {item.node for item in layout.items if item.pose == "sitting"}
    seats = {thing.id for thing in data.objects if noun(thing.label).group in ("furniture", "structure")}
    on = (r for r in data.relations if r.predicate in ("on", "in"))
    posted = {(r.subject, r.object) for r in data.relations if poles & {r.subject, r.object}}
    return posted | {(r.subject, r.object) for r in on if r.subject in sitting and r.object in seats}


def _hidden(layout: Layout, data: SceneData) -> list[Item]:
    company = companies(data)
    worn = {(r.subject, r.object) for r in data.relations if r.predicate in _WORN}
    worn |= _sitters(layout, data)  # of a chair more is seen about a sitter than about the sitter's box
    vessels = {r.subject for r in data.relations if r.predicate in ("in", "inside")}
    bunched = {thing.id for thing in data.objects if thing.id in vessels and noun(thing.label).group == "plant"}
    regions = {thing.id for thing in data.objects if thing.kind == "stuff"}
    counted = {thing.id for thing in data.objects if isinstance(thing.count, int)}
    items = [item for item in layout.items if item.node not in regions and item.z >= 0]
    order = sorted(range(len(items)), key=lambda k: items[k].z)
    broken = []
    for place, k in enumerate(order):
        item = items[k]
        strange, all_ = [], []
        for j in order[place + 1 :]:
            other = items[j]
            if not intersection(item.box, other.box):
                continue
            if (item.node, other.node) in worn or (other.node, item.node) in worn:
                continue
            if item.node == other.node and item.node in bunched:
                continue  # the boxes of a bunch overlap far more than its blossoms
            all_.append(other.box)
            if (
                (item.node == other.node and item.node not in vessels)
                or item.node not in company
                or company[item.node] != company.get(other.node or "")
            ):
                strange.append(other.box)
        seen = SEEN if item.node in counted else SEEN_RELATED
        for covers, least in ((strange, seen), (all_, SEEN_RELATED)):
            if covers and area(item.box) and uncovered(item.box, covers) < least:
                broken.append(item)
                break
    return broken
