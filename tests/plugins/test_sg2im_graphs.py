"""Sentences and boxes as sg2im's graphs."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the graphs are tensors")

import numpy as np  # noqa: E402
from layoutgen_sg2im.examples import names_of  # noqa: E402
from layoutgen_sg2im.graphs import Sketch, bags, batch, derive, derived, stated  # noqa: E402
from layoutgen_sg2im.sentence import Names, attributes, bag, nearest_predicate, said  # noqa: E402

from layoutgen.scene import SceneGraph  # noqa: E402
from layoutgen.vocab import COCO_80  # noqa: E402

WORDS = (*COCO_80, "__unknown__", "man", "street", "small", "sitting", "left", "many", "sunny", "closeup")
OWN = ("__in_image__", "__unsaid__", "__before__", "__is__", "left of", "right of", "above", "below", "inside")
NAMES = Names(("__image__", *WORDS), (*OWN, "surrounding", "on", "next to", "riding", "in"), COCO_80)


def scene() -> SceneGraph:
    text = "a closeup of two small dogs sitting on the man"
    graph = SceneGraph(text=text, weather=("sunny",))
    dogs = graph.put("dog", count=2, attributes=["small"], span=(13, 27), position=["left"])
    man = graph.put("man", span=(39, 46))
    graph.relate(dogs, "on", man, "sitting on", span=(28, 38))
    graph.put("flux capacitor", count="many")
    return graph


def words(ids: list[int]) -> list[str]:
    return [NAMES.objects[k] for k in ids]


def test_a_sentence_in_numbers() -> None:
    told = said(scene().data(), {"dog.1": "dog", "man.1": "person"}, NAMES)
    dog, man, other = told.things
    assert (words([dog.label, dog.known]), words(dog.words)) == (["dog", "dog"], ["small", "left", "sitting"])
    assert words([man.label, man.known]) == ["man", "person"]  # the noun's own entry, and the class of its boxes
    assert (words([other.label]), other.known, words(other.words)) == (["__unknown__"], 0, ["many"])
    assert told.relations == [(0, NAMES.predicate_ids["on"], 1)]
    assert words(told.words) == ["closeup", "sunny"]  # what spans cover is said already
    assert words(bag(told, {0: 2, 1: 1})) == [
        "dog", "dog", "small", "left", "sitting", "man", "__unknown__", "many", "dog", "dog", "person",
        "closeup", "sunny",
    ]  # fmt: skip


def test_vague_numbers_and_places_are_words() -> None:
    (thing,) = [t for t in scene().objects if t.count == "many"]
    assert attributes(thing) == ["many"]


@pytest.mark.parametrize(
    ("asked", "known"),
    [("on", "on"), ("across", "on"), ("containing", "in"), ("near", "next to"), ("over", None), ("taller than", None)],
)
def test_nearest_predicate(asked: str, known: str | None) -> None:
    found = nearest_predicate(asked, NAMES)
    assert (None if found is None else NAMES.predicates[found]) == known


def test_every_instance_is_a_node() -> None:
    told = said(scene().data(), {"dog.1": "dog", "man.1": "person"}, NAMES)
    sketch = Sketch(NAMES)
    members = [[sketch.put(told.things[0].label) for _ in range(2)], [sketch.put(told.things[1].label)], []]
    stated(sketch, told, members)
    edges = {(s, NAMES.predicates[p], o) for s, p, o in sketch.edges}
    assert {(1, "__in_image__", 0), (2, "__in_image__", 0), (3, "__in_image__", 0)} <= edges
    assert {(1, "__before__", 2), (1, "on", 3), (2, "on", 3)} <= edges
    small = sketch.nodes.index(NAMES.object_ids["small"])
    assert {(small, "__is__", 1), (small, "__is__", 2)} <= edges


def test_many_with_many_are_joined_one_by_one() -> None:
    sketch = Sketch(NAMES)
    left, right = [[sketch.put(1) for _ in range(6)] for _ in range(2)]
    before = len(sketch.edges)
    sketch.relate(left, NAMES.predicate_ids["on"], right)
    assert len(sketch.edges) - before == 6


@pytest.mark.parametrize(
    ("a", "wanted"),
    [
        ((0.1, 0.4, 0.2, 0.6), "left of"), ((0.8, 0.4, 0.9, 0.6), "right of"), ((0.4, 0.0, 0.6, 0.1), "above"),
        ((0.4, 0.8, 0.6, 0.9), "below"), ((0.45, 0.45, 0.55, 0.55), "inside"), ((0.3, 0.3, 0.7, 0.7), "surrounding"),
    ],
)  # fmt: skip
def test_relations_from_boxes(a: tuple[float, ...], wanted: str) -> None:
    assert derived(a, (0.4, 0.4, 0.6, 0.6)) == wanted


def test_derived_relations_hold() -> None:
    sketch = Sketch(NAMES)
    boxes = [(0.0, 0.0, 0.1, 0.1), (0.5, 0.0, 0.6, 0.1), (0.0, 0.5, 0.1, 0.6)]
    nodes = [sketch.put(1, 1, [box]) for box in boxes]
    before = len(sketch.edges)
    for seed in range(20):
        derive(sketch, np.random.default_rng(seed))
    told = sketch.edges[before:]
    assert told
    for s, p, o in told:
        assert NAMES.predicates[p] == derived(boxes[nodes.index(s)], boxes[nodes.index(o)])


def test_graphs_of_a_batch_do_not_touch() -> None:
    one, two = Sketch(NAMES), Sketch(NAMES)
    one.put(5, 5, [(0, 0, 1, 1), (0, 0, 0.5, 1)])
    two.row([two.put(7), two.put(7)])
    made = batch([one, two], 4)
    assert made.owner.tolist() == [0, 0, 1, 1, 1] and made.open.tolist() == [0, 2, 0, 0, 0]
    owners = made.owner[made.triples[:, [0, 2]]]
    assert torch.equal(owners[:, 0], owners[:, 1])
    ids, starts = bags([[1, 2], [3]])
    assert ids.tolist() == [1, 2, 3] and starts.tolist() == [0, 2]


def test_vocabulary_of_scenes() -> None:
    names = names_of([scene().data()] * 30)
    assert names.objects[:2] == ("__image__", "person") and names.classes == COCO_80
    assert {"flux capacitor", "small", "closeup", "sunny"} <= set(names.objects)
    assert names.unknown == names.objects.index("__unknown__")
    assert set(OWN) <= set(names.predicates)
