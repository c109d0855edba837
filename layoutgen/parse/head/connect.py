"""Things that a graph leaves by themselves are tied to the rest, by the likeliest tie: FACTUAL's graphs hang together.

Arcs are scored one by one, so none of several likely ones may reach a half, and its thing is then left alone: "a gray
jacket with board on top". Of 1,947 captions not trained on, 83 got such a graph and every one of them was wrong; ten of
their graphs are in several pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from layoutgen.parse.head.targets import ARCS, Labels
from layoutgen.parse.head.tokens import TokenGraph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

LEAST = 0.05  # less likely ties say nothing
MOST = 4  # pieces; a text in more is a list, whose words are hardly related
DENYING = frozenset({"no", "not", "n't", "without", "never", "neither", "nor", "none"})  # what is absent stays alone

Tie = tuple[float, str, int, int, int | str]  # how likely, what it is, the thing that is tied, to what, by what


def connect(graph: TokenGraph, words: Sequence[str], roles: Scores, arcs: Scores, labels: Labels) -> None:
    """Changes `graph` in place. roles: (L, 3) and arcs: (A, L, L), the probabilities that it was made from."""
    if len(graph.objects) < 2 or not DENYING.isdisjoint(words):
        return
    while 1 < len(set((pieces := _pieces(graph)).values())) <= MOST:
        best = max(_ties(graph, pieces, roles, arcs, labels), key=lambda tie: tie[0], default=None)
        if best is None or best[0] < LEAST:
            return
        _tie(graph, best)


def _pieces(graph: TokenGraph) -> dict[int, int]:
    """By thing, one of the things that it hangs together with, the same for all of them."""
    piece = {i: i for i in graph.objects}
    ends: dict[int, int] = {}
    for p, i in (*graph.subjects, *graph.objects_of):
        _join(piece, ends.setdefault(p, i), i)
    for one, _, other in graph.implied:
        _join(piece, one, other)
    return piece


def _join(piece: dict[int, int], one: int, other: int) -> None:
    a, b = piece[one], piece[other]
    if a != b:
        piece.update({i: a for i, k in piece.items() if k == b})


def _ties(graph: TokenGraph, pieces: dict[int, int], roles: Scores, arcs: Scores, labels: Labels) -> Iterator[Tie]:
    described = {i for i, _ in graph.attributes}
    sizes = list(pieces.values())
    reached = {p: pieces[i] for p, i in graph.subjects | graph.objects_of}
    free = [p for p in range(len(roles)) if p not in graph.predicates and p not in graph.objects]
    for i in graph.objects:
        others = [j for j in graph.objects if pieces[j] != pieces[i]]
        if i not in described and sizes.count(pieces[i]) == 1:  # it may be no thing at all
            for j in others:
                yield float(arcs[3, j, i]), "attribute", i, j, 0
                if j > i:
                    yield float(arcs[0, j, i]), "part", i, j, 0
        for j in others:
            for k, text in enumerate(labels.implied, len(ARCS)):
                yield float(arcs[k, i, j]), "implied", i, j, text
            for p in free:
                yield float(roles[p, 2] * arcs[4, p, i] * arcs[5, p, j]), "predicate", i, j, p
        for p, piece in reached.items():
            if piece != pieces[i]:
                yield float(arcs[4, p, i]), "subject", i, p, 0
                yield float(arcs[5, p, i]), "target", i, p, 0


def _tie(graph: TokenGraph, tie: Tie) -> None:
    sure, kind, i, to, by = tie
    certainty = graph.certainty
    if kind in ("part", "attribute"):
        parts = graph.objects.pop(i)
        if kind == "part":
            graph.objects[to] = tuple(sorted({*graph.objects[to], i, *parts}))
        else:
            graph.attributes[to, i] = parts
            certainty["attribute", to, i] = sure
    elif isinstance(by, str):
        graph.implied.add((i, by, to))
        certainty["implied", i, by, to] = sure
    elif kind == "predicate":
        graph.predicates[by] = ()
        graph.subjects.add((by, i))
        graph.objects_of.add((by, to))
        certainty["predicate", by] = sure
    else:
        (graph.subjects if kind == "subject" else graph.objects_of).add((to, i))
        certainty[kind, to, i] = sure
