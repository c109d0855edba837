"""Words of two classes that captions use in one way: "one orange and a clock", "a player waves from the court".

Or in the other: "a glass and steel table" is one thing.
"""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.deeds import DONE, read_deed
from layoutgen.parse.lexicon import ANIMATE_VERBS, MATERIAL_VERBS, NUMBERS, TRANSITIVE
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.tree import Tree
from layoutgen.parse.verbs import verb_of

_FRUIT = frozenset({"orange"})  # colours that are things as well, and said as often
_WITH_PARTICLE = frozenset({"pick", "throw", "toss", "hold", "lift", "put", "blow", "zip", "wrap", "clean", "light"})
_PARTICLES = frozenset({"up", "down", "out", "off", "over", "away"})
_SEXES = frozenset({"male", "female"})
_NOUNS_TOO = _FRUIT | _SEXES
_COOKED = frozenset({"cook", "bake", "boil", "fry", "grill", "brown", "rise", "cool"})
_GOES_ON = ("NN", "JJ", "HYPH", "VBN", "VBG", "CD")
_DONE_ALONE = frozenset(
    {"sit", "stand", "ski", "surf", "snowboard", "skateboard", "walk", "jog", "smile", "pose", "lean"}
)
_ACTS = (ANIMATE_VERBS | set(TRANSITIVE) | _DONE_ALONE | {"miss", "win"}) - {
    "top",
    "frame",
    "line",
    "ring",
    "hide",
    "store",
    "work",
    "type",
}


def retag(tree: Tree) -> None:
    """Changes tags and heads of `tree` in place."""
    for i, word in enumerate(tree.lower):
        if read_deed(tree, i, word) or _watched(tree, i, word):
            continue
        if word in _NOUNS_TOO and not tree.tags[i].startswith("NN"):
            _noun_after_all(tree, i)
        elif tree.tags[i] == "NNS" and i and tree.tags[i - 1] == "NN" and _is_done(tree, i, word):
            deed(tree, i)
        elif word in DONE and tree.tags[i] == "NN" and i and tree.lower[i - 1] == "and" and tree.heads[i] == i + 1:
            tree.tags[i], tree.lemmas[i] = "VBG", lemma_of(word, "VBG")  # "wearing skis and holding poles"
            _goes_on(tree, i)
        elif word == "carving" and tree.tags[i - 1 : i] == ["NN"] and tree.lower[i + 1 : i + 2] == ["of"]:
            tree.tags[i] = "NN"
            tree.swap(i - 1, i)
        elif word == "eating" and tree.lower[i + 1 : i + 2] in (["utensils"], ["utensil"]):
            _eating(tree, i)
        elif tree.tags[i] == "VBG" and i and tree.lower[i - 1] == "and" and _goes_on_doing(tree, i):
            _goes_on(tree, i)
    if len(tree) > 1 and tree.tags[0] in ("VBN", "VBD", "VB", "JJ") and tree.tags[1] == "IN" and _known(tree.lower[0]):
        tree.tags[0], tree.lemmas[0] = "NN", tree.lower[0]  # "Man on skis"


def _noun_after_all(tree: Tree, i: int) -> None:
    """The orange of "one orange and a clock", the male of "a shirtless male in shorts"."""
    if tree.lower[i] in _FRUIT and _is_fruit(tree, i):
        _fruit(tree, i)
    elif tree.lower[i] in _SEXES and tree.tags[i] == "JJ" and _is_somebody(tree, i):
        tree.tags[i] = "NN"


def _is_somebody(tree: Tree, i: int) -> bool:
    """ "a shirtless male holding a board", "an elderly female in a hat"."""
    before, after = tree.tags[i - 1] if i else "", tree.tags[i + 1] if i + 1 < len(tree) else ""
    begun = before in ("DT", "JJ", "CD", "NN", "VBN", "") and not after.startswith(("NN", "JJ", "CC", "HYPH", "CD"))
    return begun and tree.lower[i + 1 : i + 2] != ["and"]


def _goes_on(tree: Tree, i: int) -> None:
    """Makes a second verb of a word that was read as part of the name of its object."""
    noun, verb = tree.heads[i], _verb_before(tree, i)
    if verb < 0:
        return
    tree.heads[i], tree.deps[i] = verb, "conj"
    tree.deps[noun] = "obj"
    tree.forget()
    tree.attach(noun, i, "obj")


def _eating(tree: Tree, i: int) -> None:
    """ "food and eating utensils": nothing is eaten."""
    tree.tags[i] = "JJ"
    if tree.heads[i + 1] == i:
        tree.swap(i, i + 1)
    tree.deps[i] = "amod"


def retag_looks(tree: Tree) -> None:
    """Makes adjectives of materials that stand side by side before a noun, and a noun of that something is made of;
    `tree` is changed in place."""
    for i, word in enumerate(tree.lower):
        if tree.tags[i] == "JJ" and tree.deps[i] == "obl" and i > 1 and _made_of(tree, i):
            tree.tags[i] = "NN"  # "made of silver"
        if word == "and" and _between_looks(tree, i):
            for k in (i - 1, i + 1):
                tree.modify(k, i + 2)
                tree.tags[k], tree.deps[k] = "JJ", "amod"


