"""Trees in the background stand where nothing before them hides them."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.body import Body, Entity
from layoutgen.predict.footing import backed

_CLOSE = 0.66  # from one tree to the next, in widths
_LEAST = 0.55  # by so much a tree is made smaller at most
Span = tuple[float, float]


def clearings(entities: Sequence[Entity], aspect: float) -> None:
    """Moves the trees of the background along their row into the gaps between what stands before them."""
    for wood in entities:
        node = wood.bodies[0].node
        if wood.fixed or len(wood.bodies) < 2 or not backed(node) or any(b.given for b in wood.bodies):
            continue
        top, foot = min(b.y0 for b in wood.bodies), max(b.y for b in wood.bodies)
        before = [e.hull for e in entities if e is not wood and not backed(e.bodies[0].node)]
        before = [hull for hull in before if hull[1] < foot and hull[3] > top and hull[2] - hull[0] < 0.9 * aspect]
        spans = _gaps([(x0, x1) for x0, _, x1, _ in before], 0.98 * aspect)
        if before and spans:
            _fill(sorted(wood.bodies, key=lambda b: b.x), spans)
            wood.measure()


def _gaps(taken: Sequence[Span], right: float) -> list[Span]:
    """What is left of the row, from left to right."""
    found, x = [], 0.02
    for x0, x1 in sorted(taken):
        if x0 > x:
            found.append((x, x0))
        x = max(x, x1)
    return [*found, (x, right)] if right > x else found


def _fill(trees: Sequence[Body], spans: Sequence[Span]) -> None:
    """As many trees into each gap as its width allows, smaller ones where there is little room."""
    wide = max(tree.w for tree in trees)
    room = sum(x1 - x0 for x0, x1 in spans)
    fit = max(_LEAST, min(1.0, room / (_CLOSE * wide * (len(trees) + len(spans)))))
    step = _CLOSE * wide * fit
    places: list[float] = []
    for x0, x1 in spans:
        count = int((x1 - x0 - wide * fit) / step + 1.001) if x1 - x0 >= 0.9 * wide * fit else 0
        places += [x0 + (x1 - x0) * (k + 0.5) / count for k in range(count)]
    if len(places) < len(trees):
        return
    chosen = [places[round(k * (len(places) - 1) / (len(trees) - 1))] for k in range(len(trees))]
    for tree, x in zip(trees, chosen, strict=True):
        tree.grow(fit)
        tree.shift(x - tree.x, 0.0)
