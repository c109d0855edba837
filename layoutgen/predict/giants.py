"""What the text calls giant or tiny, beside other things: an octopus beside a ship, a house beside a giant beetle."""

from __future__ import annotations

import math
from collections.abc import Sequence

from layoutgen.predict.body import Node
from layoutgen.vocab import size_factor

_GIANT = 1.85
_TINY = 0.7  # and below: what is called little or tiny
_DWARFED = 1.5  # times the area of what is tiny: the giant beside it


def swell(roots: Sequence[Node], shapes: dict[str, tuple[float, float]]) -> None:
    """What the text calls giant is not smaller than what is about it: an octopus beside a ship."""
    for node in roots:
        others = [shapes[other.id] for other in roots if other is not node and other.noun.group != "celestial"]
        if max(size_factor(node.thing.attributes)) < _GIANT or not others or node.number > 1:
            continue
        w, h = shapes[node.id]
        factor = 0.95 * max(max(side[1], 0.62 * side[0]) for side in others) / max(h, 0.62 * w)
        if factor > 1:
            shapes[node.id] = w * factor, h * factor
        _dwarf(node, roots, shapes)


def _dwarf(giant: Node, roots: Sequence[Node], shapes: dict[str, tuple[float, float]]) -> None:
    """What the text calls tiny is smaller than what it calls giant: the house beside a giant beetle."""
    most = shapes[giant.id][0] * shapes[giant.id][1] / _DWARFED
    for node in roots:
        w, h = shapes[node.id]
        if max(size_factor(node.thing.attributes)) <= _TINY and w * h > most:
            factor = math.sqrt(most / (w * h))
            shapes[node.id] = w * factor, h * factor
