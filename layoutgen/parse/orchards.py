"""Trees: the fruit that a text names beside its tree hangs there, and a tree outside a window is seen in it."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Reading

_PANES = frozenset({"window", "windows", "glass door", "balcony door"})
_BESIDE = frozenset({"next to", "near", "in front of", "behind", "with", "on", "through"})


def grow(reading: Reading) -> None:
    """Relates fruit to its tree, and what is outside to the window."""
    words = set(reading.tree.lemmas)
    if "tree" in words:
        for tree in [e for e in reading.entities if e.label.endswith(" tree")]:
            _bear(reading, tree)
    if "outside" in words and "window" in words:
        _look_out(reading)


def _bear(reading: Reading, tree: Entity) -> None:
    """The apples of "an apple tree, where the apples are ripe" hang on it."""
    told = {e for f in reading.facts for e in (*f.subjects, *f.objects)}
    for fruit in reading.entities:
        if f"{fruit.label} tree" == tree.label and fruit not in told and not fruit.position:
            at = next(i for i in range(len(reading.tree)) if reading.tree.ends[i] >= fruit.end)
            reading.relate([fruit], "on", [tree], (at,))


def _look_out(reading: Reading) -> None:
    """The tree of "outside the window is a tree", "by the window outside there is a tree" is seen through it."""
    windows = [e for e in reading.entities if e.label in _PANES and e.kind == "thing"]
    if len(windows) != 1 or any(e.group in ("building", "vehicle", "person", "animal") for e in reading.entities):
        return  # which have windows, and those who stand at them
    for fact in reading.facts:
        trees = [e for e in fact.subjects if e.group == "plant" and e.label.rsplit(" ", 1)[-1] in ("tree", "bush")]
        if fact.objects == windows and fact.predicate in _BESIDE and trees == list(fact.subjects):
            fact.predicate = "in"
