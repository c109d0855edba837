"""Colour words change the main family of fills of a drawing and nothing else."""

from __future__ import annotations

import re

import numpy as np
import pytest
from drawn import found, pixels

from layoutgen.art import packs, tint
from layoutgen.art.oklab import oklch, to_hex

OBJECTS = ("car", "bus", "umbrella", "dog", "chair", "vase", "kite", "apple", "couch", "backpack", "bird", "boat")
HUES = {"red": (0, 45), "green": (120, 165), "blue": (235, 280), "yellow": (85, 115), "purple": (290, 335)}


def colours(image: np.ndarray) -> dict[str, int]:
    """How many opaque pixels each colour has."""
    opaque = image[image[..., 3] == 255][:, :3]
    values, counts = np.unique(opaque, axis=0, return_counts=True)
    return {f"#{r:02X}{g:02X}{b:02X}": int(n) for (r, g, b), n in zip(values, counts, strict=True)}


@pytest.mark.parametrize("label", OBJECTS)
@pytest.mark.parametrize("word", HUES)
def test_most_of_it_has_the_asked_hue(label: str, word: str) -> None:
    drawing = tint.recolour(found(label), (word,))
    low, high = HUES[word]
    lch = {colour: (oklch(colour), n) for colour, n in colours(pixels(drawing, 96)).items()}
    right = sum(n for (_, chroma, hue), n in lch.values() if chroma > 0.04 and low <= hue <= high)
    assert right / sum(n for _, n in lch.values()) > 0.3


def test_only_the_main_family_changes() -> None:
    before, after = colours(pixels(found("car"), 128)), colours(pixels(tint.recolour(found("car"), ("blue",)), 128))
    for kept in ("#292F33", "#CCD6DD"):  # tyres, hub caps
        assert before[kept] == after[kept] > 0
    assert before["#DD2E44"] > 0
    assert "#DD2E44" not in after


@pytest.mark.parametrize("word", ["black", "white", "grey"])
def test_black_white_and_grey_keep_their_shading(word: str) -> None:
    drawing = tint.recolour(found("couch"), (word,))
    shades = [colour for colour, n in colours(pixels(drawing, 128)).items() if n > 100 and oklch(colour)[1] < 0.02]
    assert len(shades) >= 3
    assert drawing.pale == (word == "white")
    assert (drawing.view, drawing.keypoints, drawing.facing) == tuple(
        getattr(found("couch"), name) for name in ("view", "keypoints", "facing")
    )


@pytest.mark.parametrize("word", ["red", "green", "black", "white"])
@pytest.mark.parametrize("label", ["stop sign", "keyboard", "sports ball", "zebra", "mouse"])
def test_letters_and_keys_and_eyes_stay_visible(label: str, word: str) -> None:
    """What differs from the main colour before differs after, be it as a lighter or darker shade."""
    shades = [oklch(c)[0] for c, n in colours(pixels(tint.recolour(found(label), (word,)), 160)).items() if n > 40]
    assert max(shades) - min(shades) > 0.15


@pytest.mark.parametrize("word", ["red", "blue", "purple", "pink", "black", "white"])
@pytest.mark.parametrize("label", ["truck", "bed", "clock", "potted plant", "cell phone", "sink", "cow"])
def test_the_asked_colour_rules(label: str, word: str) -> None:
    """A colour word changes a fifth of the ink at least."""
    before, after = pixels(found(label), 96).astype(int), pixels(tint.recolour(found(label), (word,)), 96).astype(int)
    inked = before[..., 3] > 200
    assert (np.abs(before - after)[..., :3].max(axis=-1)[inked] > 12).mean() > 0.2


def test_natural_looks_stay() -> None:
    for label, words in (
        ("cow", ("black and white",)),
        ("zebra", ("black", "white")),
        ("cat", ("striped",)),
        ("dog", ("big", "happy")),
    ):
        assert tint.recolour(found(label), words) is found(label)
    cat = found("cat", "black")
    assert tint.recolour(cat, ("black",)) is cat


def test_a_variant_with_one_of_two_colours_still_takes_the_other() -> None:
    cat = found("cat", "black", "white")
    assert cat.name == "black cat"
    image = colours(pixels(tint.recolour(cat, ("black", "white")), 128))
    assert sum(n for colour, n in image.items() if oklch(colour)[0] > 0.9) > 500
    assert sum(n for colour, n in image.items() if oklch(colour)[0] < 0.4) > 500


def test_materials_on_animals_make_figures() -> None:
    count = found("horse").svg.count("<path")
    assert tint.recolour(found("horse"), ("wooden",)).svg.count("<path") > count
    assert tint.recolour(found("horse"), ("golden",)).svg.count("<path") == count


