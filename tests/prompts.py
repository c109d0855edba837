"""Prompts of the kinds by which text-to-layout systems are judged, by templates, each with its expected outcome.

Families: LMD's four (arXiv 2305.13655), GenEval's six (arXiv 2310.11513), and the same meanings in other words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
_SINGULAR = [noun for noun in COCO if noun not in _PLURAL_ONLY]
_COUNTED = [noun for noun in _SINGULAR if noun not in ("broccoli", "hair drier")]
_SMALL = (
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
_HANDY = ("cat", "dog", "bird", "backpack", "suitcase", "sports ball", "handbag")
_BIG = ("car", "bus", "truck", "horse", "elephant", "bench", "couch", "train", "motorcycle", "cow")


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


def _two(draw: Random, nouns: list[str] | tuple[str, ...] = tuple(_SINGULAR)) -> tuple[str, str]:
    first, second = draw.sample(list(nouns), 2)
    return first, second


def _number(draw: Random, n: int) -> str:
    return draw.choice((str(n), NUMBERS[n - 1]))


def _photo(draw: Random) -> str:
    return draw.choice(("A realistic photo of a scene", "A realistic top-down photo of a scene"))


# LMD ----------------------------------------------------------------------------------------------------------------


def lmd_negation(draw: Random) -> Prompt:
    noun = draw.choice(_COUNTED)
    return Prompt("lmd negation", f"{_photo(draw)} without {plural(noun)}", absent=(noun,))


def lmd_numeracy(draw: Random) -> Prompt:
    noun, n = draw.choice(_COUNTED), draw.randint(1, 10)
    words = f"{_number(draw, n)} {plural(noun) if n > 1 else noun}"
    return Prompt("lmd numeracy", f"{_photo(draw)} with {words}", (Want(noun, n),))


def lmd_attribution(draw: Random) -> Prompt:
    (first, second), (c1, c2) = _two(draw), draw.sample(COLOURS, 2)
    text = f"{_photo(draw)} with {a(f'{c1} {first}')} and {a(f'{c2} {second}')}"
    return Prompt("lmd attribution", text, (Want(first, 1, c1), Want(second, 1, c2)))


def lmd_spatial(draw: Random) -> Prompt:
    first, second = _two(draw)
    one, other = draw.choice(SIDES)
    c1, c2 = draw.choice(((None, None), tuple(draw.sample(COLOURS, 2))))
    head, tail = f"{c1} {first}" if c1 else first, f"{c2} {second}" if c2 else second
    text = f"{_photo(draw)} with {a(head)} on the {one} and {a(tail)} on the {other}"
    return Prompt("lmd spatial", text, (Want(first, 1, c1, one), Want(second, 1, c2, other)))


# GenEval ------------------------------------------------------------------------------------------------------------


def geneval_single(draw: Random) -> Prompt:
    noun = draw.choice(COCO)
    return Prompt("geneval single", f"a photo of {a(noun)}", (Want(noun),))


def geneval_two(draw: Random) -> Prompt:
    first, second = _two(draw)
    return Prompt("geneval two", f"a photo of {a(first)} and {a(second)}", (Want(first), Want(second)))


def geneval_counting(draw: Random) -> Prompt:
    noun, n = draw.choice(_COUNTED), draw.randint(2, 5)
    return Prompt("geneval counting", f"a photo of {NUMBERS[n - 1]} {plural(noun)}", (Want(noun, n),))


def geneval_colours(draw: Random) -> Prompt:
    noun, colour = draw.choice(_SINGULAR), draw.choice(COLOURS)
    return Prompt("geneval colours", f"a photo of {a(f'{colour} {noun}')}", (Want(noun, 1, colour),))


def geneval_position(draw: Random) -> Prompt:
    first, second = _two(draw)
    where = draw.choice(("left of", "right of", "above", "below"))
    text = f"a photo of {a(first)} {where} {a(second)}"
    return Prompt("geneval position", text, (Want(first), Want(second)), ((0, where, 1),))


def geneval_attribution(draw: Random) -> Prompt:
    (first, second), (c1, c2) = _two(draw), draw.sample(COLOURS, 2)
    text = f"a photo of {a(f'{c1} {first}')} and {a(f'{c2} {second}')}"
    return Prompt("geneval attribution", text, (Want(first, 1, c1), Want(second, 1, c2)))


# other people's words -------------------------------------------------------------------------------------------------

_DIRECTIONS = {
    "{x} to the left of {y}": "left of",
    "{x} on the left side of {y}": "left of",
    "{x} left to {y}": "left of",
    "{x} is on the left of {y}": "left of",
    "There is {x} to the left of {y}.": "left of",
    "to the left of {y} there is {x}": "left of",
    "{x} that is located to the right of {y}": "right of",
    "{x} on the right-hand side of {y}": "right of",
    "{x} standing to the right of {y}": "right of",
    "{x} at the right of {y}": "right of",
    "an image of {x} to the right of {y}": "right of",
    "{x} above {y}": "above",
    "{x} is above {y}": "above",
    "a picture of {x} directly above {y}": "above",
    "{x} higher than {y}": "above",
    "{x} below {y}": "below",
    "{x} is placed below {y}": "below",
    "{y} with {x} to its left": "left of",
    "{y} with {x} on its right": "right of",
    "{y}, and to the left of it {x}": "left of",
    "{y} has {x} above it": "above",
    "{x} on the left, {y} on the right": "left of",
    "{x} is on the right and {y} is on the left": "right of",
}


def worded_direction(draw: Random) -> Prompt:
    (x, y), form = _two(draw, [*_SMALL, *_HANDY, *_BIG]), draw.choice(list(_DIRECTIONS))
    text = form.format(x=a(x), y=draw.choice((a(y), f"the {y}")))
    return Prompt("worded direction", text, (Want(x), Want(y)), ((0, _DIRECTIONS[form], 1),))


_PLACES = {
    "{x} on {y}": "on",
    "{x} on top of {y}": "on",
    "{x} sitting on {y}": "on",
    "{x} placed on {y}": "on",
    "{x} lying on top of {y}": "on",
    "{x} under {y}": "under",
    "{x} beneath {y}": "under",
    "{x} underneath {y}": "under",
    "{y} with {x} on it": "on",
    "{y} with {x} on top": "on",
    "{x} next to {y}": "near",
    "{x} beside {y}": "near",
    "{x} near {y}": "near",
    "{x} by {y}": "near",
    "{x} behind {y}": "behind",
    "{x} in front of {y}": "in front of",
}
_SURFACES = ("dining table", "bench", "chair", "couch", "bed")


def worded_place(draw: Random) -> Prompt:
    form = draw.choice(list(_PLACES))
    x, y = draw.choice((*_SMALL, *_HANDY)), draw.choice(_SURFACES)
    lead = draw.choice(("", "", "a photo of ", "There is "))
    text = lead + form.format(x=a(x), y=a(y))
    order = (Want(x), Want(y))
    return Prompt("worded place", text, order, ((0, _PLACES[form], 1),))


def worded_list(draw: Random) -> Prompt:
    """ "three red apples and two green pears" """
    nouns, colours = draw.sample([*_SMALL, *_HANDY], 3), draw.sample(COLOURS, 3)
    wants = [
        Want(noun, draw.randint(1, 5), draw.choice((colour, None))) for noun, colour in zip(nouns, colours, strict=True)
    ]
    wants = wants[: draw.choice((2, 2, 3))]
    words = [_phrase(draw, want) for want in wants]
    joined = ", ".join(words[:-1]) + (", and " if len(words) > 2 else " and ") + words[-1]
    lead = draw.choice(("", "", "a photo of ", "there is " if wants[0].count == 1 else "there are ", "an image with "))
    return Prompt("worded list", lead + joined, tuple(wants))


def _phrase(draw: Random, want: Want) -> str:
    words = f"{want.colour} {want.label}" if want.colour else want.label
    if want.count == 1:
        return draw.choice((a(words), f"one {words}"))
    many = words.removesuffix(want.label) + plural(want.label)
    return f"{_number(draw, want.count)} {many}"


_COUNTS = (
    "exactly {n} {xs}",
    "a total of {n} {xs}",
    "a photo showing {n} {xs}",
    "{n} {xs} and nothing else",
    "There are {n} {xs} in the picture.",
    "a group of {n} {xs}",
    "{n} different {xs}",
    "I want a picture with {n} {xs}",
    "an image of {n} {xs} in a row",
    "{n} {xs} next to each other",
)


def worded_count(draw: Random) -> Prompt:
    noun, n = draw.choice((*_SMALL, *_HANDY, *_BIG)), draw.randint(2, 10)
    text = draw.choice(_COUNTS).format(n=_number(draw, n), xs=plural(noun))
    return Prompt("worded count", text, (Want(noun, n),))


_CORNERS = {
    "{x} in the top left corner and {y} in the bottom right corner": ("top left", "bottom right"),
    "{x} in the upper right and {y} in the lower left": ("top right", "bottom left"),
    "{x} in the lower left corner, {y} in the upper right corner": ("bottom left", "top right"),
    "on the left there is {x}, on the right there is {y}": ("left", "right"),
    "on the right side of the picture is {x}, on the left side is {y}": ("right", "left"),
    "{x} at the top and {y} at the bottom": ("top", "bottom"),
    "{x} at the bottom of the image, {y} at the top of the image": ("bottom", "top"),
    "{x} on the left half and {y} on the right half": ("left", "right"),
}


def worded_corner(draw: Random) -> Prompt:
    (x, y), form = _two(draw, [*_SMALL, *_HANDY]), draw.choice(list(_CORNERS))
    c1, c2 = draw.choice(((None, None), tuple(draw.sample(COLOURS, 2))))
    text = form.format(x=a(f"{c1} {x}" if c1 else x), y=a(f"{c2} {y}" if c2 else y))
    one, other = _CORNERS[form]
    return Prompt("worded corner", text, (Want(x, 1, c1, one), Want(y, 1, c2, other)))


_NEGATIONS = (
    "no {xs} but {y}",
    "{y} and no {xs}",
    "{y} without {xs}",
    "{y} but no {xs}",
    "there are no {xs}, only {y}",
    "There is {y}. There are no {xs}.",
    "{y}, without any {xs}",
    "a scene with {y} but without {xs}",
    "{y} with no {xs} around",
    "{y} and not a single {x}",
    "{y} but there isn't any {x}",
)


def worded_negation(draw: Random) -> Prompt:
    x, y = _two(draw, [*_SMALL, *_HANDY, *_BIG])
    n = draw.choice((1, 1, 2, 3))
    words = a(y) if n == 1 else f"{NUMBERS[n - 1]} {plural(y)}"
    form = draw.choice(_NEGATIONS)
    if n > 1 and form.startswith("There is"):
        form = form.replace("There is", "There are")
    return Prompt("worded negation", form.format(x=x, xs=plural(x), y=words), (Want(y, n),), absent=(x,))


def worded_pair(draw: Random) -> Prompt:
    """Two of one noun that differ in colour, or two counted things in a relation."""
    noun, (c1, c2) = draw.choice((*_SMALL, *_HANDY, "car", "chair")), draw.sample(COLOURS, 2)
    other = draw.choice([w for w in (*_HANDY, *_BIG) if w != noun])
    n, m = draw.randint(1, 4), draw.randint(1, 3)
    first, second = Want(noun, n), Want(other, m)
    one, another, both = a(f"{c1} {noun}"), a(f"{c2} {noun}"), (Want(noun, 1, c1), Want(noun, 1, c2))
    third = "vase" if noun != "vase" else "cup"
    texts = (
        (f"{one} and {another}", both, ()),
        (f"two {plural(noun)}, one {c1} and one {c2}", both, ()),
        (f"{one} left of {another}", both, ((0, "left of", 1),)),
        (f"{_phrase(draw, first)} to the left of {_phrase(draw, second)}", (first, second), ((0, "left of", 1),)),
        (f"{_phrase(draw, first)} to the right of {_phrase(draw, second)}", (first, second), ((0, "right of", 1),)),
        (f"{a(noun)} between {a(other)} and {a(third)}", (Want(noun), Want(other), Want(third)), ()),
    )  # fmt: skip
    text, things, relations = draw.choice(texts)
    return Prompt("worded pair", text, things, relations)


FAMILIES: tuple[Callable[[Random], Prompt], ...] = (
    lmd_negation, lmd_numeracy, lmd_attribution, lmd_spatial,
    geneval_single, geneval_two, geneval_counting, geneval_colours, geneval_position, geneval_attribution,
    worded_direction, worded_place, worded_list, worded_count, worded_corner, worded_negation, worded_pair,
)  # fmt: skip


def prompts(each: int, seed: int = 0) -> Iterator[Prompt]:
    """`each` different prompts of every family (fewer where the family has fewer), the same for the same seed."""
    for family in FAMILIES:
        draw, seen = Random(f"{family.__name__} {seed}"), set()
        for _ in range(20 * each):
            prompt = family(draw)
            if prompt.text not in seen:
                seen.add(prompt.text)
                yield prompt
            if len(seen) == each:
                break
