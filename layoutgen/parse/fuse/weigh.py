"""Rules or head? Where the two differ, the one that was right more often in such cases, as `calibrate` has measured."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from layoutgen import vocab
from layoutgen.parse.fuse import evidence
from layoutgen.parse.fuse.evidence import Answer
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Reading
from layoutgen.parse.tree import Tree

MEASURED = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class Decision:
    """One question on which rules and head differ. sort: what kind of proposal the rules made, see `sort_of`."""

    kind: str  # "phrase", "subject", "object" or "word"
    at: int  # the phrase's number, the verb's or the word's token
    sort: str
    rule: tuple[int, ...]
    head: Answer


class Measured:
    """How often rules and head are right where they differ.

    rules: (kind, sort) -> how many of the rules' proposals were right, of how many. head: kind -> steps of certainty,
    ascending, each its least certainty and how many of the head's answers were right, of how many.
    """

    def __init__(self, stored: dict[str, Any]) -> None:
        self.rules: dict[str, dict[str, tuple[int, int]]] = {
            kind: {sort: (right, cases) for sort, (right, cases) in sorts.items()}
            for kind, sorts in stored["rules"].items()
        }
        self.head: dict[str, list[tuple[float, int, int]]] = {
            kind: [(least, right, cases) for least, right, cases in steps] for kind, steps in stored["head"].items()
        }

    def prefers_head(self, decision: Decision) -> bool:
        """Whether the head's answer is clearly the likelier one; what was never measured stays with the rules.

        The head is not taken to be right more often than it says itself.
        """
        certainty = decision.head.certainty
        head = min(certainty, bounds(*self._step(decision.kind, certainty))[0])
        return head > bounds(*self._rule(decision.kind, decision.sort))[1]

    def prefers_rules(self, kind: str, sort: str, certainty: float) -> bool:
        """Whether the rules' answer is clearly the likelier one, by the same measure."""
        return bounds(*self._rule(kind, sort))[0] > min(certainty, bounds(*self._step(kind, certainty))[1])

    def often_right(self, kind: str, sort: str) -> bool:
        """Whether what the rules alone say is clearly right more often than not."""
        return bounds(*self._rule(kind, sort))[0] > 0.5

    def _rule(self, kind: str, sort: str) -> tuple[int, int]:
        return self.rules.get(kind, {}).get(sort, (0, 0))

    def _step(self, kind: str, certainty: float) -> tuple[int, int]:
        steps = self.head.get(kind, [])
        number = bisect_right([least for least, _, _ in steps], certainty)
        return steps[number - 1][1:] if number else (0, 0)


def bounds(right: int, cases: int) -> tuple[float, float]:
    """Between what a share lies that was `right` in so many `cases`: Wilson's interval of two standard deviations."""
    if not cases:
        return 0.0, 1.0
    share, widen = right / cases, 1 + 4 / cases
    middle = (share + 2 / cases) / widen
    half = 2 * ((share * (1 - share) + 1 / cases) / cases) ** 0.5 / widen
    return middle - half, middle + half


@lru_cache(maxsize=1)
def measured() -> Measured:
    """What was measured with the shipped head."""
    return Measured(json.loads(MEASURED.read_text(encoding="utf-8")))


def retag(tree: Tree, graph: TokenGraph, decisions: list[Decision] | None) -> None:
    """Words that the tagger takes for verbs or adjectives and the head for things become nouns: "taped to wall"."""
    for i in graph.objects:
        tag = tree.tags[i]
        if not tag.startswith(("VB", "JJ")) or graph.forms.get(("object", i), "=") not in ("=", "n"):
            continue
        decision = Decision("word", i, tag[:2], (), Answer((), None, graph.certainty.get(("object", i), 1.0)))
        if decisions is not None:
            decisions.append(decision)
        elif measured().prefers_head(decision):
            plural = vocab.singular(tree.lower[i]) != tree.lower[i]
            tree.tags[i] = "NNS" if plural else "NN"
            tree.lemmas[i] = vocab.singular(tree.lower[i])


def phrase_anchor(reading: Reading, phrase: Phrase, chunks: list[int], verb: int | None) -> Answer | None:
    """What a phrase tells about by the head, where that is believed rather than the rules' `chunks` and `verb`."""
    number = reading.phrase_at[phrase.start]
    if reading.graph is None or number is None:
        return None
    answer = evidence.phrase_subjects(reading, reading.graph, phrase)
    if answer is None or evidence.one_region(reading, phrase, chunks, answer.chunks):
        return None
    sort = evidence.sort_of(reading, phrase.start, tuple(chunks), verb)
    sort += ", with" if phrase.predicate == "with" else ""
    return answer if _overrules(reading, "phrase", number, sort, chunks, answer) else None


def verb_subjects(reading: Reading, verb: int, chunks: list[int]) -> list[int]:
    """Who does what a verb says, when the rules say `chunks`."""
    if reading.graph is None:
        return chunks
    answer = evidence.verb_subjects(reading, reading.graph, verb)
    if answer is None:
        return chunks
    sort = f"{evidence.sort_of(reading, verb, tuple(chunks), None)}, {reading.tree.tags[verb]}"
    return [*answer.chunks] if _overrules(reading, "subject", verb, sort, chunks, answer) else chunks


def verb_objects(reading: Reading, verb: int, chunks: list[int]) -> list[int]:
    """What a verb is done to, when the rules say `chunks`."""
    if reading.graph is None:
        return chunks
    answer = evidence.verb_objects(reading, reading.graph, verb)
    if answer is None or any(n in reading.landmark_of for n in answer.chunks):  # "swinging at a ball" is for the phrase
        return chunks
    sort = "some" if chunks else "nothing"
    return [*answer.chunks] if _overrules(reading, "object", verb, sort, chunks, answer) else chunks


def _overrules(reading: Reading, kind: str, at: int, sort: str, chunks: list[int], answer: Answer) -> bool:
    points = any(reading.chunks[n].kind != "noun" for n in chunks)  # what "it" means is for the rules to say
    if points or evidence.same(reading, chunks, answer.chunks):
        return False
    decision = Decision(kind, at, sort, tuple(sorted(chunks)), answer)
    if reading.decisions is not None:
        reading.decisions.append(decision)
        return False
    return measured().prefers_head(decision)
