"""Lookup: every common noun finds the right art, in a tight frame, from a pack that says its licence."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from drawn import document, found, pixels

from layoutgen import vocab
from layoutgen.art import names, packs
from layoutgen.art.drawing import Drawing

COCO_THINGS = [name for name in vocab.COCO_80 if name != "person"]
# noun -> emoji that would mislead: a racket with a ball, a shirt with the tie, a rider on the board, a head alone, ...
POOR = {
    "tennis racket": "1f3be",
    "tie": "1f454",
    "fork": "1f374",
    "surfboard": "1f3c4",
    "snowboard": "1f3c2",
    "skis": "1f3bf",
    "bear": "1f43b",
    "zebra": "1f993",
    "panda": "1f43c",
    "couch": "1f6cb",
    "boat": "1f6a4",
    "sailboat": "26f5",
    "canoe": "1f6f6",
    "ship": "1f6a2",
    "stop sign": "1f6d1",
    "dog": "1f436",
    "cat": "1f431",
    "pig": "1f437",
    "cow": "1f42e",
    "horse": "1f434",
    "deer": "1f98c",
    "desk": "1f5a5",
}


@pytest.mark.parametrize("label", COCO_THINGS)
def test_every_coco_noun_draws_in_a_tight_frame(label: str) -> None:
    drawing = found(label)
    ET.fromstring(document(drawing))
    margin = 0.25
    rows, columns = np.nonzero(pixels(drawing, 450, margin)[..., 3] > 127)
    frame = 450 * margin / (1 + 2 * margin), 450 * (1 + margin) / (1 + 2 * margin)
    ink = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
    assert max(abs(a - b) for a, b in zip(ink, (*frame[:1] * 2, *frame[1:] * 2), strict=True)) <= 0.015 * 300


@pytest.mark.parametrize("pack", packs.default_packs(), ids=lambda pack: pack.name)
def test_all_art_parses_and_says_where_it_comes_from(pack: packs.AssetPack) -> None:
    assert pack.licence
    assert pack.credit
    seen = set()
    for noun in pack.names():
        drawing = pack.find(noun)
        assert drawing is not None
        assert drawing.pack == pack.name
        assert drawing.name == noun
        if drawing.svg not in seen:
            ET.fromstring(document(drawing))
            assert min(drawing.view[2:]) > 0
            seen.add(drawing.svg)


def test_packs_by_plugin_name() -> None:
    assert [packs.pack(name).name for name in ("objects", "twemoji", "mdi")] == ["own", "twemoji", "mdi"]


def test_vocabulary_is_large() -> None:
    own = [noun for noun in names.all_nouns() if "flag" not in noun]
    assert len(own) >= 1500
    assert all(packs.find(noun) is not None for noun in own)


@pytest.mark.parametrize(("noun", "emoji"), POOR.items())
def test_misleading_art_is_not_used(noun: str, emoji: str) -> None:
    assert f'data-art="twemoji/{emoji}"' not in found(noun).svg


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("sofa", "couch"),
        ("bike", "bicycle"),
        ("puppy", "dog"),
        ("fridge", "refrigerator"),
        ("red sports car", "car"),
        ("Dining-Table", "dining table"),
        ("cup of coffee", "coffee"),
        ("bunch of bananas", "banana"),
        ("dogs", "dog"),
        ("kitchen sinks", "sink"),
        ("double decked bus", "double decker bus"),
        ("chain linked fence", "chain link fence"),
    ],
)
def test_aliases_and_compounds(label: str, same: str) -> None:
    assert found(label).svg == found(same).svg


def test_exact_compounds_win_over_their_head() -> None:
    assert found("police car").svg != found("car").svg
    assert found("teddy bear").svg != found("bear").svg
    assert found("traffic light").svg != found("lamp").svg
    assert packs.find("qwertyuiop") is None
    assert packs.find("") is None


def test_compounds_whose_head_is_another_thing_find_nothing() -> None:
    for label in ("key ring", "river bed", "notice board"):
        assert packs.find(label) is None
    assert found("star fish").svg == found("starfish").svg


def test_animals_share_no_art_with_their_namesakes() -> None:
    for animal, other in (
        ("mouse", "computer mouse"),
        ("bat", "baseball bat"),
        ("chicken", "fried chicken"),
        ("turkey", "roast turkey"),
    ):
        assert found(animal).svg != found(other).svg
    assert found("chicken").svg == found("hen").svg


def test_attributes_choose_a_variant() -> None:
    assert found("moon", "crescent").name == "crescent moon"
    assert found("sun", "smiling").name == "smiling sun"
    assert found("apple", "small", "green").name == "green apple"
    assert found("dog", "hot").name == "dog"


@pytest.mark.parametrize(
    ("label", "facing"),
    [
        ("dog", "left"),
        ("car", "left"),
        ("airplane", "left"),
        ("rocket", "right"),
        ("shopping cart", "right"),
        ("vase", "front"),
    ],
)
def test_facing(label: str, facing: str) -> None:
    assert found(label).facing == facing


@pytest.mark.parametrize(
    ("label", "point"),
    [
        ("horse", "seat"),
        ("bench", "seat"),
        ("bicycle", "seat"),
        ("table", "surface"),
        ("basket", "inside"),
        ("umbrella", "handle"),
    ],
)
def test_key_points_lie_in_the_frame(label: str, point: str) -> None:
    drawing = found(label)
    x, y = drawing.keypoints[point]
    left, top, width, height = drawing.view
    assert left <= x <= left + width
    assert top - 1 <= y <= top + height


def test_a_pack_of_ones_own_is_asked() -> None:
    class One:
        name, licence, credit = "one", "MIT", "me"

        def names(self) -> list[str]:
            return ["dog"]

        def find(self, label: str, attributes: tuple[str, ...] = ()) -> Drawing | None:
            return Drawing("dog", "<path/>", (0, 0, 1, 1), "one") if label == "dog" else None

    assert found("dog").pack == "twemoji"
    mine = packs.find("big dog", packs=[One(), *packs.default_packs()])
    assert mine is not None
    assert mine.pack == "one"
    assert packs.find("cat", packs=[One()]) is None


def test_a_compound_of_an_unknown_head_is_drawn_as_what_it_is_about() -> None:
    assert found("zebra qwertyuiop").svg == found("zebra").svg
    assert found("pizza qwertyuiop of asdf").svg == found("pizza").svg
    assert packs.find("face plate") is None
    assert packs.find("qwertyuiop asdf") is None
