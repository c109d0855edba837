"""Words that the tagger takes for the last noun of a name and the head for a deed or a look: "a sailboat peaks behind".

And the other way round: words before a noun that the tree leaves outside its name, and the head puts into it.
"""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.abstractions import is_abstract
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.lexicon import ALIVE
from layoutgen.parse.names import known
from layoutgen.parse.pipeline.lemma import lemma_of
from layoutgen.parse.tree import Tree
from layoutgen.parse.verbs import verb_of

SURE = 0.75  # how certain the head must be that the noun before is the thing
_SURER = 0.9  # and that a word which no noun follows is a thing
_LIKELY = 0.5  # and that a participle has an object
_NOUNS = ("NN", "NNS")
_LOOKS = ("compound", "amod")
_GOES_ON = ("IN", "RB", "RP", "TO", "DT", "PRP", "VBG", "CC", ".", ",")
_ACTORS = frozenset({"person", "animal", "bird", "vehicle", "boat", "aircraft", "insect", "fish"})
_HELPING = frozenset({"help", "watch", "see", "let", "make", "teach", "observe"})
_ONE = frozenset({"a", "an", "one", "another", "each", "every"})
_ENDS = frozenset({"", "IN", "CC", ",", "."})


def rename(tree: Tree, graph: TokenGraph) -> None:
    """Changes tags and heads of `tree` in place, where `graph`, which the head has read in the same words, tells."""
    named = {*graph.objects, *(k for parts in graph.objects.values() for k in parts)}
    for i in range(1, len(tree)):
        if tree.tags[i] not in _NOUNS or tree.tags[i - 1] not in _NOUNS:
            continue
        if i not in named and graph.certainty.get(("object", i - 1), 0.0) >= SURE:
            tag = _meant(tree, i)
            if tag is not None:
                _take_out(tree, i, tag)
        elif i in graph.objects and _is_part(tree, graph, i):
            tree.swap(i - 1, i)
    _rehang(tree, graph)
    for i in graph.objects:
        if _stands_alone(tree, i) and graph.certainty.get(("object", i), 0.0) >= _SURER:
            tree.tags[i] = "NN"


def _rehang(tree: Tree, graph: TokenGraph) -> None:
    """Makes looks of participles that were read as deeds, and deeds of those that were read as looks."""
    for thing, look in graph.attributes:
        if _was_done(tree, look, thing):
            tree.modify(look, thing)
            tree.tags[look], tree.deps[look] = "JJ", "amod"
    if not any(tag == "VBG" and dep in _LOOKS for tag, dep in zip(tree.tags, tree.deps, strict=True)):
        return
    for relation in graph.relations(tree.lower):
        verb = relation.tokens[0] if relation.tokens else 0
        if relation.certainty >= _LIKELY and _describes(tree, verb, relation.target):
            tree.heads[verb], tree.deps[verb] = verb - 1, "acl"
            tree.forget()
            tree.attach(relation.target, verb, "obj")


def _meant(tree: Tree, i: int) -> str | None:
    """The tag that a word should have which is no part of the noun before; None where it may be one after all."""
    word, who = tree.lower[i], tree.lower[i - 1]
    after = tree.tags[i + 1] if i + 1 < len(tree) else "."
    noun = vocab.lookup(vocab.singular(who))
    acts = noun is not None and noun.group in _ACTORS
    if _is_helped(tree, i, after) and noun is not None and noun.group in ALIVE and verb_of(word, "VB") is not None:
        return "VB"
    goes_on = after.startswith(_GOES_ON) or (acts and verb_of(word, "VBZ") is not None and after[:2] != "NN")
    if noun is None or not goes_on or known(f"{who} {vocab.singular(word)}"):
        return None
    if tree.lower[i + 1 : i + 2] == ["of"]:
        return None
    if tree.tags[i] == "NN" and is_abstract(word) and word not in tree.lower[i + 1 : i + 3]:
        return None  # "a skateboard trick in front of"
    if tree.tags[i] == "NNS":
        deed = verb_of(word, "VBZ") is not None and acts
        single = tree.tags[i - 1] == "NN" and after not in ("CC", ",", ".")
        return "VBZ" if single and (deed or _is_one(tree, i - 1)) else None
    if lemma_of(word, "VBN") != word and (verb_of(word, "VBN") is not None or word.endswith("ed")) and not known(word):
        return "VBN"
    deed = verb_of(word, "VBP") is not None or not known(word)
    if acts and deed and _are_several(tree, i - 1) and word not in tree.lower[i + 1 : i + 3]:
        return "VBP"
    if word in tree.lower[i + 1 : i + 3]:
        return "RB"  # "two laptops side by side"
    alive = noun.group in ALIVE and after in ("IN", "RB")
    return "JJ" if alive and not known(word) and verb_of(word, "VBP") is None else None


