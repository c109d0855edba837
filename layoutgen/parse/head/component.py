"""The head as a component of a spaCy pipeline: sets `doc._.scene_tuples` and `doc._.scene_graph`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from layoutgen.errors import PluginError
from layoutgen.parse.head import SHIPPED, load
from layoutgen.parse.head.model import Head
from layoutgen.parse.head.tokens import Fact, TokenGraph

GRAPH, TUPLES = "scene_graph", "scene_tuples"  # names of the extensions and of what holds their data


def _graph(doc: Doc) -> TokenGraph | None:
    data = doc.user_data.get(GRAPH)
    return None if data is None else TokenGraph.from_data(data)


def _set_graph(doc: Doc, graph: TokenGraph | None) -> None:
    doc.user_data[GRAPH] = None if graph is None else graph.to_data()


def _tuples(doc: Doc) -> list[Fact] | None:
    data = doc.user_data.get(TUPLES)
    return None if data is None else [tuple(fact) for fact in data]


def _set_tuples(doc: Doc, facts: Iterable[Fact] | None) -> None:
    doc.user_data[TUPLES] = None if facts is None else [list(fact) for fact in facts]


# In plain lists, so that `doc.to_bytes` and a DocBin can hold what was found.
if not Doc.has_extension(GRAPH):
    Doc.set_extension(GRAPH, getter=_graph, setter=_set_graph)
if not Doc.has_extension(TUPLES):
    Doc.set_extension(TUPLES, getter=_tuples, setter=_set_tuples)


@Language.factory("scene_graph_head", assigns=["doc._.scene_tuples", "doc._.scene_graph"], requires=["token.dep"],
                  default_config={"folder": None})  # fmt: skip
def create_head(nlp: Language, name: str, folder: str | None) -> SceneGraphHead:  # noqa: ARG001 - what spaCy calls
    """Make the component. folder: where its weights are; None for the shipped ones."""
    return SceneGraphHead(Path(folder) if folder else SHIPPED)


def _batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


class SceneGraphHead:
    """Last in the pipeline it was trained with: `doc._.scene_graph` is a TokenGraph, `scene_tuples` what it says."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self.folder = folder
        self._head: Head | None = None

    @property
    def head(self) -> Head:
        """The head, loaded when it is first used."""
        if self._head is None:
            self._head = load(self.folder)
        return self._head

    def __call__(self, doc: Doc) -> Doc:
        self._set([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Texts in batches; the larger, the faster."""
        for docs in _batches(stream, batch_size):
            self._set(docs)
            yield from docs

    def _set(self, docs: list[Doc]) -> None:
        if any(len(doc) and len(doc.tensor) != len(doc) for doc in docs):
            raise PluginError(
                "scene_graph_head needs the tok2vec of the shipped pipeline before it: add it to that one."
            )
        graphs: list[TokenGraph] = self.head.predict(docs)
        for doc, graph in zip(docs, graphs, strict=True):
            doc._.scene_graph = graph
            doc._.scene_tuples = self.head.facts(doc, graph)

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Write the head to a folder."""
        self.head.to_disk(Path(path))

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> SceneGraphHead:  # noqa: ARG002
        """Read the head from a folder."""
        self._head = Head.from_disk(Path(path))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """The head as bytes."""
        return self.head.to_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = (), **_: Any) -> SceneGraphHead:  # noqa: ARG002
        """The head that `to_bytes` gave."""
        self._head = Head.from_bytes(data)
        return self
