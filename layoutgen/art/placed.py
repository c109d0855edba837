"""What the stage hands on: where every drawing stands, and who is drawn together with whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from layoutgen.art.place import Affine, Point

Slot = Literal["behind", "inside", "front"]


@dataclass(slots=True)
class Stage:
    """Maps of the placed drawings, and who is drawn together with whom.

    at: item -> map into units of the picture. host: item -> (item it is drawn with, where). rim: container -> height of
    the rim, below which its front hides what is inside, and how far the rim sags in the middle. string: item -> its
    string or shaft, from the handle to the hand. lifted: what does not stand on the ground itself.
    pane: item -> the window it is seen through.
    """

    at: dict[int, Affine] = field(default_factory=dict)
    host: dict[int, tuple[int, Slot]] = field(default_factory=dict)
    rim: dict[int, tuple[float, float]] = field(default_factory=dict)
    string: dict[int, tuple[Point, Point]] = field(default_factory=dict)
    lifted: set[int] = field(default_factory=set)
    pane: dict[int, tuple[Point, ...]] = field(default_factory=dict)

    def front(self, number: int, across: tuple[float, float], bottom: float) -> list[Point]:
        """The polygon over a container's front: below its rim, between two x and down to `bottom`."""
        left, right = across
        rim, sag = self.rim[number]
        shares = [k / 16 for k in range(17)]
        curve = [(left + t * (right - left), rim + sag * 4 * t * (1 - t)) for t in shares]
        return [*curve, (right, max(bottom, rim + 0.1)), (left, max(bottom, rim + 0.1))]
