"""A drawing: vector art with its tight frame, the one thing that all art of the engine comes as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Facing = Literal["left", "right", "front"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A piece of vector art, resolution independent.

    name: what it shows, a singular noun ("dog", "fire hydrant").
    svg: SVG elements without an outer <svg>; its ids are unique to the drawing (a compositor may prefix them).
    view: x, y, width, height of the *ink* in the units of `svg`; fitted to an item's box, it makes the box tight.
    pack: the asset pack it comes from, which knows licence and credit.
    facing: where the subject looks; "front" has no direction. Flip horizontally to turn left into right.
    keypoints: named points in the units of `svg`: COCO person names such as "left_wrist", or "seat", "hand", "mouth".
    pale: the art is near white and wants an outline on a light ground.
    """

    name: str
    svg: str
    view: tuple[float, float, float, float]
    pack: str
    facing: Facing = "front"
    keypoints: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    pale: bool = False

    @property
    def aspect(self) -> float:
        """Width divided by height of the ink."""
        return self.view[2] / self.view[3]
