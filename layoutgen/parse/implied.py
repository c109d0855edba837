"""What a deed means for the things of a scene: the water that is sprayed on a fire is no lake."""

from __future__ import annotations

from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.reading import Reading


def imply(reading: Reading) -> None:
    """Takes such water away."""
    if "spray" in reading.tree.lemmas:
        _spray(reading)


def _spray(reading: Reading) -> None:
    """The water that is sprayed on a house is no lake, and who sprays it is not on the house."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        number = reading.chunk_at[i + 1] if lemma == "spray" and reading.is_verb(i) and i + 1 < len(tree) else None
        if number is None or not any(e.label == "water" for e in reading.refers[number]):
            continue
        water = reading.refers[number]
        doers = [e for n in verb_subjects(reading, i) for e in reading.refers[n]]
        reading.facts[:] = [f for f in reading.facts if not set(water) & {*f.subjects, *f.objects}]
        reading.forget(number)
        for entity in doers:
            entity.describe(["spraying water"])
        for fact in reading.facts:
            if fact.predicate in ("on", "at", "over") and set(doers) >= set(fact.subjects) and fact.tokens > (i,):
                fact.predicate = "facing"
