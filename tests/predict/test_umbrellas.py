"""Umbrellas on a beach: those that nobody holds are planted in the sand."""

from __future__ import annotations

import pytest

from layoutgen.predict.meaning import meaning
from layoutgen.scene import SceneGraph


def _named(predicate: str, who: str, *, place: str = "beach", carried: bool = True) -> str:
    scene = SceneGraph()
    scene.graph["background"] = (place,)
    shade = scene.put("umbrella")
    other = scene.put(who)
    scene.relate(*((other, predicate, shade) if carried else (shade, predicate, other)), predicate)
    data = scene.data()
    return meaning(data.objects[0], data)


def test_an_umbrella_between_towels_is_planted_in_the_sand() -> None:
    assert _named("next to", "towel", carried=False) == "beach umbrella"
    assert _named("next to", "towel", place="street", carried=False) == "umbrella"


@pytest.mark.parametrize("predicate", ["holding", "carrying", "under", "with"])
def test_one_that_somebody_holds_is_not(predicate: str) -> None:
    assert _named(predicate, "nurse") == "umbrella"
