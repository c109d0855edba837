"""Nouns, numbers and colours of prompts of known meaning, and what a prompt is."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COCO = [
    "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat", "traffic light",
    "fire hydrant", "stop sign", "parking meter", "bench", "bird", "cat", "dog", "horse", "sheep", "cow", "elephant",
    "bear", "zebra", "giraffe", "backpack", "umbrella", "handbag", "tie", "suitcase", "frisbee", "skis", "snowboard",
    "sports ball", "kite", "baseball bat", "baseball glove", "skateboard", "surfboard", "tennis racket", "bottle",
    "wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange", "broccoli",
    "carrot", "hot dog", "pizza", "donut", "cake", "chair", "couch", "potted plant", "bed", "dining table", "toilet",
    "tv", "laptop", "computer mouse", "tv remote", "computer keyboard", "cell phone", "microwave", "oven", "toaster",
    "sink", "refrigerator", "book", "clock", "vase", "scissors", "teddy bear", "hair drier", "toothbrush",
]  # fmt: skip
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white", "gray")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SIDES = (("left", "right"), ("right", "left"), ("top", "bottom"), ("bottom", "top"))
_IRREGULAR = {"person": "people", "knife": "knives", "sheep": "sheep", "computer mouse": "computer mice"}
_PLURAL_ONLY = ("skis", "scissors")
SINGULAR = [noun for noun in COCO if noun not in _PLURAL_ONLY]
COUNTED = [noun for noun in SINGULAR if noun not in ("broccoli", "hair drier")]
SMALL = (
    "apple",
    "banana",
    "orange",
    "carrot",
    "donut",
    "cup",
    "bowl",
    "bottle",
    "book",
    "vase",
    "clock",
    "laptop",
    "teddy bear",
)
HANDY = ("cat", "dog", "bird", "backpack", "suitcase", "sports ball", "handbag")
BIG = ("car", "bus", "truck", "horse", "elephant", "bench", "couch", "train", "motorcycle", "cow")


@dataclass(frozen=True)
class Want:
    """What has to be there: the noun, how many, its colour if one is said, its side of the picture if one is said."""

    label: str
    count: int = 1
    colour: str | None = None
    side: str | None = None


@dataclass(frozen=True)
class Prompt:
    """A text and what it says. relations: (number of the subject in `things`, predicate, number of the object)."""

    family: str
    text: str
    things: tuple[Want, ...] = ()
    relations: tuple[tuple[int, str, int], ...] = ()
    absent: tuple[str, ...] = ()


def plural(noun: str) -> str:
    """English plural of a COCO noun."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun in _PLURAL_ONLY:
        return noun
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


def a(words: str) -> str:
    """The words behind their indefinite article."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def two(draw: Random, nouns: list[str] | tuple[str, ...] = tuple(SINGULAR)) -> tuple[str, str]:
    """Two different nouns."""
    first, second = draw.sample(list(nouns), 2)
    return first, second


def number(draw: Random, n: int) -> str:
    """A number in digits or as a word."""
    return draw.choice((str(n), NUMBERS[n - 1]))
