"""Measures how often rules and head are right where they differ.

    python -m layoutgen.parse.fuse.calibrate --factual DIR

DIR is the folder of FACTUAL's random split. What is measured are the captions of factual_train.csv[.gz] that the head
was not trained on (one in forty, see `head.train`), against their graphs as `head.align` finds them in the words.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layoutgen.errors import FormatError
from layoutgen.parse.fuse import evidence
from layoutgen.parse.fuse.claims import agree, all_pairs, claims, hear, unordered
from layoutgen.parse.fuse.sentences import predict
from layoutgen.parse.fuse.weigh import MEASURED, Decision
from layoutgen.parse.head.examples import Example, make, read
from layoutgen.parse.head.factual import read_factual
from layoutgen.parse.pipeline import load

if TYPE_CHECKING:
    from layoutgen.parse.head.tokens import TokenGraph
    from layoutgen.parse.reading import Reading

KEPT_OUT = 40  # the head was not trained on one caption in so many
FEW = 8  # sorts of proposals with fewer cases are taken together, and left out if that is not enough
STEPS = 6  # of the head's certainty


@dataclass(frozen=True)
class Case:
    """A decision and which of the two were right."""

    kind: str
    sort: str
    certainty: float
    rule: bool
    head: bool


def kept_out(folder: Path) -> list[Example]:
    """The captions that the head was not trained on, read and aligned as its training data were."""
    path = next((p for p in sorted(folder.glob("factual_train.csv*"))), None)
    if path is None:
        raise FormatError(f"{folder} has no factual_train.csv.gz: give the folder of FACTUAL's random split.")
    captions = [c for c in read_factual(path) if c.text.strip()]
    return make(read(load(), captions), captions)[::KEPT_OUT]


def cases(examples: Sequence[Example]) -> Iterator[Case]:
    """Every question on which rules and head differ and of which the gold graph speaks."""
    graphs = predict([example.doc for example in examples])
    for example, graph in zip(examples, graphs, strict=True):
        reading = reread(example, graph)
        for decision in {(d.kind, d.at): d for d in reading.decisions or []}.values():
            if decision.kind == "word":
                thing = any(decision.at in (last, *parts) for last, parts in example.graph.objects.items())
                yield Case("word", decision.sort, decision.head.certainty, not thing, thing)
                continue
            gold = _gold(reading, example.graph, decision)
            if gold is not None:
                right = evidence.same(reading, decision.rule, gold), evidence.same(reading, decision.head.chunks, gold)
                yield Case(decision.kind, decision.sort, decision.head.certainty, *right)
        yield from _relations(reading, graph, example.graph)


def _relations(reading: Reading, graph: TokenGraph, gold: TokenGraph) -> Iterator[Case]:
    """What the rules relate and the head does not: otherwise, or not at all."""
    related, wanted = all_pairs(reading, graph), all_pairs(reading, gold)
    for claim in claims(reading):
        ours, heard = unordered(claim.pairs), hear(reading, graph, claim.tokens)
        if not heard.predicates:
            if not ours <= related:
                yield Case("addition", claim.sort, 0.0, ours <= wanted, not ours <= wanted)
        elif not agree(reading, claim, heard):
            right = hear(reading, gold, claim.tokens)
            same = set(heard.pairs) == set(right.pairs)
            yield Case("relation", claim.sort, heard.certainty, agree(reading, claim, right), same)


def reread(example: Example, graph: TokenGraph) -> Reading:
    """The rules' reading of a caption, with the decisions on which the head differs taken down."""
    from layoutgen.parse.extract import read_scene

    return read_scene(example.doc, graph, decisions=[])


def _gold(reading: Reading, gold: TokenGraph, decision: Decision) -> tuple[int, ...] | None:
    if decision.kind == "phrase":
        answer = evidence.phrase_subjects(reading, gold, reading.phrases[decision.at])
    elif decision.kind == "subject":
        answer = evidence.verb_subjects(reading, gold, decision.at)
    else:
        answer = evidence.verb_objects(reading, gold, decision.at)
    return answer.chunks if answer is not None else None


def measure(found: Sequence[Case]) -> dict[str, Any]:
    """What measured.json holds: how many answers were right, of the rules by sort, of the head by certainty."""
    by_kind: dict[str, list[Case]] = defaultdict(list)
    for case in found:
        by_kind[case.kind].append(case)
    rules: dict[str, dict[str, tuple[int, int]]] = {}
    for kind, members in sorted(by_kind.items()):
        sorts: dict[str, list[bool]] = defaultdict(list)
        for case in members:
            sorts[case.sort].append(case.rule)
        rest = [right for each in sorts.values() if len(each) < FEW for right in each]
        enough = {sort: each if len(each) >= FEW else rest for sort, each in sorted(sorts.items())}
        rules[kind] = {sort: (sum(each), len(each)) for sort, each in enough.items() if len(each) >= FEW}
    head = {kind: rising([(c.certainty, c.head) for c in each], STEPS) for kind, each in sorted(by_kind.items())}
    return {"cases": len(found), "rules": rules, "head": head}


def rising(answers: Sequence[tuple[float, bool]], steps: int) -> list[tuple[float, int, int]]:
    """(certainty, right) -> (least certainty, right, of how many) of `steps` equal parts, made to rise by pooling those
    that fall (Ayer et al. 1955, "An empirical distribution function for sampling with incomplete information")."""
    ordered = sorted(answers)
    size = max(1, -(-len(ordered) // steps))
    pools: list[list[tuple[float, bool]]] = []
    for start in range(0, len(ordered), size):
        pools.append(list(ordered[start : start + size]))
        while len(pools) > 1 and _share(pools[-1]) <= _share(pools[-2]):
            last = pools.pop()
            pools[-1] += last
    least = [0.0, *(round(pool[0][0], 3) for pool in pools[1:])]
    return [(low, sum(right for _, right in pool), len(pool)) for low, pool in zip(least, pools, strict=True)]


def _share(pool: Sequence[tuple[float, bool]]) -> float:
    return sum(right for _, right in pool) / len(pool)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line: writes measured.json beside this file and prints it."""
    from rich.console import Console

    parser = argparse.ArgumentParser(prog="python -m layoutgen.parse.fuse.calibrate", description=__doc__)
    parser.add_argument("--factual", type=Path, required=True, help="folder with factual_train.csv.gz")
    parser.add_argument("--out", type=Path, default=MEASURED, help="file to write")
    given = parser.parse_args(arguments)
    console = Console(stderr=True)
    with console.status("reading and aligning the captions"):
        examples = kept_out(given.factual)
    result = measure(list(cases(examples)))
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    console.print_json(json.dumps(result))


if __name__ == "__main__":
    main()
