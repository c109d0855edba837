"""Plain shapes: the square of "a circle left of a yellow square" is no place that people meet on."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.background import background_of
from layoutgen.parse.reading import Reading

_SHAPES = frozenset({"circle", "triangle", "rectangle", "oval", "star", "diamond", "hexagon", "pentagon", "heart"})


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
