"""Which cut-out stands for an item: by class, aspect, size, colours and what lies around it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from random import Random

import numpy as np

from layoutgen.layout import Item, Layout
from layoutgen_text2scene.composite_paste import STRETCH
from layoutgen_text2scene.patches import Bank, Patch
from layoutgen_text2scene.patches_colour import Floats, asked, has
from layoutgen_text2scene.patches_cut import name_of

_NEAR = 0.02  # of the canvas: an item whose box is so near to an edge may be cut off there
# What each fault costs, in units of the distance of two vectors (0 to 2).
_COLOUR, _ASPECT, _COARSE, _CUT, _HIDDEN, _AGAIN, _CHANCE = 2.0, 1.5, 0.6, 0.8, 0.8, 0.7, 0.12


def choose(bank: Bank, layout: Layout, number: int, *, seed: int, taken: Collection[int] = ()) -> int | None:
    """The number of the best cut-out for an item of a layout, none when the bank has none of its class.

    seed: moves the choice among cut-outs that are nearly as good. taken: those that other items have already.
    """
    item = layout.items[number]
    candidates = bank.of.get(name_of(item.label), [])
    if not candidates:
        return None
    fit = distances(bank, layout, number, candidates)
    rng = Random(f"{seed}/{item.id}")
    costs = [
        float(far) + fault(bank.patches[k], item, layout) + _AGAIN * (k in taken) + _CHANCE * rng.expovariate(1)
        for far, k in zip(fit, candidates, strict=True)
    ]
    return candidates[min(range(len(costs)), key=costs.__getitem__)]


def distances(bank: Bank, layout: Layout, number: int, candidates: Sequence[int]) -> Floats:
    """How far each cut-out is from what the layout around the item asks for, 0 to 2."""
    labels = [name_of(item.label) for item in layout.items]
    sought = bank.finder(labels, [item.box for item in layout.items], number)
    return np.asarray(np.linalg.norm(bank.embeddings[list(candidates)] - sought, axis=-1), dtype=np.float32)


def fault(patch: Patch, item: Item, layout: Layout) -> float:
    """What speaks against a cut-out by itself; see the constants."""
    width, height = item.box.width * layout.canvas.width, item.box.height * layout.canvas.height
    stretch = abs(math.log(width / height / patch.aspect))
    cost = _ASPECT * max(0.0, stretch - math.log(STRETCH)) + 0.3 * stretch
    cost += _COARSE * max(0.0, math.log(max(width / patch.width, height / patch.height)))
    cost += _HIDDEN * (patch.hidden + 3 * (1 - patch.whole))
    box = item.box
    open_sides = {
        "left": box.x0 > _NEAR,
        "top": box.y0 > _NEAR,
        "right": box.x1 < 1 - _NEAR,
        "bottom": box.y1 < 1 - _NEAR,
    }
    cost += _CUT * sum(open_sides[side] for side in patch.cut)
    colour = asked(item.attributes)
    return cost + (_COLOUR * (1 - has(patch.colours, colour)) if colour else 0.0)
