"""What a text says, in its own words and FACTUAL's notation: the head's tuples under the rules of longer texts.

The scene shows what can be drawn, under the engine's conventions ("a vase of flowers" is a flower in a vase, a hand is
drawn with its owner). The tuples here are literal: every thing that is named, with the words that relate them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
                for name in self.names(thing):
                    found.setdefault((name, "is", text), thing)
                    used.add(name)
        for relation in self.graph.relations(self.words):
            if any(self._denied(i) for i in relation.tokens):
                continue
            for one, other in self._pairs(relation.subject, relation.target):
                found.setdefault((one, relation.words, other), relation.subject)
                used |= {one, other}
        for thing in sorted(self.own):
            for name in self.names(thing):
                if name not in used:
                    found.setdefault((name,), thing)
        return list(found)

    def names(self, token: int) -> list[str]:
        """What the thing at a token is called: itself, or what it stands for; nothing when it is ruled out."""
        number = self.reading.chunk_at[token]
        if number is None:
            return [self.own[token]]
        if number in self.reading.negated:
            return []
        entities = self.reading.refers[number]
        if self.reading.chunks[number].kind not in _POINTING or not entities:
            return [self.own[token]]
        return list(dict.fromkeys(self._name(e.whole or e) or self.own[token] for e in entities))

    def _name(self, entity: Entity) -> str:
        """An entity by the words of its first mention."""
        number = self.first.get(entity)
        if number is None:
            return entity.label
        chunk = self.reading.chunks[number]
        known = next((i for i in range(chunk.end - 1, chunk.start - 1, -1) if i in self.own), None)
        return self.own[known] if known is not None else self.words[chunk.head]

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
