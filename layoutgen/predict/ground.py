"""Where things may stand: on the ground, in the sky, on a wall, in the region that the text names."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.checks import SCENERY
from layoutgen.layout import Box
from layoutgen.predict.body import Entity, Node
from layoutgen.predict.sizes import BOARDS
from layoutgen.predict.statistics import statistics
from layoutgen.predict.terrain import Terrain
from layoutgen.scene import Relation

INSIDE = {
    "on", "in", "inside", "at", "across", "along", "through", "with", "near", "against", "around", "touching",
    "leaning on", "riding", "hanging from", "covering", "using", "playing", "attached to", "has",
}  # fmt: skip


_SWIMMERS = {"duck", "swan", "whale", "dolphin", "surfboard"}
_RAILED = {"train", "locomotive", "steam train", "tram", "trolley", "subway"}
_CURB = {"bicycle", "stroller", "wheelchair", "cart"}


class Ground:
    """The stage: horizon, regions by node id, and the ranges of a thing's lower edge."""

    def __init__(
        self, horizon: float, boxes: dict[str, Box], indoor: bool, aspect: float, lofty: bool, land: Terrain
    ) -> None:
        self.land = land
        self.lofty = lofty  # nothing but things that float or hang: they take the middle
        self.horizon, self.boxes, self.indoor, self.aspect = horizon, boxes, indoor, aspect

    def bound(self, entity: Entity, node: Node, relations: Sequence[Relation], nodes: dict[str, Node]) -> None:
        """Sets lo, hi, left and right of an entity from its noun and from the regions it is said to be in."""
        entity.right = self.aspect
        h = max(b.h for b in entity.bodies)
        spread = max(b.y for b in entity.bodies) - min(b.y for b in entity.bodies)
        entity.lo, entity.hi = self._usual(node, h, spread)
        for r in relations:
            if r.subject == node.id and r.object in self.boxes and r.predicate in INSIDE:
                self._into(entity, node, nodes[r.object], h, spread, r.predicate, r.words)
            elif (
                r.object == node.id
                and r.subject in self.boxes
                and r.predicate in ("has", "with", "containing", "full of")
            ):
                self._into(entity, node, nodes[r.subject], h, spread, "in")

    def _usual(self, node: Node, h: float, spread: float) -> tuple[float, float]:
        support = node.noun.support
        if self.lofty:
            middle = 0.5 + (h + spread) / 2
            return max(h + spread + 0.03, middle - 0.1), min(0.96, middle + 0.1)
        if support == "sky":
            return h + spread + 0.03, max(self.horizon - 0.08, h + spread + 0.05)
        if support == "wall":
            return h + spread + 0.06, max(self.horizon - 0.1, h + spread + 0.08)
        usual = statistics().place(node.noun.coco, "cy", 0.5) if support == "any" else None
        if usual is not None:
            foot = max(h + spread + 0.03, usual + (h + spread) / 2)
            return foot - 0.03, min(0.95, foot + 0.06)
        span = None if self.boxes else self._span(node)
        if span is not None:
            return span[0] + spread, max(span[0] + spread, span[1])
        low = self.horizon + (0.1 if self.indoor else 0.08)
        if self.land.land is not None and not self.boxes:
            low = self.land.land
        return min(0.9, low + 0.2 * min(0.4, h) + spread), 0.95

    def _span(self, node: Node) -> tuple[float, float] | None:
        """Where the backdrop has water for what floats, a road for what drives, a track for what goes on rails."""
        name, group = node.noun.name, node.noun.group
        if node.noun.support == "water" or (group == "boat" and name not in BOARDS) or name in _SWIMMERS:
            return self.land.water
        if name in _RAILED:
            return self.land.track
        return self.land.road if group in ("vehicle", "aircraft") and name not in _CURB else None

    def _into(
        self, entity: Entity, node: Node, region: Node, h: float, spread: float, predicate: str, words: str = ""
    ) -> None:
        box = self.boxes[region.id]
        entity.left, entity.right = box.x0 * self.aspect, box.x1 * self.aspect
        if region.noun.group == "indoor":
            return
        if region.noun.name in SCENERY and node.noun.support == "ground" and not box.width < 1:
            return  # whoever skis on a mountain does so at its foot
        if box.y1 <= self.horizon + 0.05:  # sky, wall, mountains: above the horizon
            standing = node.noun.support == "ground" and predicate in (
                "near",
                "at",
                "against",
                "with",
                "leaning on",
                "along",
            )
            if not standing:
                room = min(h + spread, box.height)
                entity.lo, entity.hi = box.y0 + room + 0.01, max(box.y0 + room + 0.02, box.y1 - 0.03)
            return
        if node.noun.support == "sky" and (
            predicate != "on" or words == "with"
        ):  # kites in a park are over its far end
            entity.lo, entity.hi = box.y0 + 0.01 + spread, box.y0 + 0.06 + spread
            return
        margin = min(0.04, 0.15 * box.height)
        if box.y1 >= 0.9 and predicate != "near":  # well onto a road, well out on the water
            margin = min(0.2 * h + 0.04, 0.35 * box.height) if region.noun.group == "region" else 0.3 * box.height
        low, high = box.y0 + margin + spread, min(0.96, box.y1 - 0.02)
        entity.lo, entity.hi = min(low, high), high
