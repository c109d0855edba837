"""The furniture of a full room: what is large stands along the wall, the rest before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layoutgen.predict.body import Entity, Node
from layoutgen.scene import Relation

_FURNITURE = {"furniture", "appliance", "music", "animal", "person"}
ALONG_WALL = {
    "bookshelf", "wardrobe", "dresser", "cabinet", "fireplace", "piano", "bed", "bunk bed", "couch", "refrigerator",
    "oven", "stove", "sink", "toilet", "bathtub", "shower", "dishwasher",
    "washing machine", "dryer", "desk", "tv stand", "counter", "grandfather clock", "sofa bed",
}  # fmt: skip


def furnish(entity: Entity, node: Node, horizon: float, spread: float) -> None:
    """Bounds the feet of what belongs along the wall, and of what stands free; lamps and pictures are left alone.

    horizon: where the floor begins. spread: how far apart the feet of a group are.
    """
    if node.noun.name in ALONG_WALL:
        entity.far = True
        entity.lo, entity.hi = horizon + 0.04 + spread, horizon + 0.08 + spread
    elif node.noun.support in ("ground", "any") and node.noun.group in _FURNITURE:
        entity.lo, entity.hi = min(0.93, 0.84 + spread), 0.95


def is_related(node: Node, relations: Sequence[Relation], regions: Collection[str]) -> bool:
    """Whether the text says where it is among the other things."""
    beside = (r for r in relations if node.id in (r.subject, r.object))
    return any(not {r.subject, r.object} & set(regions) for r in beside) or bool(node.thing.position)
