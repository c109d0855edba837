"""The learned scene-graph head: what is in a text and how it is related, predicted over its tokens.

    nlp = pipeline.load()
    head.facts(nlp("a dog on a red sofa"))  # [("sofa", "is", "red"), ("dog", "on", "sofa")]
    head.predict(list(nlp.pipe(texts)))  # in batches

`TokenGraph.certainty` says how sure it is of every object, attribute and relation. See README.md here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from layoutgen.parse.head.model import Head
    from layoutgen.parse.head.tokens import Fact, TokenGraph

__all__ = ["SHIPPED", "facts", "graph", "load", "predict", "words"]

SHIPPED = Path(__file__).parent / "weights"


@lru_cache(maxsize=2)
def load(folder: Path = SHIPPED) -> Head:
    """The head in `folder`, loaded once, then kept. Raises FormatError when there is none."""
    from layoutgen.parse.head.model import Head

    return Head.from_disk(folder)


def predict(docs: Sequence[Doc]) -> list[TokenGraph]:
    """The shipped head's graphs of texts that the shipped pipeline has read, with probabilities; batched."""
    return load().predict(docs)


def graph(doc: Doc) -> TokenGraph:
    """The graph of one text: what the component `scene_graph_head` has found, or else a new prediction."""
    from layoutgen.parse.head import component  # noqa: F401 - registers the extension

    known: TokenGraph | None = doc._.scene_graph
    return known if known is not None else predict([doc])[0]


def words(doc: Doc) -> list[str]:
    """The words that the graph of a text is written in: in lower case, slips of the pen set right."""
    return load().lexicon.text(doc)


def facts(doc: Doc) -> list[Fact]:
    """The tuples of one text: (object,), (object, "is", attribute or count), (subject, predicate, object)."""
    return load().facts(doc, graph(doc))
