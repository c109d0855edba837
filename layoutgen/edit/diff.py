"""What is different between two layouts, in words: "dog.1.1 moved 0.21 right, 0.03 down; grew by 20 %"."""

from __future__ import annotations

from collections.abc import Iterator

from layoutgen.edit.move import way
from layoutgen.layout import Item, Layout
from layoutgen.scene import Relation

_SEEN = 0.005  # of the canvas; shares of a size


def diff(before: Layout, after: Layout) -> tuple[str, ...]:
    """A line for each item that changed, came or went, then for canvas, setting and relations; () when equal in these.

    Ways are in shares of the canvas and of the middle of the foot; sizes are compared side by side.
    """
    return tuple(_lines(before, after))


def _lines(before: Layout, after: Layout) -> Iterator[str]:
    old, new = ({item.id: item for item in layout.items} for layout in (before, after))
    still = _in_order(before, after)
    for each, item in new.items():
        if each in old:
            changes = list(_changes(old[each], item))
            if each not in still:
                changes.append(f"came {'nearer' if item.z > old[each].z else 'farther off'}")
            if changes:
                yield f"{each} {'; '.join(changes)}"
        else:
            yield f"{each} is new: {_described(item)}"
    for each, item in old.items():
        if each not in new:
            yield f"{each} is gone: {_described(item)}"
    if before.canvas != after.canvas:
        yield f"the canvas is {after.canvas.width} x {after.canvas.height} px instead of {_size(before)}"
    yield from _setting(before, after)
    gone = set(before.scene.relations) - set(after.scene.relations)
    come = set(after.scene.relations) - set(before.scene.relations)
    yield from (f"{_said(r)} no longer" for r in before.scene.relations if r in gone)
    yield from (f"{_said(r)} now" for r in after.scene.relations if r in come)


def _in_order(before: Layout, after: Layout) -> set[str]:
    """The ids that lie one behind another as before; as many as there can be: a longest increasing subsequence."""
    there = {item.id for item in after.items}
    place = {item.id: k for k, item in enumerate(i for i in before.sorted() if i.id in there)}
    order = [item.id for item in after.sorted() if item.id in place]
    best: dict[str, tuple[int, str | None]] = {}
    for k, each in enumerate(order):
        sooner = [(best[o][0], o) for o in order[:k] if place[o] < place[each]]
        length, last = max(sooner, default=(0, None), key=lambda pair: pair[0])
        best[each] = length + 1, last
    at = max(order, key=lambda each: best[each][0], default=None)
    kept = set[str]()
    while at is not None:
        kept.add(at)
        at = best[at][1]
    return kept


def _changes(old: Item, new: Item) -> Iterator[str]:
    dx, dy = new.box.cx - old.box.cx, new.box.y1 - old.box.y1
    if max(abs(dx), abs(dy)) >= _SEEN:
        yield f"moved {way(dx, dy)}"
    across, down = new.box.width / old.box.width - 1, new.box.height / old.box.height - 1
    if max(abs(across), abs(down)) >= _SEEN:
        if abs(across - down) < _SEEN:
            yield f"{'grew' if across > 0 else 'shrank'} by {abs(across):.0%}".replace("%", " %")
        else:
            yield f"is {new.box.width:.2f} x {new.box.height:.2f} instead of {old.box.width:.2f} x {old.box.height:.2f}"
    if old.label != new.label:
        yield f"became {new.label}"
    if old.attributes != new.attributes:
        yield f"is {', '.join(new.attributes) or 'plain'} instead of {', '.join(old.attributes) or 'plain'}"
    if old.pose != new.pose:
        yield f"is {new.pose or 'in no pose'} instead of {old.pose or 'in no pose'}"
    if old.flip != new.flip:
        yield "turned round"
    if old.angle != new.angle:
        yield f"is turned by {new.angle:g} degrees instead of {old.angle:g}"
    if old.locked != new.locked:
        yield "was locked" if new.locked else "was unlocked"
    yield from _outline(old, new)


def _outline(old: Item, new: Item) -> Iterator[str]:
    alike = ("box", "label", "attributes", "pose", "flip", "angle")
    if (
        all(getattr(old, field) == getattr(new, field) for field in alike)
        and old.mask != new.mask
        and old.mask
        and new.mask
    ):
        yield "has another outline"


def _described(item: Item) -> str:
    return " ".join([*item.attributes, item.label])


def _size(layout: Layout) -> str:
    return f"{layout.canvas.width} x {layout.canvas.height}"


def _setting(before: Layout, after: Layout) -> Iterator[str]:
    if before.background != after.background:
        yield f"the background is {', '.join(after.background) or 'plain'} instead of {_words(before)}"
    if before.scene.style != after.scene.style:
        yield f"the style is {', '.join(after.scene.style) or 'none'}"


def _words(layout: Layout) -> str:
    return ", ".join(layout.background) or "plain"


def _said(relation: Relation) -> str:
    return f"{relation.subject} {relation.predicate} {relation.object}"
