"""One on each side: "a door with a plant on either side" has two plants, "a balloon in each hand" is two balloons."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Reading

_EACH = frozenset({"each", "both", "either"})
_SIDES = frozenset({"side", "sides", "end", "ends"})
_HANDS = frozenset({"hand", "hands", "paw", "paws", "fist", "arm", "arms"})
_SUPPOSED = frozenset({"with", "has", "on", "in", "next to", "near", "holding", "surrounded by", "beside", "at"})


def both_sides(reading: Reading) -> None:
    """Counts what is said to be on each side or in each hand, and puts what it is beside of in its middle."""
    tree = reading.tree
    for i in range(1, len(tree) - 2):
        if tree.lower[i] not in ("on", "in", "at", "by") or tree.lower[i + 1] not in _EACH:
            continue
        part = tree.lower[i + 2]
        if part not in _SIDES | _HANDS or (part in _SIDES) != (tree.lower[i] != "in"):
            continue
        near = reading.chunk_at[i - 1]
        fellows = reading.refers[near] if near is not None else []
        if not fellows:
            continue
        if part in _HANDS:
            _in_hands(reading, i, fellows)
        else:
            _beside(reading, i, fellows)


def _doubled(fellow: Entity) -> None:
    if isinstance(fellow.count, int):
        fellow.count *= 2


def _in_hands(reading: Reading, i: int, held: list[Entity]) -> None:
    """The hands are the holder's own, and nobody is in them."""
    hands = reading.chunk_at[i + 2]
    if len(held) != 1 or hands is None or reading.tree.lower[i + 1] == "both":
        return
    _doubled(held[0])
    own = reading.refers[hands]
    reading.facts[:] = [f for f in reading.facts if not (set(own) & {*f.subjects, *f.objects})]
    reading.forget(hands)


def _beside(reading: Reading, i: int, fellows: list[Entity]) -> None:
    """Who or what is in the middle: what follows "of", else what has them."""
    tree, end = reading.tree, i + 3
    named = reading.chunk_at[end + 1] if tree.lower[end : end + 1] == ["of"] and end + 1 < len(tree) else None
    if named is not None and tree.lower[end + 1] in ("the", "a") and named is None:
        return
    hosts = reading.refers[named] if named is not None else _had_by(reading, fellows)
    if not hosts or (tree.lower[i + 1] == "both" and fellows[0].count == 1):
        return
    if tree.lower[i + 1] != "both" and len(fellows) == 1 and fellows[0].count == 1:
        _doubled(fellows[0])
    told = {*fellows, *hosts}
    reading.facts[:] = [f for f in reading.facts if not _only_supposed(f.predicate, {*f.subjects, *f.objects}, told)]
    if hosts[0].kind == "stuff":
        reading.relate(fellows, "next to", hosts, (i, i + 1, i + 2))
    else:
        reading.relate(hosts, "between", fellows, (i, i + 1, i + 2))


def _only_supposed(predicate: str, about: set[Entity], told: set[Entity]) -> bool:
    return about <= told and predicate in _SUPPOSED


def _had_by(reading: Reading, fellows: list[Entity]) -> list[Entity]:
    """What the text has them with: the snowman of "a snowman with a fir tree on each side"."""
    for fact in reading.facts:
        if fact.predicate in _SUPPOSED and fellows[0] in {*fact.subjects, *fact.objects}:
            others = fact.subjects if fellows[0] in fact.objects else fact.objects
            return [e for e in others if e not in fellows][:1]
    return _last_named(reading, fellows)


def _last_named(reading: Reading, fellows: list[Entity]) -> list[Entity]:
    """The skier of "a skier going down a mountain, trees on both sides"."""
    had = {e for f in reading.facts if f.predicate in ("has", "wearing", "part of") for e in f.objects}
    latest = fellows[0].sentence
    before = [e for e in reading.entities if e.end <= fellows[0].start and e not in had and e.sentence >= latest - 1]
    before = [e for e in before if e.sentence == latest] or before
    alive = [e for e in before if e.group in ("person", "animal", "bird")]
    things = [e for e in before if e.kind == "thing"]
    return (alive[:1] or things[-1:] or before[-1:]) if len(fellows) == 1 else []
