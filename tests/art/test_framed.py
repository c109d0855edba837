"""What pictures show, what is on a screen and on the front of a house, what toys and bushes in bloom look like."""

from __future__ import annotations

import pytest

from layoutgen.art import packs
from layoutgen.art.cast import cast
from layoutgen.art.framed import framed
from layoutgen.art.stage import stage
from layoutgen.art.tint import recolour
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def _framed(*attributes: str, label: str = "painting") -> str:
    plain = packs.find("painting")
    assert plain is not None
    return framed(plain, label, attributes, packs.find).svg


def test_a_painting_shows_what_it_is_of() -> None:
    plain = packs.find("painting")
    boat, whale = packs.find("boat"), packs.find("whale")
    assert plain is not None and boat is not None and whale is not None
    assert boat.svg in _framed("of a boat") and boat.svg in _framed("of two boats", label="old photo")
    assert whale.svg in _framed("of the whale")
    assert _framed() == _framed("of something nobody draws") == _framed("of a boat", label="mirror") == plain.svg


def test_a_portrait_of_a_woman_is_none_of_a_man() -> None:
    assert len({_framed("of a woman"), _framed("of a man"), _framed()}) == 3


@pytest.mark.parametrize(("toy", "shape"), [("carrot toy", "carrot"), ("giraffe toy", "giraffe"), ("dog toy", "toy")])
def test_a_toy_is_drawn_in_its_shape(toy: str, shape: str) -> None:
    found, wanted = packs.find(toy), packs.find(shape)
    assert found is not None and wanted is not None and found.name == wanted.name


def test_a_meal_is_drawn_as_the_last_dish_it_names() -> None:
    found = packs.find("turkey sandwich lunch")
    assert found is not None and found.name == "sandwich"


def test_a_bush_in_bloom_stays_green() -> None:
    drawn = {}
    for colour in ("yellow", "purple"):
        found = packs.find("bush", ("flowering",))
        assert found is not None
        drawn[colour] = recolour(found, (colour,)).svg
        assert "#5C913B" in drawn[colour]
    assert drawn["yellow"] != drawn["purple"]


def _placed(subject: str, words: str, host: str) -> tuple[float, float, float, float]:
    """How far the subject is from its host's left, upper, right and lower edge, inwards."""
    scene = SceneGraph()
    a, b = scene.put(subject), scene.put(host)
    scene.relate(a, "on", b, words)
    layout = predict(scene, seed=2)
    placed = stage(layout, cast(layout, seed=2), 512.0, 512.0)
    boxes = []
    for number in range(2):
        drawing = cast(layout, seed=2).parts[number].drawing
        assert drawing is not None
        x, y, w, h = drawing.view
        (x0, y0), (x1, y1) = placed.at[number].at((x, y)), placed.at[number].at((x + w, y + h))
        boxes.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    one, other = boxes
    return one[0] - other[0], one[1] - other[1], other[2] - one[2], other[3] - one[3]


@pytest.mark.parametrize("words", ["on the front of", "on the side of"])
def test_a_sign_on_the_front_of_a_shop_is_within_it(words: str) -> None:
    assert min(_placed("stop sign", words, "house")) > 0


@pytest.mark.parametrize("words", ["showing", "displays", "playing"])
def test_what_a_television_shows_is_within_its_screen(words: str) -> None:
    assert min(_placed("horse", words, "tv")) > 0


def test_a_cat_on_a_television_sits_on_top_of_it() -> None:
    assert _placed("cat", "sitting on", "tv")[1] < 0


def test_a_rider_of_an_elephant_is_on_the_canvas() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman", count=2), "riding", scene.put("elephant"), "riding")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        placed = stage(layout, cast(layout, seed=seed), 512.0, 512.0)
        for number, part in enumerate(cast(layout, seed=seed).parts):
            assert part.drawing is not None
            assert placed.at[number].at((part.drawing.view[0], part.drawing.view[1]))[1] > -2


def test_a_bird_with_its_wings_spread_looks_as_if_it_flew_where_it_stands() -> None:
    drawn = {}
    for looks in ((), ("wings spread",)):
        scene = SceneGraph()
        scene.put("eagle", attributes=looks)
        layout = predict(scene, seed=1)
        drawn[looks] = cast(layout, seed=1).parts[0].drawing
        assert layout.items[0].pose != "flying"
    assert drawn[()] != drawn["wings spread",]


@pytest.mark.parametrize("label", ["wall vent", "crack"])
def test_vents_and_cracks_are_drawn_as_such(label: str) -> None:
    found = packs.find(label)
    assert found is not None and f"own/{label.split()[-1]}" in found.svg
