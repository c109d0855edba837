"""Along a wall: what stands on the counter of a kitchen in one line, what hangs above it, signs at a kerb."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.body import Entity, Node
from layoutgen.predict.footing import by_road
from layoutgen.predict.ground import Ground
from layoutgen.predict.starts import Edge
from layoutgen.predict.troupe import grow_all
from layoutgen.sorts import WIRES

_WIDTH = 0.94  # of the canvas's, which those in a line may take
_SMALLEST = 0.7
_ABOVE = 0.07  # of the canvas's height, free above what stands on a counter


def line_of(node: Node, ground: Ground, roots: Sequence[Node]) -> float:
    """In how much of the canvas's width the things of a node stand in one line; 0 where the place asks for none."""
    if ground.land.curb is not None and by_road(node):
        return _WIDTH
    if node.pose == "swimming" and ground.land.water is not None and ground.land.band is None:
        return _WIDTH / 1.4  # off a beach, where the water is narrow
    if ground.land.counter is None or not ground.along_wall(node):
        return 0.0
    return _WIDTH / sum(other.number > 1 and other.noun.support == node.noun.support for other in roots)


def fit_below_ceiling(entity: Entity) -> None:
    """Makes what stands on a counter, or floats on narrow water, so low that all of it is in the picture."""
    fit = (entity.hi - _ABOVE) / (entity.hull[3] - entity.hull[1])
    if fit < 1:
        grow_all(entity, fit)


def fit_to_kerb(entity: Entity, node: Node, ground: Ground) -> bool:
    """Makes a sign that would reach beyond the picture from the kerb so low that it stands there; False elsewhere."""
    curb = ground.land.curb
    if curb is None or not (ground.shown and ground.stage.tidy and by_road(node)) or node.noun.group == "plant":
        return False
    fit = (curb[1] - 0.04) / (entity.hull[3] - entity.hull[1])
    if entity.fixed or not _SMALLEST < fit < 1 or entity.lo > curb[1] + 0.12:
        return False
    grow_all(entity, fit)
    return True


def walls_apart(entities: list[Entity], edges: Sequence[Edge], indoor: bool) -> list[list[Entity]]:
    """Groups that share the width of a room independently: what hangs on its wall is above the rest, not beside it.

    So are the wires that go from one side of the picture to the other.

    All in one group where an edge relates what hangs to what stands.
    """
    hung = [e for e in entities if (indoor and e.bodies[0].node.noun.support == "wall") or _spans(e)]
    rest = [e for e in entities if e not in hung]
    related = any((a in hung) != (b in hung) for a, b, _ in edges if a in entities and b in entities)
    return [rest, hung] if hung and rest and not related else [entities]


def _spans(entity: Entity) -> bool:
    return entity.bodies[0].node.noun.name in WIRES and not entity.bodies[0].children
