"""The scene graph: what a text says is there, as a networkx MultiDiGraph, so that every networkx algorithm works on it.

A node is one mention ("two dogs" is one node with count 2), an edge is one relation. `SceneData` is the same thing as a
plain immutable record: it is what is written to JSON, published as a JSON Schema, embedded in layouts and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeVar

import networkx as nx
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from layoutgen.errors import FormatError

M = TypeVar("M", bound=BaseModel)
Kind = Literal["thing", "stuff"]
Vague = Literal["many", "few", "several"]
Position = Literal[
    "left", "right", "top", "bottom", "center", "top left", "top right", "bottom left", "bottom right",
    "foreground", "background",
]  # fmt: skip


class Record(BaseModel):
    """An immutable record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class SceneObject(Record):
    """One mention in the text.

    id: made for people, unique in the scene: "dog.1".
    label: the text's own noun as a singular lemma ("sofa", "hot dog").
    attributes: in the order of the text ("small", "brown").
    count: a number (0 < count) or a vague word.
    span: first and one-past-last character of the mention in the text, or none when it was not read from a text.
    kind: "thing" (countable, has an outline) or "stuff" (sky, grass: a region).
    position: where in the picture the text puts it ("on the left" -> "left"), if it says so.
    """

    id: str = Field(min_length=1)
    label: str = Field(min_length=1)
    attributes: tuple[str, ...] = ()
    count: int | Vague = 1
    span: tuple[int, int] | None = None
    kind: Kind = "thing"
    position: tuple[Position, ...] = ()

    @model_validator(mode="after")
    def _count_is_positive(self) -> SceneObject:
        if isinstance(self.count, int) and not 0 < self.count <= 1000:
            raise ValueError(f"count is {self.count}, but must lie between 1 and 1000 (0 belongs into `absent`)")
        return self


class Relation(Record):
    """subject --predicate--> object, by ids; `words` is how the text said it ("sitting on" for predicate "on")."""

    subject: str
    predicate: str = Field(min_length=1)
    object: str
    words: str = ""
    span: tuple[int, int] | None = None


class Absent(Record):
    """Something that the text rules out ("without windows"); `of` is the id of the object that lacks it, if any."""

    label: str = Field(min_length=1)
    attributes: tuple[str, ...] = ()
    of: str | None = None


class SceneData(Record):
    """A scene graph as a record; the JSON form has the fields in this order."""

    schema_: Literal["layoutgen/scene@1"] = Field(default="layoutgen/scene@1", alias="schema")
    text: str = ""
    objects: tuple[SceneObject, ...] = ()
    relations: tuple[Relation, ...] = ()
    background: tuple[str, ...] = ()
    time: str | None = None
    weather: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()
    style: tuple[str, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)

    @model_validator(mode="after")
    def _ids_are_known(self) -> SceneData:
        ids = [thing.id for thing in self.objects]
        known = set(ids)
        if len(known) != len(ids):
            twice = next(i for i in ids if ids.count(i) > 1)
            raise ValueError(f"object id {twice!r} is used twice")
        for relation in self.relations:
            for end in (relation.subject, relation.object):
                if end not in known:
                    raise ValueError(f"relation {relation.predicate!r} names {end!r}, which is no object's id")
        for absent in self.absent:
            if absent.of is not None and absent.of not in known:
                raise ValueError(f"absent {absent.label!r} belongs to {absent.of!r}, which is no object's id")
        return self


