"""From the network's scores to a consistent graph: every predicate has a subject and a target, ends are objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layoutgen.parse.head.targets import ALONE, ARCS, ROLES, Labels
from layoutgen.parse.head.tokens import TokenGraph

Scores = NDArray[np.float32]

LEAST = 0.3  # a predicate whose ends are all less probable than this is left out


def decode(words: Sequence[str], roles: Scores, arcs: Scores, forms: Sequence[Scores], labels: Labels) -> TokenGraph:
    """roles: (L, 3) and arcs: (A, L, L) probabilities; forms: three of (L, F) logits."""
    graph = TokenGraph()
    taken, part = roles > 0.5, arcs[:3] > 0.5
    _predicates(graph, taken[:, 2], part[2], roles, arcs)
    _attributes(graph, taken[:, 1], part[1], arcs)
    implied = arcs[len(ARCS) :]
    for i, j in np.argwhere(implied.max(0, initial=0.0) > 0.5).tolist():
        text = labels.implied[int(implied[:, i, j].argmax())]
        graph.implied.add((i, text, j))
        graph.certainty["implied", i, text, j] = float(implied[:, i, j].max())
    things = {i for i, _ in graph.attributes} | {i for _, i in graph.subjects | graph.objects_of}
    things |= {i for a, _, b in graph.implied for i in (a, b)} | set(np.flatnonzero(taken[:, 0]).tolist())
    for i in sorted(things or {int(roles[:, 0].argmax())}):
        graph.objects[i] = _parts(part[0], i)
        graph.certainty["object", i] = float(roles[i, 0])
    _write(graph, words, forms, labels)
    return graph


def _predicates(
    graph: TokenGraph, taken: NDArray[np.bool_], part: NDArray[np.bool_], roles: Scores, arcs: Scores
) -> None:
    for p in np.flatnonzero(taken).tolist():
        subject, target = arcs[4, p].copy(), arcs[5, p].copy()
        if max(subject.max(), target.max()) < LEAST:
            continue
        targets = np.flatnonzero(target > 0.5).tolist() or [int(target.argmax())]
        if len(targets) == 1 and int(subject.argmax()) == targets[0] and subject.max() <= 0.5:
            subject[targets[0]] = 0.0
        subjects = np.flatnonzero(subject > 0.5).tolist() or [int(subject.argmax())]
        graph.predicates[p] = _parts(part, p)
        graph.certainty["predicate", p] = float(roles[p, 2])
        for i in subjects:
            graph.subjects.add((p, i))
            graph.certainty["subject", p, i] = float(arcs[4, p, i])
        for i in targets:
            graph.objects_of.add((p, i))
            graph.certainty["target", p, i] = float(arcs[5, p, i])


def _attributes(graph: TokenGraph, taken: NDArray[np.bool_], part: NDArray[np.bool_], arcs: Scores) -> None:
    for j in np.flatnonzero(taken | (arcs[3].max(0) > 0.5)).tolist():
        for i in np.flatnonzero(arcs[3, :, j] > 0.5).tolist() or [int(arcs[3, :, j].argmax())]:
            graph.attributes[i, j] = _parts(part, j)
            graph.certainty["attribute", i, j] = float(arcs[3, i, j])


def _write(graph: TokenGraph, words: Sequence[str], forms: Sequence[Scores], labels: Labels) -> None:
    used: dict[str, set[int]] = {role: set() for role in ROLES}
    for i, parts in graph.objects.items():
        used["object"] |= {i, *parts}
    for (_, i), parts in graph.attributes.items():
        used["attribute"] |= {i, *parts}
    for i, parts in graph.predicates.items():
        used["predicate"] |= {i, *parts}
    for role, logits in zip(ROLES, forms, strict=True):
        for i in sorted(used[role]):
            best = int(np.where(labels.allowed(_kind(graph, role, i), words[i]), logits[i], -np.inf).argmax())
            graph.forms[role, i] = labels.forms[role][best]


def _kind(graph: TokenGraph, role: str, i: int) -> str:
    return ALONE if role == "predicate" and graph.predicates.get(i) == () else role


def _parts(part: NDArray[Any], i: int) -> tuple[int, ...]:
    return tuple(j for j in np.flatnonzero(part[i]).tolist() if j != i)
