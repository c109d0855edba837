"""A leash leads from the hand to the neck; one without anybody stays a thing."""

from __future__ import annotations

from layoutgen.art.cast import cast
from layoutgen.art.leashes import cord
from layoutgen.art.stage import stage
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject


def _item(label: str, x: float, top: float) -> Item:
    return Item(id=f"{label}.1.1", node=f"{label}.1", label=label, box=Box(x0=x, y0=top, x1=x + 0.2, y1=0.9))


def _relation(subject: str, predicate: str, thing: str) -> Relation:
    return Relation(subject=f"{subject}.1", predicate=predicate, object=f"{thing}.1", words=predicate)


def _layout(*items: Item, relations: tuple[Relation, ...]) -> Layout:
    things = tuple(SceneObject(id=item.node or "", label=item.label) for item in items)
    return Layout(items=items, scene=SceneData(objects=things, relations=relations))


MAN, DOG, LEASH = _item("man", 0.1, 0.3), _item("dog", 0.6, 0.7), _item("leash", 0.4, 0.8)
ON = _relation("dog", "on", "leash")
LEADS = _relation("man", "leading", "dog")


def test_a_leash_ends_in_the_hand_of_who_leads_and_is_no_thing_of_its_own() -> None:
    layout = _layout(MAN, DOG, LEASH, relations=(LEADS, ON))
    acting = cast(layout, seed=0)
    assert (acting.parts[2].how, acting.parts[2].owner) == ("part", 1)
    (x0, y0), (x1, _) = stage(layout, acting, 100.0, 100.0).string[1]
    assert 55 < x0 < 85 and 68 < y0 < 90
    assert 5 < x1 < 40


def test_who_is_led_has_a_leash_though_the_text_has_none() -> None:
    layout = _layout(MAN, DOG, relations=(LEADS,))
    assert 1 in stage(layout, cast(layout, seed=0), 100.0, 100.0).string


def test_a_leash_without_a_person_is_drawn_and_dogs_beside_people_are_free() -> None:
    assert cast(_layout(DOG, LEASH, relations=(ON,)), seed=0).parts[1].how == "art"
    free = _layout(MAN, DOG, relations=(_relation("dog", "next to", "man"),))
    assert stage(free, cast(free, seed=0), 100.0, 100.0).string == {}


def test_a_dog_that_is_tied_to_something_has_a_leash_that_ends_there() -> None:
    bench = _item("bench", 0.1, 0.5)
    layout = _layout(DOG, bench, relations=(_relation("dog", "attached to", "bench"),))
    (x0, _), (x1, y1) = stage(layout, cast(layout, seed=0), 100.0, 100.0).string[0]
    assert 55 < x0 < 85
    assert 20 < x1 < 31
    assert 50 < y1 < 90


def test_a_leash_that_is_tied_to_a_pole_is_no_thing_of_its_own_and_a_drawn_cart_needs_none() -> None:
    pole = _item("pole", 0.1, 0.1)
    tied = _relation("leash", "attached to", "pole")
    layout = _layout(DOG, LEASH, pole, relations=(ON, tied))
    assert cast(layout, seed=0).parts[1].how == "part"
    cart = _layout(DOG, _item("cart", 0.1, 0.5), relations=(_relation("dog", "attached to", "cart"),))
    assert stage(cart, cast(cart, seed=0), 100.0, 100.0).string == {}


def test_cords_of_animals_are_thicker_than_those_of_kites() -> None:
    assert cord("dog")[0] > cord("kite")[0]
    assert cord("umbrella")[0] > cord("dog")[0]


def test_who_pulls_a_suitcase_has_its_handle_in_hand_and_a_trunk_beside_somebody_has_none() -> None:
    case = _item("suitcase", 0.6, 0.7)
    pulls = _layout(MAN, case, relations=(_relation("man", "pulling", "suitcase"),))
    (x0, y0), (x1, _) = stage(pulls, cast(pulls, seed=0), 100.0, 100.0).string[1]
    assert 60 < x0 < 80 and 68 < y0 < 80 and 5 < x1 < 40
    beside = _layout(MAN, case, relations=(_relation("suitcase", "next to", "man"),))
    assert stage(beside, cast(beside, seed=0), 100.0, 100.0).string == {}
