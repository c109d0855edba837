"""Who is not simply on top of something: on a shoulder, in a teddy bear's arms, half way up a tree, on a seesaw."""

from __future__ import annotations

import random
from collections.abc import Sequence

from layoutgen.predict.body import Body
from layoutgen.predict.rows import row, shrink

_HUGGERS = {"teddy bear", "stuffed animal", "doll", "nesting doll", "stuffed toy", "plush toy"}
_CLIMBED = {"plant", "ladder", "rope", "pole", "wall", "tower"}


def peculiar(children: list[Body], host: Body) -> list[Body]:
    """Places those that are not simply on top of their host; returns all others."""
    return [c for c in _at_ends(children, host) if not _on_body(c, host) and not _climbs(c, host)]


def _at_ends(children: list[Body], host: Body) -> list[Body]:
    """Sets those on a seesaw on its two ends; returns all others."""
    if host.node.noun.name != "seesaw" or len(children) < 2:
        return children
    for k, child in enumerate(children):
        end = 2 * k / (len(children) - 1) - 1
        child.x, child.y, child.front = host.x + 0.38 * end * host.w, host.y0 + (0.42 - 0.17 * end) * host.h, 1
    return []


def _on_body(child: Body, host: Body) -> bool:
    """Puts what somebody has "on his head", "on her shoulder" there."""
    said = set(child.node.words.split())
    if host.node.noun.group != "person" or not said & {"head", "shoulder", "shoulders", "nose", "lap"}:
        return False
    head = "head" in said
    if "lap" in said:
        shrink(child, 0.55 * host.w, 0.36 * host.h)
        child.x, child.y, child.front = host.x, host.y0 + 0.78 * host.h, 1
        return True
    if "shoulders" in said and child.node.noun.group == "person":  # a child that rides there
        shrink(child, 0.8 * host.w, 0.55 * host.h)
        child.x, child.y, child.front = host.x, host.y0 + 0.34 * host.h, -1
        return True
    if "nose" in said:
        shrink(child, 0.34 * host.w, 0.1 * host.h)
        child.x, child.y, child.front = host.x, host.y0 + 0.28 * host.h, 1
        return True
    shrink(child, 0.8 * host.w, (0.3 if head else 0.24) * host.h)
    child.x = host.x + (0.0 if head else 0.48 * host.w)
    child.y, child.front = host.y0 + (0.05 if head else 0.46) * host.h, 1
    return True


def _climbs(child: Body, host: Body) -> bool:
    """Puts who climbs a tree or a ladder half way up."""
    if not _CLIMBED & {*host.node.noun.name.split(), host.node.noun.group} or not _is_climbing(child):
        return False
    shrink(child, high=0.45 * host.h)
    child.x = host.x
    child.y, child.front = host.y0 + 0.72 * host.h, 1
    return True


def _is_climbing(child: Body) -> bool:
    return child.node.pose == "climbing" or "climbing" in child.node.words or "climbs" in child.node.words


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


_LONGEST = 5.0  # of boards as they are drawn: width over height


def ride_together(riders: list[Body], board: Body) -> None:
    """Those who ride one board stand on it one behind another, and it is as long as they need."""
    riders.sort(key=lambda rider: rider.node.id)
    step = 0.72 * max(rider.w for rider in riders)
    long = max(board.w, step * (len(riders) - 1) + 1.1 * max(rider.w for rider in riders))
    board.w, board.h = (board.w, board.h) if board.locked else (long, max(board.h, long / _LONGEST))
    for k, rider in enumerate(riders):
        rider.x, rider.front = board.x + (k - (len(riders) - 1) / 2) * step, 1
        rider.y = board.y0 + 0.45 * board.h
