"""Rules and head together: who is believed, what is said, and how it is measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layoutgen.parse.fuse import calibrate, weigh
from layoutgen.parse.fuse.calibrate import Case, cases, measure, rising
from layoutgen.parse.fuse.evidence import Answer
from layoutgen.parse.fuse.sentences import moved, predict, sentence_starts
from layoutgen.parse.fuse.weigh import Decision, Measured, bounds
from layoutgen.parse.head.align import align
from layoutgen.parse.head.examples import make, read
from layoutgen.parse.head.factual import Caption, parse_facts
from layoutgen.parse.head.tokens import TokenGraph
from layoutgen.parse.parser import SpacyParser
from layoutgen.parse.pipeline import load
from layoutgen.parse.score import drawn_facts, scene_facts
from layoutgen.scene import SceneGraph

STORED = {
    "rules": {"phrase": {"noun, far": [2, 20]}, "relation": {"verb": [6, 20]}},
    "head": {"phrase": [[0.0, 10, 20], [0.9, 40, 40]], "relation": [[0.0, 1, 30], [0.8, 9, 10]]},
}


def decision(certainty: float, sort: str = "noun, far") -> Decision:
    return Decision("phrase", 0, sort, (0,), Answer((1,), None, certainty))


def test_the_head_must_be_clearly_better_to_change_the_scene() -> None:
    known = Measured(STORED)
    assert known.prefers_head(decision(0.95))
    assert not known.prefers_head(Decision("phrase", 0, "after", (0,), Answer((1,), None, 0.99)))  # never measured
    few = Measured({"rules": {"phrase": {"noun, far": [2, 5]}}, "head": {"phrase": [[0.0, 3, 3]]}})
    assert not few.prefers_head(decision(0.99))


def test_rules_replace_what_the_head_hardly_believes() -> None:
    known = Measured(STORED)
    assert known.prefers_rules("relation", "verb", 0.05)
    assert not known.prefers_rules("relation", "verb", 0.9)
    assert not known.prefers_rules("relation", "unheard of", 0.0)


def test_bounds_narrow_with_more_cases() -> None:
    assert bounds(0, 0) == (0.0, 1.0)
    few, many = bounds(5, 10), bounds(500, 1000)
    assert few[0] < many[0] < 0.5 < many[1] < few[1]


def test_certainty_never_counts_against_the_head() -> None:
    steps = rising([(0.1, True), (0.2, False), (0.3, False), (0.4, True), (0.8, True), (0.9, True)], 3)
    shares = [right / of for _, right, of in steps]
    assert shares == sorted(shares)
    assert steps[0][0] == 0.0
    assert sum(of for _, _, of in steps) == 6


def test_rare_sorts_are_taken_together() -> None:
    few = calibrate.FEW
    found = [Case("phrase", "rare", 0.5, True, False)] * (few - 1) + [Case("phrase", "odd", 0.5, False, True)]
    found += [Case("phrase", "usual", 0.9, False, True)] * few + [Case("object", "some", 0.5, False, True)]
    together = (few - 1, few)
    rules = measure(found)["rules"]
    assert rules == {"phrase": {"odd": together, "rare": together, "usual": (0, few)}, "object": {}}


def test_what_is_shipped_is_what_calibrate_writes(tmp_path: Path) -> None:
    stored = json.loads(weigh.MEASURED.read_text(encoding="utf-8"))
    assert set(stored) == {"cases", "rules", "head"}
    assert stored["cases"] >= 50
    assert all(0 <= right <= of for sorts in stored["rules"].values() for right, of in sorts.values())


def test_captions_with_gold_become_cases() -> None:
    rows = [("a dog on a sofa", "( dog , on , sofa )"), ("a man riding a horse", "( man , ride , horse )")]
    captions = [Caption(text, parse_facts(graph)) for text, graph in rows]
    examples = make(read(load(), captions), captions)
    assert all(isinstance(case, Case) for case in cases(examples))
    reading = calibrate.reread(examples[0], align(["a", "dog", "on", "a", "sofa"], (), None, frozenset()).graph)
    assert reading.decisions == []


def test_texts_are_read_sentence_by_sentence() -> None:
    nlp = load()
    doc = nlp("A dog sits on a sofa. A red ball is under a table.")
    assert sentence_starts(doc) == [0, 7]
    (whole,) = predict([doc])
    alone = predict([nlp("A red ball is under a table.")])[0]
    later = moved(alone, 7)
    assert set(later.objects) == {i for i in whole.objects if i >= 7}
    assert {key for key in whole.certainty if key[0] == "object"} == {("object", i) for i in whole.objects}
    assert moved(TokenGraph(), 5).objects == {}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("A man is riding a bike. A dog runs behind him.", ("dog", "run behind", "man")),
        ("a table with a vase on it", ("vase", "on", "table")),
        ("Two dogs are on a couch. They are brown.", ("dogs", "is", "brown")),
        ("a red motorcycle beside a black one", ("motorcycle", "beside", "motorcycle")),
        ("the chair that the cat is sitting on", ("cat", "sit on", "chair")),
    ],
)
def test_what_is_said_names_what_pronouns_stand_for(parser: SpacyParser, text: str, fact: tuple[str, ...]) -> None:
    assert fact in scene_facts(parser(text))


def test_what_is_ruled_out_is_not_said(parser: SpacyParser) -> None:
    facts = scene_facts(parser("a street with no cars and a man without a hat"))
    assert not {"car", "cars", "hat"} & {word for fact in facts for word in fact}


def test_without_the_head_the_scene_itself_is_said() -> None:
    scene = SpacyParser(head=False)("a dog on a red sofa")
    assert "said" not in scene.graph
    assert scene_facts(scene) == drawn_facts(scene) == [("sofa", "is", "red"), ("dog", "on", "sofa")]


def test_a_parser_for_pictures_keeps_no_words() -> None:
    text = "a dog on a red sofa"
    scene, plain = SpacyParser()(text), SpacyParser(literal=False)(text)
    assert plain.data() == scene.data()
    assert "said" in scene.graph and "said" not in plain.graph


def test_the_head_is_not_asked_about_another_pipeline(tmp_path: Path) -> None:
    load().to_disk(tmp_path / "mine")
    parser = SpacyParser(str(tmp_path / "mine"))
    assert not parser.head
    assert "said" not in parser("a dog on a sofa").graph


def test_what_is_said_is_no_part_of_the_record(parser: SpacyParser) -> None:
    scene = parser("a dog on a red sofa")
    assert SceneGraph.from_json(scene.to_json()).data() == scene.data()
