"""Occasions bring their people, meals their table; a text that names its people keeps them."""

from __future__ import annotations

import pytest

from layoutgen.parse.parser import SpacyParser
from tests.parse.gold import written


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("a wedding in a garden", {"bride", "groom", "garden"}),
        ("a birthday party with presents", {"child", "present"}),
        ("a basketball game", {"basketball player"}),
        ("a rock concert", {"singer", "guitarist"}),
        ("a pillow fight", {"child", "pillow"}),
        ("three friends at a wedding", {"friend"}),
        ("a wedding dress on a chair", {"wedding dress", "chair"}),
        ("two dogs at a party", {"dog"}),
    ],
)
def test_who_is_at_an_occasion(parser: SpacyParser, text: str, labels: set[str]) -> None:
    assert {thing.label for thing in parser(text).objects} == labels


def test_a_meal_is_eaten_at_a_table_unless_it_is_eaten_elsewhere(parser: SpacyParser) -> None:
    scene = written(parser("an old couple eating breakfast"))
    assert "person.1 > at > table.1" in scene["relations"] and "breakfast.1 > on > table.1" in scene["relations"]
    for text in ("a worker eating lunch on a bench", "a girl eating dinner on the couch", "a plate of dinner"):
        assert not any(thing.label == "table" for thing in parser(text).objects)


def test_those_of_a_tea_party_sit_at_its_table(parser: SpacyParser) -> None:
    scene = written(parser("a tea party with stuffed animals"))
    assert "stuffed animal.1 > at > table.1" in scene["relations"]
    assert "teapot.1 > on > table.1" in scene["relations"]


def test_two_who_have_a_fight_have_a_missile_each(parser: SpacyParser) -> None:
    scene = written(parser("three girls having a snowball fight"))
    assert scene["objects"] == ["girl.1 x3", "snowball.1 x3"]


def test_christmas_is_seen_by_its_tree(parser: SpacyParser) -> None:
    inside = parser("a family reading books on christmas eve")
    assert "christmas tree" in {thing.label for thing in inside.objects} and inside.background == ("living room",)
    outside = parser("a christmas market in a town")
    assert "christmas tree" not in {thing.label for thing in outside.objects}


def test_who_has_no_hands_cooks_at_a_stove(parser: SpacyParser) -> None:
    scene = written(parser("a cat frying an egg"))
    assert "cat.1 > using > stove.1" in scene["relations"] and "egg.1 > on > stove.1" in scene["relations"]
    assert "stove" not in {thing.label for thing in parser("a woman frying an egg").objects}
