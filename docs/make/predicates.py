"""What every predicate means, in pictures: an example drawn by the engine, and where else its subject could stand.

The example is a real scene of two nouns, laid out, repaired and drawn. The map beside it is `geometry` itself, asked at
every point of a grid whether the predicate would hold if the subject's centre were there.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from layoutgen import Engine, Item, Layout, Picture, SceneGraph
from layoutgen.geometry import PREDICATES, holds, relation_holds
from layoutgen.scene import Relation
from layoutgen.vocab import is_stuff

SIDE = 256
STEPS = 64
SUBJECT, OBJECT = "#d4572a", "#1f5fa8"

# subject | object, with the number of each where it is not one
_EXAMPLES = """
left of: dog | car
right of: cat | sofa
above: bird | dog
below: cat | clock
behind: sheep | fence
in front of: bicycle | bus
on: cat | table
under: dog | bench
in: flower | vase
inside: cat | box
containing: bowl | apple
full of: basket | orange
near: dog | tree
next to: chair | lamp
at: man | desk
with: woman | dog
along: boat | pier
against: bicycle | wall
leaning on: ladder | tree
around: chair 4 | table
surrounded by: house | tree 4
between: dog | tree 2
among: cow | tree 4
over: bird | boat
across: bridge | river
through: bird | window
opposite: cat | dog
facing: man | horse
far from: cat | tree
wearing: man | hat
holding: woman | umbrella
carrying: man | suitcase
riding: man | horse
has: car | wheel
part of: wheel | car
covering: blanket | bed
covered with: bed | blanket
attached to: clock | wall
hanging from: monkey | tree
eating: giraffe | leaf
drinking: man | coffee
looking at: cat | bird
reading: woman | book
using: man | laptop
playing with: cat | ball
playing: boy | guitar
pulling: horse | cart
pushing: woman | cart
kicking: boy | ball
hitting: man | ball
throwing: girl | frisbee
catching: dog | frisbee
chasing: dog | cat
following: sheep | dog
leading: man | horse
feeding: girl | duck
touching: boy | elephant
cutting: woman | cake
flying: boy | kite
driving: man | car
talking to: man | woman
interacting with: girl | dog
larger than: elephant | dog
smaller than: cat | cow
taller than: giraffe | zebra
shorter than: boy | man
same as: apple | orange
"""


@dataclass(frozen=True)
class Example:
    """A predicate between two nodes of a scene, and the picture of it."""

    predicate: str
    relation: Relation
    picture: Picture

    @property
    def layout(self) -> Layout:
        """The layout that was drawn."""
        return self.picture.layout

    @property
    def subjects(self) -> tuple[Item, ...]:
        """The items that the predicate is said of."""
        return tuple(self.layout.of(self.relation.subject))

    @property
    def objects(self) -> tuple[Item, ...]:
        """The items on the other side."""
        return tuple(self.layout.of(self.relation.object))


def cases() -> dict[str, tuple[tuple[str, int], tuple[str, int]]]:
    """Predicate -> the nouns and numbers of its example."""
    rows = (line.partition(": ") for line in _EXAMPLES.strip().splitlines())
    return {name: tuple(map(_counted, nouns.split(" | "))) for name, _, nouns in rows}  # type: ignore[misc]


def _counted(text: str) -> tuple[str, int]:
    label, _, number = text.rpartition(" ")
    return (label, int(number)) if number.isdigit() else (text, 1)


@functools.lru_cache(maxsize=1)
def examples() -> dict[str, Example]:
    """The example of every predicate, drawn."""
    engine = Engine()
    return {name: _example(engine, name, *nouns) for name, nouns in cases().items()}


def _example(engine: Engine, name: str, subject: tuple[str, int], target: tuple[str, int]) -> Example:
    scene = SceneGraph(text=f"{subject[0]} {name} {target[0]}")
    a, b = (
        scene.put(label, count=number, kind="stuff" if is_stuff(label) else "thing")
        for label, number in (subject, target)
    )
    scene.relate(a, name, b)
    return Example(name, scene.relations[0], engine.generate(scene, seed=3, size=(SIDE, SIDE)))


def page(folder: Path) -> str:
    """A section a family, a paragraph and two pictures a predicate; the pictures are written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[str] = []
    for family in dict.fromkeys(p.family for p in PREDICATES.values()):
        parts.append(f"## {family.capitalize()}\n")
        for predicate in (p for p in PREDICATES.values() if p.family == family):
            parts += _section(examples()[predicate.name], folder)
    return "\n".join(parts)


