"""What stands at the edge of something: trees around a lake on its far bank, a branch at the edge of the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layoutgen.layout import Box
from layoutgen.predict.body import Entity, Node
from layoutgen.predict.footing import airborne, floats, is_water
from layoutgen.scene import Relation

_DRY = 0.008  # from the water to the nearest foot, in canvas heights
_STEP = 0.012  # by which every second one stands farther back


def line_bank(
    entity: Entity,
    node: Node,
    relations: Sequence[Relation],
    regions: tuple[Mapping[str, Node], Mapping[str, Box]],
    aspect: float,
) -> None:
    """Sets what surrounds a lake in a line on its far bank, from side to side, and keeps it there.

    regions: all nodes, and the boxes of the regions, by id. Does nothing to all else.
    """
    nodes, boxes = regions
    around = [r.subject for r in relations if r.object == node.id and r.predicate == "surrounded by"]
    around += [r.object for r in relations if r.subject == node.id and r.predicate == "around"]
    water = next((boxes[n] for n in around if n in boxes and is_water(nodes[n])), None)
    if water is None or entity.fixed or floats(node) or airborne(node):
        return
    room = (water.x1 - water.x0) * aspect
    for k, body in enumerate(sorted(entity.bodies, key=lambda b: b.x)):
        half = min(body.w, room) / 2 + 0.02
        x = water.x0 * aspect + room * (k + 0.5) / len(entity.bodies)
        body.shift(min(max(x, half), aspect - half) - body.x, water.y0 - _DRY - _STEP * (k % 2) - body.y)
    entity.measure()
    entity.lo, entity.hi, entity.far, entity.kept = water.y0 - 2 * _DRY, water.y0 - _DRY, True, True


def reach_in(entity: Entity, node: Node, relations: Sequence[Relation], high: float, aspect: float) -> None:
    """Brings a branch on which somebody is up to where one looks, and to the edge where nothing speaks against it.

    high: its height. Does nothing to all else.
    """
    branch = entity.bodies[0]
    if node.noun.name != "branch" or node.number > 1 or not branch.children:
        return
    everything = list(branch.tree())
    hung = max(b.y for b in everything) - branch.y
    foot = min(0.94 - max(0.0, hung), max(high + 0.3, 0.5 + high / 2))
    entity.lo, entity.hi, entity.kept = foot - 0.05, foot + 0.03, True
    mine = {b.node.id for b in everything}
    said = any(b.node.thing.position for b in everything)
    if not said and all((r.subject in mine) == (r.object in mine) for r in relations):
        entity.edged, entity.left = True, aspect - (entity.core[2] - entity.core[0])
