"""How many: "two", "5", "a dozen", "at least ten", "several", "a few", "dozens"."""

from __future__ import annotations

from functools import lru_cache

from layoutgen import vocab
from layoutgen.parse.chunks import Chunk
from layoutgen.parse.lexicon import NUMBERS, SINGLE_PAIRS, VAGUE
from layoutgen.parse.tree import Tree
from layoutgen.scene import Vague

Count = int | Vague
_MOST = 1000
_MODEL = 100  # in digits before a singular: a type or a year
_KINDS = frozenset({"single", "lone", "twin", "double", "one"})  # "three single beds"
_WHOLES = frozenset({"hundred", "thousand"})  # "a hundred one stars"
_ARTICLES = frozenset({"a", "an", "another", "this", "that"})
_ARTED = _ARTICLES | {"the"}
_MEASURES = frozenset({"NN", "JJ", "VBN", "VBD"})
_MEASURED = frozenset(
    {"way", "engine", "story", "storey", "tier", "layer", "seat", "wheel", "door", "lane", "level", "piece", "person",
     "deck", "burner", "slice", "man", "toned", "tone", "car", "panel", "drawer", "arm", "inch", "foot", "poster",
     "legged", "wheeled", "layered", "tiered", "handled", "faced", "headed",
     "storied", "sided", "pound", "ton", "gallon", "cent", "dollar", "mile", "day", "year", "bedroom", "mast", "blade"}
)  # fmt: skip
HERDS = frozenset({"herd", "flock", "pack", "congregation", "pride", "family", "group", "gathering"})
_VAGUES = frozenset({"several", "many", "few"})
_VAGUE: dict[str, Vague] = {"many": "many", "several": "several", "few": "few"}


@lru_cache(maxsize=8192)
def number(word: str) -> int | None:
    """The number a word or a row of digits says; None for other words."""
    if word in NUMBERS:
        return NUMBERS[word]
    digits = word.replace(",", "")
    if digits.isascii() and digits.isdigit():
        return min(int(digits), _MOST)
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in NUMBERS and ones in NUMBERS:
        return _joined([NUMBERS[tens], NUMBERS[ones]])
    return None


def count_of(tree: Tree, chunk: Chunk, label_start: int, plural: bool = False) -> Count | None:
    """What the words of the chunk before its label say; None when they say nothing. "no" is not counted here.

    plural: whether the noun is known to be one, as "glasses" is in "wine glasses".
    """
    end = label_start if chunk.kind == "noun" else chunk.head + 1
    if tree.lower[chunk.head] in HERDS and is_herd(tree, chunk):
        return "several"
    if measure_at(tree, chunk, label_start) is not None:
        return 1
    words = range(chunk.start, end)
    said = [i for i in words if number(tree.lower[i]) is not None and not _names(tree, chunk, i)]
    if said and tree.lower[said[0]] == "both" and _ARTICLES.intersection(tree.lower[said[0] + 1 : said[0] + 2]):
        said = said[1:]  # "both a cat and a dog"
    elif said and tree.lower[said[0]] == "both" and "and" in tree.lower[said[0] + 1 : end]:
        said = said[1:]  # "both large and small boats"
    kinds = [i for i in said[1:] if tree.lower[i] in _KINDS and tree.lower[i - 1] not in _WHOLES]
    numbers = [number(tree.lower[i]) or 0 for i in said if i not in kinds]
    if numbers:
        return _counted(tree, chunk, said, numbers)
    vague = next((v for i in words if (v := _vague(tree, chunk, i, end)) is not None), None)
    if vague is not None and vague != "many" and not plural and tree.lower[chunk.head] in SINGLE_PAIRS:
        return 1  # "some skis" are a pair
    article = any(tree.lower[i] in _ARTICLES for i in words) or _some_of_a_mass(tree, chunk)
    if vague is not None and not (article and vague == "several" and not tree.tags[chunk.head].endswith("S")):
        return vague
    return 1 if article else None


