"""Lists that lack their commas: "some giraffes a building trees rocks dirt and plants" are six things, no sentence."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.names import known
from layoutgen.parse.tree import Tree

_FEWEST = 3  # members of a list that is taken for one
_BEGINS = ("DT", "CD")
_NOUNS = ("NN", "NNS")


def part_list(tree: Tree) -> None:
    """Changes tags and heads of `tree` in place, if all of the text is such a list."""
    if len(tree) >= _FEWEST and tree.tags[1] == "," and _is_keywords(tree):
        for i in range(0, len(tree), 2):
            word = vocab.singular(tree.lower[i])
            tree.tags[i], tree.lemmas[i] = "NNS" if word != tree.lower[i] else "NN", word
            tree.heads[i], tree.deps[i] = 0, "conj" if i else "root"
        tree.forget()
        return
    if "and" not in tree.lower or not all(_fits(tree, i) for i in range(len(tree))):
        return
    groups, sure = _groups(tree)
    if not sure or len(groups) < _FEWEST:
        return
    first = groups[0][-1]
    for group in groups:
        head = group[-1]
        for i in group[:-1]:
            tree.heads[i] = head
            tree.deps[i] = "det" if tree.tags[i] == "DT" else "compound" if _is_noun(tree, i) else "amod"
        plural = vocab.singular(tree.lower[head]) != tree.lower[head]
        tree.tags[head], tree.lemmas[head] = "NNS" if plural else "NN", vocab.singular(tree.lower[head])
        tree.heads[head], tree.deps[head] = first, "root" if head == first else "conj"
    for i, tag in enumerate(tree.tags):
        if tag in ("CC", "."):
            tree.heads[i], tree.deps[i] = first, "cc" if tag == "CC" else "punct"
    tree.forget()


def _is_keywords(tree: Tree) -> bool:
    """Whether all of the text is single nouns and what is between them: "candle, skull, book"."""
    if len(tree) % 2 == 0 or any(word not in (",", "and", "&") for word in tree.lower[1::2]):
        return False
    words = [vocab.lookup(vocab.singular(word)) for word in tree.lower[::2]]
    return all(word is not None and vocab.colour(word.name) is None for word in words)


def _fits(tree: Tree, i: int) -> bool:
    return tree.tags[i] in ("DT", "CD", "JJ", "CC", ".") or _is_noun(tree, i)


def _is_noun(tree: Tree, i: int) -> bool:
    """Whether a word is a noun, if it was read as a verb too: "people cars", "giraffes a building"."""
    if tree.tags[i] in _NOUNS:
        return True
    return tree.tags[i] in ("VBZ", "VBP", "VBG") and known(vocab.singular(tree.lower[i]))


def _groups(tree: Tree) -> tuple[list[list[int]], bool]:
    """The words of each member, its noun last; and whether a member begins where no comma could be left out of a name.

    Words that follow the last noun, as adjectives alone, make no list: then there are no groups.
    """
    groups: list[list[int]] = []
    group: list[int] = []
    sure = False
    for i, tag in enumerate(tree.tags):
        if tag in ("CC", "."):
            joins_looks = tag == "CC" and bool(group) and not _is_noun(tree, group[-1])
            if joins_looks:  # "a black and white cat"
                continue
            groups, group = [*groups, group] if group else groups, []
        elif group and _is_noun(tree, group[-1]) and (begins := _begins(tree, group, i)):
            sure = sure or begins == "sure"
            groups, group = [*groups, group], [i]
        else:
            group.append(i)
    groups = [*groups, group] if group else groups
    return (groups, sure) if all(_is_noun(tree, g[-1]) for g in groups) else ([], False)


def _begins(tree: Tree, group: list[int], i: int) -> str:
    """How surely word i begins a new member after the noun that ends `group`: "sure", "likely" or, not at all, ""."""
    last, word = tree.lower[group[-1]], tree.lower[i]
    if tree.tags[i] in _BEGINS or tree.tags[i] == "JJ":
        return "sure"
    if known(f"{last} {vocab.singular(word)}"):
        return ""
    if vocab.singular(last) != last:
        return "sure"
    stuff = vocab.lookup(last)
    one = tree.lower[group[0]] in ("a", "an") and vocab.singular(word) != word
    return "likely" if one or (stuff is not None and stuff.kind == "stuff" and known(vocab.singular(word))) else ""
