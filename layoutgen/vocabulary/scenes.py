"""Words for where and when a scene is, the weather, and what sort of picture it is."""

from __future__ import annotations

from collections.abc import Mapping

from layoutgen.vocabulary.nouns import singular
from layoutgen.vocabulary.words import meanings, members

TIMES: Mapping[str, str] = meanings("times")  # -> "night", "sunset", "dawn", "day"
# -> "rain", "snow", "fog", "storm", "cloudy", "sunny", "windy", "autumn", "spring"
WEATHERS: Mapping[str, str] = meanings("weathers")
PLACES: Mapping[str, str] = meanings("places")  # -> the name of a background: "beach", "living room"
# -> the sort of picture, "" for words that only introduce it ("a picture of two dogs").
STYLES: Mapping[str, str] = meanings("styles")
# What captions name without anything to draw: sides and parts of the picture, events, abstract things.
NOT_THINGS: frozenset[str] = members("not things")


def place(label: str) -> str | None:
    """The background for a word of place: "seashore" -> "beach", "living rooms" -> "living room"; None for others."""
    text = " ".join(label.lower().split())
    for article in ("the ", "a ", "an "):
        text = text.removeprefix(article)
    found = PLACES.get(text) or PLACES.get(singular(text))
    return found if found is not None or text.count(" ") < 2 else place(text.partition(" ")[2])  # "grass tennis court"


def time_of_day(phrase: str) -> str | None:
    """ "night", "sunset", "dawn" or "day" for a word or phrase of time; None for others."""
    return TIMES.get(" ".join(phrase.lower().split()))


def weather(phrase: str) -> str | None:
    """The weather a word or phrase names ("pouring rain" -> "rain"); None for others, and for lying snow."""
    return WEATHERS.get(" ".join(phrase.lower().split()))
