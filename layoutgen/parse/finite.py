"""Finite verbs that were taken for nouns: "a yellow bus stops near", "a mother and her baby walk in".

The tree is set right in place.
"""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import ANIMATE_VERBS, members
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.retag import deed, has_verb, is_deed, of_wearer
from layoutgen.parse.tree import Tree
from layoutgen.parse.verbs import verb_of

_LIVING = frozenset({"person", "animal", "bird"})
_GOES_ON = ("IN", "RB", "RP", "TO", "DT", "PRP")
_ACTORS = frozenset({"person", "animal", "bird", "vehicle", "boat", "aircraft", "fish", "insect"})
_PLACED = ("IN", "RB", "RP", "TO")
_GLOWS = frozenset({"shine", "glow", "burn", "flicker", "ring", "smoke"})
_SHORT = ("", ".", ",", "CC")
_DEEDS = ANIMATE_VERBS | members("deeds of the living") | members("acting verbs")


def finite(tree: Tree, i: int, before: str, after: str) -> None:
    """A verb with a subject of its own that was taken for a noun."""
    word = tree.lower[i]
    if tree.tags[i] == "NN" and i and tree.deps[i - 1] == "nsubj" and _is_done(tree, i, after):
        tree.tags[i], tree.lemmas[i] = "VBP", lemma_of(word, "VBP")
        _done_by_both(tree, i)
    elif tree.tags[i] == "NNS" and before == "NN" and is_deed(tree, i):
        deed(tree, i)  # which the head took for a noun again: "the princess waves from a window"
    elif tree.tags[i] == "NNS" and before == "NN" and after in _SHORT and _is_done_by_one(tree, i):
        tree.take_apart(i, lemma_of(word, "VBZ"))
    elif tree.tags[i] == "NNS" and before == "NN" and after.startswith(_GOES_ON) and _after_one(tree, i):
        tree.tags[i], tree.lemmas[i] = "VBZ", lemma_of(word, "VBZ")
        if not of_wearer(tree, i) and tree.heads[i - 1] == i:
            tree.deps[i - 1] = "nsubj"


def _is_done(tree: Tree, i: int, after: str) -> bool:
    """ "a mother and her offspring walk in": the noun before is its subject."""
    who = vocab.lookup(vocab.singular(tree.lower[i - 1]))
    acts = tree.tags[i - 1] == "NNS" if who is None else who.group in _ACTORS
    bare = acts and tree.heads[i - 1] == i and tree.tags[i - 1].startswith("NN") and tree.kid(i, "cop") is None
    return bare and after in _PLACED and verb_of(tree.lower[i], "VBP") is not None


def _is_done_by_one(tree: Tree, i: int) -> bool:
    """ "A bird sings.", "In the sky a plane flies.": all that the sentence says of it."""
    who, lemma = tree.lower[i - 1], verb_of(tree.lower[i], "VBZ")
    if lemma is None or tree.lower[i - 2 : i - 1] not in (["a"], ["an"], ["one"]):
        return False
    noun = vocab.lookup(who)
    acts = noun is not None and noun.group in _ACTORS and (lemma in _DEEDS or vocab.lookup(lemma) is None)
    acts = acts or (noun is not None and lemma in _GLOWS)  # "on the desk a lamp shines"
    anew = tree.lower[i - 3 : i - 2] in ([","], [";"], ["and"], ["while"])
    return acts and (anew or not has_verb(tree, i)) and f"{who} {lemma}" not in vocab.compounds()


def _is_alive(word: str) -> bool:
    noun = vocab.lookup(vocab.singular(word))
    return noun is not None and noun.group in _LIVING


def _done_by_both(tree: Tree, i: int) -> None:
    """The bird of "a mother bird and her offspring walk in": it walks too."""
    first, last = tree.heads[i], i - 1
    if tree.deps[i] != "conj" or first >= last or "and" not in tree.lower[first:last]:
        return
    root = tree.heads[first] == first
    tree.heads[i], tree.deps[i] = (i, "root") if root else (tree.heads[first], tree.deps[first])
    tree.heads[first], tree.deps[first] = i, "nsubj"
    tree.heads[last], tree.deps[last] = first, "conj"
    tree.forget()


def _after_one(tree: Tree, i: int) -> bool:
    """Whether a plural that names nothing known follows "a": "a yellow bus stops near"."""
    start = i - 1
    while start and tree.tags[start - 1].startswith(("JJ", "NN")):
        start -= 1
    one = start > 0 and tree.lower[start - 1] in ("a", "an", "each", "every", "another")
    return one and vocab.lookup(vocab.singular(tree.lower[i])) is None


def done_to(tree: Tree, i: int) -> None:
    """ "Soldiers point guns at a door": they do, and "point" is no part of a name."""
    who, noun = i - 1, tree.heads[i]
    if i < 1 or noun <= i or tree.tags[who] != "NNS" or not _is_alive(tree.lower[who]):
        return
    if tree.heads[who] <= i and tree.heads[noun] != who:
        return
    top = who if tree.heads[noun] == who else noun
    root = tree.heads[top] == top
    tree.heads[i], tree.deps[i] = (i, "root") if root else (tree.heads[top], tree.deps[top])
    tree.heads[who], tree.deps[who] = i, "nsubj"
    tree.heads[noun], tree.deps[noun] = i, "obj"
    tree.forget()
