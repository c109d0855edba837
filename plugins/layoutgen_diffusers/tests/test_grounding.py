"""What a layout says to GLIGEN: no model is needed to know it."""

from __future__ import annotations

from layoutgen_diffusers.grounding import MOST, ground, phrase, prompt

from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Absent, SceneGraph


def layout_of(scene: SceneGraph, background: tuple[str, ...] = ()) -> Layout:
    items = [
        Item(
            id=f"{o.id}.{n + 1}",
            node=o.id,
            label=o.label,
            attributes=o.attributes,
            box=Box(n / 9, 0.1, n / 9 + 0.2, 0.4),
        )
        for o in scene.objects
        for n in range(o.count if isinstance(o.count, int) else 3)
    ]  # fmt: skip
    return Layout(items=tuple(items), scene=scene.data(), background=background)


def dogs_and_car() -> SceneGraph:
    scene = SceneGraph(text="two dogs left of a red car.")
    scene.relate(scene.put("dog", count=2), "left of", scene.put("car", attributes=["red"]))
    return scene


def test_a_phrase_is_attributes_and_label() -> None:
    def said(label: str, *attributes: str) -> str:
        return phrase(Item(id="a.1", label=label, attributes=attributes, box=Box(0, 0, 1, 1)))

    assert said("car", "red") == "red car"
    assert said("dog", "small", "brown", "running") == "small brown dog running"
    assert said("man", "facing left") == "man facing left"
    assert len(said("car", *["very"] * 90).split()) == 10


def test_the_text_is_the_prompt_while_the_layout_shows_it() -> None:
    layout = layout_of(dogs_and_car(), ("beach", "night"))
    assert prompt(layout) == "two dogs left of a red car, beach, night"
    assert prompt(layout.relabel("car.1.1", "bus")) == "2 dog, red bus, beach, night"
    assert prompt(layout.relabel("car.1.1", "car", ["blue"])) == "2 dog, blue car, beach, night"
    assert prompt(layout.remove("dog.1.2")) == "dog, red car, beach, night"
    assert prompt(layout.add("tree", (0.7, 0.1, 0.9, 0.6))) == "two dogs left of a red car, tree, beach, night"
    assert prompt(layout.move("car.1.1", 0.1, 0.1)) == prompt(layout)


def test_what_the_text_says_already_is_not_said_twice() -> None:
    scene = SceneGraph(text="a kite over a beach, a watercolour", style=("watercolour", "oil painting"))
    scene.put("kite")
    assert prompt(layout_of(scene, ("beach", "sunset"))) == "a kite over a beach, a watercolour, sunset, oil painting"


def test_what_is_ruled_out_goes_into_the_negative_prompt_alone() -> None:
    scene = SceneGraph(text="a street without red cars", absent=(Absent(label="car", attributes=("red",)),))
    scene.put("street", kind="stuff")
    words = ground(layout_of(scene), "blurry")
    assert words.negative == "blurry, red car"
    assert words.prompt == "street"


def test_thirty_boxes_at_most_and_it_is_said() -> None:
    items = [Item(id=f"chair.{n}", label="chair", box=Box(0.0, 0.0, 0.1 + n / 100, 0.1)) for n in range(40)]
    sky = Item(id="sky.1", label="sky", box=Box(0, 0, 1, 1), z=-1)
    words = ground(Layout(items=(sky, *items)))
    assert len(words.boxes) == len(words.phrases) == MOST
    assert set(words.phrases) == {"chair"}  # things before regions
    assert min(box.width for box in words.boxes) > 0.19  # large before small
    assert words.left_out == ("GLIGEN takes 30 boxes and the layout has 41: 10 chair, 1 sky left to chance",)


def test_boxes_are_cut_at_the_edge_and_those_outside_are_named() -> None:
    layout = Layout(
        items=(
            Item(id="car.1", label="car", box=Box(0.8, 0.7, 1.6, 1.5)),
            Item(id="bird.1", label="bird", box=Box(-0.9, -0.9, -0.5, -0.5)),
        )
    )
    words = ground(layout)
    assert words.boxes == (Box(0.8, 0.7, 1.0, 1.0),)
    assert words.left_out == ("bird.1: lies outside the picture, so nothing of it is drawn",)


def test_an_empty_layout_has_no_boxes() -> None:
    assert ground(Layout(background=("beach",))).boxes == ()
    assert ground(Layout(background=("beach",))).prompt == "beach"
