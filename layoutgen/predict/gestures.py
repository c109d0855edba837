"""What somebody holds out or throws is on the side of whom it is meant for."""

from __future__ import annotations

from layoutgen.meanings import PREDICATES
from layoutgen.predict.body import Body
from layoutgen.predict.cast import Cast

_TOWARDS = {"facing", "near", "next to", "with", "in front of"}


def turn_hands(cast: Cast, aspect: float) -> None:
    """Brings what people and animals hold, throw or kick to the side on which their partner is.

    aspect: width of the canvas in heights; what would leave it stays.
    """
    for relation in cast.relations:
        action = PREDICATES[relation.predicate].family == "action"
        if not action and relation.predicate not in _TOWARDS:
            continue
        partners = cast.nodes[relation.object].bodies
        for body in cast.nodes[relation.subject].bodies:
            offered = [child for child in body.children if child.node.mode in ("hand", "toss", "foot")]
            if offered and partners and not cast.nodes[relation.object].region:
                _turn(body, offered, min(partners, key=lambda other: abs(other.x - body.x)), aspect)


def _turn(body: Body, offered: list[Body], partner: Body, aspect: float) -> None:
    for child in offered:
        x = 2 * body.x - child.x
        if (child.x - body.x) * (partner.x - body.x) < 0 and child.w / 2 <= x <= aspect - child.w / 2:
            child.shift(x - child.x, 0.0)
