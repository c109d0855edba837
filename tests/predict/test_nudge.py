"""What is a little wrong moves a little."""

from __future__ import annotations

from layoutgen.checks import check, faults
from layoutgen.layout import Box, Item, Layout
from layoutgen.predict.mend import mended
from layoutgen.predict.nudge import nudged
from layoutgen.scene import SceneData, SceneGraph


def scene(*labels: str, relation: str = "") -> SceneData:
    graph = SceneGraph()
    names = [graph.put(label) for label in labels]
    if relation:
        graph.relate(names[0], relation, names[1])
    return graph.data()


def layout(data: SceneData, *boxes: tuple[float, float, float, float]) -> Layout:
    items = (
        Item(id=f"{t.id}.1", node=t.id, label=t.label, box=Box(*box))
        for t, box in zip(data.objects, boxes, strict=True)
    )
    return Layout(scene=data, items=tuple(items))


def far(before: Layout, after: Layout, name: str) -> float:
    return max(abs(a - b) for a, b in zip(before[name].box, after[name].box, strict=True))


def test_a_thing_slides_out_from_behind_another() -> None:
    data = scene("dog", "car")
    hidden = layout(data, (0.4, 0.5, 0.6, 0.7), (0.48, 0.45, 0.9, 0.75))
    assert [fault.item for fault in faults(hidden)] == ["dog.1.1"]
    fixed = nudged(hidden, data)
    assert check(fixed) == []
    assert 0 < max(far(hidden, fixed, name) for name in ("dog.1.1", "car.1.1")) < 0.15


def test_a_broken_relation_is_mended_by_a_short_step() -> None:
    data = scene("dog", "car", relation="left of")
    askew = layout(data, (0.43, 0.5, 0.63, 0.7), (0.5, 0.5, 0.9, 0.75))
    assert check(askew)
    fixed = nudged(askew, data)
    assert check(fixed) == []
    assert far(askew, fixed, "dog.1.1") + far(askew, fixed, "car.1.1") < 0.2


def test_locked_things_and_things_on_walls_stay() -> None:
    data = scene("dog", "car", relation="left of")
    askew = layout(data, (0.43, 0.5, 0.63, 0.7), (0.5, 0.5, 0.9, 0.75)).lock("dog.1.1")
    assert nudged(askew, data)["dog.1.1"] == askew["dog.1.1"]
    data = scene("window", "cat", relation="left of")
    wrong = layout(data, (0.3, 0.1, 0.6, 0.4), (0.3, 0.15, 0.5, 0.4))
    assert nudged(wrong, data)["window.1.1"].box == wrong["window.1.1"].box


def test_depths_are_exchanged_before_anything_moves() -> None:
    data = scene("dog", "car", relation="in front of")
    wrong = layout(data, (0.4, 0.6, 0.6, 0.8), (0.3, 0.5, 0.7, 0.75))
    wrong = wrong.with_items(item.model_copy(update={"z": item.node == "car.1"}) for item in wrong.items)
    fixed = nudged(wrong, data)
    assert check(wrong) and not check(fixed)
    assert far(wrong, fixed, "dog.1.1") == far(wrong, fixed, "car.1.1") == 0


def test_what_no_step_mends_goes_no_further_than_it_must() -> None:
    data = scene("dog", "car", relation="left of")
    wrong = layout(data, (0.75, 0.6, 0.95, 0.8), (0.05, 0.5, 0.45, 0.75))
    assert check(nudged(wrong, data))
    fixed = mended(wrong, data, 0)
    assert fixed is None or check(fixed) == []


def test_a_thing_that_is_in_the_way_shrinks_where_that_changes_less_than_a_long_way() -> None:
    data = scene("dog", "car")
    hidden = layout(data, (0.3, 0.3, 0.7, 0.7), (0.31, 0.3, 0.71, 0.7))
    hidden = hidden.with_items(item.model_copy(update={"z": k}) for k, item in enumerate(hidden.items))
    assert check(hidden)
    fixed = nudged(hidden, data)
    assert check(fixed) == []
    assert min(item.box.width for item in fixed.items) < 0.35
    assert max(far(hidden, fixed, name) for name in ("dog.1.1", "car.1.1")) < 0.2
