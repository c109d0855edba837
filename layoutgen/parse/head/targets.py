"""What the network predicts, as numbers: roles, arcs and forms, and the lists that their columns stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from layoutgen.parse.head.forms import RULES
from layoutgen.parse.head.tokens import TokenGraph

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROLES = ("object", "attribute", "predicate")
ALONE = "predicate alone"  # a predicate of one word, which is written differently ("of" is then "have")
COMMON = 8  # a word met so often takes no form that it was not met with
ARCS = ("object part", "attribute part", "predicate part", "attribute", "subject", "target")


@dataclass
class Labels:
    """implied: predicates of relations without a word. forms: role -> what words may be written as. pairs: by role, the
    forms that a word was met with; rare words may also take any form of RULES. phrases: what relations were met."""

    implied: Sequence[str]
    forms: dict[str, list[str]]
    pairs: dict[str, dict[str, list[str]]]
    phrases: Sequence[str] = ()
    _allowed: dict[tuple[str, str], tuple[NDArray[np.int64], frozenset[int]]] = field(
        default_factory=dict, init=False, repr=False
    )
    _allows: dict[tuple[str, str], frozenset[int]] = field(default_factory=dict, init=False, repr=False)
    _phrases: frozenset[str] = field(default=frozenset(), init=False, repr=False)

    def __post_init__(self) -> None:
        self._phrases = frozenset(self.phrases)

    @classmethod
    def of(cls, graphs: Iterable[tuple[Sequence[str], TokenGraph]], least: int = 3) -> Labels:
        """The labels that training graphs use at least `least` times."""
        implied: Counter[str] = Counter()
        forms: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
        pairs: Counter[tuple[str, str, str]] = Counter()
        phrases: set[str] = set()
        for words, graph in graphs:
            phrases.update(relation.words for relation in graph.relations(words))
            implied.update(text for _, text, _ in graph.implied)
            for (role, i), form in graph.forms.items():
                forms[role][form] += 1
                alone = graph.predicates.get(i) == () if role == "predicate" else False
                pairs[ALONE if alone else role, words[i], form] += 1
        known = {
            r: [*RULES, *sorted(f for f, n in c.items() if n >= least and f not in RULES)] for r, c in forms.items()
        }
        met: dict[str, dict[str, list[str]]] = {role: {} for role in (*ROLES, ALONE)}
        known[ALONE] = known["predicate"]
        count = Counter[tuple[str, str]]()
        for (role, word, _), n in pairs.items():
            count[role, word] += n
        for (role, word, form), n in sorted(pairs.items()):
            if form in known[role] and (form not in RULES or n >= 2):
                met[role].setdefault(word, []).append(form)
        for (role, word), n in count.items():
            if n < COMMON and word in met[role]:
                met[role][word] = sorted({*met[role][word], *RULES})
        for role in met:
            met[role] = {word: names for word, names in met[role].items() if sorted(names) != sorted(RULES)}
        return cls(
            sorted(text for text, n in implied.items() if n >= 3 * least),
            {role: known[role] for role in ROLES},
            met,
            sorted(phrases),
        )

    @property
    def arcs(self) -> tuple[str, ...]:
        """The names of the arcs, in the order of the network's columns."""
        return (*ARCS, *self.implied)

    def is_phrase(self, text: str) -> bool:
        """Whether a relation was met that is written so."""
        return text in self._phrases

    def allowed(self, role: str, word: str) -> NDArray[np.int64]:
        """Which forms the word may take, as their places in the role's list, ascending."""
        return self._places(role, word)[0]

    def allows(self, role: str, word: str, form: int) -> bool:
        """Whether the word may take the form at this place in the role's list."""
        return form in self._places(role, word)[1]

    def _places(self, role: str, word: str) -> tuple[NDArray[np.int64], frozenset[int]]:
        key = (role, word if word in self.pairs[role] else "")
        if key not in self._allowed:
            met = self.pairs[role].get(word, RULES)
            forms = self.forms["predicate" if role == ALONE else role]
            places = [k for k, form in enumerate(forms) if form in met]
            self._allowed[key] = np.array(places, dtype=np.int64), frozenset(places)
        return self._allowed[key]


def encode(graph: TokenGraph, length: int, labels: Labels) -> dict[str, NDArray[Any]]:
    """A graph over `length` tokens as arrays: "roles" (L, 3) and "arcs" (A, L, L) of 0 and 1, "forms" (L, 3) int64
    with -1 where a token has no such role or its form is not in the list."""
    roles = np.zeros((length, len(ROLES)), np.float32)
    arcs = np.zeros((len(labels.arcs), length, length), np.float32)
    forms = np.full((length, len(ROLES)), -1, np.int64)
    for i, parts in graph.objects.items():
        roles[i, 0] = 1
        arcs[0, i, list(parts)] = 1
    for (thing, i), parts in graph.attributes.items():
        roles[i, 1] = arcs[3, thing, i] = 1
        arcs[1, i, list(parts)] = 1
    for i, parts in graph.predicates.items():
        roles[i, 2] = 1
        arcs[2, i, list(parts)] = 1
    for i, thing in graph.subjects:
        arcs[4, i, thing] = 1
    for i, thing in graph.objects_of:
        arcs[5, i, thing] = 1
    for one, text, other in graph.implied:
        if text in labels.implied:
            arcs[len(ARCS) + labels.implied.index(text), one, other] = 1
    for (role, i), form in graph.forms.items():
        if form in labels.forms[role]:
            forms[i, ROLES.index(role)] = labels.forms[role].index(form)
    return {"roles": roles, "arcs": arcs, "forms": forms}
