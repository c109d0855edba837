"""Small things in what one sees through: coins in a glass jar lie at its bottom, and not at its mouth."""

from __future__ import annotations

import random

from layoutgen.predict.body import Body
from layoutgen.predict.faces import fill
from layoutgen.predict.rows import shrink

_JARS = {"jar", "mason jar", "terrarium"}
_CLEAR = {"glass", "transparent", "clear", "see-through", "crystal"}


def seen_through(children: list[Body], host: Body) -> bool:
    """Whether the children are seen at the bottom of the host: no flowers, and no spoon that stands out of it."""
    clear = host.node.noun.name in _JARS or not _CLEAR.isdisjoint(host.node.thing.attributes)
    low = all(c.node.noun.group != "plant" and _length(c) < 0.8 * host.node.noun.height for c in children)
    return clear and low and host.node.noun.group in ("container", "kitchenware") and host.h > 0.8 * host.w


def lie_within(children: list[Body], host: Body, rng: random.Random) -> None:
    """Places them in the lower half of the host."""
    for child in children:
        shrink(child, 0.36 * host.w, 0.3 * host.h)
    low = host.y0 + 0.42 * host.h
    fill(children, host.x0 + 0.1 * host.w, low, host.x1 - 0.1 * host.w, host.y - 0.07 * host.h, rng)


def _length(body: Body) -> float:
    return float(body.node.noun.height * max(1.0, body.node.noun.aspect))
