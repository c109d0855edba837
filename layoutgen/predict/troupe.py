"""The instances of one node as a group, each with everything that is on it."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.body import Body, Entity, Node
from layoutgen.predict.cast import Cast
from layoutgen.predict.postures import joins_hands
from layoutgen.predict.regions import SEA
from layoutgen.predict.rows import formation, stacked, tower
from layoutgen.predict.sizes import LEAST, LEAST_OF_FEW, distant, shape
from layoutgen.predict.statistics import statistics
from layoutgen.scene import Relation
from layoutgen.sorts import WIRES
from layoutgen.vocab import size_factor

LINED = {
    "door", "glass door", "cabinet", "bookshelf", "wardrobe", "dresser", "counter", "oven", "refrigerator",
    "washing machine", "dryer",
}  # fmt: skip
_BESIDE = {"left of", "right of", "next to"}
_UNEVEN = 1.3  # by how much the proportions between a group and what is about it may change
_SLIGHT = 1.7  # by how much more between pans or books and what is about them
_BEHIND = {"behind", "through"}
_EMBRACE = 0.48  # of the usual distance between two
_REACH = 0.94  # of the width of who holds hands: from one to the next
_STACKED = {"above", "below", "over", "under"}


def _is_ashore(cast: Cast, r: Relation) -> bool:
    """Whether it says that something is next to the sea, along which there is room for all."""
    return r.predicate == "next to" and cast.nodes[r.object].region and cast.nodes[r.object].noun.name in SEA


def troupe(cast: Cast, node: Node, bodies: Sequence[Body], shrink: float, tidy: bool, line: float = 0.0) -> Body | None:
    """Arranges the instances of a node in a formation; returns the body that stands between them, if the text has one.

    tidy: houses stand in one row, and trees in the background. line: so does this, in so much of the canvas's width
    (0: in any formation): trees and signs along a road, bottles along a counter.

    A group that something stands beside is narrow, one that something is above is low, so that the statement can hold
    for every member.
    """
    stated = {r.predicate for r in cast.stated if node.id in (r.subject, r.object) and not _is_ashore(cast, r)}
    sided, piled = bool(stated & _BESIDE), bool(stated & _STACKED)
    beside = 0.56 if len(cast.roots) <= 2 and not stated & {"left of", "right of"} else 0.46
    width = cast.aspect * (beside if sided or node.thing.position else 0.86) * min(1.0, shrink + 0.2)
    height = 0.34 if piled or stated & {"left of", "right of"} else 0.42 if sided else 0.5
    if (node.noun.support == "sky" or node.pose == "flying") and (cast.regions or len(cast.roots) > 1):
        height = min(height, 0.38)  # above the horizon
    behind = (cast.nodes[r.object] for r in cast.stated if r.subject == node.id and r.predicate in _BEHIND)
    for screen in filter(_is_long, behind):  # along a fence
        width = min(width, 1.05 * screen.bodies[0].w)
    heaped = stacked(node) and node.number <= 8
    if heaped:  # who is on a stack is on its uppermost
        bodies = sorted(bodies, key=lambda body: bool(body.children))
    ghosts = [Body(b.id, node, b.w, b.h) if heaped else _ghost(b) for b in bodies]
    before = [(ghost.x, ghost.y, ghost.w) for ghost in ghosts]
    middle = [n for n in cast.nodes.values() if n.host is node and n.mode == "mid"]
    hole = _middle(middle[0], node) if middle else None
    standing = node.noun.support not in ("sky", "wall") and not piled
    lined = line > 0 or node.rear or node.noun.name in LINED or _joined(node)  # along a wall
    skyline = tidy and (node.noun.group == "building" or lined) and hole is None and node.number <= 8
    if node.form == "row" and hole is None and node.number <= 8:
        skyline, width = True, 0.94 * cast.aspect if not stated & _BESIDE else width
    if skyline and not stated & {"left of", "right of"}:
        width = (line or 0.94) * cast.aspect
    if heaped and hole is None:
        tower(ghosts, 0.0, 0.0, width)
    else:
        formation(ghosts, width, height, cast.rng, standing=standing, line=skyline, hole=hole)
    _touch(node, ghosts)
    for body, ghost, (x, y, w) in zip(bodies, ghosts, before, strict=True):
        factor = ghost.w / w
        node.fit = min(node.fit, factor)
        body.grow(factor)
        body.shift(ghost.x - x * factor - body.x, ghost.y - y * factor - body.y)
    _cover(bodies)
    if hole is not None:
        hole.host, hole.front = bodies[0], 1
        bodies[0].children.append(hole)
    return hole


def _touch(node: Node, bodies: Sequence[Body]) -> None:
    """Brings those together who hug or hold hands."""
    if node.pose == "hugging" and len(bodies) == 2:
        _embrace(bodies[0], bodies[1])
    elif _joined(node):
        _join_hands(bodies)


def _joined(node: Node) -> bool:
    return joins_hands(node.pose, node.thing.attributes)


def _embrace(one: Body, other: Body) -> None:
    """Arm in arm."""
    middle, foot = (one.x + other.x) / 2, max(one.y, other.y)
    for body in (one, other):
        body.x, body.y = middle + _EMBRACE * (body.x - middle), foot


def _join_hands(chain: Sequence[Body]) -> None:
    """Side by side, so that the hand of each meets that of the next."""
    x, foot = sum(b.x for b in chain) / len(chain) - _REACH * sum(b.w for b in chain) / 2, max(b.y for b in chain)
    for body in chain:
        body.x, body.y = x + _REACH * body.w / 2, foot
        x += _REACH * body.w


def _is_long(screen: Node) -> bool:
    """Whether a row can stand behind it: a fence, a bench, a bus."""
    return screen.number == 1 and screen.noun.aspect >= 1.9


def _cover(bodies: Sequence[Body]) -> None:
    """One umbrella over two girls is over both."""
    shades = [child for body in bodies for child in body.children if child.node.mode == "canopy"]
    if len(shades) != 1 or len(bodies) > 4 or shades[0].locked:
        return
    left, right = min(b.x0 for b in bodies), max(b.x1 for b in bodies)
    shade, top = shades[0], min(b.y0 for b in bodies)
    wide = max(shade.w, 1.05 * (right - left))
    shade.h *= (wide / shade.w) ** 0.5
    shade.w, shade.x, shade.front = wide, (left + right) / 2, -1
    shade.y = top + 0.45 * shade.h


def _ghost(body: Body) -> Body:
    """The box of a body with everything on it; x and y say how far its foot is from the body's."""
    whole = Entity([body])
    whole.measure()
    x0, y0, x1, y1 = whole.hull
    return Body(body.id, body.node, x1 - x0, y1 - y0, x=(x0 + x1) / 2 - body.x, y=y1 - body.y)


