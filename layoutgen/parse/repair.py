"""Corrects tags and heads where a small parser errs on captions in ways that a few words settle."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.bare_lists import part_list
from layoutgen.parse.idioms import join
from layoutgen.parse.lexicon import ANIMATE_VERBS, TRANSITIVE, members
from layoutgen.parse.names import known
from layoutgen.parse.nominals import is_look, is_mistaken, take_as_look, take_as_noun
from layoutgen.parse.plural_verbs import find_plain_verb, find_verb
from layoutgen.parse.retag import of_wearer, retag, retag_looks, retag_particles
from layoutgen.parse.tree import Tree
from layoutgen.parse.verbs import verb_of

_DETERMINERS = ("DT", "PRP$", "CD", "JJ", "POS")
_CLOSED = members("closed")
_SETTLED = frozenset({"DT", "IN", "CC", "TO", "PRP", "PRP$", "POS", "EX", "MD", "WDT", "WP", "WRB", "NNP"})
_NO_NOUNS = frozenset({"JJS", "VB", "VBP", "VBZ", "VBD", "JJ", "RB", "UH", "FW", "VBN", "RP", "CD", "JJR"})


def repair(tree: Tree) -> None:
    """Changes `tree` in place."""
    join(tree)
    retag(tree)
    last = len(tree) - 1
    listed = "and" in tree.lower
    for i, word in enumerate(tree.lower):
        told = i > 0 and tree.tags[i] == "NN" and (listed or tree.tags[i - 1] == "NNS")
        if told and find_plain_verb(tree, i):
            continue
        if tree.tags[i] == "JJ" and word.endswith("s") and i and find_verb(tree, i):
            continue  # "a woman buys apples"
        own = i + 2 <= last and (tree.tags[i + 2] in ("NN", "NNS") or (i > 0 and tree.tags[i - 1] == "IN"))
        if word == "it" and own and tree.lower[i + 1] == "'s":
            tree.tags[i], tree.tags[i + 1] = "PRP$", "POS"
        if word == "can" and _is_tin(tree, i):
            _noun(tree, i)
            tree.swap(i - 1, i) if tree.heads[i] == i - 1 else tree.attach(i - 1, i, "compound")
        if tree.tags[i] in _SETTLED or word in _CLOSED or not word.isalpha():
            continue
        if tree.tags[i] in ("NN", "VB") and i < last and is_look(tree, i):
            take_as_look(tree, i)
        if tree.tags[i] == "NN" and i < last and tree.tags[i + 1] == "NN" and _has_object(tree, i):
            tree.swap(i, i + 1)
        if tree.tags[i] != "NN" or word.endswith("ing"):
            _repair_tag(tree, i, tree.tags[i - 1] if i else "", tree.tags[i + 1] if i < last else "")
    retag_looks(tree)
    retag_particles(tree)
    part_list(tree)


def _repair_tag(tree: Tree, i: int, before: str, after: str) -> None:
    word, tag = tree.lower[i], tree.tags[i]
    if i and before.startswith(("NN", "JJ")) and _ends_compound(tree, i, after):
        _noun(tree, i)
        tree.tags[i - 1] = "NN"
    elif _is_no_verb(word, tag, before) and not _has_ends(tree, i):
        _noun(tree, i)
    elif tag in _NO_NOUNS and known(word):
        _noun_after_all(tree, i, before, after)
    elif tag in ("NN", "JJ") and word.endswith("ing") and len(word) > 5 and i and _acts(tree, i, before, after):
        tree.tags[i] = "VBG"
        tree.lemmas[i] = _infinitive(word)
        _hang_verb(tree, i)
    elif tag == "NNS" and before == "NN" and i > 1 and after in ("IN", "RB", "RP") and not _is_thing(word):
        if known(tree.lower[i - 1]) and not known(
            f"{tree.lower[i - 1]} {word}"
        ):  # "the tour bus proceeds down the road"
            tree.tags[i] = "VBZ"
            tree.lemmas[i] = word.removesuffix("s")
            of_wearer(tree, i)
    elif tag == "VBG" and after in ("NN", "NNS") and vocab.singular(f"{word} {tree.lower[i + 1]}") in vocab.compounds():
        tree.tags[i], tree.deps[i] = "NN", "compound"
    elif tag == "VBG" and (_is_content(tree, i, after) or _ends_name(tree, i, before, after)):
        _noun(tree, i)


def _noun_after_all(tree: Tree, i: int, before: str, after: str) -> None:
    mistaken = is_mistaken(tree, i, before, after)
    if mistaken or tree.tags[i] == "JJS" or _is_noun_after_all(tree, i, before, after):
        _noun(tree, i)
    if mistaken:
        take_as_noun(tree, i)


def _is_tin(tree: Tree, i: int) -> bool:
    """The can of "a lamp and a soda can", where nothing follows that it could do."""
    named = i > 0 and f"{tree.lower[i - 1]} can" in vocab.compounds()
    return named and tree.tags[i] == "MD" and (i + 1 == len(tree) or tree.tags[i + 1] in (".", ",", "CC", "IN"))


def _is_content(tree: Tree, i: int, after: str) -> bool:
    """ "a bowl of pudding with cherries"."""
    return i > 0 and tree.lower[i - 1] == "of" and known(tree.lower[i]) and not after.startswith(("DT", "NN", "PRP"))


def _ends_name(tree: Tree, i: int, before: str, after: str) -> bool:
    """ "a red awning over", but not "tracks all crossing near each other"."""
    if before not in ("DT", "JJ", "CD") or tree.lower[i - 1] in ("all", "both", "each"):
        return False
    return known(tree.lower[i]) and _ends_here(after) and after != "DT"


def _has_object(tree: Tree, i: int) -> bool:
    """ "a tree and rose bush": no noun has an object, the two are one name."""
    return tree.heads[i + 1] == i and tree.deps[i + 1] == "obj"


def _is_no_verb(word: str, tag: str, before: str) -> bool:
    """Whether a word tagged as a finite verb is none: "trees", the tricks of "skateboard tricks"."""
    if tag == "VBZ" and before == "NN" and word in ("tricks", "stunts"):
        return True
    if tag == "VB" and before == "CC" and vocab.person(word) is not None:
        return True  # "a mother and child it appears"
    return tag in ("VBZ", "VBP") and known(word) and verb_of(word, tag) is None


def _has_ends(tree: Tree, i: int) -> bool:
    """ "a woman with an umbrella hails a taxi": a subject and an object of its own."""
    if tree.tags[i] != "VBZ" or tree.tags[i + 1 : i + 2] not in (["DT"], ["PRP$"]):
        return False
    subject = tree.kid(i, "nsubj")
    return subject is not None and tree.tags[subject] == "NN" and tree.kid(i, "obj") is not None


def _is_thing(word: str) -> bool:
    return known(word) or word in ("tricks", "stunts")


def _ends_compound(tree: Tree, i: int, after: str) -> bool:
    """ "hair drier", tagged as an adjective."""
    other = tree.tags[i] in ("JJ", "JJR", "VB", "VBP", "VBZ", "VBG", "RB", "VBN", "VBD")
    name = f"{tree.lower[i - 1]} {tree.lower[i]}"
    if tree.tags[i] == "VBZ" and tree.heads[i - 1] == i and tree.deps[i - 1] == "nsubj" and _is_single(tree, i - 1):
        return False  # "a black horse jumps over": many of them would have no "a"
    return other and _ends_here(after) and (name in vocab.compounds() or vocab.singular(name) in vocab.compounds())


def _is_single(tree: Tree, noun: int) -> bool:
    """Whether the name that ends at `noun` begins with "a"."""
    return any(tree.lower[k] in ("a", "an", "one") for k in tree.kids[noun])


def _is_noun_after_all(tree: Tree, i: int, before: str, after: str) -> bool:
    """Whether a word that the vocabulary knows as a noun stands where only a noun can stand."""
    word, tag = tree.lower[i], tree.tags[i]
    if tag == "RB" and word.endswith("ly") and after in ("NN", "NNS"):
        return True  # "a jelly sandwich"
    if i == 0:
        follows = after in ("IN", "VBG", "VBZ", "CC", ".", ",", "")
        return tag in ("VB", "VBP", "UH", "JJ", "FW") and follows and not vocab.colour(word)
    if not _ends_here(after):
        return False
    if before in ("JJ", "CD") and tag in ("VB", "VBP", "VBZ", "UH", "FW"):
        return True
    colours = tag.startswith("JJ") and vocab.colour(word) and after == "CC"  # "a black and a white cat"
    if (
        before == "JJ"
        and tag in ("JJ", "JJR")
        and tree.deps[i] != "amod"
        and vocab.colour(tree.lower[i - 1]) is not None
    ):
        return vocab.colour(word) is None and word not in vocab.MATERIALS  # "a red toucan and"
    person = before == "JJ" and tag == "JJ" and vocab.person(word) is not None  # "a young female"
    return (before in ("DT", "PRP$") or person) and not colours


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
    named = next((o for o in options if o in TRANSITIVE or o in ANIMATE_VERBS or o in ("stand", "sit")), None)
    return named or verb_of(word, "VBG") or stem


def _acts(tree: Tree, i: int, before: str, after: str) -> bool:
    """Whether a word in -ing after a noun is what the noun does ("a girl riding bikes"), not a part of a name."""
    word = tree.lower[i]
    if tree.deps[i].startswith(("acl", "advcl")):
        return True
    if not before.startswith("NN") or known(f"{tree.lower[i - 1]} {word}") or i + 1 >= len(tree):
        return False
    if tree.lower[i + 1] == "of":  # "a stone carving of"
        return False
    if known(f"{word} {tree.lower[i + 1]}") or not after.startswith(("NN", "DT", "IN", "PRP", "JJ", "CD")):
        return False
    stem = _infinitive(word)
    if vocab.person(tree.lower[i - 1]) is not None and verb_of(word, "VBG") is not None:
        return True
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
        "EX",
    )


def _noun(tree: Tree, i: int) -> None:
    plural = vocab.singular(tree.lower[i]) != tree.lower[i]
    tree.tags[i] = "NNS" if plural else "NN"
    if tree.deps[i] == "advmod":
        tree.deps[i] = "compound"
    if plural:
        tree.lemmas[i] = vocab.singular(tree.lower[i])
