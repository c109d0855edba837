"""From a scene to boxes: seats the attached, groups the many, relaxes the rest, and tries again until all is true."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from layoutgen.checks import check
from layoutgen.layout import Box, Canvas, Item, Layout, moved
from layoutgen.predict import depth
from layoutgen.predict.body import Body, Entity, Node
from layoutgen.predict.boughs import reach_in
from layoutgen.predict.cast import Cast
from layoutgen.predict.conflicts import consistent, opposed
from layoutgen.predict.footing import airborne, backed, surfed
from layoutgen.predict.forces import relax
from layoutgen.predict.forward import bring_forward
from layoutgen.predict.gestures import turn_hands
from layoutgen.predict.ground import Ground, Stage
from layoutgen.predict.leeway import widened
from layoutgen.predict.regions import is_indoor, own_regions, place_regions, region_depths
from layoutgen.predict.room import room
from layoutgen.predict.screens import cover, lengthen, span
from layoutgen.predict.seats import seat
from layoutgen.predict.siblings import arrange_siblings, rank
from layoutgen.predict.slopes import tilted
from layoutgen.predict.spreads import lay, loose
from layoutgen.predict.starts import start
from layoutgen.predict.statistics import statistics
from layoutgen.predict.tabletop import served
from layoutgen.predict.terrain import Terrain, terrain
from layoutgen.predict.troupe import grow_all, keep_proportions, troupe
from layoutgen.predict.walls import fit_below_ceiling, fit_to_kerb, line_of, walls_apart
from layoutgen.predict.wiring import Wiring
from layoutgen.predict.wood import clearings
from layoutgen.predict.zoom import zoom
from layoutgen.scene import SceneData
from layoutgen.viewer import viewers, without_viewers

SHRINK = (1.0, 1.0, 0.9, 0.8, 0.9, 0.7, 0.6, 0.5, 0.75, 0.42, 0.35)
SWEEPS = 110
TIDY = 4  # attempts in which everything goes where it belongs
HUNG = 8  # attempts in which windows stay on the wall


class Composed(NamedTuple):
    """Items of a scene, what had to be left out, and what does not hold all the same."""

    items: tuple[Item, ...]
    notes: tuple[str, ...]
    broken: tuple[str, ...]


def compose(whole: SceneData, canvas: Canvas, seed: int, given: Mapping[str, Item], places: Sequence[str]) -> Composed:
    """Boxes for every instance of every node. `given` items (by id) are where the work begins; locked ones stay.

    places: the words of the backdrop, on whose ground things stand.

    Deterministic: the same arguments give the same items. Tries up to eleven arrangements, smaller and smaller, and
    returns the first that `check` finds nothing wrong with, else the one with the fewest broken statements.
    """
    seen = without_viewers(whole)
    kept, notes = consistent(seen.relations)
    data = seen.model_copy(update={"relations": tuple(served(r, seen) for r in kept)})
    notes += [f"{eye}: the picture is seen through it" for eye in sorted(viewers(whole))]
    land = terrain(places)
    aimed = data.model_copy(update={"relations": (*data.relations, *opposed(data.objects))})
    best: Composed | None = None
    for number, shrink in enumerate(SHRINK):
        use = given if number == 0 else {name: item for name, item in given.items() if item.locked}
        attempt = Attempt(aimed, canvas, random.Random(f"{seed}/{number}"), use, shrink, (places, land), number)
        items = attempt.items()
        broken = check(Layout(canvas=canvas, items=items, scene=_met(data, attempt.nodes)))
        if best is None or len(broken) < len(best.broken):
            best = Composed(items, tuple(notes), tuple(broken))
        if not broken:
            break
    assert best is not None
    return best


def _met(data: SceneData, nodes: Mapping[str, Node]) -> SceneData:
    """The scene without what no arrangement can meet: a tower's clock in the foreground is where the tower is."""
    depths = {"foreground", "background"}
    objects = tuple(
        t.model_copy(update={"position": tuple(p for p in t.position if p not in depths)})
        if nodes[t.id].host is not None and depths & set(t.position)
        else t
        for t in data.objects
    )
    return data if objects == data.objects else data.model_copy(update={"objects": objects})


def arrange(
    whole: SceneData,
    canvas: Canvas,
    seed: int,
    given: Mapping[str, Item],
    places: Sequence[str],
    free: Collection[str] = (),
) -> tuple[Item, ...]:
    """One arrangement of all instances of all nodes in which the given items keep their boxes exactly.

    free: ids of given items that may move all the same. What is not given comes round the rest: owners' clothes,
    regions, other nodes. Nothing is checked.
    """
    seen = without_viewers(whole)
    kept, _ = consistent(seen.relations)
    kept = [served(r, seen) for r in kept]
    data = seen.model_copy(update={"relations": (*kept, *opposed(seen.objects))})
    held = frozenset(given) - frozenset(free)
    rng = random.Random(f"{seed}/held")
    return Attempt(data, canvas, rng, given, 1.0, (places, terrain(places)), 0, held).items()


