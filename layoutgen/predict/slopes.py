"""What stands on wheels on a steep hill is tilted as the hill is."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.layout import Item
from layoutgen.predict.body import Node
from layoutgen.scene import Relation
from layoutgen.sorts import SLOPES

TILT = -21.0  # degrees clockwise: the backdrop's steep hill climbs to the right
_UPON = {"on", "along", "across", "over", "at", "in"}
_FOOT, _RISE = 0.8, 0.38  # where the slope is at the left edge of the picture, and how much higher at the right one


def tilted(items: Sequence[Item], nodes: dict[str, Node], relations: Sequence[Relation]) -> tuple[Item, ...]:
    """The items, with vehicles that are said to be on a steep hill turned as it climbs, and what is said to be upside
    down turned over; locked ones stay."""
    items = [_turned_over(item, nodes) for item in items]
    steep = {n.id for n in nodes.values() if n.region and n.noun.name in SLOPES and _is_steep(n)}
    if not steep:
        return tuple(items)
    upon = {r.subject for r in relations if r.object in steep and r.predicate in _UPON}
    upon = {n for n in upon if nodes[n].noun.group == "vehicle" and nodes[n].host is None and not nodes[n].riders}
    free = [item for item in items if item.node in upon and not item.locked and not item.angle]
    low = max((_FOOT - _RISE * item.box.x0 - item.box.y1 for item in free), default=0.0)
    down = max(0.0, min([low, *(0.96 - item.box.y1 for item in free)]))
    turned = {item.id: item.model_copy(update={"box": item.box.shift(0.0, down), "angle": TILT}) for item in free}
    return tuple(turned.get(item.id, item) for item in items)


def _turned_over(item: Item, nodes: dict[str, Node]) -> Item:
    node = nodes.get(item.node or "")
    if node is None or node.noun.group not in _TURNED or "upside down" not in item.attributes:
        return item
    free = not (item.locked or item.angle or any(body.children for body in node.bodies))
    return item.model_copy(update={"angle": 180.0}) if free else item


_TURNED = {"vehicle", "aircraft", "boat", "furniture", "kitchenware", "container"}


def _is_steep(hill: Node) -> bool:
    return any("steep" in phrase.split() for phrase in hill.thing.attributes)
