"""The words layoutgen knows: nouns with their sizes and places, people, colours, sizes, times, weather, places.

Everything here answers from tables in constant time and needs no other part of layoutgen.
"""

from __future__ import annotations

from layoutgen.vocabulary.coco import COCO_80, COCO_171, COCO_STUFF, coco_id, coco_name
from layoutgen.vocabulary.looks import COLOURS, MATERIALS, PATTERNS, SHAPES, SIZES, STATES, colour, size_factor
from layoutgen.vocabulary.nouns import (
    Noun,
    aliases,
    compounds,
    generic,
    groups,
    is_stuff,
    lookup,
    nearest_coco,
    noun,
    nouns,
    singular,
)
from layoutgen.vocabulary.parts import PORTIONS, STUCK, part_place, sticks
from layoutgen.vocabulary.people import Collective, Person, collective, person
from layoutgen.vocabulary.scenes import NOT_THINGS, PLACES, STYLES, TIMES, WEATHERS, place, time_of_day, weather
from layoutgen.vocabulary.senses import ambiguous, meant, portion, sense, told

__all__ = [
    "COCO_80",
    "COCO_171",
    "COCO_STUFF",
    "COLOURS",
    "MATERIALS",
    "NOT_THINGS",
    "PATTERNS",
    "PLACES",
    "PORTIONS",
    "SHAPES",
    "SIZES",
    "STATES",
    "STUCK",
    "STYLES",
    "TIMES",
    "WEATHERS",
    "Collective",
    "Noun",
    "Person",
    "aliases",
    "ambiguous",
    "coco_id",
    "coco_name",
    "collective",
    "colour",
    "compounds",
    "generic",
    "groups",
    "is_stuff",
    "lookup",
    "meant",
    "nearest_coco",
    "noun",
    "nouns",
    "part_place",
    "person",
    "place",
    "portion",
    "sense",
    "singular",
    "size_factor",
    "sticks",
    "time_of_day",
    "told",
    "weather",
]
