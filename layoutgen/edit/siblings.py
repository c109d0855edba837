"""Those that lie or stand together: who is left of a pile lies lower, who comes to a bunch is in the vase as well."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from layoutgen.edit.company import carried
from layoutgen.edit.search import crowding, pairs_test
from layoutgen.layout import Box, Item, Layout, moved

_LYING = frozenset({"on", "in", "inside"})
_STEP = 0.3  # of a thing's size, from place to place
_STEPS = 16
_SUNK = 0.5  # of its height, that a thing of a pile is sunk between those below it at most


def fallen(before: Layout, after: Layout) -> Layout:
    """The layout with those of a pile lower that lay on what is gone. They come down to where the lowest lie."""
    gone = {item.id for item in before.items} - {item.id for item in after.items}
    for node in {before[each].node for each in gone} - {None}:
        pile, left = before.of(node or ""), after.of(node or "")
        lying = [r.object for r in after.scene.relations if r.predicate in _LYING and r.subject == node]
        if not left or not any(host.z >= 0 for each in lying for host in after.of(each)):
            continue
        foot = max(item.box.y1 for item in pile)
        for item in sorted(left, key=lambda i: -i.box.y1):
            lay = [other.id for other in pile if _bears(other, item)]
            if lay and set(lay) <= gone and not item.locked:
                after = carried(after, {item.id: item.box.shift(0.0, foot - item.box.y1)})
    return after


def _bears(lower: Item, upper: Item) -> bool:
    """Whether one thing of a pile lies on another."""
    over = min(lower.box.x1, upper.box.x1) - max(lower.box.x0, upper.box.x0)
    sunk = upper.box.y1 - lower.box.y0
    return lower.id != upper.id and over > 0 and abs(sunk) < _SUNK * upper.box.height and lower.box.y1 > upper.box.y1


def among(layout: Layout, old: str, new: str) -> Layout:
    """The layout with a copy in or on what the one that was copied is in or on, beside its fellows."""
    for r in layout.scene.relations:
        if r.predicate not in _LYING or r.subject != layout[old].node:
            continue
        host = next((h for h in layout.of(r.object) if h.z >= 0 and _lies(layout, r.predicate, layout[old], h)), None)
        if host is None or _lies(layout, r.predicate, layout[new], host):
            continue
        fellows = [item for item in layout.of(layout[new].node or "") if item.id != new]
        others = [item for item in layout.items if item.z >= 0 and item.id not in (new, host.id)]
        room = [b for b in _places(fellows) if _lies(layout, r.predicate, moved(layout[new], b), host)]
        if room:
            best = min(room, key=lambda b: (round(crowding([b], others), 2), abs(b.cx - host.box.cx)))
            return layout.with_items(moved(item, best) if item.id == new else item for item in layout.items)
    return layout


def _lies(layout: Layout, predicate: str, item: Item, host: Item) -> bool:
    return pairs_test(layout, predicate, [item], [host])([item.box])


def _places(fellows: Sequence[Item]) -> Iterator[Box]:
    """Places to the left and the right of each, as low, and a little higher and lower."""
    for fellow, across, down in itertools.product(fellows, range(-_STEPS, _STEPS + 1), (0.0, -0.5, 0.5)):
        box = fellow.box
        place = box.shift(_STEP * across * box.width, _STEP * down * box.height)
        if across and min(place.x0, place.y0) >= 0 and max(place.x1, place.y1) <= 1:
            yield place
