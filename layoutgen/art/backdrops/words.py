"""Reading the words of a background: place, stuff with its colour, time of day, weather."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layoutgen.art.backdrops.palette import COLOURS, Light
from layoutgen.art.backdrops.places import ALIASES, OUTDOORS, PLACES, STUDIO
from layoutgen.art.backdrops.regions import REGIONS

_TIMES = {
    word: time
    for time, words in {
        "night": "night|nighttime|night time|midnight|dark night|moonlight|moonlit|starry night|starry sky|night sky",
        "sunset": "sunset|dusk|evening|twilight|golden hour|sundown|late afternoon",
        "dawn": "dawn|sunrise|daybreak|early morning",
        "day": "day|daytime|noon|midday|morning|afternoon|daylight",
    }.items()
    for word in words.split("|")
}
_WEATHERS = {
    word: weather
    for weather, words in {
        "rain": "rain|rainy|raining|rainfall|drizzle|shower of rain|wet",
        "snow": "snow|snowy|snowing|snowfall|blizzard|snowstorm|winter|wintry|snow covered",
        "fog": "fog|foggy|mist|misty|haze|hazy|smog",
        "storm": "storm|stormy|thunderstorm|thunder|tempest|hurricane",
        "cloudy": "cloudy|overcast|grey sky|gray sky|cloudy sky|gloomy",
        "sunny": "sunny|sunshine|bright sun|sunlit",
        "windy": "windy|wind|breezy|breeze",
        "autumn": "autumn|autumnal",
        "spring": "spring|springtime",
    }.items()
    for word in words.split("|")
}
# stuff that says as much of the place as a place does
_SPECIAL = frozenset(
    {"tennis court", "soccer field", "football field", "baseball field", "running track", "ice rink", "ski slope"}
    | {"parking lot"}
)
_MOON = frozenset({"moon", "full moon", "moonlight", "moonlit", "crescent moon"})
# words for any region of a role, not for a certain one: "the floor" of a kitchen is the floor that kitchens have
_GENERIC = frozenset(
    {"wall", "floor", "ground", "land", "water", "waters", "background", "backdrop", "surface", "tiles", "sky"}
)
# "side of the road" is road, but a bottle of water is no water
_PARTS = frozenset(
    {"side", "middle", "edge", "body", "end", "patch", "part", "lot", "center", "centre", "front", "bank", "corner"}
    | {"field", "bed", "sheet"}
)


@dataclass(frozen=True, slots=True)
class Stuff:
    """A region that was named, by its canonical label, with the colour (a `COLOURS` name) it was given.

    generic: the word fits any region of the role ("floor"), so that a place's own one is meant where it has one.
    """

    name: str
    colour: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words of a background say: `place` (a key of PLACES or None) and the regions named beside it."""

    place: str | None
    place_colour: str | None
    stuff: tuple[Stuff, ...]
    light: Light
    moon: bool


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("_", " ").replace("-", " ").split())


def _forms(phrase: str) -> list[str]:
    """The phrase, its singular, and both again without its leading words, longest first."""
    words, forms = phrase.split(), []
    for start in range(len(words)):
        tail = " ".join(words[start:])
        forms.append(tail)
        if tail.endswith("es") and tail[:-2].endswith(("s", "x", "ch", "sh")):
            forms.append(tail[:-2])
        if tail.endswith("s"):
            forms.append(tail[:-1])
    return forms


def _colour(phrase: str) -> str | None:
    for index, word in enumerate(words := phrase.split()):
        if word in COLOURS:
            pair = f"{words[index - 1]} {word}" if index else word
            return pair if pair in COLOURS else word
    return None


def region_of(label: str) -> Stuff | None:
    """The region a label means ("red brick walls" is a brick wall, red), or None."""
    phrase = _plain(label)
    head, of, _ = phrase.partition(" of ")
    if (of and head.split()[-1] not in _PARTS) or phrase.endswith("food court"):
        return None
    for form in _forms(phrase):
        if form in REGIONS:
            return Stuff(REGIONS[form].name, _colour(phrase), form in _GENERIC)
    return None


