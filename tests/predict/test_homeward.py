"""After a repair everything is as near to its old place as the truth allows."""

from __future__ import annotations

from layoutgen.checks import check
from layoutgen.layout import Box, Item, Layout
from layoutgen.predict.homeward import homeward
from layoutgen.scene import SceneData, SceneGraph

Sides = tuple[float, float, float, float]


def scene(first: str, predicate: str, second: str) -> SceneData:
    graph = SceneGraph()
    graph.relate(graph.put(first), predicate, graph.put(second))
    return graph.data()


def layout(data: SceneData, *boxes: Sides) -> Layout:
    things = zip(data.objects, boxes, strict=True)
    return Layout(
        scene=data,
        items=tuple(
            Item(id=f"{t.id}.1", node=t.id, label=t.label, box=Box(*box), z=k) for k, (t, box) in enumerate(things)
        ),
    )


SHEEP = scene("sheep", "left of", "truck")
WRONG = layout(SHEEP, (0.7, 0.6, 0.9, 0.8), (0.3, 0.4, 0.6, 0.8))
MADE = layout(SHEEP, (0.05, 0.3, 0.15, 0.4), (0.6, 0.1, 0.9, 0.5))


def test_each_goes_home_as_far_as_the_text_allows() -> None:
    assert check(WRONG) and not check(MADE)
    back = homeward(WRONG, MADE, SHEEP)
    assert check(back) == []
    for name in ("sheep.1.1", "truck.1.1"):
        home = WRONG[name].box
        assert abs(back[name].box.cx - home.cx) < 0.7 * abs(MADE[name].box.cx - home.cx)
        assert abs(back[name].box.cy - home.cy) < 0.7 * abs(MADE[name].box.cy - home.cy)


def test_who_need_not_have_moved_is_at_home() -> None:
    before = layout(SHEEP, (0.5, 0.6, 0.7, 0.8), (0.55, 0.4, 0.95, 0.8))
    after = layout(SHEEP, (0.1, 0.3, 0.3, 0.5), (0.5, 0.1, 0.9, 0.5))
    back = homeward(before, after, SHEEP)
    assert check(before) and check(back) == []
    assert back["truck.1.1"].box == before["truck.1.1"].box


def test_what_is_locked_and_what_is_a_region_stay() -> None:
    locked = homeward(WRONG, MADE.lock("truck.1.1"), SHEEP)
    assert locked["truck.1.1"].box == MADE["truck.1.1"].box
    region = MADE.with_items(i.model_copy(update={"z": -1}) if i.node == "truck.1" else i for i in MADE.items)
    assert homeward(WRONG, region, SHEEP)["truck.1.1"].box == MADE["truck.1.1"].box


def test_a_hat_goes_home_on_the_head() -> None:
    data = scene("man", "wearing", "hat")
    before = layout(data, (0.1, 0.2, 0.3, 0.9), (0.8, 0.8, 0.9, 0.85))
    after = layout(data, (0.6, 0.2, 0.8, 0.9), (0.66, 0.2, 0.74, 0.26))
    assert check(before) and not check(after)
    back = homeward(before, after, data)
    assert check(back) == [] and back["man.1.1"].box == before["man.1.1"].box
    assert back["hat.1.1"].box == Box(0.16, 0.2, 0.24, 0.26)


def test_a_rider_goes_home_on_the_horse_though_his_own_box_is_elsewhere() -> None:
    data = scene("woman", "riding", "horse")
    before = layout(data, (0.8, 0.05, 0.9, 0.3), (0.1, 0.5, 0.5, 0.9))
    after = layout(data, (0.62, 0.2, 0.72, 0.6), (0.5, 0.4, 0.9, 0.8))
    assert check(before) and not check(after)
    back = homeward(before, after, data)
    assert check(back) == [] and back["horse.1.1"].box == before["horse.1.1"].box


def test_a_group_with_new_members_stays_of_one_size() -> None:
    graph = SceneGraph()
    graph.put("cup", count=3)
    data = graph.data()
    made = tuple(
        Item(id=f"cup.1.{k}", node="cup.1", label="cup", box=Box(0.2 * k, 0.5, 0.2 * k + 0.1, 0.6), z=k)
        for k in (1, 2, 3)
    )
    after = Layout(scene=data, items=made)
    before = Layout(scene=data, items=(made[0].model_copy(update={"box": Box(0.1, 0.1, 0.25, 0.4)}),))
    assert homeward(before, after, data) == after
    assert homeward(after.with_items([before.items[0], *made[1:]]), after, data)["cup.1.1"].box == before.items[0].box
