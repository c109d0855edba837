"""Sets of things and words that stand for them: pronouns, splits ("one black, one white"), lists, parts of a set."""

from __future__ import annotations

from layoutgen.parse.pipeline.clauses import Clauses
from layoutgen.parse.pipeline.modifiers import post
from layoutgen.parse.pipeline.phrases import NUMBERS, THINGS, Phrase, join_prep
from layoutgen.parse.pipeline.tree import Node

_PRONOUNS = {"it": "PRP", "they": "PRP", "he": "PRP", "she": "PRP"}


def pronoun(c: Clauses) -> Phrase:
    """it, they, he, she, one, the other (one), another, the red one, both."""
    rng = c.rng
    pick = rng.choice(["it", "it", "they", "he", "she", "one", "other", "one", "adjective", "another", "both", "of"])
    if pick in _PRONOUNS:
        return Phrase(Node(pick, "PRP"), "person" if pick in ("he", "she") else "animal", pick == "they")
    kind = rng.choice(["animal", "person", "vehicle"])
    if pick == "one":
        return Phrase(Node("one", "CD"), kind, False)
    if pick == "another":
        return Phrase(Node("another", "DT"), kind, False)
    if pick == "of":
        some = Node(rng.choice(["two", "one", "three", "2"]), "CD")
        return Phrase(some.after(c.phrases.prep("of", Node("them", "PRP")).node, "nmod"), kind, some.word != "one")
    if pick == "both":
        return Phrase(Node("both", "DT"), kind, True)
    if pick == "other" and c.chance(0.6):
        return Phrase(Node("other", "JJ").before(Node("the", "DT"), "det"), kind, False)
    word = (
        "other"
        if pick == "other"
        else rng.choice(["left", "right", "red", "black", "smaller", "second", "first", "big", "white"])
    )
    node = (
        Node("one", "NN")
        .before(Node(word, "JJR" if word == "smaller" else "JJ"), "amod")
        .before(Node("the", "DT"), "det")
    )
    return Phrase(node, kind, False)


def pronoun_clause(c: Clauses) -> Node:
    """It is next to ...; one is red and the other is blue; its ear is white."""
    if c.chance(0.3):
        first = Phrase(Node("one", "CD"), "animal", False)
        if c.chance(0.3):
            first.node.after(c.phrases.prep("of", Node("them", "PRP")).node, "nmod")
        root = c.clause(first, 1)
        word = Node("other", "JJ").before(Node("the", "DT"), "det")
        if c.chance(0.3):
            word = Node("one", "NN").before(Node("other", "JJ"), "amod").before(Node("the", "DT"), "det")
        other = c.clause(Phrase(word, "animal", False), 1)
        return root.after(other.before(Node("and", "CC"), "cc"), "conj")
    if c.chance(0.3):
        part = c.phrases.noun("bodypart", "wear", "part", article=c.rng.choice(["its", "his", "her", "their"]))
        return c.clause(part, 1)
    root = c.clause(pronoun(c), 1)
    if c.chance(0.1):
        root.before(Node("and", "CC"), "cc")
    return root


def split(c: Clauses) -> Node:
    """two dogs, one black and one white; three cups: one on the left and two on the right."""
    root = c.phrases.noun("animal", "person", *THINGS, plural=True, article="")
    root.node.before(Node(c.rng.choice([*NUMBERS[:4], "2", "3"]), "CD"), "nummod")
    halves = [
        Node("one", "CD"),
        Node("one", "CD") if c.chance(0.5) else Node("other", "JJ").before(Node("the", "DT"), "det"),
    ]
    if c.chance(0.15):
        halves[1] = Node("another", "DT")
    kind = c.rng.choice(["colour", "place", "act", "setting"])
    for half in halves:
        if kind == "colour":
            half.after(Node(c.lexicon.adjective(c.rng, "colour", "size"), "JJ"), "amod")
        elif kind == "act":
            half.after(c.participle(Phrase(half, root.kind, False), 1), "acl")
        else:
            join_prep(half, c.place() if kind == "place" else c.setting(), verbal=False)
    joint = Node("and", "CC") if c.chance(0.8) else None
    if joint:
        halves[1].before(joint, "cc")
    if not joint or c.chance(0.2):
        halves[1].before(Node(",", ","), "punct")
    halves[0].before(Node(c.rng.choice([",", ",", ",", ":"]), ","), "punct").after(halves[1], "conj")
    mark = halves[0].left[0][0]
    mark.tag = ":" if mark.word == ":" else ","
    return root.node.after(halves[0], "appos")


def pieces(c: Clauses) -> Node:
    """one zebra facing left, another facing right, mountains in the distance, clear blue sky above"""
    parts: list[Phrase] = [post(c, c.phrases.noun())]
    for _ in range(c.rng.choice([1, 1, 2, 3])):
        if c.chance(0.2):
            word = Node("another", "DT")
            word.after(c.participle(Phrase(word, parts[0].kind, False), 1), "acl")
            parts.append(Phrase(word, "animal", False))
        elif c.chance(0.35):
            part = c.phrases.noun(
                "nature", "stuff", "place", "building", plural=c.chance(0.5), article="" if c.chance(0.7) else None
            )
            if c.chance(0.3):
                part.node.after(
                    Node(c.rng.choice(["above", "below", "behind", "nearby", "overhead", "around"]), "RB"), "advmod"
                )
            else:
                join_prep(part.node, c.setting(), verbal=False)
            parts.append(part)
        else:
            parts.append(post(c, c.phrases.noun(), 1))
    root = parts[0].node
    for part in parts[1:]:
        root.after(part.node.before(Node(",", ","), "punct"), "conj")
    return root


def partitive(c: Clauses) -> Node:
    """four of the six chairs are empty; one of the dogs; a group of people; a bowl of fruit on a table"""
    group = c.phrases.noun("animal", "person", *THINGS, plural=True, article="")
    if c.chance(0.5):
        if c.chance(0.5):
            group.node.before(Node(c.rng.choice(NUMBERS), "CD"), "nummod")
        group.node.before(Node(c.rng.choice(["the", "the", "his", "these"]), "DT"), "det")
        group.node.left[0][0].tag = "PRP$" if group.node.left[0][0].word == "his" else "DT"
        if group.node.left[0][0].tag == "PRP$":
            group.node.left[0] = (group.node.left[0][0], "nmod:poss")
        word = c.rng.choice(["one", "two", "three", "four", "2", "some", "all", "each", "none", "half", "most"])
        tag = {"some": "DT", "all": "DT", "each": "DT", "none": "NN", "half": "NN", "most": "JJS"}.get(word, "CD")
        head = Node(word, tag)
    else:
        noun = c.phrases.noun("collective", article="a")
        head = noun.node
    if c.chance(0.15):
        join_prep(group.node, c.place(), verbal=False)
    head.after(c.phrases.prep("of", group.node).node, "nmod")
    whole = Phrase(head, group.kind, True)
    return c.clause(whole, 1) if c.chance(0.5) else post(c, whole, 1).node
