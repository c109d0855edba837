"""Sizes that the text compares: what is larger, taller or the same as something else is scaled until it is."""

from __future__ import annotations

from collections.abc import Iterable

from layoutgen.predict.body import Body, Node
from layoutgen.scene import Relation

_WANTED = {
    "larger than": (2, 1.5),
    "smaller than": (2, 1.5),
    "taller than": (1, 1.25),
    "shorter than": (1, 1.25),
    "same as": (2, 1.0),
}


def compare(relations: Iterable[Relation], nodes: dict[str, Node]) -> None:
    """Makes "larger than", "taller than" and "same as" true by scaling unlocked roots; runs until nothing changes."""
    stated = [r for r in relations if r.predicate in _WANTED]
    for _ in range(len(stated) + 1):
        changed = False
        for relation in stated:
            power, wanted = _WANTED[relation.predicate]
            a, b = nodes[relation.subject], nodes[relation.object]
            if not a.bodies or not b.bodies:
                continue
            big, small = (b, a) if relation.predicate in ("smaller than", "shorter than") else (a, b)
            now = min(_measure(x, power) for x in big.bodies) / max(_measure(x, power) for x in small.bodies)
            if relation.predicate == "same as":
                factor = (1 / now) ** (1 / power)
                _scale(b, factor**-1.0)
            elif now < wanted:
                factor = (wanted * 1.1 / now) ** (1 / power)
                room = min(0.62 / max(x.h for x in big.bodies), 1.5)
                grown = max(1.0, min(factor**0.5, room))
                _scale(big, grown)
                _scale(small, grown / factor)
                changed = True
        if not changed:
            return


def _measure(body: Body, power: int) -> float:
    return body.w * body.h if power == 2 else body.h


def _scale(node: Node, factor: float) -> None:
    for body in node.bodies:
        if not body.locked:
            body.w *= factor
            body.h *= factor
