"""Scoring scenes against hand-written gold, and what the parser reaches on the hard cases."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from layoutgen.errors import FormatError
from layoutgen.parse.parser import SpacyParser
from layoutgen.parse.score import scene_facts, score
from layoutgen.parse.score_scenes import Result, by_phenomenon, canonical, compare, read_cases
from layoutgen.scene import Absent, SceneGraph
from tests.parse.gold import CASES

DOGS = {
    "text": "two brown dogs on a sofa without cushions",
    "objects": [
        {"id": 0, "name": "dogs", "count": 2, "attributes": ["brown"]},
        {"id": 1, "name": "sofa", "count": 1, "attributes": []},
    ],
    "relations": [[0, "sit on", 1]],
    "absent": [{"name": "cushions"}],
}


def dogs(predicate: str = "on") -> SceneGraph:
    scene = SceneGraph(absent=(Absent(label="cushion"),))
    dog, sofa = scene.put("dog", count=2, attributes=["brown"]), scene.put("sofa")
    scene.relate(dog, predicate, sofa)
    return scene


def summed(parser: SpacyParser, path: Path) -> Result:
    cases = read_cases(path)
    return by_phenomenon([compare(parser(case["text"]), case) for case in cases], cases)["all"]


def test_the_gold_scene_is_perfect() -> None:
    result = compare(dogs(), DOGS)
    assert (result.objects.f1, result.relations.f1, result.absent) == (1, 1, 1)


def test_another_relation_another_count_and_what_is_too_much_cost() -> None:
    assert compare(dogs("under"), DOGS).relations.f1 == 0
    fewer = {**DOGS, "objects": [{**DOGS["objects"][0], "count": 3}, DOGS["objects"][1]], "absent": []}  # type: ignore[index, dict-item]
    result = compare(dogs(), fewer)
    assert (result.objects.f1, result.relations.f1, result.absent) == (0.5, 1, 0)
    more = dogs()
    more.put("cat")
    assert compare(more, DOGS).objects.f1 == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("said", "name"),
    [("sit on", "on"), ("hold", "holding"), ("stand to the left of", "left of"), ("look at", "looking at")],
)
def test_words_have_a_predicate(said: str, name: str) -> None:
    assert canonical(said) == name


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    for text, words in (
        ("{", "JSON"),
        ("[]", "list"),
        ('[{"objects": []}]', "no text"),
        ('[{"text": "a"}]', "neither"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FormatError, match=words):
            read_cases(path)


def test_the_hard_cases(parser: SpacyParser) -> None:
    result = summed(parser, CASES / "tough.json")
    assert result.scenes >= 60
    assert result.objects.f1 >= 0.95
    assert result.relations.f1 >= 0.9
    assert result.absent == result.scenes


def test_the_projects_twelve_hard_captions(parser: SpacyParser, shared_data: Path) -> None:
    result = summed(parser, shared_data / "parse" / "tough_examples.json")
    assert result.objects.f1 >= 0.95
    assert result.relations.f1 >= 0.8
    assert result.absent == result.scenes == 12


def test_paragraphs_are_joined_by_coreference(parser: SpacyParser) -> None:
    cases = read_cases(CASES / "paragraphs.json")
    assert len(cases) >= 8
    result = score([scene_facts(parser(case["text"])) for case in cases], [case["facts"] for case in cases])
    assert result.tuples.f1 >= 0.65
    assert result.spice >= 0.8


def test_every_phenomenon_has_a_case() -> None:
    cases = json.loads((CASES / "tough.json").read_text(encoding="utf-8"))
    names = Counter(name.split()[0] for case in cases for name in case["phenomena"])
    wanted = {"coreference", "count", "quantifier", "negation", "coordination", "set", "relative", "passive"}
    wanted |= {"attributes", "compound", "spatial", "ellipsis", "stuff", "time", "weather", "style", "several"}
    assert wanted <= set(names)
