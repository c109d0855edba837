"""Cyclists and bikers with the machine that the text does not mention: one drawing of both."""

from __future__ import annotations

from dataclasses import replace

from layoutgen import vocab
from layoutgen.art import anatomy, packs
from layoutgen.art.drawing import Drawing
from layoutgen.art.place import Affine, frame
from layoutgen.layout import Item, Layout

_MACHINES = {"cyclist": "bicycle", "biker": "motorcycle", "motorcyclist": "motorcycle"}
_SIZES = {"bicycle": 0.86, "motorcycle": 0.8}  # height of the machine over that of the sitting figure


def machine_of(layout: Layout, item: Item, role: str | None) -> str | None:
    """What a person of this role rides without a word; None where the picture has such a thing of its own."""
    machine = _MACHINES.get(role or "")
    ridden = any(vocab.noun(other.label).name in _SIZES for other in layout.items if other is not item)
    return None if ridden else machine


def mounted(rider: Drawing, machine: str) -> Drawing:
    """The rider, in the pose of who rides a bicycle, on the machine; the rider alone when no pack has one."""
    found = packs.find(machine)
    if found is None:
        return rider
    scale = _SIZES[machine] * rider.view[3] / found.view[3]
    turned = rider.facing in ("left", "right") and found.facing in ("left", "right") and rider.facing != found.facing
    seat = anatomy.seat(found, "vehicle")
    goal = anatomy.sitting_point(rider, "riding_bike")
    across = -scale if turned else scale
    at = Affine(across, 0, 0, scale, goal[0] - across * seat[0], goal[1] - scale * seat[1])
    x0, y0, x1, y1 = frame(found, at)
    x, y, width, height = rider.view
    left, top = min(x, x0), min(y, y0)
    view = (left, top, max(x + width, x1) - left, max(y + height, y1) - top)
    return replace(rider, svg=f'<g transform="{at.svg}">{found.svg}</g>{rider.svg}', view=view)
