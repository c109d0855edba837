"""Texts that are empty, foreign, too long or odd: one clear sentence, or the scene all the same."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layoutgen.errors import PluginError, TextError
from layoutgen.parse.parser import SpacyParser
from layoutgen.scene import SceneGraph


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("hello", "nothing to draw in 'hello'"),
        ("12345", "nothing to draw"),
        ("!!!", "nothing to draw"),
        ("a photo", "nothing to draw"),
        ("thank you very much", "nothing to draw"),
        ("un perro en la mesa", "English"),
        ("eine Katze auf dem Tisch", "English"),
        ("le chat est sur la table", "English"),
        ("一只猫坐在桌子上", "English"),
        ("кошка на столе", "English"),
        ("a cat " * 5000, "10,000 words, but at most 2,000"),
        ("x" * 5_000_000, "5,000,000 characters, but at most 20,000"),
    ],
)
def test_one_clear_sentence(parser: SpacyParser, text: str, says: str) -> None:
    with pytest.raises(TextError) as caught:
        parser(text)
    message = str(caught.value)
    assert says in message
    assert "\n" not in message
    assert len(message) < 200


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A DOG AND A CAT", ["dog", "cat"]),
        ("dog\x00 on\x07 a couch", ["dog", "couch"]),
        ("🐱 and 🐶", ["cat", "dog"]),
        ("🐱🐶", ["cat", "dog"]),
        ("a cat 😀❤️", ["cat"]),
        ("“a cat” on a ‘mat’", ["cat", "mat"]),
        ("a\u200bcat on\u00a0a mat", ["mat"]),
        ("a_red_car", ["car"]),
        ("   a red car   ", ["car"]),
        ("dog", ["dog"]),
        ("a frobnitz", ["frobnitz"]),
        ("a café on a street", ["café", "street"]),
    ],
)
def test_messy_text(parser: SpacyParser, text: str, labels: list[str]) -> None:
    found = [o.label for o in parser(text).objects]
    assert [label for label in labels if label not in found] == []


def test_scene_with_nothing_but_an_absence(parser: SpacyParser) -> None:
    scene = parser("a photo of a scene without cars")
    assert len(scene) == 0
    assert [m.label for m in scene.absent] == ["car"]


def test_a_long_text_within_the_limit(parser: SpacyParser) -> None:
    scene = parser("A red cat sits on a mat. " * 100)
    assert len(scene) == 200


def test_unknown_pipeline() -> None:
    with pytest.raises(PluginError, match="no spaCy pipeline"):
        SpacyParser("no_such_pipeline")


def test_a_pipeline_that_parses_nothing_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PluginError, match="has no dependency parser"):
        SpacyParser(str(tmp_path / "blank"))


def assert_sound(scene: SceneGraph, text: str) -> None:
    """The record round-trips, and every span lies in the text."""
    data = scene.data()
    assert SceneGraph.of(data).data() == data
    assert all(t.span is None or 0 <= t.span[0] < t.span[1] <= len(text) for t in data.objects)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_gives_a_scene_or_a_text_error(parser: SpacyParser, text: str) -> None:
    try:
        scene = parser(text)
    except TextError:
        return
    assert_sound(scene, text)


def test_words_in_any_order(parser: SpacyParser) -> None:
    words = [
        "a",
        "the",
        "two",
        "dog",
        "cats",
        "on",
        "of",
        "and",
        "which",
        "is",
        "not",
        "one",
        "other",
        "it",
        ",",
        "'s",
        "red",
        "left",
        "without",
        "both",
        "sitting",
        "its",
        "table",
        "no",
    ]
    import random

    rng = random.Random(5)
    for _ in range(400):
        text = " ".join(rng.choice(words) for _ in range(rng.randint(1, 12)))
        try:
            scene = parser(text)
        except TextError:
            continue
        assert_sound(scene, text)


def test_coco_captions_give_objects(parser: SpacyParser, shared_data: Path) -> None:
    with gzip.open(shared_data / "layout" / "coco_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        captions = [json.loads(line)["captions"][0] for _, line in zip(range(200), lines, strict=False)]
    found = sum(bool(len(scene)) for scene in parser.many(captions))
    assert found >= 0.995 * len(captions)


def test_a_batch_goes_on_after_a_text_that_cannot_be_read(parser: SpacyParser) -> None:
    texts = ["a dog", "hello", "", "a cat on a sofa"]
    found = list(parser.each(texts))
    assert [isinstance(one, TextError) for one in found] == [False, True, True, False]
    assert found[3].data() == parser(texts[3]).data()
    scenes = parser.many(texts)
    assert next(scenes).text == "a dog"
    for text in texts[1:3]:
        with pytest.raises(TextError) as alone:
            parser(text)
        with pytest.raises(TextError) as batched:
            next(scenes)
        assert str(batched.value) == str(alone.value)
    assert [scene.text for scene in scenes] == ["a cat on a sofa"]
