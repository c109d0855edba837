"""Mentions of a caption joined with the boxes of its picture."""

from __future__ import annotations

from layoutgen.data.link import linked
from layoutgen.data.part import held_out
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneGraph


def layout(*things: tuple[str, tuple[float, float, float, float]]) -> Layout:
    return Layout(items=tuple(Item(id=f"t{k}", label=label, box=Box(*box)) for k, (label, box) in enumerate(things)))


PEOPLE = layout(
    ("person", (0.0, 0.0, 0.1, 0.1)),
    ("person", (0.2, 0.0, 0.6, 0.9)),
    ("dog", (0.6, 0.5, 0.8, 0.8)),
    ("person", (0.7, 0.1, 0.95, 0.8)),
)


def test_the_largest_first_and_the_rest_is_nobodys() -> None:
    graph = SceneGraph()
    graph.put("man")
    graph.put("puppy")
    made = linked(graph.data(), PEOPLE)
    assert [item.node for item in made.items] == [None, "man.1", "puppy.1", None]
    assert len({item.id for item in made.items}) == 4 and made.scene == graph.data()
    assert [i.box for i in made.items] == [i.box for i in PEOPLE.items]


def test_counts_and_sides_choose() -> None:
    graph = SceneGraph()
    graph.put("people", count="many")
    graph.put("woman", position=["right"])
    made = linked(graph.data(), PEOPLE)
    assert [item.node for item in made.items] == ["people.1", "people.1", None, "woman.1"]


def test_what_the_picture_lacks_stays_without_a_box() -> None:
    graph = SceneGraph()
    graph.put("dog", count=3)
    graph.put("sky", kind="stuff")
    made = linked(graph.data(), PEOPLE)
    assert [item.node for item in made.items] == [None, None, "dog.1", None]


def test_the_development_part_is_the_same_everywhere() -> None:
    assert [k for k in range(60) if held_out(f"coco-{k}")] == [12, 25, 44]
    assert 0.055 < sum(held_out(f"coco-{k}") for k in range(20_000)) / 20_000 < 0.07
