"""The whole way from text to picture."""

from __future__ import annotations

from pathlib import Path

import pytest

import layoutgen
from layoutgen import Engine, Layout, SceneGraph
from layoutgen.checks import check
from layoutgen.errors import LayoutError, LayoutgenError, PluginError, TextError
from layoutgen.files import read_layout

SENTENCE = "two dogs left of a red car"


def test_text_to_picture(engine: Engine, tmp_path: Path) -> None:
    picture = engine.generate(SENTENCE, seed=3, size=(320, 240))
    assert picture.image.size == (320, 240)
    layout = picture.layout
    assert sorted(i.id for i in layout.items if i.z >= 0) == ["car.1.1", "dog.1.1", "dog.1.2"]
    assert layout["car.1.1"].attributes == ("red",)
    assert check(layout) == []
    assert all(item.mask for item in layout.items)
    picture.save(tmp_path / "a.png")
    assert read_layout(tmp_path / "a.png") == layout
    assert picture._repr_png_() == (tmp_path / "a.png").read_bytes()


def test_same_seed_same_bytes_other_seed_other_layout(engine: Engine) -> None:
    first, again, other = (Engine().generate(SENTENCE, seed=s) for s in (1, 1, 2))
    assert first.png() == again.png()
    assert first.layout.items != other.layout.items


def test_variants_have_the_pictures_of_their_seeds(engine: Engine) -> None:
    made = list(engine.variants(SENTENCE, 3, seed=5))
    assert made[2].png() == engine.generate(SENTENCE, seed=7).png()


def test_batch_equals_singles(engine: Engine) -> None:
    texts = [SENTENCE, "hello", "", "a cat on a sofa", "no dogs"]
    many = list(engine.parse_many(texts))
    assert [isinstance(m, LayoutgenError) for m in many] == [False, True, True, False, False]
    for text, scene in zip(texts, many, strict=True):
        if isinstance(scene, SceneGraph):
            assert scene.data() == engine.parse(text).data()


def test_each_stage_alone(engine: Engine) -> None:
    scene = engine.parse(SENTENCE)
    layout = engine.predict(scene, seed=1)
    shaped = engine.shape(layout, seed=1)
    assert engine.layout(scene, seed=1) == shaped
    assert engine.generate(SENTENCE, seed=1).png() == engine.render([shaped])[0].png()


def test_locked_items_stay(engine: Engine) -> None:
    layout = engine.layout(SENTENCE, seed=1).lock("car.1.1")
    again = engine.predict(engine.parse(SENTENCE), seed=9, keep=layout)
    assert again["car.1.1"].box == layout["car.1.1"].box
    assert again["dog.1.1"].box != layout["dog.1.1"].box
    assert check(again) == []


def test_contradictions_are_told_and_the_rest_holds(engine: Engine) -> None:
    scene = SceneGraph()
    dog, cat, car = scene.put("dog"), scene.put("cat"), scene.put("car")
    scene.relate(dog, "left of", cat)
    scene.relate(cat, "left of", dog)
    scene.relate(car, "right of", cat)
    picture = engine.generate(scene)
    assert any("contradiction" in line and "dog.1" in line for line in picture.report)
    assert picture.layout["car.1.1"].box.cx > picture.layout["cat.1.1"].box.cx


def test_a_renderer_that_does_not_hear_boxes_is_told() -> None:
    class Captions:
        conditions = frozenset({"caption"})

        def __call__(self, layouts: list[Layout], *, seeds: object, size: object) -> list[object]:
            from PIL import Image

            return [Image.new("RGB", (16, 16)) for _ in layouts]

    report = Engine(renderer=Captions()).render([Layout()], size=(16, 16))[0].report
    assert any("does not listen to boxes" in line for line in report)


def test_repair_can_be_switched_off() -> None:
    def corner(scene: SceneGraph, *, seed: int, keep: object, canvas: object) -> Layout:
        item = layoutgen.Item(id="dog.1.1", node="dog.1", label="dog", box=layoutgen.Box(0, 0, 0.1, 0.1))
        return Layout(items=(item,), scene=scene.data())

    raw = Engine(predictor=corner, repair=False).predict(Engine().parse(SENTENCE))
    assert len(raw.items) == 1
    assert check(Engine(predictor=corner).predict(Engine().parse(SENTENCE))) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("hello", "nothing to draw"),
        ("dog " * 10000, "10,000|10000"),
        ("Ein Hund sitzt neben der Katze auf dem Sofa und schläft", "English"),
        ("Un perro grande está sentado en la mesa de la cocina", "English"),
        ("一只狗坐在沙发上", "English"),
    ],
)
def test_texts_that_cannot_be_drawn(engine: Engine, text: str, says: str) -> None:
    with pytest.raises(TextError, match=says) as error:
        engine.generate(text)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


def test_an_empty_scene_is_drawn(engine: Engine) -> None:
    picture = engine.generate("a photo of a scene without cars")
    assert picture.layout.scene.absent[0].label == "car"
    assert not [i for i in picture.layout.items if i.z >= 0]


@pytest.mark.parametrize("text", ["a 🐶 next to a 🚗", "a dog\x00\x07 and a\tcat\u200b", "A DOG AND A CAT!!!"])
def test_odd_characters(engine: Engine, text: str) -> None:
    assert len([i for i in engine.layout(text).items if i.z >= 0]) == 2


def test_sizes(engine: Engine) -> None:
    for size in ((1, 1), (100000, 100000), (0, 64), (-5, 64)):
        with pytest.raises(LayoutError, match="canvas"):
            engine.generate("a dog", size=size)
    assert engine.generate("a dog", size=(64, 200)).image.size == (64, 200)


def test_module_function() -> None:
    assert layoutgen.generate("a red ball", size=(64, 64)).image.size == (64, 64)


def test_a_relation_that_means_nothing_in_a_picture_is_named() -> None:
    scene = SceneGraph()
    scene.relate(scene.put("dog"), "zorping", scene.put("cat"))
    with pytest.raises(LayoutgenError, match="unknown predicate 'zorping'") as caught:
        Engine().layout(scene)
    assert not isinstance(caught.value, PluginError)
