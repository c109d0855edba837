"""What a thing's label means in its scene: the bat of a batter is as long as an arm, the bat in a cave as a hand."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.company import likewise
from layoutgen.scene import SceneData, SceneObject
from layoutgen.sorts import OPENED, STATUES, STOOD_OPEN
from layoutgen.vocab import Noun


def meaning(thing: SceneObject, data: SceneData) -> str:
    """The label that the other things, what is said of the thing and the place call for."""
    cut = _as_toy(thing, data) or vocab.portion(
        thing.label, "" if thing.span is None else data.text[slice(*thing.span)]
    )
    if cut != thing.label:
        return cut
    name = vocab.generic(thing.label).name
    found = likewise(thing.label, thing.id, data)
    if found is not None:
        return found
    if name in OPENED and (STOOD_OPEN & set(thing.attributes) or _filled(thing, data)):
        return f"open {name}"
    if name == "cabinet" and thing.count != 1 and "kitchen" in data.background:
        return "cupboard"
    if name == "toilet seat" and _belongs_to_a_toilet(thing, data):
        return "toilet"
    if vocab.noun(thing.label).name == "pan" and _bears_pizza(thing, data):
        return "pizza pan"
    if thing.label == "cube" and (thing.attributes or len(data.objects) > 1):
        return "cube shape"  # and no puzzle of the size of a hand
    if not vocab.ambiguous(thing.label):
        return thing.label
    said = [r.words for r in data.relations if thing.id in (r.subject, r.object)]
    others = [other.label for other in data.objects if other is not thing]
    return vocab.meant(
        thing.label, others, (*said, *thing.attributes, *data.background, *vocab.told(thing.label, data.text))
    )


def _belongs_to_a_toilet(thing: SceneObject, data: SceneData) -> bool:
    """Whether a toilet seat shows its toilet: somebody is on it, or it is the only one and nobody carries it."""
    if any(r.object == thing.id and r.predicate == "on" for r in data.relations):
        return True
    others = any(vocab.noun(other.label).name == "toilet" for other in data.objects)
    return not others and not any(r.object == thing.id and r.predicate in _CARRIED for r in data.relations)


_CARRIED = {"holding", "carrying", "wearing"}


def _as_toy(thing: SceneObject, data: SceneData) -> str | None:
    """The toy that a truck on a table is, or one that somebody plays with."""
    tables = {t.id for t in data.objects if {"table", "desk"} & set(t.label.split())}
    on = any(r.subject == thing.id and r.predicate == "on" and r.object in tables for r in data.relations)
    on = on or any(r.object == thing.id and r.predicate == "playing with" for r in data.relations)
    return _TOYS.get(vocab.generic(thing.label).name) if on else None


_TOYS = {"truck": "toy truck", "car": "toy car", "train": "toy train", "tractor": "toy truck", "bus": "toy truck"}


def _filled(thing: SceneObject, data: SceneData) -> bool:
    """Whether something is said to be in it."""
    people = {other.id for other in data.objects if vocab.person(other.label)}
    within = (r.object for r in data.relations if r.predicate in ("in", "inside") and r.subject not in people)
    holding = (r.subject for r in data.relations if r.predicate in ("containing", "full of", "holding"))
    return thing.id in {*within, *holding}


def _bears_pizza(thing: SceneObject, data: SceneData) -> bool:
    labels = {other.id: other.label for other in data.objects}
    return any(r.object == thing.id and vocab.noun(labels[r.subject]).name == "pizza" for r in data.relations)


_SMALL = frozenset({"figurine", "ornament"})
_LARGE = (1.5, 3.0)  # metres that a statue is high
_BASE = 1.16  # its height with its pedestal


_PAIR_OF = "pair of "


def seen_as(label: str) -> Noun:
    """The noun of a label; an elephant statue has the outline of an elephant on a pedestal, a pair that of two."""
    if label.startswith(_PAIR_OF) and vocab.lookup(label) is None:
        one = vocab.generic(label.removeprefix(_PAIR_OF))
        return one._replace(height=1.12 * one.height, aspect=1.34 * one.aspect)
    subject, _, head = label.rpartition(" ")
    shown = vocab.lookup(subject) if subject and head in STATUES | _SMALL and vocab.lookup(label) is None else None
    if shown is None or shown.group not in ("animal", "bird", "fish", "fruit", "vehicle", "boat", "aircraft"):
        return vocab.generic(label)
    if head in _SMALL:
        return shown._replace(name=label, group="toy", height=0.25, support="surface", coco=None)
    high = min(_LARGE[1], max(_LARGE[0], shown.height)) * _BASE
    return shown._replace(
        name=label, group="structure", height=high, aspect=shown.aspect / _BASE, support="ground", coco=None
    )
