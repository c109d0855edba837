"""Where things may stand: on the ground, in the sky, on a wall, in the region that the text names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.judging import SCENERY, at_kerb
from layoutgen.layout import Box
from layoutgen.predict.banks import line_bank, reach_in
from layoutgen.predict.body import Entity, Node
from layoutgen.predict.confines import keep_ashore
from layoutgen.predict.footing import (
    RAILED,
    ROADSIDE,
    airborne,
    backed,
    by_road,
    floats,
    is_ashore,
    is_fed,
    is_served,
    is_water,
    leaps,
    surfed,
    walks_over,
)
from layoutgen.predict.furnish import furnish, is_related
from layoutgen.predict.regions import BAND, THROUGH
from layoutgen.predict.sizes import BOARDS, distant
from layoutgen.predict.statistics import statistics
from layoutgen.predict.terrain import Span, Terrain
from layoutgen.scene import Relation

INSIDE = {
    "on", "in", "inside", "at", "across", "along", "through", "with", "near", "against", "around", "touching",
    "leaning on", "riding", "hanging from", "covering", "using", "playing", "attached to", "has", "following",
}  # fmt: skip
_BESIDE = {"near", "against", "touching", "leaning on", "at", "following"}  # of water: on its shore
_HOLDERS = {"has", "with", "containing", "full of"}
_STANDING = {"near", "at", "against", "with", "leaning on", "along"}
LEAP = 0.14  # so far above the ground, in canvas heights, is who jumps
_CURB = {"bicycle", "stroller", "wheelchair", "cart"}
_CEILING = {"chandelier", "ceiling fan", "ceiling lamp", "ceiling light", "disco ball", "hanging lamp", "pendant lamp"}


class Stage(NamedTuple):
    """What a Ground is made of.

    horizon: 0..1. boxes: of the regions, by node id. own: ids of those that the backdrop of the place itself shows.
    indoor: a room. lofty: nothing but things that float or hang, which take the middle. company: more than one thing
    stands here. full: more than two mentions of them. tidy: things go where they belong (signs to the curb, houses to
    the far end), even if that is narrow.
    """

    horizon: float
    boxes: dict[str, Box]
    own: Collection[str]
    indoor: bool
    lofty: bool
    company: bool
    full: bool
    tidy: bool
    land: Terrain


class Ground:
    """The ranges of a thing's lower edge on a stage. aspect: width / height of the canvas."""

    def __init__(self, stage: Stage, aspect: float) -> None:
        self.stage, self.aspect = stage, aspect
        self.horizon, self.boxes, self.indoor, self.land = stage.horizon, stage.boxes, stage.indoor, stage.land
        self.shown = all(name in stage.own for name in stage.boxes)  # the ground is as the backdrop of the place has it

    def bound(self, entity: Entity, node: Node, relations: Sequence[Relation], nodes: dict[str, Node]) -> None:
        """Sets lo, hi, left and right of an entity from its noun and from the regions it is said to be in."""
        entity.right = self.aspect
        h = max(b.h for b in entity.bodies)
        spread = max(b.y for b in entity.bodies) - min(b.y for b in entity.bodies)
        entity.lo, entity.hi = self._usual(node, h, spread)
        bank = self.land.water is not None and self.shown and node.noun.group == "plant" and node.noun.height > 2
        entity.kept = False
        entity.far = self.stage.tidy and self.stage.company and (distant(node) or bank or backed(node))
        stated = [
            (nodes[r.object], r.predicate, r.words)
            for r in relations
            if r.subject == node.id
            and r.object in self.boxes
            and (r.predicate in INSIDE or walks_over(r.predicate, node))
        ]
        stated += [
            (nodes[r.subject], "in", "")
            for r in relations
            if r.object == node.id and r.subject in self.boxes and r.predicate in _HOLDERS
        ]
        stated = [
            (region, "near" if words == "with" and is_water(region) and not floats(node) else predicate, words)
            for region, predicate, words in stated
        ]
        self._roadside(entity, node, relations, nodes)
        firm = [told for told in stated if told[1] not in _BESIDE]
        for region, predicate, words in firm or stated:
            if entity.far and distant(node) and node.noun.height < 20 and self._is_way(region):
                continue  # the houses of a street stand beyond it
            kerb = by_road(node) and self.land.curb is not None and self._is_way(region)
            if kerb and (predicate == "along" or at_kerb(node.noun, words)):
                continue  # trees line it
            if self.land.land is not None and is_ashore(node, region, predicate, words):
                entity.lo, entity.hi, entity.kept = self.land.land + 0.04 + spread, 0.93, True
                continue
            self._into(entity, node, region, (h, spread), predicate, words)
        self._ashore(entity, node, [told[0] for told in stated if firm and told not in firm], spread)
        if not firm and not stated and not self._carried(entity, node, nodes, (h, spread)):
            self._dry(entity, node, nodes, spread)
        entity.kept = entity.kept or (entity.lo, entity.hi) == self._on_table(node, spread)
        entity.kept = entity.kept or (self.land.water is not None and surfed(node))
        self._keep_off(entity, node, nodes, {region.id for region, *_ in stated})
        if node.noun.height < 0.5 and is_fed(node, relations, nodes):  # who feeds birds has them before him
            entity.lo, entity.hi = min(0.95, 0.84 + spread), 0.97
        self._keep_in_water(entity, node)
        if self.stage.full and self.stage.tidy and self.indoor and not is_related(node, relations, self.boxes):
            furnish(entity, node, self.horizon, spread)
        line_bank(entity, node, relations, (nodes, self.boxes), self.aspect)
        if not stated:
            reach_in(entity, node, relations, h, self.aspect)
        over = {r.subject for r in relations if r.predicate in ("over", "above")}
        if any(leaps(b.node) and b.node.id not in over for body in entity.bodies for b in body.tree()):
            self._lift(entity)

    def _roadside(self, entity: Entity, node: Node, relations: Sequence[Relation], nodes: dict[str, Node]) -> None:
        """Keeps what is said to be beside a road or rails off them: before them, or beyond where there is no room."""
        for r in relations:
            beside = r.predicate in ("next to", "near") and node.id in (r.subject, r.object)
            other = r.object if r.subject == node.id else r.subject
            if not beside or other not in self.boxes or nodes[other].noun.name not in THROUGH or airborne(node):
                continue
            box, entity.kept = self.boxes[other], True
            spread = max(b.y for b in entity.bodies) - min(b.y for b in entity.bodies)
            if box.y1 + 0.04 + spread < 0.96:
                entity.lo, entity.hi = box.y1 + 0.03 + spread, 0.97
            else:
                entity.lo, entity.hi = box.y0 - 0.03, box.y0 + 0.02

    def _keep_off(self, entity: Entity, node: Node, nodes: dict[str, Node], within: Collection[str]) -> None:
        """Who is not said to be in it stands beyond the water of the foreground."""
        if airborne(node) or floats(node) or node.noun.support == "wall":
            return
        for name, box in self.boxes.items():
            if "foreground" in nodes[name].thing.position and is_water(nodes[name]) and name not in within:
                entity.hi = min(entity.hi, box.y0 + 0.02)
                entity.lo = min(entity.lo, entity.hi - 0.04)

    def _keep_in_water(self, entity: Entity, node: Node) -> None:
        """Brings the rows of a fleet or of surfers closer together where the water is narrow."""
        water = self.land.water
        if water is None or entity.fixed or not (floats(node) or node.noun.name in BOARDS):
            return
        near, far = max(b.y for b in entity.bodies), min(b.y for b in entity.bodies)
        room = water[1] - water[0]
        if near - far > room > 0:
            for body in entity.bodies:
                body.shift(0.0, (near - body.y) * (1 - room / (near - far)))
            entity.measure()
            entity.lo, entity.hi = water[1] - 0.01, max(entity.hi, water[1])

    def _ashore(self, entity: Entity, node: Node, regions: Sequence[Node], spread: float) -> None:
        """Keeps who is on a lawn by a pond out of the water."""
        beside = () if entity.far or floats(node) or airborne(node) else regions
        keep_ashore(entity, [self.boxes[region.id] for region in beside if is_water(region)], spread)

    def _lift(self, entity: Entity) -> None:
        """Brings who jumps or is in the air off the ground."""
        h = max(b.h for b in entity.bodies)
        entity.lo = max(min(entity.lo, h + 0.03), entity.lo - LEAP)
        entity.hi = max(entity.lo + 0.02, min(entity.hi, 0.93) - LEAP)

    def _usual(self, node: Node, h: float, spread: float) -> Span:
        support = node.noun.support
        if self.stage.lofty:
            middle = (0.45 if airborne(node) else 0.5) + (h + spread) / 2
            return max(h + spread + 0.03, middle - 0.1), min(0.96, middle + 0.1)
        if airborne(node):
            return h + spread + 0.03, max(self.horizon - 0.08, h + spread + 0.05)
        if support == "wall" and (self.indoor or node.noun.height < 1.6):
            return self._on_wall(node, h, spread)
        if self.stage.company and self.land.track is None and node.noun.name in RAILED and not self.boxes:
            return self.horizon + 0.1, self.horizon + 0.14  # it passes behind the others
        span = (
            self._surf(node)
            or self._on_table(node, spread)
            or (self._place(node, h, spread) if self.stage.tidy else None)
        )
        if span is not None:
            return span
        usual = statistics().place(node.noun.coco, "cy", 0.5) if support == "any" else None
        if usual is not None:
            foot = max(h + spread + 0.03, usual + (h + spread) / 2)
            if node.noun.group not in ("sport", "toy", "electronics"):  # nothing else stays up by itself
                foot = max(foot, min(0.9, self.horizon + 0.12 + spread))
            return foot - 0.03, min(0.95, foot + 0.06)
        span = self._span(node) if self.shown else None
        if span is not None:
            return span[0] + spread, max(span[0] + spread, span[1])
        low = self.horizon + (0.1 if self.indoor else 0.08)
        if self.land.land is not None and self.shown:
            low = self.land.land
        edge = self.land.edge if self.shown else 0.95
        return min(edge - 0.05, low + 0.2 * min(0.4, h) + spread), edge

    def _on_wall(self, node: Node, h: float, spread: float) -> Span:
        """Where pictures hang; chandeliers hang from the ceiling, doors and curtains reach the floor."""
        if node.noun.name in _CEILING and self.indoor:
            return h + spread, h + spread + 0.02
        if node.noun.height >= 1.6 and self.indoor:
            return max(self.horizon - 0.02, h + 0.03) + spread, max(self.horizon + 0.03, h + 0.04) + spread
        low = self.horizon - 0.1 if self.land.counter is None else self.land.counter[0] - 0.06
        return h + spread + 0.06, max(low, h + spread + 0.08)

    def _surf(self, node: Node) -> Span | None:
        """Where the board of who surfs is: not on the sand."""
        if self.land.water is None or self.land.water[1] > 0.8 or not surfed(node):
            return None
        return self.land.water[1] - 0.03, self.land.water[1]

    def _on_table(self, node: Node, spread: float) -> Span | None:
        """Where food and dishes in a room stand: on a table that the text does not mention."""
        if not self.indoor or self.land.surface or self.land.counter is not None or not is_served(node):
            return None
        high = min(0.76, max(self.horizon + 0.03, 0.68) + spread)
        return high, max(high, 0.78)

    def _place(self, node: Node, h: float, spread: float) -> Span | None:
        """Where things of this kind stand on any ground: houses at its far end, signs at the curb."""
        if self.stage.company and distant(node):
            low = max(self.horizon + 0.012, h + 0.03)
            if self.land.curb is not None and self.shown:
                low = max(low, self.land.curb[0] + 0.02)  # the door of a low shop opens on the pavement
            if self.land.land is not None and self.land.water is not None and self.land.water[0] < low + 0.03:
                low = max(low, self.land.land)  # no houses in a sea that reaches to the horizon
            return low + spread, low + spread + 0.05
        if not self.shown:
            return None
        if self.land.curb is not None and by_road(node) and spread < 0.04:
            return max(self.land.curb[0] + spread, h + 0.03), max(self.land.curb[1], h + 0.05)
        if self.land.counter is not None and self.along_wall(node) and spread < 0.04:
            return self.land.counter
        return None

    @property
    def counter_edge(self) -> float | None:
        """How far down what stands on the kitchen's counter may reach, if the backdrop has one."""
        return self.land.counter[1] if self.land.counter is not None else None

    @property
    def edges(self) -> set[float]:
        """The lower limits of what stands on a counter or floats: all of it must find room above them."""
        return {span[1] for span in (self.land.counter, self.land.water) if span is not None}

    def along_wall(self, node: Node) -> bool:
        """Whether things of this kind stand or hang along the wall of a kitchen: bottles, cupboards."""
        on_counter = node.noun.support == "surface" and node.noun.name != "sink"
        return on_counter or (node.noun.support == "wall" and node.noun.height < 1.6)

    def _span(self, node: Node) -> Span | None:
        """Where the backdrop has water for what floats, a road for what drives, a track for what goes on rails."""
        if floats(node):
            return self.land.water
        under = (child.node for body in node.bodies for child in body.children if child.node.mode == "under")
        if any(one.noun.name in RAILED for one in (node, *under)):
            return self.land.track
        return self.land.road if self._drives(node) or node.noun.group == "aircraft" else None

    def _into(
        self, entity: Entity, node: Node, region: Node, size: tuple[float, float], predicate: str, words: str
    ) -> None:
        """Narrows the range of an entity (size: height of its bodies, spread of their feet) to a region."""
        box, (h, spread) = self.boxes[region.id], size
        entity.left, entity.right = box.x0 * self.aspect, box.x1 * self.aspect
        if region.noun.group == "indoor":
            return
        if region.noun.name in SCENERY and node.noun.support == "ground" and not box.width < 1:
            return  # whoever skis on a mountain does so at its foot
        if box.y1 <= self.horizon + 0.05:  # sky, wall, mountains: above the horizon
            if not (node.noun.support == "ground" and predicate in _STANDING):
                room = min(h + spread, box.height)
                entity.lo, entity.hi = box.y0 + room + 0.01, max(box.y0 + room + 0.02, box.y1 - 0.03)
            return
        if airborne(node):
            runway = predicate in ("along", "across", "at") and vocab.place(region.noun.name) == "airport"
            if (predicate == "on" and words != "with") or (runway and node.pose != "flying"):  # it has landed
                entity.lo, entity.hi = box.y0 + 0.4 * box.height + spread, min(0.95, box.y1 - 0.05)
            return
        if region.noun.name == "railroad" and node.noun.name in RAILED:  # wheels between the rails
            entity.lo = box.y0 + 0.5 * box.height + spread
            entity.hi = entity.lo + 0.06
            return
        ashore = predicate in _BESIDE or (predicate == "along" and not surfed(node))
        if ashore and is_water(region) and not floats(node) and box.y1 < 0.9:
            entity.lo, entity.hi = min(0.93, box.y1 + 0.02 + spread), 0.96
            return
        low, high = box.y0 + self._margin(box, region, predicate, h) + spread, min(0.96, box.y1 - 0.02)
        if region.id in self.stage.own and self.shown and (entity.lo > box.y0 or node.noun.name in ROADSIDE):
            low = max(entity.lo, box.y0 + 0.1 * h + 0.005 if predicate in ("in", "inside") else box.y0 - 0.02)
            high = min(entity.hi, high)
        entity.lo, entity.hi = min(low, max(high, box.y0)), max(low, high) if low > high else high

    def _margin(self, box: Box, region: Node, predicate: str, h: float) -> float:
        """How far within a region feet are: well onto a road, well out on the water."""
        if box.y1 < 0.9 or predicate == "near":
            return min(0.04, 0.15 * box.height)
        if region.noun.group == "region":
            return min(0.2 * h + 0.04, 0.35 * box.height)
        return 0.3 * box.height

    def _carried(self, entity: Entity, node: Node, nodes: dict[str, Node], size: tuple[float, float]) -> bool:
        """Puts a train on the rails of the scene, a car on its road, a boat on its water, though the text omits it."""
        wide = entity.core[2] - entity.core[0]
        for name, box in self.boxes.items():
            region = nodes[name].noun.name
            road = region in BAND and vocab.place(region) in ("road", "street", "highway")
            if (
                (node.noun.name in RAILED and region == "railroad")
                or (self._drives(node) and road)
                or (floats(node) and is_water(nodes[name]))
            ) and wide < box.width * self.aspect:
                self._into(entity, node, nodes[name], size, "on", "")
                return True
        return False

    @staticmethod
    def _is_way(region: Node) -> bool:
        return region.noun.name in THROUGH or vocab.place(region.thing.label) in ("street", "city", "road", "highway")

    @staticmethod
    def _drives(node: Node) -> bool:
        return node.noun.group == "vehicle" and node.noun.name not in _CURB and node.noun.name not in RAILED

    def _dry(self, entity: Entity, node: Node, nodes: dict[str, Node], spread: float) -> None:
        """Who is not said to be in it stands this side of the water."""
        if entity.far or airborne(node) or floats(node) or node.noun.support != "ground":
            return
        for name, box in self.boxes.items():
            if is_water(nodes[name]) and box.y0 < entity.hi and box.width >= 1 and box.y1 <= 0.9:
                entity.lo = max(entity.lo, min(0.93, box.y1 + 0.03 + spread))
                entity.hi = max(entity.lo + 0.02, entity.hi)