def _made_of(tree: Tree, i: int) -> bool:
    return tree.lower[i - 1] == "of" and tree.lemmas[i - 2] in MATERIAL_VERBS


def _between_looks(tree: Tree, i: int) -> bool:
    """Whether "and" joins what two words say of one noun: "a wood and metal bench", "the gray and steel train"."""
    if not 1 < i < len(tree) - 2 or not tree.tags[i + 2].startswith("NN"):
        return False
    if tree.tags[i - 2] not in ("DT", "PRP$", "JJ"):
        return False
    first, last, noun = tree.lower[i - 1], tree.lower[i + 1], tree.lower[i + 2]
    if vocab.MATERIALS.isdisjoint((first, last)) or noun in vocab.MATERIALS or vocab.lookup(noun) is None:
        return False
    if tree.tags[i + 2] == "NNS" and tree.lower[i - 2] in ("a", "an"):
        return False  # "a glass and plastic cups"
    if f"{last} {vocab.singular(noun)}" in vocab.compounds() and vocab.colour(first) is None:
        return False  # "a rock and paper towels"
    return all(word in vocab.MATERIALS or vocab.colour(word) is not None for word in (first, last))


def retag_particles(tree: Tree) -> None:
    """Gives "up" of "picks up a box" to its verb, and not that of "walks up a hill"; `tree` is changed in place."""
    for i, word in enumerate(tree.lower):
        if word in _PARTICLES and tree.tags[i] == "NN" and tree.deps[i] == "compound:prt":
            tree.tags[i] = "RP"  # "a cake that is cut up"
        elif (
            word in ("up", "down") and tree.tags[i] in ("IN", "RP", "RB") and i and tree.lemmas[i - 1] in _WITH_PARTICLE
        ):
            noun, tree.tags[i] = tree.heads[i], "RP"
            if noun != i and tree.deps[noun] == "obl":
                tree.deps[noun] = "obj"
            tree.attach(i, i - 1, "compound:prt")


def _verb_before(tree: Tree, i: int) -> int:
    return next((k for k in range(i - 1, -1, -1) if tree.tags[k] == "VBG"), -1)


def _goes_on_doing(tree: Tree, i: int) -> bool:
    """Whether "flying" of "people playing in a field and flying kites" is done by the people."""
    noun = tree.heads[i]
    if tree.deps[i] not in ("amod", "compound") or noun != i + 1 or tree.tags[noun] not in ("NNS", "NN"):
        return False
    return (
        tree.lemmas[i] in TRANSITIVE
        and _verb_before(tree, i) >= 0
        and f"{tree.lower[i]} {tree.lower[noun]}" not in vocab.compounds()
    )


def _known(word: str) -> bool:
    return vocab.person(word) is not None


def _is_fruit(tree: Tree, i: int) -> bool:
    """Whether "orange" ends its noun phrase: "a white orange left of", not "an orange and white cat"."""
    start = i
    while start and (vocab.colour(tree.lower[start - 1]) or tree.lower[start - 1] in vocab.SIZES):
        start -= 1
    if i > 1 and tree.lower[i - 1] == "," and tree.lower[i + 1 : i + 2] in ([","], ["and"]) and _is_food(tree, i - 2):
        return True  # "an apple, orange, carrots"
    before = tree.tags[start - 1] if start else ""
    if before not in ("DT", "CD") or (tree.lower[start - 1] in ("the", "one") and _tells_colours(tree, i)):
        return False
    after = i + 1
    if after >= len(tree):
        return True
    if tree.tags[after] == "JJR" or tree.lower[after] in ("left", "right", "next", "close", "far", "full"):
        return True
    if tree.tags[after] in ("CC", ","):
        return after + 1 < len(tree) and (
            tree.tags[after + 1] in ("DT", "CD", "PRP$", "EX", "IN") or tree.lower[after + 1] in NUMBERS
        )
    return not tree.tags[after].startswith(_GOES_ON)


def _is_food(tree: Tree, i: int) -> bool:
    noun = vocab.lookup(tree.lower[i])
    return noun is not None and noun.group in ("fruit", "vegetable", "food")


def _tells_colours(tree: Tree, i: int) -> bool:
    """Whether a number or article stands before a bare colour elsewhere: "two black and one orange"."""
    for k in range(1, len(tree)):
        if k == i or vocab.colour(tree.lower[k]) is None or not tree.tags[k].startswith(("JJ", "NN")):
            continue
        counted = tree.tags[k - 1] == "CD" or tree.lower[k - 1] in ("the", "other", "is", "are")
        if counted and (k + 1 == len(tree) or tree.tags[k + 1] in ("CC", ",", ".")):
            return True
    return False


def _fruit(tree: Tree, i: int) -> None:
    head = tree.heads[i]
    tree.tags[i], tree.lemmas[i] = "NN", tree.lower[i]
    if i and head == i - 1 and tree.tags[head] in ("CD", "DT"):  # "one orange", read as a one that is orange
        tree.modify(head, i)


