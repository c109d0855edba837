"""Slips of a program that calls the engine: a sentence that names what was given, and no plugin blamed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from layoutgen import Engine, Layout, LayoutgenError
from layoutgen.errors import PluginError


@pytest.fixture(scope="module")
def layout(engine: Engine) -> Layout:
    return engine.layout("a red car", seed=1)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda e, _: e.parse(None), "a text is expected, got a value of type NoneType"),
        (lambda e, _: e.parse(b"a dog"), "got a value of type bytes"),
        (lambda e, _: e.generate(5), "a text or a SceneGraph is expected, got a value of type int"),
        (lambda e, _: e.predict("a dog"), "a text or a SceneGraph is expected, got a value of type str"),
        (lambda e, _: list(e.parse_many("a dog")), "a list of texts is expected, got one text"),
        (lambda e, layout: e.render(layout), "write engine.render([layout])[0]"),
        (lambda e, _: e.render(["a dog"]), "layouts are expected, got a value of type str"),
        (lambda e, layout: e.render([layout], seeds=[None]), "a seed is a whole number, got None"),
        (lambda e, _: e.layout("a dog", seed=1.5), "a seed is a whole number, got 1.5"),
        (
            lambda e, _: e.layout("a dog", size="64x64"),
            "a size is (width, height) in pixels, as (640, 480), got '64x64'",
        ),
        (lambda e, _: e.layout("a dog", size=64), "got 64"),
        (lambda e, _: e.layout("a dog", size=(float("nan"), 64)), "a canvas of nan x 64 px is not possible"),
        (lambda e, _: e.layout("a dog", size=("64", "64")), "a canvas of 64 x 64 px is not possible"),
        (lambda e, layout: e.render([layout], size=(64.5, 64)), "a canvas of 64.5 x 64 px is not possible"),
    ],
)
def test_one_sentence(engine: Engine, layout: Layout, call: Callable[[Engine, Layout], Any], says: str) -> None:
    with pytest.raises(LayoutgenError) as caught:
        call(engine, layout)
    assert says in str(caught.value)
    assert not isinstance(caught.value, PluginError)


def test_what_counts_as_given(engine: Engine, layout: Layout) -> None:
    made = engine.layout("a dog", seed=np.int64(3), size=(np.int32(64), 64))  # type: ignore[arg-type]
    assert made == engine.layout("a dog", seed=3, size=(64, 64))
    assert len(engine.render(each for each in [layout])) == 1  # type: ignore[arg-type]
    assert [len(scene) for scene in engine.parse_many(text for text in ("a dog", "a cat"))] == [1, 1]  # type: ignore[arg-type]
    assert ("car.1.1" in layout, "car.1" in layout, "schema" in layout) == (True, False, False)


def test_more_than_a_picture_has_is_told(engine: Engine) -> None:
    crowd = engine.generate("150 balloons", size=(64, 64))
    assert len(crowd.layout.items) == 100
    assert "balloon.1: 150 are asked for, 100 are shown; a picture has at most 100 of a thing" in crowd.report
    assert not any("asked for" in line for line in engine.generate("40 balloons", size=(64, 64)).report)
    with pytest.raises(LayoutgenError, match="0 to 100 of a thing, not 150"):
        engine.edit(crowd.layout, "add 150 kites")
