"""What the rules say is related, in a form that can be held against a graph over tokens: the same words, which ends?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.reading import Entity, Reading

Thing = Entity | int  # a token that is no entity of the rules stands for itself
Pair = tuple[Thing, Thing]


@dataclass
class Claim:
    """tokens: the words that say it. pairs: what they relate, as the rules have it. sort: how the rules came to it."""

    tokens: tuple[int, ...]
    sort: str
    pairs: list[Pair] = field(default_factory=list)
    ends: list[tuple[Entity, Entity]] = field(default_factory=list)  # the same, where a share of a set is meant


@dataclass
class Heard:
    """What a graph says of a claim's words. predicates: by their last tokens. certainty: of the least sure part.
    chunks: where the ends stand."""

    predicates: list[int]
    pairs: list[Pair]
    certainty: float
    chunks: set[int]


def claims(reading: Reading) -> list[Claim]:
    """The relations that the rules have read, those of the same words together."""
    found: dict[tuple[int, ...], Claim] = {}
    for fact in reading.facts:
        if fact.tokens:
            claim = found.setdefault(fact.tokens, Claim(fact.tokens, _sort(reading, fact.tokens, fact.weak)))
            claim.pairs += product([e.whole or e for e in fact.subjects], [e.whole or e for e in fact.objects])
            claim.ends += product(fact.subjects, fact.objects)
    return list(found.values())


def _sort(reading: Reading, tokens: tuple[int, ...], weak: bool) -> str:
    if weak:
        return "possessive"
    last = max(tokens)
    number = reading.phrase_at[last]
    if number is None:
        return "verb"
    return "of" if reading.phrases[number].predicate == "of" else "phrase"


def pointers(reading: Reading, tokens: tuple[int, ...]) -> set[int]:
    """The pronouns and the like that stand where the ends of a relation stand: before its words and after them."""
    last = max(tokens)
    if reading.tree.tags[last] == "PRP$":
        return _owner_named_before(reading, last)
    number = reading.phrase_at[last]
    after = reading.phrases[number].landmark if number is not None else None
    if after is None and last + 1 < len(reading.tree):
        after = reading.chunk_at[last + 1]
    before = next((n for i in range(min(tokens) - 1, -1, -1) if (n := reading.chunk_at[i]) is not None), None)
    return {n for n in (before, after) if n is not None and reading.chunks[n].kind in ("pronoun", "anaphor")}


def _owner_named_before(reading: Reading, word: int) -> set[int]:
    """The chunk of "its doors", when an earlier sentence says whose: "his hat" in one sentence says little."""
    number = reading.chunk_at[word]
    sentence = reading.tree.sentence[word]
    owned = reading.refers[number] if number is not None else []
    owners = [e for fact in reading.facts if fact.tokens == (word,) for e in fact.subjects if e not in owned]
    return {number} if number is not None and owners and all(e.sentence < sentence for e in owners) else set()


def directed(reading: Reading, tokens: tuple[int, ...]) -> bool:
    """Whether the words say the relation from one side only; "with", "of", "full of" and passives are turned round."""
    number = reading.phrase_at[max(tokens)]
    if number is None or any(reading.tree.tags[i] == "VBN" for i in tokens):
        return False
    predicate = reading.phrases[number].predicate
    return predicate not in ("with", "of", "without", "") and not predicate.startswith("~")


def agree(reading: Reading, claim: Claim, heard: Heard) -> bool:
    """Whether a graph says the same as the rules."""
    if directed(reading, claim.tokens):
        return set(claim.pairs) == set(heard.pairs)
    return unordered(claim.pairs) == unordered(heard.pairs)


def hear(reading: Reading, graph: TokenGraph, tokens: tuple[int, ...]) -> Heard:
    """What `graph` relates by the words `tokens`."""
    lasts = [p for p, parts in graph.predicates.items() if p in tokens or tokens[-1] in parts]
    pairs: list[Pair] = []
    certainty = 1.0
    chunks: set[int] = set()
    sure = graph.certainty
    for p in lasts:
        ends = [[(i, sure.get((role, p, i), 1.0)) for q, i in sorted(arcs) if q == p]
                for role, arcs in (("subject", graph.subjects), ("target", graph.objects_of))]  # fmt: skip
        for (one, a), (other, b) in product(*ends):
            pairs += product(things(reading, one), things(reading, other))
            chunks |= {n for i in (one, other) if (n := reading.chunk_at[i]) is not None}
            certainty = min(certainty, sure.get(("predicate", p), 1.0) * a * b)
    return Heard(lasts, pairs, certainty, chunks)


def all_pairs(reading: Reading, graph: TokenGraph) -> set[frozenset[Thing]]:
    """All that a graph relates, by whatever words."""
    found = unordered(p for last in graph.predicates for p in hear(reading, graph, (last,)).pairs)
    return found | unordered(
        pair for one, _, other in graph.implied for pair in product(things(reading, one), things(reading, other))
    )


def things(reading: Reading, token: int) -> list[Thing]:
    """What the thing at a token is, coreference resolved."""
    number = reading.chunk_at[token]
    if number is None or not reading.refers[number]:
        return [token]
    return list(dict.fromkeys(e.whole or e for e in reading.refers[number]))


def unordered(pairs: Iterable[Pair]) -> set[frozenset[Thing]]:
    """Pairs whatever their direction: "surrounded by" is "surround" from the other side."""
    return {frozenset(pair) for pair in pairs}
