"""What places show: the tower of an airport, space all around, platforms by the tracks; herds of one kind."""

from __future__ import annotations

import re

import pytest
from drawn import found

from layoutgen.art import animals, backdrops
from layoutgen.art.animals import draw_animal
from layoutgen.art.backdrops import Box4
from layoutgen.art.cast import cast
from layoutgen.art.stuff import stuff_regions
from layoutgen.art.tint import recolour
from layoutgen.predict.homes import home
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def _drawn(*words: str, stuff: tuple[tuple[str, Box4], ...] = ()) -> backdrops.Backdrop:
    return backdrops.backdrop(words, width=1000.0, height=1000.0, seed=2, stuff=stuff)


def test_an_airport_has_a_terminal_and_no_town() -> None:
    labels = [label for label, _ in _drawn("airport").regions]
    assert "terminal building" in labels and "skyline" not in labels
    lit, dark = _drawn("airport"), _drawn("airport", "night")
    assert lit.svg != dark.svg


@pytest.mark.parametrize("box", [(0.0, 0.0, 1.0, 0.6), (0.0, 0.5, 1.0, 1.0)])
def test_space_is_all_around(box: Box4) -> None:
    assert dict(_drawn("space", stuff=(("outer space", box),)).regions) == {"space": (0.0, 0.0, 1.0, 1.0)}


def test_beside_tracks_that_were_moved_a_station_has_its_platform() -> None:
    moved = _drawn("train station", stuff=(("tracks", (0.0, 0.72, 1.0, 0.86)),))
    plain = _drawn("railway", stuff=(("tracks", (0.0, 0.6, 1.0, 0.7)),))
    grass = backdrops.draw_region("grass", (0.0, 0.5, 1.0, 1.0), width=1000.0, height=1000.0, seed=2)
    assert grass is not None
    turf = set(re.findall(r'fill="(#[0-9a-f]{6})"', grass))
    for drawn in (moved, plain):
        floor = drawn.svg.partition("<path")[0]
        assert not turf & set(re.findall(r'fill="(#[0-9a-f]{6})"', floor))


@pytest.mark.parametrize("label", ["mirror", "chandelier", "shelf", "towel"])
def test_what_hangs_on_a_wall_hangs_there_alone_too(label: str) -> None:
    for seed in range(4):
        scene = SceneGraph()
        scene.put(label)
        box = predict(scene, seed=seed).items[0].box
        assert box.y1 < 0.62 and box.y0 >= 0


@pytest.mark.parametrize(
    ("label", "place"),
    [("pyramid", "desert"), ("lighthouse", "beach"), ("pier", "lake"), ("door", "room"), ("bus stop", "street")],
)
def test_where_it_belongs(label: str, place: str) -> None:
    assert home(label) == place


@pytest.mark.parametrize("label", ["cow", "goat", "elephant", "tiger"])
def test_a_herd_is_of_one_kind_whatever_its_animals_do(label: str) -> None:
    assert animals.posed(found(label), None) == draw_animal(label, "standing", label)
    assert animals.posed(found(label), "eating") == draw_animal(label, "eating", label)


def test_a_pony_is_shorter_in_the_leg_than_a_horse() -> None:
    pony, horse = animals.posed(found("pony"), None), animals.posed(found("horse"), None)
    assert pony.aspect > 1.1 * horse.aspect
    assert animals.posed(found("pony"), "eating") == draw_animal("pony", "eating", "pony")


def test_the_patches_of_a_brown_cow_are_brown_too() -> None:
    cow = draw_animal("cow", "standing", "cow")
    assert "#31373D" in cow.svg
    assert "#31373D" not in recolour(cow, ("brown",)).svg.partition(">")[2]
    assert recolour(cow, ("black and white",)) is cow


def test_plants_that_are_said_to_water_are_watered() -> None:
    scene = SceneGraph()
    scene.put("woman")
    scene.put("plant", attributes=("watering",), count=2)
    figure = cast(predict(scene), seed=0).parts[0].figure
    assert figure is not None and "watering can" in dict(figure.outfit)


@pytest.mark.parametrize("label", ["blue kitchen", "pink bathroom", "yellow bedroom"])
def test_a_room_has_walls_of_the_colour_that_is_said_of_it(label: str) -> None:
    colour, room = label.split()
    box = (0.0, 0.0, 1.0, 1.0)
    dyed, plain = _drawn(room, stuff=((label, box),)), _drawn(room, stuff=((room, box),))
    assert [name for name, _ in dyed.regions if name.startswith(f"{colour} ") and "wall" in name]
    assert dyed.svg != plain.svg


def test_a_black_and_white_room_has_no_black_walls() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("bathroom",)
    scene.put("bathroom", attributes=("black", "white"), kind="stuff")
    layout = predict(scene, seed=0)
    assert [label for label, _ in stuff_regions(layout, cast(layout, seed=0))] == ["bathroom"]
