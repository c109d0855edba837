"""`satisfy` changes no more of a layout than it has to."""

from __future__ import annotations

import pytest

from layoutgen.checks import check, faults
from layoutgen.layout import Box, Item, Layout
from layoutgen.predict.mend import mended
from layoutgen.predict.satisfy import satisfy
from layoutgen.scene import SceneData, SceneGraph


def scene(*nodes: tuple[str, object], relations: tuple[tuple[str, str, str], ...] = ()) -> SceneData:
    graph = SceneGraph()
    for label, count in nodes:
        graph.put(label, count=count)
    for subject, predicate, target in relations:
        graph.relate(subject, predicate, target)
    return graph.data()


def item(name: str, box: tuple[float, float, float, float], z: int = 0, **more: object) -> Item:
    node = name.rpartition(".")[0]
    return Item(id=name, node=node, label=node.partition(".")[0], box=Box(*box), z=z, **more)


DOGS = scene(("dog", 1), ("car", 1), ("tree", 1), relations=(("dog.1", "left of", "car.1"),))
WRONG = Layout(
    scene=DOGS,
    items=(
        item("dog.1.1", (0.8, 0.6, 0.96, 0.76), 2),
        item("car.1.1", (0.35, 0.5, 0.75, 0.75), 1),
        item("tree.1.1", (0.75, 0.05, 0.9, 0.6)),
    ),
)


def test_what_is_not_concerned_stays() -> None:
    fixed = mended(WRONG, DOGS, 0)
    assert fixed is not None and check(fixed) == []
    assert fixed["tree.1.1"].box == WRONG["tree.1.1"].box
    assert fixed["car.1.1"].box == WRONG["car.1.1"].box, "the first end moves, the other stays"
    assert fixed["dog.1.1"].box != WRONG["dog.1.1"].box


def test_a_locked_end_stays_and_the_other_comes() -> None:
    locked = WRONG.put("dog.1.1", (0.4, 0.7, 0.55, 0.85)).put("car.1.1", (0.0, 0.5, 0.35, 0.75)).lock("dog.1.1")
    fixed = satisfy(locked, seed=1)
    assert check(fixed) == [] and fixed["dog.1.1"] == locked["dog.1.1"]


def test_what_is_hidden_comes_to_the_front() -> None:
    data = scene(("dog", 1), ("bus", 1))
    hidden = Layout(
        scene=data, items=(item("dog.1.1", (0.4, 0.5, 0.6, 0.7), 0), item("bus.1.1", (0.1, 0.1, 0.9, 0.9), 5))
    )
    assert [fault.item for fault in faults(hidden)] == ["dog.1.1"]
    fixed = mended(hidden, data, 0)
    assert fixed is not None and check(fixed) == []
    assert [i.box for i in fixed.items] == [i.box for i in hidden.items]
    assert fixed["dog.1.1"].z > fixed["bus.1.1"].z


@pytest.mark.parametrize(("count", "left"), [("many", 2), (3, 3)])
def test_hidden_ones_of_some_go_and_counted_ones_move(count: object, left: int) -> None:
    data = scene(("dog", count))
    same = (0.3, 0.3, 0.6, 0.6)
    crowd = Layout(
        scene=data,
        items=(item("dog.1.1", same, 0), item("dog.1.2", same, 1), item("dog.1.3", (0.65, 0.3, 0.95, 0.6), 2)),
    )
    fixed = satisfy(crowd, seed=0)
    assert check(fixed) == [] and len(fixed.items) == left
    assert fixed["dog.1.3"].box == crowd["dog.1.3"].box


def test_what_nobody_mentions_goes_rather_than_stay_hidden() -> None:
    data = scene(("bus", 1))
    strange = Item(id="cup.1.1", label="cup", box=Box(0.4, 0.4, 0.45, 0.45), z=0)
    layout = Layout(scene=data, items=(item("bus.1.1", (0.1, 0.1, 0.9, 0.9), 1), strange))
    fixed = satisfy(layout, seed=0)
    assert check(fixed) == [] and fixed["bus.1.1"].box == layout["bus.1.1"].box


def test_more_than_a_mend_is_left_to_a_new_arrangement() -> None:
    data = scene(("dog", 2))
    both = Layout(scene=data, items=tuple(item(f"dog.1.{k}", (0.0, 0.0, 1.0, 1.0), k, locked=True) for k in (1, 2)))
    assert mended(both, data, 0) is None
