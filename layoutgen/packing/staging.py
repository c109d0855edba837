"""A caption and the boxes of its photo as a layout that the compositor can draw: who is who, poses, clothes, place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.art.people import garment
from layoutgen.data.link import linked
from layoutgen.layout import Box, Item, Layout
from layoutgen.pose import pose_of
from layoutgen.predict.setting import backdrop
from layoutgen.scene import SceneData, SceneObject

MOST = 10  # things of a picture, the largest first
LEAST = 0.004  # share of the picture that a thing's box takes at least: 4 x 4 pixels of 64 x 64
LEAST_OF_ALL = 0.03  # and that of the largest thing, without which there is little to see
_WORN = frozenset({"wearing", "in", "with", "has"})
_DRAWN_AS_SAID = frozenset({"person", "animal", "bird"})


class Staged(NamedTuple):
    """A layout to be drawn. labels: that of each item in the data set, none for clothes, which have no box there."""

    layout: Layout
    labels: tuple[str | None, ...]


def staged(scene: SceneData, layout: Layout) -> Staged | None:
    """The layout of the boxes with what the scene says of them; the background is what the text says or suggests.

    Things that the text does not name stay, without attributes. People and animals are drawn as the text calls them
    ("woman", "kitten"), other things by the label of their box. Clothes that the text names are items of their own.
    None when the text names nothing that has a box, or when all boxes are small.
    """
    found = linked(scene, layout)
    kept = sorted((i for i in found.items if i.box.area >= LEAST), key=lambda i: -i.box.area)[:MOST]
    if not any(item.node for item in kept) or kept[0].box.area < LEAST_OF_ALL:
        return None
    nodes = {thing.id: thing for thing in scene.objects}
    things = [_thing(item.model_copy(update={"z": z}), nodes, scene) for z, item in enumerate(kept)]
    worn = list(clothes(scene, nodes, things))
    words = (*backdrop(scene), *((scene.time,) if scene.time else ()), *scene.weather)
    made = found.with_items((*things, *worn)).model_copy(update={"background": tuple(dict.fromkeys(words))})
    return Staged(made, (*(item.label for item in kept), *(None for _ in worn)))


def _thing(item: Item, nodes: Mapping[str, SceneObject], scene: SceneData) -> Item:
    """The item with what the scene says of its node."""
    node = nodes.get(item.node or "")
    if node is None:
        return item
    label = node.label if vocab.noun(item.label).group in _DRAWN_AS_SAID else item.label
    stated = [(r.predicate, r.words, nodes[r.object].label) for r in scene.relations if r.subject == node.id]
    pose = pose_of(label, node.attributes, stated)
    return item.model_copy(update={"label": label, "attributes": node.attributes, "pose": pose})


def clothes(scene: SceneData, nodes: Mapping[str, SceneObject], things: Sequence[Item]) -> Iterable[Item]:
    """One item for each garment of each person who is said to wear it."""
    boxed = {thing.node for thing in things}
    worn: set[str] = set()
    for relation in scene.relations:
        piece = nodes[relation.object]
        place = vocab.part_place(piece.label, "person") if garment(piece.label) else None
        if place is None or relation.predicate not in _WORN or piece.id in boxed | worn:
            continue
        worn.add(piece.id)
        wearers = [thing for thing in things if thing.node == relation.subject and vocab.person(thing.label)]
        for number, person in enumerate(wearers, 1):
            yield Item(
                id=f"{piece.id}.{number}",
                node=piece.id,
                label=piece.label,
                attributes=piece.attributes,
                box=_within(person.box, place),
                z=person.z,
            )


def _within(box: Box, place: tuple[float, float, float, float]) -> Box:
    x0, y0, x1, y1 = place
    return Box(box.x0 + x0 * box.width, box.y0 + y0 * box.height, box.x0 + x1 * box.width, box.y0 + y1 * box.height)
