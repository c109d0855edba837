"""What newcomers ask for is drawn: colours of several things, who lies with the head on the pillow, hats on animals."""

from __future__ import annotations

import pytest

from layoutgen.art import packs
from layoutgen.art.cast import cast
from layoutgen.art.compose import compose
from layoutgen.art.place import frame
from layoutgen.art.stage import stage
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

_NEW = (
    "easel", "rolling pin", "rubber duck", "scoop", "lily pad", "napkin", "toy block", "potion", "party hat",
    "dollhouse", "rocking horse", "snow globe", "triceratops", "stegosaurus", "pterodactyl", "narwhal", "walrus",
    "toucan", "hula hoop", "yo-yo", "spinning top", "wedding cake", "pegasus", "apple tree", "gingerbread house",
    "cotton candy", "chess board", "griffin", "magnifying glass", "doghouse", "pool table", "teepee", "monkey bars",
    "bamboo", "marshmallow", "butterfly net", "island", "snowman", "flower arch", "doll", "stroller",
    "sled", "sleigh", "gold pile", "ice cream truck", "wheelbarrow", "sombrero", "soy sauce", "roast turkey",
    "humpty dumpty", "splash",
)  # fmt: skip


@pytest.mark.parametrize("noun", _NEW)
def test_what_children_name_has_a_drawing_of_its_own(noun: str) -> None:
    found = packs.find(noun, ())
    assert found is not None and "own/" in found.svg[:60]


def test_colourful_balloons_have_a_colour_each() -> None:
    scene = SceneGraph()
    scene.put("balloon", attributes=("colorful",), count=4)
    parts = cast(PriorPredictor()(scene, seed=0), seed=0).parts
    assert len({part.drawing.svg for part in parts if part.drawing is not None}) == 4


def test_who_lies_in_bed_has_the_head_on_the_pillow() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("woman", attributes=("lying",)), "in", scene.put("bed"), "lying in")
    layout = PriorPredictor()(scene, seed=0)
    for item, part in zip(layout.items, cast(layout, seed=0).parts, strict=True):
        if item.label == "woman":
            assert part.drawing is not None
            head = part.drawing.keypoints["head_top"][0] - part.drawing.view[0]
            left = (head < part.drawing.view[2] / 2) != part.flip
        elif item.label == "bed":
            pillow = not part.flip
    assert left == pillow


def test_a_small_box_is_in_the_large_one() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("box", attributes=("small",)), "in", scene.put("box", attributes=("large",)), "in")
    layout = PriorPredictor()(scene, seed=0)
    played = cast(layout, seed=0)
    placed = stage(layout, played, 256, 256)
    small, large = (frame(part.drawing, placed.at[n]) for n, part in enumerate(played.parts) if part.drawing)
    assert small[3] > large[1] + 0.6 * (small[3] - small[1])


def test_of_those_who_play_soccer_one_has_the_ball() -> None:
    scene = SceneGraph()
    scene.put("soccer player", count=3, attributes=("playing soccer",))
    figures = [part.figure for part in cast(PriorPredictor()(scene, seed=0), seed=0).parts]
    assert sum(dict(figure.outfit).get("soccer ball") != "none" for figure in figures if figure is not None) == 1


def test_each_has_the_umbrella_that_stands_over_him() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("person", count=6), "holding", scene.put("umbrella", count=6), "holding")
    for seed in range(4):
        held = {link.subject: link.object for link in cast(PriorPredictor()(scene, seed=seed), seed=seed).links}
        assert len(set(held.values())) == 6


def test_costumes_of_which_no_more_is_said_differ() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("child", count=4), "wearing", scene.put("costume", count=4), "in")
    figures = [part.figure for part in cast(PriorPredictor()(scene, seed=0), seed=0).parts if part.figure is not None]
    assert len({figure.role for figure in figures}) == 4 and None not in {figure.role for figure in figures}


def test_milk_is_seen_in_its_bottle() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("milk"), "in", scene.put("bottle"), "of")
    layout = PriorPredictor()(scene, seed=0)
    drawings = {item.label: part.drawing for item, part in zip(layout.items, cast(layout, seed=0).parts, strict=True)}
    bottle = drawings["bottle"]
    assert bottle is not None and "#FDFDF8" in bottle.svg and 'fill="#55ACEE"' not in bottle.svg


def test_cereal_is_seen_in_its_bowl_and_a_farmer_at_the_window_of_his_tractor() -> None:
    scene, farm = SceneGraph(), SceneGraph()
    scene.relate(scene.put("cereal"), "in", scene.put("bowl"), "of")
    parts = cast(PriorPredictor()(scene, seed=0), seed=0).parts
    assert sum(part.drawing is not None for part in parts) == 1
    farm.relate(farm.put("farmer"), "driving", farm.put("tractor"), "driving")
    layout = PriorPredictor()(farm, seed=0)
    assert stage(layout, cast(layout, seed=0), 256, 256).pane


def test_a_parrot_goes_with_the_shoulder_it_is_on_and_a_mouse_is_not_hidden_by_its_cheese() -> None:
    scene = SceneGraph(text="A clown with a parrot on his shoulder on a ship.")
    scene.relate(scene.put("clown"), "on", scene.put("ship"), "stands on")
    scene.relate(scene.put("parrot"), "on", "clown.1", "on shoulder")
    layout = PriorPredictor()(scene, seed=1)
    acting = cast(layout, seed=1)
    placed = stage(layout, acting, 512, 512)
    boxes = {item.label: frame(acting.parts[n].drawing, placed.at[n]) for n, item in enumerate(layout.items)}  # type: ignore[arg-type]
    (x0, y0, x1, y1), (left, top, right, low) = boxes["parrot"], boxes["clown"]
    assert left - 5 < (x0 + x1) / 2 < right + 5 and top - 10 < (y0 + y1) / 2 < (top + low) / 2

    meal = SceneGraph(text="A mouse eats a pumpkin.")
    meal.relate(meal.put("mouse"), "eating", meal.put("pumpkin"), "eats")
    layout = PriorPredictor()(meal, seed=1)
    assert stage(layout, cast(layout, seed=1), 512, 512).host == {}


def test_who_hangs_from_a_branch_has_no_shadow_right_below() -> None:
    scene = SceneGraph(text="A sloth hangs from a branch.")
    scene.relate(scene.put("sloth"), "hanging from", scene.put("branch"), "hangs from")
    made = compose(PriorPredictor()(scene, seed=1), seed=1)
    assert [layer.under for layer in made.layers] == ["", ""]


def test_the_fire_in_a_fireplace_is_that_of_its_drawing() -> None:
    scene = SceneGraph(text="A fire in a fireplace beside a couch.")
    scene.relate(scene.put("fire"), "in", scene.put("fireplace"), "burns in")
    scene.put("couch")
    layout = PriorPredictor()(scene, seed=1)
    assert cast(layout, seed=1).parts[0].how == "part"
