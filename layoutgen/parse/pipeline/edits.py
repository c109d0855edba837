"""Commands that change a picture: move, make, turn, swap, put, add, delete, with their gold trees."""

from __future__ import annotations

from layoutgen.parse.pipeline.clauses import Clauses
from layoutgen.parse.pipeline.phrases import Phrases, join_prep
from layoutgen.parse.pipeline.tree import Node
from layoutgen.parse.pipeline.wordlists import listed


def edit(c: Clauses) -> Node:
    """One command, or two joined by "and", ";" or a comma."""
    root = _one(c)
    if c.chance(0.25):
        other = _one(c)
        joint = c.rng.choice(["and", ";", ",", "then"])
        if joint == ";":
            return root.after(other.before(Node(";", ":"), "punct"), "parataxis")
        if joint == ",":
            return root.after(other.before(Node(",", ","), "punct"), "conj")
        if joint == "then":
            other.before(Node("then", "RB"), "advmod")
        return root.after(other.before(Node("and", "CC"), "cc"), "conj")
    return root


def _object(c: Clauses, placed: float = 0.08) -> Node:
    """it; them; the dog; the second tree; the red car on the left; both chairs."""
    pick = c.rng.random()
    if pick < 0.15:
        return Node(c.rng.choice(["it", "it", "them", "everything"]), "PRP" if pick < 0.14 else "NN")
    noun = c.phrases.noun(article="", plural=c.chance(0.25)).node
    if pick < 0.3:
        noun.before(Node(c.rng.choice(listed("ordinals")), "JJ"), "amod")
        noun.left[0][0].tag = "JJS" if noun.left[0][0].word == "biggest" else "JJ"
    elif pick < 0.36 and noun.tag == "NNS":
        noun.before(Node("two", "CD"), "nummod")
    noun.before(Node("the", "DT"), "det")
    if pick > 1 - placed:
        join_prep(noun, c.setting(), verbal=False)
    return noun


def _one(c: Clauses) -> Node:
    rng, phrases = c.rng, c.phrases
    kind = rng.choice(["remove", "move", "move", "move", "become", "size", "size", "swap", "add", "direction", "turn"])
    if kind == "remove":
        return Node(rng.choice(listed("removing")), "VB").after(_object(c, 0.3), "obj")
    if kind == "move":
        verb = Node(rng.choice(listed("moving")), "VB").after(_object(c), "obj")
        return join_prep(verb, c.place(), verbal=True)
    if kind == "become":
        verb = Node(rng.choice(["turn", "change", "transform"]), "VB").after(_object(c), "obj")
        return verb.after(phrases.prep("into", phrases.noun(article="a", plural=False).node).node, "obl")
    if kind == "size":
        return _make(c)
    if kind == "swap":
        return _swap(c, phrases)
    if kind == "add":
        verb = Node(rng.choice(["add", "draw", "insert", "create", "show", "paint"]), "VB").after(
            c.phrases.noun().node, "obj"
        )
        return join_prep(verb, c.place(), verbal=True) if c.chance(0.7) else verb
    if kind == "turn":
        verb = Node(rng.choice(["flip", "rotate", "mirror", "enlarge", "shrink", "duplicate", "copy", "lock"]), "VB")
        return verb.after(_object(c, 0.3), "obj")
    verb = Node(rng.choice(listed("moving")[:2]), "VB").after(_object(c), "obj")
    if c.chance(0.3):
        return verb.after(phrases.place(["to", "the", rng.choice(["left", "right", "top", "front", "back"])]), "obl")
    amount = Node(rng.choice(listed("directions")), "RB")
    if c.chance(0.3):
        amount.before(Node("bit", "NN").before(Node("a", "DT"), "det"), "obl:unmarked")
    return verb.after(amount, "advmod")


def _make(c: Clauses) -> Node:
    word = c.rng.choice(listed("changing")[:1] if c.chance(0.7) else listed("changing"))
    verb = Node(word, "VB").after(_object(c, 0.2), "obj")
    if c.chance(0.5) and verb.word == "make":
        result = Node(c.rng.choice(listed("growing")), "JJR")
        if c.chance(0.15):
            result.before(Node(c.rng.choice(["much", "slightly", "even"]), "RB"), "advmod")
        if c.chance(0.2):
            result.after(c.phrases.prep("than", _object(c)).node, "obl")
    else:
        result = Node(c.lexicon.adjective(c.rng, "colour"), "JJ")
        if c.chance(0.15):
            result.before(Node(c.lexicon.adjective(c.rng, "shade"), "JJ"), "amod")
    return verb.after(result, "xcomp")


def _swap(c: Clauses, phrases: Phrases) -> Node:
    verb = Node(c.rng.choice(["swap", "exchange", "replace"]), "VB")
    if verb.word == "replace" or c.chance(0.3):
        verb.after(_object(c), "obj")
        return verb.after(phrases.prep("with", phrases.noun().node).node, "obl")
    return verb.after(phrases.join([_object(c), _object(c)]), "obj")
