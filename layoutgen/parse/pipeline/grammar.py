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
from layoutgen.parse.pipeline.modifiers import denial, having, post
from layoutgen.parse.pipeline.phrases import Phrases, Style, join_prep
from layoutgen.parse.pipeline.sets import partitive, pieces, pronoun, pronoun_clause, split
from layoutgen.parse.pipeline.tree import Node, sentence
from layoutgen.parse.pipeline.wordlists import listed


def captions(count: int, *, seed: int, unseen: bool = False) -> Iterator[Sentence]:
    """Yield `count` gold sentences; with `unseen`, of the words held out from training."""
    rng = random.Random(seed)
    lexicon = Lexicon(unseen=unseen)
    kinds, weights = zip(*_KINDS, strict=True)
    for _ in range(count):
        style = Style(
            *rng.choice([(0.06, 0.4, 0.28), (0.06, 0.4, 0.28), (0.7, 0.25, 0.3), (0.02, 0.7, 0.2), (0.02, 0.1, 0.5)])
        )
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
    return post(c, c.phrases.noun()).node


def plain(c: Clauses) -> Node:
    """One noun phrase, or several joined."""
    nodes = [c.phrases.noun().node for _ in range(c.rng.choice([1, 2, 2, 2, 3, 4]))]
    root = c.phrases.join(nodes)
    if c.chance(0.2):
        denial(c, root)
    elif c.chance(0.15):
        join_prep(root, c.setting(), verbal=False)
    elif c.chance(0.25):
        join_prep(root, c.place(), verbal=False)
    return root


def pair(c: Clauses) -> Node:
    """a man riding a bike and a woman with a dog"""
    root, other = post(c, c.phrases.noun(), 1).node, post(c, c.phrases.noun(), 1).node
    word = c.rng.choice(["and", "and", "and", "with"])
    if word == "with":
        return root.after(other.before(Node("with", "IN"), "case").before(Node(",", ","), "punct"), "nmod")
    return root.after(c.maybe_comma(other.before(Node("and", "CC"), "cc"), 0.25), "conj")


def remark(c: Clauses) -> Node:
    """three boats on a lake, two of them are white; a man on a bench, the man reads a newspaper"""
    root = c.rng.choice([fragment, plain, spatial])(c)
    other = pronoun_clause(c) if c.chance(0.6) else c.clause(c.phrases.noun("person", "animal", article="the"), 1)
    mark = Node(";", ":") if c.chance(0.15) else Node(",", ",")
    return root.after(other.before(mark, "punct"), "parataxis")


def request(c: Clauses) -> Node:
    """draw a cat; show me two dogs; I want a picture of a house; please create an image of ..."""
    wanted = c.rng.choice([fragment, plain, spatial, titled, titled])(c)
    if c.chance(0.25):
        root = Node(c.rng.choice(["want", "need", "see"]), "VBP").before(
            Node(c.rng.choice(["I", "we"]), "PRP"), "nsubj"
        )
        return root.after(wanted, "obj")
    root = Node(c.rng.choice(listed("drawing")), "VB")
    if root.word in ("draw", "show", "make", "give") and c.chance(0.4):
        root.after(Node("me", "PRP"), "iobj")
    if c.chance(0.2):
        root.before(Node("please", "UH"), "discourse")
    return root.after(wanted, "obj")


def spatial(c: Clauses) -> Node:
    """The bare prompts: a X left of a Y; X on Y next to Z; X above Y and below Z."""
    root = c.phrases.noun()
    join_prep(root.node, c.place(), verbal=False)
    if c.chance(0.15):
        second = c.place().node
        root.node.right[-1][0].after(second.before(Node("and", "CC"), "cc"), "conj")
    elif c.chance(0.15):
        join_prep(root.node, c.place(), verbal=False)
    elif c.chance(0.35):
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
        noun.node.before(Node(c.rng.choice(listed("media")), "NN"), "compound") if not noun.node.left else None
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
    elif c.chance(0.06):
        return Node("'s", "VBZ").before(Node("there", "EX"), "expl").after(subject, "nsubj")
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
    kept = [
        (child, dep)
        for child, dep in subject.left
        if dep not in ("det", "nummod", "det:predet", "nmod:poss") and child.word not in ("few", "several", "many")
    ]
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
        post(c, subject, 1)
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
        return post(c, part, 1).node
    keeper = c.phrases.noun("person", "animal")
    thing = c.phrases.noun("animal", "tool", "wear", "vehicle", article=c.rng.choice(["his", "her", "its", "their"]))
    return keeper.node.after(c.phrases.prep("with", thing.node).node, "nmod")


def scenery(c: Clauses) -> Node:
    """a kitchen with a stove, a sink and a table; a room without people; an empty street at night"""
    place = c.phrases.noun("room", "place", "building")
    if c.chance(0.8):
        place.node.after(having(c, place), "nmod")
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
    (pair, 5),
    (request, 2),
    (remark, 2.5),
    (partitive, 5),
    (possessive, 4),
    (scenery, 5),
    (fronted, 2.5),
    (edit, 6),
]
