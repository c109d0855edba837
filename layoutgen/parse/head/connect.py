"""Things that a graph leaves by themselves are tied to the rest, by the likeliest tie: FACTUAL's graphs hang together.

Arcs are scored one by one, so none of several likely ones may reach a half, and its thing is then left alone: "a gray
jacket with board on top". Of 1,947 captions not trained on, 83 got such a graph and every one of them was wrong; ten of
their graphs are in several pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from layoutgen.parse.head.targets import ARCS, Labels
from layoutgen.parse.head.tokens import TokenGraph

if TYPE_CHECKING:
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
        best = _best(graph, pieces, roles, arcs, labels)
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


def _best(graph: TokenGraph, pieces: dict[int, int], roles: Scores, arcs: Scores, labels: Labels) -> Tie | None:
    """The likeliest tie between two pieces."""
    things, piece = np.array(list(pieces)), np.array(list(pieces.values()))
    apart = piece[:, None] != piece
    described = {i for i, _ in graph.attributes}
    alone = np.array([i not in described for i in pieces]) & ((piece[:, None] == piece).sum(1) == 1)
    either = apart & alone[:, None]  # it may be no thing at all, but what is told of another or a part of its name
    free = np.array([p for p in range(len(roles)) if p not in graph.predicates and p not in graph.objects], int)
    subject, target = arcs[4][free[:, None], things], arcs[5][free[:, None], things]
    reached = {p: pieces[i] for p, i in graph.subjects | graph.objects_of}
    ends = np.array(list(reached), int)
    beyond = np.array(list(reached.values()), int)[:, None] != piece
    pairs = (things[:, None], things)
    ties: list[Tie] = []

    def add(
        scores: Scores, allowed: NDArray[np.bool_], named: Callable[[tuple[int, ...]], tuple[str, int, int, int | str]]
    ) -> None:
        if scores.size:
            scores = np.where(allowed, scores, 0.0)
            at = tuple(map(int, np.unravel_index(int(scores.argmax()), scores.shape)))
            ties.append((float(scores[at]), *named(at)))

    thing = [int(i) for i in things]
    add(arcs[3][pairs].T, either, lambda at: ("attribute", thing[at[0]], thing[at[1]], 0))
    add(arcs[0][pairs].T, either & (things > things[:, None]), lambda at: ("part", thing[at[0]], thing[at[1]], 0))
    implied = arcs[len(ARCS) :][:, things[:, None], things]
    add(implied, apart, lambda at: ("implied", thing[at[1]], thing[at[2]], labels.implied[at[0]]))
    related = roles[free, 2][:, None, None] * subject[:, :, None] * target[:, None, :]
    add(related, apart, lambda at: ("predicate", thing[at[1]], thing[at[2]], int(free[at[0]])))
    add(arcs[4][ends[:, None], things], beyond, lambda at: ("subject", thing[at[1]], int(ends[at[0]]), 0))
    add(arcs[5][ends[:, None], things], beyond, lambda at: ("target", thing[at[1]], int(ends[at[0]]), 0))
    return max(ties, key=lambda tie: tie[0], default=None)


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
