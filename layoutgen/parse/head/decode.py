"""From the network's scores to a consistent graph: every predicate has a subject and a target, ends are objects."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from layoutgen.parse.head.targets import ALONE, ARCS, ROLES, Labels
from layoutgen.parse.head.tokens import TokenGraph

Scores = NDArray[np.float32]

LEAST = 0.3  # a predicate whose ends are all less probable than this is left out


def decode(words: Sequence[str], roles: Scores, arcs: Scores, forms: Sequence[Scores], labels: Labels) -> TokenGraph:
    """roles: (L, 3) and arcs: (A, L, L) probabilities; forms: three of (L, F) logits."""
    graph = TokenGraph()
    taken = _taken(roles, arcs)
    parts = [_parts(taken[:, 3 + k], arcs[k]) for k in range(3)]
    _predicates(graph, taken[:, 2], parts[2], roles, arcs)
    _attributes(graph, taken[:, 1], parts[1], arcs)
    _implied(graph, arcs[len(ARCS) :], labels)
    things = {i for i, _ in graph.attributes} | {i for _, i in graph.subjects | graph.objects_of}
    things |= {i for a, _, b in graph.implied for i in (a, b)} | set(np.flatnonzero(taken[:, 0]).tolist())
    for i in sorted(things or {int(roles[:, 0].argmax())}):
        graph.objects[i] = parts[0].get(i, ())
        graph.certainty["object", i] = float(roles[i, 0])
    _write(graph, words, forms, labels)
    return graph


def _taken(roles: Scores, arcs: Scores) -> NDArray[np.bool_]:
    """(L, 6): whether a token is an object, attribute, predicate, or part of one. Hardly a token is two of these, so
    one that is none by itself is the likeliest of them, unless it is likelier to be none."""
    sure = np.concatenate([roles, arcs[:3].max(1).T], 1)
    taken: NDArray[np.bool_] = sure > 0.5
    best = sure.argmax(1)
    none = 1 - sure.sum(1)
    unclear = ~taken.any(1) & (sure[np.arange(len(sure)), best] > none)
    taken[unclear, best[unclear]] = True
    return taken


def _parts(taken: NDArray[np.bool_], arcs: Scores) -> dict[int, tuple[int, ...]]:
    """By a phrase's last token, its other tokens."""
    found: dict[int, list[int]] = {}
    for j in np.flatnonzero(taken).tolist():
        for i in np.flatnonzero(arcs[:, j] > 0.5).tolist() or [int(arcs[:, j].argmax())]:
            if i != j:
                found.setdefault(i, []).append(j)
    return {i: tuple(parts) for i, parts in found.items()}


def _predicates(
    graph: TokenGraph, taken: NDArray[np.bool_], parts: dict[int, tuple[int, ...]], roles: Scores, arcs: Scores
) -> None:
    for p in np.flatnonzero(taken).tolist():
        subject, target = arcs[4, p].copy(), arcs[5, p].copy()
        if max(subject.max(), target.max()) < LEAST:
            continue
        targets = np.flatnonzero(target > 0.5).tolist() or [int(target.argmax())]
        if len(targets) == 1 and int(subject.argmax()) == targets[0] and subject.max() <= 0.5:
            subject[targets[0]] = 0.0
        subjects = np.flatnonzero(subject > 0.5).tolist() or [int(subject.argmax())]
        graph.predicates[p] = parts.get(p, ())
        graph.certainty["predicate", p] = float(roles[p, 2])
        for i in subjects:
            graph.subjects.add((p, i))
            graph.certainty["subject", p, i] = float(arcs[4, p, i])
        for i in targets:
            graph.objects_of.add((p, i))
            graph.certainty["target", p, i] = float(arcs[5, p, i])


def _attributes(graph: TokenGraph, taken: NDArray[np.bool_], parts: dict[int, tuple[int, ...]], arcs: Scores) -> None:
    for j in np.flatnonzero(taken | (arcs[3].max(0) > 0.5)).tolist():
        for i in np.flatnonzero(arcs[3, :, j] > 0.5).tolist() or [int(arcs[3, :, j].argmax())]:
            graph.attributes[i, j] = parts.get(j, ())
            graph.certainty["attribute", i, j] = float(arcs[3, i, j])


def _implied(graph: TokenGraph, arcs: Scores, labels: Labels) -> None:
    """Two objects are related without a word when some such relation is likely, whichever it is."""
    for i, j in np.argwhere(arcs.sum(0) > 0.5).tolist():
        text = labels.implied[int(arcs[:, i, j].argmax())]
        graph.implied.add((i, text, j))
        graph.certainty["implied", i, text, j] = float(arcs[:, i, j].max())


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
