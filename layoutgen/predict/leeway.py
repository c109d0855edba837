"""What relations and stated positions make of the bounds of things: who is above others leaves the ground."""

from __future__ import annotations

import re
from collections.abc import Sequence

from layoutgen.predict.body import Entity, Node
from layoutgen.predict.cast import Cast
from layoutgen.predict.confines import centred
from layoutgen.predict.footing import airborne, backed
from layoutgen.predict.ground import Ground
from layoutgen.predict.starts import Edge
from layoutgen.predict.wiring import Wiring
from layoutgen.vocab import Noun

_SIDES = {"left": (0.02, 0.38), "right": (0.62, 0.98), "center": (0.4, 0.6)}
_MIDDLE = re.compile(r"\b(middle|cent(er|re)) of$")
_LEVELS = {"top": (0.02, 0.36), "bottom": (0.62, 0.98), "center": (0.36, 0.62)}


def widened(
    wiring: Wiring, movable: Sequence[Entity], cast: Cast, ground: Ground, tidy: bool, hung: bool = True
) -> Wiring:
    """A new wiring with all forces, now that it is known on which side things begin; it may widen what bounds them.

    tidy: everything goes where it belongs, even where that is narrow. hung: what is on the wall of a room stays there.
    """
    nodes = cast.nodes
    things = [node.thing for node in nodes.values()]
    wiring = Wiring(wiring.entities, ground.aspect)
    wiring.connect(cast.relations, nodes)
    wiring.entities = list(movable)
    vertical = {id(e) for a, b, kind in wiring.ordered if kind.endswith("y") for e in (a, b)}
    loose = [edge for edge in wiring.ordered if not edge[2].endswith("y") and not _of_region(edge)]
    level = {id(e) for *pair, kind in loose for e in pair if not tidy or not _stays(e, kind)}
    _centre(wiring, cast, ground.aspect)
    for entity in movable:
        _position(entity, wiring, nodes, ground)
        if id(entity) in vertical and not entity.fixed:
            rises = not tidy or any(a is entity for a, b, kind in wiring.ordered if kind.endswith("y"))
            if rises:
                entity.lo, entity.hi = min(entity.lo, 0.05), 0.98
            heads = [a for a, b, kind in wiring.ordered if b is entity and kind == "y"]
            if _in_sky(entity) and all(_in_sky(a) or _noun(a).group == "bird" for a in heads):
                entity.hi = max(ground.horizon - 0.06, 0.4)
        elif id(entity) in level and entity.hi < 0.9 and "background" not in entity.bodies[0].node.thing.position:
            entity.hi = max(entity.hi, ground.horizon + 0.02) if hung and _on_wall(entity, ground) else 0.95
        if hung and not tidy and ground.indoor and _noun(entity).support == "ground" and _by_window(entity, loose):
            entity.lo -= 0.05  # by the wall
        _waterside(entity, cast)
    if any("background" in t.position for t in things):
        for entity in movable:
            node = entity.bodies[0].node
            if "background" not in node.thing.position and entity.hi >= 0.9 and id(entity) not in vertical:
                entity.lo = max(entity.lo, 0.82)
    wiring.keep_apart(ground.aspect, 0.12 if len(movable) > 3 else 0.04)
    return wiring


def _of_region(edge: Edge) -> bool:
    """Whether it says that something is in a place, to which its bounds are fitted already."""
    return any(e.bodies[0].node.region for e in edge[:2])


def _centre(wiring: Wiring, cast: Cast, aspect: float) -> None:
    """Brings who is in the middle of a field, a room or the like there."""
    for r in cast.stated:
        if cast.nodes[r.object].region and _MIDDLE.search(r.words):
            wide = (0.4 * aspect, 0.6 * aspect)
            wiring.forces += [centred(grip, wide, (0.0, 1.0)) for grip in wiring.grips(cast.nodes[r.subject])]


