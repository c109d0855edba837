"""Things of one mention that differ or stand in an order: rows, sizes, families, hands that meet."""

from __future__ import annotations

import itertools

import pytest

from layoutgen.predict.prior import PriorPredictor
from layoutgen.predict.variety import form_of, members
from layoutgen.scene import SceneGraph

predict = PriorPredictor()
SEEDS = range(4)


def _several(text: str, noun: str, count: int, said: str, *attributes: str) -> SceneGraph:
    """A scene of one mention: `said` are its words in the text."""
    scene = SceneGraph(text=text)
    start = text.index(said)
    scene.put(noun, count=count, attributes=attributes, span=(start, start + len(said)))
    return scene


def test_what_stands_in_a_row_does() -> None:
    scene = _several("five ducks swimming in a row", "duck", 5, "five ducks")
    for seed in SEEDS:
        feet = [item.box.y1 for item in predict(scene, seed=seed).items]
        assert max(feet) - min(feet) < 0.05


@pytest.mark.parametrize(
    ("text", "said", "form"),
    [
        ("six cups side by side", "six cups", "row"),
        ("a line of six cups", "a line of six cups", "row"),
        ("six cups on a shelf", "six cups", ""),
        ("six cups in a row of boxes", "six cups", ""),
    ],
)
def test_the_words_of_a_row(text: str, said: str, form: str) -> None:
    data = _several(text, "cup", 6, said).data()
    assert form_of(data.objects[0], data) == form


def test_different_sizes_differ_and_one_size_does_not() -> None:
    unlike = _several("four stones of various sizes", "rock", 4, "four stones")
    alike = _several("four stones of various colours", "rock", 4, "four stones")
    for seed in SEEDS:
        heights = sorted(item.box.height for item in predict(unlike, seed=seed).items)
        assert heights[-1] > 2 * heights[0]
        heights = sorted(item.box.height for item in predict(alike, seed=seed).items)
        assert heights[-1] < 1.3 * heights[0]


def test_from_small_to_large_grows() -> None:
    data = _several("four dolls from smallest to largest", "doll", 4, "four dolls").data()
    sizes = [member.size for member in members(data.objects[0], 4, data)]
    assert sizes == sorted(sizes) and sizes[0] < 0.5


def test_a_family_has_children_and_friends_have_none() -> None:
    family = _several("a family at the zoo", "person", 4, "a family")
    friends = _several("some friends at the zoo", "person", 4, "some friends")
    items = predict(family, seed=0).items
    assert [set(item.attributes) for item in items] == [{"male"}, {"female"}, {"female", "child"}, {"male", "child"}]
    assert items[3].box.height < 0.8 * items[0].box.height
    assert not any(item.attributes for item in predict(friends, seed=0).items)


def test_hands_that_are_held_meet() -> None:
    alone, two = SceneGraph(), SceneGraph()
    alone.put("person", count=3, attributes=("holding hand",))
    man, woman = (two.put(who, attributes=("holding hand",)) for who in ("man", "woman"))
    two.relate(man, "next to", woman, "holding")
    for seed in SEEDS:
        for scene in (alone, two):
            people = sorted((item.box for item in predict(scene, seed=seed).items), key=lambda box: box.x0)
            for left, right in itertools.pairwise(people):
                assert abs(right.x0 - left.x1) < 0.04
