"""Spelling: slips are corrected, words and names are not, and spans stay those of the text as written."""

from __future__ import annotations

import pytest

from layoutgen import vocab
from layoutgen.parse.parser import SpacyParser
from layoutgen.parse.spell.correct import corrections, meant_by
from layoutgen.parse.spell.slips import distance, one_slip
from layoutgen.parse.spell.words import common, known_slips, right

SLIPS = {
    "chiar": "chair",
    "skatebaord": "skateboard",
    "umberella": "umbrella",
    "refridgerator": "refrigerator",
    "toliet": "toilet",
    "elephent": "elephant",
    "sittign": "sitting",
    "ofa": "of a",
    "thegrass": "the grass",
    "dinning": "dining",
    "peachs": "peaches",
    "octopuss": "octopuses",
    "canarys": "canaries",
    "skises": "skis",
}


@pytest.mark.parametrize(("word", "meant"), SLIPS.items())
def test_a_slip_is_what_was_meant(word: str, meant: str) -> None:
    assert meant_by(word) == meant


@pytest.mark.parametrize("word", ["wombat", "theremin", "tacks", "closeup", "bau", "pug", "qwxyzv", "axolotl", "zumba"])
def test_rare_words_and_gibberish_stay(word: str) -> None:
    assert meant_by(word) == word


def test_no_word_of_the_vocabulary_is_corrected() -> None:
    words = {word for name in vocab.compounds() for word in name.split() if word.isalpha()} - set(known_slips())
    assert len(words) > 1000
    assert [word for word in words if meant_by(word) != word] == []


def test_names_stay_and_beginnings_of_sentences_do_not() -> None:
    assert corrections("A girl named Jhon and Amrica@home.com") == []
    assert corrections("Chiar and table. Toliet.") == [(0, 5, "Chair"), (17, 23, "Toilet")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("on his fathers back", ["father's"]),
        ("a womans hat", ["woman's"]),
        ("the dogs head to the door", []),
        ("the dogs run", []),
        ("three old womans", ["women"]),
        ("two dogs heads", []),
    ],
)
def test_missing_apostrophes(text: str, meant: list[str]) -> None:
    assert [found for _, _, found in corrections(f" {text}")] == meant


def test_spans_are_those_of_the_text_as_written(parser: SpacyParser) -> None:
    text = "a bluw cat infront of a chiar"
    scene = parser(text)
    assert [(o.label, text[o.span[0] : o.span[1]]) for o in scene.objects if o.span] == [
        ("cat", "a bluw cat"),
        ("chair", "a chiar"),
    ]
    (relation,) = scene.relations
    assert (relation.predicate, relation.span) == ("in front of", (11, 21))


def test_distance_counts_slips() -> None:
    assert [distance("abc", other) for other in ("abc", "acb", "ab", "xbc", "abcd", "bca")] == [0, 1, 1, 1, 1, 2]
    assert all(distance("tie", other) <= 1 for other in one_slip("tie"))


def test_lists_do_not_overlap() -> None:
    assert not set(common()) & right()
    assert not set(known_slips()) & (set(common()) | right())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("A man on skies in the snow", ["skis"]),
        ("Under cloudy skies", []),
        ("people walking threw the city", ["through"]),
        ("a man who threw the ball", []),
        ("in front or a house", ["of"]),
        ("a cat or a dog", []),
        ("a black and while cat", ["white"]),
        ("Tow dogs on a couch", ["Two"]),
        ("a tow truck", []),
        ("several umbrella's and chairs", ["umbrellas"]),
        ("at the barber's and", []),
        ("a cat laying on to of a car", ["on top of"]),
    ],
)
def test_slips_that_make_another_word_are_told_by_their_neighbours(text: str, meant: list[str]) -> None:
    assert [found for _, _, found in corrections(f" {text}")] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("an elephant herd in a meadow", ["herd of elephants"]),
        ("the pelican colony", ["colony of pelicans"]),
        ("sheep that flock to a man", []),
        ("the kitchen herd", []),
    ],
)
def test_herds_named_after_their_animals(text: str, meant: list[str]) -> None:
    assert [found for _, _, found in corrections(text)] == meant


@pytest.mark.parametrize(
    ("text", "commas"),
    [
        ("a room with a lamp sofa rug and a door", [" lamp, sofa, rug"]),
        ("a room with a sofa desk lamp and a rug", []),
        ("a yard with a bench bucket shovel and two chairs", [" bench, bucket, shovel"]),
        ("a ham cheese sandwich and chips", []),
        ("a baseball bat glove and ball", []),
    ],
)
def test_lists_inside_sentences_get_their_commas(text: str, commas: list[str]) -> None:
    made = text
    for start, end, word in reversed(corrections(text)):
        made = made[:start] + word + made[end:]
    assert made == text if not commas else all(part in made for part in commas)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("a sled on a snow covered plane", "plain"), ("horses run across the barren plane", "plain")],
)
def test_planes_on_which_one_walks_are_plains(text: str, meant: str) -> None:
    assert [found for _, _, found in corrections(text)] == [meant]
