"""The kit itself: what it takes, what it returns, and that each kind's contracts can be broken."""

from __future__ import annotations

import random
import socket
import types
from collections.abc import Callable
from typing import Any

import pytest

from layoutgen import Box, Canvas, Layout, SceneGraph, hookimpl
from layoutgen.art.drawing import Drawing
from layoutgen.data.native import export_json
from layoutgen.errors import PluginError
from layoutgen.hookspecs import Register
from layoutgen.parse.parser import SpacyParser
from layoutgen.plugins import Plugins, plugins
from layoutgen.predict.prior import PriorPredictor
from layoutgen.testing import (
    ContractError,
    check_assets,
    check_exporter,
    check_parser,
    check_plugin,
    check_predictor,
    check_renderer,
    check_shaper,
    layouts,
    scenes,
    texts,
)


def grey_renderer() -> types.ModuleType:
    """A module that registers a renderer."""

    @hookimpl
    def register_renderers(register: Register) -> None:
        @register
        def grey() -> Callable[..., Any]:
            """Draws nothing at all."""
            return Grey()

    made = types.ModuleType("grey_plugin")
    made.register_renderers = register_renderers  # type: ignore[attr-defined]
    return made


class Grey:
    conditions: frozenset[str] = frozenset()
    labels = None

    def __call__(self, layouts: Any, *, seeds: Any, size: Any = None) -> list[Any]:
        from PIL import Image

        return [Image.new("RGB", size or (o.canvas.width, o.canvas.height), "grey") for o in layouts]


def test_what_a_check_takes() -> None:
    assert check_renderer("clipart").name == "clipart"
    assert check_renderer(plugins().find("renderer", "clipart")).distribution == "layoutgen"
    assert check_renderer(grey_renderer()).name == "grey"
    assert check_renderer(Grey(), size=(64, 64)).distribution == "this program"
    assert [report.name for report in check_plugin(grey_renderer())] == ["grey"]
    with pytest.raises(PluginError, match=r"no renderer 'greyish'.*installed first"):
        check_renderer("greyish")
    with pytest.raises(PluginError, match="registers 0 parsers"):
        check_parser(grey_renderer())


def test_a_report_reads_well() -> None:
    report = check_renderer(grey_renderer())
    assert report.ok
    assert str(report).startswith("renderer 'grey' of grey_plugin\n  ✓ it says what it is\n")
    with pytest.raises(
        ContractError, match=r"renderer 'Grey' of this program breaks 1 of \d+ contracts:\n  ✗ says"
    ) as e:
        check_renderer(type("Grey", (Grey,), {"labels": "dog"})())
    assert "it must be None" in str(e.value)


def parser(change: Callable[[SceneGraph], Any]) -> Callable[[str], Any]:
    good = SpacyParser()
    return lambda text: change(good(text))


def misspans(scene: SceneGraph) -> SceneGraph:
    for node in scene:
        scene.nodes[node]["span"] = (0, 9999)
    return scene


def mispredicates(scene: SceneGraph) -> SceneGraph:
    for _, _, data in scene.edges(data=True):
        data["predicate"] = "hovering about"
    return scene


def unlabelled(scene: SceneGraph) -> SceneGraph:
    scene.add_node("thing.1")
    return scene


