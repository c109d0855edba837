"""What is in an open refrigerator or oven stands on its shelves."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layoutgen.predict.body import Body

# noun -> left and right end of its shelves, how far down they are, room above each, in shares of its drawing
SHELVES: dict[str, tuple[float, float, tuple[float, ...], float]] = {
    "open refrigerator": (0.4, 0.93, (0.262, 0.476, 0.69, 0.89), 0.214),
    "open microwave": (0.3, 0.7, (0.73,), 0.55),
    "display case": (0.12, 0.88, (0.345, 0.66), 0.27),
    "open oven": (0.19, 0.81, (0.67,), 0.28),
}


def shelved(children: Sequence[Body], host: Body) -> None:
    """Spreads things over the shelves, about three to one, made smaller until they fit between two of them."""
    x0, x1, levels, pitch = SHELVES[host.node.noun.name]
    rows = min(len(levels), max(math.ceil(len(children) / 3), min(len(children), 2)))
    used = levels[1 : 1 + rows] if rows < len(levels) else levels
    for r, level in enumerate(used):
        row = children[r::rows]
        cell = (x1 - x0) * host.w / len(row)
        for k, child in enumerate(row):
            fit = min(0.86 * pitch * host.h / child.h, 0.9 * cell / child.w)
            child.w, child.h = child.w * fit, child.h * fit
            child.x = host.x0 + x0 * host.w + (k + 0.5) * cell
            child.y = host.y0 + level * host.h