def _section(example: Example, folder: Path) -> Iterator[str]:
    predicate = PREDICATES[example.predicate]
    stem = predicate.name.replace(" ", "-")
    example.picture.image.quantize(128).save(folder / f"{stem}.png", optimize=True)
    (folder / f"{stem}.svg").write_text(diagram(example), encoding="utf-8")
    a, b = (_words(items) for items in (example.subjects, example.objects))
    yield f"### {predicate.name}\n"
    yield f"*a* {predicate.name} *b* holds when {predicate.meaning}."
    yield (
        f"Its inverse is [{predicate.inverse}](#{predicate.inverse.replace(' ', '-')}).\n" if predicate.inverse else ""
    )
    yield (
        f"![{a} {predicate.name} {b}](/images/predicates/{stem}.png){{.predicate}}"
        f"![the boxes of {a} and {b}, and where else {predicate.name} would hold](/images/predicates/{stem}.svg)"
        "{.predicate}\n"
    )


def _words(items: tuple[Item, ...]) -> str:
    return items[0].label if len(items) == 1 else f"{len(items)} x {items[0].label}"


def zone(example: Example) -> list[list[bool]] | None:
    """Rows of a grid: whether the predicate holds when the subject's centre is there, its size and depth kept.

    None where places say nothing: for comparisons of size, and for several subjects.
    """
    if PREDICATES[example.predicate].family == "comparison" or len(example.subjects) > 1:
        return None
    subject = example.subjects[0]
    places = [(place + 0.5) / STEPS for place in range(STEPS)]
    return [[_would_hold(example, subject, x, y) for x in places] for y in places]


def _would_hold(example: Example, subject: Item, x: float, y: float) -> bool:
    box = subject.box.around(x, y, subject.box.width, subject.box.height)
    if len(example.objects) == 1:
        return holds(example.predicate, subject.model_copy(update={"box": box}), example.objects[0])
    moved = example.layout.with_items(
        item.model_copy(update={"box": box}) if item.id == subject.id else item for item in example.layout.items
    )
    return relation_holds(moved, example.relation)


def diagram(example: Example) -> str:
    """An SVG of the boxes, the subject's and the object's in two colours, with the zone shaded below them."""
    cell = SIDE / STEPS
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">',
        f'<rect width="{SIDE}" height="{SIDE}" fill="#fff"/>',
    ]
    for y, row in enumerate(zone(example) or []):
        for start, end in _stretches(row):
            parts.append(
                f'<rect x="{start * cell:g}" y="{y * cell:g}" width="{(end - start) * cell:g}" height="{cell:g}" '
                f'fill="{SUBJECT}" fill-opacity="0.22" shape-rendering="crispEdges"/>'
            )
    for items, colour in ((example.objects, OBJECT), (example.subjects, SUBJECT)):
        parts += (_outline(item, colour) for item in items)
    return "".join(parts) + "</svg>\n"


def _stretches(row: list[bool]) -> Iterator[tuple[int, int]]:
    """First and one-past-last cell of every run of true cells."""
    start: int | None = None
    for place, value in enumerate([*row, False]):
        if value and start is None:
            start = place
        elif not value and start is not None:
            yield start, place
            start = None


def _outline(item: Item, colour: str) -> str:
    x, y, width, height = (v * SIDE for v in (item.box.x0, item.box.y0, item.box.width, item.box.height))
    above = colour == SUBJECT  # one label above its box and one below: they stay apart when the boxes do not
    label_y = max(y - 4, 13) if above else min(y + height + 13, SIDE - 4)
    label_x, anchor = (max(x, 3), "start") if above else (min(x + width, SIDE - 3), "end")
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}" fill-opacity="0.1" '
        f'stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{x + width / 2:.1f}" cy="{y + height / 2:.1f}" r="3" fill="{colour}"/>'
        f'<text x="{label_x:.1f}" y="{label_y:.1f}" text-anchor="{anchor}" font-family="sans-serif" font-size="13" '
        f'fill="{colour}">{item.label}</text>'
    )