def _is_done(tree: Tree, i: int, word: str) -> bool:
    """Whether a plural after a noun is the verb of its sentence."""
    if is_deed(tree, i) or _is_deed_upon(tree, i):
        return True
    alone = word in _NO_PLURALS and tree.tags[i + 1 : i + 2] in (["NNS"], ["NN"], ["JJ"], ["CD"])
    return alone and not has_verb(tree, i)


_NO_PLURALS = frozenset({"carries", "holds", "wears", "brings", "contains", "approaches", "transports", "chases"})


def is_deed(tree: Tree, i: int) -> bool:
    """Whether a plural after a person is what the person does: "a tennis player waves from"."""
    word, who = tree.lower[i], tree.lower[i - 1]
    if who in ("sun", "moon"):
        return word in ("sets", "rises", "shines", "glows", "beams")
    if vocab.person(who) is None or not word.endswith("s") or f"{who} {word[:-1]}" in vocab.compounds():
        return False
    noun = vocab.lookup(word[:-1]) if who == "baby" else None
    if noun is not None and noun.group in ("animal", "bird"):
        return False  # "two baby bears in a field"
    ends = i + 1 >= len(tree) or tree.tags[i + 1] == "."
    if ends and {"while", "as", "when", "after", "before"}.isdisjoint(tree.lower[max(0, i - 6) : i - 1]):
        return False
    if not ends and not tree.tags[i + 1].startswith(("IN", "DT", "RB", "RP", "TO", "PRP", "CC")):
        return False
    return tree.tags[i + 1 : i + 2] != ["CC"] and any(tree.lower[i].removesuffix(s) in _ACTS for s in ("s", "es"))


def _is_deed_upon(tree: Tree, i: int) -> bool:
    """Whether a plural between a noun and an article is the verb of its sentence: "a man in a hat signs a paper"."""
    if tree.tags[i + 1 : i + 2] not in (["DT"], ["PRP$"]):
        return False
    if verb_of(tree.lower[i], "VBZ") is None or f"{tree.lower[i - 1]} {tree.lemmas[i]}" in vocab.compounds():
        return False
    return not has_verb(tree, i)


def has_verb(tree: Tree, i: int) -> bool:
    """Whether the sentence of the word has a finite verb."""
    alike = (k for k in range(len(tree)) if tree.sentence[k] == tree.sentence[i])
    return any(tree.tags[k] in ("VBZ", "VBP", "VBD", "MD") for k in alike)


def _watched(tree: Tree, i: int, word: str) -> bool:
    """ "watches his pizza cook": the pizza does it, as in "his pizza cooking", and no cook is there."""
    if word not in _COOKED or not i or not tree.tags[i - 1].startswith("NN"):
        return False
    food = vocab.lookup(vocab.singular(tree.lower[i - 1]))
    ends = tree.tags[i + 1 : i + 2] in ([], ["."], ["IN"], [","], ["RB"])
    sees = next(
        (k for k in range(i - 2, max(-1, i - 6), -1) if tree.lemmas[k] in ("watch", "see", "let", "leave")), None
    )
    if sees is None or not ends or food is None or food.group not in ("food", "fruit", "vegetable"):
        return False
    tree.tags[i], tree.lemmas[i] = "VBG", tree.lower[i]
    tree.attach(i - 1, sees, "obj")
    for kid in [k for k in tree.kids[i] if k < i - 1]:
        tree.attach(kid, i - 1, tree.deps[kid])
    tree.attach(i, i - 1, "acl")
    return True


def deed(tree: Tree, i: int) -> None:
    """Makes the token at `i` a verb: "a man walks", where it was read as a noun."""
    tree.tags[i] = "VBZ"
    tree.lemmas[i] = verb_of(tree.lower[i], "VBZ") or tree.lower[i].removesuffix("s")
    if tree.heads[i - 1] == i:
        tree.deps[i - 1] = "nsubj"


def of_wearer(tree: Tree, i: int) -> bool:
    """Hangs the verb at i on who wears the noun before: "a girl with pigtails and a red dress skips": no dress does."""
    worn = vocab.lookup(vocab.singular(tree.lower[i - 1]))
    if worn is None or worn.group not in ("clothing", "accessory", "body"):
        return False
    alike = (k for k in range(i - 1) if tree.sentence[k] == tree.sentence[i] and tree.tags[k].startswith("NN"))
    who = next(alike, None)
    if who is None or not _lives(tree.lower[who]) or tree.lower[who + 1] not in ("with", "in"):
        return False
    tree.heads[i], tree.deps[i] = i, "root"
    tree.heads[who], tree.deps[who] = i, "nsubj"
    tree.heads[i - 1], tree.deps[i - 1] = who, "nmod"
    tree.forget()
    return True


def _lives(word: str) -> bool:
    noun = vocab.lookup(vocab.singular(word))
    return noun is not None and noun.group in ("person", "animal", "bird")
