"""The edit functions by themselves: pure, exact, with locked items and company as they should be."""

from __future__ import annotations

import pytest

from layoutgen import edit
from layoutgen.engine import Engine
from layoutgen.errors import EditError
from layoutgen.geometry import PREDICATES, holds
from layoutgen.judging import relation_holds
from layoutgen.layout import Layout
from tests.edit.checks import kept
from tests.edit.scenes import park, room, street

PLACED = [name for name, p in PREDICATES.items() if p.family in ("direction", "depth", "support", "proximity")]
HARD = {"covering", "covered with", "across", "riding"}  # the sizes of dog and car do not allow them


@pytest.mark.parametrize("predicate", sorted(set(PLACED) - HARD))
def test_place_makes_it_hold_and_moves_nothing_else(predicate: str) -> None:
    before = street()
    after, told = edit.place(before, ["dog.1.1"], predicate, ["car.1.1"])
    assert told
    relation = next(
        r for r in after.scene.relations if (r.subject, r.predicate, r.object) == ("dog.1", predicate, "car.1")
    )
    assert relation_holds(after, relation)
    assert kept("dog.1.1")(before, after)
    assert min(after["dog.1.1"].box) >= 0 and max(after["dog.1.1"].box) <= 1
    assert before == street()


def test_relations_follow_and_are_told() -> None:
    after, told = edit.place(street(), ["dog.1.1"], "left of", ["car.1.1"])
    assert told == ("dog.1 is now left of car.1; no longer right of car.1",)
    stated = {(r.subject, r.predicate, r.object) for r in after.scene.relations}
    assert ("dog.1", "left of", "car.1") in stated and ("dog.1", "right of", "car.1") not in stated
    assert all(relation_holds(after, r) for r in after.scene.relations)
    up, told = edit.shift(room(), ["dog.1.1"], 0.0, -0.4)
    assert told == ("dog.1 moved 0.40 up", "dog.1 is no longer on rug.1")
    assert not any(r.subject == "dog.1" for r in up.scene.relations)


def test_company_comes_along_and_keeps_its_place() -> None:
    before = room()
    after = edit.shift(before, ["table.1.1"], -0.1, 0.05).layout
    for each in ("table.1.1", "cup.1.1", "vase.1.1", "flower.1.1"):
        old, new = before[each].box, after[each].box
        assert (new.x0 - old.x0, new.y0 - old.y0) == pytest.approx((-0.1, 0.05))
    larger = edit.scale(street(), ["man.1.1"], 1.2).layout
    assert larger["hat.1.1"].box.width == pytest.approx(0.05 * 1.2)
    assert larger["umbrella.1.1"].box.width == pytest.approx(0.12)
    assert holds("holding", larger["man.1.1"], larger["umbrella.1.1"])


def test_some_of_a_group_get_a_node_of_their_own() -> None:
    before = park()
    after = edit.place(before, ["duck.1.2"], "next to", ["box.1.1"]).layout
    assert after["duck.1.2"].node == "duck.2"
    counts = {thing.id: thing.count for thing in after.scene.objects}
    assert (counts["duck.1"], counts["duck.2"]) == (2, 1)
    assert all(relation_holds(after, r) for r in after.scene.relations)
    painted = edit.paint(before, ["duck.1.1", "duck.1.3"], ["yellow"]).layout
    assert {t.id: t.attributes for t in painted.scene.objects if t.label == "duck"} == {
        "duck.1": (),
        "duck.2": ("yellow",),
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda layout: edit.shift(layout, ["dog.1.1"], 0.1, 0.0),
        lambda layout: edit.scale(layout, ["dog.1.1"], 2),
        lambda layout: edit.remove(layout, ["dog.1.1"]),
        lambda layout: edit.paint(layout, ["dog.1.1"], ["blue"]),
        lambda layout: edit.place(layout, ["dog.1.1"], "left of", ["car.1.1"]),
        lambda layout: edit.swap(layout, ["dog.1.1"], ["cat.1.1"]),
        lambda layout: edit.relabel(layout, ["dog.1.1"], "cat"),
        lambda layout: edit.to_front(layout, ["dog.1.1"]),
        lambda layout: edit.flip(layout, ["dog.1.1"]),
    ],
)
def test_locked_items_stay(change) -> None:
    locked = edit.lock(street(), ["dog.1.1"]).layout
    with pytest.raises(EditError, match=r"dog\.1 is locked; unlock it first"):
        change(locked)
    assert change(edit.lock(locked, ["dog.1.1"], False).layout).layout != street()


