"""Plain shapes: the square of "a circle left of a yellow square" is no place that people meet on."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.background import background_of
from layoutgen.parse.reading import Reading

_SHAPES = frozenset({"circle", "triangle", "rectangle", "oval", "star", "diamond", "hexagon", "pentagon", "heart"})
_SOLIDS = frozenset({"sphere", "cylinder", "cone", "cuboid", "prism", "cube"} | _SHAPES - {"star", "heart", "diamond"})


def draw_shapes(reading: Reading) -> None:
    """Makes things of coloured squares, and of those beside other shapes."""
    others = any(e.label in _SHAPES for e in reading.entities)
    for square in reading.entities:
        if square.label != "square" or square.kind != "stuff":
            continue
        if others or square.count != 1 or any(vocab.colour(word) for word in square.attributes):
            square.kind, square.group = "thing", "symbol"
            place = background_of("square")
            reading.place_words[:] = [word for word in reading.place_words if word != place]
    _solids(reading)


def _solids(reading: Reading) -> None:
    """Makes a shape of the pyramid beside a cube or a sphere: it is none of stone, and as large as they are."""
    if not any(e.label in _SOLIDS for e in reading.entities):
        return
    for entity in reading.entities:
        if entity.label in ("pyramid", "cone"):
            entity.label, entity.group = f"{entity.label} shape", "symbol"
