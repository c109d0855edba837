"""What a graph over tokens says of a question that the rules answer in chunks: who does it, where does it belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Reading


@dataclass(frozen=True, slots=True)
class Answer:
    """chunks: in the text's order. verb: the verb that the answer goes through, if any. certainty: 0 to 1."""

    chunks: tuple[int, ...]
    verb: int | None
    certainty: float


def phrase_subjects(reading: Reading, graph: TokenGraph, phrase: Phrase) -> Answer | None:
    """What the phrase ("on the sofa") tells about; None when the graph has no such relation."""
    if phrase.landmark is None:
        return None
    landmarks = set(members(reading, phrase.landmark))
    inside = range(phrase.start, phrase.end)
    best: Answer | None = None
    for last, parts in graph.predicates.items():
        tokens = (*parts, last)
        if not any(i in inside for i in tokens):
            continue
        one, other = _ends(graph, last)
        for ours, theirs in ((one, other), (other, one)):  # "trees surround" is said of "surrounded by trees"
            sure = [c for i, c in ours if reading.chunk_at[i] in landmarks]
            found = _answer(reading, theirs, max(sure)) if sure else None
            if found is not None and (best is None or found.certainty > best.certainty):
                verb = next((i for i in sorted(tokens) if i < phrase.start and reading.is_verb(i)), None)
                best = Answer(found.chunks, verb, found.certainty)
    return best


def verb_subjects(reading: Reading, graph: TokenGraph, verb: int) -> Answer | None:
    """Who does what the verb says, or of a passive to whom; None when the graph does not use the verb."""
    for last, parts in graph.predicates.items():
        if verb == last or verb in parts:
            subjects, targets = _ends(graph, last)
            turned = reading.tree.tags[verb] == "VBN" and all(i > verb for i, _ in subjects)
            return _answer(reading, targets if turned else subjects, 1.0)
    things = [(thing, graph.certainty.get(("attribute", thing, last), 1.0))
              for (thing, last), parts in graph.attributes.items() if verb == last or verb in parts]  # fmt: skip
    return _answer(reading, things, 1.0)


def verb_objects(reading: Reading, graph: TokenGraph, verb: int) -> Answer | None:
    """What the verb's direct objects are; none of a verb that is used with a preposition or alone."""
    for last, parts in graph.predicates.items():
        if (verb == last or verb in parts) and reading.tree.tags[last].startswith(("VB", "RP")):
            return _answer(reading, _ends(graph, last)[1], 1.0)
    return None


def _ends(graph: TokenGraph, predicate: int) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Subjects and targets of a predicate, each a token with its certainty."""
    sure = graph.certainty
    subjects = [(i, sure.get(("subject", predicate, i), 1.0)) for p, i in graph.subjects if p == predicate]
    targets = [(i, sure.get(("target", predicate, i), 1.0)) for p, i in graph.objects_of if p == predicate]
    return subjects, targets


def _answer(reading: Reading, things: list[tuple[int, float]], sure: float) -> Answer | None:
    """Tokens with their certainties as chunks; the answer is as sure as its least sure part."""
    chunks = sorted({n for i, _ in things if (n := reading.chunk_at[i]) is not None})
    if not chunks:
        return None
    return Answer(tuple(chunks), None, sure * min(c for _, c in things))


def same(reading: Reading, some: Sequence[int], others: Sequence[int]) -> bool:
    """Whether chunks name the same things, or members of one list: what a list shares is for the rules to say."""
    return not set(some).isdisjoint(others) or bool(_things(reading, some) & _things(reading, others))


def one_region(reading: Reading, phrase: Phrase, far: Sequence[int], near: Sequence[int]) -> bool:
    """Whether both are in the region that the phrase names: in "a cup next to a bowl in a kitchen" either may be."""
    landmark = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    chained = all(n in reading.landmark_of for n in near) and bool(far) and max(far) < min(near)
    return chained and bool(landmark) and landmark[0].kind == "stuff"


def _things(reading: Reading, chunks: Sequence[int]) -> set[int]:
    """Numbers that chunks share when they stand for the same thing: "a herd" and "of sheep", "a man" and "who".

    A vase of flowers and its flowers are in the same place, too."""
    found = set(chunks)
    for number in chunks:
        found.add(reading.alias.get(number, number))
        outer = reading.landmark_of.get(first_member(reading, number))
        if outer is not None and reading.phrases[outer].predicate == "of" and number:
            found.add(first_member(reading, number) - 1)
        found |= {id(entity) for entity in reading.refers[number]}
    return found


def sort_of(reading: Reading, at: int, chunks: tuple[int, ...], verb: int | None) -> str:
    """What kind of proposal the rules make for word `at`: through a verb or not, the next noun or one further away."""
    if not chunks:
        return "nothing"
    if reading.chunks[chunks[0]].start > at:
        return "after"
    nearest = next((n for n in range(len(reading.chunks) - 1, -1, -1) if reading.chunks[n].end <= at), None)
    near = nearest is not None and (nearest in chunks or first_member(reading, nearest) in chunks)
    return f"{'verb' if verb is not None else 'noun'}, {'next' if near else 'far'}"
