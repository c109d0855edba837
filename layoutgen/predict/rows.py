"""Rows, piles and groups: several things in a natural formation in which none hides another."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from layoutgen.predict.body import Body, Node

CLOSE = 0.86  # from one thing to the next in a bowl, in widths
STEP = 0.54  # from one row of a crowd to the next, in heights of its members
_HIGH = 4  # things one on another
_TOWER = 7  # blocks one on another
_STACKED = {"stacked", "piled"}
_SPARSE = 0.42  # of the height of what is thin: from one to the next along a road
_ASIDE = 0.8  # of two heights' difference: so far aside stands what is to be seen beside and not below


def shrink(child: Body, wide: float = math.inf, high: float = math.inf) -> None:
    """Makes a child smaller as a whole until it is at most so wide and so high."""
    limit = min(1.0, wide / child.w, high / child.h)
    child.w, child.h = child.w * limit, child.h * limit


def row(bodies: Sequence[Body], x0: float, x1: float, rng: random.Random, *, tight: bool = False) -> None:
    """Spreads bodies from left to right between x0 and x1, made smaller when they do not fit."""
    total = sum(b.w for b in bodies)
    room = x1 - x0
    if total > room and (len(bodies) > 1 or not tight):
        factor = max(room / total * 0.98, 0.02)
        for b in bodies:
            b.w, b.h = b.w * factor, b.h * factor
        total *= factor
    spare = room - total
    if spare <= 0:  # one wide thing on a narrow one
        bodies[0].x = (x0 + x1) / 2
        return
    n = len(bodies)
    cuts = sorted(rng.betavariate(2, 2) if n == 1 else (k + rng.uniform(0.25, 0.75)) / n for k in range(n))
    left = x0
    for b, cut in zip(bodies, cuts, strict=True):
        b.x = left + cut * spare + b.w / 2
        left += b.w


def heap(bodies: Sequence[Body], x0: float, x1: float, y: float) -> None:
    """Two layers of like things with the lower edge at y: oranges on a table, those above between those below."""
    below = math.ceil((len(bodies) + 1) / 2)
    pitch = (x1 - x0) / below
    for k, b in enumerate(bodies):
        layer, place = divmod(k, below)
        b.x = (x0 + x1) / 2 + (place - ((below if layer == 0 else len(bodies) - below) - 1) / 2) * pitch
        b.y = y - layer * 0.74 * b.h


def stacked(node: Node) -> bool:
    """Whether the text says that its things lie one on another."""
    return node.form == "stack" or bool(
        _STACKED & {word for said in (node.words, *node.thing.attributes) for word in said.split()}
    )


def _is_tower(node: Node) -> bool:
    """Whether nothing else is said of their order: blocks and boxes make higher towers than books."""
    return node.form == "stack" and node.noun.group in ("toy", "container", "symbol")


def tower(bodies: Sequence[Body], x: float, low: float, width: float) -> None:
    """One on another about x with the lowest edge at `low`; many in two stacks, `width` wide together at most."""
    columns = 1 if len(bodies) <= (_TOWER if _is_tower(bodies[0].node) else _HIGH) else 2
    high = -(-len(bodies) // columns)
    step, wide = 0.94 * max(b.h for b in bodies), max(b.w for b in bodies)
    fit = min(1.0, 0.62 / (step * high), 0.96 * width / (columns * wide))
    for k, b in enumerate(bodies):
        b.w, b.h = b.w * fit, b.h * fit
        b.x = x + (k % columns - (columns - 1) / 2) * 1.04 * wide * fit
        b.y = low - (k // columns) * step * fit


def pile(bodies: Sequence[Body], x0: float, x1: float, low: float, high: float) -> None:
    """Heaps bodies in rows between x0 and x1; lower edges go from `low` (nearest row) up to `high`."""
    n = len(bodies)
    w = max(b.w for b in bodies)
    h = max(b.h for b in bodies)
    columns = next(c for c in range(min(2, n), n + 1) if c == n or _steps(c, n, w, h, x1 - x0, low - high))
    rows = math.ceil(n / columns)
    fit = min(1.0, (x1 - x0) / (columns * w * CLOSE))
    for k, b in enumerate(bodies):
        b.w, b.h = b.w * fit, b.h * fit
        r = rows - 1 - k // columns  # farthest first
        in_row = min(columns, n - (k // columns) * columns)
        pitch = min((x1 - x0) / max(in_row, 1), b.w * 1.08)
        place = k % columns - (in_row - 1) / 2 + (0.25 if r % 2 else -0.25) * (in_row < columns or rows > 1) * 0.5
        b.x = min(x1 - b.w / 2, max(x0 + b.w / 2, (x0 + x1) / 2 + place * pitch))
        b.y = low - (low - high) * (r / (rows - 1) if rows > 1 else 0.3)
        b.front = 1


def _steps(columns: int, n: int, w: float, h: float, width: float, rise: float) -> bool:
    """Whether rows of so many columns rise enough from one to the next to show a good part of each thing."""
    fit = min(1.0, width / (columns * w * CLOSE))
    return rise / (math.ceil(n / columns) - 1) >= 0.5 * h * fit


def formation(
    bodies: Sequence[Body],
    width: float,
    height: float,
    rng: random.Random,
    *,
    standing: bool,
    line: bool = False,
    hole: Body | None = None,
) -> None:
    """Arranges the instances of one node about x = 0, the nearest row's lower edge at y = 0, within width x height.

    standing: they share the ground, so that rows overlap a little with depth; else (birds, pictures) they float in a
    loose grid. line: all in one row. hole: a body that takes the middle of the nearest row (the one that stands between
    them).
    """
    members = list(bodies)
    n = len(members) + (hole is not None)
    if hole is not None:
        rows = math.ceil(n / 5)
        nearest = math.ceil(n / rows)
        members.insert(n - nearest + nearest // 2, hole)
    w = max(b.w for b in members)
    h = max(b.h for b in members)
    pitch_y = (STEP if standing else 1.12) * h
    if hole is not None or line or n == 1:
        columns = n if hole is None else min(n, 5)
    else:
        columns = _columns(n, w, h, width, height, pitch_y, rng)
    rows = math.ceil(n / columns)
    if hole is not None:  # as much room for it as it needs
        widest = w = max(b.w for b in bodies)
        w = max(0.55 * (widest + hole.w), 0.0 if n == 3 else widest, _ASIDE * (h - min(b.h for b in members)))
        width -= widest - 1.1 * w
    need_w, need_h = columns * w * 1.1 + (0.5 * w if rows > 1 else 0), h + (rows - 1) * pitch_y
    fit = min(1.0, width / need_w, height / need_h)
    w, h, pitch_y = w * fit, h * fit, pitch_y * fit
    done = 0
    for r in range(rows):  # the farthest row first
        in_row = n // rows + (1 if r >= rows - n % rows else 0)
        wide = min(max(w * 1.1, _SPARSE * h), (width - w) / max(n - 1, 1)) if line else w * 1.1  # posts along a road
        pitch = max(w * 1.1, wide) if rows == 1 else max(w * 1.1, min(w * 1.35, (width - w) / max(in_row - 0.5, 1)))
        stagger = (0.25 if r % 2 else -0.25) * pitch * (1 if in_row > 1 else rng.choice((0, 1)))
        if rows == 1 or in_row > n // rows:  # a longer row is out of step by itself
            stagger = 0.0
        for c in range(in_row):
            b = members[done]
            b.w, b.h = b.w * fit, b.h * fit
            free = 0.0 if b is hole else 0.1 if rows == 1 and standing and not line else 0.02 if line else 0.04
            b.x = (c - (in_row - 1) / 2) * pitch + stagger + rng.uniform(-0.04, 0.04) * w
            b.y = -(rows - 1 - r) * pitch_y + rng.uniform(-free, free) * h
            done += 1


def _columns(n: int, w: float, h: float, width: float, height: float, pitch_y: float, rng: random.Random) -> int:
    """The number of columns that leaves the instances largest; among equals a flatter or deeper group by chance."""
    best: list[tuple[float, int]] = []
    for columns in range(1, n + 1):
        rows = math.ceil(n / columns)
        if columns < rows - (n > 4) and (n > 2 or width > 1.1 * (n + 0.1) * w * 0.6):
            continue
        if (rows - 1) * columns >= n:
            continue
        fit = min(1.0, width / (columns * w * 1.1 + (0.5 * w if rows > 1 else 0)), height / (h + (rows - 1) * pitch_y))
        best.append((fit, columns))
    if n > 3 and len(best) > 1 and best[0][1] == 1 and max(fit for fit, _ in best[1:]) >= 0.55 * best[0][0]:
        del best[0]  # a column of rhinos is seen badly
    top = max(fit for fit, _ in best)
    row = next((fit for fit, columns in best if columns == n), 0.0)
    if n <= 3 and row >= 0.7 * top and width > w:
        return n
    good = [columns for fit, columns in best if fit >= 0.93 * top and (columns >= 2 or n <= 2)]
    if n > 3 and len(good) > 1:
        good = [c for c in good if c < n] or good
    return rng.choice(good)


def fan(balloons: list[Body], host: Body) -> None:
    """Balloons on their strings above who holds them, side by side; more than four in two rows."""
    columns = len(balloons) if len(balloons) <= 4 else math.ceil(len(balloons) / 2)
    wide = max(child.w for child in balloons)
    for k, child in enumerate(balloons):
        line, place = divmod(k, columns)
        in_row = min(columns, len(balloons) - line * columns)
        t = place - (in_row - 1) / 2
        child.x = host.x + 1.12 * wide * t
        child.y = host.y0 - (0.02 + 0.05 * (1 - abs(t) / columns)) * host.h - 0.75 * child.h * line
        child.front = -1


def bunch(children: list[Body], host: Body) -> None:
    """Flowers as tall as their vase, side by side in its mouth, those in the middle higher; more than five in rows."""
    for k, child in enumerate(children):
        height = 0.95 * min(host.h, 2 * host.w)
        child.w, child.h = height * child.w / child.h, height
        fit = min(1.0, 0.98 * host.w / child.w)
        child.w, child.h = child.w * fit, child.h * fit
        line, place = divmod(k, 5)
        in_row = min(5, len(children) - 5 * line)
        t = 2 * place / (in_row - 1) - 1 if in_row > 1 else 0.0
        child.x = host.x + 0.48 * host.w * t
        child.y = host.y0 + (0.3 - 0.12 * (1 - t * t) - 0.22 * min(line, 1)) * child.h + 0.04 * host.h * line
        child.front = -1
