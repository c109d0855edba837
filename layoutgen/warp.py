"""Items moved, mirrored and turned: the box, the mask polygons and the keypoints together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layoutgen.layout import Box, Item

Point = tuple[float, float]
Map = Callable[[float, float], Point]

_SIDES = {"left": "right", "right": "left"}
_NEAR_DIAGONAL = 0.05  # cosine of twice the angle below which a box does not tell the sides of what was turned in it


def moved(item: Item, box: Box) -> Item:
    """The item in another box; polygons and keypoints follow, an RLE mask (pixels of the old place) is dropped."""
    old = item.box
    fx, fy = box.width / old.width, box.height / old.height

    def to(x: float, y: float) -> Point:
        return box.x0 + (x - old.x0) * fx, box.y0 + (y - old.y0) * fy

    return _warped(item, to, {"box": box})


def mirrored(item: Item) -> Item:
    """The item flipped left to right within its box; what leaned to the right leans to the left, a left hand is a
    right one.
    """
    box = item.box
    made = _warped(
        item,
        lambda x, y: (box.x0 + box.x1 - x, y),
        {"flip": not item.flip, "angle": -item.angle if item.angle else 0.0},
    )
    if made.keypoints is None:
        return made
    named = tuple(each.model_copy(update={"name": other_side(each.name)}) for each in made.keypoints)
    return made.model_copy(update={"keypoints": named})


def other_side(name: str) -> str:
    """The name of a keypoint in a mirror: "left_wrist" -> "right_wrist", "nose" -> "nose"."""
    return "_".join(_SIDES.get(part, part) for part in name.split("_"))


def turned(item: Item, degrees: float, aspect: float) -> Item:
    """The item turned clockwise; its box becomes that of what is turned. The middle of it stays where it was, so that a
    turn back gives back the place.

    aspect: width / height of the canvas in pixels, for a turn is one in pixels. What is turned is the outline of the
    mask where it has polygons, else the rectangle that fills the box at the item's present angle; of that the sides are
    not known at 45 degrees, where it is taken for a square. An RLE mask is dropped.
    """
    angle = round(normal(item.angle + degrees), 6)
    cx, cy = seen(item).center
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def turn(x: float, y: float) -> Point:
        across, down = (x - cx) * aspect, y - cy
        return cx + (cos * across - sin * down) / aspect, cy + sin * across + cos * down

    if isinstance(item.mask, tuple):
        found = _around(item.box, [turn(*point) for polygon in item.mask for point in _points(polygon)])
        box = found.shift(cx - found.cx, cy - found.cy)
    else:
        width, height = _sides(item.box.width * aspect, item.box.height, item.angle)
        across, down = _room(width, height, angle)
        box = found = item.box.around(cx, cy, across / aspect, down)

    def to(x: float, y: float) -> Point:
        x, y = turn(x, y)
        return x + box.x0 - found.x0, y + box.y0 - found.y0

    return _warped(item, to, {"box": box, "angle": angle})


def rectangle(box: Box, degrees: float, aspect: float) -> tuple[float, ...]:
    """The rectangle that, turned by so many degrees, fills a box: a flat x y list in the unit square.

    aspect: width / height of the canvas in pixels. Near 45 degrees it is taken for a square.
    """
    width, height = _sides(box.width * aspect, box.height, degrees)
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = ((-width, -height), (width, -height), (width, height), (-width, height))
    return tuple(
        value
        for x, y in corners
        for value in (box.cx + (cos * x - sin * y) / 2 / aspect, box.cy + (sin * x + cos * y) / 2)
    )


def seen(item: Item) -> Box:
    """The box of the outline, or the item's own where its mask has no polygons."""
    if not isinstance(item.mask, tuple):
        return item.box
    return _around(item.box, [point for polygon in item.mask for point in _points(polygon)])


def normal(degrees: float) -> float:
    """The same direction above -180 and up to 180 degrees."""
    return degrees if -180 < degrees <= 180 else 180.0 - (180.0 - degrees) % 360.0


def _room(width: float, height: float, degrees: float) -> Point:
    """Width and height of the upright box around a turned rectangle."""
    cos, sin = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    return width * cos + height * sin, width * sin + height * cos


def _sides(width: float, height: float, degrees: float) -> Point:
    """Width and height of the rectangle that, turned, needs this room; a square where several would."""
    cos, sin = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    apart = cos * cos - sin * sin
    if abs(apart) > _NEAR_DIAGONAL:
        sides = (width * cos - height * sin) / apart, (height * cos - width * sin) / apart
        if min(sides) > 0:
            return sides
    side = max(width, height) / (cos + sin)
    return side, side


def _around(old: Box, points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return old._replace(x0=min(xs), y0=min(ys), x1=max(xs), y1=max(ys))


def _points(polygon: Sequence[float]) -> Iterable[Point]:
    return zip(polygon[::2], polygon[1::2], strict=True)


def _warped(item: Item, to: Map, change: dict[str, Any]) -> Item:
    if isinstance(item.mask, tuple):
        change["mask"] = tuple(
            tuple(value for point in _points(polygon) for value in to(*point)) for polygon in item.mask
        )
    elif item.mask is not None:
        change["mask"] = None
    if item.keypoints is not None:
        change["keypoints"] = tuple(
            each.model_copy(update=dict(zip("xy", to(each.x, each.y), strict=True))) for each in item.keypoints
        )
    return item.model_copy(update=change)
