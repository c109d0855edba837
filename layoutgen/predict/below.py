"""What hangs from its host, shelters below it or is spread over it: lamps, people under a tree, umbrellas."""

from __future__ import annotations

import random

from layoutgen.predict.body import Body
from layoutgen.predict.faces import POSTS, fill, is_tree, over_crown, stack
from layoutgen.predict.rows import row, shrink


def hang(children: list[Body], host: Body, rng: random.Random) -> None:
    """Below a branch, a hook, a hand; fruit all over the crown of a tree, lamps along a post."""
    if is_tree(host) and len(children) > 2:
        over_crown(children, host, rng)
        return
    if host.node.noun.name in POSTS:
        stack(children, host)
        return
    if host.node.noun.name != "branch":
        for child in children:
            shrink(child, 0.9 * host.w, 0.7 * host.h)
    row(children, host.x0 + 0.08 * host.w, host.x1 - 0.08 * host.w, rng, tight=True)
    for child in children:
        child.y = host.y0 + host.h * 0.55 + child.h
        if child.y > host.y and host.node.noun.name != "branch":
            child.y = host.cy + child.h / 2 + 0.01 + 0.1 * host.h


def under(children: list[Body], host: Body, rng: random.Random) -> None:
    """At the foot of what is above: under a tree, a table, a street light."""
    if host.node.noun.group == "plant" and host.node.noun.height > 2 and not host.locked:
        wanted = max(max(2.2 * c.h, 1.3 * c.w * host.h / host.w) for c in children)
        grow = min(max(1.0, wanted / host.h), 2.5)  # a tree is above what is under it
        host.w, host.h = host.w * grow, host.h * grow
    if len(children) > 1 and host.h > 1.5 * host.w and host.node.noun.group == "structure":
        _about_foot(children, host)
        return
    row(children, host.x0 + 0.08 * host.w, host.x1 - 0.08 * host.w, rng, tight=True)
    for child in children:
        low = "bed" in host.node.noun.name.split()
        shrink(child, high=(0.5 if low else 0.72) * host.h)
        child.y, child.front = host.y, -1 if low else child.front
    if len(children) == 1:  # rather under its middle than beside it
        (child,) = children
        reach = 0.7 * max(0.0, child.cy - host.cy)
        child.x = min(max(child.x, host.x - reach), host.x + reach)


def _about_foot(children: list[Body], host: Body) -> None:
    """Cars below a traffic light, two by two before and behind its post, which is too thin to stand under in a row."""
    for child in children:
        shrink(child, high=0.3 * host.h)
    for k, child in enumerate(children):
        line, side = k // 2, 1 if k % 2 else -1
        child.x = host.x + side * 0.5 * (child.w - 0.04 * host.w)
        child.y = host.y + (0.12 - 0.6 * line) * child.h
        child.front = 1 if line == 0 else -1


def canopy(children: list[Body], host: Body, rng: random.Random) -> None:
    """Over the head of its host, and wider: an umbrella."""
    for child in children:
        grow = max(1.0, 1.3 * host.w / child.w)
        child.w, child.h = child.w * grow, child.h * grow
        child.x = host.x + rng.uniform(-0.1, 0.1) * host.w
        child.y, child.front = host.y0 + 0.25 * host.h, -1


def cover(children: list[Body], host: Body, rng: random.Random) -> None:
    """All over its host: a blanket on a bed, snow on cars."""
    if len(children) == 1:
        children[0].x, children[0].y = host.x, host.y - 0.25 * host.h
        return
    fill(
        children, host.x0 + 0.06 * host.w, host.y0 + 0.06 * host.h, host.x1 - 0.06 * host.w, host.y - 0.06 * host.h, rng
    )
