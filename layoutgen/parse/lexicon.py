"""Grammar words: prepositions and verbs as canonical predicates, places in the picture, numbers, kinds of nouns.

The words stand in `lexicon.tsv`, one list and meaning a line. In a predicate "~" turns the relation round ("full of"
is "~in"), "without" makes what follows absent, and an empty one says that the words tell nothing to draw.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path


def _read() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = {}
    lines = Path(__file__).with_name("lexicon.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        name, meaning, words = line.split("\t")
        lists.setdefault(name, {}).update(dict.fromkeys(words.split(", "), meaning))
    return lists


_LISTS = _read()


def members(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(_LISTS[name])


def meanings(name: str) -> dict[str, str]:
    """Word -> meaning of one list."""
    return dict(_LISTS[name])


def _sides() -> Iterator[tuple[str, str]]:
    """All ways to say "left of" and "right of"."""
    leads = (
        "to the",
        "on the",
        "at the",
        "in the",
        "by the",
        "off to the",
        "over to the",
        "from the",
        "along the",
        "to",
    )
    for side in ("left", "right"):
        far = (f"far {side}", f"far {side} side")
        hands = (side, f"{side} side", f"{side} - hand side", f"{side} hand side", f"{side}side", *far)
        for lead, hand, link in product(leads, hands, ("of", "from")):
            yield f"{lead} {hand} {link}", f"{side} of"
        for lead, corner in product(("in the", "at the", "on the"), ("top", "bottom", "upper", "lower")):
            yield f"{lead} {corner} {side} of", f"{side} of"
        for words in ("of", "to", "from", "side of", "hand of"):
            yield f"{side} {words}", f"{side} of"
        for words in ("on", "to", "at", "the"):
            yield f"{words} {side} of", f"{side} of"
            yield f"{words} {side} side of", f"{side} of"
    yield from (("top of", "on"), ("to the top of", "above"), ("to the bottom of", "below"))


PHRASES: dict[tuple[str, ...], str] = {
    tuple(words.split()): predicate for words, predicate in (*_sides(), *_LISTS["phrases"].items())
}
FIRST_WORDS: dict[str, tuple[int, ...]] = {}  # first word of a phrase -> the lengths in words to try, longest first
for _words in PHRASES:
    FIRST_WORDS[_words[0]] = tuple(sorted({len(_words), *FIRST_WORDS.get(_words[0], ())}, reverse=True))

PREPOSITIONS = meanings("prepositions")
ADVERBS = meanings("adverbs")  # prepositions without a noun after them: "blue sky above"
TRANSITIVE = meanings("verbs")  # lemma -> predicate of subject and direct object
WITH_PREPOSITION: dict[
    tuple[str, str], str
] = {  # (lemma, preposition) where the verb changes what the preposition says
    (words.split(" ", 1)[0], words.split(" ", 1)[1]): predicate
    for words, predicate in _LISTS["verbs with prepositions"].items()
}
MATERIAL_VERBS = members("material verbs")  # "made of wood"
SPOUTS = frozenset({"shoot", "spray", "squirt", "spew", "gush", "pour", "leak", "spit", "blow", "emit"})
PUT_VERBS = members("put verbs")  # what stands after their object tells where the object is
LIGHT_VERBS = members("light verbs")  # say nothing of their own
ANIMATE_VERBS = members("animate verbs")  # only the living do them

POSITIONS = meanings("positions")
POSITION_TAILS = members("position tails")
PICTURE_WORDS = members("picture words")
PLACE_PARTS = members("place parts")  # "the side of a road" is the road
NUMBERS = {word: int(value) for word, value in _LISTS["numbers"].items()}
VAGUE = meanings("vague")
MASS_HEADS = members("mass heads")  # "three slices of pizza" are three pizzas as pictures go
SINGLE_PAIRS = members("single pairs")  # "a pair of scissors" is one thing
DEPICTIONS = members("depictions")  # what is "of" them is not in the scene
SURFACES = members("surfaces")  # "a table with a vase": the vase is on it
OVER_CLOTHES = members("over clothes")  # accessories that are held, not worn
INTENSIFIERS = members("intensifiers")
SHADES = members("shades")  # nouns that say which green or red: "pea green"
KIND_ATTRIBUTES = members("kind attributes")  # nouns that describe the noun after them: "toy truck"
SECOND_HALVES = members("second halves")  # "a snow covered hill"
NOT_ATTRIBUTES = members("not attributes")  # adjectives that say nothing about the look

CLOTHES_GROUPS = frozenset({"clothing", "accessory"})
TALL_OWNERS = frozenset({"person", "animal", "bird", "toy", "fish", "insect"})  # groups that can wear something
ALIVE = frozenset({"person", "animal", "bird"})  # groups that have heads, owners and wills
LIFELIKE = ALIVE | {"fish", "insect", "toy"}  # groups that captions show doing things
INTO = frozenset({"in", "on", "inside"})  # predicates that put one thing into or onto another
SEATS = members("seats")
WATERS = members("waters")
OPEN_GROUND = members("open ground")
OWN_PARTS = members("own parts")  # parts of the body that are drawn with their owner
