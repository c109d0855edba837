"""What is over something where both can only touch: food over other food lies on it, a giraffe's head over a fence."""

from __future__ import annotations

from layoutgen.parse.reading import Reading

_EATEN = frozenset({"food", "fruit", "vegetable", "fish"})
_BEDS = frozenset({"food", "vegetable", "fruit"})
_ANIMALS = frozenset({"animal"})
_LEAPS = frozenset({"jump", "leap", "fly", "hop", "climb", "hover", "vault", "bound", "soar", "lie", "sleep", "drape"})
_SCREENS = ("fence", "gate", "railing")


def top(reading: Reading) -> None:
    """Puts such food on the other, and such animals behind the fence."""
    leaping = not _LEAPS.isdisjoint(reading.tree.lemmas)
    for fact in reading.facts:
        if fact.predicate not in ("over", "above", "across"):
            continue
        upper, lower = {e.group for e in fact.subjects}, {e.group for e in fact.objects}
        meal = all(e.group in _EATEN or e.label in _FOWL or e.label.endswith(_MEALS) for e in fact.subjects)
        if fact.predicate == "over" and meal and lower <= _BEDS:
            fact.predicate = "on"
        fenced = all(e.kind == "thing" and e.label.endswith(_SCREENS) for e in fact.objects)
        if upper <= _ANIMALS and fenced and not leaping:
            fact.predicate = "behind"


_FOWL = frozenset({"chicken", "turkey", "duck"})
_MEALS = (" dish", " meal")
