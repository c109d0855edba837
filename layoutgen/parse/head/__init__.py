"""The learned scene-graph head: what is in a text and how it is related, predicted over its tokens.

    nlp = pipeline.load()
    for doc, graph in head.load().read(nlp, ["a dog on a red sofa"]):
        graph.facts(words)     # [("sofa", "is", "red"), ("dog", "on", "sofa")]

`graph.certainty` says how sure it is of every object, attribute and relation. See `graph.TokenGraph`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from layoutgen.parse.head.graph import Fact, TokenGraph
    from layoutgen.parse.head.model import Head

__all__ = ["SHIPPED", "facts", "load", "predict"]

SHIPPED = Path(__file__).parent / "weights"


@lru_cache(maxsize=2)
def load(folder: Path = SHIPPED) -> Head:
    """The head in `folder`, loaded once, then kept. Raises FormatError when there is none."""
    from layoutgen.parse.head.model import Head

    return Head.from_disk(folder)


def predict(docs: Sequence[Doc]) -> list[TokenGraph]:
    """The shipped head's graphs of texts that the shipped pipeline has read, with probabilities; batched."""
    return load().predict(docs)


def facts(doc: Doc) -> list[Fact]:
    """The tuples of one text: (object,), (object, "is", attribute or count), (subject, predicate, object)."""
    head = load()
    return head.facts(doc, head.predict([doc])[0])
