"""What "with" alone makes one suppose gives way to the place that the text names: no chest on an island is in the sea.

And what is done in a tree, on a back or with a hand is said of what is meant.
"""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Fact, Reading

_WITHIN = frozenset({"in", "on"})
_BESIDE = frozenset({"next to", "near", "behind", "in front of", "left of", "right of", "at", "following", "around"})
_ALIVE = frozenset({"person", "animal", "bird"})
_VESSELS = frozenset({"container", "kitchenware"})


def give_way(reading: Reading) -> None:
    """Takes back such suppositions."""
    for fact in [f for f in reading.facts if f.predicate == "on" and f.tokens]:
        if _PARTS.intersection(reading.tree.lower[i] for i in fact.tokens):  # who is on shoulders is in no arms
            pair = fact.objects, fact.subjects
            reading.facts[:] = [f for f in reading.facts if f.predicate not in _HELD or (f.subjects, f.objects) != pair]
    for fact in [f for f in reading.facts if f.weak and f.predicate == "has"]:
        if any(_has_fallen(reading, fact, thing) for thing in fact.objects):
            reading.facts.remove(fact)
    supposed = [f for f in reading.facts if f.weak and f.predicate in _WITHIN]
    for fact in supposed:
        if any(_is_elsewhere(reading, fact, entity) for entity in fact.subjects):
            reading.facts.remove(fact)


def _has_fallen(reading: Reading, fact: Fact, thing: Entity) -> bool:
    """Whether what somebody has lies on the ground: "his ice cream fell on the floor"."""
    small = thing.group in _DROPPED and thing.kind == "thing"
    return small and any(
        f is not fact and thing in f.subjects and f.predicate == "on" and f.objects[0].label in _FLOORS
        for f in reading.facts
    )


_DROPPED = frozenset({"food", "fruit", "toy", "drink", "accessory", "kitchenware", "tool", "sport", "container"})
_FLOORS = frozenset({"ground", "floor", "sidewalk", "street", "grass", "pavement", "road", "carpet"})


def _is_elsewhere(reading: Reading, fact: Fact, entity: Entity) -> bool:
    """Whether the text puts `entity` beside somebody, or on firm ground, and not where `fact` supposes it."""
    host = fact.objects[0]
    for other in reading.facts:
        if other is fact or other.weak or entity not in other.subjects or host in other.objects:
            continue
        ground = other.objects[0]
        if entity.group in _ALIVE and host.group in _VESSELS and other.predicate in _BESIDE:
            return True
        if host.group == "furniture" and other.predicate == "on" and ground.label.endswith("wall"):
            return True  # the shelves of "a desk with shelves on the wall"
        if host.kind == "stuff" and other.predicate in _WITHIN and ground.label in _GROUNDS:
            return host.label not in _GROUNDS
    return False


_PARTS = frozenset({"shoulder", "shoulders", "head", "back", "nose", "lap"})
_HELD = frozenset({"holding", "carrying", "with"})
_GROUNDS = frozenset({"island", "beach", "shore", "rock", "hill", "cliff", "bank", "dock", "pier", "bridge"})
