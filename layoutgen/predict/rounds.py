"""Those who are about something: at a table, around a fire, along the wall behind a bed."""

from __future__ import annotations

import math
import random

from layoutgen.predict.body import Body


def table(children: list[Body], host: Body, rng: random.Random) -> None:
    """People sit behind a table, side by side; more than four of them also at its ends."""
    about(children, host, rng, ends=len(children) > 4)


def about(children: list[Body], host: Body, rng: random.Random, *, ends: bool = True) -> None:
    """People all about a table: two at its ends, the others behind it."""
    behind = children[1:-1] if ends else children
    if behind:
        widest = max(c.w for c in behind)
        need = 0.92 * widest * len(behind)
        if need > host.w and not host.locked:
            host.w = min(need, 1.25 * host.w)
        fit = min(1.0, host.w / need)
        pitch = min(1.3 * widest * fit, host.w / len(behind))
        for k, child in enumerate(behind):
            child.w, child.h = child.w * fit, child.h * fit
            child.x = host.x + (k - (len(behind) - 1) / 2) * pitch
            if len(behind) == 1:
                child.x += rng.uniform(-0.15, 0.15) * host.w
            child.y, child.front = min(host.y - 0.06 * host.h, host.y0 + 0.42 * child.h), -1
    for side, child in ((-1, children[0]), (1, children[-1])) if ends else ():
        child.x, child.y, child.front = host.x + side * (host.w / 2 + 0.45 * child.w), host.y + 0.02 * host.h, 1


def _along_wall(children: list[Body], host: Body) -> None:
    """Curtains about a bed: on the wall behind it."""
    n = len(children)
    fit = min(1.0, 1.1 * (host.w + 2 * children[0].w) / (n * children[0].w))
    span = host.w + children[0].w * fit
    for k, child in enumerate(children):
        child.w, child.h = child.w * fit, child.h * fit
        child.x = host.x + span * (k / (n - 1) - 0.5 if n > 1 else 0.0)
        child.y, child.front = host.y - 0.3 * host.h, -1


def ring(children: list[Body], host: Body, rng: random.Random) -> None:
    """What surrounds its host: a fence before it, curtains behind it, chairs and trees on all its sides."""
    if all(child.node.noun.support == "wall" for child in children):
        _along_wall(children, host)
    elif all(child.node.noun.support == "sky" or child.node.pose == "flying" for child in children):
        _in_the_air(children, host)
    elif len(children) == 1:
        _alone(children[0], host, rng)
    elif len(children) > 5 and all(_is_small(child, host) for child in children):
        _on_the_ground(children, host)
    else:
        _circle(children, host)


def _in_the_air(children: list[Body], host: Body) -> None:
    """Birds about a tower: on both sides of its upper half."""
    lines = math.ceil(len(children) / 2)
    for k, child in enumerate(children):
        line, side = k // 2, -1 if k % 2 else 1  # the lowest first, so that a few surround it too
        child.x = host.x + side * (host.w / 2 + (0.6 + 0.35 * (line % 2)) * child.w)
        child.y = host.y0 + (0.62 - 0.56 * line / max(lines - 1, 1)) * host.h + 0.5 * child.h


def _alone(child: Body, host: Body, rng: random.Random) -> None:
    noun = child.node.noun
    if noun.group in ("person", "animal") and host.h > 1.1 * child.h:  # a cow at one of some trees: beside it
        side = rng.choice((-1, 1))
        child.x, child.y = host.x + side * 0.5 * (host.w + child.w), host.y + 0.03 * host.h
    elif noun.group in ("person", "animal"):  # behind it
        child.x, child.y, child.front = host.x + rng.uniform(-0.2, 0.2) * host.w, host.y0 + 0.42 * child.h, -1
        child.y = min(child.y, host.y - 0.02)
    elif noun.support == "ground" and noun.aspect < 2.5:  # a chair about a table: at its end
        child.x = host.x + rng.choice((-1, 1)) * (host.w / 2 + 0.55 * child.w)
        child.y = host.y - 0.02 * host.h
    else:
        grow = 1.35 * host.w / child.w
        child.w, child.h = child.w * grow, min(child.h * grow, 0.4 * host.h)
        child.x, child.y = host.x, host.y + 0.1 * child.h


def _is_small(child: Body, host: Body) -> bool:
    return child.h < 0.6 * host.h and child.node.noun.group in ("person", "animal")


def _on_the_ground(children: list[Body], host: Body) -> None:
    """About a tree: all on the ground, nobody right behind the trunk."""
    widest = max(c.w for c in children)
    rx = max(host.w / 2 + 0.62 * widest, len(children) * widest * 0.22)
    for k, child in enumerate(children):
        angle = 2 * math.pi * k / len(children)
        child.x = host.x + rx * math.cos(angle)
        child.y, child.front = host.y + (0.1 + 0.6 * math.sin(angle)) * child.h, -1 if math.sin(angle) < -0.1 else 1


def _circle(children: list[Body], host: Body) -> None:
    n = len(children)
    widest = max(c.w for c in children)
    rx = host.w / 2 + 0.62 * widest
    if n > 5:
        rx = max(rx, n * widest * 0.22)
    lying = all(c.node.noun.support in ("surface", "any") for c in children) or host.node.noun.group == "building"
    low = n > 5 and lying and all(c.h < 0.9 * host.h for c in children)
    for k, child in enumerate(children):
        if low:  # on the floor before it
            angle = math.pi * k / (n - 1)
            child.x, child.y = host.x + rx * math.cos(angle), host.y + 0.05 + 0.6 * child.h * math.sin(angle)
        elif n <= 5 and host.w < widest:  # children about a ball: in a line, the ball before them
            child.x = host.x + 0.55 * widest * (2 * k - n + 1)
            child.y, child.front = host.y - 0.1 * child.h * (0 < k < n - 1), -1
        elif n <= 5:
            angle = math.pi + math.pi * k / (n - 1)
            down = 0.06 * host.h - 0.55 * host.h * math.sin(-angle) if 0 < k < n - 1 else 0.06 * host.h
            child.x, child.y = host.x + rx * math.cos(angle), host.y + min(down, 0.06 * host.h)
            child.front = 1 if k in (0, n - 1) else -1
            if child.front < 0 and child.h < 0.6 * host.h:  # lower than what they stand around: before it
                child.front, child.y = 1, host.y + 0.4 * child.h
            elif child.front < 0:
                child.y = min(child.y, host.y - 0.02, host.y0 + 0.45 * child.h)
        else:
            angle = 2 * math.pi * (k + 0.5) / n
            if child.h > 1.6 * host.h:  # nobody tall right before it
                angle = math.pi * (0.86 + 1.28 * k / (n - 1))
            child.x = host.x + rx * math.cos(angle)
            back = math.sin(angle) < 0
            far = host.y - 0.45 * host.h if child.h > 0.85 * host.h else host.y0 + 0.3 * child.h
            child.y = max(far, host.y0 + 0.3 * child.h) if back else host.y + 0.8 * child.h * math.sin(angle)
            if back and child.h < 0.6 * host.h:  # what is lower than its host lies beside and before it, on the floor
                child.y = host.y - 0.2 * host.h
            child.front = -1 if back else 1
