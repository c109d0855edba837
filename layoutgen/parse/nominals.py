"""Nouns that end their phrase and were taken for another class of word: "a round brooch", "one goldfish and a bowl".

And looks that were taken for nouns or verbs: "a pyramidal tomb", "rubber mats"."""

from __future__ import annotations

from functools import lru_cache

from layoutgen import vocab
from layoutgen.parse.names import MODIFIER, known
from layoutgen.parse.tree import Tree

_BEGINS = ("DT", "CD")
_WITHIN = ("JJ", "NN", "VBN", "VBG", "RB", "HYPH")
_DEPS = {"DT": "det", "CD": "nummod", "NN": "compound"}
_MOST = 4  # words between the article and the noun
_ENDS = ("", ",", ".", "CC", ":")
_MISTAKEN = ("JJ", "RB", "VB", "VBP", "UH", "FW")


def is_mistaken(tree: Tree, i: int, before: str, after: str) -> bool:
    """Whether word i, no noun by its tag, is one after all: it ends a phrase of an article or number and looks, and
    says nothing of looks itself."""
    if tree.tags[i] not in _MISTAKEN or after not in _ENDS or not before.startswith(("JJ", "NN", "CD")):
        return False
    return _is_only_thing(tree.lower[i]) and _start(tree, i) is not None and not _is_told(tree, i)


def take_as_noun(tree: Tree, i: int) -> None:
    """Hangs the words of the phrase below the noun at i, which takes the place that one of them had."""
    first = _start(tree, i)
    if first is None:
        return
    later = tree.heads[i]
    if later > i and tree.deps[i] in MODIFIER:  # read as said of a noun that follows
        root = tree.heads[later] == later
        tree.heads[i], tree.deps[i] = (i, "root") if root else (tree.heads[later], tree.deps[later])
        tree.heads[later], tree.deps[later] = i, "conj"
        tree.forget()
    for k in range(first, i):
        if tree.heads[i] == k:
            tree.swap(k, i)
        elif tree.heads[k] != i:
            tree.attach(k, i, "amod")
        if tree.heads[k] == i:
            tree.deps[k] = _DEPS.get(tree.tags[k], "amod")


def is_look(tree: Tree, i: int) -> bool:
    """Whether the shape or material at i, tagged as a noun or verb, is that of the noun after it: "rubber mats"."""
    word, tag, after = tree.lower[i], tree.tags[i], tree.tags[i + 1]
    if word in vocab.SHAPES:
        return tag == "NN" and (
            after.startswith("NN") or (after.startswith("VB") and _is_only_thing(tree.lower[i + 1]))
        )
    return tag == "VB" and word in vocab.MATERIALS and after.startswith(("NN", "JJ"))


def take_as_look(tree: Tree, i: int) -> None:
    """Hangs the look at i below the noun of its phrase."""
    noun, root = i + 1, tree.heads[i] == i
    while noun + 1 < len(tree) and tree.tags[noun + 1].startswith("NN"):
        noun += 1
    if tree.heads[noun] == i:
        tree.heads[noun], tree.deps[noun] = (noun, "root") if root else (tree.heads[i], tree.deps[i])
    for k, head in enumerate(tree.heads):
        if head == i and k != noun:
            tree.heads[k] = noun
    tree.tags[i], tree.heads[i], tree.deps[i], tree.lemmas[i] = "JJ", noun, "amod", tree.lower[i]
    tree.forget()


def _start(tree: Tree, i: int) -> int | None:
    """Where the article or number of the phrase stands that ends at i."""
    for k in range(i - 1, max(-1, i - 2 - _MOST), -1):
        if tree.tags[k] in _BEGINS:
            return k
        if not tree.tags[k].startswith(_WITHIN):
            return None
    return None


def _is_told(tree: Tree, i: int) -> bool:
    """Whether a verb before the word says that something is so: "the cat is a red", "a dog made a sound"."""
    return tree.kid(i, "cop") is not None


@lru_cache(maxsize=2048)
def _is_only_thing(word: str) -> bool:
    """Whether a word names a thing, and no colour, material, size, shape, state or pattern."""
    noun = vocab.lookup(word)
    looks = (vocab.MATERIALS, vocab.SIZES, vocab.SHAPES, vocab.STATES, vocab.PATTERNS)
    described = any(word in table for table in looks) or word in vocab.COLOURS
    return noun is not None and noun.kind == "thing" and not described and known(word) and not word.endswith("ed")