class Attempt:
    """One arrangement of a scene."""

    def __init__(
        self,
        data: SceneData,
        canvas: Canvas,
        rng: random.Random,
        given: Mapping[str, Item],
        shrink: float,
        place: tuple[Sequence[str], Terrain],
        number: int,
        held: frozenset[str] = frozenset(),
    ) -> None:
        self.data, self.canvas, self.rng = data, canvas, rng
        self.places, self.land = place
        self.aspect = canvas.aspect
        self.cast = Cast(data, data.relations, given, self.aspect, statistics(), rng, shrink, held)
        self.nodes = self.cast.nodes
        self.given, self.held = given, held
        self.shrink = shrink
        self.zoomed, self.tidy, self.hung = number != 1, number < TIDY, number < HUNG
        self._stage()
        for root in self.cast.roots:
            for body in root.bodies:
                self._seat(body)
        self._arrange()

    # the steps, in their order ----------------------------------------------------------------------------------

    def _stage(self) -> None:
        """Horizon, regions, and their bodies."""
        regions = self.cast.regions
        own = own_regions(regions, self.places)
        indoor = self.land.indoor or is_indoor(regions, self.cast.roots)
        horizon = self.land.horizon
        if any(node.id not in own for node in regions):
            horizon = self.rng.uniform(0.6, 0.66) if indoor else self.rng.uniform(0.48, 0.53)
        boxes = place_regions(regions, self.cast.stated, horizon, (own, self.land.band), self.rng)
        depths = region_depths(regions, self.cast.stated)
        for node in regions:
            for number, body in enumerate(node.bodies):
                x0, y0, x1, y1 = (
                    body.given.box if body.locked and body.given else _part_of(boxes[node.id], number, node)
                )
                body.x, body.y = (x0 + x1) / 2 * self.aspect, y1
                body.w, body.h, body.z = (x1 - x0) * self.aspect, y1 - y0, depths[node.id]
        roots = self.cast.roots
        lofty = not boxes and all(airborne(n) or (n.noun.support == "wall" and not indoor) for n in roots)
        company = sum(n.number for n in roots) > 1
        full = len(roots) > 2
        stage = Stage(horizon, boxes, own, indoor, lofty, company, full, self.tidy, self.land)
        self.ground = Ground(stage, self.aspect)

    def _seat(self, host: Body) -> None:
        """Places the children of a body, mode by mode, then theirs; relations among siblings are then arranged."""
        modes = dict.fromkeys(child.node.mode for child in host.children)
        for mode in sorted(modes, key=lambda mode: mode not in ("table", "about", "ring")):  # who sits there first
            children = [c for c in host.children if c.node.mode == mode]
            self.rng.shuffle(children)
            children.sort(key=lambda c: rank(c, children, self.cast.relations))
            seat(host, children, mode, self.rng)
        for child in host.children:
            self._seat(child)
        if len(host.children) > 1:
            arrange_siblings(host, self.cast, self.aspect, self.rng)

    def _arrange(self) -> None:
        entities: list[Entity] = []
        pairs = [(r.subject, r.object) for r in self.cast.relations]
        regions = {n.id for n in self.cast.regions}
        lengthen(self.cast)
        rugs = loose(self.cast.roots, {name for pair in pairs if not regions & set(pair) for name in pair})
        for node in self.cast.roots:
            entities += self._entities(node) if node not in rugs else []
        keep_proportions(self.cast.roots, entities)
        span(entities, self.aspect)
        for node in self.cast.regions:
            entity = Entity(node.bodies, fixed=True)
            entity.measure()
            entities.append(entity)
        self.wiring = Wiring(entities, self.aspect)
        movable = [e for e in entities if e.bodies[0].node.id not in regions]
        self._wire(movable)
        fit = room(movable, self.wiring, self.ground, self.shrink)
        if fit < 0.999:
            for entity in movable:
                if not entity.fixed:
                    grow_all(entity, fit)
            self.wiring = Wiring(entities, self.aspect)
            self._wire(movable)
        self._start([e for e in movable if e.fixed or any(b.given is None for b in e.bodies)])
        self.wiring = widened(self.wiring, movable, self.cast, self.ground, self.tidy, self.hung)
        relax(self.wiring.forces, SWEEPS)
        for entity in entities:
            if not entity.fixed:
                entity.settle()
        cover(self.cast)
        clearings(movable, self.aspect)
        bring_forward(movable, self.wiring.deep | self.wiring.related)
        if self.zoomed and not self.given and not any(t.position for t in self.data.objects):
            zoom(movable, self.aspect, self.ground.counter_edge)
        reach_in(movable, self.aspect)
        lay(rugs, [body for e in movable for body in e.bodies], self.aspect)
        self.cast.stacked += [(rug.bodies[0], body) for rug in rugs for e in movable for body in e.bodies]
        turn_hands(self.cast, self.aspect)

    def _start(self, fresh: list[Entity]) -> None:
        """Gives everything that is not given its first place."""
        for part in walls_apart(fresh, self.wiring.ordered, self.ground.indoor):
            edges = [edge for edge in self.wiring.ordered if edge[0] in part and edge[1] in part]
            start(part, edges, self.aspect, self.rng, self.tidy)

    def _wire(self, movable: Sequence[Entity]) -> None:
        """A first connection, for the order that the relations state."""
        for entity in movable:
            node = entity.bodies[0].node
            self.ground.bound(entity, node, self.cast.stated, self.nodes)
            if entity.hi in self.ground.edges and not entity.fixed:
                fit_below_ceiling(entity)
            if fit_to_kerb(entity, node, self.ground):
                self.ground.bound(entity, node, self.cast.stated, self.nodes)
            lofty = self.ground.horizon / max(b.h for b in entity.bodies)
            beyond = entity.far and self.land.water and not backed(node)
            if beyond and lofty < 1 and not entity.fixed:  # houses stand beyond the water
                grow_all(entity, 0.97 * lofty)
                self.ground.bound(entity, node, self.cast.stated, self.nodes)
            high = (entity.hi - 0.14) / (entity.hull[3] - entity.hull[1])
            if self.land.water and surfed(node) and high < 1 and not entity.fixed:  # off the beach
                grow_all(entity, high)
        self.wiring.connect(self.cast.relations, self.nodes)

    def _entities(self, node: Node) -> list[Entity]:
        """What moves as a whole: each given body by itself, the others as one group."""
        fixed = [Entity([b], fixed=True) for b in node.bodies if b.locked]
        loose = [b for b in node.bodies if not b.locked]
        if any(b.given is not None for b in loose):
            made = [Entity([b]) for b in loose]
        elif len(loose) > 1:
            hole = troupe(self.cast, node, loose, self.shrink, self.tidy, line_of(node, self.ground, self.cast.roots))
            if hole is not None:
                self._seat(hole)
            made = [Entity(loose)]
        else:
            made = [Entity([b]) for b in loose]
        for entity in (*fixed, *made):
            entity.measure()
        return fixed + made

    # the result -------------------------------------------------------------------------------------------------

    def items(self) -> tuple[Item, ...]:
        """One item for each instance, in the order of the nodes."""
        roots = [b for node in self.cast.roots for b in node.bodies]
        depth.number(depth.order(roots, self.cast.stated, self.nodes, self.cast.stacked))
        made = []
        for node in self.nodes.values():
            made += [self._item(body, node.pose) for body in node.bodies]
        return tilted(made, self.nodes, self.cast.stated)

    def _item(self, body: Body, pose: str | None) -> Item:
        if body.given is not None and body.given.locked:
            return body.given
        a = self.aspect
        box = Box(round(body.x0 / a, 5), round(body.y0, 5), round(body.x1 / a, 5), round(body.y, 5))
        if body.given is not None and body.id in self.held:
            box = body.given.box
        elif self.held and not body.node.region:
            box = _inside(box)
        thing, attributes = body.node.thing, (*body.node.thing.attributes, *body.told)
        if body.given is not None:
            kept = moved(body.given, box)
            change = {
                "label": thing.label,
                "attributes": attributes,
                "z": body.z,
                "pose": body.given.pose or pose,
            }
            return kept.model_copy(update=change)
        return Item(id=body.id, node=thing.id, label=thing.label, attributes=attributes, box=box, z=body.z, pose=pose)


def _inside(box: Box) -> Box:
    """The box brought onto the canvas: about what stays where it is, things can come to lie beyond the edge."""
    wide, high = min(1.0, box.width), min(1.0, box.height)
    x0, y0 = min(max(0.0, box.x0), 1 - wide), min(max(0.0, box.y0), 1 - high)
    return Box(round(x0, 5), round(y0, 5), round(x0 + wide, 5), round(y0 + high, 5))


def _part_of(box: Box, number: int, node: Node) -> Box:
    """Several mentions of one stuff ("two rivers") lie beside one another."""
    n = len(node.bodies)
    step = box.width / n
    return Box(box.x0 + number * step, box.y0, box.x0 + (number + 1) * step, box.y1)
