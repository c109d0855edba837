"""Things whose shape the text names are drawn in it."""

from __future__ import annotations

import pytest

from layoutgen.art import packs
from layoutgen.art.things import art_of
from layoutgen.engine import Engine


@pytest.mark.parametrize(
    ("noun", "shape"),
    [("mirror", "round"), ("mirror", "oval"), ("clock", "square"), ("rug", "circular"), ("sign", "triangular")],
)
def test_the_shape_has_a_drawing_of_its_own(noun: str, shape: str) -> None:
    plain, shaped = packs.find(noun, ()), packs.find(noun, (shape,))
    assert plain is not None
    assert shaped is not None
    assert plain.svg != shaped.svg


@pytest.mark.parametrize("text", ["a circular mirror above a dresser", "a square mirror on a wall", "a round window"])
def test_what_is_round_or_square_is_as_wide_as_high(engine: Engine, text: str) -> None:
    layout = engine.layout(engine.parse(text), seed=1)
    box = next(item.box for item in layout.items if item.label in ("mirror", "window"))
    assert box.width * layout.canvas.aspect == pytest.approx(box.height, rel=0.02)


@pytest.mark.parametrize("text", ["a maple with orange leaves", "an apple tree with white blossoms"])
def test_a_tree_has_the_colour_of_its_leaves(engine: Engine, text: str) -> None:
    def tree(said: str) -> str:
        layout = engine.layout(engine.parse(said), seed=0)
        drawing = art_of(layout, layout.items[0], None)
        assert drawing is not None
        return drawing.svg

    assert tree(text) != tree(text.partition(" with")[0])
