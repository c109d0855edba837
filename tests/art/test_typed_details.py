"""Details that newcomers ask for: counted eyes and tiers, words on shirts, likenesses in mirrors, stacks."""

from __future__ import annotations

import itertools

import pytest

from layoutgen.art.cast import cast
from layoutgen.art.compose import scene_svg
from layoutgen.art.place import frame
from layoutgen.art.stage import stage
from layoutgen.art.windows import enough
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def _drawn(layout: Layout, label: str) -> str:
    for item, part in zip(layout.items, cast(layout, seed=0).parts, strict=True):
        if item.label == label and part.drawing is not None:
            return part.drawing.svg
    raise AssertionError(label)


@pytest.mark.parametrize("number", [1, 4, 5])
def test_a_monster_has_as_many_eyes_as_the_text_says(number: int) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("monster"), "has", scene.put("eye", count=number), "with")
    assert _drawn(predict(scene), "monster").count('fill="#F5F8FA"/><circle') == number


def test_a_robot_of_which_it_is_said_has_one_eye() -> None:
    scene, plain = SceneGraph(), SceneGraph()
    scene.put("robot", attributes=("one-eyed",))
    plain.put("robot")
    assert _drawn(predict(scene), "robot").count("#F5F8FA") == 1
    assert "#F5F8FA" not in _drawn(predict(plain), "robot")


@pytest.mark.parametrize("number", [2, 4])
def test_a_cake_has_as_many_tiers_as_the_text_says(number: int) -> None:
    scene = SceneGraph()
    scene.relate(scene.put("wedding cake"), "has", scene.put("layer", count=number), "with")
    assert _drawn(predict(scene), "wedding cake").count('fill="#F4ABBA"') == number


def test_scoops_are_on_their_cone_and_nowhere_else() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("ice cream cone"), "has", scene.put("scoop", count=2), "with")
    parts = cast(predict(scene), seed=0).parts
    assert [part.how for part in parts] == ["art", "part", "part"]
    assert _drawn(predict(scene), "ice cream cone").count("<circle") == 2


def test_words_are_written_on_boards_and_shirts() -> None:
    for text, label in (("a whiteboard that says GOODBYE", "whiteboard"), ("a mug with the word tea", "mug")):
        scene = SceneGraph(text=text)
        scene.put(label, span=(0, 2 + len(label)))
        silent = SceneGraph()
        silent.put(label)
        written, plain = (scene_svg(predict(each), seed=0).count("<path transform") for each in (scene, silent))
        assert written == plain + 1
    text = "a woman in a shirt that says TEAM"
    worn = SceneGraph(text=text)
    worn.relate(worn.put("woman", span=(0, 7)), "wearing", worn.put("shirt", span=(11, 18)), "in")
    assert 'paint-order="stroke"' in scene_svg(predict(worn), seed=0)


def test_the_number_on_a_jersey_that_is_named_first_is_written_there() -> None:
    text = "a goalkeeper with the number 23 on his jersey"
    scene = SceneGraph(text=text)
    scene.relate(scene.put("goalkeeper", span=(0, 12)), "wearing", scene.put("jersey", span=(35, 45)), "on")
    assert 'paint-order="stroke"' in scene_svg(predict(scene), seed=0)


def test_who_looks_into_a_mirror_is_seen_in_it() -> None:
    scene, away = SceneGraph(), SceneGraph()
    scene.relate(scene.put("king"), "looking at", scene.put("mirror"), "looking into")
    away.put("king"), away.put("mirror")
    assert 'id="glass' in scene_svg(predict(scene), seed=0)
    assert 'id="glass' not in scene_svg(predict(away), seed=0)


def test_a_stack_lies_on_its_table_and_the_last_thing_on_the_stack() -> None:
    text = "a stack of four plates on a table"
    scene = SceneGraph(text=text)
    plates = scene.put("plate", count=4, span=(0, 22))
    scene.relate(plates, "on", scene.put("table", span=(26, 33)), "on")
    scene.relate(scene.put("cup"), "on", plates, "on top of")
    layout = predict(scene)
    played = cast(layout, seed=0)
    placed = stage(layout, played, 512, 512)
    at = {
        item.id: frame(part.drawing, placed.at[n])
        for n, (item, part) in enumerate(zip(layout.items, played.parts, strict=True))
        if part.drawing
    }
    plates_at = sorted((at[f"plate.1.{k}"] for k in range(1, 5)), key=lambda box: -box[3])
    for low, high in itertools.pairwise(plates_at):
        assert low[1] - 2 < high[3] < low[3]
    assert abs(at["cup.1.1"][3] - plates_at[-1][1]) < 0.6 * (plates_at[-1][3] - plates_at[-1][1])


