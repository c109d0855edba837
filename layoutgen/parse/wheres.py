"""Clauses of place: "a street where cars are parked" has cars on it, and they are what is parked."""

from __future__ import annotations

from layoutgen.parse.company import with_predicate
from layoutgen.parse.coordination import first_member, members
from layoutgen.parse.reading import Reading

_TURNED = ("~on", "~in")


def where_facts(reading: Reading) -> None:
    """Relates what a clause of place tells about to the place before it; "where a sink might go" tells of nothing."""
    tree = reading.tree
    for i in range(1, len(tree) - 1):
        if tree.lower[i] != "where":
            continue
        place, subject = _place(reading, reading.chunk_at[i - 1]), reading.chunk_at[i + 1]
        if place is None or subject is None or not reading.refers[place]:
            continue
        listed = members(reading, subject)
        if tree.tags[reading.chunks[listed[-1]].end : reading.chunks[listed[-1]].end + 1] in ([], ["MD"], ["."]):
            continue
        for entity in (e for n in listed for e in reading.refers[n]):
            predicate = with_predicate(reading.refers[place][0], entity)
            if predicate in _TURNED:
                reading.relate(reading.refers[place], predicate, [entity], (i,))


def _place(reading: Reading, number: int | None) -> int | None:
    """The crossing of "a crossing with a red light where two cars wait", for the chunk before "where"."""
    outer = reading.landmark_of.get(number) if number is not None else None
    if number is None or outer is None or not number or reading.phrases[outer].predicate != "with":
        return number
    host = reading.refers[number - 1]
    return number - 1 if host and host[0].kind == "stuff" and reading.refers[number] else number


def where_subjects(reading: Reading, verb: int) -> list[int]:
    """Who does it in a clause of place: the cars of "where cars are parked"; nothing for other verbs."""
    at = verb - 1
    while at > 0 and reading.chunk_at[at] is None and reading.tree.tags[at].startswith(("VB", "RB")):
        at -= 1
    number = reading.chunk_at[at] if at >= 0 else None
    if number is None:
        return []
    first = first_member(reading, number)
    start = reading.chunks[first].start
    after = start > 0 and reading.tree.lower[start - 1] == "where"
    return [n for n in members(reading, first) if n <= number] if after else []
