"""Rooms whose furniture nobody names: what their backdrop shows tells them apart, and gives way to what is named."""

from __future__ import annotations

import pytest

from layoutgen.art import backdrops
from layoutgen.art.stuff import backdrop_words
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()
ROOMS = ("bathroom", "bedroom", "living room", "dining room", "kitchen", "office")


def _layout(room: str, *things: str, looks: tuple[str, ...] = ()) -> Layout:
    scene = SceneGraph()
    scene.graph["background"] = (room,)
    place = scene.put(room, attributes=looks, kind="stuff")
    for label in things:
        scene.relate(scene.put(label), "in", place)
    return predict(scene, seed=0)


def _shown(layout: Layout) -> list[str]:
    words = backdrop_words(layout)
    drawn = backdrops.backdrop(words, width=600.0, height=400.0, seed=1)
    return [label for label, _ in drawn.regions if "fittings" in label]


@pytest.mark.parametrize("room", ROOMS)
def test_a_bare_room_shows_what_it_is_for(room: str) -> None:
    assert _shown(_layout(room)) == [f"{room} fittings"]
    assert _shown(_layout(room, "hen")) == [f"{room} fittings"]


@pytest.mark.parametrize("room", ROOMS)
def test_furniture_that_is_named_is_all_there_is(room: str) -> None:
    for label in ("wardrobe", "window", "vacuum"):
        assert not _shown(_layout(room, label))


@pytest.mark.parametrize("look", ["empty", "bare", "vacant"])
def test_an_empty_room_is_empty(look: str) -> None:
    assert not _shown(_layout("office", looks=(look,)))


def test_no_two_rooms_are_drawn_alike() -> None:
    def drawn(room: str) -> str:
        return backdrops.backdrop((room, f"{room} fittings"), width=600.0, height=600.0, seed=3).svg

    plain = backdrops.backdrop(("dining room",), width=600.0, height=600.0, seed=3).svg
    assert drawn("dining room") != plain
    assert len({drawn(room) for room in ROOMS}) == len(ROOMS)


def test_a_dim_room_is_lit_by_lamps() -> None:
    assert "night" in _layout("office", looks=("dimly lit",)).background