def _waterside(entity: Entity, cast: Cast) -> None:
    """A bridge over a stream stands in it, houses along a canal on its far bank."""
    for r in cast.relations:
        water, node = cast.nodes[r.object], entity.bodies[0].node
        if r.subject != node.id or not water.region or water.noun.name not in _STREAMS or entity.fixed:
            continue
        top, bottom = water.bodies[0].y0, water.bodies[0].y
        if r.predicate == "over" and node.noun.name.endswith("bridge"):
            entity.lo = entity.hi = top + 0.62 * (bottom - top)
        elif r.predicate in ("along", "next to", "near") and node.noun.group == "building":
            entity.lo, entity.hi = top - 0.04, top + 0.02


_STREAMS = frozenset({"river", "stream", "canal", "creek", "brook"})


def _position(entity: Entity, wiring: Wiring, nodes: dict[str, Node], ground: Ground) -> None:
    node = entity.bodies[0].node
    for each in dict.fromkeys(b.node.id for body in entity.bodies for b in body.tree()):
        implied = ("background",) if nodes[each].rear and not nodes[each].thing.position else ()
        for position in (*nodes[each].thing.position, *implied):
            x, y = (0.0, 1.0), (0.0, 1.0)
            for word in position.split():
                x, y = _SIDES.get(word, x), _LEVELS.get(word, y)
            if y != (0.0, 1.0):
                entity.lo, entity.hi = 0.03, 0.98
            h = max(b.h for b in node.bodies)
            if position == "foreground":
                entity.lo, entity.hi = 0.86, 0.97
            elif position == "background":
                _recede(entity, node, h, ground)
            for grip in wiring.grips(nodes[each]):
                if grip.entity is entity:
                    wide = (x[0] * ground.aspect, x[1] * ground.aspect)
                    wiring.forces.append(centred(grip, wide, y))


def _recede(entity: Entity, node: Node, h: float, ground: Ground) -> None:
    """Bounds what is in the background."""
    if node.noun.support != "ground":
        entity.hi = min(entity.hi, max(0.7, h + 0.05))
    elif ground.land.water and backed(node):
        entity.lo, entity.hi = ground.land.water[1] + 0.05, ground.land.water[1] + 0.1  # on this side of the water
    elif not (entity.far and ground.land.water):  # else it is beyond the water already
        spread = max(b.y for b in entity.bodies) - min(b.y for b in entity.bodies)  # the hindmost stand on it too
        entity.lo = min(max(entity.lo, ground.horizon + 0.02 + spread), ground.horizon + 0.04 + spread)
        entity.hi = max(entity.lo + 0.02, min(0.7, ground.horizon + 0.12))


def _keeps(entity: Entity) -> bool:
    """Whether it stays where it belongs, whatever it is near: in the sky, on the wall, at the far end."""
    node = entity.bodies[0].node
    return entity.far or airborne(node) or node.noun.support == "wall"


def _stays(entity: Entity, kind: str) -> bool:
    """Whether a relation of this kind leaves it where it belongs; windows and pictures stay on the wall in any case."""
    if kind == "near":
        return entity.kept or _keeps(entity)
    return kind != "x" and entity.bodies[0].node.noun.support == "wall"


def _by_window(entity: Entity, edges: Sequence[Edge]) -> bool:
    """Whether it is next to what hangs on a wall."""
    others = [b if a is entity else a for a, b, kind in edges if entity in (a, b) and kind == "line"]
    return any(_noun(other).support == "wall" for other in others)


def _on_wall(entity: Entity, ground: Ground) -> bool:
    """Whether it hangs on the wall of a room: a window, and no door, which reaches the floor."""
    return ground.indoor and _noun(entity).support == "wall"


def _in_sky(entity: Entity) -> bool:
    return airborne(entity.bodies[0].node)


def _noun(entity: Entity) -> Noun:
    return entity.bodies[0].node.noun
