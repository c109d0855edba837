"""People, collectives, colours, sizes, places and senses: what words mean beside the nouns."""

from __future__ import annotations

import re

import pytest

from layoutgen import vocab

PEOPLE = [
    ("man", (), ("male", "adult", None)),
    ("man", ("old",), ("male", "old", None)),
    ("old lady", (), ("female", "old", None)),
    ("little girls", (), ("female", "child", None)),
    ("boy", (), ("male", "child", None)),
    ("kid", ("female",), ("female", "child", None)),
    ("toddler", (), (None, "baby", None)),
    ("baby girl", (), ("female", "baby", None)),
    ("people", (), (None, "adult", None)),
    ("crowd", (), (None, "adult", None)),
    ("young woman", (), ("female", "adult", None)),
    ("grandmother", (), ("female", "old", None)),
    ("grandpa", (), ("male", "old", None)),
    ("surfer", ("young", "male"), ("male", "adult", "surfer")),
    ("surfer girl", (), ("female", "child", "surfer")),
    ("policewoman", (), ("female", "adult", "police officer")),
    ("tennis players", (), (None, "adult", "tennis player")),
    ("king", (), ("male", "adult", "king")),
    ("bride", (), ("female", "adult", "bride")),
    ("football coach", (), (None, "adult", "coach")),
    ("santa", (), ("male", "old", "santa claus")),
]


@pytest.mark.parametrize(("label", "attributes", "expected"), PEOPLE)
def test_person(label: str, attributes: tuple[str, ...], expected: tuple[str | None, str, str | None]) -> None:
    assert vocab.person(label, attributes) == expected


@pytest.mark.parametrize("label", ["dog", "hot dog", "snowman", "mannequin", "statue", "car", "flibbertigibbet"])
def test_not_a_person(label: str) -> None:
    assert vocab.person(label) is None


def test_collective() -> None:
    assert vocab.collective("crowd") == ("person", 8)
    assert vocab.collective("couple") == ("person", 2)
    assert vocab.collective("herd") == ("", 5)
    assert vocab.collective("herds of cows") == ("cow", 5)
    assert vocab.collective("pair of shoes") == ("shoe", 2)
    assert vocab.collective("school of fish") == ("fish", 7)
    for word in ("school", "dog", "mound", "slice of pizza"):
        assert vocab.collective(word) is None


def test_what_is_cut_is_cut_in_whatever_number() -> None:
    assert vocab.portion("pizza", "a pair of small slices of pizza") == "slice of pizza"
    assert vocab.portion("cake", "a couple of pieces of cake") == "cake slice"
    assert vocab.portion("pizza", "a couple of pizzas") == "pizza"


@pytest.mark.parametrize("label", ["closet", "storage room", "cellar"])
def test_rooms_where_things_are_kept_are_rooms(label: str) -> None:
    assert vocab.place(label) == "room"


def channels(value: str | None) -> tuple[int, int, int]:
    assert value is not None
    assert re.fullmatch("#[0-9a-f]{6}", value)
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:], 16)


def test_colours() -> None:
    for name, value in vocab.COLOURS.items():
        assert vocab.colour(name) == value
        channels(value)
    for name in [
        "red",
        "orange",
        "yellow",
        "green",
        "blue",
        "purple",
        "violet",
        "pink",
        "brown",
        "black",
        "white",
        "grey",
        "gray",
        "silver",
        "gold",
        "beige",
        "tan",
    ]:
        assert name in vocab.COLOURS
    for name in ("green", "blue", "red", "brown", "purple"):
        dark, plain, light = (sum(channels(vocab.colour(f"{shade} {name}".strip()))) for shade in ("dark", "", "light"))
        assert dark < plain < light
    assert vocab.colour("light-blue") == vocab.colour("Light  Blue")
    red, green, blue = channels(vocab.colour("reddish"))
    assert red > green + 60
    assert red > blue + 60
    red, green, blue = channels(vocab.colour("blue-green"))
    assert red < min(green, blue)
    for word in ("dog", "dark", "light", "", "finish", "selfish", "light dog"):
        assert vocab.colour(word) is None


def test_sizes() -> None:
    assert vocab.size_factor(()) == (1, 1)
    assert vocab.size_factor(["red"]) == (1, 1)
    assert vocab.size_factor(["huge"]) == (vocab.SIZES["huge"],) * 2
    width, height = vocab.size_factor(["tall"])
    assert width == 1 < height
    assert vocab.size_factor(["very tall"])[1] > height
    assert vocab.size_factor(["tiny", "tiny", "tiny"]) == (0.25, 0.25)
    assert vocab.size_factor(["long"])[0] > 1


def test_scene_words() -> None:
    assert [vocab.time_of_day(word) for word in ("at night", "Dusk", "sunrise", "noon", "dog")] == [
        "night",
        "sunset",
        "dawn",
        "day",
        None,
    ]
    assert [vocab.weather(word) for word in ("raining", "foggy", "overcast", "sunny", "snow")] == [
        "rain",
        "fog",
        "cloudy",
        "sunny",
        None,
    ]
    assert [vocab.STYLES[word] for word in ("photograph", "picture", "watercolor", "closeup")] == [
        "photo",
        "",
        "watercolour",
        "close-up",
    ]
    places = {
        "seashore": "beach",
        "the woods": "forest",
        "ocean": "sea",
        "living rooms": "living room",
        "harbor": "harbour",
    }
    places |= {"ski slope": "ski slope", "outer space": "space", "tennis court": "tennis court", "a kitchen": "kitchen"}
    for word, place in places.items():
        assert vocab.place(word) == place
        assert vocab.place(place) in (place, None)
    assert vocab.place("dog") is None
    assert {"background", "foreground", "side", "top"} <= vocab.NOT_THINGS


def test_sense() -> None:
    assert vocab.sense("mouse", ["laptop", "desk"]) == "computer mouse"
    assert vocab.sense("mouse", ["cheese"]) == "mouse"
    assert vocab.sense("bat", ["castle", "moon"]) == "bat"
    assert vocab.sense("bats", ["pitcher"]) == "baseball bat"
    assert vocab.sense("dog", ["laptop"]) == "dog"


@pytest.mark.parametrize(
    ("label", "others", "said", "meaning"),
    [
        ("fish", ["rice"], ["on"], "fish fillet"),
        ("salmon", ["potato"], [], "fish fillet"),
        ("fish", ["boat"], ["in"], "fish"),
        ("chicken", ["noodle"], ["served on"], "fried chicken"),
        ("chicken", ["barn"], ["near"], "chicken"),
    ],
)
def test_what_is_served_is_cooked(label: str, others: list[str], said: list[str], meaning: str) -> None:
    assert vocab.meant(label, others, said) == meaning
