"""Words that a small parser takes for something else where whole sentences are long: "boys, one of whom ..., stand in".

Tags and heads of the tree are set right in place, after `repair`, which knows the misreadings of short captions.
"""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.deeds import LATE, late_deed
from layoutgen.parse.finite import done_to, finite
from layoutgen.parse.gerunds import BEINGS, gerund, group_of
from layoutgen.parse.lexicon import members
from layoutgen.parse.names import known
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.plural_verbs import find_verb
from layoutgen.parse.tree import Tree

_STAYS = {form: verb for verb in ("stand", "lie", "sit", "wait", "lean", "hang") for form in (verb, f"{verb}s")}
_LOOKS = frozenset({"flat", "square", "round", "light", "metal", "plastic", "cold", "wood", "glass", "tan", "gold"})
_LIMBS = frozenset({"legged", "footed", "armed", "handed", "eyed"})
_ACTS = frozenset({"ride", "walk", "play", "surf", "ski", "run", "skate", "jump", "swing", "fly", "stand", "sit"})
_WITH_UP = members("cooked up")  # verbs that mean the same with "up"
_GOES_ON = ("IN", "RB", "RP", "TO", "DT", "PRP")
_PLACED = ("IN", "RB", "RP", "TO")
_STATES = frozenset({"stationary", "upright", "motionless"})
_NOMINAL = ("obl", "obj", "nmod")
_WAYS = frozenset({"backwards", "sideways", "forwards"})
_HALVES = frozenset({"colored", "coloured", "shaped", "themed", "sized"})
_KIN = frozenset({"grandpa", "grandma", "granny", "grandad", "mom", "mommy", "dad", "daddy", "auntie"})
_CONCERNED = _HALVES | _LIMBS | _ACTS | _STATES | {"none", "couple", "matching", "up", "out"}


def set_right(tree: Tree) -> None:
    """Changes `tree` in place."""
    if tree.lower and tree.lower[0] in _KIN and tree.tags[0].startswith("VB"):
        _name_first(tree)
    for i, word in enumerate(tree.lower):
        if word in LATE and late_deed(tree, i, word):
            continue
        if word == "strewn" and i and tree.tags[i].startswith("NN") and tree.tags[i - 1].startswith("NN"):
            _strewn(tree, i)
        elif word in _CONCERNED or tree.tags[i].startswith("NN") or tree.tags[i] == "VBG":
            _set_word(tree, i, word)
        elif tree.tags[i] == "VBP" and tree.deps[i] == "compound":
            done_to(tree, i)


def _name_first(tree: Tree) -> None:
    """The first word of "grandpa asleep in his chair" is no verb."""
    tree.tags[0], tree.lemmas[0] = "NN", tree.lower[0]
    if len(tree) > 1 and tree.tags[1] == "JJ" and tree.heads[1] == 0:
        tree.attach(1, 0, "amod")


def _strewn(tree: Tree, i: int) -> None:
    """ "papers strewn on a desk" are papers."""
    if tree.heads[i - 1] == i:
        tree.swap(i - 1, i)
    tree.tags[i], tree.lemmas[i], tree.deps[i] = "VBN", "strew", "acl"


def _set_word(tree: Tree, i: int, word: str) -> None:
    after = tree.tags[i + 1] if i + 1 < len(tree) else ""
    if word in ("none", "couple"):
        _counts(tree, i, word, after)
    elif word in _HALVES and tree.tags[i] == "JJ":
        _second_half(tree, i, after)
    elif tree.tags[i] == "NN" and _is_look(tree, i, word, after):
        tree.tags[i] = "JJ"
    elif tree.tags[i] == "NN" and _in_colour(tree, i) and after in ("NNS", "DT", "IN", "RB", "TO"):
        _acts_in_colour(tree, i)
    elif word in _ACTS and tree.lower[max(0, i - 2) : i] == ["each", "other"]:
        tree.tags[i], tree.lemmas[i] = "VBP", lemma_of(word, "VBP")  # "planes near each other fly"
    elif tree.tags[i].startswith("NN"):
        _noun(tree, i, tree.tags[i - 1] if i else "", after)
    elif tree.tags[i] == "VBG":
        _participle(tree, i, word, after)
    elif word in ("up", "out") and i and tree.tags[i] == "IN" and tree.lemmas[i - 1] in _WITH_UP:
        _particle(tree, i)
    elif word in _LIMBS and i > 2 and tree.lower[i - 1] == "-" and tree.tags[i - 3].startswith("VB"):
        tree.tags[i - 2 : i + 1] = ["RB", "HYPH", "RB"]  # "sitting cross-legged"


