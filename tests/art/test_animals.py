"""Animals in poses: which drawing a pose gives, its colours, its key points."""

from __future__ import annotations

import pytest

from layoutgen.art import packs
from layoutgen.art.animals import POSES, draw_animal, posed
from layoutgen.art.animals.species import SPECIES
from layoutgen.art.cast import cast
from layoutgen.art.drawing import Drawing
from layoutgen.art.measure import ink
from layoutgen.art.tint import recolour
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import SceneData


def _found(label: str) -> Drawing:
    drawing = packs.find(label)
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("species", SPECIES)
@pytest.mark.parametrize("pose", POSES)
def test_the_frame_is_that_of_the_ink(species: str, pose: str) -> None:
    drawing = draw_animal(species, pose)
    x, y, width, height = drawing.view
    shifted = f'<g transform="translate({-x} {-y})">{drawing.svg}</g>'
    view, _ = ink(shifted, (width, height))
    assert view == pytest.approx((0.0, 0.0, width, height), abs=0.02 * max(width, height))
    for px, py in drawing.keypoints.values():
        assert x - 0.1 * width <= px <= x + 1.1 * width
        assert y - 0.1 * height <= py <= y + 1.1 * height


def test_what_lies_is_lower_and_what_sits_is_narrower() -> None:
    for species in SPECIES:
        standing, lying = draw_animal(species, "standing"), draw_animal(species, "lying")
        assert lying.view[3] < 0.9 * standing.view[3]
    assert draw_animal("cat", "sitting").aspect < draw_animal("cat", "standing").aspect


def test_a_pose_changes_the_drawing_of_every_breed() -> None:
    for label in ("beagle", "kitten", "pony", "heifer", "lamb", "baby elephant", "giraffe", "zebra", "polar bear"):
        found = _found(label)
        assert posed(found, "lying") != found
        assert posed(found, "lying").name == found.name


def test_other_things_stay_as_they_are() -> None:
    for label in ("penguin", "table", "teddy bear"):
        assert posed(_found(label), "lying") is _found(label)
    assert posed(_found("dog"), None) is _found("dog")


def test_only_a_running_horse_gallops() -> None:
    horse = _found("horse")
    assert posed(horse, "running") is horse
    assert posed(horse, None) == draw_animal("horse", "standing", "horse")


def test_hoofed_animals_lie_where_others_sit() -> None:
    assert posed(_found("cow"), "sitting") == draw_animal("cow", "lying", "cow")
    assert posed(_found("dog"), "sitting") == draw_animal("dog", "sitting", "dog")


def test_a_posed_animal_takes_colours() -> None:
    plain = draw_animal("dog", "sleeping", "dog")
    black = recolour(plain, ("black",))
    assert black.svg != plain.svg
    assert black.view == plain.view


def test_the_pose_of_an_item_is_drawn() -> None:
    item = Item(id="cat.1.1", label="cat", box=Box(x0=0.3, y0=0.5, x1=0.7, y1=0.9), pose="sleeping")
    layout = Layout(items=(item,), scene=SceneData())
    part = cast(layout, seed=0).parts[0]
    assert part.drawing == draw_animal("cat", "sleeping", "cat")
