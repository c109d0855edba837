"""How things are used decides where they are: boards under feet, covers over sleepers, stickers on faces of signs."""

from __future__ import annotations

import pytest
from layout_scenes import pair

from layoutgen.company import likewise
from layoutgen.geometry import check
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()
SEEDS = range(4)


def scene_of(*facts: tuple[str, str, str, str], **counts: int | str) -> SceneGraph:
    """Things named in (subject, predicate, object, words), each once unless counted."""
    scene = SceneGraph()
    known: dict[str, str] = {}
    for a, predicate, b, words in facts:
        for name in (a, b):
            known.setdefault(name, "") or known.update({name: scene.put(name, count=counts.get(name, 1))})
        scene.relate(known[a], predicate, known[b], words)
    return scene


@pytest.mark.parametrize("cover", ["blanket", "sheet"])
def test_who_is_under_a_blanket_is_covered_by_it(cover: str) -> None:
    for seed in SEEDS:
        layout = prior(pair("cat", "under", cover), seed=seed)
        assert check(layout) == []
        cat, over = layout["cat.1.1"], layout[f"{cover}.1.1"]
        assert over.z > cat.z
        assert cat.box.y0 < over.box.y0 < cat.box.y1


def test_stickers_are_within_the_face_of_a_sign() -> None:
    for seed in SEEDS:
        layout = prior(scene_of(("sticker", "on", "stop sign", "on"), sticker=6), seed=seed)
        sign = layout["stop sign.1.1"].box
        for item in layout.of("sticker.1"):
            assert sign.y0 < item.box.y0 and item.box.y1 < sign.y0 + 1.1 * sign.width
            assert sign.x0 < item.box.x0 and item.box.x1 < sign.x1


def test_what_is_eaten_out_of_a_box_is_on_the_table_with_it() -> None:
    scene = scene_of(
        ("girl", "at", "table", "sitting at"), ("girl", "eating", "pizza", "eating"), ("pizza", "in", "box", "out of"),
        girl=3,
    )  # fmt: skip
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        table, box = layout["table.1.1"].box, layout["box.1.1"].box
        assert table.y0 <= box.y1 <= table.cy and table.x0 <= box.cx <= table.x1


def test_a_kite_is_in_the_air_whatever_is_done_to_it() -> None:
    for predicate in ("throwing", "flying", "interacting with"):
        for seed in SEEDS:
            layout = prior(pair("boy", predicate, "kite"), seed=seed)
            assert layout["kite.1.1"].box.cy < layout["boy.1.1"].box.cy


def test_who_is_on_a_bicycle_rides_it_with_a_phone_in_hand() -> None:
    scene = scene_of(("woman", "on", "bicycle", "on"), ("woman", "using", "cell phone", "talking on"))
    for seed in SEEDS:
        layout = prior(scene, seed=seed)
        assert check(layout) == []
        assert layout["woman.1.1"].pose == "riding_bike"
        assert layout["woman.1.1"].box.y1 > layout["bicycle.1.1"].box.y0 + 0.4 * layout["bicycle.1.1"].box.height


def test_who_skateboards_on_a_bench_stands_on_it() -> None:
    layout = prior(scene_of(("man", "on", "bench", "skateboarding on")), seed=1)
    assert layout["man.1.1"].pose == "skateboarding"


def test_a_fallen_trunk_lies() -> None:
    scene = SceneGraph()
    scene.put("tree trunk", attributes=("fallen",))
    box = prior(scene, seed=0)["tree trunk.1.1"].box
    assert box.width > box.height


def test_candles_of_a_cake_are_thin_and_on_it() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("candle", count=5), "on", scene.put("birthday cake"), "with")
    layout = PriorPredictor()(scene, seed=0)
    cake, candles = layout["birthday cake.1.1"].box, [item.box for item in layout.of("candle.1")]
    assert check(layout) == []
    assert all(
        c.width < 0.12 * cake.width and cake.x0 + 0.1 * cake.width < c.cx < cake.x1 - 0.1 * cake.width for c in candles
    )
    assert likewise("candle", "candle.1", scene.data()) == "birthday candle"
    assert likewise("birthday cake", "birthday cake.1", scene.data()) == "plain cake"


def test_a_candle_by_itself_and_a_cake_without_any_are_as_they_are() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("candle"), "next to", scene.put("cake"), "next to")
    assert likewise("candle", "candle.1", scene.data()) is likewise("cake", "cake.1", scene.data()) is None


@pytest.mark.parametrize(("predicate", "target", "drawn"), [("behind", "fence", "street clock"), ("on", "tree", None)])
def test_a_clock_out_of_doors_is_on_a_post_unless_it_is_on_something(predicate: str, target: str, drawn: str) -> None:
    assert likewise("clock", "clock.1", pair("clock", predicate, target).data()) == drawn


def test_what_somebody_at_a_table_is_in_front_of_is_on_the_table() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman"), "at", scene.put("table"), "sitting at")
    scene.relate("woman.1", "in front of", scene.put("pizza"), "in front of")
    layout = PriorPredictor()(scene, seed=0)
    pizza, table = layout["pizza.1.1"], layout["table.1.1"]
    assert check(layout) == [] and pizza.z > table.z
    assert table.box.x0 < pizza.box.cx < table.box.x1 and abs(pizza.box.y1 - table.box.y0) < 0.15


def test_a_refrigerator_whose_door_is_open_is_an_open_one() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("fridge"), "has", scene.put("door", attributes=("open",)), "with")
    assert likewise("fridge", "fridge.1", scene.data()) == "open refrigerator"


def test_who_uses_a_laptop_on_a_desk_sits_at_the_desk() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("man"), "using", scene.put("laptop"), "uses")
    scene.relate("laptop.1", "on", scene.put("desk"), "on")
    layout = PriorPredictor()(scene, seed=0)
    desk, laptop = layout["desk.1.1"].box, layout["laptop.1.1"].box
    assert check(layout) == [] and desk.x0 < laptop.cx < desk.x1 and laptop.y1 < desk.cy
    assert layout["man.1.1"].z < layout["desk.1.1"].z


def test_a_herd_in_the_background_stands_on_the_ground() -> None:
    scene = SceneGraph()
    scene.put("man")
    scene.put("giraffe", count=6, position=("background",))
    for seed in range(3):
        layout = PriorPredictor()(scene, seed=seed)
        assert min(item.box.y1 for item in layout.of("giraffe.1")) > 0.45


def test_a_window_that_others_are_at_is_on_the_building() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("cat"), "near", scene.put("window"), "near")
    house = scene.put("apartment building")
    layout = PriorPredictor()(scene, seed=0)
    window, wall = layout["window.1.1"].box, layout[f"{house}.1"].box
    assert wall.x0 <= window.x0 and window.x1 <= wall.x1 and wall.y0 <= window.y0 and window.y1 <= wall.y1


@pytest.mark.parametrize(
    ("who", "words", "what", "pose"),
    [
        ("man", "patting", "kitten", "bending"),
        ("woman", "petting", "cow", "pointing"),
        ("woman", "petting", "sheep", "pointing"),
        ("man", "reaching for", "cupcake", "offering"),
        ("man", "reaching up for", "mug", "reaching_up"),
    ],
)
def test_who_touches_what_is_low_stoops_to_it(who: str, words: str, what: str, pose: str) -> None:
    layout = prior(scene_of((who, "touching", what, words)))
    assert next(item.pose for item in layout.items if item.label == who) == pose