def _is_helped(tree: Tree, i: int, after: str) -> bool:
    """ "helping a man tie his tie", "watching a dog run along": what follows is what the man or the dog does."""
    start = i - 1
    while start and tree.tags[start - 1].startswith(("JJ", "NN", "DT", "PRP$")):
        start -= 1
    return start > 0 and tree.lemmas[start - 1] in _HELPING and after in ("DT", "PRP$", "IN")


def _is_one(tree: Tree, noun: int) -> bool:
    """Whether the name that ends at `noun` begins with "a": then no plural ends it."""
    start = noun
    while start and tree.tags[start - 1].startswith(("JJ", "NN")):
        start -= 1
    return start > 0 and tree.lower[start - 1] in _ONE


def _are_several(tree: Tree, noun: int) -> bool:
    """Whether `noun` is a plural, or the last of a list: "a helicopter and small plane fly"."""
    if vocab.singular(tree.lower[noun]) != tree.lower[noun]:
        return True
    start = noun
    while start and tree.tags[start - 1].startswith(("JJ", "NN", "DT", "CD")):
        start -= 1
    return start > 0 and tree.lower[start - 1] == "and"


def _take_out(tree: Tree, i: int, tag: str) -> None:
    """Makes word i tell about the noun before, which takes its place."""
    noun = i - 1
    tree.tags[i], tree.lemmas[i] = tag, lemma_of(tree.lower[i], tag)
    if tree.heads[noun] == i:
        root = tree.heads[i] == i
        tree.heads[noun], tree.deps[noun] = (noun, "root") if root else (tree.heads[i], tree.deps[i])
        for k, above in enumerate(tree.heads):
            if above == i and k < i and k != noun:
                tree.heads[k] = noun
        tree.heads[i], tree.deps[i] = noun, "acl"
        tree.forget()
        outer = tree.heads[noun]
        if tag in ("VBZ", "VBP") and tree.kid(noun, "case") is not None and tree.tags[outer].startswith("NN"):
            tree.attach(i, outer, "acl")  # "a woman with an umbrella hails a taxi"


def _is_part(tree: Tree, graph: TokenGraph, i: int) -> bool:
    """Whether the noun before i, which the tree keeps apart, is in the name of i or tells of what kind i is."""
    before = i - 1
    if tree.heads[before] == i or tree.tags[before] != "NN" or before in graph.objects:
        return False
    return (
        before in graph.objects[i]
        or before in graph.attributes.get((i, before), (-1,))
        or (i, before) in graph.attributes
    )


def _describes(tree: Tree, i: int, thing: int) -> bool:
    """Whether a participle that has an object was read as telling about it: "a man with a knife cutting cake"."""
    if i < 1 or tree.tags[i] != "VBG" or tree.deps[i] not in _LOOKS or tree.heads[i] != thing:
        return False
    named = known(f"{tree.lower[i]} {tree.lower[i + 1]}")
    return not named and i < thing <= i + 3 and tree.tags[i - 1] in ("NN", "NNS")


def _was_done(tree: Tree, i: int, thing: int) -> bool:
    """ "a green field and wired fence": a look of the fence, and nothing that the field did."""
    if i < 1 or i + 1 != thing or tree.tags[i] not in ("VBD", "VBN") or tree.heads[thing] != i:
        return False
    return tree.tags[i - 1] in ("CC", ",") and tree.tags[thing] in ("NN", "NNS")


def _stands_alone(tree: Tree, i: int) -> bool:
    """ "a sandy plain", read as two adjectives: whether a word that can be a noun ends a name."""
    word = tree.lower[i]
    if tree.tags[i] not in ("JJ", "VB", "VBP") or vocab.colour(word) is not None or word.endswith("ed"):
        return False
    if (not known(word) and tree.tags[i] != "JJ") or _is_done(tree, i):
        return False
    after = tree.tags[i + 1] if i + 1 < len(tree) else ""
    return after in _ENDS and i > 0 and tree.tags[i - 1] in ("DT", "JJ", "NN", "CD", "PRP$")


def _is_done(tree: Tree, i: int) -> bool:
    """Whether it is what animals or people right before it do: "two zebras and a giraffe drink from a river"."""
    subject = tree.kid(i, "nsubj")
    if tree.tags[i] != "VBP" or subject is None or tree.tags[i - 1] not in _NOUNS:
        return False
    noun = vocab.lookup(vocab.singular(tree.lower[i - 1]))
    return noun is not None and noun.group in ALIVE and verb_of(tree.lower[i], "VBP") is not None
