"""What is said of a noun: participles, clauses with their subject, relative clauses, predicates."""

from __future__ import annotations

import random

from layoutgen.parse.pipeline.lexicon import Lexicon, Verb
from layoutgen.parse.pipeline.modifiers import having
from layoutgen.parse.pipeline.phrases import LOCATIVES, NUMBERS, THINGS, Phrase, Phrases, Prep, join_prep
from layoutgen.parse.pipeline.tree import Node
from layoutgen.parse.pipeline.wordlists import listed

_TARGETS: dict[str, tuple[str, ...]] = {
    "on": ("furniture", "place", "vehicle", "building", "stuff", "textile", "street", "furniture"),
    "in": ("place", "room", "container", "stuff", "building", "vehicle", "nature", "furniture"),
    "at": ("place", "room", "furniture", "building"),
    "down": ("place",),
    "through": ("place", "stuff", "room", "part"),
    "across": ("place", "street"),
    "along": ("place",),
    "into": ("container", "place", "room", "building", "stuff"),
    "toward": ("building", "person", "place", "animal"),
    "from": ("container", "building", "nature", "vehicle", "furniture", "person"),
    "to": ("person", "building", "furniture", "street"),
    "by": ("person", "nature", "vehicle", "building", "animal", "stuff"),
    "under": ("nature", "furniture", "building", "tool"),
    "off_of": ("furniture", "vehicle", "building", "sport"),
    "out_of": ("container", "part", "building", "vehicle"),
    "upon": ("furniture", "place"),
    "inside": ("container", "room", "building"),
}


