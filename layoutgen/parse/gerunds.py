"""Words in -ing that were taken for nouns: "near each other holding bags", "some grazing and others drinking"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.names import known
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.tree import Tree
from layoutgen.parse.verbs import verb_of

BEINGS = frozenset({"person", "animal", "bird", "vehicle"})
_SHARES = frozenset(
    {"some", "others", "one", "another", "two", "three", "four", "many", "few", "several", "all", "both"}
)


def gerund(tree: Tree, i: int, after: str) -> None:
    """Makes a deed of the word at i, in place, where it is one; `after` is the tag of the next word."""
    if tree.lower[max(0, i - 2) : i] == ["each", "other"] and tree.heads[i] == i + 1:
        _done_together(tree, i)
    elif (after == "NNS" and _is_deed_between(tree, i)) or (
        tree.tags[i] == "NN" and after in ("DT", "PRP$") and _is_beings_deed(tree, i)
    ):
        _does_itself(tree, i)
    elif tree.tags[i - 2 : i] == ["DT", "JJ"] and group_of(tree.lower[i - 1]) in BEINGS - {"vehicle"}:
        if verb_of(tree.lower[i], "VBG") is not None and vocab.lookup(f"{tree.lower[i - 1]} {tree.lower[i]}") is None:
            tree.tags[i - 1] = "NN"  # "a wildebeest drinking"
            _does_itself(tree, i)
    elif tree.lower[i - 1] in ("both", "all") and tree.lower[i - 2 : i - 1] in (["are"], ["were"]) and after != "NN":
        _does(tree, i)  # "they are both drawing"
    elif tree.tags[i] == "NN" and _is_shared(tree, i) and after[:2] in ("CC", ",", "IN", ".", "", "RB"):
        _does(tree, i)


def _is_deed_between(tree: Tree, i: int) -> bool:
    """ "with a long braid watering sunflowers": what stands between two names of things and belongs to neither."""
    before, word, after = tree.lower[i - 1], tree.lower[i], vocab.singular(tree.lower[i + 1])
    if i < 2 or tree.tags[i] not in ("NN", "VBG", "JJ") or not tree.tags[i - 1].startswith(("NN", "JJ")):
        return False
    start = i - 1
    while start and tree.tags[start].startswith(("NN", "JJ", "CD")):
        start -= 1
    if tree.lower[start] not in ("a", "an", "the", "his", "her", "their") or not known(before) or not known(after):
        return False
    named = {f"{before} {word}", f"{word} {after}", f"{before} {word} {after}"} & vocab.compounds()
    return not named and verb_of(word, "VBG") is not None and vocab.lookup(word) is None


def _is_beings_deed(tree: Tree, i: int) -> bool:
    """ "a bird building a nest": the bird builds it."""
    return i > 0 and tree.tags[i - 1] == "NN" and group_of(tree.lower[i - 1]) in BEINGS - {"vehicle"}


def _does_itself(tree: Tree, i: int) -> None:
    who = i - 1
    tree.tags[i], tree.lemmas[i] = "VBG", lemma_of(tree.lower[i], "VBG")
    root = tree.heads[i] == i
    tree.heads[who], tree.deps[who] = (who, "root") if root else (tree.heads[i], tree.deps[i])
    for k, head in enumerate(tree.heads):
        if head == i and k < who:
            tree.heads[k] = who
    tree.heads[i], tree.deps[i] = who, "acl"
    noun = next((k for k in range(i + 1, len(tree)) if tree.tags[k].startswith("NN")), None)
    tree.forget()
    if noun is not None:
        tree.attach(noun, i, "obj")


def _is_shared(tree: Tree, i: int) -> bool:
    """Whether a word that names nothing known comes after "some", "others" or the like."""
    return i > 0 and tree.lower[i - 1] in _SHARES and vocab.lookup(tree.lower[i]) is None


def _done_together(tree: Tree, i: int) -> None:
    """ "women near each other holding bags": what the women do."""
    who = next((k for k in range(i - 3, -1, -1) if tree.tags[k].startswith("NN")), None)
    if who is None:
        return
    noun = i + 1
    tree.tags[i], tree.lemmas[i] = "VBG", lemma_of(tree.lower[i], "VBG")
    tree.heads[i], tree.deps[i] = who, "acl"
    tree.forget()
    tree.attach(noun, i, "obj")


def _does(tree: Tree, i: int) -> None:
    """ "some grazing and others drinking": the share does it."""
    share = i - 1
    tree.tags[i], tree.lemmas[i] = "VBG", lemma_of(tree.lower[i], "VBG")
    if tree.heads[share] == i:
        root = tree.heads[i] == i
        tree.heads[share], tree.deps[share] = (share, "root") if root else (tree.heads[i], tree.deps[i])
        tree.heads[i], tree.deps[i] = share, "acl"
        tree.forget()


def group_of(word: str) -> str:
    """The group of a known noun, else an empty string."""
    noun = vocab.lookup(word)
    return noun.group if noun is not None else ""
