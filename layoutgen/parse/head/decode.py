"""From the network's scores to a consistent graph: every predicate has a subject and a target, ends are objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from layoutgen.parse.head.connect import connect
from layoutgen.parse.head.targets import ALONE, ARCS, ROLES, Labels
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.head.wording import reword

Scores = NDArray[np.float32]

LEAST = 0.3  # a predicate whose ends are all less probable than this is left out


def decode(words: Sequence[str], roles: Scores, arcs: Scores, forms: Sequence[Scores], labels: Labels) -> TokenGraph:
    """roles: (L, 3) and arcs: (A, L, L) probabilities; forms: three of (L, F) logits."""
    graph = TokenGraph()
    taken = _taken(roles, arcs)
    likely = _likely(arcs[: len(ARCS)])
    parts = [_parts(taken[3 + k], arcs[k], likely[k][1]) for k in range(3)]
    _predicates(graph, taken[2], parts[2], roles, arcs, likely)
    _attributes(graph, taken[1], parts[1], arcs, likely[3][1])
    _tell_or_name(graph, parts[0], arcs)
    _implied(graph, arcs[len(ARCS) :], labels)
    things = {i for i, _ in graph.attributes} | {i for _, i in graph.subjects | graph.objects_of}
    things |= {i for a, _, b in graph.implied for i in (a, b)} | set(taken[0])
    for i in sorted(things or {int(roles[:, 0].argmax())}):
        graph.objects[i] = parts[0].get(i, ())
        graph.certainty["object", i] = float(roles[i, 0])
    connect(graph, words, roles, arcs, labels)
    _write(graph, words, forms, labels)
    reword(graph, words, arcs[2], forms[2], labels)
    return graph


def _taken(roles: Scores, arcs: Scores) -> list[list[int]]:
    """The tokens that are objects, attributes, predicates, and parts of each. Hardly a token is two of these, so one
    that is none by itself is the likeliest of them, unless it is likelier to be none."""
    sure = np.concatenate([roles, arcs[:3].max(1).T], 1)
    taken = sure > 0.5
    best = sure.argmax(1)
    none = 1 - sure.sum(1)
    unclear = ~taken.any(1) & (sure.max(1) > none)
    taken[unclear, best[unclear]] = True
    return [[i for i, is_so in enumerate(column) if is_so] for column in taken.T.tolist()]


def _likely(arcs: Scores) -> list[tuple[dict[int, list[int]], dict[int, list[int]]]]:
    """(A, L, L) -> for every label, its likely arcs: by row the columns, and by column the rows, ascending."""
    found: list[tuple[dict[int, list[int]], dict[int, list[int]]]] = [({}, {}) for _ in arcs]
    for k, i, j in _places(arcs > 0.5):
        found[k][0].setdefault(i, []).append(j)
        found[k][1].setdefault(j, []).append(i)
    return found


def _places(chosen: NDArray[np.bool_]) -> Iterable[tuple[int, ...]]:
    """Where an array is true, as `np.argwhere`, which takes longer for small arrays."""
    return zip(*(axis.tolist() for axis in chosen.nonzero()), strict=True)


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
    likely: Sequence[tuple[Mapping[int, list[int]], Mapping[int, list[int]]]],
) -> None:
    for p in taken:
        subject, target = arcs[4, p], arcs[5, p]
        best, other = int(subject.argmax()), int(target.argmax())
        if max(subject[best], target[other]) < LEAST:
            continue
        targets = likely[5][0].get(p) or [other]
        if len(targets) == 1 and best == targets[0] and subject[best] <= 0.5:
            best = int(np.where(np.arange(len(subject)) == best, 0, subject).argmax())
        subjects = likely[4][0].get(p) or [best]
        graph.predicates[p] = parts.get(p, ())
        graph.certainty["predicate", p] = float(roles[p, 2])
        for i in subjects:
            graph.subjects.add((p, i))
            graph.certainty["subject", p, i] = float(subject[i])
        for i in targets:
            graph.objects_of.add((p, i))
            graph.certainty["target", p, i] = float(target[i])


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


def _implied(graph: TokenGraph, arcs: Scores, labels: Labels) -> None:
    """Two objects are related without a word when some such relation is likely, whichever it is."""
    for i, j in _places(arcs.sum(0) > 0.5):
        best = int(arcs[:, i, j].argmax())
        text = labels.implied[best]
        graph.implied.add((i, text, j))
        graph.certainty["implied", i, text, j] = float(arcs[best, i, j])


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
            allowed = labels.allowed(_kind(graph, role, i), words[i])
            best = allowed[0] if len(allowed) == 1 else allowed[logits[i, allowed].argmax()]
            graph.forms[role, i] = labels.forms[role][best]


def _kind(graph: TokenGraph, role: str, i: int) -> str:
    return ALONE if role == "predicate" and graph.predicates.get(i) == () else role
