"""Who looks into a mirror or out of a window: a likeness is no thing of its own, what is seen is in the window."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Fact, Reading

_LIKENESSES = frozenset({"reflection", "mirror image"})
_SHINING = frozenset({"mirror", "hand mirror", "water", "pond", "lake", "puddle", "pool", "river", "window"})
_PANES = frozenset({"window", "glass window"})
_BEINGS = frozenset({"person", "animal", "bird", "toy"})
_NEAR = frozenset({"near", "through", "looking at", "at", "in front of"})
_SEES = frozenset({"looking at", "watching", "facing"})
_CONCERNED = _LIKENESSES | {"reflection", "mirror", "window"}


def glance(reading: Reading) -> None:
    """Changes the facts of such looks."""
    if _CONCERNED.isdisjoint(reading.tree.lemmas):
        return
    for entity in list(reading.entities):
        if entity.label.rsplit(" ", 1)[-1] in _LIKENESSES:
            _reflect(reading, entity)
        elif entity.label.endswith("mirror"):
            _look_in(reading, entity)
        elif entity.label in _PANES:
            _look_through(reading, entity)


def _reflect(reading: Reading, likeness: Entity) -> None:
    """Who sees the own reflection looks at what it is in."""
    about = [f for f in reading.facts if likeness in f.objects or likeness in f.subjects]
    seers = [e for f in about if likeness in f.objects and f.predicate in _SEES for e in f.subjects]
    panes = [e for e in reading.entities if e.label in _SHINING]
    if not seers or len(panes) != 1:
        return
    tokens = about[0].tokens
    known = [
        f for f in reading.facts if f in about or (panes[0] in f.objects and set(f.subjects) <= {*seers, likeness})
    ]
    reading.facts[:] = [f for f in reading.facts if f not in known]
    reading.entities.remove(likeness)
    reading.relate(seers, "looking at", panes, tokens)


def _look_in(reading: Reading, mirror: Entity) -> None:
    """Nobody is in a mirror."""
    for fact in reading.facts:
        within = fact.predicate in ("in", "inside") and mirror in fact.objects
        if within and all(e.group in _BEINGS for e in fact.subjects):
            fact.predicate = "looking at"


def _look_through(reading: Reading, window: Entity) -> None:
    """What somebody in a room sees through a window is seen in it."""
    tree = reading.tree
    through = [f for f in reading.facts if window in f.objects and f.predicate in _NEAR and _is_through(tree.lower, f)]
    for fact in through:
        seers = [e for e in fact.subjects if e.group in _BEINGS]
        seen = [
            e
            for f in reading.facts
            if f is not fact and f.predicate in _SEES and f.subjects == seers
            for e in f.objects
        ]
        if not seers or len(seen) != 1 or seen[0].kind == "stuff" or seen[0] is window:
            continue
        if any(f.subjects == seen for f in reading.facts):
            continue  # which is somewhere else
        fact.predicate = "next to"
        reading.relate(seen, "in", [window], fact.tokens)


def _is_through(lower: list[str], fact: Fact) -> bool:
    said = [lower[i] for i in fact.tokens]
    return "through" in said or "out" in said
