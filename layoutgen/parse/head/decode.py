"""From the network's scores to a consistent graph: every predicate has a subject and a target, ends are objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layoutgen.parse.head.connect import connect
from layoutgen.parse.head.targets import ALONE, ARCS, ROLES, Labels
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.head.wording import reword

Scores = NDArray[np.float32]

Likely = tuple[dict[int, list[int]], dict[int, list[int]]]  # of one label: by row the columns, by column the rows
Implied = tuple[int, str, int, float]  # row, the words, column, how likely

LEAST = 0.3  # a predicate whose ends are all less probable than this is left out


def decode(
    texts: Sequence[Sequence[str]], roles: Scores, arcs: Scores, forms: Sequence[Scores], labels: Labels
) -> list[TokenGraph]:
    """The graphs of B texts of L words. roles: (B, L, 3) and arcs: (B, A, L, L) probabilities; forms: three of
    (B, L, F) logits. What is likely is found in all texts at once, which takes hardly longer than in one."""
    found = zip(_taken(roles, arcs), _likely(arcs[:, : len(ARCS)]), _implied(arcs[:, len(ARCS) :], labels), strict=True)
    best = [logits.argmax(-1).tolist() for logits in forms]
    graphs = []
    for k, (words, (taken, likely, implied)) in enumerate(zip(texts, found, strict=True)):
        graph = _graph(roles[k], arcs[k], taken, likely, implied)
        connect(graph, words, roles[k], arcs[k], labels)
        _write(graph, words, [logits[k] for logits in forms], [rows[k] for rows in best], labels)
        reword(graph, words, arcs[k, 2], forms[2][k], labels)
        graphs.append(graph)
    return graphs


def _graph(
    roles: Scores, arcs: Scores, taken: Sequence[Sequence[int]], likely: Sequence[Likely], implied: Sequence[Implied]
) -> TokenGraph:
    graph = TokenGraph()
    parts = [_parts(taken[3 + k], arcs[k], likely[k][1]) for k in range(3)]
    _predicates(graph, taken[2], parts[2], roles, arcs, likely)
    _attributes(graph, taken[1], parts[1], arcs, likely[3][1])
    _tell_or_name(graph, parts[0], arcs)
    for i, text, j, sure in implied:
        graph.implied.add((i, text, j))
        graph.certainty["implied", i, text, j] = sure
    things = {i for i, _ in graph.attributes} | {i for _, i in graph.subjects | graph.objects_of}
    things |= {i for a, _, b in graph.implied for i in (a, b)} | set(taken[0])
    for i in sorted(things or {int(roles[:, 0].argmax())}):
        graph.objects[i] = parts[0].get(i, ())
        graph.certainty["object", i] = float(roles[i, 0])
    return graph


def _taken(roles: Scores, arcs: Scores) -> list[list[list[int]]]:
    """By text, the tokens that are objects, attributes, predicates, and parts of each. Hardly a token is two of these,
    so one that is none by itself is the likeliest of them, unless it is likelier to be none."""
    sure = np.concatenate([roles, arcs[:, :3].max(2).transpose(0, 2, 1)], 2)  # (B, L, 6)
    taken = sure > 0.5
    best = sure.argmax(2)
    none = 1 - sure.sum(2)
    unclear = ~taken.any(2) & (sure.max(2) > none)
    taken[unclear, best[unclear]] = True
    found: list[list[list[int]]] = [[[] for _ in range(sure.shape[2])] for _ in sure]
    for text, i, k in _places(taken):
        found[text][k].append(i)
    return found


def _likely(arcs: Scores) -> list[list[Likely]]:
    """(B, A, L, L) -> by text and label, its likely arcs: by row the columns, and by column the rows, ascending."""
    found: list[list[Likely]] = [[({}, {}) for _ in range(arcs.shape[1])] for _ in arcs]
    for text, k, i, j in _places(arcs > 0.5):
        columns, rows = found[text][k]
        columns.setdefault(i, []).append(j)
        rows.setdefault(j, []).append(i)
    return found


def _implied(arcs: Scores, labels: Labels) -> list[list[Implied]]:
    """By text, two objects that are related without a word: some such relation is likely, whichever it is."""
    found: list[list[Implied]] = [[] for _ in arcs]
    if not labels.implied:
        return found
    text, i, j = (arcs.sum(1) > 0.5).nonzero()
    sure = arcs[text, :, i, j]  # (N, labels)
    for t, one, other, best, most in zip(*map(_listed, (text, i, j, sure.argmax(1), sure.max(1))), strict=True):
        found[t].append((one, labels.implied[best], other, most))
    return found


def _places(chosen: NDArray[np.bool_]) -> Iterable[tuple[int, ...]]:
    """Where an array is true, as `np.argwhere`, which takes longer."""
    return zip(*map(_listed, chosen.nonzero()), strict=True)


def _listed(values: NDArray[Any]) -> list[Any]:
    listed: list[Any] = values.tolist()
    return listed


def _parts(taken: Sequence[int], arcs: Scores, likely: Mapping[int, list[int]]) -> dict[int, tuple[int, ...]]:
    """By a phrase's last token, its other tokens. likely: by part, the last tokens of its phrases."""
    found: dict[int, list[int]] = {}
    for j in taken:
        for i in likely.get(j) or [int(arcs[:, j].argmax())]:
            if i != j:
                found.setdefault(i, []).append(j)
    return {i: tuple(parts) for i, parts in found.items()}