def _middle(node: Node, about: Node) -> Body:
    """The body that stands between the instances of another node, with its size."""
    body = node.bodies[0]
    height = shape(node, statistics())[1] * about.scale
    if size_factor(about.thing.attributes)[1] < 1.0:  # "a tall man between two small dogs": once is enough
        height /= max(1.0, size_factor(node.thing.attributes)[1])
    body.h = max(LEAST, height)
    body.w = body.h * min(3.0, max(0.16, node.aspect))
    return body


def keep_proportions(roots: Sequence[Node], entities: Sequence[Entity]) -> None:
    """Where a small group had to be made smaller to find room, what is about it becomes smaller too."""
    groups = [
        n.fit * (_SLIGHT if n.noun.support == "surface" else 1.0)
        for n in roots
        if n.number > 1 and n.noun.group != "building" and n.noun.support != "wall" and n.noun.name not in WIRES
    ]
    least = max(0.4, _UNEVEN * min(groups, default=1.0))
    for entity in entities:
        node = entity.bodies[0].node
        longest = min(max(b.w, b.h) for b in entity.bodies)
        factor = max(least / node.fit, min(1.0, LEAST_OF_FEW / longest))
        if factor < 1.0 and not (entity.fixed or node.thing.position or distant(node)):
            grow_all(entity, factor)


def grow_about(body: Body, factor: float, entity: Entity) -> None:
    """Scales a body of a group about the group's middle."""
    x = (entity.core[0] + entity.core[2]) / 2
    dx, dy = (body.x - x) * (factor - 1), (body.y - entity.core[3]) * (factor - 1)
    body.grow(factor)
    body.shift(dx, dy)


def grow_all(entity: Entity, factor: float) -> None:
    """Scales all bodies of a group about its middle."""
    for body in entity.bodies:
        grow_about(body, factor, entity)
    entity.measure()
