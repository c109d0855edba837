"""Sets whose members the text ranks: "a stack of three cubes, a red one on top, a blue one in the middle ...",
"three flags: red on the left, white in the middle, blue on the right"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.sets import part_of

_DOWN = {"top": 0, "middle": 1, "center": 1, "centre": 1, "bottom": 2, "base": 2}
_ACROSS = {"left": 0, "middle": 1, "center": 1, "centre": 1, "right": 2}
_SIDES = ("left", "center", "right")
_RANKS = frozenset({*_DOWN, *_ACROSS})
_PILES = frozenset({"stack", "stacks", "stacked", "pile", "piled", "tower", "column"})


def rank_members(reading: Reading) -> None:
    """The members of a set that are told one by one are the set, and follow one another as the text ranks them."""
    if len(_RANKS.intersection(reading.tree.lower)) < 2:
        return
    for whole in list(reading.entities):
        if isinstance(whole.count, int) and whole.count > 1 and not _rank_qualities(reading, whole):
            _rank_told(reading, whole)


def _rank_told(reading: Reading, whole: Entity) -> None:
    """ "two cups, a red one on top and a blue one at the bottom"."""
    told = {
        entity: number
        for number, entities in enumerate(reading.refers)
        for entity in entities
        if entity.count == 1 and entity.label == whole.label and (entity.whole or whole) is whole
    }
    if len(told) != whole.count or not all(e in whole.parts or e.start > whole.start for e in told):
        return
    ends = [*sorted(told.values()), len(reading.chunks)]
    at = {ends[k]: _rank_word(reading, ends[k], ends[k + 1]) for k in range(len(told))}
    _order(reading, whole, {entity: at[number] for entity, number in told.items()})


def _rank_word(reading: Reading, chunk: int, following: int) -> int:
    """Where the first word of rank after a chunk and before another one is; -1 if there is none."""
    last = reading.chunks[following].start if following < len(reading.chunks) else len(reading.tree)
    return next((i for i in range(reading.chunks[chunk].end, last) if reading.tree.lower[i] in _RANKS), -1)


def _rank_qualities(reading: Reading, whole: Entity) -> bool:
    """ "three flags: red on the left, ...": as many qualities of the set are ranked as it has members."""
    tree = reading.tree
    ranked: dict[str, int] = {}
    for i, word in enumerate(tree.lower):
        before = i - 1 - (tree.lower[i - 1] == "the")
        if word in _RANKS and before > 0 and tree.lower[before] in ("on", "in", "at"):
            quality = tree.lower[before - 1]
            if quality in whole.attributes and tree.starts[before] >= whole.end:
                ranked[quality] = i
    if whole.parts or len(ranked) != whole.count or not _ranks(reading, ranked.values()):
        return False
    whole.attributes[:] = [a for a in whole.attributes if a not in ranked]
    _order(reading, whole, {part_of(whole, 1, [quality]): i for quality, i in ranked.items()})
    return True


def _ranks(reading: Reading, at: Collection[int]) -> dict[str, int]:
    """The ranks that tell all the words apart; none if there are none."""
    for ranks in (_DOWN, _ACROSS):
        places = [ranks.get(reading.tree.lower[i], -1) if i >= 0 else -1 for i in at]
        if -1 not in places and len(set(places)) == len(places):
            return ranks
    return {}


def _order(reading: Reading, whole: Entity, at: Mapping[Entity, int]) -> None:
    """Makes the members parts of the set, each at its side or on the next one. at: where their ranks are said."""
    ranks, lower = _ranks(reading, at.values()), reading.tree.lower
    if not ranks:
        return
    order = sorted(at, key=lambda member: ranks[lower[at[member]]])
    for member in order:
        if member not in whole.parts:
            whole.parts.append(member)
        member.whole = whole
        if member in reading.entities:
            reading.entities.remove(member)
    own = {whole, *order}
    reading.facts[:] = [f for f in reading.facts if not (own.issuperset(f.subjects) and own.issuperset(f.objects))]
    whole.position.clear()
    if ranks is _ACROSS:
        _put_beside(reading, order, at)
    else:
        _put_on(reading, own, order, at)


def _put_beside(reading: Reading, order: list[Entity], at: Mapping[Entity, int]) -> None:
    last = next((f for f in reading.facts if f.predicate == "right of" and f.subjects == order[-1:]), None)
    if last is not None and len(order) == 2:  # "one on the left and one on the right of a dog"
        order[0].position.clear()
        reading.relate(order[:1], "left of", last.objects, (at[order[0]],))
        return
    for member in order:
        member.position[:] = [_SIDES[_ACROSS[reading.tree.lower[at[member]]]]]


def _put_on(reading: Reading, own: Collection[Entity], order: list[Entity], at: Mapping[Entity, int]) -> None:
    held = False
    for fact in reading.facts:
        if fact.predicate == "on" and not set(own).isdisjoint(fact.subjects):  # the lowest stands there
            fact.subjects[:] = [*(e for e in fact.subjects if e not in own), order[-1]]
            held = True
    predicate = "on" if held or not _PILES.isdisjoint(reading.tree.lower) else "above"
    for one, other in pairwise(order):
        one.position.clear()
        other.position.clear()
        reading.relate([one], predicate, [other], (at[one],))