def test_two_colours_and_patterns() -> None:
    assert tint.look(("red and white striped",)).colours == tint.look(("red", "white")).colours
    assert tint.look(("polka dot",)).pattern == "polka dot"
    for label, words in (
        ("umbrella", ("red", "white")),
        ("dog", ("black", "white")),
        ("shirt", ("striped",)),
        ("wall", ("brick",)),
    ):
        image = colours(pixels(tint.recolour(found(label), words), 128))
        assert len([colour for colour, n in image.items() if n > 150]) >= 2
    red_white = colours(pixels(tint.recolour(found("umbrella"), ("red", "white")), 128))
    assert sum(n for colour, n in red_white.items() if oklch(colour)[0] > 0.9) > 500
    assert sum(n for colour, n in red_white.items() if oklch(colour)[1] > 0.15) > 500


def test_glass_lets_light_through() -> None:
    assert pixels(tint.recolour(found("bowl"), ("glass",)), 64)[..., 3].max() < 255


def test_same_words_same_bytes() -> None:
    for words in (("red",), ("striped", "blue"), ("wooden",), ("red and white",)):
        assert tint.recolour(found("bench"), words) == tint.recolour(found("bench"), words)


@pytest.mark.parametrize("word", ["striped", "polka dot", "plaid", "wooden", "metal", "brick", "floral"])
def test_patterns_are_plain_shapes(word: str) -> None:
    """`<pattern>` fills and clip paths are slow, and ids could clash."""
    for label in ("umbrella", "table", "couch"):
        svg = tint.recolour(found(label), (word,)).svg
        assert not re.search(r"<(pattern|clipPath|mask)|\bid=", svg)
        assert svg.startswith("<g data-art=")


@pytest.mark.parametrize("word", ["striped", "plaid", "wooden", "rainbow", "camouflage"])
@pytest.mark.parametrize("label", ["shirt", "cat", "car", "kite", "bicycle"])
def test_patterns_stay_on_their_shapes(label: str, word: str) -> None:
    plain, covered = pixels(found(label), 200)[..., 3], pixels(tint.recolour(found(label), (word,)), 200)[..., 3]
    assert np.abs(plain.astype(int) - covered.astype(int)).max() <= 140  # edges only, where a mark thickens them
    assert (np.abs(plain.astype(int) - covered.astype(int)) > 40).mean() < 0.02


def test_oklab_goes_there_and_back() -> None:
    for colour in ("#DD2E44", "#77B255", "#55ACEE", "#31373D", "#F5F8FA", "#000000", "#FFFFFF"):
        assert to_hex(*oklch(colour)) == colour
    assert packs.find("car") is packs.find("car")


def test_a_black_and_white_panda_bear_is_a_panda_as_pandas_are() -> None:
    drawing = found("panda bear")
    assert tint.recolour(drawing, ("black", "white")) is drawing


@pytest.mark.parametrize("label", ["bus", "plane", "rowboat"])
def test_stripes_run_along_the_side_of_what_is_long(label: str) -> None:
    """There is a row that the stripe fills, and there are rows without any of it."""
    image = pixels(tint.recolour(found(label), ("white", "green striped")), 200).astype(int)
    green = (image[..., 1] > image[..., 0] + 40) & (image[..., 1] > image[..., 2] + 20) & (image[..., 3] > 250)
    rows = green.mean(axis=1)
    assert rows.max() > 0.5 and (rows == 0).mean() > 0.5


@pytest.mark.parametrize("label", ["fire hydrant", "umbrella", "bird"])
def test_three_colours_are_all_seen(label: str) -> None:
    shown = colours(pixels(tint.recolour(found(label), ("red", "white", "blue")), 160))
    lch = [(oklch(colour), n) for colour, n in shown.items()]
    assert sum(n for (_, chroma, hue), n in lch if chroma > 0.1 and (hue < 45 or hue > 345)) > 900
    assert sum(n for (light, chroma, _), n in lch if light > 0.9 and chroma < 0.02) > 900
    assert sum(n for (_, chroma, hue), n in lch if chroma > 0.1 and 235 < hue < 280) > 900


def test_two_colours_of_stripes_are_both_seen() -> None:
    assert tint.look(("white", "blue red striped"), "plane").colours == tint.look(("white", "blue", "red")).colours


def test_colourful_food_has_the_colours_of_food() -> None:
    assert tint.recolour(found("salad"), ("colorful",)) == found("salad")
    assert tint.recolour(found("cake"), ("colorful",)) != found("cake")
