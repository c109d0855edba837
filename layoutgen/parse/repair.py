"""Corrects tags and heads where a small parser errs on captions in ways that a few words settle."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.chunks import known
from layoutgen.parse.tree import Tree

_DETERMINERS = ("DT", "PRP$", "CD", "JJ", "POS")
_CLOSED = frozenset({"left", "right", "next", "front", "top", "in", "on", "of", "to", "is", "are", "no", "not", "it", "one", "other", "there"})


def repair(tree: Tree) -> None:
    """Changes `tree` in place."""
    last = len(tree) - 1
    for i, (word, tag) in enumerate(zip(tree.lower, tree.tags, strict=True)):
        before = tree.tags[i - 1] if i else ""
        after = tree.tags[i + 1] if i < last else ""
        if word in _CLOSED or not word.isalpha():
            continue
        if tag in ("VB", "VBP", "VBZ", "VBD", "JJ", "RB", "UH", "FW", "VBN", "RP", "CD") and known(word):
            if before in ("DT", "PRP$") and _ends_here(after) and not (tag.startswith("JJ") and vocab.colour(word)):
                _noun(tree, i)
            elif before in ("JJ", "CD") and tag in ("VB", "VBP", "VBZ", "UH", "FW") and _ends_here(after):
                _noun(tree, i)
            elif i == 0 and tag in ("VB", "VBP", "UH", "JJ", "FW") and after in ("IN", "VBG", "VBZ", "CC", ".", ",", "") and not vocab.colour(word):
                _noun(tree, i)
        elif tag == "NN" and word.endswith("ing") and len(word) > 5 and tree.deps[i].startswith(("acl", "advcl")) and i:
            tree.tags[i] = "VBG"
        elif tag in ("VBG",) and before in ("DT", "JJ", "CD") and known(word) and _ends_here(after) and after not in ("DT",):
            _noun(tree, i)


def _ends_here(after: str) -> bool:
    return after in ("", "IN", ".", ",", "CC", "VBG", "VBZ", "VBP", "VBN", "WDT", "TO", "MD", "VBD", "RB", "POS", "RP", "DT")


def _noun(tree: Tree, i: int) -> None:
    plural = vocab.singular(tree.lower[i]) != tree.lower[i]
    tree.tags[i] = "NNS" if plural else "NN"
    if plural:
        tree.lemmas[i] = vocab.singular(tree.lower[i])
