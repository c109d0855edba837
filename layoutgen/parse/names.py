"""Which nouns side by side are one name: "a bear pup", "a truck trailer", but not "people cars trees"."""

from __future__ import annotations

from functools import lru_cache

from layoutgen import vocab
from layoutgen.parse.lexicon import members
from layoutgen.parse.tree import Tree

YOUNG = frozenset({"pup", "cub", "calf", "foal", "chick", "kitten", "lamb", "puppy", "colt", "joey", "fawn"})
_NO_FOLK = frozenset({"surface", "structure", "furniture", "vehicle", "plant", "building", "appliance", "animal"})
_KINDS = members("kinds")
_ONE_APPLIANCE = frozenset({"refrigerator freezer", "fridge freezer", "oven stove", "stove oven", "oven range"})
_BEDDING = frozenset({"linen", "linens", "sheet", "sheets", "spread", "cover", "covers", "frame", "clothes"})
_FIXTURES = frozenset(
    {"sink", "dishwasher", "stove", "oven", "refrigerator", "fridge", "toilet", "bathtub", "tub", "window", "mirror"}
)
_FACES = frozenset({"face", "faces", "head", "heads"})
_HALF = ("VBN", "VBG")
_DOERS = frozenset({"person", "animal", "bird", "vehicle", "aircraft", "boat"})
MODIFIER = ("amod", "compound", "nmod", "nummod", "nmod:poss", "dep", "nmod:unmarked", "flat")


@lru_cache(maxsize=8192)
def known(word: str) -> bool:
    """Whether the vocabulary knows this noun."""
    return vocab.lookup(word) is not None


@lru_cache(maxsize=8192)
def _group(word: str) -> str:
    noun = vocab.lookup(word)
    return noun.group if noun is not None else ""


def joins(tree: Tree, i: int) -> bool:
    """Whether noun i continues the noun before it."""
    before = i - 1
    if tree.lower[before] == "-" or not tree.tags[before].startswith("NN"):
        return True
    pair = f"{tree.lower[before]} {tree.lower[i]}"
    if (
        known(pair)
        or tree.lower[before] == "airlines"
        or pair in _ONE_APPLIANCE
        or (tree.lower[before] == "bed" and tree.lower[i] in _BEDDING)
    ):
        return True
    if tree.tags[before] == "NN" and _is_of_animals(tree.lower[before], tree.lower[i]):
        return True
    if _begins_anew(tree.lower[before], tree.lower[i]):
        return False
    if _group(tree.lower[before]) == _group(tree.lower[i]) in ("animal", "vehicle", "fruit", "bird", "appliance"):
        return _is_kind(tree, i) or _is_one_machine(tree, i)
    if tree.tags[before] in ("NNS", "NNPS") and (tree.heads[before] != i or _two_plurals(tree, i)):
        return tree.tags[before] == "NNPS" and tree.heads[before] > i  # a "Star Wars theme cake"
    if _lacks_comma(tree, i):
        return False
    if tree.heads[before] >= i and tree.deps[before] in MODIFIER:
        return True
    if tree.heads[before] == i and tree.deps[before] in ("nsubj", "obj", "obl"):
        return False
    return not (known(tree.lower[before]) and known(tree.lower[i]))


def _is_of_animals(before: str, word: str) -> bool:
    """ "a zebra herd", "a giraffe face"."""
    return word in ("herd", "flock", "pack") or (word in _FACES and _group(before) == "animal")


def _begins_anew(before: str, word: str) -> bool:
    """ "a fence people cars and lights", "a sink windows and a stove": no name begins so."""
    fixture = before in _FIXTURES and vocab.singular(word) in _FIXTURES
    return fixture or (word == "people" and _group(before) in _NO_FOLK)


def _lacks_comma(tree: Tree, i: int) -> bool:
    """Whether a plural goes on with a list without commas: "people cars grass trees", "meters a street buildings"."""
    before = i - 1
    if i < 3 or tree.tags[i] != "NNS" or tree.tags[before] != "NN":
        return False
    listed = tree.tags[i - 2] == "NNS" or (tree.lower[i - 2] == "a" and tree.tags[i - 3].startswith("NN"))
    return listed and known(tree.lower[before]) and known(tree.lower[i])


def _is_kind(tree: Tree, i: int) -> bool:
    """ "a pug dog", "a bear pup" are one animal, "dog cat" are two."""
    if tree.tags[i - 1] == "NN" and vocab.singular(tree.lower[i]) in YOUNG:
        return True
    return tree.tags[i - 1] == "NN" and vocab.singular(tree.lower[i]) in _KINDS and tree.lower[i - 1] not in _KINDS


def _is_one_machine(tree: Tree, i: int) -> bool:
    """ "a truck trailer", "a stovetop oven": one name of two machines, where no list goes on."""
    named = tree.tags[i - 1] == "NN" and tree.heads[i - 1] == i and tree.deps[i - 1] == "compound"
    after = tree.tags[i + 1] if i + 1 < len(tree) else ""
    machine = _group(tree.lower[i]) in ("vehicle", "appliance")
    return named and machine and not after.startswith(("NN", "CC", ",", "DT")) and i > 1 and tree.tags[i - 2] != "NN"


def _two_plurals(tree: Tree, i: int) -> bool:
    """ "people cars and trees": a list that lacks its commas."""
    return known(tree.lower[i - 1]) and known(tree.lower[i]) and tree.lower[i - 1] not in ("sports", "glasses", "kids")


def is_second_half(tree: Tree, i: int) -> bool:
    """Whether a noun and a participle describe the noun after them: "bacon wrapped hot dogs", "a wall mounted tv"."""
    noun = tree.heads[i]
    if not i or tree.tags[i] not in _HALF or tree.tags[i - 1] != "NN" or tree.deps[i] != "amod" or noun <= i:
        return False
    if tree.tags[i] == "VBG" and (
        noun != i + 1 or tree.deps[i - 1] != "compound" or _group(tree.lower[i - 1]) in _DOERS
    ):
        return False  # "a gas burning oven", but not "a dog pulling sleds"
    return tree.heads[i - 1] in (i, noun) and vocab.person(tree.lower[i - 1]) is None
