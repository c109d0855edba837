"""Synthetic captions, prompts and edit commands with gold trees: what web text does not teach.

A seeded generator, not a treebank: attachments follow what is usual in captions (after a participle a place hangs on
the verb, a stranded participle hangs on the first person). Analyses are those of UD English EWT.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from layoutgen.parse.pipeline.clauses import Clauses
from layoutgen.parse.pipeline.conllu import Sentence
from layoutgen.parse.pipeline.edits import edit
from layoutgen.parse.pipeline.lexicon import Lexicon
from layoutgen.parse.pipeline.phrases import NUMBERS, THINGS, Phrase, Phrases, Style, join_prep
from layoutgen.parse.pipeline.tree import Node, sentence

_PRONOUNS = {"it": "PRP", "they": "PRP", "he": "PRP", "she": "PRP"}


def captions(count: int, *, seed: int, unseen: bool = False) -> Iterator[Sentence]:
    """Yield `count` gold sentences; with `unseen`, of the words held out from training."""
    rng = random.Random(seed)
    lexicon = Lexicon(unseen=unseen)
    kinds, weights = zip(*_KINDS, strict=True)
    for _ in range(count):
        style = Style(*rng.choice([(0.06, 0.4, 0.28), (0.06, 0.4, 0.28), (0.7, 0.25, 0.3), (0.02, 0.7, 0.2), (0.02, 0.1, 0.5)]))
        clauses = Clauses(Phrases(lexicon, rng, style))
        root = rng.choices(kinds, weights)[0](clauses)
        yield sentence(_dress(root, rng))


def _dress(root: Node, rng: random.Random) -> Node:
    """Final punctuation and capitals as people write them."""
    if rng.random() < 0.4:
        root.after(Node(".", "."), "punct")
    look = rng.random()
    nodes = root.words()
    if look < 0.4:
        nodes[0].word = nodes[0].word[:1].upper() + nodes[0].word[1:]
    elif look < 0.42:
        for node in nodes:
            node.word = node.word.upper() if len(node.word) > 1 else node.word
    elif look < 0.45:
        for node in nodes:
            if node.tag in ("NN", "NNS", "JJ"):
                node.word = node.word.capitalize()
    return root


def fragment(c: Clauses) -> Node:
    """A noun with something behind it."""
    return c.post(c.phrases.noun()).node


def plain(c: Clauses) -> Node:
    """One noun phrase, or several joined."""
    nodes = [c.phrases.noun().node for _ in range(c.rng.choice([1, 2, 2, 2, 3, 4]))]
    root = c.phrases.join(nodes)
    if c.chance(0.2):
        c.denial(root)
    elif c.chance(0.15):
        join_prep(root, c.setting(), verbal=False)
    elif c.chance(0.15):
        join_prep(root, c.place("next_to"), verbal=False) if len(nodes) == 1 else None
    return root


def spatial(c: Clauses) -> Node:
    """The bare prompts: a X left of a Y; X on Y next to Z; X above Y and below Z."""
    root = c.phrases.noun()
    join_prep(root.node, c.place(), verbal=False)
    if c.chance(0.15):
        second = c.place().node
        root.node.right[-1][0].after(second.before(Node("and", "CC"), "cc"), "conj")
    elif c.chance(0.15):
        join_prep(root.node, c.place(), verbal=False)
    elif c.chance(0.2):
        other = c.phrases.noun().node
        join_prep(other, c.place(), verbal=False)
        other.before(Node("and", "CC"), "cc")
        if c.chance(0.3):
            other.before(Node(",", ","), "punct")
        root.node.after(other, "conj")
    return root.node


def titled(c: Clauses) -> Node:
    """a photo of ..., an oil painting showing ..., picture of ..."""
    noun = c.phrases.noun("meta", plural=False, article=c.rng.choice(["a", "a", "a", "the", "this", ""]))
    inner = c.rng.choice([fragment, plain, spatial, plain, spatial, split])(c)
    if c.chance(0.2):
        noun.node.before(Node(c.rng.choice("oil watercolor pencil cartoon".split()), "NN"), "compound") if not noun.node.left else None
    if c.chance(0.93):
        return noun.node.after(inner.before(Node("of", "IN"), "case"), "nmod")
    return noun.node.after(Node("showing", "VBG").after(inner, "obj"), "acl")


def existential(c: Clauses) -> Node:
    """There is/are ...; on the table there is ...; on the left is ..."""
    subject = c.rng.choice([fragment, plain, spatial])(c)
    many = _plural(subject)
    be = Node("are" if many else "is", "VBP" if many else "VBZ")
    if c.chance(0.08):
        _deny(subject)
    if c.chance(0.15):
        front = c.setting() if c.chance(0.5) else c.place()
        be.after(subject, "nsubj")
        if c.chance(0.5):
            be.before(Node("there", "EX"), "expl")
            if c.chance(0.4):
                be.before(Node(",", ","), "punct")
        return be.before(front.node, "obl")
    be.before(Node("there", "EX"), "expl").after(subject, "nsubj")
    if c.chance(0.06):
        be.after(Node("not", "RB"), "advmod")
        be.right.reverse()
    return be


def _deny(subject: Node) -> None:
    kept = [(child, dep) for child, dep in subject.left if dep not in ("det", "nummod", "det:predet", "nmod:poss") and child.word not in ("few", "several", "many")]
    subject.left = [(Node("no", "DT"), "det"), *kept]


def _plural(node: Node) -> bool:
    return node.tag == "NNS" or any(dep == "conj" for _, dep in node.right)


def clause(c: Clauses) -> Node:
    """A full clause; sometimes two joined by "and", "while" or a comma; sometimes with a place in front."""
    subject = c.phrases.noun()
    if c.chance(0.2):
        c.phrases.join([subject.node, c.phrases.noun(subject.kind).node])
    elif c.chance(0.2):
        join_prep(subject.node, c.place(), verbal=False)
    elif c.chance(0.12):
        c.post(subject, 1)
    root = c.clause(subject)
    if c.chance(0.25):
        other = c.clause(c.phrases.noun(article="the") if c.chance(0.6) else pronoun(c), 1)
        word = c.rng.choice(["and", "and", "while", "but", ","])
        if word == ",":
            return root.after(other.before(Node(",", ","), "punct"), "parataxis")
        if word == "while":
            return root.after(other.before(Node("while", "IN"), "mark"), "advcl")
        other.before(Node(word, "CC"), "cc")
        if c.chance(0.4):
            other.before(Node(",", ","), "punct")
        return root.after(other, "conj")
    if c.chance(0.05):
        front = c.setting().node
        root.before(Node(",", ","), "punct")
        root.before(front, "obl")
    return root


def pronoun(c: Clauses) -> Phrase:
    """it, they, he, she, one, the other (one), another, the red one, both."""
    rng = c.rng
    pick = rng.choice(["it", "it", "they", "he", "she", "one", "other", "one", "adjective", "another", "both"])
    if pick in _PRONOUNS:
        return Phrase(Node(pick, "PRP"), "person" if pick in ("he", "she") else "animal", pick == "they")
    kind = rng.choice(["animal", "person", "vehicle"])
    if pick == "one":
        return Phrase(Node("one", "CD"), kind, False)
    if pick == "another":
        return Phrase(Node("another", "DT"), kind, False)
    if pick == "both":
        return Phrase(Node("both", "DT"), kind, True)
    if pick == "other" and c.chance(0.6):
        return Phrase(Node("other", "JJ").before(Node("the", "DT"), "det"), kind, False)
    word = "other" if pick == "other" else rng.choice(["left", "right", "red", "black", "smaller", "second", "first", "big", "white"])
    node = Node("one", "NN").before(Node(word, "JJR" if word == "smaller" else "JJ"), "amod").before(Node("the", "DT"), "det")
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
    halves = [Node("one", "CD"), Node("one", "CD") if c.chance(0.5) else Node("other", "JJ").before(Node("the", "DT"), "det")]
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
    parts: list[Phrase] = [c.post(c.phrases.noun())]
    for _ in range(c.rng.choice([1, 1, 2, 3])):
        if c.chance(0.2):
            word = Node("another", "DT")
            word.after(c.participle(Phrase(word, parts[0].kind, False), 1), "acl")
            parts.append(Phrase(word, "animal", False))
        elif c.chance(0.35):
            part = c.phrases.noun("nature", "stuff", "place", "building", plural=c.chance(0.5), article="" if c.chance(0.7) else None)
            if c.chance(0.3):
                part.node.after(Node(c.rng.choice(["above", "below", "behind", "nearby", "overhead", "around"]), "RB"), "advmod")
            else:
                join_prep(part.node, c.setting(), verbal=False)
            parts.append(part)
        else:
            parts.append(c.post(c.phrases.noun(), 1))
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
    head.after(c.phrases.prep("of", group.node).node, "nmod")
    whole = Phrase(head, group.kind, True)
    return c.clause(whole, 1) if c.chance(0.5) else c.post(whole, 1).node


def possessive(c: Clauses) -> Node:
    """the dog's ear; a woman with her dog; the girl's red shirt is wet"""
    owner = c.phrases.noun("person", "animal", article=c.rng.choice(["the", "a", "the"]), plural=False)
    owner.node.after(Node("'s", "POS"), "case")
    part = c.phrases.noun("bodypart", "wear", "part", "tool", article="")
    if c.chance(0.2):
        part.node.before(Node(c.rng.choice(["left", "right"]), "JJ"), "amod")
    part.node.before(owner.node, "nmod:poss")
    if c.chance(0.5):
        return c.clause(part, 1)
    if c.chance(0.5):
        return c.post(part, 1).node
    keeper = c.phrases.noun("person", "animal")
    thing = c.phrases.noun("animal", "tool", "wear", "vehicle", article=c.rng.choice(["his", "her", "its", "their"]))
    return keeper.node.after(c.phrases.prep("with", thing.node).node, "nmod")


def scenery(c: Clauses) -> Node:
    """a kitchen with a stove, a sink and a table; a room without people; an empty street at night"""
    place = c.phrases.noun("room", "place", "building")
    if c.chance(0.8):
        place.node.after(c.having(place), "nmod")
    if c.chance(0.4):
        join_prep(place.node, c.setting(), verbal=False)
    return place.node


def fronted(c: Clauses) -> Node:
    """in the foreground a man riding a bike; on a sunny day, two dogs run"""
    front = c.setting().node if c.chance(0.7) else c.place().node
    if c.chance(0.5):
        root = fragment(c)
        dep = "nmod"
    else:
        root = c.clause(c.phrases.noun())
        dep = "obl"
    if c.chance(0.6):
        root.before(Node(",", ","), "punct")
    return root.before(front, dep)


_KINDS: list[tuple[Callable[[Clauses], Node], float]] = [
    (fragment, 18),
    (plain, 9),
    (spatial, 9),
    (titled, 7),
    (existential, 7),
    (clause, 17),
    (pronoun_clause, 5),
    (split, 3),
    (pieces, 6),
    (partitive, 5),
    (possessive, 4),
    (scenery, 5),
    (fronted, 2.5),
    (edit, 6),
]
