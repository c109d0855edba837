"""Which boxes and pictures a comparison with real layouts counts, and how it takes means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from layoutgen.data.example import Example
from layoutgen.metrics import Thing

UNKNOWN = 4 / 3  # width by height of a picture whose size the data do not tell: most photographs


@dataclass(frozen=True)
class Protocol:
    """least: share of the square around the picture that a true box covers to count. fewest: such boxes in a picture.

    by_picture: means over pictures, things matched in the order made, places seen in that square; else over all
    matched things, the nearest pairs first, in the picture's own width and height.
    """

    name: str
    least: float
    fewest: int
    by_picture: bool

    def truth(self, example: Example) -> list[Thing]:
        """Class and box of the true things that count."""
        least = self.least * in_square(aspect(example))
        return [(item.label, item.box) for item in example.layout.items if item.box.area > least]

    def kept(self, examples: Iterable[Example]) -> list[Example]:
        """The pictures that count."""
        return [example for example in examples if len(self.truth(example)) >= self.fewest]


EVERY = Protocol("every", 0.0, 0, by_picture=False)
# Text2Scene's released evaluation counts boxes of more than a hundredth of the square. With pictures of at least three
# it gives the floors that are known of COCO val2017 (see docs/guide/layouts.md).
TEXT2SCENE = Protocol("text2scene", 0.01, 3, by_picture=True)
PROTOCOLS = {protocol.name: protocol for protocol in (EVERY, TEXT2SCENE)}


def aspect(example: Example) -> float:
    """Width by height of the picture, of a usual photograph where nobody knows."""
    return example.layout.canvas.aspect if example.sized else UNKNOWN


def in_square(aspect: float) -> float:
    """How often a picture fits in the smallest square around it, from 1 on."""
    return max(aspect, 1 / aspect)
