"""A scene in the network's numbers: what is mentioned, how it is related, and the words that are left over.

The paper's graphs hold objects and relations alone. Attributes, the verbs of relations and the caption's other words
are here nodes of their own, joined by `__is__` to what they are said of, so that the network itself stays as published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from layoutgen.meanings import PREDICATES
from layoutgen.nn.words import split
from layoutgen.scene import SceneData, SceneObject

IMAGE, IN_IMAGE = "__image__", "__in_image__"  # as the authors call them
UNKNOWN = "__unknown__"
IS, BEFORE, UNSAID = "__is__", "__before__", "__unsaid__"  # ours: see `graphs`
_COMMON = frozenset(
    split(
        "a an the of is are was be been it its this that these those there and or with in on at to by for from as his "
        "her their which who while has have having he she they him them"
    )
)


class Names:
    """The entries of the vocabularies. objects[0] is the image; `classes` of them have boxes."""

    def __init__(self, objects: Sequence[str], predicates: Sequence[str], classes: Sequence[str]) -> None:
        self.objects, self.predicates, self.classes = tuple(objects), tuple(predicates), tuple(classes)

    @cached_property
    def object_ids(self) -> Mapping[str, int]:
        """Entry -> id."""
        return {name: k for k, name in enumerate(self.objects)}

    @cached_property
    def predicate_ids(self) -> Mapping[str, int]:
        """Predicate -> id."""
        return {name: k for k, name in enumerate(self.predicates)}

    @property
    def words(self) -> bool:
        """Whether the network was taught words as nodes; the authors' were not."""
        return IS in self.predicate_ids

    @property
    def unknown(self) -> int:
        """The id of what has no name here; of the image in vocabularies without one."""
        return self.object_ids.get(UNKNOWN, 0)

    def ids(self, words: Iterable[str]) -> list[int]:
        """The ids of the known ones, each once, in their order."""
        return list(dict.fromkeys(self.object_ids[w] for w in words if w in self.object_ids))


class Thing(NamedTuple):
    """A mention. label: id of its noun; known: id of the class that its boxes are of, 0 for none; words: said of it."""

    label: int
    known: int
    words: list[int]


class Said(NamedTuple):
    """A sentence. relations: rows of subject, predicate's id, object; words: of the whole picture."""

    things: list[Thing]
    relations: list[tuple[int, int, int]]
    words: list[int]


def said(data: SceneData, classes: Mapping[str, str], names: Names) -> Said:
    """The scene in numbers. classes: for the nodes that have boxes, the class of them."""
    rows = {thing.id: k for k, thing in enumerate(data.objects)}
    spoken = {thing.id: attributes(thing) for thing in data.objects}
    relations = []
    for r in data.relations:
        spoken[r.subject] += split(r.words)
        predicate = nearest_predicate(r.predicate, names)
        if predicate is not None:
            relations.append((rows[r.subject], predicate, rows[r.object]))
    things = []
    for thing in data.objects:
        known = names.object_ids.get(classes.get(thing.id, ""), 0)
        label, rest = _noun(thing.label, known, names)
        words = (
            names.ids(w for w in (*rest, *spoken[thing.id]) if w not in _COMMON and w[0].isalnum())
            if names.words
            else []
        )
        things.append(Thing(label, known, words))
    return Said(things, relations, names.ids(left_over(data)) if names.words else [])


def attributes(thing: SceneObject) -> list[str]:
    """The words said of a thing: attributes, places in the picture, and a vague number."""
    words = [word for attribute in (*thing.attributes, *thing.position) for word in attribute.split()]
    return [*words, *([] if isinstance(thing.count, int) else [thing.count])]


def _noun(label: str, known: int, names: Names) -> tuple[int, list[str]]:
    """The id of a noun and the words of it that the id leaves unsaid; what has a class is that at the least."""
    if label in names.object_ids:
        return names.object_ids[label], []
    *rest, last = label.split()
    if known:
        return known, rest if last == names.objects[known] else label.split()
    return names.object_ids.get(last, names.unknown), rest


def left_over(data: SceneData) -> list[str]:
    """What the text says beside its objects and relations, then place, time and weather."""
    text = list(data.text)
    for span in (*(t.span for t in data.objects), *(r.span for r in data.relations)):
        if span is not None:
            text[slice(*span)] = " " * (span[1] - span[0])
    words = [word for word in split("".join(text)) if word not in _COMMON and word[0].isalnum()]
    return [*words, *data.background, *((data.time,) if data.time else ()), *data.weather]


def nearest_predicate(predicate: str, names: Names) -> int | None:
    """The id of a predicate; of the first of its family that is known when it is not; none when none is."""
    known = names.predicate_ids
    if predicate in known:
        return known[predicate]
    meant = PREDICATES.get(predicate)
    if meant is None:
        return None
    plain = {"support": ("on", "above"), "containment": ("in", "inside"), "surround": ("surrounding", "around")}
    peers = [*plain.get(meant.family, ()), *(p.name for p in PREDICATES.values() if p.family == meant.family)]
    if meant.family in ("direction", "comparison"):
        return None  # another direction is the wrong one
    return next((known[name] for name in peers if name in known), None)


def bag(told: Said, instances: Mapping[int, int]) -> list[int]:
    """The ids of a sentence's nodes as a bag. instances: of the things that have boxes, by row, how many are drawn."""
    ids = [n for k, thing in enumerate(told.things) for n in [thing.label] * instances.get(k, 1) + thing.words]
    ids += [thing.known for k, thing in enumerate(told.things) if thing.known for _ in range(instances.get(k, 0))]
    return [*ids, *told.words] or [0]
