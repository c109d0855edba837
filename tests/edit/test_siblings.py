"""What becomes of a pile of which some are taken, of a bunch to which some come, and of what lies on the ground."""

from __future__ import annotations

import pytest

from layoutgen.edit import remove
from layoutgen.edit.number import duplicate
from layoutgen.engine import Engine
from layoutgen.geometry import holds
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject


def _layout(boxes: dict[str, tuple[float, float, float, float]], *relations: tuple[str, str, str]) -> Layout:
    items = [
        Item(id=name, node=name.rpartition(".")[0], label=name.split(".")[0], attributes=(), box=Box(*box), z=z)
        for z, (name, box) in enumerate(boxes.items())
    ]
    nodes = dict.fromkeys(item.node or "" for item in items)
    things = tuple(
        SceneObject(id=n, label=n.split(".")[0], attributes=(), count=sum(i.node == n for i in items), kind="thing")
        for n in nodes
    )
    said = tuple(Relation(subject=a, predicate=p, object=b, words=p) for a, p, b in relations)
    scene = SceneData(objects=things, relations=said, background=("room",))
    return Layout(canvas=Canvas(width=512, height=512), background=("room",), items=tuple(items), scene=scene)


PILE = {
    "table.1.1": (0.1, 0.5, 0.9, 0.9),
    "melon.1.1": (0.2, 0.4, 0.35, 0.55), "melon.1.2": (0.35, 0.4, 0.5, 0.55), "melon.1.3": (0.275, 0.27, 0.425, 0.42),
}  # fmt: skip


def test_what_lay_on_what_is_gone_lies_where_that_lay() -> None:
    layout = _layout(PILE, ("melon.1", "on", "table.1"))
    after = remove(layout, ["melon.1.1", "melon.1.2"]).layout
    assert after["melon.1.3"].box.y1 == pytest.approx(0.55)
    assert after["melon.1.3"].box.cx == pytest.approx(layout["melon.1.3"].box.cx)


def test_what_still_lies_on_something_stays() -> None:
    after = remove(_layout(PILE, ("melon.1", "on", "table.1")), ["melon.1.1"]).layout
    assert after["melon.1.3"].box == Box(0.275, 0.27, 0.425, 0.42)


def test_those_who_only_stand_one_before_the_other_do_not_fall() -> None:
    after = remove(_layout(PILE), ["melon.1.1", "melon.1.2"]).layout
    assert after["melon.1.3"].box == Box(0.275, 0.27, 0.425, 0.42)


def test_a_copy_is_in_the_vase_as_well() -> None:
    boxes = {"vase.1.1": (0.4, 0.4, 0.55, 0.7), "tulip.1.1": (0.4, 0.2, 0.54, 0.45)}
    layout = _layout(boxes, ("tulip.1", "in", "vase.1"))
    after = duplicate(layout, ["tulip.1.1"], 2).layout
    new = [item for item in after.items if item.label == "tulip" and item.id != "tulip.1.1"]
    assert len(new) == 2
    assert all(holds("in", item, after["vase.1.1"], aspect=1.0) for item in new)


def test_a_book_goes_where_its_reader_goes_and_a_broom_where_its_rider_goes() -> None:
    engine = Engine()
    for text, order in (("a girl reading a book", "book.1.1"), ("a witch riding a broom", "broom.1.1")):
        layout = engine.layout(engine.parse(text), seed=2)
        who = next(item for item in layout.items if item.id != order)
        after = engine.edit(layout, f"move the {who.label} 10 px to the left").layout
        assert after[order].box.x0 - layout[order].box.x0 == pytest.approx(after[who.id].box.x0 - who.box.x0)


def test_what_is_far_away_comes_behind_what_is_there() -> None:
    engine = Engine()
    layout = engine.layout(engine.parse("a man and a woman on the moon"), seed=1)
    after = engine.edit(layout, "add a planet").layout
    people = [item for item in after.items if item.label in ("man", "woman")]
    planet = after["planet.1.1"]
    assert all(planet.z < who.z or planet.box.x0 >= who.box.x1 or planet.box.x1 <= who.box.x0 for who in people)


def test_new_things_that_stand_do_not_hang_in_the_air() -> None:
    engine = Engine()
    layout = engine.layout(engine.parse("three children playing football in a park"), seed=1)
    after = engine.edit(layout, "add a goal on the right").layout
    assert after["goal.1.1"].box.y1 > 0.5
