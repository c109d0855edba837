"""Which nouns are of a COCO class, and which are only like one."""

from __future__ import annotations

import pytest

from layoutgen.evaluation.classes import _KINDS, class_of, things
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneGraph
from layoutgen.vocab import COCO_80, lookup

BOX = Box(0.1, 0.1, 0.4, 0.4)


def test_every_class_is_its_own() -> None:
    assert [class_of(name) for name in COCO_80] == list(COCO_80)


def test_every_kind_is_a_noun_of_the_table_with_a_class() -> None:
    known = {name: lookup(name) for name in sorted(_KINDS)}
    assert [name for name, noun in known.items() if noun is None or noun.name != name or noun.coco is None] == []


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("sofa", "couch"),
        ("puppies", "dog"),
        ("city tour bus", "bus"),
        ("surfer", "person"),
        ("crowd of people", "person"),
        ("slice of pizza", "pizza"),
        ("mattress", "bed"),
        ("laptop keyboards", "laptop"),
        ("toy horse", "horse"),
        ("dog bed", None),
        ("lion", None),
        ("plate", None),
        ("desk", None),
        ("banana slice", None),
        ("grommet", None),
    ],
)
def test_what_a_noun_means(label: str, name: str | None) -> None:
    assert class_of(label) == name


def test_a_word_is_read_in_its_scene() -> None:
    scene = SceneGraph(text="a baseball player with a bat")
    player, bat = scene.put("baseball player"), scene.put("bat")
    scene.relate(player, "holding", bat)
    items = (
        Item(id="baseball player.1.1", node=player, label="baseball player", box=BOX),
        Item(id="bat.1.1", node=bat, label="bat", box=BOX),
        Item(id="dining table.1.1", label="dining table", box=BOX),
    )
    found = things(Layout(items=items, scene=scene.data()))
    assert found == [("person", BOX), ("baseball bat", BOX), ("dining table", BOX)]


def test_regions_are_of_no_class() -> None:
    scene = SceneGraph(text="a table of water")
    node = scene.put("table", kind="stuff")
    assert things(Layout(items=(Item(id="table.1.1", node=node, label="table", box=BOX),), scene=scene.data())) == []


def test_a_clock_of_the_street_is_a_clock() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("bench"), "right of", scene.put("clock"))
    items = (Item(id="clock.1.1", node="clock.1", label="clock", box=BOX),)
    assert things(Layout(items=items, scene=scene.data())) == [("clock", BOX)]
