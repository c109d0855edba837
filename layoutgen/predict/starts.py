"""Where the relaxation begins: columns from left to right, rows from top to bottom, in the order that is stated."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from layoutgen.predict.body import Entity

Edge = tuple[Entity, Entity, str]


def start(entities: Sequence[Entity], edges: Sequence[Edge], width: float, rng: random.Random, tidy: bool) -> None:
    """Moves every free entity to its first place. Edges: (first, second, "x" | "y" | "near" | "diagonal x" | ...).

    tidy: what is below others stays on its ground.
    """
    free = [e for e in entities if not e.fixed]
    if not free:
        return
    columns = _classes(entities, [(a, b) for a, b, kind in edges if kind == "y"])
    rows = _classes(entities, [(a, b) for a, b, kind in edges if kind in ("x", "line")])
    across = _order(columns, [(a, b) for a, b, kind in edges if kind.endswith("x")], edges, rng)
    down = _levels(rows, [(a, b) for a, b, kind in edges if kind.endswith("y")])
    _spread(across, width, rng)
    _lift(rows, down, edges, tidy)
    crowd = len(free) > 3
    for number, e in enumerate(sorted(free, key=lambda e: e.core[0] + e.dx)):
        if e.floats:
            continue
        share = rng.uniform(0.35, 0.9)
        if crowd:
            share = rng.uniform(0.0, 0.35) if number % 2 else rng.uniform(0.65, 1.0)
        if len(free) == 1:
            share = min(1.0, max(0.0, (0.56 + (e.core[3] - e.core[1]) / 2 - e.lo) / max(0.01, e.hi - e.lo)))
        e.shift(0.0, e.lo + share * (e.hi - e.lo) - e.core[3] - e.dy)


def chain_width(entities: Sequence[Entity], edges: Iterable[Edge], kind: str) -> float:
    """Width (kind "x") or height ("y") of the longest chain of entities that the edges put in a row."""
    after: dict[int, list[Entity]] = {}
    for a, b, k in edges:
        if k.endswith(kind):
            after.setdefault(id(a), []).append(b)
    side = (0, 2) if kind == "x" else (1, 3)
    known: dict[int, float] = {}

    def longest(e: Entity, depth: int) -> float:
        if id(e) not in known:
            own = e.hull[side[1]] - e.hull[side[0]]
            rest = [longest(n, depth + 1) for n in after.get(id(e), ())] if depth < 60 else []
            known[id(e)] = own + 0.015 + max(rest, default=0.0)
        return known[id(e)]

    return max((longest(e, 0) for e in entities), default=0.0)


def _classes(entities: Sequence[Entity], pairs: Iterable[tuple[Entity, Entity]]) -> list[list[Entity]]:
    group = {id(e): [e] for e in entities}
    for a, b in pairs:
        one, two = group[id(a)], group[id(b)]
        if one is not two:
            one += two
            for e in two:
                group[id(e)] = one
    seen: set[int] = set()
    return [g for e in entities if id(g := group[id(e)]) not in seen and not seen.add(id(g))]  # type: ignore[func-returns-value]


def _order(
    classes: list[list[Entity]], before: list[tuple[Entity, Entity]], edges: Sequence[Edge], rng: random.Random
) -> list[list[Entity]]:
    """The classes from left to right: stated order first, things near one another together, else by chance."""
    of = {id(e): k for k, members in enumerate(classes) for e in members}
    later: dict[int, set[int]] = {k: set() for k in range(len(classes))}
    for a, b in before:
        if of[id(a)] != of[id(b)]:
            later[of[id(b)]].add(of[id(a)])
    for a, b, kind in edges:  # things beside one another: in either order, unless one is stated
        one, two = of[id(a)], of[id(b)]
        if kind == "line" and one != two and not _leads(later, one, two) and not _leads(later, two, one):
            if rng.random() < 0.5:
                one, two = two, one
            later[two].add(one)
    close: dict[int, set[int]] = {k: set() for k in range(len(classes))}
    for a, b, _ in edges:
        close[of[id(a)]].add(of[id(b)])
        close[of[id(b)]].add(of[id(a)])
    key = [_place(members, rng) for members in classes]
    waiting = set(range(len(classes)))
    done: list[int] = []
    while waiting:
        ready = [k for k in sorted(waiting) if not later[k] & waiting] or sorted(waiting)
        beside = next((near for d in reversed(done) if (near := [k for k in ready if k in close[d]])), ready)
        best = min(beside, key=lambda k: key[k])
        waiting.discard(best)
        done.append(best)
    return [classes[k] for k in done]


def _leads(before: dict[int, set[int]], first: int, last: int) -> bool:
    """Whether `first` is among all that come before `last`."""
    seen: set[int] = set()
    waiting = [last]
    while waiting:
        k = waiting.pop()
        if k == first:
            return True
        if k not in seen:
            seen.add(k)
            waiting += before[k]
    return False


def _place(members: list[Entity], rng: random.Random) -> float:
    """Where the class would like to be: at its position, where its fixed members are, or anywhere."""
    chance = rng.random()
    for e in members:
        if e.fixed or e.left > 0:
            return (e.core[0] + e.core[2]) / 2 if e.fixed else 1.0 + chance
    return chance


def _spread(columns: list[list[Entity]], width: float, rng: random.Random) -> None:
    widths = [max(e.hull[2] - e.hull[0] for e in members) for members in columns]
    total = sum(widths)
    n = len(columns)
    spare = width * 0.94 - total
    if spare >= 0:
        weights = [0.6 + rng.random()] + [1.0 + 0.8 * rng.random() for _ in range(n - 1)] + [0.6 + rng.random()]
        unit = spare / sum(weights)
    else:
        weights, unit = [0.0] * (n + 1), 0.0
    at = width * 0.03 + weights[0] * unit
    squeeze = 1.0 if spare >= 0 else width * 0.94 / total
    for members, w, weight in zip(columns, widths, weights[1:], strict=True):
        middle = at + w * squeeze / 2
        for e in members:
            e.shift(middle - (e.hull[0] + e.hull[2]) / 2 - e.dx, 0.0)
        at += w * squeeze + weight * unit


def _levels(rows: list[list[Entity]], pairs: list[tuple[Entity, Entity]]) -> dict[int, int]:
    """Row index -> how many rows are above it; rows without vertical relations are left out."""
    of = {id(e): k for k, members in enumerate(rows) for e in members}
    edges = {(of[id(a)], of[id(b)]) for a, b in pairs if of[id(a)] != of[id(b)]}
    level = {k: 0 for edge in sorted(edges) for k in edge}
    for _ in range(len(level)):
        for a, b in sorted(edges):
            level[b] = max(level[b], level[a] + 1)
    return level


def _lift(rows: list[list[Entity]], level: dict[int, int], edges: Sequence[Edge], tidy: bool) -> None:
    """Puts the rows that are above or below others at their heights; only the lowest keep the ground."""
    if not level:
        return
    deepest = max(level.values())
    heights = [0.0] * (deepest + 1)
    for k, depth in level.items():
        heights[depth] = max(heights[depth], max(e.hull[3] - e.hull[1] for e in rows[k]))
    spare = max(0.0, 0.9 - sum(heights)) / (deepest + 1)
    foot = [0.04 + sum(heights[: d + 1]) + spare * (d + 0.5) for d in range(deepest + 1)]
    above = {id(a) for a, b, kind in edges if kind.endswith("y")}
    over = above if tidy else above | {id(b) for a, b, kind in edges if kind.endswith("y")}
    for k, depth in level.items():
        for e in rows[k]:
            free = depth < deepest or id(e) in over
            if free and not e.fixed:
                e.floats = True
                e.lo, e.hi = 0.05, max(e.hi, 0.96)
            at = foot[depth] if free else min(e.hi, max(e.lo, foot[depth]))
            e.shift(0.0, at - e.core[3] - e.dy)
