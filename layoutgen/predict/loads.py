"""Who rides in the open back of a truck."""

from __future__ import annotations

import random
from collections.abc import Sequence

from layoutgen.predict.body import Body
from layoutgen.predict.rows import row

_TRUCKS = {"truck", "pickup truck"}


def rides_behind(children: Sequence[Body], host: Body) -> bool:
    """Whether people are said to be in the open back of a truck, or it to be full of them."""
    people = host.node.noun.name in _TRUCKS and all(c.node.noun.group in ("person", "animal") for c in children)
    return people and any({"back", "bed", "full"} & set(c.node.words.split()) for c in children)


def load(children: list[Body], host: Body, rng: random.Random) -> None:
    """In a row in the open back of a truck, seen from the chest up."""
    for child in children:
        grow = 0.66 * host.h / child.h
        child.w, child.h = child.w * grow, child.h * grow
    row(children, host.x + 0.02 * host.w, host.x1 - 0.06 * host.w, rng, tight=True)
    for child in children:
        child.y, child.front = host.y0 + 0.36 * host.h + 0.45 * child.h, -1
