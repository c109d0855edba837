"""What is drawn before what: by depth, but the parts of one composite together."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.art.placed import Slot, Stage
from layoutgen.layout import Layout


def order(layout: Layout, placed: Stage) -> Sequence[tuple[int, bool]]:
    """Items from the farthest to the nearest, each with whether it is only a container's front that comes again."""
    guests: dict[tuple[int, Slot], list[int]] = {}
    roots = []
    depth = {number: (layout.items[number].z, number) for number in placed.at}
    for number in sorted(placed.at, key=depth.__getitem__):
        if number in placed.host:
            guests.setdefault(placed.host[number], []).append(number)
        else:
            roots.append(number)
    out: list[tuple[int, bool]] = []

    def emit(number: int) -> None:
        for guest in guests.get((number, "behind"), []):
            emit(guest)
        out.append((number, False))
        for guest in guests.get((number, "inside"), []):
            emit(guest)
        if number in placed.rim and (number, "inside") in guests:
            out.append((number, True))
        for guest in guests.get((number, "front"), []):
            emit(guest)

    for number in roots:
        emit(number)
    return out
