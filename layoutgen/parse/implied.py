"""What a deed means for the things of a scene: the water that is sprayed on a fire is no lake."""

from __future__ import annotations

from layoutgen.parse.clauses import verb_subjects
from layoutgen.parse.reading import Reading


def imply(reading: Reading) -> None:
    """Takes such water away, and turns who gives something to whom it is for."""
    if not _GIVES.isdisjoint(reading.tree.lemmas):
        _give(reading)
    if "spray" in reading.tree.lemmas:
        _spray(reading)


def _give(reading: Reading) -> None:
    """The boy of "a grandmother giving a cookie to a boy": she faces him."""
    tree = reading.tree
    for phrase in reading.phrases:
        if phrase.landmark is None or tree.lower[phrase.start : phrase.end] != ["to"]:
            continue
        verb = next((i for i in range(phrase.start - 1, -1, -1) if reading.is_verb(i)), None)
        if verb is None or tree.lemmas[verb] not in _GIVES or phrase.start - verb > 6:
            continue
        taker = [e for e in reading.refers[phrase.landmark] if e.group in ("person", "animal", "bird")]
        givers = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if e not in taker]
        known = {(a, b) for f in reading.facts for a in f.subjects for b in f.objects}
        if taker and givers and not any((a, b) in known for a in givers for b in taker):
            reading.relate(givers, "facing", taker, (phrase.start,))


_GIVES = frozenset({"give", "hand", "offer", "bring", "show", "serve", "pass", "sell"})


def _spray(reading: Reading) -> None:
    """The water that is sprayed on a house is no lake, and who sprays it is not on the house."""
    tree = reading.tree
    for i, lemma in enumerate(tree.lemmas):
        if lemma != "spray" or not reading.is_verb(i):
            continue
        after = {n for n in reading.chunk_at[i + 1 : i + 7] if n is not None}
        number = next((n for n in sorted(after) if any(e.label == "water" for e in reading.refers[n])), None)
        if number is None:
            continue
        water = reading.refers[number]
        doers = [e for n in verb_subjects(reading, i) for e in reading.refers[n]]
        reading.facts[:] = [f for f in reading.facts if not set(water) & {*f.subjects, *f.objects}]
        reading.forget(number)
        sprayed = {e for f in reading.facts if set(f.subjects) & set(doers) for e in f.objects}
        for entity in (e for e in doers if e not in sprayed):
            entity.describe(["spraying water"])
        for fact in reading.facts:
            if fact.predicate in ("on", "at", "over") and set(doers) >= set(fact.subjects) and fact.tokens > (i,):
                fact.predicate = "facing"
