"""Gold scenes: every phenomenon that the parser promises, one sentence a case (see cases/*.jsonl)."""

from __future__ import annotations

from typing import Any

import pytest

from layoutgen.parse.parser import SpacyParser
from tests.parse.gold import cases, written

FILES = (
    "phrases", "captions", "attachment", "coco", "idioms", "photographs", "looks", "typed", "clauses", "details",
    "recalled", "prompts", "sheets", "readers",
)  # fmt: skip
GOLD = [case for name in FILES for case in cases(name)]


@pytest.mark.parametrize("case", GOLD, ids=[case["text"][:60] for case in GOLD])
def test_scene_is_the_gold_scene(parser: SpacyParser, case: dict[str, Any]) -> None:
    expected = {name: value for name, value in case.items() if name != "text"}
    assert written(parser(case["text"])) == expected


def test_there_are_enough_cases() -> None:
    assert len({case["text"] for case in GOLD}) >= 150


def test_batches_equal_singles(parser: SpacyParser) -> None:
    texts = [case["text"] for case in GOLD]
    assert [s.data() for s in parser.many(texts)] == [parser(text).data() for text in texts]


@pytest.mark.parametrize("case", GOLD, ids=[case["text"][:60] for case in GOLD])
def test_spans_lie_in_the_text(parser: SpacyParser, case: dict[str, Any]) -> None:
    text = case["text"]
    scene = parser(text)
    for thing in scene.objects:
        assert thing.span is not None
        start, end = thing.span
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for relation in scene.relations:
        assert relation.span is not None
        assert 0 <= relation.span[0] < relation.span[1] <= len(text)


def test_span_is_the_mention_with_its_modifiers(parser: SpacyParser) -> None:
    text = "two  small dogs left of a red car"
    scene = parser(text)
    assert [text[o.span[0] : o.span[1]] for o in scene.objects if o.span] == ["two  small dogs", "a red car"]
    (relation,) = scene.relations
    assert relation.span is not None
    assert text[relation.span[0] : relation.span[1]] == relation.words == "left of"


def test_span_survives_an_introduction_and_emoji(parser: SpacyParser) -> None:
    text = "Draw a photo of a 🐶 on a red car"
    spans = {o.label: text[o.span[0] : o.span[1]] for o in parser(text).objects if o.span}
    assert spans == {"dog": "a 🐶", "car": "a red car"}
