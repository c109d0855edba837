"""What hangs behind a noun: places, what it has, what it does, what it is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layoutgen.parse.pipeline.phrases import Phrase, join_prep
from layoutgen.parse.pipeline.tree import Node

if TYPE_CHECKING:
    from layoutgen.parse.pipeline.clauses import Clauses

_SHARES = {"none": 4, "place": 6, "with": 2.5, "act": 6, "relative": 1.2, "wearing": 1, "adjective": 0.4, "of": 0.5}


def post(c: Clauses, phrase: Phrase, depth: int = 0) -> Phrase:
    """Something behind a noun: a place, what it has, a participle, a relative clause, or nothing."""
    kind = c.rng.choices(list(_SHARES), list(_SHARES.values()))[0]
    node, persons = phrase.node, phrase.kind in ("person", "animal")
    if kind == "place":
        _placed(c, phrase, persons=persons)
    elif kind == "with":
        node.after(c.maybe_comma(having(c, phrase), 0.08), "nmod")
        if persons and c.chance(0.5):
            node.after(c.participle(phrase, 1), "acl")
    elif kind == "act":
        _acting(c, phrase, depth, persons=persons)
    elif kind == "relative":
        node.after(c.maybe_comma(c.relative(phrase), 0.2), "acl:relcl")
    elif kind == "wearing" and persons:
        clothes = c.phrases.noun("wear", "plural_wear", plural=c.chance(0.15))
        node.after(c.phrases.prep("in", clothes.node).node, "nmod")
        if c.chance(0.4):
            node.after(c.participle(phrase, depth), "acl")
    elif kind == "adjective":
        content = c.phrases.noun("food", "tool", "stuff", plural=True).node
        node.after(Node("full", "JJ").after(c.phrases.prep("of", content).node, "obl"), "amod")
    elif kind == "of":
        node.after(c.phrases.prep("of", c.phrases.noun("food", "nature", "tool", "animal").node).node, "nmod")
    return phrase


def _placed(c: Clauses, phrase: Phrase, *, persons: bool) -> None:
    join_prep(phrase.node, c.place(), verbal=False)
    if c.chance(0.25):
        join_prep(phrase.node, c.setting() if c.chance(0.6) else c.place(), verbal=False)
    if c.chance(0.12):
        phrase.node.after(c.maybe_comma(having(c, phrase), 0.3), "nmod")
    elif persons and c.chance(0.2):
        phrase.node.after(c.participle(phrase, 1), "acl")


def _acting(c: Clauses, phrase: Phrase, depth: int, *, persons: bool) -> None:
    phrase.node.after(c.maybe_comma(c.participle(phrase, depth), 0.06), "acl")
    if persons and c.chance(0.12):
        phrase.node.after(c.maybe_comma(c.participle(phrase, 1), 0.3), "acl")
    elif c.chance(0.05):
        phrase.node.after(having(c, phrase).before(Node(",", ","), "punct"), "nmod")


def having(c: Clauses, phrase: Phrase) -> Node:
    """with X; without X; with X and Y; with a dog sitting on it."""
    kinds: tuple[str, ...]
    kinds = ("bodypart", "tool", "wear") if phrase.kind in ("person", "animal") else ("part", "tool", "food", "nature")
    if phrase.kind in ("room", "place", "building"):
        kinds = ("furniture", "animal", "person", "vehicle", "nature", "furniture")
    first = c.phrases.noun(*kinds, article="" if c.chance(0.2) else None)
    if c.chance(0.3):
        more = [c.phrases.noun(*kinds).node for _ in range(c.rng.choice([1, 1, 2, 3]))]
        if c.chance(0.3):
            for node in (first.node, *more):
                join_prep(node, c.setting() if c.chance(0.6) else c.place(), verbal=False)
        c.phrases.join([first.node, *more])
    elif c.chance(0.3):
        if c.chance(0.5):
            first.node.after(c.participle(first, 1), "acl")
        else:
            words = c.rng.choice(["on", "in", "in_front_of", "behind", "next_to", "around", "under", "above", "inside"])
            if c.chance(0.5):
                it = Node(c.rng.choice(["it", "it", "it", "them", "him", "her"]), "PRP")
                join_prep(first.node, c.phrases.prep(words, it), verbal=False)
            else:
                join_prep(first.node, c.place(words), verbal=False)
    elif c.chance(0.1):
        denial(c, first.node)
    words = "with" if c.chance(0.8) else "without"
    if words == "without" and c.chance(0.3) and first.plural is False and not first.node.left:
        first.node.before(Node("any", "DT"), "det")
    return c.phrases.prep(words, first.node).node


def denial(c: Clauses, node: Node) -> None:
    """but no X; and no X; but not X: what is ruled out, joined to `node`."""
    absent = c.phrases.noun(article="").node
    if c.chance(0.8):
        absent.before(Node("no", "DT"), "det")
    else:
        absent.before(Node("a", "DT"), "det").before(Node("not", "RB"), "advmod")
    absent.before(Node(c.rng.choice(["but", "but", "and"]), "CC"), "cc")
    if c.chance(0.3):
        absent.before(Node(",", ","), "punct")
    node.after(absent, "conj")
