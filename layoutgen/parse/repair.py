"""Corrects tags and heads where a small parser errs on captions in ways that a few words settle."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.chunks import known
from layoutgen.parse.lexicon import ANIMATE_VERBS, TRANSITIVE
from layoutgen.parse.tree import Tree

_DETERMINERS = ("DT", "PRP$", "CD", "JJ", "POS")
_CLOSED = frozenset(
    {
        "left",
        "right",
        "next",
        "front",
        "top",
        "in",
        "on",
        "of",
        "to",
        "is",
        "are",
        "no",
        "not",
        "it",
        "one",
        "other",
        "there",
    }
)


def repair(tree: Tree) -> None:
    """Changes `tree` in place."""
    last = len(tree) - 1
    for i, (word, tag) in enumerate(zip(tree.lower, tree.tags, strict=True)):
        before = tree.tags[i - 1] if i else ""
        after = tree.tags[i + 1] if i < last else ""
        if word == "it" and i + 2 <= last and tree.lower[i + 1] == "'s" and tree.tags[i + 2] in ("NN", "NNS"):
            tree.tags[i], tree.tags[i + 1] = "PRP$", "POS"
        if word in _CLOSED or not word.isalpha():
            continue
        if (
            i
            and tag in ("JJ", "JJR", "VB", "VBP", "VBZ", "VBG", "RB", "VBN", "VBD")
            and before.startswith(("NN", "JJ"))
            and _ends_here(after)
        ) and f"{tree.lower[i - 1]} {word}" in vocab.compounds():
            _noun(tree, i)
            tree.tags[i - 1] = "NN"
            continue
        if tag in ("VB", "VBP", "VBZ", "VBD", "JJ", "RB", "UH", "FW", "VBN", "RP", "CD") and known(word):
            if word == "it":
                continue
            if (
                (
                    (before in ("DT", "PRP$") or (before == "JJ" and tag == "JJ" and vocab.person(word) is not None))
                    and _ends_here(after)
                    and not (tag.startswith("JJ") and vocab.colour(word) and after == "CC")
                )
                or (before in ("JJ", "CD") and tag in ("VB", "VBP", "VBZ", "UH", "FW") and _ends_here(after))
                or (
                    i == 0
                    and tag in ("VB", "VBP", "UH", "JJ", "FW")
                    and after in ("IN", "VBG", "VBZ", "CC", ".", ",", "")
                    and not vocab.colour(word)
                )
            ):
                _noun(tree, i)
        elif tag in ("NN", "JJ") and word.endswith("ing") and len(word) > 5 and i and _acts(tree, i, before, after):
            tree.tags[i] = "VBG"
            tree.lemmas[i] = _infinitive(word)
            _hang_verb(tree, i)
        elif (
            tag == "NNS"
            and before == "NN"
            and after in ("IN", "RB", "RP")
            and not known(word)
            and known(tree.lower[i - 1])
            and i > 1
        ):
            tree.tags[i] = "VBZ"
            tree.lemmas[i] = word.removesuffix("s")
        elif tag == "VBG" and before in ("DT", "JJ", "CD") and known(word) and _ends_here(after) and after != "DT":
            _noun(tree, i)


def _hang_verb(tree: Tree, i: int) -> None:
    """A verb that was read as part of a noun's name: the noun before does it, the noun after is its object."""
    target = tree.heads[i]
    if target <= i or tree.deps[i] not in ("compound", "amod", "nmod", "dep"):
        return
    if tree.heads[i - 1] in (i, target):
        if tree.heads[target] == target:
            tree.heads[i - 1], tree.deps[i - 1] = i - 1, "root"
        else:
            tree.heads[i - 1], tree.deps[i - 1] = tree.heads[target], tree.deps[target]
    tree.heads[i], tree.deps[i] = i - 1, "acl"
    tree.heads[target], tree.deps[target] = i, "obj"
    tree.forget()


def _infinitive(word: str) -> str:
    """ "riding" -> "ride", "sitting" -> "sit", by the verbs that have a predicate."""
    stem = word[:-3]
    options = [stem, stem + "e", stem[:-1]]
    return next((o for o in options if o in TRANSITIVE or o in ANIMATE_VERBS or o in ("stand", "sit")), stem)


def _acts(tree: Tree, i: int, before: str, after: str) -> bool:
    """Whether a word in -ing after a noun is what the noun does ("a girl riding bikes"), not a part of a name."""
    word = tree.lower[i]
    if tree.deps[i].startswith(("acl", "advcl")):
        return True
    if not before.startswith("NN") or known(f"{tree.lower[i - 1]} {word}") or i + 1 >= len(tree):
        return False
    if known(f"{word} {tree.lower[i + 1]}") or not after.startswith(("NN", "DT", "IN", "PRP", "JJ", "CD")):
        return False
    stem = _infinitive(word)
    return stem in TRANSITIVE or stem in ANIMATE_VERBS or stem in ("stand", "sit", "lay", "ly")


def _ends_here(after: str) -> bool:
    return after in (
        "",
        "IN",
        ".",
        ",",
        "CC",
        "VBG",
        "VBZ",
        "VBP",
        "VBN",
        "WDT",
        "TO",
        "MD",
        "VBD",
        "RB",
        "POS",
        "RP",
        "DT",
    )


def _noun(tree: Tree, i: int) -> None:
    plural = vocab.singular(tree.lower[i]) != tree.lower[i]
    tree.tags[i] = "NNS" if plural else "NN"
    if plural:
        tree.lemmas[i] = vocab.singular(tree.lower[i])
