"""The table that nobody mentions: food, dishes and laptops in a room stand on one rather than on the floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layoutgen import vocab
from layoutgen.art.cast import Cast
from layoutgen.art.place import Rect, frame
from layoutgen.art.placed import Stage
from layoutgen.layout import Item, Layout
from layoutgen.sorts import SERVED

FLOORS = frozenset({"floor", "ground", "carpet", "rug", "tile", "mat"})
_SOFT = frozenset({"bed", "bunk bed", "couch", "mattress", "sofa bed"})
_TOP, _SIDE, _LEG = "#D99E82", "#C1694F", "#A0522D"
_LOWEST = 0.84  # what stands lower, in heights of the canvas, is on the floor in the foreground
_HIGH = 0.2  # from the top of a table to its feet
_THICK = 0.024
_CLOSE = 0.08  # things no farther apart stand on one table


def tables(layout: Layout, cast: Cast, placed: Stage, size: tuple[float, float], horizon: float) -> dict[int, str]:
    """SVG of a table to draw before an item, by the farthest item on it. horizon: where the floor begins, in units."""
    width, height = size
    found = []
    for number, item in enumerate(layout.items):
        part = cast.parts[number]
        if part.how != "art" or part.drawing is None or number in placed.host or not _is_served(layout, item):
            continue
        if _lies_soft(layout, item):
            continue
        box = frame(part.drawing, placed.at[number])
        if horizon + 0.01 * height < box[3] <= _LOWEST * height:
            found.append((number, box))
    made = {}
    for group in _groups(found, _CLOSE * height):
        farthest = min(group, key=lambda pair: (layout.items[pair[0]].z, pair[0]))[0]
        made[farthest] = _table([box for _, box in group], width, height)
    return made


def _is_served(layout: Layout, item: Item) -> bool:
    """Whether it belongs on a table, and nothing is said of the floor or of anything that it is on."""
    known = vocab.noun(item.label)
    if known.support != "surface" or known.group not in SERVED:
        return False
    labels = {thing.id: vocab.noun(thing.label).name for thing in layout.scene.objects}
    return not any(
        r.subject == item.node
        and (labels[r.object] in FLOORS | {"display case"} or r.predicate in ("on", "under", "over", "above"))
        for r in layout.scene.relations
        if r.predicate in ("on", "in", "under", "over", "above") and not _is_room(layout, r.object)
    )


def _lies_soft(layout: Layout, item: Item) -> bool:
    """Whether it lies on a bed or a couch, beside somebody who is there."""
    x, y = item.box.cx, item.box.y1
    beds = (other.box for other in layout.items if other.z < item.z and vocab.noun(other.label).name in _SOFT)
    return any(bed.x0 <= x <= bed.x1 and bed.y0 < y < bed.y1 for bed in beds)


def _is_room(layout: Layout, node: str) -> bool:
    return any(
        t.id == node and vocab.noun(t.label).group in ("indoor", "building", "place") for t in layout.scene.objects
    )


def _groups(found: Sequence[tuple[int, Rect]], close: float) -> Iterator[list[tuple[int, Rect]]]:
    """Things side by side, from left to right."""
    group: list[tuple[int, Rect]] = []
    for number, box in sorted(found, key=lambda pair: pair[1][0]):
        right, low = (max(b[2] for _, b in group), max(b[3] for _, b in group)) if group else (0.0, 0.0)
        if group and (box[0] - right > close or abs(box[3] - low) > 2 * close):
            yield group
            group = []
        group.append((number, box))
    if group:
        yield group


def _table(boxes: Sequence[Rect], width: float, height: float) -> str:
    """A table whose top begins a little behind the farthest foot and ends before the nearest."""
    back, near = min(b[3] for b in boxes), max(b[3] for b in boxes)
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    overhang = max(0.05 * height, 0.18 * (right - left))
    x0, x1 = max(-0.02 * width, left - overhang), min(1.02 * width, right + overhang)
    y0, y1 = back - 0.03 * height, near + 0.022 * height
    thick, slope = _THICK * height, min(0.03 * height, 0.1 * (x1 - x0))
    feet = min(0.985 * height, y1 + _HIGH * height)
    leg, inset = 0.022 * height, 0.06 * (x1 - x0)
    legs = "".join(
        f'<path fill="{_LEG}" d="M{x:.4g} {y1:.4g}h{leg:.4g}V{feet:.4g}h{-leg:.4g}z"/>'
        for x in (x0 + inset, x1 - inset - leg)
    )
    return (
        f'<ellipse cx="{(x0 + x1) / 2:.4g}" cy="{feet:.4g}" rx="{(x1 - x0) / 2:.4g}" ry="{0.016 * height:.4g}" '
        f'fill="#000" opacity=".14"/>{legs}'
        f'<path fill="{_TOP}" d="M{x0 + slope:.4g} {y0:.4g}H{x1 - slope:.4g}L{x1:.4g} {y1:.4g}H{x0:.4g}z"/>'
        f'<path fill="{_SIDE}" d="M{x0:.4g} {y1:.4g}H{x1:.4g}v{thick:.4g}H{x0:.4g}z"/>'
    )
