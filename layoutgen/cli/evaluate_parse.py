"""What `layoutgen evaluate parse` measures: the answers of the parser and of its parts, and how long they take."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from layoutgen.errors import TextError
from layoutgen.parse import head
from layoutgen.parse.fuse.sentences import predict
from layoutgen.parse.parser import SpacyParser
from layoutgen.parse.pipeline import load
from layoutgen.parse.score import Fact, drawn_facts, scene_facts
from layoutgen.scene import SceneGraph

T = TypeVar("T")

_BATCH = 256


class Answers(NamedTuple):
    """speed: texts a second, 0 where it says nothing new."""

    name: str
    facts: list[list[Fact]]
    speed: float


def all_answers(texts: Sequence[str]) -> list[Answers]:
    """The tuples that the parser reads, those of its scenes' nodes and relations, and those of its two parts alone."""
    both, rules = SpacyParser(), SpacyParser(head=False)
    parsed(both, texts[:100])  # what is only slow the first time
    scenes, speed = _timed(lambda: parsed(both, texts), texts)
    by_rules, of_rules = _timed(lambda: parsed(rules, texts), texts)
    found, of_head = _timed(lambda: _by_head(texts), texts)
    return [
        Answers("rules and head", [scene_facts(scene) for scene in scenes], speed),
        Answers("  as drawn", [drawn_facts(scene) for scene in scenes], 0.0),
        Answers("rules alone", [drawn_facts(scene) for scene in by_rules], of_rules),
        Answers("head alone", found, of_head),
    ]


def speed_of(jobs: int, texts: Sequence[str]) -> float:
    """Texts a second of the parser in so many processes, which have been started."""
    parser = SpacyParser(jobs=jobs)
    parsed(parser, [*texts, *texts][:512])
    return _timed(lambda: parsed(parser, texts), texts)[1]


def parsed(parser: SpacyParser, texts: Sequence[str]) -> list[SceneGraph]:
    """The scenes of texts, in batches; a text that is refused gives an empty one."""
    found = zip(texts, parser.each(texts), strict=True)
    return [SceneGraph(text=text, said=()) if isinstance(one, TextError) else one for text, one in found]


def _by_head(texts: Sequence[str]) -> list[list[Fact]]:
    trained, nlp = head.load(), load()
    docs = list(nlp.pipe(texts, batch_size=_BATCH))
    graphs = (graph for start in range(0, len(docs), _BATCH) for graph in predict(docs[start : start + _BATCH]))
    return [trained.facts(doc, graph) for doc, graph in zip(docs, graphs, strict=True)]


def _timed(read: Callable[[], T], texts: Sequence[str]) -> tuple[T, float]:
    """What `read` gives, and how many of the texts it did in a second."""
    begin = time.perf_counter()
    found = read()
    return found, len(texts) / (time.perf_counter() - begin)
