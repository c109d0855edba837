"""Bricks, cobbles, steep slopes and the hall of an airport are drawn where the text has them."""

from __future__ import annotations

from layoutgen.art.backdrops import REGIONS, backdrop, is_room
from layoutgen.art.compose import compose
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneData, SceneObject


def _ground(label: str, *attributes: str, place: str = "street") -> str:
    thing = SceneObject(id="ground.1", label=label, attributes=attributes, kind="stuff")
    item = Item(id="ground.1.1", node="ground.1", label=label, attributes=attributes, box=Box(0, 0.6, 1, 0.9), z=-20)
    return compose(Layout(items=(item,), background=(place,), scene=SceneData(objects=(thing,))), seed=0).ground


def test_the_stones_of_the_ground_are_seen() -> None:
    plain = _ground("walkway", place="park")
    assert _ground("walkway", "brick", place="park") != plain
    assert _ground("brick walkway", place="park") != plain
    assert _ground("cobblestone street") != _ground("street")


def test_bricks_take_the_place_of_the_path_that_was_there() -> None:
    drawn = backdrop(("park", "path"), width=100, height=100, seed=0, stuff=[("brick paving", (0, 0.6, 1, 0.9))])
    assert "path" not in [label for label, _ in drawn.regions]


def test_a_steep_slope_climbs_above_where_a_hill_ends() -> None:
    assert _ground("hillside", "steep", place="hill") != _ground("hillside", "green", place="hill")
    assert REGIONS["steep slope"].name == "steep hill"


def test_a_terminal_is_a_room() -> None:
    assert is_room("terminal")


def test_a_court_has_the_colour_of_what_it_is_made_of() -> None:
    hard, clay, grass = (_ground("tennis court", *said, place="tennis court") for said in ((), ("clay",), ("grass",)))
    assert len({hard, clay, grass}) == 3
    assert _ground("tennis court", "blue", "clay", place="tennis court") != clay
