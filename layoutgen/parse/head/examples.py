"""FACTUAL's rows as training examples: parsed captions with their token graphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layoutgen.parse.head.align import align, learn
from layoutgen.parse.head.factual import Caption
from layoutgen.parse.head.graph import TokenGraph
from layoutgen.parse.head.lexicon import word_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MOST_IMPLIED = 30  # predicates that may stand for nothing in the caption


@dataclass
class Example:
    """doc: the caption read by the pipeline. lost: tuples of its graph that its words do not hold."""

    doc: Doc
    graph: TokenGraph
    lost: int
    caption: Caption


def words_of(doc: Doc) -> list[str]:
    """The lower-case words that graphs are written in."""
    return [word_of(token.lower_) for token in doc]


def read(nlp: Language, captions: Sequence[Caption]) -> list[Doc]:
    """The captions through the pipeline, spaces tidied as the parser tidies them."""
    return list(nlp.pipe((" ".join(c.text.split()) for c in captions), batch_size=256))


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
