"""What a text says, in its own words and FACTUAL's notation: the head's tuples under the rules of longer texts.

The scene shows what can be drawn, under the engine's conventions ("a vase of flowers" is a flower in a vase, a hand is
drawn with its owner). The tuples here are literal: every thing that is named, with the words that relate them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layoutgen import vocab
from layoutgen.parse.fuse.claims import (
    Claim,
    Heard,
    Thing,
    agree,
    all_pairs,
    claims,
    directed,
    hear,
    pointers,
    unordered,
)
from layoutgen.parse.fuse.weigh import measured
from layoutgen.parse.head.forms import base
from layoutgen.parse.head.tokens import Fact, TokenGraph
from layoutgen.parse.reading import Entity, Reading

_POINTING = ("pronoun", "relative", "anaphor")


def said(reading: Reading, graph: TokenGraph, words: Sequence[str]) -> list[Fact]:
    """The tuples of `graph`, whose `words` are the text's: what is ruled out is left out, and "it" is named."""
    return Said(reading, graph, words).facts()


class Said:
    """One text's literal tuples."""

    def __init__(self, reading: Reading, graph: TokenGraph, words: Sequence[str]) -> None:
        self.reading = reading
        self.graph = graph
        self.words = words
        self.own = {i: graph.phrase("object", i, parts, words) for i, parts in graph.objects.items()}
        self.first: dict[Entity, int] = {}  # entity -> the chunk that introduces it
        for number, entities in enumerate(reading.refers):
            for entity in entities:
                if reading.chunks[number].kind == "noun":
                    self.first.setdefault(entity.whole or entity, number)

    def facts(self) -> list[Fact]:
        """The tuples in the text's order, without repetition."""
        found: dict[Fact, int] = {}
        used: set[str] = set()
        for (thing, last), parts in sorted(self.graph.attributes.items()):
            if not self._denied(last):
                text = self.graph.phrase("attribute", last, parts, self.words)
                for name in self.names(self._owned(thing)):
                    found.setdefault((name, "is", text), thing)
                    used.add(name)
        for one, text, other, where in self._relations():
            found.setdefault((one, text, other), where)
            used |= {one, other}
        for thing in sorted(self.own):
            for name in self.names(thing):
                if name not in used:
                    found.setdefault((name,), thing)
        return list(found)

    def _owned(self, token: int) -> int:
        """The doors of "its": not "its" are open but the doors are."""
        number = self.reading.chunk_at[token]
        return self.reading.head(number) if number is not None and self.reading.tree.tags[token] == "PRP$" else token

    def names(self, token: int) -> list[str]:
        """What the thing at a token is called: itself, or what it stands for; nothing when it is ruled out."""
        number = self.reading.chunk_at[token]
        if number is not None and self.reading.tree.tags[token] == "PRP$":
            owners = [e for f in self.reading.facts if f.tokens == (token,) for e in f.subjects]
            return list(dict.fromkeys(self._name(e.whole or e) for e in owners))
        if number is None:
            return [self._written(token)]
        if number in self.reading.negated:
            return []
        entities = self.reading.refers[number]
        if self.reading.chunks[number].kind not in _POINTING or not entities:
            return [self._written(token)]
        return list(dict.fromkeys(self._share(e) for e in entities))

    def _written(self, token: int) -> str:
        return self.own.get(token, self.words[token])

    def _share(self, entity: Entity) -> str:
        """One of several dogs is a "dog"."""
        name = self._name(entity.whole or entity)
        return vocab.singular(name) if entity.whole is not None and entity.count == 1 else name

    def _name(self, entity: Entity) -> str:
        """An entity by the words of its first mention."""
        number = self.first.get(entity)
        if number is None:
            return entity.label
        chunk = self.reading.chunks[number]
        known = next((i for i in range(chunk.end - 1, chunk.start - 1, -1) if i in self.own), None)
        return self.own[known] if known is not None else self.words[chunk.head]

    def _relations(self) -> Iterator[tuple[str, str, str, int]]:
        """The head's relations, or the rules' where those are likelier; subject, words, object and where they begin."""
        wanted = self._by_rules()
        for relation in self.graph.relations(self.words):
            last = max(relation.tokens, default=-1)
            if last in wanted or any(self._denied(i) for i in relation.tokens):
                continue
            for one, other in self._pairs(relation.subject, relation.target):
                yield one, relation.words, other, relation.subject
        for last, (claim, text, turned) in wanted.items():
            for pair in claim.ends:
                one, other = (self._share(thing) for thing in (reversed(pair) if turned else pair))
                yield one, text, other, last

    def _by_rules(self) -> dict[int, tuple[Claim, str, bool]]:
        """Predicates (by their last token) that the rules know better: with their words, and whether to turn them."""
        found: dict[int, tuple[Claim, str, bool]] = {}
        related: set[frozenset[Thing]] | None = None
        for claim in claims(self.reading):
            ours, heard = unordered(claim.pairs), hear(self.reading, self.graph, claim.tokens)
            points = pointers(self.reading, claim.tokens) - heard.chunks  # the head learned little of what these mean
            if not heard.predicates:
                related = all_pairs(self.reading, self.graph) if related is None else related
                if not ours <= related and (points or measured().often_right("addition", claim.sort)):
                    found[max(claim.tokens)] = (claim, self._literally(claim.tokens), False)
            elif not agree(self.reading, claim, heard) and (
                points or measured().prefers_rules("relation", claim.sort, heard.certainty)
            ):
                turned = not directed(self.reading, claim.tokens) and _turned(claim, heard)
                for last in heard.predicates:
                    found[last] = (claim, self._predicate(last, claim), turned)
        return found

    def _predicate(self, last: int, claim: Claim) -> str:
        """The head's words where it takes the same ones for the relation, else those that the rules take."""
        parts = self.graph.predicates[last]
        if {last, *parts} >= {i for i in claim.tokens if self.reading.tree.tags[i] != "DT"}:
            return self.graph.phrase("predicate", last, parts, self.words)
        return self._literally(claim.tokens)

    def _literally(self, tokens: tuple[int, ...]) -> str:
        """The words of a relation as FACTUAL writes them: without articles, the verb in its base form."""
        first, *rest = [self.words[i] for i in tokens if self.reading.tree.tags[i] != "DT"] or ["have"]
        verb = self.reading.tree.tags[tokens[0]].startswith("VB")
        text = " ".join([base(first) if verb else first, *rest])
        return "have" if text == "of" or self.reading.tree.tags[tokens[0]] in ("PRP$", "POS", "WP$") else text

    def _pairs(self, one: int, other: int) -> Iterator[tuple[str, str]]:
        """The names of both ends; nothing is related to itself by a pronoun that was taken for it."""
        circle = one != other and self._same(one, other)
        for a in self.names(one):
            for b in self.names(other):
                if not circle:
                    yield a, b

    def _same(self, one: int, other: int) -> bool:
        a, b = self.reading.chunk_at[one], self.reading.chunk_at[other]
        if a is None or b is None or a == b or not self.reading.refers[a]:
            return False
        points = any(self.reading.chunks[n].kind in _POINTING for n in (a, b))
        return points and self.reading.refers[a] == self.reading.refers[b]

    def _denied(self, token: int) -> bool:
        number = self.reading.chunk_at[token]
        return number is not None and number in self.reading.negated


def _turned(claim: Claim, heard: Heard) -> bool:
    """Whether the graph says it from the other side: "trees surround" for "surrounded by"."""
    subjects, targets = ({pair[k] for pair in claim.pairs} for k in (0, 1))
    straight = sum((a in subjects) + (b in targets) for a, b in heard.pairs)
    return sum((a in targets) + (b in subjects) for a, b in heard.pairs) > straight
