"""Names and turns of several words that a small parser takes apart: "double decked bus", "lies face down"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import SECOND_HALVES, members
from layoutgen.parse.tree import Tree

_GAMES = members("games")
_PREPARED = members("prepared")
_PARTICIPLES = ("VBN", "VBD", "VBG", "VBZ")
_PARTICLES = frozenset({"out", "up", "down", "off", "over"})
_ON_ICE = frozenset({"skating", "skate", "skates", "skated"})
_OPENED = members("opened")
_CONCERNED = _ON_ICE | _PARTICLES | _PREPARED | SECOND_HALVES | {"face", "top", "play", "like", "in"}
_WIDEST = 4  # words of a name with a participle in it: "snow covered ski slope"


def join(tree: Tree) -> None:
    """Changes tags and heads of `tree` in place."""
    participles = [i for i, tag in enumerate(tree.tags) if tag in _PARTICIPLES]
    for start in sorted({i - before for i in participles for before in (1, 2) if i >= before}):
        _name(tree, start)
    for i in participles:
        if _was_named(tree, i):
            _exchange(tree, i, i - 1, "acl")
    for i, word in enumerate(tree.lower):
        if word in _CONCERNED:
            _turn(tree, i)


def _was_named(tree: Tree, i: int) -> bool:
    """Whether a participle was taken for a noun: "down a street lined with cars" goes down no lined."""
    if tree.tags[i] != "VBN" or tree.deps[i] not in ("obl", "nmod", "obj") or not i or not _follows(tree, i + 1, "IN"):
        return False
    return tree.tags[i - 1] == "NN" and tree.heads[i - 1] == i and tree.deps[i - 1] in ("compound", "nmod")


def _turn(tree: Tree, i: int) -> None:
    """Sets right what stands around a word that ends such a turn."""
    if tree.lower[i] in ("out", "down") and tree.lower[i - 1] in ("inside", "upside") and _follows(tree, i + 1, "NN"):
        _turned(tree, i)
    elif i and tree.lower[i] == "face" and tree.lower[i + 1 : i + 2] in (["down"], ["up"]):
        _lies_on_its_face(tree, i)
    elif i and tree.lower[i] == "top" and tree.tags[i - 1] == "NN" and tree.tags[i].startswith("VB"):
        _top_of_name(tree, i)
    elif i and _is_state(tree, i):
        _state(tree, i)
    elif i and tree.lower[i] in _PREPARED and tree.tags[i] in ("VBN", "VBD") and _in_list(tree, i):
        _describes(tree, i)
    elif i and tree.lower[i] in SECOND_HALVES and tree.tags[i] == "VBD" and _follows(tree, i + 1, "NN"):
        tree.tags[i] = "VBN"
    elif i and tree.lower[i - 1] == "ice" and tree.lower[i] in _ON_ICE and not _follows(tree, i + 1, "NN"):
        _skates(tree, i)
    elif i and tree.lower[i] == "play" and tree.tags[i] in ("NN", "VB") and _plays(tree, i):
        tree.tags[i], tree.lemmas[i] = "VBP", "play"
        subject = tree.kid(i, "nsubj")
        if subject is not None and subject != i - 1 and tree.deps[i - 1] == "conj":
            tree.attach(i - 1, subject, "conj")


def _name(tree: Tree, start: int) -> None:
    """A name of the vocabulary with a participle inside, as in "chain linked fence": no verb."""
    if not tree.tags[start].startswith(("NN", "JJ", "CD")):
        return
    for end in range(min(len(tree), start + _WIDEST), start + 2, -1):
        inner = range(start + 1, end - 1)
        if not tree.tags[end - 1].startswith("NN") or not any(tree.tags[k] in _PARTICIPLES for k in inner):
            continue
        name = " ".join(w for w in tree.lower[start:end] if w != "-")
        if vocab.singular(name) in vocab.compounds():
            for k in range(start, end - 1):
                if tree.tags[k] != "HYPH":
                    tree.tags[k] = "JJ"
                tree.attach(k, end - 1, "amod")
            return


def _turned(tree: Tree, i: int) -> None:
    """ "an inside out umbrella", "an upside down cup": how it is, and no place."""
    noun, first = i + 1, i - 1
    if tree.heads[noun] == i or tree.heads[i] == noun or tree.heads[noun] != tree.heads[first]:
        tree.heads[noun], tree.deps[noun] = tree.heads[first], tree.deps[first]
        if tree.heads[first] in (first, noun):
            tree.heads[noun], tree.deps[noun] = noun, "root"
    for k, above in enumerate(tree.heads):
        if above in (first, i) and k not in (first, i, noun):
            tree.heads[k] = noun
    if tree.heads[noun] in (first, i):
        tree.heads[noun], tree.deps[noun] = noun, "root"
    if tree.deps[noun] == "obl" and tree.tags[tree.heads[noun]].startswith("VB"):
        tree.deps[noun] = "obj"
    for k in (first, i):
        tree.tags[k], tree.heads[k], tree.deps[k] = "JJ", noun, "amod"
    tree.forget()


def _skates(tree: Tree, i: int) -> None:
    """ "children ice skating": no ice of its own; who hung on it takes its place."""
    ice = i - 1
    tree.tags[ice] = "RB"
    noun = next((k for k in tree.kids[ice] if k < ice and tree.tags[k].startswith("NN")), None)
    if noun is not None:
        _exchange(tree, ice, noun, "compound")
    tree.attach(ice, i, "advmod")


def _top_of_name(tree: Tree, i: int) -> None:
    """ "a stove top oven": no stove tops the oven."""
    if _follows(tree, i + 1, "NN"):
        tree.tags[i], tree.lemmas[i] = "NN", "top"
        tree.swap(i, i + 1)
        tree.attach(i - 1, i + 1, "compound")


def _lies_on_its_face(tree: Tree, i: int) -> None:
    """The banana of "a banana face down on the floor" has no face; the noun before takes the place of "face"."""
    noun = i - 1
    tree.tags[i], tree.tags[i + 1] = "RB", "RB"
    if not tree.tags[noun].startswith("NN") or tree.heads[noun] != i:
        return
    _exchange(tree, i, noun, "advmod")


def _is_state(tree: Tree, i: int) -> bool:
    """Whether particle i and the participle before describe the noun after: "a stretched out cat", "a fold out bed"."""
    if tree.lower[i] == "like":
        return _is_likeness(tree, i)
    if tree.lower[i] not in _PARTICLES and tree.lower[i - 1] not in _OPENED:
        return False
    word, before = tree.lower[i - 1], tree.tags[i - 2] if i > 1 else "DT"
    participle = word.endswith("ed") or tree.tags[i - 1] == "VBN" or (word in _OPENED and before != "IN")
    return participle and before in ("DT", "CD", "PRP$", "JJ", "CC", ",", "IN") and _follows(tree, i + 1, "NN")


def _is_likeness(tree: Tree, i: int) -> bool:
    """Whether "like" stands between a bare noun and the thing that resembles it: "a stone like wall"."""
    start = i - 2
    while start > 0 and tree.tags[start] == "JJ":
        start -= 1
    article = tree.tags[start] == "DT" and tree.tags[i - 1] == "NN"
    plural = tree.lower[start] in ("a", "an") and tree.tags[i + 1 : i + 2] == ["NNS"]
    return article and not plural and _follows(tree, i + 1, "NN")


def _state(tree: Tree, i: int) -> None:
    """Takes the participle out of the sentence's frame: what hung on it and leads to the noun takes its place."""
    verb, noun = i - 1, i + 1
    top = noun
    while tree.heads[top] not in (verb, top):
        top = tree.heads[top]
    if tree.heads[top] == verb:
        root = tree.heads[verb] == verb
        tree.heads[top], tree.deps[top] = (top, "root") if root else (tree.heads[verb], tree.deps[verb])
    for k, above in enumerate(tree.heads):
        if above == verb and k not in (top, verb):
            tree.heads[k] = noun if k < verb else top
    tree.tags[verb], tree.lemmas[verb], tree.tags[i] = (
        "JJ",
        tree.lower[verb],
        "VBN" if tree.lower[i] == "like" else "JJ",
    )
    for k in (verb, i):
        tree.heads[k], tree.deps[k] = noun, "amod"
    tree.forget()


