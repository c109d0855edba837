""" "A bench with a view of the lake": the view is no thing, and what is seen lies behind who or what has the view."""

from __future__ import annotations

from layoutgen.parse.attach import anchor
from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.coordination import members
from layoutgen.parse.reading import Entity, Reading

_VIEWS = frozenset({"view", "sight", "outlook"})
_HAVING = frozenset({"have", "get", "offer", "provide", "give", "enjoy", "afford", "take"})


def view_facts(reading: Reading) -> None:
    """Notes what is seen as behind what has the view of it; a place that has a view is left to the other rules."""
    for seen in sorted(set(reading.alias.values())):
        for view in [chunk for chunk, target in reading.alias.items() if target == seen]:
            mention = reading.mentions[view]
            if mention is not None and mention.label in _VIEWS:
                _view(reading, view, seen)


def _view(reading: Reading, view: int, seen: int) -> None:
    objects = [e for n in members(reading, seen) for e in reading.refers[n]]
    subjects = [e for e in _viewers(reading, view) if e not in objects]
    if not subjects or any(e.kind == "stuff" for e in subjects):
        return
    tokens = tuple(range(reading.head(view), reading.chunks[seen].start))
    reading.relate(objects, "behind", subjects, tokens)
    reading.refers[view] = []


def _viewers(reading: Reading, view: int) -> list[Entity]:
    """What the words before "a view" say has it."""
    number = reading.landmark_of.get(view)
    if number is not None:
        phrase = reading.phrases[number]
        if phrase.predicate != "with":
            return []
        chunks, _ = anchor(reading, phrase)
    else:
        verb = reading.tree.heads[reading.head(view)]
        if reading.tree.lemmas[verb] not in _HAVING:
            return []
        chunks = verb_subjects(reading, verb)
        outer = reading.landmark_of.get(chunks[0]) if chunks else None
        if outer is not None and any(e.kind == "stuff" for e in reading.refers[chunks[0]]):
            chunks, _ = anchor(reading, reading.phrases[outer])  # "a bench is in an area to have a view of trees"
    return [e for n in chunks for e in reading.refers[n]]
