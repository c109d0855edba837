"""Who stands or swims in water is in it: the feet, or the lower half, are below its surface."""

from __future__ import annotations

from collections.abc import Callable

from layoutgen import vocab
from layoutgen.art import anatomy
from layoutgen.art.cast import Cast
from layoutgen.art.place import frame
from layoutgen.art.placed import Stage
from layoutgen.layout import Item, Layout

_DEPTHS = {"swimming": 0.45, "lying": 0.3, "sleeping": 0.3, "sitting": 0.2, "sitting_ground": 0.2}
_FEET = 0.14  # share of the height of who stands or walks that is under water
_ABOVE = frozenset({"surfing", "flying", "jumping", "skiing", "riding_bike", "skating"})


def wade(
    layout: Layout, acting: Cast, placed: Stage, size: tuple[float, float], is_water: Callable[[float, float], bool]
) -> dict[int, float]:
    """Lowers people and animals into the water in which they stand; returns the height of its surface, by item.

    is_water: whether there is water at a point of the unit square. size: of the canvas, in units.
    """
    width, height = size
    levels: dict[int, float] = {}
    for number, item in enumerate(layout.items):
        part = acting.parts[number]
        if part.drawing is None or number in placed.host or number in placed.lifted or not _wades(layout, number):
            continue
        if any(p.how == "figure" and p.owner == number and p.prop in anatomy.BOARDS for p in acting.parts):
            continue
        x0, y0, x1, y1 = frame(part.drawing, placed.at[number])
        depth = _depth(item) * (y1 - y0)
        if not depth or y0 > y1 - depth or not is_water((x0 + x1) / 2 / width, y1 / height - 0.005):
            continue
        for other in (number, *_with(placed, number)):
            placed.at[other] = placed.at[other].shift(0.0, depth)
            placed.pane[other] = ((-width, -height), (2 * width, -height), (2 * width, y1), (-width, y1))
        levels[number] = y1
    return levels


def _wades(layout: Layout, number: int) -> bool:
    item = layout.items[number]
    noun = vocab.noun(item.label)
    if noun.group not in ("person", "animal") or noun.support == "water" or item.angle or item.pose in _ABOVE:
        return False
    said = {word for phrase in item.attributes for word in phrase.split()}
    return not said & {"flying", "airborne", "jumping", "leaping", "surfing", "toy"}


def _depth(item: Item) -> float:
    if item.pose == "swimming":
        return 0.0 if vocab.noun(item.label).group == "person" else _DEPTHS["swimming"]  # whose figure is drawn so
    return _DEPTHS.get(item.pose or "", _FEET)


def _with(placed: Stage, number: int) -> list[int]:
    """What goes where it goes: its riders, what it holds."""
    found = [n for n, (host, _) in placed.host.items() if host == number]
    return [each for n in found for each in (n, *_with(placed, n))]
