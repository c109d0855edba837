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
    """Shoulder to shoulder in the open back of a truck, seen from the chest up; many in two rows."""
    x0, x1 = host.x + 0.02 * host.w, host.x1 - 0.06 * host.w
    for child in children:
        grow = 0.66 * host.h / child.h
        child.w, child.h = child.w * grow, child.h * grow
    if sum(child.w for child in children) <= x1 - x0:
        row(children, x0, x1, rng, tight=True)
        lines = [children]
    else:
        lines = [children] if len(children) < 4 else [children[::2], children[1::2]]
        wide = max(child.w for child in children)
        pitch = (x1 - x0) / (len(lines[0]) + (0.5 if len(lines) > 1 else 0.0))
        fit = min(1.0, 1.25 * pitch / wide)
        for line, members in enumerate(lines):
            for k, child in enumerate(members):
                child.w, child.h = child.w * fit, child.h * fit
                child.x = x0 + (k + 0.5 + 0.5 * line) * pitch
    for line, members in enumerate(lines):
        for child in members:
            child.y, child.front = host.y0 + 0.36 * host.h + (0.45 - 0.34 * line) * child.h, 1
