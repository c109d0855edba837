"""The data set `clipart_single`: one thing, and sentences that say what is drawn."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from layoutgen.engine import Engine
from layoutgen.packing.orders import Draw
from layoutgen.packing.sentences import KINDS, Subject, subject
from layoutgen.packing.single import plan
from layoutgen.packing.staging import clothes
from layoutgen.pose import pose_of

WOMAN = Subject("person", "woman", (), (("sweater", "orange"), ("pants", "blue")), "waving", "waving", "park")


def test_ways_to_say_it() -> None:
    assert set(WOMAN.sentences(random.Random(0))) == {
        "A woman in an orange sweater and blue pants is waving in the park.",
        "A woman wearing an orange sweater and blue pants waving in the park.",
        "There is a woman waving in an orange sweater and blue pants in the park.",
        "The woman is waving in the park.",
        "A woman waving in the park, wearing an orange sweater and blue pants.",
    }
    owl = Subject("animal", "owl", (), (), "standing", "", "")
    assert set(owl.sentences(random.Random(0))) == {"An owl.", "There is an owl."}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_alone(kind: str) -> None:
    head, orders = plan(name="x", size=32, count=12, seed=0, kinds=(kind,))
    assert all(order.layout.items[0].label in KINDS[kind] for order in orders)
    pairs = [Draw(head)(order) for order in orders[:4]]
    for pair in pairs:
        assert pair is not None and len(pair.labels) >= 2 and pair.seen.max() <= len(head.labels)
        assert (pair.seen == pair.labels[-1]).mean() > 0.03  # it can be seen
        assert len(pair.captions) == 5


def test_all_kinds_and_seeds() -> None:
    chance = random.Random(1)
    found = [subject(chance, tuple(KINDS)) for _ in range(400)]
    assert {each.kind for each in found} == set(KINDS)
    assert 150 < sum(each.kind == "person" for each in found) < 250
    one, again, other = (plan(name="x", size=32, count=30, seed=seed)[1] for seed in (0, 0, 1))
    assert one == again != other


def test_clothes_have_their_colours() -> None:
    head, (order,) = plan(name="x", size=64, count=1, seed=0, kinds=("person",))
    scene = WOMAN.scene("x")
    assert [relation.predicate for relation in scene.relations] == ["wearing", "wearing"]
    item = order.layout.items[0].model_copy(update={"label": "woman", "node": "woman.1", "attributes": ()})
    worn = clothes(scene, {each.id: each for each in scene.objects}, (item,))
    layout = order.layout.model_copy(update={"scene": scene, "items": (item, *worn)})
    pair = Draw(head)(replace(order, layout=layout, labels=("person", None, None)))
    assert pair is not None
    shown = pair.image[pair.seen == pair.labels[-1]].astype(int)
    orange = (shown[:, 0] > 180) & (shown[:, 1] > 90) & (shown[:, 2] < 90)
    blue = (shown[:, 2] > 120) & (shown[:, 0] < 100)
    assert orange.mean() > 0.08 and blue.mean() > 0.08


def test_the_parser_reads_the_sentences(engine: Engine) -> None:
    """What the grammar says is what the engine hears: at render time, both come to the same scene."""
    for kind in KINDS:
        chance = random.Random(kind)
        for _ in range(4):
            thing = subject(chance, (kind,))
            scene = engine.parse(thing.sentences(chance)[0]).data()
            assert scene.objects[0].label == thing.noun, scene.text
    waving = engine.parse("The woman is waving in the park.").data()
    stated = [(relation.predicate, relation.words, "park") for relation in waving.relations]
    assert pose_of("woman", waving.objects[0].attributes, stated) == "waving"
    scene = engine.parse("A woman wearing an orange sweater and blue pants waving in the park.").data()
    assert scene.background == ("park",)
    worn = {o.label: o.attributes for o in scene.objects[1:]}
    assert worn["sweater"] == ("orange",) and worn["pants"] == ("blue",)