class Forgetful(SpacyParser):
    def many(self, texts: Any) -> Any:
        return [self(text) for text in texts][::-1]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (parser(lambda scene: None), "it returns NoneType for two objects; a SceneGraph is wanted"),
        (parser(lambda scene: scene.to_json()), "it returns str for"),
        (parser(unlabelled), "its scene graph for two objects is not valid"),
        (parser(misspans), r"the span \[0, 9999\] of dog.1 does not lie in the scene's text"),
        (parser(mispredicates), "the predicate 'hovering about' is not known"),
        (parser(lambda scene: SceneGraph(text=str(random.random()))), "the same text gives another scene"),
        (Forgetful(), r"many\(\) reads another scene"),
        (lambda text: 1 / 0, "ZeroDivisionError"),
    ],
)
def test_bad_parsers(bad: Any, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        check_parser(bad)


def predictor(change: Callable[[Layout], Any], **given: Any) -> Callable[..., Any]:
    good = PriorPredictor()

    def predict(scene: SceneGraph, *, seed: int, keep: Layout | None, canvas: Canvas) -> Any:
        return change(good(scene, **{"seed": seed, "keep": keep, "canvas": canvas} | given))

    return predict


def nowhere(layout: Layout) -> Layout:
    lost = Box(float("nan"), 0, 1, 1)
    return layout.with_items(item.model_copy(update={"box": lost}) for item in layout.items)


def grows(scene: SceneGraph, *, seed: int, keep: Layout | None, canvas: Canvas) -> Layout:
    scene.put("cat")
    return PriorPredictor()(scene, seed=seed, keep=keep, canvas=canvas)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (predictor(lambda layout: None), "it returns None for two objects; a Layout is wanted"),
        (predictor(nowhere), "its layout for two objects is not valid: items"),
        (predictor(lambda layout: layout, keep=None), "locked in `keep`"),
        (predictor(lambda layout: layout, canvas=Canvas()), "its canvas is 512x512 where 320x180 was asked for"),
        (predictor(lambda layout: layout.with_items(layout.items[:1])), "the object .* of the scene has no item"),
        (
            predictor(lambda layout: layout.with_items(i for i in layout.items if random.random() < 0.5)),
            "the same seed",
        ),
        (grows, "it changes the scene"),
        (lambda scene, *, seed, keep, canvas: 1 / len(scene), "failed on an empty scene: ZeroDivisionError"),
    ],
)
def test_bad_predictors(bad: Any, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        check_predictor(bad)


def shaper(change: Callable[[Layout], Any]) -> Callable[..., Any]:
    good = plugins().make("shaper", "silhouette")[1]
    return lambda layout, *, seed: change(good(layout, seed=seed))


def everywhere(layout: Layout) -> Layout:
    return layout.with_items(i.model_copy(update={"mask": ((0.98, 0.98, 1, 1, 1, 0.98),)}) for i in layout.items)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (shaper(lambda layout: None), "a Layout is wanted"),
        (lambda layout, *, seed: layout, "has no mask after it"),
        (shaper(everywhere), "the mask of dog.1.1 lies outside its box"),
        (shaper(everywhere), "two items: it changes the mask that dog.1.1 had already"),
        (shaper(lambda layout: layout.with_items(layout.items[::-1])), "the items are others than before"),
        (
            shaper(lambda layout: layout.move(layout.items[0].id, 0.1, 0) if layout.items else layout),
            "changes the box of",
        ),
        (shaper(lambda layout: layout.resized(99, 99)), "it changes the canvas"),
    ],
)
def test_bad_shapers(bad: Any, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        check_shaper(bad)


class Dots:
    name, licence, credit = "dots", "CC0-1.0", "Dots by nobody"
    svg, view = '<circle id="dots-{0}" cx="5" cy="5" r="5"/>', (0.0, 0.0, 10.0, 10.0)

    def names(self) -> Any:
        return ["flurbino", "quandle"]

    def find(self, label: str, attributes: Any = ()) -> Any:
        return Drawing(label, self.svg.format(label), self.view, "dots") if label in self.names() else None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"licence": ""}, "its licence is ''"),
        ({"names": lambda self: []}, r"names\(\) gives no noun"),
        ({"names": lambda self: ["a", 3]}, r"names\(\) gives 3"),
        (
            {"find": lambda self, label, attributes=(): None},
            r"names\(\) has 'flurbino', but find\('flurbino'\) gives None",
        ),
        ({"find": lambda self, label, attributes=(): "svg"}, r"find\('flurbino'\) returns str"),
        (
            {"find": lambda self, label, attributes=(): Drawing("x", "<g/>", (0, 0, 1, 1), "dots")},
            "shows nothing within",
        ),
        ({"view": (0.0, 0.0, 0.0, 1.0)}, "its view is"),
        ({"svg": "<circle"}, "its SVG is not well-formed"),
        ({"svg": '<image href="http://example.org/{0}.png"/>'}, "refers to something outside of it"),
        ({"svg": '<circle id="dot" cx="5" cy="5" r="5"/><!-- {0} -->'}, "share the id 'dot'"),
        ({"name": "spots"}, "says it is of the pack 'dots', not 'spots'"),
        (
            {"find": lambda self, label, attributes=(): Drawing(label, self.svg.format(label), self.view, "dots")},
            "gives a drawing, though",
        ),
    ],
)
def test_bad_packs(change: dict[str, Any], said: str) -> None:
    check_assets(Dots())
    with pytest.raises(ContractError, match=said):
        check_assets(type("Dots", (Dots,), change)())