def _in_list(tree: Tree, i: int) -> bool:
    """Whether a participle of the kitchen begins the next member of a list: "of onions, shredded carrots and"."""
    return tree.lower[i - 1] in (",", "and", "&") and _follows(tree, i + 1, "NN")


def _describes(tree: Tree, i: int) -> None:
    noun = i + 1
    tree.tags[i] = "JJ"
    if tree.heads[noun] == i:
        _exchange(tree, i, noun, "amod")


def _exchange(tree: Tree, i: int, noun: int, dep: str) -> None:
    """`noun`, which hung below word i, takes its place in the tree, with all else that hung there; i hangs below it."""
    root = tree.heads[i] == i
    tree.heads[noun], tree.deps[noun] = (noun, "root") if root else (tree.heads[i], tree.deps[i])
    for k, above in enumerate(tree.heads):
        if above == i and k != noun:
            tree.heads[k] = noun
    tree.heads[i], tree.deps[i] = noun, dep
    tree.forget()


def _plays(tree: Tree, i: int) -> bool:
    """ "play" between a person and a game."""
    return vocab.person(tree.lower[i - 1]) is not None and tree.lower[i + 1 : i + 2] != [] and _game(tree, i + 1)


def _game(tree: Tree, i: int) -> bool:
    return tree.lower[i] in _GAMES or " ".join(tree.lower[i : i + 2]) in _GAMES


def _follows(tree: Tree, i: int, tags: str) -> bool:
    return i < len(tree) and tree.tags[i].startswith(tags)
