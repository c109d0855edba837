"""What a noun means by what is said of it: the staff that a wizard holds is a stick, a pile of leaves one heap."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Reading

_HELD = frozenset({"holding", "carrying", "leaning on", "with", "has", "using"})
_SAT_ON = frozenset({"on", "in"})
_SEATS = frozenset({"throne", "chair", "stool", "armchair", "swing", "wheelchair", "sled"})
_HEAVY = frozenset({"person", "animal", "bird", "vehicle", "building"})
_LEAVES = ("leaf", "leaves")


def understand(reading: Reading) -> None:
    """Gives such things the names under which they are known."""
    for entity in list(reading.entities):
        if entity.label == "staff" and entity.count == 1 and _is_held(reading, entity):
            entity.label, entity.group = "walking staff", "tool"
        elif entity.label.endswith(_LEAVES) and _is_heap(reading, entity):
            entity.label, entity.count = "leaf pile", 1
        elif entity.count == "several" and entity.group == "plant" and _is_heap(reading, entity, {"bouquet", "posy"}):
            entity.label, entity.count = "bouquet", 1
        elif entity.label == "pitcher" and _is_jug(reading, entity):
            entity.label, entity.group = "jug", "kitchenware"
        elif entity.label == "drum" and entity.count == "many" and _is_played(reading, entity):
            entity.label, entity.count = "drum set", 1
        elif entity.label == "ice" and entity.kind == "thing" and _is_trodden(reading, entity):
            entity.label, entity.kind = "ice sheet", "stuff"
        elif entity.label in ("fire", "flame"):
            _breathe(reading, entity)
        elif entity.label in ("puddle", "lamp"):
            _stand_at(reading, entity)
        elif entity.label in _BURDENED:
            _load(reading, entity)
        elif entity.label == "picnic":
            _is_had(reading, entity)
        elif entity.label == "hand" and entity.count == 1:
            _hold_hands(reading, entity)
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


def _is_heap(reading: Reading, entity: Entity, names: set[str] | None = None) -> bool:
    """Whether the text calls it a pile or a heap of them."""
    tree = reading.tree
    said = [tree.lower[i] for i in range(len(tree)) if entity.start <= tree.starts[i] < entity.end]
    return bool((names or {"pile", "heap", "mound"}) & set(said))


def _is_jug(reading: Reading, pitcher: Entity) -> bool:
    """Whether it is one of lemonade."""
    for fact in reading.facts:
        if pitcher in fact.subjects and fact.predicate == "with" and fact.objects[0].group in ("drink", "nature", "food"):
            fact.subjects, fact.predicate, fact.objects = fact.objects, "in", fact.subjects
            return True
    return False


def _is_played(reading: Reading, drums: Entity) -> bool:
    return any(drums in f.objects and f.predicate == "playing" for f in reading.facts)


def _is_trodden(reading: Reading, ice: Entity) -> bool:
    """ "penguins standing on the ice": it is the ground."""
    on = [f for f in reading.facts if ice in f.objects]
    return bool(on) and all(
        f.predicate in ("on", "across", "over", "through") and all(e.group in _HEAVY for e in f.subjects) for f in on
    )


def _is_had(reading: Reading, picnic: Entity) -> None:
    """Who has a picnic is beside it."""
    for fact in reading.facts:
        if picnic in fact.objects and fact.predicate == "has":
            fact.predicate = "next to"


def _hold_hands(reading: Reading, hand: Entity) -> None:
    """ "a mother holding a boy's hand": she is beside the boy."""
    owners = [e for f in reading.facts if f.predicate == "has" and hand in f.objects for e in f.subjects]
    holding = [f for f in reading.facts if f.predicate in ("holding", "touching") and hand in f.objects]
    if not owners or not holding or any(o in f.subjects for o in owners for f in holding):
        return
    for fact in holding:
        reading.relate(fact.subjects, "next to", owners, fact.tokens)
    reading.facts[:] = [f for f in reading.facts if hand not in f.objects and hand not in f.subjects]
    reading.entities.remove(hand)


def _breathe(reading: Reading, fire: Entity) -> None:
    """The fire of "a dragon breathing fire on a castle" comes out of its mouth, and it is not on the castle."""
    tree = reading.tree
    breathed = [f for f in reading.facts if fire in f.objects and f.tokens and tree.lemmas[f.tokens[0]] in _BREATHES]
    for fact in breathed:
        fact.predicate, fire.count = "holding", 1
        for other in reading.facts:
            if other.predicate in ("on", "at", "over") and other.subjects == fact.subjects and other.tokens > fact.tokens:
                other.predicate = "facing"


_BREATHES = frozenset({"breathe", "spit", "breath", "blow"})


def _stand_at(reading: Reading, thing: Entity) -> None:
    """Who jumps in a puddle is on it, who reads under a lamp beside it."""
    was, now = ("in", "on") if thing.label == "puddle" else ("under", "next to")
    for fact in reading.facts:
        if thing in fact.objects and fact.predicate == was and all(e.group in _HEAVY for e in fact.subjects):
            fact.predicate = now


_BURDENED = frozenset({"donkey", "mule", "horse", "pony", "camel", "elephant", "llama", "ox", "yak", "turtle", "snail"})


def _load(reading: Reading, animal: Entity) -> None:
    """What a donkey carries is on its back."""
    for fact in reading.facts:
        if fact.subjects == [animal] and fact.predicate == "carrying":
            fact.subjects, fact.predicate, fact.objects = fact.objects, "on", fact.subjects
