"""Sets that the text divides: "two dogs, one black and one white", "four of the six chairs"."""

from __future__ import annotations

from layoutgen.parse.counts import Count
from layoutgen.parse.reading import Entity, Fact, Reading


def part_of(whole: Entity, count: Count, attributes: list[str]) -> Entity:
    """A new part of `whole`; what is said of the whole holds for it too."""
    part = Entity(
        whole.label,
        list(attributes),
        count,
        whole.start,
        whole.end,
        whole.sentence,
        whole.kind,
        whole=whole,
        group=whole.group,
    )
    whole.parts.append(part)
    return part


def wholes(reading: Reading, at: int, entities: list[Entity]) -> list[Entity]:
    """ "two cats, one black and one white, on a bed": what follows a comma tells about both parts of the set."""
    if not at or reading.tree.lower[at - 1] != "," or any(e.whole is None for e in entities):
        return entities
    return list(dict.fromkeys(e.whole or e for e in entities))


def rest_of(whole: Entity, attributes: list[str], count: Count | None) -> Entity:
    """ "the other", "the others": all that is in no part yet."""
    left = remainder(whole)
    if left is None:
        return part_of(whole, count if count is not None else "several", attributes)
    return part_of(whole, 1 if count == 1 else max(1, left), attributes)


def remainder(whole: Entity) -> int | None:
    """How many of the set are in no part; None when the text gives no numbers."""
    if not isinstance(whole.count, int):
        return None
    taken = [part.count for part in whole.parts]
    return whole.count - sum(n for n in taken if isinstance(n, int))


def leaves(entity: Entity) -> list[Entity]:
    """The entities that become nodes: the parts of a divided set and what is left of it, or the entity itself."""
    if not entity.parts:
        return [entity]
    result = [leaf for part in entity.parts for leaf in leaves(part)]
    for leaf in result:
        leaf.attributes = list(dict.fromkeys([*entity.attributes, *leaf.attributes]))
        leaf.position = leaf.position or list(entity.position)
    return result


def own_pairs(facts: list[Fact]) -> None:
    """ "three people on skis": each has a pair of their own."""
    for fact in facts:
        numbers = [e.count for e in fact.subjects if e.group == "person"]
        known = [number for number in numbers if isinstance(number, int)]
        each = sum(known) if len(known) == len(numbers) else next(n for n in numbers if not isinstance(n, int))
        flock = all(e.group in ("animal", "bird", "toy") for e in fact.subjects) and fact.predicate == "wearing"
        for entity in fact.objects if flock else ():
            counted = isinstance(fact.subjects[0].count, int) and entity.label in ("sunglasses", "glasses", "goggles")
            if counted and entity.count == 1:
                entity.count = fact.subjects[0].count
        for entity in fact.objects:
            if each not in (0, 1) and entity.count == 1 and entity.label.rsplit(" ", 1)[-1] in ("ski", "snowshoe"):
                entity.count = each


def complete(entities: list[Entity]) -> None:
    """Adds to every divided set the part that the text does not speak of ("four of the six chairs": the other two)."""
    for whole in entities:
        if not whole.parts:
            continue
        left = remainder(whole)
        if left is not None and left > 0:
            part_of(whole, left, [])
        elif (
            left is None
            and all(isinstance(part.count, int) for part in whole.parts)
            and sum(1 for _ in whole.parts) == 1
        ):
            part_of(whole, whole.count, [])
