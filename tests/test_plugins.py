"""Plugins: found, isolated when broken, refused when ambiguous, options checked."""

from __future__ import annotations

import types
from collections.abc import Callable
from pathlib import Path

import pytest

from layoutgen import hookimpl
from layoutgen.engine import Engine
from layoutgen.errors import PluginError
from layoutgen.hookspecs import Register
from layoutgen.layout import Layout
from layoutgen.plugins import KINDS, Plugins
from layoutgen.scene import SceneGraph


def module(name: str, **functions: Callable[..., object]) -> types.ModuleType:
    made = types.ModuleType(name)
    for function, body in functions.items():
        setattr(made, function, body)
    return made


@hookimpl
def register_parsers(register: Register) -> None:
    @register
    def echo(label: str, count: int = 1, loud: bool = False) -> Callable[[str], SceneGraph]:
        """One object, whatever the text.

        Not in the first line.
        """

        def parse(text: str) -> SceneGraph:
            scene = SceneGraph(text=text)
            scene.put(label.upper() if loud else label, count=count)
            return scene

        return parse


ECHO = module("echo_plugin", register_parsers=register_parsers)


def test_builtins_come_through_the_hooks() -> None:
    plugins = Plugins(installed=False)
    for kind, name in (("parser", "spacy"), ("parser", "json"), ("predictor", "prior"), ("shaper", "silhouette"),
                       ("renderer", "clipart"), ("asset_pack", "twemoji"), ("exporter", "coco")):  # fmt: skip
        assert plugins.find(kind, name).distribution == "layoutgen"
        assert plugins.find(kind, name).description
    assert [s.error for s in plugins.sources] == [None]


def test_options() -> None:
    plugins = Plugins(installed=False, modules=[ECHO])
    plugin, parse = plugins.make("parser", "echo,label=dog,count=3,loud=yes")
    assert plugin.description == "One object, whatever the text."
    assert [str(o) for o in plugin.options] == ["label: str", "count: int = 1", "loud: bool = False"]
    assert parse("x").objects[0].model_dump(include={"label", "count"}) == {"label": "DOG", "count": 3}
    for spec, says in (
        ("echo", "needs the option 'label'"),
        ("echo,label=dog,size=3", "no option 'size'.*label: str"),
        ("echo,label=dog,count=many", "count='many'"),
        ("echo,dog", "option=value"),
        ("ecko", "there is no parser 'ecko'; there is spacy, json, echo"),
    ):
        with pytest.raises(PluginError, match=says):
            plugins.make("parser", spec)


def test_duplicates_are_refused_by_name() -> None:
    plugins = Plugins(installed=False, modules=[ECHO, module("other_plugin", register_parsers=register_parsers)])
    with pytest.raises(PluginError, match=r"echo_plugin:echo and other_plugin:echo"):
        plugins.find("parser", "echo")
    assert plugins.find("parser", "other_plugin:echo").distribution == "other_plugin"


def _raises(register: Register) -> None:
    raise RuntimeError("no such luck")


def _quits(register: Register) -> None:
    raise SystemExit(3)


def _too_many(register: Register, colour: str) -> None:
    raise AssertionError("never called")


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (module("bad", register_parsers=hookimpl(_raises)), "RuntimeError: no such luck"),
        (module("bad", register_parsers=hookimpl(_quits)), "SystemExit: 3"),
        (module("bad", register_parzers=hookimpl(register_parsers)), "register_parzers"),
        (module("bad", register_parsers=hookimpl(_too_many)), "colour"),
        (module("bad", register_parsers=hookimpl(lambda register: register(3))), "named function"),
    ],
)
def test_a_broken_plugin_is_shown_and_harms_nobody(broken: types.ModuleType, says: str) -> None:
    plugins = Plugins(installed=False, modules=[broken, ECHO])
    bad = next(s for s in plugins.sources if s.distribution == "bad")
    assert says in str(bad.error)
    assert "Traceback" in str(bad.traceback)
    assert not bad.plugins
    assert plugins.find("parser", "echo")
    with pytest.raises(PluginError, match="broken plugins: bad"):
        plugins.find("parser", "missing")


def test_installed_distribution_that_fails_to_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sad.py").write_text("import a_module_that_is_not_there\n")
    info = tmp_path / "sad-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sad\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text("[layoutgen]\nsad = sad\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    source = next(s for s in Plugins().sources if s.distribution == "sad")
    assert source.version == "1.2"
    assert "a_module_that_is_not_there" in str(source.error)


def test_every_kind_has_a_hook() -> None:
    from layoutgen import hookspecs

    assert {f"register_{kind}s" for kind in KINDS} == {n for n in vars(hookspecs) if n.startswith("register_")}


def test_failures_in_use_name_the_stage() -> None:
    def wrong(layouts: object, *, seeds: object, size: object) -> list[object]:
        return []

    def raises(scene: object, *, seed: int, keep: object, canvas: object) -> Layout:
        raise KeyError("oops")

    scene = SceneGraph()
    scene.put("dog")
    with pytest.raises(PluginError, match="predictor 'raises' failed: KeyError"):
        Engine(predictor=raises).predict(scene)
    with pytest.raises(PluginError, match="parser 'len' returned int where a SceneGraph"):
        Engine(parser=len).parse("dog")
    with pytest.raises(PluginError, match="renderer 'wrong' returned 0 pictures for 1"):
        Engine(renderer=wrong).render([Layout()])


def test_asset_packs_of_plugins_are_drawn_with(monkeypatch: pytest.MonkeyPatch) -> None:
    from layoutgen.art.drawing import Drawing
    from layoutgen.guests import all_packs

    class Pack:
        name, licence, credit = "dots", "CC0-1.0", "Dots by nobody"

        def names(self) -> list[str]:
            return ["flurbo"]

        def find(self, label: str, attributes: object = ()) -> Drawing | None:
            if label != "flurbo":
                return None
            return Drawing("flurbo", '<circle cx="5" cy="5" r="5" fill="#123456"/>', (0, 0, 10, 10), "dots")

    @hookimpl
    def register_asset_packs(register: Register) -> None:
        @register
        def dots() -> Pack:
            """One dot."""
            return Pack()

    found = Plugins(installed=False, modules=[module("dots_plugin", register_asset_packs=register_asset_packs)])
    monkeypatch.setattr("layoutgen.plugins.plugins", lambda: found)
    picture = Engine(plugins=found).generate(_single("flurbo"), size=(64, 64))
    assert "Dots by nobody" in picture.report
    assert not [line for line in picture.report if "card" in line]
    assert (0x12, 0x34, 0x56) in {picture.image.getpixel((x, y)) for x in range(64) for y in range(64)}
    assert all_packs() is not None


def _single(label: str) -> SceneGraph:
    scene = SceneGraph()
    scene.put(label)
    return scene
