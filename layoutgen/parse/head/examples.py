"""FACTUAL's rows as training examples: parsed captions with their token graphs."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layoutgen.parse.head.align import align, learn
from layoutgen.parse.head.factual import Caption
from layoutgen.parse.head.lexicon import word_of
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.pipeline import SHIPPED

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MOST_IMPLIED = 30  # predicates that may stand for nothing in the caption


@dataclass
class Example:
    """doc: the caption read by the pipeline. lost: tuples of its graph that its words do not hold. taught: the graph is
    what a trained head says, not a person."""

    doc: Doc
    graph: TokenGraph
    lost: int
    caption: Caption
    taught: bool = False


def pipeline_mark() -> str:
    """What the shipped pipeline's encoder is, in 16 hex digits: a head fits only the one it was trained with."""
    return hashlib.sha256((SHIPPED / "tok2vec" / "model").read_bytes()).hexdigest()[:16]


def words_of(doc: Doc) -> list[str]:
    """The lower-case words that graphs are written in."""
    return [word_of(token.lower_) for token in doc]


def read(nlp: Language, captions: Sequence[Caption]) -> list[Doc]:
    """The captions through the pipeline, spaces tidied as the parser tidies them."""
    return list(nlp.pipe((" ".join(c.text.split()) for c in captions), batch_size=256))


def joined(nlp: Language, examples: Sequence[Example], count: int, seed: int) -> list[Example]:
    """About `count` texts of two captions each: FACTUAL has hardly any sentence, or clause, after another one."""
    rng = random.Random(seed)
    pairs = [rng.sample(list(examples), 2) for _ in range(count)]
    links = rng.choices((" . ", " , ", " and ", " while "), (2, 1, 1, 1), k=count)
    texts = (a.doc.text.rstrip(" .") + link + b.doc.text for (a, b), link in zip(pairs, links, strict=True))
    found = []
    for (a, b), doc in zip(pairs, nlp.pipe(texts, batch_size=256), strict=True):
        ours, first = [token.text for token in doc], [token.text for token in a.doc]
        while first and first[-1] == ".":
            first.pop()
        if ours == [*first, ours[len(first)], *(token.text for token in b.doc)]:
            caption = Caption(doc.text, (*a.caption.facts, *b.caption.facts))
            found.append(Example(doc, a.graph.beside(b.graph, len(first) + 1), a.lost + b.lost, caption))
    return found


def make(docs: Sequence[Doc], captions: Sequence[Caption]) -> list[Example]:
    """Align every caption with its graph; what annotators rewrite is learned from the same captions first."""
    texts = [(words_of(doc), caption.facts) for doc, caption in zip(docs, captions, strict=True)]
    table = learn(texts)
    often = [phrase for (role, phrase), _ in table.phrases.most_common() if role == "predicate"]
    implied = frozenset(often[:MOST_IMPLIED])
    found = []
    for doc, caption, (words, facts) in zip(docs, captions, texts, strict=True):
        result = align(words, facts, table, implied)
        found.append(Example(doc, result.graph, len(result.lost), caption))
    return found
