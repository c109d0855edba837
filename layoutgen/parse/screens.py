"""What a screen shows is on it, and stands nowhere else: "a monitor showing a film on an airplane".

What only stands in the list after a picture is no part of it: "a picture of a woman a toilet and a sink".
"""

from __future__ import annotations

from layoutgen.parse.clauses import verb_objects, verb_subjects
from layoutgen.parse.reading import Entity, Reading

_SHOWS = frozenset({"show", "display", "play", "air", "broadcast", "stream", "project"})
_SCREENS = frozenset({"tv", "television", "monitor", "screen", "laptop", "computer", "tablet", "projector", "ipad"})
_WHERE = frozenset({"on", "in", "at", "inside", "next to", "near", "above", "under", "in front of", "behind"})


def show_on_screens(reading: Reading) -> None:
    """Relates what is shown to its screen, and where the sentence goes on with a place, that is the screen's."""
    tree = reading.tree
    if not _PICTURES.isdisjoint(tree.lemmas):
        _list_beside(reading)
    if _SHOWS.isdisjoint(tree.lemmas):
        return
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in _SHOWS or not reading.is_verb(verb):
            continue
        screens = [e for n in verb_subjects(reading, verb) for e in reading.refers[n] if _is_screen(e)]
        shown = [e for n in verb_objects(reading, verb) for e in reading.refers[n] if e not in screens]
        if screens and shown and all(e.kind == "thing" for e in shown):
            _show(reading, verb, screens, shown)


def _list_beside(reading: Reading) -> None:
    """Such things are where the picture is."""
    for fact in [f for f in reading.facts if f.predicate == "part of" and f.objects[0].kind == "thing"]:
        of = len(fact.tokens) == 1 and reading.tree.lower[fact.tokens[0]] == "of"
        if of and all(e.label in _PICTURES and e.attributes for e in fact.subjects):
            reading.facts.remove(fact)
            places = [f for f in reading.facts if f.subjects == fact.subjects and f.predicate in ("in", "on")]
            for place in places:
                if place.objects[0].kind == "stuff" and place.predicate == "in":
                    reading.relate(fact.objects, "in", place.objects, place.tokens)


_PICTURES = frozenset({"picture", "photo", "photograph", "painting", "poster", "image", "portrait", "drawing"})


def _is_screen(entity: Entity) -> bool:
    return entity.kind == "thing" and entity.label.rsplit(" ", 1)[-1] in _SCREENS


def _show(reading: Reading, verb: int, screens: list[Entity], shown: list[Entity]) -> None:
    facts = reading.facts
    facts[:] = [f for f in facts if not (set(f.subjects) <= set(screens) and set(f.objects) <= set(shown))]
    for fact in facts:
        elsewhere = fact.predicate in _WHERE and bool(fact.tokens) and fact.tokens[0] > verb
        if elsewhere and set(fact.subjects) <= set(shown) and not set(fact.objects) & set(screens):
            fact.subjects = list(screens)
    reading.relate(shown, "on", screens, (verb,))
