"""What sentences must bring about, asked of boxes and records alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from layoutgen.geometry import holds, position_holds
from layoutgen.layout import Layout

Check = Callable[[Layout, Layout], object]
TOLERANCE = 1e-6


def near(value: float, wanted: float, by: float = 0.011) -> bool:
    """Whether a number is as wanted, to a hundredth."""
    return abs(value - wanted) <= by


def relation(predicate: str, a: str, b: str) -> Check:
    """It holds between the boxes, and the scene says so."""

    def check(_: Layout, after: Layout) -> bool:
        stated = {(r.subject, r.predicate, r.object) for r in after.scene.relations}
        said = (after[a].node, predicate, after[b].node) in stated
        return holds(predicate, after[a], after[b], aspect=after.canvas.aspect) and said

    return check


def moved(item: str, dx: float | None = None, dy: float | None = None) -> Check:
    """Moved by so much; only in the right direction where the number is infinite; not at all where it is 0."""

    def one(by: float, wanted: float | None) -> bool:
        if wanted is None:
            return True
        if abs(wanted) == float("inf"):
            return by * wanted > 0 and abs(by) > 0.01
        return near(by, wanted)

    def check(before: Layout, after: Layout) -> bool:
        a, b = before[item].box, after[item].box
        same = near(a.width, b.width, 1e-4) and near(a.height, b.height, 1e-4)
        return same and one(b.cx - a.cx, dx) and one(b.cy - a.cy, dy)

    return check


def sized(item: str, across: float, down: float | None = None) -> Check:
    """As many times as wide and high; the foot stays on its line."""

    def check(before: Layout, after: Layout) -> bool:
        a, b = before[item].box, after[item].box
        wide, high = b.width / a.width, b.height / a.height
        return near(wide, across, 0.02) and near(high, across if down is None else down, 0.02)

    return check


def larger(item: str, sign: int = 1, side: str = "area", least: float = 1.03, most: float = 9.0) -> Check:
    """Larger (or smaller, for -1) on this side, by a factor within bounds."""

    def check(before: Layout, after: Layout) -> bool:
        ratio = getattr(after[item].box, side) / getattr(before[item].box, side)
        return least <= (ratio if sign > 0 else 1 / ratio) <= most

    return check


def gone(*ids: str) -> Check:
    """No longer there, in the scene neither."""

    def check(before: Layout, after: Layout) -> bool:
        there = {item.id for item in after.items}
        nodes = {thing.id for thing in after.scene.objects}
        left = {before[each].node for each in ids if not after.of(before[each].node or "")}
        return not there & set(ids) and not nodes & left

    return check


def number(label: str, wanted: int) -> Check:
    """So many items of a label, and the scene counts as many."""

    def check(_: Layout, after: Layout) -> bool:
        items = [item for item in after.items if item.label == label]
        said = [thing.count for thing in after.scene.objects if thing.label == label]
        return len(items) == wanted and sum(c for c in said if isinstance(c, int)) == wanted

    return check


def new(label: str, *attributes: str, count: int = 1) -> Check:
    """So many new items of a label with these attributes, on the canvas."""

    def check(before: Layout, after: Layout) -> bool:
        made = fresh(before, after, label)
        there = all(min(i.box.x1, i.box.y1) > 0 and max(i.box.x0, i.box.y0) < 1 for i in made)
        return len(made) == count and there and all(set(attributes) <= set(i.attributes) for i in made)

    return check


def fresh(before: Layout, after: Layout, label: str) -> list:
    old = {item.id for item in before.items}
    return [item for item in after.items if item.id not in old and item.label == label]


def new_is(predicate: str, label: str, other: str, *, inverse: bool = False) -> Check:
    """Every new item of a label lies so to another, or the other to it."""

    def check(before: Layout, after: Layout) -> bool:
        made = fresh(before, after, label)
        pairs = [(after[other], item) if inverse else (item, after[other]) for item in made]
        return bool(made) and all(holds(predicate, a, b, aspect=after.canvas.aspect) for a, b in pairs)

    return check


def looks(item: str, *attributes: str, without: Iterable[str] = ()) -> Check:
    """It has these attributes and not those."""

    def check(_: Layout, after: Layout) -> bool:
        has = after[item].attributes
        return set(attributes) <= set(has) and not set(without) & set(has)

    return check


def labelled(item: str, label: str) -> Check:
    """It is now called so, in about the same place."""

    def check(before: Layout, after: Layout) -> bool:
        a, b = before[item].box, after[item].box
        node = next(t for t in after.scene.objects if t.id == after[item].node)
        return after[item].label == node.label == label and near(a.cx, b.cx, 0.06) and near(a.y1, b.y1, 0.06)

    return check


def at(item: str, position: str) -> Check:
    """It is at that place of the picture."""
    return lambda _, after: position_holds(position, after[item].box)  # type: ignore[arg-type]


def kept(*changed: str) -> Check:
    """Everything but these items has its box, label and attributes."""

    def check(before: Layout, after: Layout) -> bool:
        there = {item.id: item for item in after.items}
        return all(
            item.id in there
            and item.box == there[item.id].box
            and (item.label, item.attributes) == (there[item.id].label, there[item.id].attributes)
            for item in before.items
            if item.id not in changed
        )

    return check


def front(a: str, b: str) -> Check:
    """The first is drawn after the second."""
    return lambda _, after: after[a].z > after[b].z


def setting(*, time: str | None = None, weather: str | None = None, place: str | None = None) -> Check:
    """The scene and the backdrop say so."""

    def check(_: Layout, after: Layout) -> bool:
        scene, words = after.scene, after.background
        right = time is None or (scene.time == time and time in words)
        right &= weather is None or (weather in scene.weather and weather in words)
        return right and (place is None or (scene.background[0] == place and place in words))

    return check