def test_more_riders_than_windows_have_a_part_of_one_each() -> None:
    pane = ((0.0, 1.0), (0.0, 0.0), (2.0, 0.0), (2.0, 1.0))
    shown = enough((pane, pane), 3)
    assert len(shown) == len({(min(x for x, _ in part), i) for i, part in enumerate(shown)}) == 3
    assert max(x for x, _ in shown[0]) == 1.0 and shown[2] == pane
    assert enough((pane, pane), 1) == (pane, pane)


def test_robots_that_shake_hands_reach_out_and_face_each_other() -> None:
    scene = SceneGraph()
    scene.put("robot", attributes=("shaking hand",), count=2)
    layout = predict(scene)
    parts = cast(layout, seed=0).parts
    assert all(part.drawing is not None and "own/robot-shaking" in part.drawing.svg for part in parts)
    assert sorted(part.flip for part in parts) == [False, True]
    left, right = sorted((item.box for item in layout.items), key=lambda box: box.x0)
    assert abs(right.x0 - left.x1) < 0.04


def test_what_somebody_raises_is_above_the_shoulder() -> None:
    scene, held = SceneGraph(), SceneGraph()
    scene.relate(scene.put("nurse"), "holding", scene.put("cup"), "raises")
    held.relate(held.put("nurse"), "holding", held.put("cup"), "holding")
    heights = []
    for each in (scene, held):
        layout = predict(each)
        played = cast(layout, seed=0)
        placed = stage(layout, played, 512, 512)
        boxes = [frame(part.drawing, placed.at[n]) for n, part in enumerate(played.parts) if part.drawing]
        heights.append((boxes[1][3] - boxes[0][1]) / (boxes[0][3] - boxes[0][1]))
    assert heights[0] < 0.35 < heights[1]


def test_stripes_of_two_colours_have_both_of_them() -> None:
    scene = SceneGraph()
    scene.put("umbrella", attributes=("green yellow striped",))
    one = SceneGraph()
    one.put("umbrella", attributes=("green striped",))
    assert _drawn(predict(scene), "umbrella") != _drawn(predict(one), "umbrella")


def test_who_flees_looks_away() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("rabbit"), "far from", scene.put("wolf"), "running away from")
    for seed in range(3):
        layout = predict(scene, seed=seed)
        parts = cast(layout, seed=0).parts
        drawing = parts[0].drawing
        assert drawing is not None
        looks_left = (drawing.facing == "left") != parts[0].flip
        assert looks_left == (layout["rabbit.1.1"].box.cx < layout["wolf.1.1"].box.cx)


def test_a_robot_holds_what_it_is_said_to_hold() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("robot"), "holding", scene.put("apple"), "holding")
    assert [(link.kind, link.subject, link.object) for link in cast(predict(scene), seed=0).links] == [("hold", 0, 1)]


def test_a_robot_animal_is_the_animal_in_steel_with_an_antenna() -> None:
    scene, mechanical, plain = SceneGraph(), SceneGraph(), SceneGraph()
    scene.put("robot cat")
    mechanical.put("cat", attributes=("mechanical",))
    plain.put("cat")
    drawn = _drawn(predict(scene), "robot cat")
    assert drawn == _drawn(predict(mechanical), "cat") != _drawn(predict(plain), "cat")
    assert "#DD2E44" in drawn


def test_a_brew_is_seen_in_its_cauldron() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("soup", attributes=("purple",)), "in", scene.put("cauldron"), "with")
    plain = SceneGraph()
    plain.put("cauldron")
    assert "#77B255" in _drawn(predict(plain), "cauldron")
    assert "#77B255" not in _drawn(predict(scene), "cauldron")


def test_a_baker_keeps_the_tall_hat_and_nurses_wear_clothes_of_a_colour() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("baker"), "wearing", scene.put("hat", attributes=("tall", "white")), "with")
    scene.relate(scene.put("nurse"), "wearing", scene.put("clothes", attributes=("purple",)), "in")
    parts = cast(predict(scene), seed=0).parts
    assert [part.prop for part in parts if part.how == "figure"] == ["chef hat", "clothes"]


def test_silver_medals_are_silver() -> None:
    for noun, key in (("silver medal", "1f948"), ("bronze medal", "1f949")):
        scene = SceneGraph()
        scene.put(noun)
        assert key in _drawn(predict(scene), noun)
