"""A scene graph over the words of a text: which words name objects, say attributes, relate objects to one another.

Several arcs may enter or leave a word, so an object may take part in any number of relations.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from layoutgen.parse.head.forms import written

Fact = tuple[str, ...]  # (object,), (object, "is", attribute or count) or (subject, predicate, object)


class TokenRelation(NamedTuple):
    """subject, target: the last tokens of two objects. words: the predicate as written. tokens: where it stands.

    certainty: how probable it is that there is such a relation, 0 to 1; 1 in a gold graph.
    """

    subject: int
    words: str
    target: int
    tokens: tuple[int, ...]
    certainty: float


@dataclass
class TokenGraph:
    """Indices are token numbers; a phrase is named by its last token and lists the other ones as parts.

    objects: last token -> the other tokens of its name ("traffic light" is {1: (0,)}).
    attributes: (object, attribute) -> the other tokens of the attribute; counts are attributes too.
    predicates: last token -> the other tokens of the predicate ("sitting on top of").
    subjects, objects_of: (predicate, object) pairs. Each subject of a predicate stands in it to each of its objects.
    implied: (subject, words, object) for relations that no word of the text stands for.
    forms: (role, token) -> how the word is written in the graph, see `forms`; "=" (unchanged) when it is not there.
    certainty: how sure the model is of each thing above, 0 to 1, by the same keys; empty for a gold graph.
    """

    objects: dict[int, tuple[int, ...]] = field(default_factory=dict)
    attributes: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    predicates: dict[int, tuple[int, ...]] = field(default_factory=dict)
    subjects: set[tuple[int, int]] = field(default_factory=set)
    objects_of: set[tuple[int, int]] = field(default_factory=set)
    implied: set[tuple[int, str, int]] = field(default_factory=set)
    forms: dict[tuple[str, int], str] = field(default_factory=dict)
    certainty: dict[tuple[object, ...], float] = field(default_factory=dict)

    def beside(self, other: TokenGraph, offset: int) -> TokenGraph:
        """This graph and `other`, whose tokens begin at `offset`."""
        moved = TokenGraph(
            {i + offset: tuple(j + offset for j in parts) for i, parts in other.objects.items()},
            {(i + offset, k + offset): tuple(j + offset for j in p) for (i, k), p in other.attributes.items()},
            {i + offset: tuple(j + offset for j in parts) for i, parts in other.predicates.items()},
            {(i + offset, j + offset) for i, j in other.subjects},
            {(i + offset, j + offset) for i, j in other.objects_of},
            {(i + offset, text, j + offset) for i, text, j in other.implied},
            {(role, i + offset): form for (role, i), form in other.forms.items()},
            {_moved(key, offset): sure for key, sure in other.certainty.items()},
        )
        return TokenGraph(
            self.objects | moved.objects,
            self.attributes | moved.attributes,
            self.predicates | moved.predicates,
            self.subjects | moved.subjects,
            self.objects_of | moved.objects_of,
            self.implied | moved.implied,
            self.forms | moved.forms,
            self.certainty | moved.certainty,
        )

    def to_data(self) -> dict[str, list[Any]]:
        """The graph in lists of numbers and strings, for a file; `from_data` is the inverse."""
        return {
            "objects": [[i, list(parts)] for i, parts in self.objects.items()],
            "attributes": [[list(pair), list(parts)] for pair, parts in self.attributes.items()],
            "predicates": [[i, list(parts)] for i, parts in self.predicates.items()],
            "subjects": [list(pair) for pair in sorted(self.subjects)],
            "objects_of": [list(pair) for pair in sorted(self.objects_of)],
            "implied": [list(relation) for relation in sorted(self.implied)],
            "forms": [[*key, form] for key, form in self.forms.items()],
            "certainty": [[list(key), sure] for key, sure in self.certainty.items()],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[Any]]) -> TokenGraph:
        """The graph that `to_data` gave."""
        return cls(
            {i: tuple(parts) for i, parts in data["objects"]},
            {(i, j): tuple(parts) for (i, j), parts in data["attributes"]},
            {i: tuple(parts) for i, parts in data["predicates"]},
            {(i, j) for i, j in data["subjects"]},
            {(i, j) for i, j in data["objects_of"]},
            {(i, text, j) for i, text, j in data["implied"]},
            {(role, i): form for role, i, form in data["forms"]},
            {tuple(key): sure for key, sure in data["certainty"]},
        )

    def phrase(self, role: str, last: int, parts: Sequence[int], words: Sequence[str]) -> str:
        """The words of a phrase as the graph writes them; `role` is "object", "attribute" or "predicate"."""
        text = " ".join(written(words[i], self.forms.get((role, i), "=")) for i in sorted({*parts, last}))
        return text.replace(" - ", "-")  # "t-shirt" is three tokens

    def facts(self, words: Sequence[str]) -> list[Fact]:
        """The graph as tuples over the lower-case `words` of the text, in the text's order, without repetition."""
        names = {i: self.phrase("object", i, parts, words) for i, parts in self.objects.items()}
        found: dict[Fact, int] = {}
        used: set[int] = set()
        for (thing, last), parts in sorted(self.attributes.items()):
            found.setdefault((names[thing], "is", self.phrase("attribute", last, parts, words)), thing)
            used.add(thing)
        for relation in self.relations(words):
            found.setdefault((names[relation.subject], relation.words, names[relation.target]), relation.subject)
            used |= {relation.subject, relation.target}
        known = {names[i] for i in used}
        for thing in sorted(set(self.objects) - used):
            if names[thing] not in known:
                found.setdefault((names[thing],), thing)
        return list(found)

    def relations(self, words: Sequence[str]) -> list[TokenRelation]:
        """All relations, one for each subject and target of a predicate, then those without a word."""
        found = []
        for last, parts in sorted(self.predicates.items()):
            text = self.phrase("predicate", last, parts, words)
            sources = sorted(o for p, o in self.subjects if p == last)
            targets = sorted(o for p, o in self.objects_of if p == last)
            pairs = [(s, t) for s in sources for t in targets if s != t or sources == targets == [s]]
            tokens = tuple(sorted((*parts, last)))
            found += [TokenRelation(s, text, t, tokens, self._sure(last, s, t)) for s, t in pairs]
        sure = self.certainty
        return found + [TokenRelation(*i, (), sure.get(("implied", *i), 1.0)) for i in sorted(self.implied)]

    def _sure(self, predicate: int, subject: int, target: int) -> float:
        keys = (("predicate", predicate), ("subject", predicate, subject), ("target", predicate, target))
        return math.prod(self.certainty.get(key, 1.0) for key in keys)


def _moved(key: tuple[object, ...], offset: int) -> tuple[object, ...]:
    return tuple(part + offset if isinstance(part, int) else part for part in key)
