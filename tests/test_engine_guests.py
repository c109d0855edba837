"""Strangers in the engine: what they return is checked at the border, and where they fail another stage takes over."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from layoutgen import Box, Canvas, Engine, Layout, SceneGraph, hookimpl
from layoutgen.art.drawing import Drawing
from layoutgen.errors import FailedPluginError, PluginError, TextError
from layoutgen.hookspecs import Register
from layoutgen.plugins import Plugins
from layoutgen.predict.prior import PriorPredictor
from layoutgen.testing import layouts, scenes


def scene() -> SceneGraph:
    return scenes()["two objects"]


def without_label(text: str) -> SceneGraph:
    made = SceneGraph(text=text)
    made.add_node("dog.1")
    return made


def predict(change: Callable[[Layout], Any]) -> Callable[..., Any]:
    def predictor(scene: SceneGraph, *, seed: int, keep: Layout | None, canvas: Canvas) -> Any:
        return change(PriorPredictor()(scene, seed=seed, keep=keep, canvas=canvas))

    return predictor


def nan_boxes(layout: Layout) -> Layout:
    return layout.with_items(i.model_copy(update={"box": Box(float("nan"), 0, 1, 1)}) for i in layout.items)


def twice(layout: Layout) -> Layout:
    return layout.model_copy(update={"items": (layout.items[0], layout.items[0])})


@pytest.mark.parametrize(
    ("stages", "says"),
    [
        ({"parser": lambda text: None}, "parser .* returned None where a SceneGraph was expected"),
        ({"parser": without_label}, "parser 'without_label' returned a scene graph that .*label"),
        ({"predictor": predict(nan_boxes)}, "returned a layout where .* is impossible: .*nan.* four finite numbers"),
        ({"predictor": predict(twice)}, "returned a layout that uses an item id twice"),
        ({"predictor": predict(lambda layout: layout.resized(99, 99))}, "a canvas of 99x99 px where 128x96 was asked"),
        ({"predictor": predict(lambda layout: layout.model_copy(update={"items": ("dog",)}))}, "with a str among"),
        ({"shaper": lambda layout, *, seed: "masks"}, "returned str where a Layout was expected"),
        ({"shaper": lambda layout, *, seed: layout.with_items(())}, "with other items or boxes than before"),
        ({"renderer": lambda layouts, *, seeds, size: None}, "returned None where a list of pictures was expected"),
        ({"renderer": lambda layouts, *, seeds, size: [1]}, "returned int where a PIL.Image.Image was expected"),
        (
            {"renderer": lambda layouts, *, seeds, size: [Image.new("RGB", (8, 8))]},
            "returned a picture of 8x8 px where 128x96 was asked for",
        ),
        (
            {"renderer": lambda layouts, *, seeds, size: [Image.new("CMYK", (128, 96))]},
            "a picture of mode 'CMYK' where 'RGB' was expected",
        ),
        ({"renderer": lambda layouts, *, seeds, size: exit(3)}, "failed: SystemExit: 3"),
        ({"renderer": lambda layouts, *, seeds, size: __import__("no_module")}, "needs the module 'no_module'"),
    ],
)
def test_nonsense_is_named_and_another_stage_takes_over(engine: Engine, stages: dict[str, Any], says: str) -> None:
    text, size = "two dogs left of a red car", (128, 96)
    with pytest.raises(FailedPluginError, match=says) as error:
        Engine(**stages).generate(text, size=size)
    assert "\n" not in str(error.value)
    lenient = Engine(**stages, fallback=True)
    picture = lenient.generate(text, size=size)
    assert picture.image == engine.generate(text, size=size).image
    (told,) = lenient.fallbacks
    assert told in picture.report
    assert str(error.value) in told
    assert " did it instead" in told


def test_the_inputs_own_fault_is_nobodys_fallback() -> None:
    def refuses(text: str) -> SceneGraph:
        raise TextError("not this text")

    with pytest.raises(TextError, match="not this text"):
        Engine(parser=refuses, fallback=True).parse("a dog")
    with pytest.raises(PluginError, match="there is no parser 'spaxy'"):
        Engine("spaxy", fallback=True).parse("a dog")
    with pytest.raises(PluginError, match="there is no parser 'spaxy'"):
        list(Engine("spaxy", fallback=True).parse_many(["a dog", "a cat"]))


def test_batches_fall_back_text_by_text() -> None:
    class Half:
        def __call__(self, text: str) -> SceneGraph:
            if "cat" in text:
                raise ValueError("no cats")
            made = SceneGraph(text=text)
            made.put("thing")
            return made

        def many(self, texts: list[str]) -> Any:
            return map(self, texts)

    engine = Engine(Half(), fallback=True)
    made = list(engine.parse_many(["a dog", "a cat", "a cow"]))
    assert [list(s) for s in made if isinstance(s, SceneGraph)] == [["thing.1"], ["cat.1"], ["thing.1"]]
    assert engine.fallbacks == ("parser 'Half' failed: ValueError: no cats; the parser 'spacy' did it instead",)


def test_a_batch_goes_on_after_a_text_that_it_refuses() -> None:
    asked: list[str] = []

    def read(text: str) -> SceneGraph:
        asked.append(text)
        if "cat" in text:
            raise TextError("no cats")
        return SceneGraph(text=text)

    read.many = lambda texts: map(read, texts)  # type: ignore[attr-defined]
    made = list(Engine(read).parse_many(["a dog", "a cat", "a cow"]))
    assert [str(one) if isinstance(one, TextError) else one.text for one in made] == ["a dog", "no cats", "a cow"]
    assert asked == ["a dog", "a cat", "a cow"]


def test_a_batch_that_ends_at_a_text_is_read_text_by_text() -> None:
    def read(text: str) -> SceneGraph:
        if "cat" in text:
            raise TextError("no cats")
        return SceneGraph(text=text)

    read.many = lambda texts: (read(text) for text in texts)  # type: ignore[attr-defined]
    made = list(Engine(read).parse_many(["a dog", "a cat", "a cow"]))
    assert [str(one) if isinstance(one, TextError) else one.text for one in made] == ["a dog", "no cats", "a cow"]


def test_the_stage_that_takes_over_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    original = Plugins.make

    def counted(self: Plugins, kind: str, spec: str) -> Any:
        made.append(spec)
        return original(self, kind, spec)

    monkeypatch.setattr(Plugins, "make", counted)
    engine = Engine(shaper=lambda layout, *, seed: None, fallback=True)
    for _ in range(3):
        assert all(item.mask for item in engine.shape(layouts()["no masks"]).items)
    assert made == ["layoutgen:silhouette"]


def test_later_pictures_do_not_carry_the_failures_of_earlier_ones() -> None:
    def moody(layouts: list[Layout], *, seeds: list[int], size: tuple[int, int] | None) -> list[Image.Image]:
        if seeds == [1]:
            raise ValueError("not today")
        return [Image.new("RGB", size or (128, 96)) for _ in layouts]

    engine = Engine(renderer=moody, fallback=True)
    first, second = (engine.render([layouts()["two items"]], seeds=[seed])[0] for seed in (1, 2))
    assert any("not today" in line for line in first.report)
    assert not any("not today" in line for line in second.report)


def test_strangers_change_copies() -> None:
    def greedy(scene: SceneGraph, *, seed: int, keep: Layout | None, canvas: Canvas) -> Layout:
        layout = PriorPredictor()(scene, seed=seed, keep=keep, canvas=canvas)
        scene.clear()
        if keep is not None:
            keep.__dict__["items"] = ()
        return layout

    def careless(layout: Layout, *, seed: int) -> Layout:
        made = layout.with_items(layout.items)
        layout.items[0].__dict__["box"] = Box(0, 0, 1, 1)
        return made.with_items(i.model_copy(update={"box": o}) for i, o in zip(made.items, boxes, strict=True))

    given, keep = scene(), layouts()["two items"]
    Engine(predictor=greedy).predict(given, keep=keep)
    assert given.data() == scene().data()
    assert len(keep.items) == 2
    boxes = [item.box for item in keep.items]
    Engine(shaper=careless).shape(keep)
    assert [item.box for item in keep.items] == boxes


def test_what_a_renderer_says_of_itself_may_be_nonsense() -> None:
    class Odd:
        conditions, labels = 3, 4

        def __call__(self, layouts: Any, *, seeds: Any, size: Any) -> Any:
            return [Image.new("RGB", (128, 96)) for _ in layouts]

        def report(self, layout: Layout) -> Any:
            raise ValueError("no report")

    (picture,) = Engine(renderer=Odd()).render([layouts()["two items"]])
    assert picture.report == ("renderer 'Odd' failed in its report: ValueError: no report",)


def test_labels_that_a_renderer_does_not_know_are_told() -> None:
    class Dogs:
        conditions, labels = frozenset({"boxes"}), ("dog",)

        def __call__(self, layouts: Any, *, seeds: Any, size: Any) -> Any:
            return [Image.new("RGB", (128, 96)) for _ in layouts]

    assert Engine(renderer=Dogs()).render([layouts()["two items"]])[0].report == ("Dogs does not know car",)


class Pack:
    name, licence, credit = "odd", "CC0-1.0", "Odd by nobody"

    def __init__(self, find: Callable[[str], Any]) -> None:
        self._find = find

    def names(self) -> Any:
        return ("dog",)

    def find(self, label: str, attributes: Any = ()) -> Any:
        return self._find(label) if label == "dog" else None


def bad_svg(label: str) -> Drawing:
    return Drawing("dog", "<circle", (0, 0, 1, 1), "odd")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (
            lambda: Pack(lambda label: 1 / 0),
            "asset pack 'odd' of odd_plugin failed on the noun 'dog': ZeroDivisionError",
        ),
        (lambda: Pack(lambda label: "dog.svg"), "gave no drawing of 'dog': it is a value of type str, not a Drawing"),
        (lambda: Pack(bad_svg), "gave no drawing of 'dog': its SVG is not well-formed"),
        (lambda: None, "asset pack 'odd' of odd_plugin could not be made: it is None, not a pack"),
        (lambda: 1 / 0, "asset pack 'odd' of odd_plugin could not be made: ZeroDivisionError"),
        (lambda: types.SimpleNamespace(names=list, find=print), "does not say name, licence and credit"),
    ],
)
def test_a_bad_asset_pack_is_left_out(
    make: Callable[[], Any], says: str, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    @hookimpl
    def register_asset_packs(register: Register) -> None:
        @register
        def odd() -> Pack:
            """Odd drawings."""
            return make()  # type: ignore[no-any-return]

    module = types.ModuleType("odd_plugin")
    module.register_asset_packs = register_asset_packs  # type: ignore[attr-defined]
    found = Plugins(installed=False, modules=[module])
    expected = engine.generate("a dog", size=(96, 64))
    monkeypatch.setattr("layoutgen.plugins.plugins", lambda: found)
    picture = Engine(plugins=found).generate("a dog", size=(96, 64))
    assert picture.image == expected.image
    told = [line for line in picture.report if says in line]
    assert len(told) == 1, picture.report
    assert told[0].endswith("; its drawings are left out")
