"""A trained head: texts read by the pipeline -> graphs over their tokens."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from layoutgen.errors import FormatError
from layoutgen.parse.head.decode import decode
from layoutgen.parse.head.inference import Weights, mean_scores
from layoutgen.parse.head.lexicon import Lexicon
from layoutgen.parse.head.targets import Labels
from layoutgen.parse.head.tokens import Fact, TokenGraph

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOKENS = 2048  # in one matrix product; more is no faster and takes memory
LONG = 60  # tokens; what is longer is read sentence by sentence, since the head learned from sentences


class Head:
    """The lists of words and labels, and the weights of one or more networks, whose probabilities are averaged.

    The networks share the table "fixed". Any float type will do; files hold float16.
    """

    def __init__(self, lexicon: Lexicon, labels: Labels, networks: Sequence[Mapping[str, NDArray[Any]]]) -> None:
        self.lexicon = lexicon
        self.labels = labels
        self.networks = [Weights(tensors) for tensors in networks]

    def predict(self, docs: Sequence[Doc]) -> list[TokenGraph]:
        """The graphs of `docs`, in order; batches of one length are computed together.

        Texts of more than LONG tokens are read sentence by sentence.
        """
        whole = [_sentences(doc) for doc in docs]
        graphs = iter(self._predict([part for parts in whole for part in parts]))
        return [_joined(next(graphs), parts, graphs) for parts in whole]

    def _predict(self, docs: Sequence[Doc]) -> list[TokenGraph]:
        found = [TokenGraph() for _ in docs]
        by_length: dict[int, list[int]] = defaultdict(list)
        for i, doc in enumerate(docs):
            by_length[len(doc)].append(i)
        for length, members in by_length.items():
            if not length:
                continue
            step = max(1, TOKENS // length)
            for start in range(0, len(members), step):
                chosen = members[start : start + step]
                roles, arcs, forms = mean_scores(self.networks, self.lexicon.features([docs[i] for i in chosen]))
                texts = [self.lexicon.text(docs[i]) for i in chosen]
                for i, graph in zip(chosen, decode(texts, roles, arcs, forms, self.labels), strict=True):
                    found[i] = graph
        return found

    def read(self, nlp: Language, texts: Iterable[str], batch_size: int = 512) -> Iterator[tuple[Doc, TokenGraph]]:
        """Texts through the pipeline and the head, in order."""
        docs = nlp.pipe(texts, batch_size=batch_size)
        while batch := list(islice(docs, batch_size)):
            yield from zip(batch, self.predict(batch), strict=True)

    def facts(self, doc: Doc, graph: TokenGraph) -> list[Fact]:
        """The graph of `doc` as tuples of words."""
        return graph.facts(self.lexicon.text(doc))

    def to_bytes(self) -> bytes:
        """Weights (float16) and lists in one; `from_bytes` is the inverse."""
        from safetensors.numpy import save

        small = {"fixed": self.networks[0]["fixed"].astype(np.float16)}
        for k, network in enumerate(self.networks):
            named = ((name, value) for name, value in sorted(network.all.items()) if name != "fixed")
            small |= {f"{k}.{name}": value.astype(np.float16) for name, value in named}
        return save(small, {"lists": self._lists()})

    @classmethod
    def from_bytes(cls, data: bytes) -> Head:
        """The head that `to_bytes` gave. Raises FormatError when the bytes are something else."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            size = int.from_bytes(data[:8], "little")
            lists = json.loads(json.loads(data[8 : 8 + size])["__metadata__"]["lists"])
            networks: dict[str, dict[str, NDArray[Any]]] = defaultdict(dict)
            tensors = load(data)
            for name, value in tensors.items():
                number, _, inner = name.partition(".")
                if inner:
                    networks[number] |= {inner: value, "fixed": tensors["fixed"]}
            return cls(Lexicon(**lists["lexicon"]), Labels(**lists["labels"]), [networks[k] for k in sorted(networks)])
        except (KeyError, TypeError, ValueError, SafetensorError) as error:
            raise FormatError(f"these bytes hold no scene-graph head: {error}") from error

    def _lists(self) -> str:
        labels = {"implied": list(self.labels.implied), "forms": self.labels.forms, "pairs": self.labels.pairs}
        labels["phrases"] = list(self.labels.phrases)
        return json.dumps({"lexicon": self.lexicon.to_json(), "labels": labels}, ensure_ascii=False)

    def to_disk(self, folder: Path) -> None:
        """Write head.safetensors to `folder`, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "head.safetensors").write_bytes(self.to_bytes())

    @classmethod
    def from_disk(cls, folder: Path) -> Head:
        """The head in a folder. Raises FormatError when it is not there or not whole."""
        try:
            return cls.from_bytes((folder / "head.safetensors").read_bytes())
        except OSError as error:
            raise FormatError(f"{folder} holds no scene-graph head: {error}") from error


def _sentences(doc: Doc) -> list[Doc]:
    """The text as it is, or its sentences when it is long."""
    if len(doc) <= LONG or not doc.has_annotation("SENT_START"):
        return [doc]
    return [sentence.as_doc() for sentence in doc.sents]


def _joined(first: TokenGraph, parts: Sequence[Doc], rest: Iterator[TokenGraph]) -> TokenGraph:
    """The graph of a text from those of its parts; as many are taken from `rest` as there are parts after the first."""
    graph, offset = first, len(parts[0])
    for part in parts[1:]:
        graph = graph.beside(next(rest), offset)
        offset += len(part)
    return graph
