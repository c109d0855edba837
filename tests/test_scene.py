"""The scene graph: a networkx graph, a record, JSON."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from layoutgen.errors import FormatError
from layoutgen.scene import Absent, Relation, SceneData, SceneGraph


def test_ids_count_up(dogs_and_car: SceneGraph) -> None:
    assert list(dogs_and_car) == ["dog.1", "car.1"]
    assert dogs_and_car.put("dog") == "dog.2"
    assert dogs_and_car.put("traffic light") == "traffic light.1"


def test_it_is_a_networkx_graph(dogs_and_car: SceneGraph) -> None:
    assert nx.is_directed_acyclic_graph(dogs_and_car)
    assert list(nx.topological_sort(dogs_and_car)) == ["dog.1", "car.1"]
    copy = dogs_and_car.copy()
    assert isinstance(copy, SceneGraph)
    assert copy.data() == dogs_and_car.data()
    assert dogs_and_car.reverse().relations == (
        Relation(subject="car.1", predicate="left of", object="dog.1", words="left of"),
    )
    assert dogs_and_car.subgraph(["dog.1"]).objects == (dogs_and_car.object("dog.1"),)


def test_json_round_trip(dogs_and_car: SceneGraph) -> None:
    dogs_and_car.graph |= {
        "background": ("beach",), "time": "night", "weather": ("rain",), "style": ("photo",),
        "absent": (Absent(label="window", of="car.1"),),
    }  # fmt: skip
    again = SceneGraph.from_json(dogs_and_car.to_json())
    assert again.data() == dogs_and_car.data()
    assert again.to_json() == dogs_and_car.to_json()
    assert (again.time, again.weather, again.absent[0].of) == ("night", ("rain",), "car.1")


def test_contract_example() -> None:
    text = (
        '{"schema": "layoutgen/scene@1", "text": "two dogs left of a red car",'
        ' "objects": [{"id": "dog.1", "label": "dog", "attributes": [], "count": 2, "span": [0, 8], "kind": "thing"},'
        ' {"id": "car.1", "label": "car", "attributes": ["red"], "count": 1, "span": [17, 26], "kind": "thing"}],'
        ' "relations": [{"subject": "dog.1", "predicate": "left of", "object": "car.1", "words": "left of"}],'
        ' "background": [], "absent": [], "style": []}'
    )
    scene = SceneGraph.from_json(text)
    assert scene.object("dog.1").count == 2
    assert scene.relations[0].predicate == "left of"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"objects": [{"id": "a", "label": ""}]}, "objects[0].label"),
        ({"objects": [{"id": "a", "label": "a", "count": 0}]}, "count is 0"),
        ({"objects": [{"id": "a", "label": "a", "count": "lots"}]}, "objects[0].count"),
        ({"objects": [{"id": "a", "label": "a"}, {"id": "a", "label": "b"}]}, "used twice"),
        ({"relations": [{"subject": "x", "predicate": "on", "object": "y"}]}, "'x'"),
        ({"absent": [{"label": "dog", "of": "z"}]}, "'z'"),
        ({"colour": "red"}, "colour"),
        ({"schema": "layoutgen/scene@9"}, "schema"),
    ],
)
def test_bad_json_names_the_field(change: dict[str, object], says: str) -> None:
    with pytest.raises(FormatError) as error:
        SceneGraph.from_json(json.dumps(change))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_bad_calls() -> None:
    scene = SceneGraph()
    with pytest.raises(FormatError, match="count"):
        scene.put("dog", count=0)
    dog = scene.put("dog")
    with pytest.raises(FormatError, match="already"):
        scene.put("dog", id=dog)
    with pytest.raises(FormatError, match=r"cat\.1"):
        scene.relate(dog, "on", "cat.1")
    assert scene.data() == SceneData(objects=(scene.object(dog),))
