"""Deeds that a small parser takes for things: "and glares at", "paintings line a wall", "while a group watches"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.tree import Tree
from layoutgen.parse.verbs import verb_of

DONE = frozenset({"holding", "wearing", "carrying", "riding", "flying", "eating"})
_MEANWHILE = frozenset({"as", "while", "when", "after", "before"})
_ARRIVING = frozenset({"approaches", "departs", "arrives", "nears"})
LATE = frozenset({"line", "watch", "watches"}) | _ARRIVING  # words that are looked at after `repair`
_SOFT = frozenset({"pillow", "pillows", "blanket", "blankets", "rug", "rugs", "cushion", "cushions"})
_SPORTS = frozenset({"skateboard", "snowboard", "surf", "ski", "skate", "golf", "kayak", "fish"})
_WATCHERS = frozenset({"group", "crowd", "audience", "couple", "family", "others"})
_GOES_ON = (["IN"], ["RP"], ["RB"], ["TO"])


def read_deed(tree: Tree, i: int, word: str) -> bool:
    """Makes a verb of word i, or no verb of the throw of "throw pillows"; whether it was such a word."""
    tag, before = tree.tags[i], tree.lower[i - 1] if i else ""
    if word == "throw" and not _SOFT.isdisjoint(tree.lower[i + 1 : i + 2]):
        tree.tags[i] = "JJ"
        if tree.heads[i + 1] == i:
            tree.swap(i, i + 1)
    elif word == "board" and i > 1 and before == "to" and tree.tags[i - 2] != "IN":
        tree.tags[i - 1], tree.tags[i], tree.lemmas[i] = "TO", "VB", word  # "people waiting to board"
    elif word in _SPORTS and i > 1 and before == "to" and tree.tags[i - 2].startswith(("VB", "JJ")):
        tree.tags[i], tree.lemmas[i], tree.deps[i - 1] = "VB", word, "mark"
    elif tag == "NNS" and before == "and" and _goes_on_finite(tree, i):
        _finite(tree, i)
    elif tag == "VBG" and before == "," and word in DONE and tree.heads[i] == i + 1 and tree.tags[i + 1] == "NNS":
        _done_after_comma(tree, i)
    elif tag == "VB" and before == "to" and tree.deps[i] == "compound":
        _to_do(tree, i)
    else:
        return False
    return True


def late_deed(tree: Tree, i: int, word: str) -> bool:
    """Makes a verb of one of `LATE`; whether it was one."""
    after = tree.tags[i + 1] if i + 1 < len(tree) else ""
    if not tree.tags[i].startswith("NN"):
        return False
    if word in _ARRIVING:
        if i < 2 or _MEANWHILE.isdisjoint(tree.lower[max(0, i - 5) : i - 1]) or not tree.tags[i - 1].startswith("NN"):
            return False
        tree.take_apart(i, lemma_of(word, "VBZ"))  # "as the train approaches"
    elif word == "line" and tree.tags[i - 1 : i] == ["NNS"] and after == "DT":
        _lines(tree, i)
    elif word != "line" and _watches(tree, i, after):
        _watch(tree, i)
    else:
        return False
    return True


def _goes_on_finite(tree: Tree, i: int) -> bool:
    """Whether a plural after "and" is a second deed: "a bear sits on the grass and glares at something"."""
    follows = tree.tags[i + 1 : i + 2] in _GOES_ON and tree.lower[i + 1] not in ("of", "with", "in", "on")
    if not follows or verb_of(tree.lower[i], "VBZ") is None or vocab.singular(tree.lower[i]) in vocab.compounds():
        return False
    noun = vocab.lookup(vocab.singular(tree.lower[i]))
    return noun is None and any(tree.tags[k] == "VBZ" and tree.sentence[k] == tree.sentence[i] for k in range(i))


def _finite(tree: Tree, i: int) -> None:
    before = max(k for k in range(i) if tree.tags[k] == "VBZ")
    tree.tags[i], tree.lemmas[i] = "VBZ", verb_of(tree.lower[i], "VBZ") or tree.lower[i]
    tree.heads[i], tree.deps[i] = before, "conj"
    tree.forget()


def _done_after_comma(tree: Tree, i: int) -> None:
    """ "people on a beach, flying kites": they do."""
    who = next((k for k in range(i) if tree.tags[k].startswith("NN")), None)
    if who is None or vocab.person(vocab.singular(tree.lower[who])) is None:
        return
    noun = i + 1
    tree.lemmas[i] = lemma_of(tree.lower[i], "VBG")
    tree.heads[i], tree.deps[i] = who, "acl"
    tree.forget()
    tree.attach(noun, i, "obj")


def _to_do(tree: Tree, i: int) -> None:
    """ "teaching a man to paddle a board", read as a way to something named "paddle board"."""
    noun, verb = tree.heads[i], max((k for k in range(i) if tree.tags[k].startswith("VB")), default=-1)
    if verb < 0 or noun <= i or not tree.tags[noun].startswith("NN"):
        return
    tree.tags[i - 1], tree.deps[i - 1] = "TO", "mark"
    tree.heads[i], tree.deps[i] = verb, "xcomp"
    tree.forget()
    tree.attach(i - 1, i, "mark")
    tree.attach(noun, i, "obj")


def _lines(tree: Tree, i: int) -> None:
    """ "a clock and old paintings line a wall"."""
    who, noun = i - 1, i + 2 if tree.tags[i + 2 : i + 3] and tree.tags[i + 2].startswith("NN") else i + 1
    tree.tags[i], tree.lemmas[i] = "VBP", "line"
    tree.heads[who] = tree.heads[who] if tree.deps[who] == "conj" else i
    tree.heads[i], tree.deps[i] = i, "root"
    tree.forget()
    if noun < len(tree):
        tree.attach(noun, i, "obj")


def _watches(tree: Tree, i: int, after: str) -> bool:
    """Whether somebody before watches: "while a group watches", "a dog and a man watch"."""
    ends = after in ("", ".", ",", "IN") and tree.lower[i + 1 : i + 2] != ["with"]
    return ends and i > 0 and (tree.lower[i - 1] in _WATCHERS or vocab.person(tree.lower[i - 1]) is not None)


def _watch(tree: Tree, i: int) -> None:
    """The people before a verb that was read as one name with it are who watches."""
    tree.take_apart(i, "watch")