class SceneGraph(nx.MultiDiGraph):
    """A networkx MultiDiGraph: nodes are mentions, edges are relations, graph attributes hold the rest of the scene.

    Node attributes: label, attributes, count, span, kind, position (see `SceneObject`). Edge attributes: predicate,
    words, span. Graph attributes: text, background, time, weather, absent, style (see `SceneData`).
    """

    def __init__(self, incoming_graph_data: Any = None, **attributes: Any) -> None:
        super().__init__(incoming_graph_data, **attributes)
        for name, value in _GRAPH.items():
            self.graph.setdefault(name, value)

    # building ---------------------------------------------------------------------------------------------------

    def put(
        self,
        label: str,
        *,
        attributes: Iterable[str] = (),
        count: int | Vague = 1,
        span: tuple[int, int] | None = None,
        kind: Kind = "thing",
        position: Iterable[Position] = (),
        id: str | None = None,
    ) -> str:
        """Adds an object and returns its id ("dog.2" for the second dog). Raises FormatError for a bad value."""
        name = id
        if name is None:
            prefix = f"{label}."
            numbers = [n.removeprefix(prefix) for n in self if n.startswith(prefix)]
            name = f"{prefix}{max((int(n) for n in numbers if n.isdigit()), default=0) + 1 if numbers else 1}"
        if name in self:
            raise FormatError(f"the scene already has an object {name!r}")
        thing = checked(
            SceneObject,
            {
                "id": name,
                "label": label,
                "attributes": listed(attributes),
                "count": count,
                "span": span,
                "kind": kind,
                "position": tuple(position),
            },
        )
        self.add_node(thing.id, **{name: getattr(thing, name) for name in _NODE})
        return thing.id

    def relate(
        self,
        subject: str,
        predicate: str,
        object: str,
        words: str = "",
        span: tuple[int, int] | None = None,
    ) -> None:
        """Adds the relation subject --predicate--> object. Raises FormatError when an end is unknown."""
        for end in (subject, object):
            if end not in self:
                raise FormatError(f"relation {predicate!r} names {end!r}, which is no object of the scene")
        self.add_edge(subject, object, predicate=predicate, words=words or predicate, span=span)

    # reading ----------------------------------------------------------------------------------------------------

    def object(self, node: str) -> SceneObject:
        """The node as a record. Raises KeyError when there is no such node."""
        return SceneObject(id=node, **{name: self.nodes[node][name] for name in _NODE if name in self.nodes[node]})

    @property
    def objects(self) -> tuple[SceneObject, ...]:
        """All objects, in the order they were added (the order of the text)."""
        return tuple(self.object(node) for node in self)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, in the order they were added under each subject."""
        return tuple(self._relations())

    def _relations(self) -> Iterator[Relation]:
        for subject, target, data in self.edges(data=True):
            words = data.get("words") or data["predicate"]
            yield Relation(
                subject=subject, predicate=data["predicate"], object=target, words=words, span=data.get("span")
            )

    @property
    def text(self) -> str:
        """The text it was read from, or ""."""
        return str(self.graph["text"])

    @property
    def background(self) -> tuple[str, ...]:
        """The place: "beach", "kitchen"."""
        return tuple(self.graph["background"])

    @property
    def time(self) -> str | None:
        """Time of day or none: "night", "sunset", "dawn", "day"."""
        value = self.graph["time"]
        return None if value is None else str(value)

    @property
    def weather(self) -> tuple[str, ...]:
        """Weather words: "rain", "snow", "fog", "storm", "cloudy", "sunny", "windy"."""
        return tuple(self.graph["weather"])

    @property
    def absent(self) -> tuple[Absent, ...]:
        """What the text rules out."""
        return tuple(self.graph["absent"])

    @property
    def style(self) -> tuple[str, ...]:
        """Style words: "photo", "watercolour"."""
        return tuple(self.graph["style"])

    # other forms ------------------------------------------------------------------------------------------------

    def data(self) -> SceneData:
        """The same scene as an immutable record; two scenes are the same when their records are equal."""
        return SceneData(
            text=self.text,
            objects=self.objects,
            relations=self.relations,
            background=self.background,
            time=self.time,
            weather=self.weather,
            absent=self.absent,
            style=self.style,
        )

    @classmethod
    def of(cls, data: SceneData) -> SceneGraph:
        """The graph of a record; `SceneGraph.of(scene.data()).data() == scene.data()`."""
        scene = cls(**{name: getattr(data, name) for name in _GRAPH})
        for thing in data.objects:
            scene.add_node(thing.id, **{name: getattr(thing, name) for name in _NODE})
        for edge in data.relations:
            scene.relate(edge.subject, edge.predicate, edge.object, edge.words, edge.span)
        return scene

    def to_json(self, *, indent: int | None = None) -> str:
        """JSON text with `"schema": "layoutgen/scene@1"`."""
        return self.data().model_dump_json(by_alias=True, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> SceneGraph:
        """The scene in a JSON text. Raises FormatError with the path of the field that is wrong."""
        return cls.of(checked(SceneData, text))

    def __repr__(self) -> str:
        said = ", ".join(f"{r.subject} {r.predicate} {r.object}" for r in self.relations)
        return f"<SceneGraph {', '.join(self)}{': ' if said else ''}{said}>"


_NODE = ("label", "attributes", "count", "span", "kind", "position")
# What a scene graph says beside its nodes and edges, and what it says when nothing is known.
_GRAPH = {n: SceneData.model_fields[n].default for n in ("text", "background", "time", "weather", "absent", "style")}


def listed(attributes: Iterable[str]) -> tuple[str, ...]:
    """Attributes as a tuple. Raises FormatError for one string, whose letters they would be."""
    if isinstance(attributes, str):
        raise FormatError(f"attributes are a list of words, as [{attributes!r}], not one text")
    return tuple(attributes)


def checked(model: type[M], value: Any) -> M:
    """`value` (JSON text or a dictionary) as `model`; raises FormatError with one sentence that names the field."""
    try:
        return model.model_validate_json(value) if isinstance(value, str | bytes) else model.model_validate(value)
    except ValidationError as error:
        raise FormatError(explain(error)) from None


_ALTERNATIVE = re.compile(r"[\[(]|^(int|RLE)$")  # how pydantic names one of several forms that a value may have


def explain(error: ValidationError) -> str:
    """The first thing that is wrong, as one sentence: path, what is wrong, the value."""
    found = error.errors(include_url=False)
    first = next((each for each in found if each["type"] == "value_error"), found[0])  # it says most
    plain = first["type"] == "extra_forbidden"
    named = [part for part in first["loc"] if plain or isinstance(part, int) or not _ALTERNATIVE.search(part)]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in named).lstrip(".")
    problem = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        problem = "this field is not known"
    value = (
        "" if first["type"] in {"missing", "json_invalid", "value_error"} else f" (got {str(first['input'])[:60]!r})"
    )
    more = f", and {error.error_count() - 1} more" if error.error_count() > 1 else ""
    return f"{path + ': ' if path else ''}{problem}{value}{more}"
