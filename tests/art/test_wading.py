"""Who is in the water is seen down to its surface; what floats, flies or rides a board is not lowered."""

from __future__ import annotations

import pytest
from test_compose import box_of, composed, made

SEA = ("sea.1", "sea", (), (0.0, 0.4, 1.0, 1.0), -24)


def waterline(label: str, pose: str | None, attributes: tuple[str, ...] = ()) -> float | None:
    """The height of the water's surface about a being whose box ends at 320 of 400, None when it stands above it."""
    things = [("it.1", label, attributes, (0.3, 0.3, 0.7, 0.8), 1), SEA]
    scene = composed(made(things, [("it.1", "in", "sea.1")], ("sea",), {"it.1": pose} if pose else {}))
    return max(y for _, y in scene.stage.pane[0]) if 0 in scene.stage.pane else None


@pytest.mark.parametrize("label", ["elephant", "man", "dog", "horse"])
def test_who_stands_in_the_sea_has_the_feet_below_its_surface(label: str) -> None:
    things = [("it.1", label, (), (0.3, 0.3, 0.7, 0.8), 1), SEA]
    scene = composed(made(things, [("it.1", "in", "sea.1")], ("sea",)))
    surface = max(y for _, y in scene.stage.pane[0])
    top, bottom = box_of(scene, 0)[1], box_of(scene, 0)[3]
    assert surface == pytest.approx(320, abs=1)
    assert 0.05 < (bottom - surface) / (bottom - top) < 0.25
    assert f'clip-path="url(#pane{0})"' in scene.svg


def test_a_swimming_bear_is_half_under_water() -> None:
    things = [("it.1", "bear", (), (0.3, 0.3, 0.7, 0.8), 1), SEA]
    scene = composed(made(things, [("it.1", "in", "sea.1")], ("sea",), {"it.1": "swimming"}))
    top, bottom = box_of(scene, 0)[1], box_of(scene, 0)[3]
    assert 0.4 < (bottom - 320) / (bottom - top) < 0.5


@pytest.mark.parametrize(("label", "pose"), [("duck", None), ("man", "surfing"), ("boat", None), ("man", "swimming")])
def test_what_is_on_the_water_stays_above_it(label: str, pose: str | None) -> None:
    assert waterline(label, pose) is None


def test_nobody_wades_on_land() -> None:
    scene = composed(made([("it.1", "dog", (), (0.3, 0.3, 0.7, 0.8), 1)]))
    assert scene.stage.pane == {}
