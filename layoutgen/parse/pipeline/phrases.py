"""Noun phrases and prepositional phrases of the synthetic captions, with the analyses of the EWT treebank."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from layoutgen.parse.pipeline.lexicon import Lexicon, Noun
from layoutgen.parse.pipeline.tree import Node
from layoutgen.parse.pipeline.wordlists import listed

NUMBERS = listed("numbers")
THINGS = listed("things")
LOCATIVES = listed("locatives")
_FLAT = frozenset(listed("flat_prepositions"))
_ADVERBS = frozenset(listed("place_adverbs"))
_ADJECTIVES = frozenset(listed("place_adjectives"))
_OWNERS = frozenset({"his", "her", "its", "their"})


class Style(NamedTuple):
    """How a caption is written: share of nouns without article, and of nouns with adjectives."""

    bare: float = 0.08
    adjectives: float = 0.4
    plural: float = 0.28


class Phrase(NamedTuple):
    """A noun phrase: its tree, the noun's class, and whether it is plural."""

    node: Node
    kind: str
    plural: bool


class Prep(NamedTuple):
    """A prepositional phrase: its tree, and what joins it to a noun and to a verb."""

    node: Node
    to_noun: str
    to_verb: str


class Phrases:
    """Makes noun phrases and prepositional phrases from a lexicon and a random source."""

    def __init__(self, lexicon: Lexicon, rng: random.Random, style: Style | None = None) -> None:
        self.lexicon = lexicon
        self.rng = rng
        self.style = style or Style()

    def chance(self, share: float) -> bool:
        """True in `share` of the calls."""
        return self.rng.random() < share

    def head(self, noun: Noun, *, plural: bool) -> Node:
        """The noun with its own modifiers: fire hydrant, hot dog, t-shirt, pair of scissors."""
        many = (plural or noun.plural_only) and not noun.mass
        node = self.hyphenated(noun.plural if many else noun.singular, "NNS" if many else "NN", "compound")
        for word, tag in reversed(noun.modifiers):
            node.before(self.hyphenated(word, tag, "compound"), "amod" if tag == "JJ" else "compound")
        if noun.of:
            tag = "NNS" if noun.of in ("scissors", "jeans", "glasses", "friends", "flowers", "headphones") else "NN"
            node.after(Node(noun.of, tag).before(Node("of", "IN"), "case"), "nmod")
        return node

    def hyphenated(self, word: str, tag: str, dep: str) -> Node:
        """A word with hyphens as the tokenizer splits it; the last part is the head."""
        *firsts, last = word.split("-")
        node = Node(last, tag)
        for first in reversed(firsts):
            node.before(Node("-", "HYPH"), "punct")
            number = first in NUMBERS
            first_tag = "CD" if number else "RB" if first in ("half", "well") else "JJ" if dep == "amod" else "NN"
            first_dep = "nummod" if number else "advmod" if first_tag == "RB" else dep
            node.before(Node(first, first_tag), first_dep)
        return node

    def adjective(self, kind: str = "thing") -> Node:
        """One adjective, sometimes with an adverb or a shade, or a pair joined by "and"."""
        rng, lexicon = self.rng, self.lexicon
        if kind == "thing" and self.chance(0.015):
            covered = Node(rng.choice(["covered", "filled", "lined", "shaped", "topped"]), "VBN")
            return covered.before(Node(lexicon.noun(rng, "stuff", "food", "animal").singular, "NN"), "compound")
        if kind == "state":
            node = self.hyphenated(lexicon.adjective(rng, "state", "size", "material"), "JJ", "amod")
        else:
            weights = {"colour": 6, "size": 4, "material": 2, "pattern": 2, "state": 4, "participle": 2}
            pick = rng.choices(list(weights), list(weights.values()))[0]
            word = lexicon.adjective(rng, pick)
            tag = ("VBG" if word.endswith("ing") else "VBN") if pick == "participle" else "JJ"
            node = self.hyphenated(word, tag, "amod")
            if pick == "colour" and self.chance(0.18):
                return node.before(Node(lexicon.adjective(rng, "shade"), "JJ"), "amod")
            if pick == "colour" and self.chance(0.12):
                return self.join([node, Node(lexicon.adjective(rng, "colour"), "JJ")])
        if self.chance(0.06) and not node.left:
            node.before(Node(rng.choice(["very", "really", "mostly", "partially", "brightly"]), "RB"), "advmod")
        elif self.chance(0.03) and node.word in self.lexicon.adjectives["size"]:
            node.word, node.tag = _comparative(node.word)
        return node

    def join(self, nodes: Sequence[Node], word: str = "and") -> Node:
        """Coordinate: the first node is the head; "X, Y and Z", sometimes with the comma before "and"."""
        first = nodes[0]
        for position, node in enumerate(nodes[1:], start=2):
            final = position == len(nodes)
            if final:
                node.before(Node(word, "CC"), "cc")
            if not final or (len(nodes) > 2 and self.chance(0.4)):
                node.before(Node(",", ","), "punct")
            first.after(node, "conj")
        return first

    def noun(self, *kinds: str, plural: bool | None = None, article: str | None = None) -> Phrase:
        """A noun phrase without anything behind the noun. `article` fixes the determiner ("" = none)."""
        rng = self.rng
        if article is None and not plural and self.chance(0.035):
            return self.measured(*kinds)
        noun = self.lexicon.noun(rng, *(kinds or ("person", "animal", *THINGS)))
        many = self.chance(self.style.plural) if plural is None else plural
        many = (many or noun.plural_only) and not noun.mass
        node = self.head(noun, plural=many)
        if self.chance(0.05):
            material = rng.choice(
                [
                    "brick",
                    "stone",
                    "metal",
                    "glass",
                    "wood",
                    "toy",
                    "leather",
                    "paper",
                    "kitchen",
                    "baby",
                    "toy",
                    "gold",
                ]
            )
            node.before(Node(material, "NN"), "compound")
        if self.chance(self.style.adjectives):
            for _ in range(rng.choice([1, 1, 1, 1, 2, 2, 3])):
                node.before(self.adjective(), "amod")
                if self.chance(0.04):
                    node.before(Node(",", ","), "punct").before(self.adjective("state"), "amod")
        if article is not None:
            self.article(node, article)
        else:
            self._determine(node, noun, many=many)
        return Phrase(node, noun.kind, many)

    def measured(self, *kinds: str) -> Phrase:
        """a cup of coffee, a pair of red shoes: the measure is the head."""
        inner = self.noun(*kinds, plural=True, article="")
        node = self.head(self.lexicon.noun(self.rng, "collective"), plural=False)
        node.after(self.prep("of", inner.node).node, "nmod")
        self.article(node, self.rng.choice(["a", "a", "a", "the"]))
        return Phrase(node, inner.kind, False)

    def article(self, node: Node, word: str) -> None:
        """Put an article or a possessive before the phrase; "a" becomes "an" where it must; "" puts nothing."""
        first = node.words()[0].word
        if word == "a" and first[0] in "aeiou" and not first.startswith(("uni", "one", "eu")):
            word = "an"
        if word in _OWNERS:
            node.before(Node(word, "PRP$"), "nmod:poss")
        elif word:
            node.before(Node(word, "DT"), "det")

    def _determine(self, node: Node, noun: Noun, *, many: bool) -> None:
        rng = self.rng
        if noun.mass:
            self.article(node, rng.choice(["", "", "", "the", "some"]))
        elif not many:
            if self.chance(self.style.bare):
                return
            word = rng.choice(listed("determiners"))
            if word == "one" or (word == "a" and self.chance(0.02)):
                node.before(Node(rng.choice(["one", "1"]), "CD"), "nummod")
            else:
                self.article(node, word)
        else:
            word = rng.choice(listed("plural_determiners"))
            self._count(node, {"-": "", "a_few": "a few"}.get(word, word))

    def _count(self, node: Node, word: str) -> None:
        rng = self.rng
        if word == "number":
            node.before(self.number(), "nummod")
            if self.chance(0.12):
                self.article(node, rng.choice(["the", "the", "his", "their", "these"]))
            return
        if word in ("several", "many", "few", "a few"):
            node.before(Node(word.split()[-1], "JJ"), "amod")
            if word == "a few":
                node.before(Node("a", "DT"), "det")
        elif word == "all":
            node.before(Node("the", "DT"), "det").before(Node("all", "PDT"), "det:predet")
        else:
            self.article(node, word)

    def number(self) -> Node:
        """A count of two or more, in digits or words, sometimes approximate."""
        rng = self.rng
        if self.chance(0.07):
            dozen = Node(rng.choice(["dozen", "hundred"]), "CD")
            return (
                dozen.before(Node("a", "DT"), "det")
                if self.chance(0.7)
                else dozen.before(Node("two", "CD"), "compound")
            )
        small = rng.choice(NUMBERS[:6] if self.chance(0.75) else NUMBERS)
        node = Node(str(rng.randint(2, 12 if self.chance(0.9) else 99)) if self.chance(0.25) else small, "CD")
        if self.chance(0.06):
            node.before(Node("least", "JJS").before(Node("at", "IN"), "case"), "nmod")
        elif self.chance(0.06):
            node.before(Node(rng.choice(["about", "around", "exactly", "almost", "only", "just"]), "RB"), "advmod")
        elif self.chance(0.03):
            node.before(Node("more", "JJR").after(Node("than", "IN"), "fixed"), "advmod")
        return node

    def prep(self, words: str, target: Node) -> Prep:
        """`words` ("in_front_of") before the noun phrase `target`."""
        *rest, last = words.split("_")
        if last not in ("of", "to", "from") or words in _FLAT or not rest:
            node = target
            for word in reversed(words.split("_")):
                node.before(Node(word, "IN"), "case")
            return Prep(node, "nmod", "obl")
        target.before(Node(last, "IN"), "case")
        if rest[0] in _ADVERBS or rest[0] in ("away", "far"):
            return Prep(Node(rest[0], "RB").after(target, "obl"), "advmod", "advmod")
        if rest[0] in _ADJECTIVES:
            return Prep(Node(rest[0], "JJ").after(target, "obl"), "amod", "advmod")
        return Prep(self.place(rest).after(target, "nmod"), "nmod", "obl")

    def place(self, words: Sequence[str]) -> Node:
        """A place noun with its preposition: in front, on the left side, at the top."""
        first, *middle, noun = words
        node = Node(noun, "NN")
        for word in reversed(middle):
            node.before(
                Node(word, "DT" if word in ("the", "each", "both") else "JJ"), "det" if word == "the" else "amod"
            )
        return node.before(Node(first, "IN"), "case")


def _comparative(word: str) -> tuple[str, str]:
    stem = word[:-1] if word.endswith("e") else word + word[-1] if word in ("big", "fat", "thin") else word
    stem = word[:-1] + "i" if word in ("tiny", "skinny") else stem
    return (stem + "er", "JJR") if len(word) <= 6 else (word, "JJ")


def join_prep(anchor: Node, prep: Prep, *, verbal: bool) -> Node:
    """Hang a prepositional phrase on a noun or a verb; after a verb "close" is an adverb. Returns the anchor."""
    if verbal and prep.to_noun == "amod":
        prep.node.tag = "RB"
    return anchor.after(prep.node, prep.to_verb if verbal else prep.to_noun)
