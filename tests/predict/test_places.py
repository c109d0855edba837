"""Things go where they belong: houses far off, signs at the curb, trains on rails, kites in the air."""

from __future__ import annotations

import pytest
from layout_scenes import pair

from layoutgen.geometry import check
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.setting import backdrop
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(5)


def placed(predicate: str, a: str, b: str, place: str = "", words: str = "", count: int = 1) -> SceneGraph:
    """a in some relation to b; with a place that both are in the picture of, b is stuff when it is that place."""
    scene = SceneGraph()
    one = scene.put(a, count=count)
    two = scene.put(b, kind="stuff" if place and b != "car" else "thing")
    scene.relate(one, predicate, two, words or predicate)
    if place:
        scene.graph["background"] = (place,)
    return scene


def box(layout: Layout, name: str) -> tuple[float, float, float, float]:
    return tuple(layout[f"{name}.1.1"].box)  # type: ignore[return-value]


@pytest.mark.parametrize("house", ["building", "house", "church"])
def test_houses_stand_at_the_far_end_and_others_before_them(house: str) -> None:
    for seed in SEEDS:
        layout = prior(pair("horse", "in front of", house, 4), seed=seed)
        assert check(layout) == []
        far = layout[f"{house}.1.1"]
        assert all(far.z < item.z and far.box.y1 < item.box.y1 for item in layout.of("horse.1"))
        assert far.box.height > max(item.box.height for item in layout.of("horse.1"))


def test_groups_and_single_things_keep_their_proportions() -> None:
    for seed in SEEDS:
        layout = prior(pair("zebra", "near", "car", 6), seed=seed)
        assert check(layout) == []
        assert box(layout, "car")[2] - box(layout, "car")[0] < 2.6 * layout.of("zebra.1")[0].box.width


def test_signs_stand_at_the_curb_of_a_street_and_cars_on_its_road() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("street",)
    scene.put("stop sign"), scene.put("car"), scene.put("street", kind="stuff")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert box(layout, "stop sign")[3] <= 0.62
        assert box(layout, "car")[3] >= 0.62


def test_trains_run_between_the_rails_and_aeroplanes_on_the_runway() -> None:
    for seed in SEEDS:
        layout = prior(placed("along", "train", "tracks", "railway"), seed=seed)
        rails = box(layout, "tracks")
        assert rails[1] + 0.4 * (rails[3] - rails[1]) <= box(layout, "train")[3] <= rails[3]
        layout = prior(placed("along", "airplane", "runway", "airport", "moving down"), seed=seed)
        assert box(layout, "airplane")[3] >= box(layout, "runway")[1] + 0.05


def test_kites_in_a_park_are_in_the_air() -> None:
    for seed in SEEDS:
        layout = prior(placed("in", "kite", "park", "park", count=4), seed=seed)
        assert check(layout) == []
        assert all(item.box.y1 <= 0.5 for item in layout.of("kite.1"))


def test_small_things_of_a_kitchen_stand_on_its_counter() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("kitchen",)
    scene.put("microwave"), scene.put("refrigerator"), scene.put("kitchen", kind="stuff")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert box(layout, "microwave")[3] <= 0.52
        assert box(layout, "refrigerator")[3] >= 0.7


def test_a_window_stays_on_the_wall_and_a_cat_sits_on_its_sill() -> None:
    for seed in SEEDS:
        layout = prior(pair("cat", "in front of", "window"), seed=seed)
        assert check(layout) == []
        assert box(layout, "cat")[3] == pytest.approx(box(layout, "window")[3], abs=0.02)
        bed = prior(pair("bed", "under", "window"), seed=seed)
        assert check(bed) == []
        assert box(bed, "window")[3] <= 0.62


def test_who_works_on_a_desk_sits_behind_it_with_the_face_free() -> None:
    scene = pair("woman", "at", "desk")
    scene.relate(scene.put("monitor"), "on", "desk.1")
    scene.relate(scene.put("lamp"), "on", "desk.1")
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        x0, y0, x1, y1 = box(layout, "woman")
        middle, chin = (x0 + x1) / 2, y0 + 0.3 * (y1 - y0)
        for name in ("monitor", "lamp"):
            left, top, right, _ = box(layout, name)
            assert not (left < middle < right and top < chin)
    layout = prior(placed("on", "man", "desk", words="working on"), seed=1)
    assert check(layout) == []
    assert layout["man.1.1"].z < layout["desk.1.1"].z


def test_what_is_held_out_is_on_the_side_of_its_receiver() -> None:
    scene = pair("woman", "feeding", "horse")
    scene.relate("woman.1", "holding", scene.put("banana"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        woman, banana, horse = (layout[f"{name}.1.1"].box.cx for name in ("woman", "banana", "horse"))
        assert (banana - woman) * (horse - woman) > 0


def test_everybody_at_a_table_has_a_plate_before_him() -> None:
    scene = pair("person", "at", "table", 3)
    scene.relate(scene.put("plate", count="many"), "on", "table.1")
    layout = prior(scene, seed=2)
    assert check(layout) == []
    people, plates = (sorted(item.box.cx for item in layout.of(name)) for name in ("person.1", "plate.1"))
    assert len(plates) == 3
    assert all(abs(a - b) < 0.15 for a, b in zip(people, plates, strict=True))


def test_who_is_in_bed_lies_or_sits_there() -> None:
    assert prior(placed("in", "man", "bed"), seed=0)["man.1.1"].pose == "lying"
    scene = placed("in", "man", "bed")
    scene.relate("man.1", "reading", scene.put("book"))
    layout = prior(scene, seed=0)
    assert layout["man.1.1"].pose == "sitting_ground"
    assert layout["man.1.1"].box.width <= layout["bed.1.1"].box.width


def test_a_zebra_before_a_wall_is_in_the_open_a_cat_is_not() -> None:
    for animal, word in (("zebra", "savanna"), ("cat", None)):
        scene = SceneGraph()
        scene.relate(scene.put(animal), "in front of", scene.put("wall", kind="stuff"))
        assert prior(scene, seed=0).background == ((word,) if word else ())


def test_a_truck_before_a_store_is_in_the_street() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("truck"), "in front of", scene.put("store", kind="stuff"))
    layout = prior(scene, seed=0)
    assert check(layout) == []
    assert layout.background == ("street",)
    assert layout["store.1.1"].z >= 0


def test_who_skis_down_a_hill_does_so_on_snow() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("person"), "along", scene.put("hill", kind="stuff"), "skiing down")
    scene.graph["background"] = ("hill",)
    assert backdrop(scene.data())[0] == "ski slope"


def test_a_clock_behind_somebody_hangs_on_a_wall() -> None:
    scene = SceneGraph()
    scene.put("person")
    scene.put("clock", position=("background",))
    assert backdrop(scene.data()) == ("room",)
