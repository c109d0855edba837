"""What a text asks for, statement by statement, and whether a layout keeps it: the list with the ticks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layoutgen.checks import absences
from layoutgen.judging import Reader, position_holds, right_number
from layoutgen.layout import Layout
from layoutgen.scene import SceneData, SceneObject
from layoutgen.viewer import without_viewers


class Statement(NamedTuple):
    """said: in words. holds: in the layout. nodes: the scene's objects that it is about."""

    said: str
    holds: bool
    nodes: tuple[str, ...]


def statements(layout: Layout) -> list[Statement]:
    """Counts, relations, positions and what must be absent, in the order of the text."""
    data = without_viewers(layout.scene)
    return [*_objects(layout, data), *_relations(layout, data), *_absent(layout, data)]


def _objects(layout: Layout, data: SceneData) -> Iterator[Statement]:
    for thing in data.objects:
        items = layout.of(thing.id)
        yield Statement(_counted(thing), right_number(thing.count, len(items)), (thing.id,))
        for position in thing.position:
            holds = bool(items) and all(position_holds(position, item.box) for item in items)
            yield Statement(f"{thing.label} at the {position}", holds, (thing.id,))


def _counted(thing: SceneObject) -> str:
    many = f"{thing.count} × " if isinstance(thing.count, int) else f"{thing.count}: "
    number = "" if thing.kind == "stuff" else "a " if thing.count == 1 else many
    what = " ".join([*thing.attributes, thing.label])
    return f"{'an ' if number == 'a ' and what[:1] in 'aeiou' else number}{what}"


def _relations(layout: Layout, data: SceneData) -> Iterator[Statement]:
    reader = Reader(layout, data)
    labels = {thing.id: thing.label for thing in data.objects}
    for r in data.relations:
        said = f"{labels[r.subject]} {r.predicate} {labels[r.object]}"
        yield Statement(said, reader.holds(r), (r.subject, r.object))


def _absent(layout: Layout, data: SceneData) -> Iterator[Statement]:
    wrong = absences(layout, data)
    for gone in data.absent:
        what = " ".join([*gone.attributes, gone.label])
        there = any(item.label == gone.label and f"{item.id} must be absent" in wrong for item in layout.items)
        yield Statement(f"no {what}", not there, ())
