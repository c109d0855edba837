"""Places of what people do, where the text names none."""

from __future__ import annotations

import pytest

from layoutgen.predict.pastimes import pastime
from layoutgen.predict.setting import backdrop
from layoutgen.scene import SceneData, SceneGraph


def _scene(who: str, *said: str, words: str = "", to: str = "", stuff: bool = False) -> SceneData:
    scene = SceneGraph()
    one = scene.put(who, attributes=said)
    if to:
        scene.relate(one, "interacting with", scene.put(to, kind="stuff" if stuff else "thing"), words)
    return scene.data()


@pytest.mark.parametrize(
    ("who", "said", "place"),
    [
        ("girl", "brushing tooth", "bathroom"),
        ("man", "playing video game", "living room"),
        ("woman", "playing tennis", "tennis court"),
        ("man", "swimming", "swimming pool"),
        ("bear", "swimming", "sea"),
        ("monkey", "brushing tooth", None),
        ("man", "smiling", None),
    ],
)
def test_deeds_have_their_places(who: str, said: str, place: str | None) -> None:
    assert pastime(_scene(who, said)) == place


def test_what_is_done_to_things_tells_as_well() -> None:
    assert backdrop(_scene("woman", words="watering", to="flower")) == ("garden",)
    assert backdrop(_scene("woman", words="looking at", to="flower")) != ("living room",)


def test_ground_that_is_named_and_the_open_air_decide_first() -> None:
    assert backdrop(_scene("man", "knitting", words="on", to="grass", stuff=True)) != ("living room",)
    assert backdrop(_scene("man", "knitting", "outside")) != ("living room",)


def test_a_game_that_is_named_has_its_field() -> None:
    scene = _scene("man", "running").model_copy(update={"text": "A man runs in a game of tennis."})
    assert pastime(scene) == "tennis court"
    assert pastime(_scene("ball").model_copy(update={"text": "a ball for a tennis game"})) is None
