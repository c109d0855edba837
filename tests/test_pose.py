"""Which pose a verb or a relation gives."""

from __future__ import annotations

import pytest

from layoutgen.pose import aboard, pose_of

CASES = [
    ("man", (), [("riding", "riding", "horse")], "riding_astride"),
    ("woman", (), [("riding", "riding", "bicycle")], "riding_bike"),
    ("boy", (), [("riding", "riding", "skateboard")], "skateboarding"),
    ("person", (), [("on", "on", "surfboard")], "surfing"),
    ("man", (), [("on", "lying on", "surfboard")], "lying"),
    ("man", (), [("on", "sitting on", "surfboard")], "sitting_ground"),
    ("girl", (), [("on", "kneeling on", "snowboard")], "kneeling"),
    ("man", (), [("in", "laying in", "snow"), ("on", "on", "skis")], "lying"),
    ("man", (), [("on", "sitting on", "bench")], "sitting"),
    ("man", (), [("on", "sitting on", "grass")], "sitting_ground"),
    ("man", (), [("on", "standing on", "chair")], "standing"),
    ("girl", ("running",), [], "running"),
    ("girl", ("sleeping",), [], "sleeping"),
    ("boy", (), [("flying", "flying", "kite")], "reaching_up"),
    ("man", (), [("using", "using", "laptop")], "using_laptop"),
    ("woman", (), [("eating", "eating", "pizza")], "eating"),
    ("man", (), [], None),
    ("man", ("watching tennis match",), [], None),
    ("man", ("red",), [("left of", "left of", "car")], None),
    ("man", (), [("next to", "talking on", "phone")], "talking_phone"),
    ("player", (), [("hitting", "hitting", "ball")], "swinging"),
    ("woman", (), [("playing", "playing", "tennis")], "swinging"),
    ("woman", ("standing",), [("holding", "holding", "cup")], "holding"),
    ("man", ("sitting",), [("reading", "reading", "book")], "sitting"),
    ("man", (), [("carrying", "carries", "box")], "carrying"),
    ("man", (), [("driving", "driving", "motorcycle")], "riding_bike"),
    ("man", (), [("driving", "driving", "car")], "sitting"),
    ("girl", (), [("leaning on", "leaning on", "wall")], None),
    ("dog", ("sleeping",), [], "sleeping"),
    ("dog", (), [("chasing", "chasing", "cat")], "running"),
    ("bird", ("flying",), [], "flying"),
    ("dog", (), [("wearing", "wearing", "hat")], None),
    ("giraffe", ("resting head",), [("touching", "on", "fence")], None),
    ("cow", ("resting",), [], "lying"),
    ("car", ("running",), [], None),
    ("man", (), [("using", "talking on", "cell phone")], "talking_phone"),
    ("man", (), [("using", "to", "cell phone"), ("holding", "holding", "cell phone")], "talking_phone"),
    ("man", (), [("using", "using", "cell phone")], "using_phone"),
    ("boy", (), [("carrying", "carrying", "backpack")], None),
    ("bird", ("flapping wing",), [], "flying"),
    ("bird", ("flapping wing",), [("on", "on", "branch")], None),
    ("seagull", ("airborne",), [("over", "over", "beach")], "flying"),
    ("dog", ("airborne",), [], "jumping"),
    ("boy", ("walking",), [("carrying", "carrying", "backpack")], "walking"),
]


@pytest.mark.parametrize(("label", "attributes", "relations", "pose"), CASES)
def test_pose(label: str, attributes: tuple[str, ...], relations: list[tuple[str, str, str]], pose: str | None) -> None:
    assert pose_of(label, attributes, relations) == pose


@pytest.mark.parametrize(
    ("words", "labels", "inside"),
    [
        ("sitting on", ("person", "bus"), True),
        ("on", ("dog", "train"), True),
        ("standing on top of", ("man", "train"), False),
        ("on the roof of", ("cat", "bus"), False),
        ("on", ("sign", "bus"), False),
        ("on", ("man", "horse"), False),
    ],
)
def test_who_is_on_a_bus_is_in_it(words: str, labels: tuple[str, str], inside: bool) -> None:
    assert aboard("on", words, labels) is inside


def test_a_team_that_celebrates_cheers_whatever_it_plays() -> None:
    assert pose_of("person", ["soccer", "celebrating"], []) == "cheering"
    assert pose_of("person", ["playing soccer"], []) == "kicking"
