"""Relations that the rules cannot read and the head can: "the chair that the cat is sitting on"."""

from __future__ import annotations

from layoutgen.parse.fuse.claims import Thing, things
from layoutgen.parse.head.tokens import TokenGraph, TokenRelation
from layoutgen.parse.lexicon import PHRASES, PREPOSITIONS
from layoutgen.parse.reading import Entity, Reading

SURE = 0.8  # of FACTUAL's captions kept out of training, nine in ten such relations that are so certain are right


def unread_facts(reading: Reading) -> None:
    """Relates what only the head relates, by prepositions that stand in no phrase of the rules."""
    if reading.graph is None:
        return
    for relation in unread(reading, reading.graph):
        verb = next((i for i in relation.tokens if reading.is_verb(i)), None)
        predicate = _predicate(reading, [i for i in relation.tokens if i != verb])
        one, other = things(reading, relation.subject), things(reading, relation.target)
        if predicate and relation.certainty >= SURE:
            reading.relate(_entities(one), predicate, _entities(other), relation.tokens)
            if verb is not None:
                reading.used.add(verb)


def unread(reading: Reading, graph: TokenGraph) -> list[TokenRelation]:
    """The head's relations between two different entities whose last word, a preposition, the rules have not read."""
    lasts = (max((last, *parts)) for last, parts in graph.predicates.items())
    if not any(reading.phrase_at[i] is None and reading.tree.lower[i] in PREPOSITIONS for i in lasts):
        return []
    found = []
    for relation in graph.relations(reading.tree.lower):
        last = relation.tokens[-1] if relation.tokens else None
        if last is None or reading.phrase_at[last] is not None or reading.tree.tags[last] == "RP":
            continue
        one, other = things(reading, relation.subject), things(reading, relation.target)
        entities = all(isinstance(thing, Entity) for thing in (*one, *other))
        if reading.tree.lower[last] in PREPOSITIONS and entities and not set(one) & set(other):
            found.append(relation)
    return found


def _entities(found: list[Thing]) -> list[Entity]:
    return [thing for thing in found if isinstance(thing, Entity)]


def _predicate(reading: Reading, tokens: list[int]) -> str:
    words = tuple(reading.tree.lower[i] for i in tokens)
    return PHRASES.get(words) or (PREPOSITIONS.get(words[-1], "") if words else "")