class Clauses:
    """Makes verb phrases and what hangs on nouns."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.rng: random.Random = phrases.rng
        self.lexicon: Lexicon = phrases.lexicon
        self.chance = phrases.chance

    # Prepositional phrases

    def place(self, words: str | None = None) -> Prep:
        """A prepositional phrase of place with a target that suits the preposition."""
        words = words or self.rng.choice(LOCATIVES)
        if words == "between":
            return self.between(words)
        if self.chance(0.03):
            pair = Node("each", "DT").after(Node("other", "JJ"), "fixed")
            if words.endswith(("to", "of")) or words in ("near", "behind", "beside"):
                return self.phrases.prep(words, pair)
        if self.chance(0.07) and words not in ("down", "through", "across", "upon", "along"):
            return self.phrases.prep(words, Node(self.rng.choice(["it", "it", "it", "them", "him", "her"]), "PRP"))
        kinds = _TARGETS.get(words, ("person", "animal", *THINGS, "place"))
        target = self.phrases.noun(*kinds)
        if self.chance(0.07) and words not in ("with", "without"):
            target.node.after(having(self, target), "nmod")
        elif self.chance(0.05):
            target.node.after(self.phrases.prep("of", self.phrases.noun(*THINGS).node).node, "nmod")
        elif self.chance(0.06):
            self.phrases.join([target.node, self.phrases.noun(target.kind).node])
        elif self.chance(0.06):
            target.node.after(self.relative(target), "acl:relcl")
        if self.chance(0.04) and words in (
            "behind",
            "next_to",
            "near",
            "above",
            "in_front_of",
            "to_the_left_of",
            "left_of",
        ):
            prep = self.phrases.prep(words, target.node)
            prep.node.before(Node(self.rng.choice(["right", "directly", "just", "immediately"]), "RB"), "advmod")
            return prep
        return self.phrases.prep(words, target.node)

    def between(self, words: str) -> Prep:
        """between X and Y; between two X."""
        if self.chance(0.4):
            return self.phrases.prep(words, self.phrases.noun("animal", *THINGS, plural=True).node)
        pair = [self.phrases.noun("animal", "person", *THINGS).node for _ in range(2)]
        return self.phrases.prep(words, self.phrases.join(pair))

    def setting(self) -> Prep:
        """Time, weather, or a place in the picture; hangs on whatever is described."""
        if self.chance(0.3):
            day = (
                self.phrases.head(self.lexicon.noun(self.rng, "place"), plural=False)
                if self.chance(0.3)
                else Node(self.rng.choice(["day", "day", "night", "morning", "afternoon", "sky", "evening"]), "NN")
            )
            mood = self.rng.choice(listed("moods"))
            day.before(Node(mood, "JJ"), "amod").before(Node("a", "DT"), "det")
            return self.phrases.prep("under" if day.word == "sky" else "on", day)
        words = self.rng.choice(listed("settings")).split("_")
        return Prep(self.phrases.place(words), "nmod", "obl")

    def maybe_comma(self, node: Node, share: float) -> Node:
        """Put a comma before the phrase in `share` of the cases."""
        return node.before(Node(",", ","), "punct") if self.chance(share) else node

    # Verbs

    def verb(self, kind: str) -> Verb:
        """A verb that the class of noun can be the subject of."""
        return self.rng.choice(self.lexicon.verbs.get(kind) or self.lexicon.verbs["person"])

    def participle(self, subject: Phrase, depth: int = 0) -> Node:
        """riding a horse down the road; parked near a house; covered with snow; being fed by a man."""
        states = subject.kind not in ("person", "animal")
        if self.chance(0.12 if states else 0.05):
            return self.suffering(subject)
        if self.chance(0.5 if states else 0.06):
            verb = self.rng.choice(self.lexicon.states)
            if verb.base == "paint" and self.chance(0.7):
                colour = Node(self.lexicon.adjective(self.rng, "colour"), "JJ")
                return Node(self.rng.choice(["painted", "striped", "colored"]), "VBN").after(colour, "xcomp")
            return self.passive(Node(verb.participle, "VBN"), verb)
        verb = self.verb(subject.kind)
        node = Node(verb.gerund, "VBG")
        return self.tail(node, verb, depth)

    def suffering(self, subject: Phrase) -> Node:
        """held by a woman; being fed by two children; made of wood."""
        if self.chance(0.15):
            stuff = self.phrases.noun("stuff", "food", "part", article="").node
            return Node("made", "VBN").after(self.phrases.prep("of", stuff).node, "obl")
        fitting = [verb for verb in self.lexicon.suffered if subject.kind in verb.objects]
        verb = self.rng.choice(fitting or self.lexicon.suffered)
        node = Node(verb.participle, "VBN")
        if self.chance(0.3):
            node.before(Node("being", "VBG"), "aux:pass")
        agent = self.phrases.noun("person", "person", "animal")
        node.after(self.phrases.prep("by", agent.node).node, "obl:agent")
        if self.chance(0.2):
            join_prep(node, self.place(), verbal=True)
        return node

    def passive(self, node: Node, verb: Verb) -> Node:
        """Complements of a passive participle."""
        words = self.rng.choice(verb.preps or ("by",))
        prep = self.place(words)
        node.after(prep.node, "obl:agent" if words == "by" else prep.to_verb)
        if self.chance(0.2):
            join_prep(node, self.setting(), verbal=True)
        return node

    def tail(self, node: Node, verb: Verb, depth: int = 0) -> Node:
        """Objects, particles, places and times behind a verb; they hang on the verb, "of" and parts on the noun."""
        if verb.objects:
            self.object(node, verb, depth)
        elif self.chance(0.2):
            self.adverb(node)
        if verb.base == "face" and self.chance(0.5):
            node.right.clear()
            node.after(Node(self.rng.choice(["left", "right", "forward", "away"]), "RB"), "advmod")
        share = 0.35 if verb.objects else 0.75
        if verb.preps and self.chance(share):
            join_prep(node, self.place(self.rng.choice(verb.preps)), verbal=True)
        if self.chance(0.22):
            join_prep(node, self.place(), verbal=True)
        if self.chance(0.15):
            join_prep(node, self.setting(), verbal=True)
        if depth == 0:
            self.second_action(node)
        return node

    def adverb(self, node: Node) -> None:
        """A particle or an adverb behind a verb: looking up, sitting together, standing side by side."""
        particle = self.rng.choice([True, False, False])
        words = self.rng.choice(listed("particles" if particle else "manner_adverbs"))
        node.after(_adverb(words, "RP" if particle else "RB"), "compound:prt" if particle else "advmod")

    def second_action(self, node: Node) -> None:
        """and holding an umbrella; while a dog watches; sits on a bench reading a book."""
        second = self.verb("person")
        if self.chance(0.1) and node.tag == "VBG":
            self.phrases.join([node, self.tail(Node(second.gerund, "VBG"), second, 1)])
        elif self.chance(0.06):
            node.after(self.while_clause(), "advcl")
        elif node.left and self.chance(0.12):
            node.after(self.maybe_comma(self.tail(Node(second.gerund, "VBG"), second, 1), 0.3), "advcl")

    def while_clause(self) -> Node:
        """while holding an umbrella; as a dog watches."""
        if self.chance(0.5):
            verb = self.verb("person")
            return self.tail(Node(verb.gerund, "VBG"), verb, 1).before(Node("while", "IN"), "mark")
        clause = self.clause(self.phrases.noun("person", "animal", "vehicle"), depth=1)
        return clause.before(Node(self.rng.choice(["as", "while"]), "IN"), "mark")

    def object(self, node: Node, verb: Verb, depth: int) -> None:
        """The object of a verb, with what belongs to the object rather than to the verb."""
        phrase = self.phrases.noun(*verb.objects)
        if not phrase.node.left and self.chance(0.3):
            self.phrases.article(phrase.node, self.rng.choice(["his", "her", "its", "their"]))
        if self.chance(0.12):
            self.phrases.join([phrase.node, self.phrases.noun(*verb.objects).node])
        elif depth == 0 and self.chance(0.06):
            phrase.node.after(having(self, phrase), "nmod")
        elif self.chance(0.08):
            part = self.phrases.noun("part", "bodypart", "food")
            phrase.node.after(self.phrases.prep(self.rng.choice(["with", "of"]), part.node).node, "nmod")
        elif depth == 0 and self.chance(0.07):
            phrase.node.after(self.relative(phrase), "acl:relcl")
        elif depth == 0 and self.chance(0.05):
            phrase.node.after(self.participle(phrase, 1), "acl")
        node.after(phrase.node, "obj")

    def clause(self, subject: Phrase, depth: int = 0) -> Node:
        """A clause with its subject: is riding ..., rides ..., is parked ..., is red, is on the sofa."""
        kind = self.rng.choices(
            ["progressive", "present", "passive", "adjective", "place", "noun", "has"], [5, 4, 2, 3, 4, 0.5, 1.5]
        )[0]
        many = subject.plural or bool([1 for _, dep in subject.node.right if dep == "conj"])
        be = Node("are" if many else "is", "VBP" if many else "VBZ")
        if subject.node.word in ("it", "he", "she", "that") and self.chance(0.2):
            be.word = "'s"
        elif self.chance(0.04):
            be.word, be.tag = ("were" if many else "was"), "VBD"
        if kind == "passive":
            verb = self.rng.choice(
                self.lexicon.states if self.chance(0.7) else [v for v in self.lexicon.verbs["person"] if v.objects]
            )
            node = Node(verb.participle, "VBN").before(be, "aux:pass").before(subject.node, "nsubj:pass")
            return self.passive(node, verb)
        if kind in ("progressive", "present"):
            verb = self.verb(subject.kind)
            if kind == "present":
                return self.tail(
                    Node(verb.base if many else verb.third, be.tag).before(subject.node, "nsubj"), verb, depth
                )
            node = Node(verb.gerund, "VBG").before(be, "aux").before(subject.node, "nsubj")
            return self.tail(node, verb, depth)
        if kind == "has":
            have = Node("have" if many else "has", be.tag).before(subject.node, "nsubj")
            self.object(have, Verb("have", "had", "had", "having", (), ("bodypart", "part", "wear"), (), False), 1)
            if self.chance(0.15):
                have.right[0][0].left = [(Node("no", "DT"), "det")]
            return have
        return self.predicate(kind).before(be, "cop").before(subject.node, "nsubj")

    def predicate(self, kind: str) -> Node:
        """The head of a copular clause: an adjective, a place, a noun."""
        if kind == "place":
            return self.place().node if self.chance(0.8) else self.setting().node
        if kind == "noun":
            return self.phrases.noun("animal", "person", "vehicle", plural=False).node
        node = self.phrases.hyphenated(
            self.lexicon.adjective(self.rng, "predicate", "colour", "colour", "state"), "JJ", "amod"
        )
        if self.chance(0.1):
            return self.phrases.join([node, Node(self.lexicon.adjective(self.rng, "colour", "predicate"), "JJ")])
        if self.chance(0.12):
            return node.before(Node(self.rng.choice(["very", "all", "completely", "not", "both"]), "RB"), "advmod")
        if self.chance(0.15):
            node = Node(self.rng.choice(["bigger", "smaller", "taller", "larger", "shorter", "longer"]), "JJR")
            return node.after(self.phrases.prep("than", self.phrases.noun().node).node, "obl")
        return node

    def relative(self, phrase: Phrase) -> Node:
        """that is red; who is wearing a hat; which sits on the table; whose dress is yellow; on which a cat sits."""
        person = phrase.kind == "person"
        if self.chance(0.15):
            part = self.phrases.noun("bodypart", "wear", "part", article="")
            part.node.before(Node("whose", "WP$"), "nmod:poss")
            return self.clause(part, 1)
        if self.chance(0.08):
            which = self.phrases.prep(
                self.rng.choice(["on", "in", "on_top_of", "under", "next_to"]), Node("which", "WDT")
            )
            below = self.phrases.noun("animal", "person", *THINGS)
            if self.chance(0.4):
                verb = self.verb(below.kind)
                finite = Node(verb.base, "VBP") if below.plural else Node(verb.third, "VBZ")
                return finite.before(which.node, which.to_verb).after(below.node, "nsubj")
            return self.clause(below, 1).before(which.node, which.to_verb)
        word = (
            Node("who", "WP")
            if person and self.chance(0.6)
            else Node(self.rng.choice(["that", "that", "which"]), "WDT")
        )
        return self.clause(Phrase(word, phrase.kind, phrase.plural), 1)


def _adverb(words: str, tag: str) -> Node:
    first, *rest = words.split("_")
    if words == "side_by_side":
        return Node(first, "NN").after(Node("side", "NN").before(Node("by", "IN"), "case"), "nmod")
    if rest:
        return Node(rest[-1], "RB").before(Node(first, "RB"), "advmod")
    return Node(first, tag)


__all__ = ["NUMBERS", "Clauses"]