def _participle(tree: Tree, i: int, word: str, after: str) -> None:
    if tree.lower[i - 1] in ("has", "have", "had") and after in ("NN", "NNS") and i:
        _is_had(tree, i)
        return
    start = _clad(tree, i)
    nominal = (
        tree.deps[i] in _NOMINAL
        or (word == "setting" and tree.tags[i - 1] == "NN")
        or (tree.tags[i - 2 : i] == ["DT", "JJ"] and tree.deps[i - 1] in _NOMINAL)
    )
    if nominal and tree.tags[i - 1] in ("DT", "JJ", "NN") and i and after in ("", "IN", ".", ","):
        tree.tags[i], tree.lemmas[i] = "NN", word  # "in an urban setting"
    elif start is not None:
        _does_in_colour(tree, i, start)
    elif (word == "matching" and after.startswith(("JJ", "NN"))) or _is_worn(tree, i):
        _describes(tree, i)


def _is_had(tree: Tree, i: int) -> None:
    """ "the house has waving flags": it has flags, and does nothing with them."""
    has = i - 1
    noun = next((k for k in range(i + 1, len(tree)) if tree.tags[k].startswith("NN")), i)
    root = tree.heads[i] == i
    tree.heads[has], tree.deps[has] = (has, "root") if root else (tree.heads[i], tree.deps[i])
    for k, head in enumerate(tree.heads):
        if head == i and k != has:
            tree.heads[k] = has
    tree.tags[i], tree.heads[i], tree.deps[i] = "JJ", noun, "amod"
    tree.heads[noun], tree.deps[noun] = has, "obj"
    tree.forget()


def _counts(tree: Tree, i: int, word: str, after: str) -> None:
    if word == "none":
        tree.tags[i] = "DT"
    elif after == "NNS" or tree.lower[i + 1 : i + 2] in (["pieces"], ["slices"], ["pairs"], ["bites"]):
        tree.tags[i], tree.tags[i + 1] = "CD", "NNS"  # "a couple pairs of scissors"
        tree.modify(i, i + 1)


def _is_look(tree: Tree, i: int, word: str, after: str) -> bool:
    """ "light and dark purple flowers", "planes parked stationary on a lot"."""
    if word in ("light", "dark"):
        return tree.lower[i + 1 : i + 3] in (["and", "dark"], ["and", "light"])
    return word in _STATES and not after.startswith("NN")


def _second_half(tree: Tree, i: int, after: str) -> None:
    """ "a rainbow colored kite": there is no rainbow."""
    if not i or tree.tags[i - 1] != "NN" or not after.startswith("NN"):
        return
    noun, first = i + 1, i - 1
    if tree.heads[noun] in (first, i):
        root = tree.heads[first] == first
        tree.heads[noun], tree.deps[noun] = (noun, "root") if root else (tree.heads[first], tree.deps[first])
    for k, head in enumerate(tree.heads):
        if head == first and k != noun:
            tree.heads[k] = noun
    tree.tags[i] = "VBN"
    for k in (first, i):
        tree.heads[k], tree.deps[k] = noun, "compound" if k == first else "amod"
    tree.forget()


def _particle(tree: Tree, i: int) -> None:
    """ "frying up some donuts": they are fried."""
    noun = tree.heads[i]
    if not tree.tags[i - 1].startswith("VB") or tree.tags[i + 1 : i + 2] == ["IN"] or noun <= i:
        return
    tree.tags[i] = "RP"
    tree.attach(noun, i - 1, "obj")
    tree.attach(i, i - 1, "compound:prt")


def _in_colour(tree: Tree, i: int) -> bool:
    """Whether a word that can be a verb follows "people in yellow"."""
    if i < 3 or tree.lower[i - 2] != "in" or not tree.tags[i - 3].startswith("NN"):
        return False
    return vocab.colour(tree.lower[i - 1]) is not None and tree.lower[i] in _ACTS


def _clad(tree: Tree, i: int) -> int | None:
    """Where "in" stands of a participle that was read as a noun of that colour: "a man in white holding a bat"."""
    start = i - 1
    while start > 0 and (vocab.colour(tree.lower[start]) is not None or tree.lower[start] in ("and", ",")):
        start -= 1
    if start < 1 or start == i - 1 or tree.lower[start] != "in" or not tree.tags[start - 1].startswith("NN"):
        return None
    return start if tree.heads[start + 1] == i else None


def _does_in_colour(tree: Tree, i: int, start: int) -> None:
    """Hangs colour and participle below who wears the one and does the other."""
    who, colour = start - 1, start + 1
    tree.heads[colour], tree.deps[colour] = who, "nmod"
    tree.heads[start], tree.deps[start] = colour, "case"
    tree.forget()
    tree.attach(i, who, "acl")