def _counted(tree: Tree, chunk: Chunk, said: list[int], numbers: list[int]) -> Count:
    """What the numbers at `said` come to."""
    if numbers == [12] and tree.lower[max(0, chunk.start - 1) : chunk.head].count("half"):
        return 6
    if numbers[-1] >= _MODEL and tree.lower[said[-1]].isdigit():
        if tree.tags[chunk.head] == "NN":
            return 1  # "a 747 jet", "a 1950 truck"
        numbers = numbers[:-1] or numbers  # "two 747 jets"
    if numbers in ([12], [100], [1000]) and _VAGUES.intersection(tree.lower[chunk.start : said[0]]):
        return "many"  # "several dozen"
    return max(1, min(_joined(numbers) + _comparison(tree, chunk), _MOST))


def is_herd(tree: Tree, chunk: Chunk) -> bool:
    """Whether a noun for many stands after what they are: "a zebra herd", "a bird flock"."""
    one = vocab.lookup(tree.lower[chunk.head - 1]) if chunk.start < chunk.head else None
    return one is not None and one.group in ("animal", "bird")


def measure_at(tree: Tree, chunk: Chunk, label_start: int) -> int | None:
    """Where a number stands that measures one thing: "a four engine jet", "a two way street"; none elsewhere."""
    if chunk.kind != "noun" or (tree.tags[chunk.head] != "NN" and tree.lower[chunk.head] != "fish"):
        return None
    at = chunk.start
    if tree.lower[at] in _ARTED:
        at += 1
        while at + 1 < label_start and tree.tags[at] == "JJ":
            at += 1  # "a tall five story building"
    layered = at + 1 == label_start and chunk.head > label_start  # "a two layer cake"
    if (at + 1 >= label_start and not layered) or (number(tree.lower[at]) or 0) < 2 or tree.tags[at] != "CD":
        return None
    return at if tree.tags[at + 1] in _MEASURES and tree.lower[at + 1] in _MEASURED else None


def _vague(tree: Tree, chunk: Chunk, i: int, end: int) -> Vague | None:
    word = tree.lower[i]
    if word in ("each", "every"):
        return "many"
    whole = word == "all" and i + 1 < end and (tree.lower[i + 1] == "the" or tree.tags[i + 1].startswith("JJ"))
    if whole or (word == "some" and _some_of_a_mass(tree, chunk)):
        return None
    return _VAGUE.get(VAGUE.get(word, ""))


def _some_of_a_mass(tree: Tree, chunk: Chunk) -> bool:
    """ "some food", "some skateboard": one."""
    if tree.lower[chunk.start] != "some" or chunk.kind != "noun" or tree.tags[chunk.head] != "NN":
        return False
    noun = vocab.lookup(tree.lower[chunk.head])
    eaten = tree.lower[chunk.head] in ("chicken", "turkey", "duck", "lamb", "fish", "shrimp")
    return eaten or noun is None or noun.group not in ("animal", "bird")  # "some giraffe" are several


def _joined(numbers: list[int]) -> int:
    """[2, 12] of "two dozen" -> 24, [20, 5] of "twenty five" -> 25, [100, 30] of "a hundred thirty" -> 130."""
    total = numbers[0]
    for value in numbers[1:]:
        total = (
            total * value
            if value >= 12 and value > total and value not in range(13, 20)
            else total + value
            if value < 10 <= total or value < 100 <= total
            else value
        )
    return total


def _inside_hyphens(tree: Tree, i: int) -> bool:
    """ "two" of "two-story house" counts no houses, "twenty" of "twenty-five" does."""
    if i + 2 < len(tree) and tree.lower[i + 1] == "-" and tree.ends[i] == tree.starts[i + 1]:
        return number(tree.lower[i + 2]) is None
    return False


def _names(tree: Tree, chunk: Chunk, i: int) -> bool:
    """Whether a number tells which one or of what kind, and not how many: "a number 14 bus", "a twin bed"."""
    if tree.lower[i] == "twin" and tree.tags[chunk.head] == "NN":
        return True
    return _inside_hyphens(tree, i) or (i > 0 and tree.lower[i - 1] in ("number", "no."))


def _comparison(tree: Tree, chunk: Chunk) -> int:
    """ "more than five" -> +1, "fewer than five" -> -1; "at least", "about", "exactly" -> 0."""
    before = tree.lower[max(0, chunk.start - 2) : chunk.head]
    if "than" in before:
        if "more" in before or "over" in before:
            return 1
        if "less" in before or "fewer" in before:
            return -1
    return 0
