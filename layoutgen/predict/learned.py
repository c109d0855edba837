"""Between a scene and a network that knows some classes only: what it is asked for, and what its answer becomes.

A network places the things that stand for themselves. What sits on its owner (clothes, parts), what is a region (sky,
street) and what nobody guessed is filled in as `prior` would, around the guesses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.judging import instances
from layoutgen.layout import Box, Canvas, Item, Layout, Mask
from layoutgen.likeness import nearest
from layoutgen.predict.compose import arrange
from layoutgen.predict.meaning import meaning
from layoutgen.predict.setting import backdrop
from layoutgen.scene import SceneData, SceneGraph, SceneObject
from layoutgen.viewer import without_viewers

LEAST = 0.012  # of a guess's width and height, in units of the canvas
_OWNED = {"wearing", "has", "part of", "attached to"}
_BODILY = {"clothing", "part"}


class Wish(NamedTuple):
    """What a network is asked to place.

    known: the class that stands for the noun; exact: whether it is what the noun means, not only its nearest.
    number: instances; exactly: whether the text says the number, not only "some".
    """

    node: str
    label: str
    known: str
    exact: bool
    number: int
    exactly: bool


class Guess(NamedTuple):
    """One instance as a network places it. node: of the scene, none for what the text only implies. label: its class.

    number: of the instance within its node, from 1; it is not looked at for implied ones.
    """

    node: str | None
    number: int
    label: str
    box: Box
    mask: Mask | None = None


def wishes(data: SceneData, classes: Collection[str]) -> tuple[Wish, ...]:
    """The things of a scene that a network which knows `classes` can be asked for, in the order of the text.

    Nouns that are no class get the nearest one: the class that means the same or is near to it, else the one of the
    most similar size and shape in the same group, or among the things that stand still. Clothes, parts of others and
    regions are left out.
    """
    seen = without_viewers(data)
    owned = {
        r.object if r.predicate in ("wearing", "has") else r.subject for r in seen.relations if r.predicate in _OWNED
    }
    made = []
    for thing in seen.objects:
        noun = vocab.noun(meaning(thing, seen))
        worn = noun.support == "body" or noun.group in _BODILY
        if thing.kind == "stuff" or worn or (thing.id in owned and vocab.part_place(thing.label) is not None):
            continue
        known, exact = nearest(noun, tuple(classes))
        made.append(Wish(thing.id, thing.label, known, exact, instances(thing.count), isinstance(thing.count, int)))
    return tuple(made)


def stand_ins(asked: Iterable[Wish]) -> tuple[str, ...]:
    """The sentences for the provenance on nouns that another class stands for."""
    return tuple(dict.fromkeys(f"{w.label}: placed as {w.known}" for w in asked if not w.exact))


def caption(data: SceneData) -> str:
    """The text of a scene; said from its objects and relations when it has none."""
    if data.text.strip():
        return data.text
    names = {thing.id: _said(thing) for thing in data.objects}
    parts = [f"{names[r.subject]} {r.words or r.predicate} {names[r.object]}" for r in data.relations]
    alone = {end for r in data.relations for end in (r.subject, r.object)}
    return ", ".join([*parts, *(names[t.id] for t in data.objects if t.id not in alone)])


def _said(thing: SceneObject) -> str:
    amount = "a" if thing.count == 1 else str(thing.count)
    return " ".join([amount, *thing.attributes, thing.label])


def settle(
    scene: SceneGraph,
    guesses: Sequence[Guess],
    *,
    canvas: Canvas,
    seed: int,
    keep: Layout | None,
    plugin: str,
    version: str,
    notes: Iterable[str] = (),
) -> Layout:
    """The layout of a scene in which the guesses lie where the network put them.

    Locked items of `keep` stay exactly and replace the guesses of the same instance. The rest of the scene is arranged
    around them. Boxes are cut at the canvas and are never empty.
    """
    data = scene.data()
    locked = {item.id: item for item in (keep.items if keep is not None else ()) if item.locked}
    things = {thing.id: thing for thing in data.objects}
    given: dict[str, Item] = {}
    for guess in guesses:
        if guess.node in things:
            item = _item(guess, things[guess.node])
            given[item.id] = locked.get(item.id, item)
    given |= {name: item for name, item in locked.items() if item.node in things}
    places = backdrop(data, True)
    made = arrange(data, canvas, seed, given, places)
    ids = {item.id for item in made}
    extra = [item for item in locked.values() if item.id not in ids]
    counted = _counted(data)
    implied = _implied(
        [g for g in guesses if g.label not in counted], {thing.id for thing in data.objects} | ids | set(locked)
    )
    air = ((data.time,) if data.time else ()) + data.weather
    layout = Layout(canvas=canvas, background=(*places, *air), items=(*made, *extra, *_deep(implied, made)), scene=data)
    told = [f"{item.label}: implied by the text" for item in implied]
    return layout.note("predict", plugin, version, seed, (*notes, *dict.fromkeys(told)))


def _counted(data: SceneData) -> set[str]:
    """The classes of which the text says how many there are. One man alone may have others behind him."""
    exact = (thing for thing in data.objects if thing.kind == "thing" and isinstance(thing.count, int))
    known = {(vocab.nearest_coco(thing.label) or thing.label, thing.count) for thing in exact}
    return {label for label, count in known if (label, count) != ("person", 1)}


def _item(guess: Guess, thing: SceneObject) -> Item:
    return Item(
        id=f"{thing.id}.{guess.number}",
        node=thing.id,
        label=thing.label,
        attributes=thing.attributes,
        box=_sound(guess.box),
        mask=guess.mask,
    )


def _sound(box: Box) -> Box:
    """The part of a box on the canvas, at least so large that it is seen."""
    x0, y0, x1, y1 = (min(max(side, 0.0), 1.0) for side in box)
    wide, high = max(LEAST, x1 - x0), max(LEAST, y1 - y0)
    x0, y0 = min(max(0.0, x0), 1 - wide), min(max(0.0, y0), 1 - high)
    return Box(round(x0, 5), round(y0, 5), round(x0 + wide, 5), round(y0 + high, 5))


def _implied(guesses: Sequence[Guess], taken: Collection[str]) -> list[Item]:
    """The items of the guesses that no node asked for; their stems are names that the scene has not."""
    counts: Counter[str] = Counter()
    made = []
    for guess in guesses:
        if guess.node is None:
            number = next(n for n in range(1, len(taken) + 2) if not _uses(f"{guess.label}.{n}", taken))
            counts[guess.label] += 1
            name = f"{guess.label}.{number}.{counts[guess.label]}"
            made.append(Item(id=name, label=guess.label, box=_sound(guess.box), mask=guess.mask))
    return made


def _uses(stem: str, taken: Collection[str]) -> bool:
    return any(name == stem or name.startswith(f"{stem}.") for name in taken)


def _deep(implied: Sequence[Item], made: Sequence[Item]) -> list[Item]:
    """The implied items with a depth by their lower edges, behind what is mentioned and stands lower."""
    things = sorted((i for i in made if i.z >= 0), key=lambda i: i.z)
    placed = []
    for item in implied:
        z = max((i.z for i in things if i.box.y1 <= item.box.y1), default=0)
        placed.append(item.model_copy(update={"z": z}))
    return placed
