"""Where they look: at one another, ahead of what they pull; a phone is at the ear, a backpack on the back."""

from __future__ import annotations

import pytest

from layoutgen.art.compose import compose
from layoutgen.art.gaze import gazes
from layoutgen.art.links import links
from layoutgen.layout import Box, Item, Layout
from layoutgen.scene import Relation, SceneData, SceneObject


def _layout(*items: Item, relations: tuple[Relation, ...] = ()) -> Layout:
    nodes = {item.node: item for item in items if item.node}
    things = tuple(SceneObject(id=node, label=item.label, attributes=item.attributes) for node, item in nodes.items())
    return Layout(items=items, scene=SceneData(objects=things, relations=relations))


def _pair(label: str, *attributes: str) -> Layout:
    left, right = (
        Item(
            id=f"a.1.{k + 1}",
            node="a.1",
            label=label,
            attributes=attributes,
            box=Box(0.1 + 0.4 * k, 0.4, 0.45 + 0.4 * k, 0.8),
        )
        for k in range(2)
    )
    return _layout(left, right)


def _sides(layout: Layout) -> list[str | None]:
    return [gaze.side for gaze in gazes(layout, links(layout))]


@pytest.mark.parametrize("said", ["shaking hand", "leaning head", "touching nose", "nuzzling", "kissing", "touching"])
def test_two_who_do_something_with_one_another_face_each_other(said: str) -> None:
    assert _sides(_pair("zebra", said)) == ["right", "left"]
    assert _sides(_pair("zebra", "grazing")) == [None, None]


def test_two_who_kiss_somewhere_face_each_other_be_they_one_mention_or_two() -> None:
    pair, bench = _pair("woman"), Item(id="pew.1.1", node="pew.1", label="pew", box=Box(0.05, 0.7, 0.95, 0.95))
    on = Relation(subject="a.1", predicate="on", object="pew.1", words="kissing on")
    assert _sides(_layout(*pair.items, bench, relations=(on,)))[:2] == ["right", "left"]
    sits = on.model_copy(update={"words": "sitting on"})
    assert _sides(_layout(*pair.items, bench, relations=(sits,)))[:2] == [None, None]
    two = [item.model_copy(update={"node": f"{name}.1"}) for item, name in zip(pair.items, "ab", strict=True)]
    both = (on, on.model_copy(update={"subject": "b.1"}))
    assert _sides(_layout(*two, bench, relations=both))[:2] == ["right", "left"]


def test_horses_in_front_of_a_carriage_look_ahead() -> None:
    horse = Item(id="horse.1.1", node="horse.1", label="horse", box=Box(0.05, 0.5, 0.4, 0.9))
    cart = Item(id="carriage.1.1", node="carriage.1", label="carriage", box=Box(0.4, 0.5, 0.9, 0.9))
    ahead = Relation(subject="horse.1", predicate="in front of", object="carriage.1", words="in front of")
    assert _sides(_layout(horse, cart, relations=(ahead,))) == ["left", "left"]


def test_who_talks_on_a_phone_has_it_at_the_ear() -> None:
    man = Item(id="man.1.1", node="man.1", label="man", box=Box(0.4, 0.3, 0.6, 0.9), pose="talking_phone")
    phone = Item(id="phone.1.1", node="phone.1", label="phone", box=Box(0.58, 0.5, 0.62, 0.58), z=1)
    talks = Relation(subject="man.1", predicate="using", object="phone.1", words="talking on")
    scene = compose(_layout(man, phone, relations=(talks,)), seed=0)
    person, held = (scene.cast.parts[n].drawing for n in (0, 1))
    assert person is not None and held is not None
    ears = [scene.stage.at[0].at(person.keypoints[name]) for name in ("left_ear", "right_ear")]
    x, y, w, h = held.view
    middle = scene.stage.at[1].at((x + w / 2, y + h / 2))
    top, mouth = (scene.stage.at[0].at(person.keypoints[name])[1] for name in ("head_top", "mouth"))
    head = 1.2 * (mouth - top)
    assert min(abs(middle[0] - ear[0]) + abs(middle[1] - ear[1]) for ear in ears) < 0.6 * head


def test_a_backpack_that_is_carried_is_on_the_back() -> None:
    boy = Item(id="boy.1.1", node="boy.1", label="boy", box=Box(0.4, 0.3, 0.6, 0.9))
    pack = Item(id="backpack.1.1", node="backpack.1", label="backpack", box=Box(0.42, 0.5, 0.58, 0.7), z=1)
    carries = Relation(subject="boy.1", predicate="carrying", object="backpack.1", words="carrying")
    (link,) = links(_layout(boy, pack, relations=(carries,)))
    assert link.kind == "wear"


def test_who_holds_two_things_has_one_in_each_hand() -> None:
    man = Item(id="man.1.1", node="man.1", label="man", box=Box(0.4, 0.3, 0.6, 0.9), pose="holding")
    things = [
        Item(id=f"{label}.1.1", node=f"{label}.1", label=label, box=Box(0.3, 0.5, 0.4, 0.6), z=n + 1)
        for n, label in enumerate(("cup", "banana"))
    ]
    holds = tuple(Relation(subject="man.1", predicate="holding", object=item.node, words="holding") for item in things)
    scene = compose(_layout(man, *things, relations=holds), seed=0)
    drawing = scene.cast.parts[0].drawing
    assert drawing is not None
    hands = [scene.stage.at[0].at(drawing.keypoints[name])[0] for name in ("left_hand", "right_hand")]
    shoulders = [scene.stage.at[0].at(drawing.keypoints[name])[0] for name in ("left_shoulder", "right_shoulder")]
    assert abs(hands[0] - hands[1]) > 1.4 * abs(shoulders[0] - shoulders[1])


@pytest.mark.parametrize(("animal", "kind"), [("elephant", "ride"), ("dog", "hold")])
def test_people_ride_on_the_elephant_that_carries_them(animal: str, kind: str) -> None:
    bearer = Item(id="a.1.1", node="a.1", label=animal, box=Box(0.2, 0.4, 0.8, 0.9))
    guest = Item(id="b.1.1", node="b.1", label="man" if kind == "ride" else "ball", box=Box(0.4, 0.2, 0.55, 0.5), z=1)
    carries = Relation(subject="a.1", predicate="carrying", object="b.1", words="carrying")
    (link,) = links(_layout(bearer, guest, relations=(carries,)))
    assert (link.kind, link.subject) == (kind, 1 if kind == "ride" else 0)


def test_an_engine_that_carries_carts_looks_ahead() -> None:
    engine = Item(id="e.1.1", node="e.1", label="train engine", box=Box(0.05, 0.5, 0.3, 0.8))
    cart = Item(id="cart.1.1", node="cart.1", label="cart", box=Box(0.35, 0.6, 0.6, 0.8))
    carries = Relation(subject="e.1", predicate="carrying", object="cart.1", words="carrying")
    assert _sides(_layout(engine, cart, relations=(carries,)))[0] == "left"
