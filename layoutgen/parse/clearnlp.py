"""Dependency labels of ClearNLP (spaCy's en_core_web_*) turned into Universal Dependencies, in place.

https://github.com/clir/clearnlp-guidelines and https://universaldependencies.org/en/dep/. The one real difference is
the direction of prepositions and copulas: here they hang below the noun or the predicate.
"""

from __future__ import annotations

_MARKS = frozenset({"pobj", "prep", "dobj", "nsubjpass", "auxpass", "relcl", "poss", "attr", "acomp", "agent"})
_SAME = {
    "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt", "neg": "advmod", "npadvmod": "obl:unmarked",
    "predet": "det:predet", "preconj": "cc:preconj", "quantmod": "advmod", "oprd": "xcomp", "intj": "discourse",
    "meta": "dep", "possessive": "case",
}  # fmt: skip
_NOMINAL = ("NN", "PRP", "CD", "DT", "WP", "WDT")


def to_universal(heads: list[int], deps: list[str], lemmas: list[str], tags: list[str]) -> bool:
    """Rewrites `heads` and `deps`; returns False, leaving both alone, when the labels are not ClearNLP's."""
    if not _MARKS.intersection(deps):
        return False
    _prepositions(heads, deps, tags)
    for i, dep in enumerate(deps):
        deps[i] = _SAME.get(dep, dep)
    _copulas(heads, deps, lemmas)
    return True


def _prepositions(heads: list[int], deps: list[str], tags: list[str]) -> None:
    # From the right, so that of a chain ("out of the box") the outer one takes over a finished noun.
    for i in range(len(deps) - 1, -1, -1):
        if deps[i] not in ("prep", "agent"):
            continue
        noun = next(
            (k for k in range(len(deps)) if heads[k] == i and k != i and deps[k] in ("pobj", "obl", "nmod")), None
        )
        if noun is None:
            if deps[i] == "prep":
                deps[i] = "advmod" if any(heads[k] == i and k != i for k in range(len(deps))) is False else deps[i]
            continue
        agent = deps[i] == "agent"
        root = heads[i] == i
        heads[noun] = noun if root else heads[i]
        nominal = not root and tags[heads[i]].startswith(_NOMINAL)
        deps[noun] = "root" if root else "obl:agent" if agent else "nmod" if nominal else "obl"
        heads[i], deps[i] = noun, "case"
        for k in range(len(deps)):
            if heads[k] == i and k != noun and k != i:
                heads[k] = noun


def _copulas(heads: list[int], deps: list[str], lemmas: list[str]) -> None:
    for i, lemma in enumerate(lemmas):
        if lemma != "be" or deps[i] in ("aux", "aux:pass"):
            continue
        below = [k for k in range(len(heads)) if heads[k] == i and k != i]
        if any(deps[k] == "expl" for k in below):
            _subjects(deps, below)
            continue
        predicate = _predicate(deps, lemmas, below)
        if predicate is None:
            continue
        heads[predicate] = predicate if heads[i] == i else heads[i]
        deps[predicate] = deps[i]
        heads[i], deps[i] = predicate, "cop"
        rest = [k for k in below if k != predicate]
        for k in rest:
            heads[k] = predicate
        _subjects(deps, rest)


def _subjects(deps: list[str], words: list[int]) -> None:
    for k in words:
        if deps[k] == "attr":
            deps[k] = "nsubj"


def _predicate(deps: list[str], lemmas: list[str], below: list[int]) -> int | None:
    """What a form of "be" says of its subject: an adjective or noun, else a place."""
    named = next((k for k in below if deps[k] in ("attr", "acomp")), None)
    if named is not None:
        return named
    return next((k for k in below if deps[k] in ("obl", "nmod", "advmod") and lemmas[k] != "not"), None)
