"""The tables name only predicates that have a meaning on boxes."""

from __future__ import annotations

import pytest

from layoutgen.geometry import PREDICATES
from layoutgen.parse import lexicon
from layoutgen.parse.counts import number
from layoutgen.parse.introduction import introduction_end, tail_start


@pytest.mark.parametrize("name", ["PHRASES", "PREPOSITIONS", "ADVERBS", "TRANSITIVE", "WITH_PREPOSITION"])
def test_predicates_are_canonical(name: str) -> None:
    used = {value.removeprefix("~") for value in getattr(lexicon, name).values()}
    assert used - {"", "of", "without"} <= set(PREDICATES)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("two", 2),
        ("7", 7),
        ("twenty-five", 25),
        ("1,000", 1000),
        ("99999", 1000),
        ("million", 1000),
        ("dozen", 12),
        ("red", None),
    ],
)
def test_numbers(word: str, value: int | None) -> None:
    assert number(word) == value


@pytest.mark.parametrize(
    "text",
    [
        "a photo of |a dog",
        "Draw |a dog",
        "Please draw a picture of |a dog",
        "A realistic photo of a scene with |a dog",
        "A realistic photo of a scene |without a dog",
        "Generate an image of |two dogs",
        "A close-up of |a dog",
        "|a dog with a photo",
        "A black and white photo of |a dog",
        "|a painting on a wall",
        "an oil painting of |a dog",
        "This is a picture of |a dog",
        "The image shows |a dog",
        "In this picture |there is a dog",
        "I want to see |a dog",
        "|a photo album on a desk",
        "a webcam photo of |a dog",
        "a full-body, softly lit studio shot of |a dog",
        "an etching of |a dog",
        "a cubist painting of |a dog",
        "a 50mm telephoto shot of |a dog",
        "a picture including |a dog",
        "|a webcam on a desk",
        "|a sticker of a dog on a door",
    ],
)
def test_introductions(text: str) -> None:
    before, _, after = text.partition("|")
    assert introduction_end(before + after) == len(before)


@pytest.mark.parametrize(
    "text", ["a dog|, digital art", "a dog|, oil painting, highly detailed", "a dog| in watercolor", "a dog|"]
)
def test_tails(text: str) -> None:
    before, _, after = text.partition("|")
    assert tail_start(before + after) == len(before)
