"""The head's graph of a whole text: sentence by sentence, since the head learned from texts of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from layoutgen.parse import head
from layoutgen.parse.head.tokens import TokenGraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = frozenset({".", "!", "?", "\n"})


def predict(docs: Sequence[Doc]) -> list[TokenGraph]:
    """The head's graphs of texts of any length, over the tokens of each whole text; all sentences in one batch."""
    pieces: list[Doc] = []
    spans: list[tuple[int, int]] = []  # text, first token
    for number, doc in enumerate(docs):
        starts = sentence_starts(doc)
        if len(starts) == 1:
            pieces.append(doc)
            spans.append((number, 0))
            continue
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
            pieces.append(doc[start:end].as_doc())
            spans.append((number, start))
    found = [TokenGraph() for _ in docs]
    for (number, start), graph in zip(spans, head.predict(pieces), strict=True):
        found[number] = moved(graph, start) if not start else joined(found[number], moved(graph, start))
    return found


def sentence_starts(doc: Doc) -> list[int]:
    """The first token of every sentence, which ends with its full stop; at least one."""
    strings = doc.vocab.strings
    words = [strings[number] for number in doc.to_array("ORTH").tolist()]  # a Token for each takes longer
    starts = [0]
    if _ENDS.isdisjoint(words[:-1]):
        return starts
    ended = False
    for i, word in enumerate(words):
        ends = word in _ENDS
        if ended and not ends and not word.isspace():
            starts.append(i)
        ended = ends
    return starts


def moved(graph: TokenGraph, offset: int) -> TokenGraph:
    """The same graph over tokens that stand `offset` places later."""
    if not offset:
        return graph
    result = TokenGraph().beside(graph, offset)
    result.certainty = {_moved(key, offset): value for key, value in graph.certainty.items()}
    return result


def joined(one: TokenGraph, other: TokenGraph) -> TokenGraph:
    """Two graphs over different tokens of one text as one, with their certainties."""
    result = one.beside(other, 0)
    result.certainty = one.certainty | other.certainty
    return result


def _moved(key: tuple[object, ...], offset: int) -> tuple[object, ...]:
    return tuple(part + offset if isinstance(part, int) else part for part in key)
