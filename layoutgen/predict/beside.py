"""What stands at a host's foot or side: reeds about it, blocks below it, what leans on it, what it pulls behind it."""

from __future__ import annotations

import random

from layoutgen.predict.body import Body
from layoutgen.predict.rows import row

_COUPLING = 0.02  # between two cars of a train, in heights of the host
_SHAFTS = 0.14  # of a carriage's width, beside which its horse goes


def hedge(children: list[Body], host: Body, rng: random.Random) -> None:
    """Bushes and reeds before the feet of who is in them."""
    for k, child in enumerate(children):
        wide = 1.25 * host.w / len(children)
        child.w, child.h = wide, min(0.45 * host.h, max(0.3 * host.h, child.h * wide / child.w))
        child.x = host.x + (k - (len(children) - 1) / 2) * 0.92 * wide + rng.uniform(-0.03, 0.03) * host.w
        child.y = host.y + 0.04 * host.h


def prop(children: list[Body], host: Body, rng: random.Random) -> None:
    """Blocks and trestles below what is up on them."""
    for child in children:
        limit = min(1.0, 0.8 * host.w / len(children) / child.w, 0.4 * host.h / child.h)
        child.w, child.h = child.w * limit, child.h * limit
    row(children, host.x0 + 0.08 * host.w, host.x1 - 0.08 * host.w, rng, tight=True)
    for child in children:
        child.y, child.front = host.y + 0.7 * child.h, -1


def lean(children: list[Body], host: Body, rng: random.Random) -> None:
    """On both sides in turn, touching it."""
    side = rng.choice((-1, 1))
    edge = {-1: host.x0, 1: host.x1}
    for child in children:
        child.x = edge[side] + side * (child.w / 2 - 0.02 * host.w)
        child.y = host.y
        edge[side] += side * child.w
        side = -side


def tow(children: list[Body], host: Body, rng: random.Random) -> None:
    """Cars behind their engine, one after the other on the same track; a horse goes between a carriage's shafts."""
    side = rng.choice((-1, 1))
    edge = host.x1 if side > 0 else host.x0
    for child in children:
        gap = _COUPLING * host.h if host.node.noun.group == "vehicle" else -_SHAFTS * child.w
        child.x = edge + side * (child.w / 2 + gap)
        child.y, child.front = host.y, -1
        edge = child.x + side * child.w / 2


def draw(children: list[Body], host: Body, rng: random.Random) -> None:
    """Horses before their carriage, side by side: the farther ones show their heads and backs."""
    side = rng.choice((-1, 1))
    edge = host.x1 if side > 0 else host.x0
    for k, child in enumerate(children):
        pair, far = divmod(k, 2)
        child.x = edge + side * (child.w * (0.5 + 0.9 * pair + 0.58 * far) - _SHAFTS * host.w)
        child.y, child.front = host.y + (0.05 - 0.08 * far) * child.h, 1


def arch(children: list[Body], host: Body, _: random.Random) -> None:
    """The tunnel out of which a train comes is about its end, which is on the right as trains are drawn."""
    for child in children:
        high = 1.45 * host.h
        child.w, child.h = max(high * child.w / child.h, 0.5 * host.w), high
        child.x, child.y, child.front = host.x1 - 0.25 * child.w, host.y, -1


def plume(children: list[Body], host: Body, _: random.Random) -> None:
    """Smoke rises from the top of its host: from a chimney, which is at one side of a house."""
    root = host.host if host.host is not None and host.node.mode == "part" else host
    for k, child in enumerate(children):
        high = 0.4 * min(root.h, root.w)
        child.w, child.h = high * child.w / child.h, high
        child.x = host.x + (0.0 if root is not host else _CHIMNEY.get(host.node.noun.group, 0.0) * host.w)
        child.x += (0.15 + 0.9 * k) * child.w
        child.y, child.front = host.y0 + 0.04 * root.h, -1


_CHIMNEY = {"building": 0.24, "vehicle": -0.3}  # middle of a chimney, from its host's middle, in its widths