def test_a_locked_landmark_stays_where_there_is_no_room() -> None:
    full = street().put("car.1.1", (0.0, 0.5, 0.9, 0.95))
    moved = edit.place(full, ["house.1.1"], "left of", ["car.1.1"]).layout
    assert holds("left of", moved["house.1.1"], moved["car.1.1"])
    with pytest.raises(EditError, match="there is no room"):
        edit.place(
            edit.lock(full.put("car.1.1", (0.0, 0.0, 1.0, 1.0)), ["car.1.1"]).layout,
            ["cat.1.1"],
            "left of",
            ["car.1.1"],
        )


def test_what_grows_stays_on_the_canvas() -> None:
    after, told = edit.scale(street(), ["house.1.1"], 9)
    assert min(after["house.1.1"].box) >= -1e-9 and max(after["house.1.1"].box) <= 1 + 1e-9
    assert "house.1 grew no further than the canvas allows" in told
    with pytest.raises(EditError, match="too small to be seen"):
        edit.scale(street(), ["house.1.1"], 0.001)


def test_swapped_things_take_over_what_the_other_was_to_third_things() -> None:
    after, told = edit.swap(street(), ["dog.1.1"], ["cat.1.1"])
    assert told[0] == "dog.1 and cat.1 have changed places"
    stated = {(r.subject, r.predicate, r.object) for r in after.scene.relations}
    assert ("cat.1", "right of", "car.1") in stated and ("dog.1", "right of", "car.1") not in stated


def test_swapped_things_keep_what_they_wear() -> None:
    before = street()
    before = before.put("dog.1.1", before["man.1.1"].box.shift(0.01, 0.0))  # where the hat would fit the dog as well
    after, _ = edit.swap(before, ["dog.1.1"], ["man.1.1"])
    stated = {(r.subject, r.predicate, r.object) for r in after.scene.relations}
    assert ("man.1", "wearing", "hat.1") in stated and ("dog.1", "wearing", "hat.1") not in stated


def test_removing_takes_clothes_along_and_relations_away() -> None:
    after, told = edit.remove(street(), ["man.1.1"])
    assert told == ("removed man.1 and hat.1",)
    assert {"man.1", "hat.1"}.isdisjoint(thing.id for thing in after.scene.objects)
    assert "umbrella.1.1" in {item.id for item in after.items}
    assert not any("man.1" in (r.subject, r.object) for r in after.scene.relations)


def test_copies_have_new_ids_and_are_counted() -> None:
    after, told = edit.duplicate(street(), ["tree.1.2"], 2)
    assert told == ("tree.1.2 is there 3 times now: tree.1.4, tree.1.5",)
    assert next(t.count for t in after.scene.objects if t.id == "tree.1") == 5
    assert edit.count(after, [i.id for i in after.of("tree.1")], 3).layout.of("tree.1") == street().of("tree.1")


def test_masks_and_keypoints_follow_or_are_drawn_anew(engine: Engine) -> None:
    before = engine.shape(street())
    moved = edit.shift(before, ["dog.1.1"], 0.1, 0.0).layout
    assert moved["dog.1.1"].mask and moved["dog.1.1"].mask != before["dog.1.1"].mask
    after, _ = engine.edit(before, "turn the cat into a rabbit; add a bench")
    assert all(item.mask is not None for item in after.items)
    assert after["dog.1.1"].mask == before["dog.1.1"].mask
    assert engine.edit(street(), "add a bench").layout["dog.1.1"].mask is None


def test_the_same_words_and_seed_give_the_same_layout(engine: Engine) -> None:
    words = "add two dogs next to the house; move the cat behind the car; put a ball on the car"
    assert engine.edit(street(), words, seed=3) == engine.edit(street(), words, seed=3)


def test_an_edit_of_nothing_is_one_sentence(engine: Engine) -> None:
    for words in ("", "   ", ";;", "move " * 2000):
        with pytest.raises(EditError):
            engine.edit(street(), words)
    with pytest.raises(EditError, match="it is empty"):
        engine.edit(Layout(), "delete the dog")
    assert [i.label for i in engine.edit(Layout(), "add a dog").layout.items] == ["dog"]