def empties(layouts: Any) -> dict[str, bytes]:
    made = dict(export_json(layouts))
    layouts.clear()
    return made


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (lambda layouts: None, "it returned None where a mapping"),
        (lambda layouts: {"a.txt": "text"}, "it returned str for the file 'a.txt' where bytes"),
        (lambda layouts: {"../a.txt": b""}, r"it returned the file name '\.\./a\.txt'"),
        (lambda layouts: {}, "it returned no file"),
        (lambda layouts: {"a.txt": str(random.random()).encode()}, "different bytes the second time"),
        (lambda layouts: {"a.txt": b"always"}, "stay the same when an item moves"),
        (empties, "it changes the dictionary of layouts"),
    ],
)
def test_bad_exporters(bad: Any, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        check_exporter(bad)


def test_the_network_is_there_again_afterwards_and_declared_use_is_fine() -> None:
    class Caller(Grey):
        network = True

        def __call__(self, layouts: Any, *, seeds: Any, size: Any = None) -> list[Any]:
            with pytest.raises(OSError, match="no network while a plugin is checked"):
                socket.create_connection(("example.org", 80), 1)
            return super().__call__(layouts, seeds=seeds, size=size)

    before = socket.socket.connect
    report = check_renderer(Caller())
    assert {r.contract: r.state for r in report.results}["no network unless declared"] == "left out"
    assert socket.socket.connect is before


def test_checking_leaves_the_random_state_alone() -> None:
    random.seed(5)
    expected = random.random()
    random.seed(5)
    check_renderer("clipart")
    assert random.random() == expected


def test_samples_are_valid_and_new_each_time() -> None:
    for name, layout in layouts().items():
        assert Layout.from_json(layout.to_json()) == layout, name
    assert len(layouts()["forty items"].items) == 40
    assert sum(int(o.count) for o in scenes()["forty items"].objects) == 40
    scenes()["two objects"].put("cat")
    assert len(scenes()["two objects"]) == 2
    assert all(texts().values())


def test_fixtures(
    layoutgen_layouts: dict[str, Layout],
    layoutgen_scenes: dict[str, SceneGraph],
    layoutgen_plugins: Callable[..., Plugins],
) -> None:
    assert "overlap" in layoutgen_layouts
    assert "two objects" in layoutgen_scenes
    found = layoutgen_plugins(grey_renderer())
    assert found.names("renderer") == ("clipart", "grey")
    assert [s.distribution for s in found.sources] == ["layoutgen", "grey_plugin"]


class First:
    """Draws the first item alone."""

    conditions = frozenset({"boxes"})
    labels = None

    def __call__(self, layouts: Any, *, seeds: Any, size: Any = None) -> list[Any]:
        from PIL import Image

        made = []
        for layout in layouts:
            width, height = size or (layout.canvas.width, layout.canvas.height)
            made.append(Image.new("RGB", (width, height), "white"))
            for item in layout.items[:1]:
                x0, y0, x1, y1 = (
                    max(0, round(edge * side)) for edge, side in zip(item.box, (width, height) * 2, strict=True)
                )
                made[-1].paste((0, 0, 0), (x0, y0, max(x1, x0), max(y1, y0)))
        return made


class Frank(First):
    """The same, and says so."""

    def report(self, layout: Layout) -> tuple[str, ...]:
        return tuple(f"{item.id} is not drawn" for item in layout.items[1:])


def test_who_draws_some_of_the_items_says_so() -> None:
    with pytest.raises(ContractError, match=r"the picture stays the same when car\.1\.1 grows"):
        check_renderer(First(), size=(64, 64))
    assert not check_renderer(Frank(), size=(64, 64)).broken
