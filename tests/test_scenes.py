"""Every folder of scenes/ is a test: the graph is parsed, the layout comes out again and holds, all is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from layoutgen.checks import check
from layoutgen.engine import Engine
from layoutgen.files import read_layout, read_scene

SCENES = Path(__file__).resolve().parent.parent / "scenes"
NAMES = sorted(path.parent.name for path in SCENES.glob("*/prompt.txt"))
CARDS = {"theremin": ("theremin",)}  # what a scene is meant to show as a card


def prompt(name: str) -> str:
    return (SCENES / name / "prompt.txt").read_text(encoding="utf-8").strip()


def test_there_are_scenes_of_many_kinds() -> None:
    assert len(NAMES) >= 24


@pytest.mark.parametrize("name", NAMES)
def test_graph_is_what_the_parser_reads(name: str, engine: Engine) -> None:
    stored = read_scene(SCENES / name / "graph.json")
    assert stored.text == prompt(name)
    assert engine.parse(prompt(name)).data() == stored.data()


@pytest.mark.parametrize("name", NAMES)
def test_layout_comes_out_again_and_holds(name: str, engine: Engine) -> None:
    scene = read_scene(SCENES / name / "graph.json")
    stored = read_layout(SCENES / name / "layout.json")
    made = engine.predict(scene, seed=0)
    assert [item.model_copy(update={"box": None}) for item in made.items] == [
        item.model_copy(update={"box": None}) for item in stored.items
    ]
    for item, other in zip(made.items, stored.items, strict=True):
        assert item.box == pytest.approx(other.box, abs=1e-3)  # another machine may round its sums otherwise
    assert made.background == stored.background
    assert check(stored, scene) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_drawn(name: str, engine: Engine) -> None:
    layout = read_layout(SCENES / name / "layout.json")
    for thing in layout.scene.objects:
        assert len(layout.of(thing.id)) == thing.count or (isinstance(thing.count, str) and layout.of(thing.id))
    renderer = engine.stage("renderer").call
    parts = renderer.scene(layout).cast.parts
    cards = {item.label for item, part in zip(layout.items, parts, strict=True) if part.how == "card"}
    assert cards == set(CARDS.get(name, ()))
    masks = renderer.masks(layout, (256, 256)).any(axis=(1, 2))
    assert [item.id for item, seen in zip(layout.items, masks, strict=True) if not seen] == []
