"""What newcomers ask for is drawn: colours of several things, who lies with the head on the pillow, hats on animals."""

from __future__ import annotations

import pytest

from layoutgen.art import packs
from layoutgen.art.cast import cast
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

_NEW = (
    "easel", "rolling pin", "rubber duck", "scoop", "lily pad", "napkin", "toy block", "potion", "party hat",
    "dollhouse", "rocking horse", "snow globe", "triceratops", "stegosaurus", "pterodactyl", "narwhal", "walrus",
    "toucan", "hula hoop", "yo-yo", "spinning top", "wedding cake", "pegasus", "apple tree", "gingerbread house",
    "cotton candy", "chess board", "griffin", "magnifying glass", "doghouse", "pool table", "teepee", "monkey bars",
    "bamboo", "marshmallow", "butterfly net", "island", "snowman",
)  # fmt: skip


@pytest.mark.parametrize("noun", _NEW)
def test_what_children_name_has_a_drawing_of_its_own(noun: str) -> None:
    found = packs.find(noun, ())
    assert found is not None and "own/" in found.svg[:60]


def test_colourful_balloons_have_a_colour_each() -> None:
    scene = SceneGraph()
    scene.put("balloon", attributes=("colorful",), count=4)
    parts = cast(PriorPredictor()(scene, seed=0), seed=0).parts
    assert len({part.drawing.svg for part in parts if part.drawing is not None}) == 4


def test_who_lies_in_bed_has_the_head_on_the_pillow() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman", attributes=("lying",)), "in", scene.put("bed"), "lying in")
    layout = PriorPredictor()(scene, seed=0)
    for item, part in zip(layout.items, cast(layout, seed=0).parts, strict=True):
        if item.label == "woman":
            assert part.drawing is not None
            head = part.drawing.keypoints["head_top"][0] - part.drawing.view[0]
            left = (head < part.drawing.view[2] / 2) != part.flip
        elif item.label == "bed":
            pillow = not part.flip
    assert left == pillow
