"""`satisfy` repairs what a bad predictor made, keeps what is locked, and names what contradicts itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from layout_scenes import DIRECTIONS, PAIRS, SPATIAL, bad_layout, chain, chains, pair

from layoutgen.geometry import PREDICATES, check
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.predict.conflicts import consistent
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.satisfy import satisfy
from layoutgen.scene import Absent, SceneGraph


def test_random_boxes_of_every_relation_are_repaired() -> None:
    for number, predicate in enumerate(PREDICATES):
        for seed, (a, b) in enumerate(PAIRS):
            scene = pair(a, predicate, b, 1 + (number + seed) % 2)
            if seed + number == 0:
                continue
            layout = satisfy(bad_layout(scene, 100 * number + seed), scene, seed=seed)
            assert check(layout) == [], f"{a} {predicate} {b}"


def test_random_boxes_of_chains_are_repaired() -> None:
    for canvas in (Canvas(), Canvas(width=1024, height=512)):
        made = [check(satisfy(bad_layout(s, n, canvas), s, seed=n)) for n, s in chains(100, SPATIAL)]
        assert sum(map(bool, made)) <= 1, made


def test_a_right_layout_is_left_alone() -> None:
    layout = PriorPredictor()(chain(1, DIRECTIONS), seed=1)
    assert satisfy(layout).items == layout.items
    again = satisfy(satisfy(bad_layout(layout.graph, 4), seed=4), seed=5)
    assert check(again) == []


def test_right_parts_of_a_wrong_layout_stay_near() -> None:
    scene = pair("dog", "left of", "car")
    items = [("dog", Box(0.1, 0.6, 0.35, 0.82)), ("car", Box(0.3, 0.55, 0.8, 0.8))]
    layout = Layout(
        scene=scene.data(), items=tuple(Item(id=f"{n}.1.1", node=f"{n}.1", label=n, box=box) for n, box in items)
    )
    repaired = satisfy(layout, seed=1)
    assert check(repaired) == []
    assert all(abs(repaired[f"{n}.1.1"].box.cy - box.cy) < 0.15 for n, box in items)


def test_locked_items_are_untouched_and_conflicts_among_them_are_told() -> None:
    scene = pair("dog", "left of", "cat")
    locked = [
        Item(id=f"{n}.1.1", node=f"{n}.1", label=n, box=box, locked=True)
        for n, box in (("dog", Box(0.6, 0.5, 0.8, 0.8)), ("cat", Box(0.1, 0.5, 0.3, 0.8)))
    ]
    layout = satisfy(Layout(scene=scene.data(), items=tuple(locked)), seed=0)
    assert list(layout.items) == locked
    assert "not met: not dog.1 left of cat.1" in layout.provenance[-1].notes


def test_what_the_text_rules_out_goes_and_other_things_stay() -> None:
    scene = pair("dog", "left of", "car")
    scene.graph["absent"] = (Absent(label="cat"),)
    layout = PriorPredictor()(scene, seed=0).add("cat", Box(0.4, 0.1, 0.5, 0.2)).add("lamp", Box(0.02, 0.05, 0.1, 0.3))
    repaired = satisfy(layout, seed=0)
    assert check(repaired) == []
    assert {item.label for item in repaired.items} == {"dog", "car", "lamp"}


def test_contradictions_are_named_and_the_first_statement_holds() -> None:
    scene = SceneGraph()
    dog, cat, car = scene.put("dog"), scene.put("cat"), scene.put("car")
    scene.relate(dog, "left of", cat)
    scene.relate(cat, "left of", car)
    scene.relate(car, "left of", dog)
    layout = satisfy(PriorPredictor()(scene, seed=1))
    note = layout.provenance[-1].notes[0]
    assert note.startswith("contradiction:")
    for said in ("dog.1 left of cat.1", "cat.1 left of car.1", "car.1 left of dog.1"):
        assert said in note
    assert check(layout) == ["not car.1 left of dog.1"]


def test_two_statements_about_one_pair_that_exclude_each_other() -> None:
    for first, second in (("in", "next to"), ("on", "left of"), ("far from", "near"), ("above", "below")):
        scene = pair("cup", first, "bowl")
        scene.relate("cup.1", second, "bowl.1")
        kept, notes = consistent(scene.relations)
        assert [r.predicate for r in kept] == [first]
        assert len(notes) == 1
        assert f"cup.1 {second} bowl.1" in notes[0]


statements = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(sorted(PREDICATES)), st.integers(0, 3)), min_size=1, max_size=7
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(statements, st.integers(0, 3))
def test_any_set_of_statements_gives_a_layout_with_all_things_on_the_canvas(
    said: list[tuple[int, str, int]], seed: int
) -> None:
    scene = SceneGraph()
    ids = [scene.put(name) for name in ("dog", "table", "person", "vase")]
    for a, predicate, b in said:
        scene.relate(ids[a], predicate, ids[b])
    layout = satisfy(PriorPredictor()(scene, seed=seed), seed=seed)
    assert len(layout.items) == 4
    assert all(
        item.box.x0 >= -0.03 and item.box.x1 <= 1.03 and item.box.y0 >= -0.03 and item.box.y1 <= 1.03
        for item in layout.items
    )
    broken = check(layout)
    notes = " ".join(layout.provenance[-1].notes) + " ".join(layout.provenance[0].notes)
    assert all(statement.removeprefix("not ") in notes for statement in broken)
