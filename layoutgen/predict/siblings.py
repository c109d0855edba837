"""What is seated on one host: in which order it is placed there, and how it keeps to what is said of the others."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

from layoutgen.predict.belongings import HANDY
from layoutgen.predict.body import Body, Entity, Node
from layoutgen.predict.cast import Cast
from layoutgen.predict.forces import relax
from layoutgen.predict.tabletop import rows_of_depth
from layoutgen.predict.wiring import Wiring
from layoutgen.scene import Relation

_FREE = 9.0


def rank(child: Body, siblings: Sequence[Body], relations: Iterable[Relation]) -> int:
    """How many steps of "left of" lead to it among its siblings."""
    before: dict[str, set[str]] = {}
    for r in relations:
        if r.predicate in ("left of", "right of"):
            a, b = (r.subject, r.object) if r.predicate == "left of" else (r.object, r.subject)
            before.setdefault(b, set()).add(a)
    present = {c.node.id for c in siblings}

    def steps(node: str, trail: tuple[str, ...]) -> int:
        return max(
            (1 + steps(n, (*trail, n)) for n in before.get(node, ()) if n in present and n not in trail), default=0
        )

    return steps(child.node.id, (child.node.id,))


def arrange_siblings(host: Body, cast: Cast, aspect: float, rng: random.Random) -> None:
    """Moves the children of a host, within it, until what relates them to one another is true."""
    ids, nodes = {c.node.id for c in host.children}, cast.nodes
    mine = [r for r in cast.relations if r.subject in ids and r.object in ids and not _before_each(r, nodes)]
    mine = [r for r in mine if not rows_of_depth(r, nodes, host, rng)]
    if not mine:
        return
    entities = []
    for child in host.children:
        entity = Entity([child])
        entity.measure()
        low = 0.0 if child.node.mode != "part" else 0.02
        entity.lo, entity.hi = child.y - low - 0.03 * host.h, child.y + 0.05 * host.h
        entity.left, entity.right = host.x0, host.x1
        if child.node.mode in ("in", "cover"):
            entity.lo, entity.hi = host.y0 + child.h * 0.5, host.y
        entity.seated = True
        entity.fixed = child.node.mode in ("table", "about")  # seats are given; what is on the table moves
        entities.append(entity)
    wiring = Wiring(entities, aspect)
    wiring.connect(mine, nodes)
    wiring.keep_apart(_FREE, 0.1)
    relax(wiring.forces, 30)
    for entity in entities:
        entity.settle()


def _before_each(relation: Relation, nodes: Mapping[str, Node]) -> bool:
    """Whether it says what each of those at a table eats or uses: that lies before him already."""
    guests = nodes[relation.subject]
    if relation.predicate == "in front of" and nodes[relation.object].mode in ("table", "about"):
        return guests.mode == "on"
    return relation.predicate in HANDY and guests.mode in ("table", "about") and guests.number > 1