def place_of(label: str) -> str | None:
    """The place a word means ("a busy downtown" is a city), a key of PLACES, or None."""
    for form in _forms(_plain(label)):
        if form in PLACES:
            return form
        if form in ALIASES:
            return ALIASES[form]
    return None


def _says_more(label: str) -> bool:
    """Whether the label is a place by more of its words than it is stuff: "under water" is no water to be added."""
    for form in _forms(_plain(label)):
        if form in REGIONS:
            return False
        if form in PLACES or form in ALIASES:
            return True
    return False


def time_of(words: Sequence[str]) -> str:
    """day, dawn, sunset or night; the first that is named wins, day when none is."""
    named = [_TIMES[w] for w in map(_plain, words) if w in _TIMES]
    return named[0] if named else "day"


def weather_of(words: Sequence[str]) -> tuple[str, ...]:
    """The weathers named, also as adjectives ("rainy street"), in the order of WEATHERS."""
    named = {_WEATHERS[p] for w in map(_plain, words) for p in (w, *w.split()) if p in _WEATHERS}
    return Light.of("day", sorted(named)).weather


def setting(words: Sequence[str], regions: Sequence[str] = ()) -> Setting:
    """All that `words` say. Words that mean nothing here are passed over.

    regions: labels of stuff that is there besides: they name no time or weather, and a place only where they are one
    ("sea", but not "sand", which words alone would take for a beach).
    """
    plain = [_plain(word) for word in words]
    light_words = [w for w in plain if (w in _TIMES or w in _WEATHERS) and w not in PLACES and w not in ALIASES]
    named = [word for word in plain if word not in light_words]
    of_stuff = [word for word in named if not _says_more(word)]
    stuff = [region for region in map(region_of, (*of_stuff, *regions)) if region]
    moon = any(word in _MOON for word in plain)
    places = [(_rank(found), index, found) for index, word in enumerate(named) if (found := place_of(word))]
    if not places:
        named = [label for label in map(_plain, regions) if place_of(label) == label]
        places = [(_rank(label), index, label) for index, label in enumerate(named)]
    place: str | None = None
    colour: str | None = None
    if places:
        _, index, place = min(places)
        colour = _colour(named[index]) or _paint_of(place, regions)
        stuff += _walls_behind(place, [other for _, _, other in places])
    elif stuff:
        place = "room" if any(REGIONS[region.name].indoors for region in stuff) else OUTDOORS
    elif light_words or moon:
        place = OUTDOORS
    light = Light.of(time_of(words), weather_of(words), indoors=place is not None and is_indoors(place))
    return Setting(
        place, colour, tuple({region.name: region for region in reversed(stuff)}.values())[::-1], light, moon
    )


def _paint_of(place: str, regions: Sequence[str]) -> str | None:
    """The colour that is said of the place where it is named as stuff: "a pink bathroom"."""
    return next((found for label in regions if place_of(label) == place and (found := _colour(_plain(label)))), None)


def _walls_behind(place: str, named: Sequence[str]) -> list[Stuff]:
    """A table stands in the room that is named beside it: that room's wall is seen behind."""
    rooms = [room for room in named if room not in ("table", "desk", place) and is_indoors(room)]
    return [Stuff(PLACES[rooms[0]][0][0])] if place in ("table", "desk") and rooms else []


def _rank(place: str) -> int:
    """Which of several named places the picture is of: the richest first, the sky last."""
    if place not in REGIONS or place in _SPECIAL:
        return 0 if place not in (STUDIO, OUTDOORS) else 2
    return {"sky": 3, "far": 2, "wall": 2}.get(REGIONS[place].role, 1)


def is_indoors(place: str) -> bool:
    """Whether a place of PLACES has a wall instead of a sky."""
    return any(REGIONS[label].role == "wall" for label, _ in PLACES[place])
