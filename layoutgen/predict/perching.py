"""Where a bird sits on a person, and pillows lie on a bed; what is in the arms of a teddy bear."""

from __future__ import annotations

import random
from collections.abc import Sequence

from layoutgen.predict.body import Body
from layoutgen.predict.rows import row, shrink

_HUGGERS = {"teddy bear", "stuffed animal", "doll", "nesting doll", "stuffed toy", "plush toy"}


def perch(child: Body, host: Body) -> None:
    """What sits on a person sits on a shoulder, beside the face, or on the head; pillows lie at the head of a bed."""
    upright = host.node.noun.group == "person" and host.h > 1.4 * host.w
    if upright and child.h < 0.6 * host.h and child.node.noun.group in ("animal", "bird", "toy", "insect"):
        if "head" in child.node.words:
            child.x, child.y = host.x, host.y0 + 0.05 * host.h
            return
        side = -1 if child.x < host.x else 1
        fit = min(1.0, 0.3 * host.h / child.h)
        child.w, child.h = child.w * fit, child.h * fit
        child.x, child.y = host.x + side * (0.34 * host.w + 0.2 * child.w), host.y0 + 0.4 * host.h
    elif child.node.noun.name == "pillow" and "bed" in host.node.noun.name and child.node.number <= 3:
        fit = min(1.0, 0.24 * host.w / child.w)
        child.w, child.h = child.w * fit, child.h * fit
        rank = [c for c in host.children if c.node is child.node].index(child)
        child.x = host.x0 + (0.2 + 0.13 * rank) * host.w


def embrace(children: Sequence[Body], host: Body, rng: random.Random) -> bool:
    """Puts what a teddy bear holds into its arms, before its belly; False for those who hold with their hands."""
    if host.node.noun.name not in _HUGGERS:
        return False
    for child in children:
        shrink(child, 0.62 * host.w / len(children), 0.45 * host.h)
    row(children, host.x0 + 0.15 * host.w, host.x1 - 0.15 * host.w, rng, tight=True)
    for child in children:
        child.y = host.y0 + 0.82 * host.h
    return True
