"""Which box is which mention: the objects of a caption's scene joined with the boxes that people drew."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.layout import Item, Layout
from layoutgen.scene import SceneData, SceneObject

_LEFT, _RIGHT = ("left", "top left", "bottom left"), ("right", "top right", "bottom right")


def linked(scene: SceneData, layout: Layout) -> Layout:
    """The layout with this scene: items that its objects mention get their node's id, all others have no node.

    An object takes the boxes of the COCO class that its noun means: one for "a dog", three for "three dogs", all that
    are left for "dogs", the largest first; objects of fixed numbers choose before those without. "On the left" goes
    before size. An object whose class has no box left stays without.
    """
    free: dict[str, list[Item]] = {}
    for item in sorted(layout.items, key=lambda i: -i.box.area):
        free.setdefault(item.label, []).append(item)
    owner: dict[str, str] = {}
    for thing in sorted(scene.objects, key=lambda thing: not isinstance(thing.count, int)):
        if thing.kind == "thing":
            for item in _taken(thing, free.get(vocab.nearest_coco(thing.label) or "", [])):
                owner[item.id] = thing.id
    counts: dict[str, int] = {}
    return layout.model_copy(
        update={"scene": scene, "items": tuple(_renamed(i, owner.get(i.id), counts) for i in layout.items)}
    )


def _taken(thing: SceneObject, free: list[Item]) -> Sequence[Item]:
    """The boxes of one object, taken out of those that are free."""
    number = thing.count if isinstance(thing.count, int) else len(free)
    if set(thing.position) & {*_LEFT, *_RIGHT}:
        side = -1 if set(thing.position) & set(_RIGHT) else 1
        free.sort(key=lambda i: side * i.box.cx)
    mine, free[:] = free[:number], sorted(free[number:], key=lambda i: -i.box.area)
    return mine


def _renamed(item: Item, node: str | None, counts: dict[str, int]) -> Item:
    """The item as an instance of its node, or of none."""
    stem = node or f"{item.label}.0"
    counts[stem] = counts.get(stem, 0) + 1
    return item.model_copy(update={"node": node, "id": f"{stem}.{counts[stem]}"})
