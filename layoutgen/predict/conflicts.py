"""Relations that cannot all hold: found as cycles of order graphs, named, and the later statement dropped."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import networkx as nx

from layoutgen.meanings import PREDICATES
from layoutgen.scene import Relation, SceneObject

# predicate -> (axis, whether the subject comes first on it)
_ORDER = {
    "left of": ("across", True),
    "right of": ("across", False),
    "above": ("upright", True),
    "below": ("upright", False),
    "over": ("upright", True),
    "under": ("upright", False),
    "behind": ("depth", True),
    "in front of": ("depth", False),
    "larger than": ("size", True),
    "smaller than": ("size", False),
    "taller than": ("tallness", True),
    "shorter than": ("tallness", False),
    "on": ("support", True),
    "riding": ("support", True),
    "in": ("holding", True),
    "inside": ("holding", True),
    "containing": ("holding", False),
    "full of": ("holding", False),
    "wearing": ("owning", False),
    "has": ("owning", False),
    "part of": ("owning", True),
    "surrounded by": ("centre", True),
    "around": ("centre", False),
}
_CLOSE = {
    "on",
    "in",
    "inside",
    "containing",
    "full of",
    "riding",
    "wearing",
    "part of",
    "covering",
    "covered with",
    "over",
}
_APART = {"left of", "right of", "next to", "opposite", "far from"}
_CLUNG = _CLOSE | {"has", "holding", "carrying", "near", "next to", "with", "at", "against", "leaning on", "touching"}
_CLUNG |= {"attached to", "hanging from", "under"}


def consistent(relations: Sequence[Relation]) -> tuple[list[Relation], list[str]]:
    """The relations that can hold together, in their order, and a sentence for each that was dropped.

    A relation is dropped when it closes a cycle of one order (left of, above, behind, larger than, on, ...) with
    relations stated before it, or when its pair is already said to be somewhere that rules it out (in and next to).
    """
    orders: dict[str, nx.DiGraph] = {}
    said: dict[frozenset[str], list[Relation]] = {}
    kept: list[Relation] = []
    notes: list[str] = []
    for relation in relations:
        cause = _against(relation, said.get(frozenset((relation.subject, relation.object)), []))
        if relation.subject == relation.object:
            notes.append(f"contradiction: {_words(relation)} relates it to itself; left out")
            continue
        if not cause and relation.predicate in _ORDER:
            cause = _cycle(relation, orders)
        if cause:
            first = "the first" if len(cause) == 1 else f"the first {len(cause)}"
            notes.append(f"contradiction: {', '.join(map(_words, [*cause, relation]))}; kept {first}")
            continue
        kept.append(relation)
        said.setdefault(frozenset((relation.subject, relation.object)), []).append(relation)
    return kept, notes


def _words(relation: Relation) -> str:
    return f"{relation.subject} {relation.predicate} {relation.object}"


def _against(relation: Relation, others: Sequence[Relation]) -> list[Relation]:
    """The first statement about the same pair that rules this one out."""
    for other in others:
        pair = {relation.predicate, other.predicate}
        apart, close = pair & _APART, pair & _CLOSE
        if apart and close:
            return [other]
        if "far from" in pair and pair & _CLUNG:
            return [other]
        if pair & {"next to", "opposite"} and pair & {"above", "below"}:
            return [other]
        if "same as" in pair and pair & {"larger than", "smaller than"}:
            return [other]
        if "inside" in pair and pair & {"above", "below", "under"}:
            return [other]
    return []


def _cycle(relation: Relation, orders: dict[str, nx.DiGraph]) -> list[Relation]:
    """Adds the relation to its order graph, or gives the earlier relations that it would close a cycle with."""
    axis, forward = _ORDER[relation.predicate]
    graph = orders.setdefault(axis, nx.DiGraph())
    first, second = (relation.subject, relation.object) if forward else (relation.object, relation.subject)
    if first in graph and second in graph and nx.has_path(graph, second, first):
        path = nx.shortest_path(graph, second, first)
        return [graph.edges[edge]["relation"] for edge in pairwise(path)]
    graph.add_edge(first, second, relation=relation)
    return []


def inverse(relation: Relation) -> Relation:
    """The same statement from the object's side. Raises KeyError when the predicate has no inverse."""
    other = PREDICATES[relation.predicate].inverse
    if not other:
        raise KeyError(relation.predicate)
    return relation.model_copy(update={"subject": relation.object, "object": relation.subject, "predicate": other})


_OPPOSITE = (
    ("left", "right", "left of"), ("left", "center", "left of"), ("center", "right", "left of"),
    ("top", "bottom", "above"),
)  # fmt: skip


def opposed(things: Sequence[SceneObject]) -> list[Relation]:
    """What follows from opposite positions: a bus on the left is left of a truck on the right."""
    found = []
    for first, last, predicate in _OPPOSITE:
        here = [[t for t in things if side in t.position and t.kind == "thing"] for side in (first, last)]
        found += [Relation(subject=a.id, predicate=predicate, object=b.id) for a in here[0] for b in here[1]]
    return found