def _predicates(
    graph: TokenGraph,
    taken: Sequence[int],
    parts: dict[int, tuple[int, ...]],
    roles: Scores,
    arcs: Scores,
    likely: Sequence[Likely],
) -> None:
    for p in taken:
        subject, target = arcs[4, p], arcs[5, p]
        subjects, targets = likely[4][0].get(p), likely[5][0].get(p)
        if not subjects and not targets and max(subject.max(), target.max()) < LEAST:
            continue
        targets = targets or [int(target.argmax())]
        subjects = subjects or [_likeliest_but(targets, subject)]
        graph.predicates[p] = parts.get(p, ())
        graph.certainty["predicate", p] = float(roles[p, 2])
        for i in subjects:
            graph.subjects.add((p, i))
            graph.certainty["subject", p, i] = float(subject[i])
        for i in targets:
            graph.objects_of.add((p, i))
            graph.certainty["target", p, i] = float(target[i])


def _likeliest_but(others: Sequence[int], sure: Scores) -> int:
    """The likeliest token; the next one where that is the only one of `others`."""
    best = int(sure.argmax())
    if others == [best]:
        best = int(np.where(np.arange(len(sure)) == best, 0, sure).argmax())
    return best


def _attributes(
    graph: TokenGraph,
    taken: Sequence[int],
    parts: dict[int, tuple[int, ...]],
    arcs: Scores,
    likely: Mapping[int, list[int]],
) -> None:
    for j in sorted({*taken, *likely}):
        for i in likely.get(j) or [int(arcs[3, :, j].argmax())]:
            graph.attributes[i, j] = parts.get(j, ())
            graph.certainty["attribute", i, j] = float(arcs[3, i, j])


def _tell_or_name(graph: TokenGraph, parts: dict[int, tuple[int, ...]], arcs: Scores) -> None:
    """A word is in a thing's name or tells about the thing, not both: orange juice is not said to be orange."""
    for i, j in [pair for pair in graph.attributes if pair[1] in parts.get(pair[0], ())]:
        if arcs[3, i, j] < arcs[0, i, j]:
            del graph.attributes[i, j], graph.certainty["attribute", i, j]
        else:
            parts[i] = tuple(k for k in parts[i] if k != j)


def _write(
    graph: TokenGraph, words: Sequence[str], forms: Sequence[Scores], best: Sequence[Sequence[int]], labels: Labels
) -> None:
    """How each word of a phrase is written: in the likeliest form that it may take. best: the likeliest of all forms,
    by role and word."""
    used: dict[str, set[int]] = {role: set() for role in ROLES}
    for i, parts in graph.objects.items():
        used["object"] |= {i, *parts}
    for (_, i), parts in graph.attributes.items():
        used["attribute"] |= {i, *parts}
    for i, parts in graph.predicates.items():
        used["predicate"] |= {i, *parts}
    for role, logits, first in zip(ROLES, forms, best, strict=True):
        for i in sorted(used[role]):
            form, kind = first[i], _kind(graph, role, i)
            if not labels.allows(kind, words[i], form):
                allowed = labels.allowed(kind, words[i])
                form = allowed[logits[i, allowed].argmax()]
            graph.forms[role, i] = labels.forms[role][form]


def _kind(graph: TokenGraph, role: str, i: int) -> str:
    return ALONE if role == "predicate" and graph.predicates.get(i) == () else role