def _acts_in_colour(tree: Tree, i: int) -> None:
    """ "Two people in yellow ride horses": they ride."""
    who, colour, top = i - 3, i - 1, i
    while tree.heads[top] != top:
        top = tree.heads[top]
    tree.tags[i], tree.lemmas[i] = "VBP", lemma_of(tree.lower[i], "VBP")
    tree.heads[i], tree.deps[i] = i, "root"
    tree.heads[who], tree.deps[who] = i, "nsubj"
    tree.heads[colour], tree.deps[colour] = who, "nmod"
    tree.heads[i - 2], tree.deps[i - 2] = colour, "case"
    if top not in (who, i):
        tree.heads[top], tree.deps[top] = i, "obj"
    tree.forget()


def _noun(tree: Tree, i: int, before: str, after: str) -> None:
    """A word that was taken for a noun, between words with the tags `before` and `after`."""
    word = tree.lower[i]
    if tree.tags[i] == "NNS" and i and find_verb(tree, i):
        return
    if (word == "well" and after in ("VBN", "VBD", "JJ")) or (word in _WAYS and not after.startswith("NN")):
        tree.tags[i], tree.deps[i] = "RB", "advmod"  # "a well stocked table"
    elif _is_adjective(tree, i, after):
        tree.tags[i] = "JJ"
    elif word in _STAYS and (after.startswith(_PLACED) or word in ("wait", "waits")):
        being = group_of(tree.lower[i - 1]) in BEINGS or (i > 1 and "CD" in tree.tags[max(0, i - 3) : i - 1])
        if before == "NN" and i > 1 and known(tree.lower[i - 1]) and being:
            _stands_up(tree, i)  # "four zebra stand near"
        elif (
            before in (",", "NNS")
            or tree.lower[i - 1] in ("closed", "open", "opened")
            or (before.startswith("JJ") and tree.kid(i - 1, "advmod") == i - 2)
        ):
            _stands(tree, i)
    elif word.endswith("ing"):
        gerund(tree, i, after)
    else:
        finite(tree, i, before, after)


def _is_adjective(tree: Tree, i: int, after: str) -> bool:
    """ "a flat, grassy field", "a cloudless blue sky"."""
    if tree.lower[i] in _WAYS:
        return after.startswith("NN")
    if tree.lower[i] in _LOOKS:
        return tree.tags[i + 1 : i + 3] == [",", "JJ"] or _looks_both_ways(tree, i)
    return tree.lower[i].endswith("less") and after.startswith(("JJ", "NN"))


def _looks_both_ways(tree: Tree, i: int) -> bool:
    """ "light and medium colored dog": both words describe it."""
    return tree.deps[i] == "amod" and tree.heads[i] > i + 2 and tree.tags[i + 1 : i + 3] == ["CC", "JJ"]


def _stands(tree: Tree, i: int) -> None:
    """ "three boys, one of whom holds a ball, stand in": the noun that the tree hangs it on does."""
    tree.tags[i] = "VBZ" if tree.lower[i].endswith("s") else "VBP"
    tree.lemmas[i] = _STAYS[tree.lower[i]]
    if tree.deps[i] in ("conj", "appos", "compound", "parataxis"):
        tree.deps[i] = "acl"


def _stands_up(tree: Tree, i: int) -> None:
    """The animal before a verb that was read as one name with it is what stands."""
    tree.take_apart(i, _STAYS[tree.lower[i]])


def _is_worn(tree: Tree, i: int) -> bool:
    """ "in shining armor": what shines is worn, and nothing that somebody does."""
    if tree.tags[i] != "VBG" or tree.deps[i] != "acl" or not i or tree.lower[i - 1] != "in" or i + 1 == len(tree):
        return False
    return tree.heads[i + 1] == i and group_of(vocab.singular(tree.lower[i + 1])) == "clothing"


def _describes(tree: Tree, i: int) -> None:
    """ "in matching green sweaters": an adjective, so that "in" goes with the sweaters."""
    noun = next((k for k in range(i + 1, len(tree)) if tree.tags[k].startswith("NN")), None)
    tree.tags[i] = "JJ"
    if noun is None or tree.heads[noun] != i:
        return
    who = tree.heads[i]
    tree.heads[noun], tree.deps[noun] = who, "nmod"
    for k, head in enumerate(tree.heads):
        if head == i and tree.tags[k] == "VBZ":
            tree.heads[k], tree.deps[k] = who, "acl"  # "a knight in shining armor fights a dragon"
        elif head == i and k != noun:
            tree.heads[k] = noun
            tree.deps[k] = "case" if tree.tags[k] == "IN" else tree.deps[k]
    tree.heads[i], tree.deps[i] = noun, "amod"
    tree.forget()
