"""What LMD's and GenEval's prompts ask for, in other people's words."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.prompt_words import BIG, COLOURS, HANDY, NUMBERS, SMALL, Prompt, Want, a, number, plural, two

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
    "{y} whose left neighbour is {x}": "left of",
    "to the right of {y} one can see {x}": "right of",
    "{x} is next to {y}, on its right": "right of",
    "{x} is higher up than {y}": "above",
    "{x} is lower down than {y}": "below",
    "{x} is beside {y} (to the right)": "right of",
    "{x} is left beside {y}": "left of",
    "on the right of {x} we find {y}": "left of",
    "can you draw {x} to the left-hand side of {y}?": "left of",
}


def worded_direction(draw: Random) -> Prompt:
    (x, y), form = two(draw, [*SMALL, *HANDY, *BIG]), draw.choice(list(_DIRECTIONS))
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
    x, y = draw.choice((*SMALL, *HANDY)), draw.choice(_SURFACES)
    lead = draw.choice(("", "", "a photo of ", "There is "))
    text = lead + form.format(x=a(x), y=a(y))
    order = (Want(x), Want(y))
    return Prompt("worded place", text, order, ((0, _PLACES[form], 1),))


def worded_list(draw: Random) -> Prompt:
    """ "three red apples and two green pears" """
    nouns, colours = draw.sample([*SMALL, *HANDY], 3), draw.sample(COLOURS, 3)
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
    return f"{number(draw, want.count)} {many}"


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
    "{xs}, {n} of them",
    "{xs}: {n}",
    "{n} copies of a {x}",
    "a {x} shown {n} times",
    "a row consisting of {n} {xs}",
    "no more than {n} {xs}",
    "Count: {n} {xs}",
    "{n} ({n}) {xs}",
)


def worded_count(draw: Random) -> Prompt:
    noun, n = draw.choice((*SMALL, *HANDY, *BIG)), draw.randint(2, 10)
    text = draw.choice(_COUNTS).format(n=number(draw, n), x=noun, xs=plural(noun))
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
    "the top half has {x}, the bottom half has {y}": ("top", "bottom"),
    "in the upper part {x}, in the lower part {y}": ("top", "bottom"),
    "{x} up top and {y} down below": ("top", "bottom"),
    "{x} high up, {y} low down": ("top", "bottom"),
    "lower half: {x}, upper half: {y}": ("bottom", "top"),
    "bottom left {x}, top right {y}": ("bottom left", "top right"),
    "{x} on the right with {y} on the left": ("right", "left"),
    "the leftmost third shows {x}, the rightmost third shows {y}": ("left", "right"),
    "{x} occupying the right half of the image, {y} occupying the left half": ("right", "left"),
}


def worded_corner(draw: Random) -> Prompt:
    (x, y), form = two(draw, [*SMALL, *HANDY]), draw.choice(list(_CORNERS))
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
    "show {y}, but please leave out the {xs}",
    "there should not be any {xs}, there should be {y}",
    "Exclude {xs}. Include {y}.",
    "{y} from which all {xs} have been removed",
    "everything but a {x}: {y}",
    "{y}, the {xs} nowhere to be seen",
    "the picture lacks a {x} but includes {y}",
    "I do not want any {xs} in this picture, I only want {y}",
    "{y} and definitely not a {x}",
    "I'd rather not have any {xs}; give me {y}",
    "{y} sans {xs}",
    "Remove all {xs} from the picture and keep {y}",
    "{y} in place of a {x}",
    "I want to see {y}. I do not want to see a {x}.",
)


def worded_negation(draw: Random) -> Prompt:
    x, y = two(draw, [*SMALL, *HANDY, *BIG])
    n = draw.choice((1, 1, 2, 3))
    words = a(y) if n == 1 else f"{NUMBERS[n - 1]} {plural(y)}"
    form = draw.choice(_NEGATIONS)
    if n > 1 and form.startswith("There is"):
        form = form.replace("There is", "There are")
    return Prompt("worded negation", form.format(x=x, xs=plural(x), y=words), (Want(y, n),), absent=(x,))


def worded_pair(draw: Random) -> Prompt:
    """Two of one noun that differ in colour, or two counted things in a relation."""
    noun, (c1, c2) = draw.choice((*SMALL, *HANDY, "car", "chair")), draw.sample(COLOURS, 2)
    other = draw.choice([w for w in (*HANDY, *BIG) if w != noun])
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


_COLOUR_TAILS = (
    "{a} {x} with {ac} colour and {a} {y} with {bd} colour",
    "{a} {x} having {ac} color next to {a} {y} having {bd} color",
    "{a} {x} of {c} colour and {a} {y} of {d} colour",
    "{a} {x} whose colour is {c} and {a} {y} whose colour is {d}",
    "{a} {x} coloured {c} and {a} {y} coloured {d}",
    "{a} {x} painted {c} beside {a} {y} painted {d}",
    "{a} {x} in {c} next to {a} {y} in {d}",
    "{a} {x} with the colour {c} and {a} {y} with the colour {d}",
    "{a} {x}, {c} in colour, and {a} {y}, {d} in colour",
    "I want the {x} to be {c} and the {y} to be {d}",
    "{a} {x} and {a} {y}, {c} and {d} respectively",
    "{a} {x} and {a} {y}. The former is {c}, the latter is {d}.",
    "{ac} {x}, whereas the {y} is {d}",
    "unlike the {c} {x}, the {y} is {d}",
    "{ac} {x} but the {y} next to it is {d}",
    "{ac} {x}; the {y}, however, is {d}",
    "Paint the {x} {c}. Paint the {y} {d}.",
    "The {x}'s colour is {c} and the {y}'s colour is {d}.",
    "{a} {x} (colour: {c}) and {a} {y} (colour: {d})",
    "{c} is the {x}, {d} is the {y}",
    "two objects, one is {ac} {x} and the other is {bd} {y}",
)


def worded_colour(draw: Random) -> Prompt:
    """Colours that are said apart from their things."""
    (x, y), (c, d) = two(draw, [*SMALL, *HANDY, *BIG]), draw.sample(COLOURS, 2)
    text = draw.choice(_COLOUR_TAILS)
    for noun, mark in ((x, "{a} {x}"), (y, "{a} {y}")):
        text = text.replace(mark, a(noun))
    text = text.format(x=x, y=y, c=c, d=d, ac=a(c), bd=a(d))
    return Prompt("worded colour", text, (Want(x, 1, c), Want(y, 1, d)))


_SHARES = {
    "{n} {xs}, {k} of them {c} and {r} of them {d}": (True, True),
    "{n} {xs}, {k} of which are {c} while the rest are {d}": (True, True),
    "{n} {xs}: {k} {c} and {r} {d}": (True, True),
    "{k} {c} {xs}, {r} {d} ones": (True, True),
    "{n} {xs}, all of them {c}": (False, False),
    "{n} {xs}, all {c}": (False, False),
    "{n} out of {n} {xs} are {c}": (False, False),
}


def worded_share(draw: Random) -> Prompt:
    """Sets that are told by their colours."""
    noun, (c, d) = draw.choice((*SMALL, *HANDY, "car", "chair")), draw.sample([c for c in COLOURS if c != "orange"], 2)
    n, form = draw.randint(5, 9), draw.choice(list(_SHARES))
    k = draw.randint(2, n - 2)
    text = form.format(n=NUMBERS[n - 1], k=NUMBERS[k - 1], r=NUMBERS[n - k - 1], xs=plural(noun), c=c, d=d)
    things = (Want(noun, k, c), Want(noun, n - k, d)) if _SHARES[form][0] else (Want(noun, n, c),)
    return Prompt("worded share", text, things)


_TALLIES = {
    "{n} {xs} and as many {ys}": "n",
    "{n} {xs} and an equal number of {ys}": "n",
    "a photo of {n} {xs} along with the same number of {ys}": "n",
    "an image of {n} {xs} together with the identical amount of {ys}": "n",
    "{n} {xs} and twice as many {ys}": "double",
    "{n} {xs} with double the number of {ys}": "double",
    "{n} {xs} and one more {y} than {xs}": "more",
    "{n} {xs}, and there is one more {y} than {xs}": "more",
    "a picture of {n} {xs} and a few {ys}, the number of {xs} is less than that of {ys}": "greater",
    "there are {n} {xs} with a few {ys}, the number of {xs} is more than that of {ys}": "smaller",
    "a photo of {n} {xs} and several {ys}, where the number of {ys} is greater than the number of {xs}": "greater",
}


def worded_tally(draw: Random) -> Prompt:
    """One number told by another. Of "a few" any number does that keeps the comparison; ours is the next to three."""
    (x, y), form, n = two(draw, [*SMALL, *HANDY, "car", "chair"]), draw.choice(list(_TALLIES)), draw.randint(2, 4)
    m = {"n": n, "double": 2 * n, "more": n + 1, "greater": max(3, n + 1), "smaller": min(3, n - 1)}[_TALLIES[form]]
    text = form.format(n=NUMBERS[n - 1], y=y, xs=plural(x), ys=plural(y))
    return Prompt("worded tally", text, (Want(x, n), Want(y, m)))


WORDED: tuple[Callable[[Random], Prompt], ...] = (
    worded_direction, worded_place, worded_list, worded_count, worded_corner, worded_negation, worded_pair,
    worded_colour, worded_share, worded_tally,
)  # fmt: skip
