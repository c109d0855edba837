"""A relation whose words no training graph has is written in the likeliest that one has: "on side of", not "on of".

The words of a relation and how each is written are scored one by one, so together they may make what nobody says. Of 65
such relations on captions not trained on, a quarter were right. What the head is sure of stays: words can be new.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from layoutgen.parse.head.forms import written
from layoutgen.parse.head.targets import ALONE, Labels
from layoutgen.parse.head.tokens import TokenGraph

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

SURE = 0.75  # words that belong to the relation so certainly are not left out
FAINT = 0.1  # words less likely than this are not taken in
MARGIN = 3.0  # how much less likely, as a logarithm, the known words may be
FORMS = 3  # ways to write a word that are tried, likeliest first
MOST = 4  # words that may be taken in or left out; more of them is no relation of a caption

Wording = tuple[float, tuple[int, ...], dict[int, str]]  # how likely, the words before the last, how each is written


def reword(graph: TokenGraph, words: Sequence[str], arcs: Scores, forms: Scores, labels: Labels) -> None:
    """Changes predicates of `graph` in place.

    arcs: (L, L), how likely the column is part of the row's predicate. forms: (L, F), logits of how words are written.
    """
    if not labels.phrases:
        return
    for last, parts in list(graph.predicates.items()):
        if labels.is_phrase(graph.phrase("predicate", last, parts, words)):
            continue
        free = [j for j in range(len(words)) if j != last and (j in parts or arcs[last, j] > FAINT)]
        if len(free) > MOST:
            continue
        found = list(_wordings(words, last, free, arcs[last], forms, labels))
        now = max(score for score, chosen, _ in found if chosen == parts)
        known = [wording for wording in found if labels.is_phrase(_text(words, wording))]
        best = max(known, key=lambda wording: wording[0], default=None)
        if best is not None and best[0] >= now - MARGIN:
            for j in (*parts, last):
                graph.forms.pop(("predicate", j), None)
            graph.predicates[last] = best[1]
            graph.forms.update({("predicate", j): form for j, form in best[2].items()})


def _wordings(
    words: Sequence[str], last: int, free: Sequence[int], arcs: Scores, forms: Scores, labels: Labels
) -> Iterator[Wording]:
    """Every choice of the `free` words beside the last one, and of the ways to write them."""
    for taken in product((True, False), repeat=len(free)):
        if any(arcs[j] > SURE and not inside for j, inside in zip(free, taken, strict=True)):
            continue
        chosen = tuple(j for j, inside in zip(free, taken, strict=True) if inside)
        score = sum(
            math.log(max(1e-6, arcs[j] if inside else 1 - arcs[j])) for j, inside in zip(free, taken, strict=True)
        )
        tokens = sorted((*chosen, last))
        role = "predicate" if chosen else ALONE
        for ways in product(*(_ways(labels.allowed(role, words[j]), forms[j]) for j in tokens)):
            written_so = {j: labels.forms["predicate"][form] for j, (_, form) in zip(tokens, ways, strict=True)}
            yield score + sum(sure for sure, _ in ways), chosen, written_so


def _ways(allowed: NDArray[np.int64], logits: Scores) -> list[tuple[float, int]]:
    """(logarithm of the probability, form) of the likeliest allowed forms."""
    chosen = logits[allowed]
    total = float(np.logaddexp.reduce(chosen))
    return [(float(chosen[k]) - total, int(allowed[k])) for k in np.argsort(-chosen)[:FORMS]]


def _text(words: Sequence[str], wording: Wording) -> str:
    return " ".join(written(words[j], form) for j, form in sorted(wording[2].items())).replace(" - ", "-")
