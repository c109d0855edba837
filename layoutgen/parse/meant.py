"""What a noun means by what is said of it: the staff that a wizard holds is a stick, a pile of leaves one heap."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Reading

_HELD = frozenset({"holding", "carrying", "leaning on", "with", "has", "using"})
_SAT_ON = frozenset({"on", "in"})
_SEATS = frozenset({"throne", "chair", "stool", "armchair", "swing", "wheelchair", "sled"})
_HEAPS = {"leaf": "leaf pile"}


def understand(reading: Reading) -> None:
    """Gives such things the names under which they are known."""
    for entity in reading.entities:
        if entity.label == "staff" and entity.count == 1 and _is_held(reading, entity):
            entity.label, entity.group = "walking staff", "tool"
        elif entity.label in _HEAPS and _is_heap(reading, entity):
            entity.label, entity.count = _HEAPS[entity.label], 1
        elif entity.count == "many" and entity.label.rsplit(" ", 1)[-1] in _SEATS:
            _one_each(reading, entity)


def _one_each(reading: Reading, seats: Entity) -> None:
    """Two thrones for a queen and a king who sit on thrones."""
    sitters = {e: e.count for f in reading.facts if seats in f.objects and f.predicate in _SAT_ON for e in f.subjects}
    numbers = [count for count in sitters.values() if isinstance(count, int)]
    if len(numbers) == len(sitters) and sum(numbers) > 1 and all(e.group in ("person", "animal") for e in sitters):
        seats.count = sum(numbers)


def _is_held(reading: Reading, staff: Entity) -> bool:
    return any(staff in f.objects and f.predicate in _HELD and f.subjects[0].group == "person" for f in reading.facts)


def _is_heap(reading: Reading, entity: Entity) -> bool:
    """Whether the text calls it a pile or a heap of them."""
    tree = reading.tree
    said = [tree.lower[i] for i in range(len(tree)) if entity.start <= tree.starts[i] < entity.end]
    return bool({"pile", "heap", "mound"} & set(said))
